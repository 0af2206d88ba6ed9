"""Fields of a Word file: links, references, and results that are made anew."""

from __future__ import annotations

import pytest

from undoc.importer.report import Findings
from undoc.importer.word.runs.fields import Field, Fields
from undoc.importer.word.spans import Span


def begun(instruction: str, findings: Findings | None = None) -> tuple[Fields, Field]:
    fields = Fields(findings or Findings())
    fields.begin()
    fields.instruct(instruction)
    field = fields.separate()
    assert field is not None
    return fields, field


@pytest.mark.parametrize(
    ("instruction", "link"),
    [
        ('HYPERLINK "https://un.org/a b"', "https://un.org/a b"),
        ('HYPERLINK "https://un.org" \\l "part" \\o "Tip"', "https://un.org#part"),
        ('HYPERLINK \\l "part"', "#part"),
        ("REF _Ref1 \\r \\h", "#_Ref1"),
        ("NOTEREF _Ref2", "#_Ref2"),
        ("REF \\r", ""),
        ("DATE", ""),
        ("", ""),
    ],
)
def test_what_a_field_leads_to(instruction: str, link: str) -> None:
    fields, _ = begun(instruction)
    assert not fields.is_skipping
    assert fields.linked(Span("text")).link == link


def test_an_instruction_is_no_text() -> None:
    fields = Fields(Findings())
    fields.begin()
    assert fields.is_skipping
    assert not fields.is_made
    fields.end()
    assert not fields


@pytest.mark.parametrize(("instruction", "depth"), [('TOC \\o "1-2" \\h', 2), ('TOC \\o "1-9"', 6), ("TOC \\h", 0)])
def test_a_list_of_contents_is_made_anew(instruction: str, depth: int) -> None:
    fields, field = begun(instruction)
    assert field.contents == depth
    assert fields.is_made


@pytest.mark.parametrize(("outer", "told"), [("TOC \\h", 0), ("DATE", 1)])
def test_a_reference_to_a_page_is_told_of_outside_lists_of_contents(outer: str, told: int) -> None:
    findings = Findings()
    fields, _ = begun(outer, findings)
    fields.begin()
    fields.instruct("PAGEREF _Toc1 \\h")
    fields.separate()
    assert len(findings.found) == told


def test_fields_that_do_not_begin_end_without_harm() -> None:
    fields = Fields(Findings())
    fields.instruct("REF a")
    assert fields.separate() is None
    assert fields.end() is None
