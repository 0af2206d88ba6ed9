"""Cross-references: fields where Word can compute them, links where it cannot."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from msgspec.structs import replace

from tests.support import seed
from tests.support.docx_fields import Fields
from tests.support.docx_file import WordFile
from tests.support.docx_lint import lint
from tests.support.docx_reader import read
from tests.support.prepared_documents import (
    call,
    document,
    figure,
    heading,
    note,
    numbered,
    paragraph,
    row,
    shown_notes,
    table,
)
from tests.support.word import write
from undoc.docx import FontNames, Numbers
from undoc.prepare.prepared import Block, PreparedDocument, Span

FONTS = FontNames.of(seed.templates().fonts)
LONG = "p" * 60

TARGETS: tuple[Block, ...] = (
    heading("Introduction", "I.", anchor="h1"),
    numbered("First:", "1.", anchor="p1"),
    numbered("One;", "(a)", 1, anchor="p1-1"),
    numbered("Part.", "(i)", 2, anchor="p1-1-1"),
    numbered("Second.", "2 bis.", anchor=LONG),
    table(row("A", "B"), caption=["Table 1", "Costs"], anchor="table1"),
    replace(figure(anchor="figure1"), caption=paragraph([Span("Figure I"), Span("\n"), Span("A tower")], "Caption")),
    heading("Annex II", "", anchor="annex2"),
)


def fields(prepared: PreparedDocument, numbers: Numbers = Numbers.AUTO) -> list[tuple[str, str]]:
    """Instruction and result of each field of the body."""
    data = write(prepared, FONTS, numbers=numbers)
    assert lint(data) == []
    return [(one.instruction.strip(), one.result) for one in Fields(WordFile(data)).fields]


def references(*spans: tuple[str, str]) -> Iterable[Block]:
    return (numbered([Span("See "), *(Span(text, target=target) for target, text in spans)], "3.", anchor="p3"),)


@pytest.mark.parametrize(
    ("target", "text", "auto", "typed"),
    [
        ("h1", "I", [("REF _ud_h1 \\n \\h", "I")], [("REF _udn_h1 \\h", "I")]),
        ("p1", "1", [("REF _ud_p1 \\n \\h", "1")], [("REF _udn_p1 \\h", "1")]),
        (
            "p1-1",
            "1 (a)",
            [("REF _ud_p1 \\n \\h", "1"), ("REF _ud_p1_1 \\n \\h", "(a)")],
            [("REF _udn_p1 \\h", "1"), ("REF _udn_p1_1 \\h", "(a)")],
        ),
        ("table1", "1", [("REF _udn_table1 \\h", "1")], [("REF _udn_table1 \\h", "1")]),
        ("table1", "Table 1", [("REF _ud_table1 \\h", "Table 1")], [("REF _ud_table1 \\h", "Table 1")]),
        ("annex2", "II", [("REF _udn_annex2 \\h", "II")], [("REF _udn_annex2 \\h", "II")]),
        ("p1", "the first paragraph", [], []),
        ("nowhere", "1", [], []),
        ("p1", "7", [], []),
    ],
)
def test_references(target: str, text: str, auto: list[tuple[str, str]], typed: list[tuple[str, str]]) -> None:
    prepared = document(*TARGETS, *references((target, text)))
    assert [one for one in fields(prepared) if not one[0].startswith("SEQ")] == auto
    assert fields(prepared, Numbers.TYPED) == typed
    for numbers in Numbers:
        paragraphs = read(write(prepared, FONTS, numbers=numbers)).paragraphs
        assert next(one.text for one in paragraphs if one.text.startswith("See")) == f"See {text}"


def test_three_levels_and_a_label_that_is_typed_among_counted_ones() -> None:
    found = fields(document(*TARGETS, *references(("p1-1-1", "1 (a) (i)"), (LONG, "2 bis"))))
    assert [result for instruction, result in found if "REF" in instruction] == ["1", "(a)", "(i)", "2 bis"]
    assert [" \\n " in instruction for instruction, _ in found if "REF" in instruction] == [True, True, True, False]


def test_references_before_their_target() -> None:
    prepared = document(*references(("p1-1", "1 (a)"), ("table1", "1")), *TARGETS)
    assert [result for instruction, result in fields(prepared) if "REF" in instruction] == ["1", "(a)", "1"]


def test_tables_and_figures_are_counted() -> None:
    def captioned(number: str, anchor: str) -> Block:
        return table(row("A"), caption=[f"Table {number}", "Table 9"], anchor=anchor)

    prepared = document(captioned("1", "t1"), *TARGETS[6:7], captioned("2", "t2"), captioned("1", "annex1-t1"))
    assert fields(prepared) == [
        ("SEQ Table \\* ARABIC", "1"),
        ("SEQ Figure \\* ROMAN", "I"),
        ("SEQ Table \\* ARABIC", "2"),
        ("SEQ Table \\* ARABIC \\r 1", "1"),
    ]
    assert fields(prepared, Numbers.TYPED) == []


def test_a_second_call_of_a_note_repeats_the_mark_of_the_first() -> None:
    prepared = document(
        numbered([Span("One"), call("n1", "1"), Span(", two"), call("n2", "2"), Span(", one"), call("n1", "1")], "1."),
        notes=(note("n1", "First."), note("n2", "Second.", "2")),
    )
    assert fields(prepared) == [("NOTEREF _udn_n1 \\f \\h", "1")]
    data = write(prepared, FONTS)
    assert read(data).paragraphs[0].text == "One1, two2, one1"
    assert [(one.mark, one.paragraphs) for one in read(data).notes] == shown_notes(prepared)


def test_a_second_call_of_a_custom_mark_is_text() -> None:
    prepared = document(
        numbered([Span("One"), call("n1", "*"), Span(", one"), call("n1", "*")], "1."),
        notes=(note("n1", "Star.", "*"),),
    )
    assert fields(prepared) == []
