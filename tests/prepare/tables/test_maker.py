"""Tables, figures and annexes: numbers, alignment, lettered notes, what cannot be set yet."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from tests.support import build_model, seed
from tests.support.build_model import HERE, heading, numbered, text
from undoc.model import (
    Annex,
    Block,
    Cell,
    Column,
    ColumnAlign,
    ContentError,
    Contents,
    NoteCall,
    NumberedParagraph,
    Reference,
    Row,
    RowKind,
    Table,
    TableNote,
    TableWidth,
)
from undoc.prepare import PreparedDocument, prepare, prepared
from undoc.templates.styles import Align


def of(*blocks: Block, language: str = "en", body: str = build_model.METADATA.body) -> PreparedDocument:
    return prepare(build_model.document(blocks, language=language, body=body), language, seed.templates())


def table(
    *rows: tuple[str, ...], name: str | None = None, caption: str = "T", notes: tuple[TableNote, ...] = ()
) -> Table:
    made = [
        Row(RowKind.HEADER if i == 0 else RowKind.BODY, tuple(Cell(text(c), HERE) for c in row), HERE)
        for i, row in enumerate(rows)
    ]
    columns = (Column(),) * len(rows[0])
    return Table(text(caption) if caption else (), (), columns, tuple(made), notes, TableWidth.TEXT, HERE, name)


def first_table(document: PreparedDocument) -> prepared.Table:
    return next(block for block in prepared.flow(document.blocks) if isinstance(block, prepared.Table))


def test_columns_of_figures_end_together_and_others_begin_together() -> None:
    found = first_table(
        of(table(("Name", "Year", "Sum", "Mixed"), ("A", "2024", "(1 234.5)", "12"), ("B", "2025", "–", "n/a")))
    )
    assert [cell.align for cell in found.rows[1].cells] == [Align.START, Align.END, Align.END, Align.START]


@pytest.mark.parametrize(("language", "signs"), [("en", [None, None, None]), ("ar", [None, 1, None])])
def test_whole_figures_meet_at_their_last_digit_in_right_to_left_tables(language: str, signs: list[int | None]) -> None:
    rows = table(("Name", "Sum", "Range"), ("A", "8", "10-15"), ("B", "1310", "12"))
    ends = (Column(), Column(align=ColumnAlign.END), Column(align=ColumnAlign.END))
    found = first_table(of(replace(rows, columns=ends), language=language))
    assert [cell.decimal for cell in found.rows[1].cells] == signs


def test_tables_are_numbered_where_they_have_a_caption_and_anew_in_an_annex() -> None:
    document = of(table(("A",)), table(("A",), caption=""), table(("A",)), Annex((), None, (table(("A",)),), HERE))
    tables = [block for block in prepared.flow(document.blocks) if isinstance(block, prepared.Table)]
    assert [[line.text for line in found.caption] for found in tables] == [
        ["Table 1", "T"],
        [],
        ["Table 2", "T"],
        ["Table", "T"],
    ]
    assert len({found.anchor for found in tables}) == 4


def test_a_reference_to_a_table_prints_its_number() -> None:
    reference = NumberedParagraph(0, "1.", (Reference("sums", HERE),), HERE)
    document = of(table(("A",)), table(("A",), name="sums"), reference)
    last = document.blocks[-1]
    assert isinstance(last, prepared.Paragraph)
    assert (last.spans[0].text, last.spans[0].target) == ("2", "sums")


@pytest.mark.parametrize(
    ("is_numbered", "body", "expected"),
    [
        (False, "hsp-executive-board", ["Table", "see table."]),
        (True, "hsp-executive-board", ["Table 1", "see table ", "1", "."]),
        (False, "programme-budget", ["Table 1", "see table ", "1", "."]),
    ],
)
def test_the_only_table_has_no_number(is_numbered: bool, body: str, expected: list[str]) -> None:
    lone = replace(table(("A",), name="sums"), is_numbered_alone=is_numbered)
    reference = NumberedParagraph(0, "1.", (*text("see table "), Reference("sums", HERE), *text(".")), HERE)
    found, last = of(lone, reference, body=body).blocks
    assert isinstance(found, prepared.Table)
    assert isinstance(last, prepared.Paragraph)
    assert [found.caption[0].text, *(span.text for span in last.spans)] == expected


def test_notes_of_a_table_are_lettered_in_the_order_of_their_calls() -> None:
    notes = (TableNote("x", text("X."), HERE), TableNote("y", text("Y."), HERE))
    cells = tuple(Cell((*text("c"), NoteCall(name, HERE)), HERE) for name in ("y", "x", "y"))
    rows = (Row(RowKind.BODY, cells, HERE),)
    found = first_table(of(Table((), (), (Column(),) * 3, rows, notes, TableWidth.TEXT, HERE)))
    assert [cell.paragraph.text for cell in found.rows[0].cells] == ["ca", "cb", "ca"]
    assert [(note.mark, note.paragraph.text) for note in found.notes] == [("a", "Y."), ("b", "X.")]


def test_notes_that_a_text_above_calls_have_the_first_letters() -> None:
    notes = (TableNote("x", text("X."), HERE), TableNote("y", text("Y."), HERE, called_above=True))
    rows = (Row(RowKind.BODY, (Cell((*text("c"), NoteCall("x", HERE)), HERE),), HERE),)
    found = first_table(of(Table((), (), (Column(),), rows, notes, TableWidth.TEXT, HERE)))
    assert found.rows[0].cells[0].paragraph.text == "cb"
    assert [(note.mark, note.paragraph.text) for note in found.notes] == [("a", "Y."), ("b", "X.")]


def test_totals_are_bold_and_columns_follow_spans() -> None:
    rows = (
        Row(RowKind.BODY, (Cell(text("A"), HERE, rows=2), Cell(text("B"), HERE, columns=2)), HERE),
        Row(RowKind.TOTAL, (Cell(text("C"), HERE), Cell(text("D"), HERE)), HERE),
    )
    found = first_table(of(Table((), (), (Column(),) * 3, rows, (), TableWidth.FULL, HERE)))
    assert [[cell.column for cell in row.cells] for row in found.rows] == [[0, 1], [1, 2]]
    assert all(span.bold for cell in found.rows[1].cells for span in cell.paragraph.spans)


def test_everything_is_counted_anew_in_an_annex() -> None:
    annex = Annex(text("Title"), "fr", (heading("H"), numbered("a"), numbered("b", 1)), HERE)
    document = of(numbered("1"), numbered("2"), annex, language="zh")
    paragraphs = [block for block in prepared.flow(document.blocks) if isinstance(block, prepared.Paragraph)]
    assert [(p.label, p.text, p.part) for p in paragraphs[2:]] == [
        ("", "附件", 1),
        ("", "[原件：法文]", 0),
        ("", "Title", 0),
        ("", "H", 1),
        ("1.", "a", 1),
        ("(a)", "b", 1),
    ]
    assert paragraphs[2].page_break


def test_a_list_of_contents_without_headings_is_a_located_problem() -> None:
    with pytest.raises(ContentError) as raised:
        of(Contents(HERE, 2))
    assert [(problem.code, problem.place) for problem in raised.value.problems] == [("empty-contents", HERE)]


def test_a_list_of_contents_leads_to_headings_without_numbers_too() -> None:
    headings = (heading("One"), replace(heading("Aside"), is_numbered=False), heading("Two"))
    contents, *_ = of(Contents(HERE, 2), *headings).blocks
    assert isinstance(contents, prepared.Contents)
    assert [(entry.paragraph.text, entry.target) for entry in contents.entries] == [
        ("One", "h1"),
        ("Aside", "heading1"),
        ("Two", "h2"),
    ]


@pytest.mark.parametrize(("body", "spanner"), [("general-assembly", Align.CENTER), ("human-rights-council", Align.END)])
def test_a_title_of_several_columns_stands_where_the_house_has_it(body: str, spanner: Align) -> None:
    wide, plain = Cell(text("Sums"), HERE, columns=2), Cell(text("Year"), HERE)
    end = Cell(text("n/a"), HERE, align=ColumnAlign.END)
    rows = (
        Row(RowKind.HEADER, (plain, wide), HERE),
        Row(RowKind.SECTION, (Cell(text("Monday"), HERE, columns=3, align=ColumnAlign.CENTER),), HERE),
        Row(RowKind.BODY, (end, *(Cell(text(one), HERE) for one in "12")), HERE),
        Row(RowKind.BODY, (plain, replace(wide, inlines=text("3"))), HERE),
        Row(RowKind.HEADING, (plain, wide), HERE),
        Row(RowKind.BODY, (plain, replace(wide, inlines=text("3"))), HERE),
    )
    found = first_table(of(replace(table(("A", "B", "C"), caption=""), rows=rows), body=body))
    assert [[cell.align for cell in row.cells] for row in found.rows] == [
        [Align.START, spanner],
        [Align.CENTER],
        [Align.END, Align.END, Align.END],
        [Align.START, Align.END],
        [Align.START, Align.END],
        [Align.START, Align.END],
    ]
