"""A formula among the text of a paragraph."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from lxml import etree

from undoc.importer.report import Change, Findings, in_full
from undoc.importer.word import tags
from undoc.importer.word.formulas.reader import read_formula
from undoc.importer.word.formulas.signs import VAL, M, UncoveredError
from undoc.importer.word.spans import FORMULA, Span, SpanFormula


def span_of_formula(
    elements: Sequence[etree._Element], gone: Collection[str], findings: Findings, link: str
) -> Span | None:
    """What stands for a formula (``m:oMath``), or for several on one line; None for an empty one.

    One that cannot be kept as a formula is text, which is told.
    """
    parent = elements[0].getparent()
    is_displayed = parent is not None and parent.tag == tags.M_O_MATH_PARA
    try:
        row = read_formula(elements, gone, displayed=False)
        displayed = read_formula(elements, gone, displayed=True) if is_displayed else None
    except UncoveredError as error:
        text = "".join(piece.text or "" for element in elements for piece in element.iter(tags.M_T, tags.W_T))
        message = f"A formula became plain text, because it has {error}: {in_full(text)}"
        findings.add(Change.SIMPLIFIED, "formula", message)
        return Span(text, italic=True, link=link)
    for message in dict.fromkeys(_simplified(elements)):
        findings.add(Change.SIMPLIFIED, "formula-form", message)
    return Span(FORMULA, link=link, formula=SpanFormula(row, displayed)) if row else None


def _simplified(elements: Sequence[etree._Element]) -> Iterator[str]:
    """What of a formula is another where it is kept as one."""
    for element in elements:
        if any(one.get(VAL) == "skw" for one in element.iter(f"{M}type")):
            yield "A slanted fraction of a formula got a level rule."
        for lines in element.iter(f"{M}eqArr"):
            if any("#" in (piece.text or "") for piece in lines.iter(tags.M_T)):
                yield "The number at the end of a formula's line stands right behind it."


def lines_of_formulas(paragraph: etree._Element) -> Iterator[tuple[etree._Element, ...]]:
    """The elements of a paragraph of formulas (``m:oMathPara``), those together that stand on one line.

    Formulas stand on one line unless a break ends the one before.
    """
    line: list[etree._Element] = []
    for element in paragraph:
        if line and (element.tag != tags.M_O_MATH or has_break(line[-1])):
            yield tuple(line)
            line = []
        if element.tag == tags.M_O_MATH:
            line.append(element)
        else:
            yield (element,)
    if line:
        yield tuple(line)


def has_break(formula: etree._Element) -> bool:
    """Whether the line ends with a formula."""
    return any(True for _ in formula.iter(tags.W_BR))
