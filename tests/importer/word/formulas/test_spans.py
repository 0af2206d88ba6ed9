"""Formulas among the text of paragraphs."""

from __future__ import annotations

from lxml import etree

from undoc.importer.report import Findings
from undoc.importer.word.formulas.spans import span_of_formula
from undoc.importer.word.names import M_NS
from undoc.importer.word.spans import FORMULA, Span

RUN = "<m:r><m:t>x</m:t></m:r>"


def read(inner: str, findings: Findings) -> Span | None:
    root = etree.fromstring(f'<m:oMathPara xmlns:m="{M_NS}"><m:oMath>{inner}</m:oMath></m:oMathPara>')
    return span_of_formula([root[0]], (), findings, "")


def test_a_displayed_formula_is_read_for_both_places() -> None:
    span = read(RUN, Findings())
    assert span is not None
    assert span.formula is not None
    assert span.text == FORMULA
    assert span.formula.displayed == span.formula.row


def test_one_without_contents_is_nothing() -> None:
    assert read("", Findings()) is None


def test_one_that_cannot_be_kept_is_its_text() -> None:
    findings = Findings()
    span = read(f"<m:borderBox><m:e>{RUN}</m:e></m:borderBox>", findings)
    assert span is not None
    assert (span.text, span.italic, span.formula) == ("x", True, None)
    assert [one.code for one in findings.found] == ["formula"]
