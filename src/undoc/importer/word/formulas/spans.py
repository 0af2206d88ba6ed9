"""A formula among the text of a paragraph."""

from __future__ import annotations

from collections.abc import Collection

from lxml import etree

from undoc.importer.report import Change, Findings, in_full
from undoc.importer.word import tags
from undoc.importer.word.formulas.reader import read_formula
from undoc.importer.word.formulas.signs import UncoveredError
from undoc.importer.word.spans import FORMULA, Span, SpanFormula


def span_of_formula(element: etree._Element, gone: Collection[str], findings: Findings, link: str) -> Span | None:
    """What stands for a formula (``m:oMath``), None for an empty one.

    One that cannot be kept as a formula is text, which is told.
    """
    parent = element.getparent()
    is_displayed = parent is not None and parent.tag == tags.M_O_MATH_PARA
    try:
        row = read_formula(element, gone, displayed=False)
        displayed = read_formula(element, gone, displayed=True) if is_displayed else None
    except UncoveredError as error:
        text = "".join(piece.text or "" for piece in element.iter(tags.M_T))
        message = f"A formula became plain text, because it has {error}: {in_full(text)}"
        findings.add(Change.SIMPLIFIED, "formula", message)
        return Span(text, italic=True, link=link)
    return Span(FORMULA, link=link, formula=SpanFormula(row, displayed)) if row else None
