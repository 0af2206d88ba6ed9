"""Tables, boxes and annexes on the page, in points."""

from __future__ import annotations

import itertools

import pytest
from msgspec.structs import replace

from tests.support import build_model, seed
from tests.support.build_model import HERE, heading, numbered, plain, text
from undoc.model import (
    Annex,
    Block,
    Cell,
    Column,
    ColumnAlign,
    ColumnRule,
    Fit,
    Fitted,
    LineBreak,
    NoteCall,
    NumberedParagraph,
    Paragraph,
    Row,
    RowAlign,
    RowKind,
    Summary,
    Table,
    TableForm,
    TableNote,
    TableWidth,
)
from undoc.prepare import prepare
from undoc.prepare.inlines import SpanMaker, SymbolLinker
from undoc.prepare.numbering import Numbered
from undoc.prepare.resolve import Notes, Targets
from undoc.prepare.structure import Element, Tag
from undoc.prepare.tables.layout import TextArea
from undoc.prepare.tables.maker import TableMaker
from undoc.typeset import TypesetDocument, typeset
from undoc.typeset.blocks.column_widths import Needs, column_widths
from undoc.typeset.pages.page import Page, Rule, TextRun

HOUSE = seed.templates().house("new-york", "en")
LEFT, RIGHT = 60 + 63.35, 612 - 60 - 63.35  # the text column of a New York page


def pages(*blocks: Block, language: str = "en", **more: object) -> TypesetDocument:
    document = build_model.document(blocks, body="general-assembly", language=language, **more)  # type: ignore[arg-type]
    return typeset(prepare(document, language, seed.templates()), seed.templates().fonts)


def cells(*texts: str) -> tuple[Cell, ...]:
    return tuple(Cell(text(words), HERE) for words in texts)


def table(rows: list[tuple[RowKind, tuple[Cell, ...]]], **more: object) -> Table:
    found = {
        "caption": text("Resources"),
        "subtitle": text("(Thousands)"),
        "columns": (Column(),) * 3,
        "rows": tuple(Row(kind, row, HERE) for kind, row in rows),
        "notes": (),
        "width": TableWidth.TEXT,
        "place": HERE,
    }
    return Table(**(found | more))  # type: ignore[arg-type]


SMALL = [
    (RowKind.HEADER, cells("Category", "2024", "2025")),
    (RowKind.BODY, cells("Posts", "1 234.5", "12.0")),
    (RowKind.SUBTOTAL, cells("Subtotal", "1 234.5", "12.0")),
    (RowKind.BODY, cells("Travel", "–", "(3.1)")),
    (RowKind.TOTAL, cells("Total", "1 234.5", "8.9")),
]


def runs(page: Page) -> dict[str, TextRun]:
    return {item.text.strip(): item for item in page.items if isinstance(item, TextRun)}


def rules(page: Page) -> list[Rule]:
    """The rules in the text column, from the top."""
    found = [item for item in page.items if isinstance(item, Rule) and item.x > 100 and item.y == item.y2]
    return sorted(found, key=lambda rule: rule.y)


def elements(element: Element, tag: Tag) -> list[Element]:
    found = [element] if element.tag is tag else []
    for kid in element.kids:
        if isinstance(kid, Element):
            found += elements(kid, tag)
    return found


def test_a_table_fills_the_text_column_and_its_figures_end_together() -> None:
    page = pages(table(SMALL)).pages[0]
    found = runs(page)
    assert found["Category"].x == pytest.approx(LEFT)
    ends = {found[words].x + found[words].width for words in ("12.0", "8.9")}
    assert max(ends) - min(ends) < 0.5
    assert max(ends) == pytest.approx(RIGHT - HOUSE.tables.forms["figures"].cell_end, abs=0.5)
    assert {(round(rule.x, 2), round(rule.x2, 2)) for rule in rules(page)[:5]} == {(round(LEFT, 2), round(RIGHT, 2))}


def test_rules_stand_above_the_header_under_it_above_totals_and_at_the_end() -> None:
    page = pages(table(SMALL)).pages[0]
    assert [rule.width for rule in rules(page)[:5]] == [0.5, 1.5, 0.5, 0.5, 1.5]
    found = runs(page)
    top, head, subtotal, total, bottom = (rule.y for rule in rules(page)[:5])
    assert top < found["Category"].y < head < found["Posts"].y < subtotal < found["Subtotal"].y
    assert found["Travel"].y < total < found["Total"].y < bottom


def test_the_caption_stands_above_with_its_number_and_subtitle() -> None:
    found = runs(pages(table(SMALL)).pages[0])
    assert found["Table"].y < found["Resources"].y < found["(Thousands)"].y < found["Category"].y
    assert found["Resources"].face.key == "tinos-bold"


def test_a_long_table_repeats_its_header_and_loses_no_row() -> None:
    rows = [SMALL[0], *((RowKind.BODY, cells(f"Row{i}", str(i), "1")) for i in range(120))]
    document = pages(table(rows))
    assert len(document.pages) > 2
    names = [item.text for page in document.pages for item in page.items if isinstance(item, TextRun)]
    assert [name for name in names if name.startswith("Row")] == [f"Row{i}" for i in range(120)]
    found = runs(document.pages[0])
    distances = {round(found["Row0"].y - found["Category"].y, 2)}
    for page in document.pages[1:]:
        first = min((item for item in page.items if isinstance(item, TextRun) and item.y > 70), key=lambda run: run.y)
        assert first.text == "Category"
        assert first.content is None  # read out once only
        distances.add(round(min(run.y for name, run in runs(page).items() if name.startswith("Row")) - first.y, 2))
    assert len(distances) == 1  # the gap below the header is repeated with it
    bottom = document.pages[1].height - seed.templates().house("new-york", "en").page.bottom
    for page in document.pages:
        assert all(item.y <= bottom for item in page.items if isinstance(item, TextRun) and item.text.startswith("Row"))


def test_a_header_may_stand_above_the_first_row_alone() -> None:
    rows = [SMALL[0], *((RowKind.BODY, cells(f"Row{i}", str(i), "1")) for i in range(120))]
    document = pages(table(rows, once=True))
    assert ["Category" in runs(page) for page in document.pages[:2]] == [True, False]


def test_a_row_higher_than_a_page_is_parted() -> None:
    rows = [SMALL[0], (RowKind.BODY, cells("A", "word " * 1500, "1"))]
    document = pages(table(rows))
    words = "".join(item.text for page in document.pages for item in page.items if isinstance(item, TextRun))
    assert words.count("word") == 1500
    assert len(document.pages) >= 2


def test_spans() -> None:
    rows = [
        (RowKind.HEADER, (Cell(text("Name"), HERE, rows=2), Cell(text("Years"), HERE, columns=2))),
        (RowKind.HEADER, cells("2024", "2025")),
        (RowKind.SECTION, (Cell(text("Part A"), HERE, columns=3),)),
        (RowKind.BODY, cells("Posts", "1", "2")),
    ]
    document = pages(table(rows))
    found = runs(document.pages[0])
    assert found["Years"].x >= found["2024"].x - 40
    assert found["Years"].y < found["2024"].y < found["Part A"].y
    assert found["Name"].y == pytest.approx(found["2024"].y)
    spans = [element.attributes for element in elements(document.structure, Tag.HEADER_CELL)]
    assert {"scope": "Column", "row-span": 2} in spans
    assert {"scope": "Column", "col-span": 2} in spans


def test_notes_of_a_table_are_lettered_and_stand_below_it() -> None:
    call = (*text("Posts"), NoteCall("p", HERE))
    rows = [SMALL[0], (RowKind.BODY, (Cell(call, HERE), *cells("1", "2")))]
    page = pages(table(rows, notes=(TableNote("p", text("Posts only."), HERE),))).pages[0]
    marks = [item for item in page.items if isinstance(item, TextRun) and item.text == "a"]
    note = runs(page)["Posts only."]
    assert [mark.face.key for mark in marks] == ["tinos-italic", "tinos-italic"]
    assert rules(page)[2].y < note.y
    assert marks[1].x < note.x


def test_a_note_of_the_document_called_in_a_table_stands_at_the_foot() -> None:
    rows = [SMALL[0], (RowKind.BODY, (Cell((*text("Posts"), NoteCall("n", HERE)), HERE), *cells("1", "2")))]
    document = pages(table(rows), notes={"n": build_model.note("n", "At the foot.")})
    page = document.pages[0]
    assert runs(page)["At the foot."].y > 680
    assert len(elements(document.structure, Tag.NOTE)) == 2  # with that of the agenda


def test_given_alignment_and_shares() -> None:
    columns = (Column(width=2), Column(ColumnAlign.CENTER, 1), Column(ColumnAlign.START, 1))
    found = runs(pages(table(SMALL, columns=columns)).pages[0])
    width = RIGHT - LEFT
    assert found["2025"].x == pytest.approx(LEFT + 0.75 * width + 7.2)
    middle = found["2024"].x + found["2024"].width / 2
    assert middle == pytest.approx(LEFT + 0.625 * width + (7.2 - 2.15) / 2, abs=0.3)


@pytest.mark.parametrize(
    ("shares", "needs", "expected"),
    [
        ([None, None], [Needs(10, 20), Needs(10, 30)], [40, 60]),
        ([None, None], [Needs(0, 0), Needs(0, 0)], [50, 50]),
        ([None] * 3, [Needs(9, 20), Needs(5, 10, is_figures=True), Needs(9, 20, is_figures=True)], [100 / 3] * 3),
        (
            [None] * 3,
            [Needs(9, 50), Needs(5, 15, is_figures=True), Needs(9, 30, is_figures=True)],
            [5000 / 95, 1500 / 95, 3000 / 95],
        ),
        ([None, None], [Needs(10, 150), Needs(20, 80)], [10 + 70 * 14 / 20, 20 + 70 * 6 / 20]),
        ([None, None], [Needs(90, 150), Needs(60, 80)], [60, 40]),
        ([3, 1], [Needs(10, 20), Needs(10, 30)], [75, 25]),
        ([2, None], [Needs(10, 20), Needs(10, 30)], [50, 50]),
    ],
)
def test_column_widths(shares: list[float | None], needs: list[Needs], expected: list[float]) -> None:
    assert column_widths(shares, needs, 100) == pytest.approx(expected)


def test_an_annex_begins_a_page_and_counts_anew() -> None:
    call = NumberedParagraph(0, "1.", (*text("In the annex"), NoteCall("x", HERE)), HERE)
    annex = Annex(text("Particulars"), "fr", (call, table(SMALL)), HERE)
    document = pages(numbered("First"), annex, notes={"x": build_model.note("x", "Lettered.")})
    assert len(document.pages) == 2
    found = runs(document.pages[1])
    assert list(found)[:4] == ["Annex", "[Original: French]", "Particulars", "1."]
    assert found["Table"].y > found["In the annex"].y
    assert "a" in found
    assert document.anchors["annex1-p1"].page == 1


def test_several_annexes_are_numbered() -> None:
    document = pages(Annex((), None, (plain("x"),), HERE), Annex((), None, (plain("y"),), HERE))
    assert ["Annex I" in runs(page) for page in document.pages] == [False, True, False]
    assert "Annex II" in runs(document.pages[2])


def test_a_summary_stands_in_a_frame_that_encloses_it() -> None:
    page = pages(Summary((plain("What this is about."), plain("And more.")), HERE), numbered("First")).pages[0]
    sides = [item for item in page.items if isinstance(item, Rule) and item.x == item.x2]
    top, bottom = min(side.y for side in sides), max(side.y2 for side in sides)
    found = runs(page)
    assert top < found["Summary"].y < found["And more."].y < bottom < found["First"].y
    assert min(side.x for side in sides) < found["And more."].x
    # The sides are not interrupted between the paragraphs.
    spans = sorted({(round(side.y, 3), round(side.y2, 3)) for side in sides})
    assert all(before[1] == pytest.approx(after[0], abs=0.01) for before, after in itertools.pairwise(spans))


def test_a_section_row_stays_with_the_row_below_it() -> None:
    for count in range(24, 34):
        rows = [SMALL[0], *((RowKind.BODY, cells(f"Row{i}", "1", "1")) for i in range(count))]
        rows += [(RowKind.SECTION, (Cell(text("Part"), HERE, columns=3),)), (RowKind.BODY, cells("Below", "1", "1"))]
        for page in pages(table(rows)).pages:
            found = runs(page)
            assert ("Part" in found) == ("Below" in found)


def test_the_texts_of_a_header_stand_at_its_foot() -> None:
    rows = [(RowKind.HEADER, cells("Category", "Requirements for the period that ended in June", "2025")), *SMALL[1:]]
    columns = (Column(width=3), Column(width=1), Column(width=1))
    found = runs(pages(table(rows, columns=columns)).pages[0])
    last = next(run for words, run in found.items() if words.endswith("June"))
    assert last.y == found["Category"].y == found["2025"].y
    assert last.y > next(run for words, run in found.items() if words.startswith("Requirements")).y


def test_decimal_signs_stand_below_each_other_where_figures_have_unlike_decimals() -> None:
    rows = [
        SMALL[0],
        *((RowKind.BODY, cells("Posts", *figures)) for figures in (("1,234", "1.5"), ("12", "(10.25)"), ("–", "3"))),
    ]
    for columns in ((Column(),) * 3, (Column(), Column(), Column(ColumnAlign.DECIMAL))):
        found = runs(pages(table(rows, columns=columns)).pages[0])
        signs = {
            words: found[words].x + sum(found[words].advances[:at])
            for words, at in (("1.5", 1), ("(10.25)", 3), ("3", 1))
        }
        assert max(signs.values()) - min(signs.values()) < 0.5
        whole = {found[words].x + found[words].width for words in ("1,234", "12", "–")}
        assert max(whole) - min(whole) < 0.5  # without decimals the figures end together


def test_a_decimal_sign_is_that_of_the_language() -> None:
    language = seed.templates().language("en")
    comma = replace(language, numbers=replace(language.numbers, decimal=","))
    rows = tuple(Row(RowKind.BODY, cells(words), HERE) for words in ("1.234,5", "12", "0,25"))
    one = replace(table(SMALL), columns=(Column(),), rows=rows)
    maker = TableMaker(
        SpanMaker(
            Notes(comma, asterisk_raised=False),
            Targets({}),
            SymbolLinker(seed.templates().symbols, "en"),
            comma.typography,
        ),
        HOUSE,
        comma,
        lambda drawing, anchor: None,
    )
    assert [row.cells[0].decimal for row in maker.table(one, Numbered(), TextArea(HOUSE.page)).rows] == [5, 2, 1]


def test_a_column_too_narrow_for_a_word_is_told() -> None:
    rows = [SMALL[0], (RowKind.BODY, cells("Administrative costs", "1", "2"))]
    columns = (Column(width=1), Column(width=20), Column(width=20))
    (narrow,) = pages(plain("x"), table(SMALL), table(rows, columns=columns)).narrow_columns
    assert narrow == (1, 0, 0, 1, "Category")
    assert not pages(table(SMALL)).narrow_columns


def test_no_page_ends_within_rows_that_a_cell_reaches_over() -> None:
    for count in range(20, 34):
        rows = [SMALL[0], *((RowKind.BODY, cells(f"Row{i}", "1", "1")) for i in range(count))]
        rows += [
            (RowKind.BODY, (Cell(text("Both"), HERE, rows=2), *cells("A1", "1"))),
            (RowKind.BODY, cells("A2", "2")),
        ]
        for page in pages(table(rows)).pages:
            found = runs(page)
            assert ("Both" in found) == ("A1" in found) == ("A2" in found)


def test_rows_may_be_kept_on_one_page() -> None:
    for count in range(24, 36):
        above = table([SMALL[0], *((RowKind.BODY, cells(f"Row{i}", "1", "1")) for i in range(count))])
        rows = [SMALL[0], *((RowKind.BODY, cells(name, "1", "1")) for name in ("A1", "A2", "A3"))]
        below = table(rows, caption=())
        first, *kept = below.rows
        ways = {
            "together": replace(below, keep=True),
            "next": replace(below, rows=(first, kept[0], replace(kept[1], keep=True), kept[2])),
        }
        for way, one in ways.items():
            for page in pages(above, one).pages:
                found = runs(page)
                assert ("A2" in found) == ("A3" in found)
                assert way == "next" or ("A1" in found) == ("A2" in found)


def test_a_row_that_is_kept_on_one_page_is_not_parted() -> None:
    for count in range(20, 34):
        above = table([SMALL[0], *((RowKind.BODY, cells(f"Row{i}", "1", "1")) for i in range(count))])
        below = table(
            [SMALL[0], (RowKind.BODY, cells("first " + "word " * 60 + "last", "1", "1"))], caption=(), keep=True
        )
        for page in pages(above, replace(below, form=TableForm.TEXT)).pages:
            texts = " ".join(runs(page))
            assert ("first" in texts) == ("last" in texts)


def test_rows_that_no_page_holds_together_are_parted() -> None:
    rows = [SMALL[0], *((RowKind.BODY, cells(f"Row{i}", "1", "1")) for i in range(120))]
    found = [runs(page) for page in pages(table(rows, keep=True)).pages]
    assert [sum(f"Row{i}" in page for page in found) for i in range(120)] == [1] * 120
    assert len(found) < 6


def test_no_row_reaches_below_a_page_that_begins_with_a_repeated_header() -> None:
    # Rows nearly as high as a page: with the header above them they have no room for all their lines.
    for words in range(700, 1100, 50):
        rows = [SMALL[0], *((RowKind.BODY, cells("A", "word " * words, "1")) for _ in range(2))]
        document = pages(table(rows, columns=(Column(width=1), Column(width=3), Column(width=1))))
        shown = 0
        for page in document.pages:
            bottom = page.height - HOUSE.page.bottom
            own = [item for item in page.items if isinstance(item, TextRun) and "word" in item.text]
            assert all(item.y < bottom for item in own)
            shown += sum(item.text.count("word") for item in own)
        assert shown == 2 * words


def test_cells_stand_closer_before_a_word_is_broken() -> None:
    rows = [(RowKind.HEADER, cells("A", "Apportionment", "Expenditure")), (RowKind.BODY, cells("B", "one", "2"))]
    end = HOUSE.tables.forms["figures"].cell_end
    word = runs(pages(table(rows)).pages[0])["Apportionment"].width
    for room, start, narrow in ((7.3, 7.2, 0), (7.1, 3.6, 0), (3.5, 0.0, 0), (-0.9, 0.0, 0), (-1.1, 0.0, 1)):
        share = (RIGHT - LEFT) / (word + end + room) - 2
        columns = (Column(width=share), Column(width=1), Column(width=1))
        document = pages(table(rows, columns=columns))
        # The column of figures, which end together, has them closer in its header alone.
        assert list(document.measured.cell_starts.values()) == [((0.0, start, start), (0.0, start, start))]
        assert len(document.narrow_columns) == narrow
        # It reaches a little into the space after it rather than be broken.
        assert ("Apportionment" in runs(document.pages[0])) == (not narrow)


def test_figures_stand_closer_each_for_itself() -> None:
    rows = [(RowKind.HEADER, cells("A", "Apportionment", "Expenditure")), (RowKind.BODY, cells("B", "1", "2"))]
    end = HOUSE.tables.forms["figures"].cell_end
    word = runs(pages(table(rows)).pages[0])["Apportionment"].width
    columns = (Column(width=(RIGHT - LEFT) / (word + end + 3.5) - 2), Column(width=1), Column(width=1))
    document = pages(table(rows, columns=columns))
    assert list(document.measured.cell_starts.values()) == [((0.0, 0.0, 7.2), (0.0, 7.2, 7.2))]
    given = tuple(replace(column, start=7.2) for column in columns)
    assert list(pages(table(rows, columns=given)).measured.cell_starts.values()) == [((7.2, 7.2, 7.2), (7.2, 7.2, 7.2))]


@pytest.mark.parametrize(
    ("form", "tab", "expected"),
    [
        pytest.param(TableForm.TEXT, None, 35.05, id="that of the house's texts"),
        pytest.param(TableForm.FIGURES, None, 23.75, id="that of the house's figures"),
        pytest.param(TableForm.TEXT, 22.5, 22.5, id="a column's own"),
        pytest.param(TableForm.TEXT, 9.0, 27.0, id="the next one for a number that reaches beyond it"),
    ],
)
def test_numbers_in_cells(form: TableForm, tab: float | None, expected: float) -> None:
    columns = (Column(tab=tab, width=1), Column(width=1), Column(width=1))
    rows = [(RowKind.BODY, cells("1.1.1\u2003" + "handover " * 20, "Achieved", "None"))]
    page = pages(table(rows, columns=columns, form=form)).pages[0]
    found = [item for item in page.items if isinstance(item, TextRun) and "handover" in item.text]
    (number,) = (item for item in page.items if isinstance(item, TextRun) and "1.1.1" in item.text)
    assert found[0].x - number.x == pytest.approx(expected)
    assert found[0].y == number.y
    assert {item.x for item in found[1:]} == {number.x}  # the lines after the first one turn where the number stands


def test_a_cell_has_spaces_of_its_own() -> None:
    row = cells("A", "one", "2")
    own = replace(row[2], start=0.0, end=10.0)
    aligns = (Column(), Column(align=ColumnAlign.END), Column(align=ColumnAlign.END))
    found = runs(pages(table([(RowKind.BODY, (*row[:2], own))], columns=aligns)).pages[0])
    assert RIGHT - found["2"].x - found["2"].width == pytest.approx(10.0)


def test_tables_in_a_summary_keep_off_its_frame() -> None:
    inner = table(SMALL, caption=(), subtitle=(), width=TableWidth.FULL, columns=(Column(),) * 3)
    long = table(
        [(RowKind.HEADER, cells("Head", "1", "2")), *((RowKind.BODY, cells(f"R{n}", "1", "2")) for n in range(60))],
        caption=(),
        subtitle=(),
    )
    document = pages(Summary((plain("Text."), heading("Resources", 3), inner, long), HERE), numbered("First"))
    for page in document.pages:
        sides = [item for item in page.items if isinstance(item, Rule) and item.x == item.x2]
        assert {round(side.x, 1) for side in sides} == {60.0, 552.0}  # from margin to margin
        tops = sorted({(round(side.y, 3), round(side.y2, 3)) for side in sides})
        assert all(before[1] == pytest.approx(after[0], abs=0.01) for before, after in itertools.pairwise(tops))
    assert runs(document.pages[0])["Category"].x == pytest.approx(60 + HOUSE.box.sides)
    first, second = (runs(page) for page in document.pages[:2])
    assert "Head" in first
    assert "Head" in second  # its header is repeated where the frame goes on
    assert "First" in runs(document.pages[-1])


def test_titles_of_several_columns_have_a_rule_below_them() -> None:
    head = [
        (RowKind.HEADER, (Cell(text("Category"), HERE, rows=2), Cell(text("Variance"), HERE, columns=2))),
        (RowKind.HEADER, cells("Amount", "Percentage")),
        (RowKind.BODY, cells("Posts", "1", "2")),
    ]
    page = pages(table(head)).pages[0]
    found = runs(page)
    (spanner,) = (rule for rule in rules(page) if rule.x > LEFT + 50 and rule.width == 0.5)
    assert found["Variance"].y < spanner.y < found["Amount"].y
    assert spanner.x2 == pytest.approx(RIGHT)


def test_a_header_typed_once_more_is_not_repeated_above_it() -> None:
    many = [(RowKind.BODY, cells(f"R{n}", "1", "2")) for n in range(60)]
    head = cells("Head", "First", "Second")
    first = sum(words[1:].isdigit() for words in runs(pages(table([(RowKind.HEADER, head), *many])).pages[0]))
    for titles, count in ((head, 1), (cells("Head", "Third", "Fourth"), 2)):
        document = pages(table([(RowKind.HEADER, head), *many[:first], (RowKind.HEADING, titles), *many[first:]]))
        found = [item.text for item in document.pages[1].items if isinstance(item, TextRun)]
        assert found.count("Head") == count


def test_the_first_line_of_a_cell_may_begin_further_in() -> None:
    own = replace(cells("words " * 30)[0], first=14.4)
    numbered_one = replace(cells("1.\u2003More")[0], first=14.4)
    page = pages(table([(RowKind.BODY, (own, *cells("1", "2"))), (RowKind.BODY, (numbered_one, *cells("3", "4")))]))
    lines = [item for item in page.pages[0].items if isinstance(item, TextRun) and "words" in item.text]
    assert lines[0].x - lines[1].x == pytest.approx(14.4)
    assert {line.x for line in lines[1:]} == {LEFT}
    found = runs(page.pages[0])
    assert found["1."].x == pytest.approx(LEFT + 14.4)
    assert found["More"].x == pytest.approx(LEFT + 14.4 + 23.75)


def test_justified_columns_end_at_their_edge() -> None:
    columns = (Column(width=1, align=ColumnAlign.JUSTIFY), Column(width=1), Column(width=1))
    rows = [(RowKind.HEADER, cells("Title", "a", "b")), (RowKind.BODY, cells("a few words of it " * 12, "1", "2"))]
    page = pages(table(rows, columns=columns)).pages[0]
    lines = [item for item in page.items if isinstance(item, TextRun) and "words" in item.text]
    end = LEFT + (RIGHT - LEFT) / 3 - HOUSE.tables.forms["figures"].cell_end
    assert len(lines) > 3
    # A space that is not printed ends each of them.
    assert {round(line.x + line.width - line.advances[-1] - end, 1) for line in lines[:-1]} == {0.0}


def test_a_line_break_after_a_space_is_no_character() -> None:
    broken = Cell((*text("A word "), LineBreak(), *text("and another")), HERE)
    assert {"A word", "and another"} <= runs(pages(table([(RowKind.BODY, (broken, *cells("1", "2")))])).pages[0]).keys()


def test_a_figure_is_not_parted_at_the_spaces_of_its_groups() -> None:
    rows = [(RowKind.BODY, cells("Posts", "1 200 000", "x " * 400))]
    found = [item.text for item in pages(table(rows)).pages[0].items if isinstance(item, TextRun)]
    assert "1 200 000" in found


def test_sums_have_more_room_beside_their_rules() -> None:
    form = HOUSE.tables.forms["figures"]
    found = runs(pages(table(SMALL)).pages[0])
    line = HOUSE.styles[form.cell_style].line.height
    rule = HOUSE.tables.usual.subtotal
    assert found["Subtotal"].y - found["Posts"].y == pytest.approx(line + 2 * form.rule_gap + rule)
    assert found["Travel"].y - found["Subtotal"].y == pytest.approx(line + form.cell_after + form.cell_before)


def test_rows_have_the_spaces_that_they_or_their_table_say() -> None:
    form = HOUSE.tables.forms["figures"]
    line = HOUSE.styles[form.cell_style].line.height
    own = Row(RowKind.BODY, cells("Posts", "1", "2"), HERE, above=9.0, below=7.0)
    others = [Row(RowKind.BODY, cells(name, "1", "2"), HERE) for name in ("Travel", "Fees")]
    header = Row(RowKind.HEADER, cells("Category", "a", "b"), HERE)
    whole = replace(table([]), rows=(header, own, *others))
    usual, spaced = (runs(pages(one).pages[0]) for one in (whole, replace(whole, above=3.0, below=5.0)))
    assert usual["Posts"].y - usual["Category"].y == pytest.approx(spaced["Posts"].y - spaced["Category"].y)
    assert usual["Travel"].y - usual["Posts"].y == pytest.approx(line + 7 + form.cell_before)
    assert spaced["Travel"].y - spaced["Posts"].y == pytest.approx(line + 7 + 3)
    assert usual["Fees"].y - usual["Travel"].y == pytest.approx(line + form.cell_after + form.cell_before)
    assert spaced["Fees"].y - spaced["Travel"].y == pytest.approx(line + 5 + 3)


@pytest.mark.parametrize("notes", [(), (TableNote("a", text("Below."), HERE),)], ids=["bare", "with notes"])
@pytest.mark.parametrize("caption", ["", "Posts"])
def test_the_spaces_between_a_table_and_the_texts_beside_it(caption: str, notes: tuple[TableNote, ...]) -> None:
    call = (*text("Row"), NoteCall("a", HERE)) if notes else text("Row")
    one = table([(RowKind.BODY, (Cell(call, HERE), *cells("1", "2")))], caption=text(caption), subtitle=(), notes=notes)
    last = plain("Last")

    def spaces(table: Table, below: Paragraph) -> tuple[float, float]:
        found = runs(pages(plain("First"), table, below).pages[0])
        lowest = max(item.y for name, item in found.items() if name in ("Row", "Below.", "_a_ Below."))
        highest = next(item.y for name, item in found.items() if name in ("Table", "Row"))
        return highest - found["First"].y, found["Last"].y - lowest

    usual = spaces(one, last)
    assert min(usual) > 12
    for space in (0.0, 30.0):
        above, below = spaces(replace(one, space=space), replace(last, fit=Fit(above=space)))
        change = above - usual[0], below - usual[1]
        other = spaces(replace(one, space=space + 10), replace(last, fit=Fit(above=space + 10)))
        assert other == pytest.approx((above + 10, below + 10))
        assert all(change)
        assert (change[0] > 0) == (change[1] > 0) == bool(space)


def test_a_table_may_stand_on_the_page_of_what_is_below_it() -> None:
    for count in range(20, 36):
        above = table([SMALL[0], *((RowKind.BODY, cells(f"Row{i}", "1", "1")) for i in range(count))])
        kept = table([(RowKind.BODY, cells("A1", "1", "1"))], caption=(), keep=True, keep_next=True)
        for page in pages(above, kept, plain("word " * 60)).pages:
            found = runs(page)
            assert ("A1" in found) == any("word" in name for name in found)


def test_a_last_row_may_stand_on_the_page_of_what_is_below_it() -> None:
    for count in range(20, 36):
        rows = [Row(RowKind.BODY, cells(f"Row{i}", "1", "1"), HERE, keep=i == count - 1) for i in range(count)]
        one = replace(table([], caption=()), rows=tuple(rows))
        for page in pages(one, plain("first " + "word " * 60)).pages:
            found = runs(page)
            assert any("first" in name for name in found) == (f"Row{count - 1}" in found)


def test_a_row_that_is_kept_to_the_next_is_not_parted() -> None:
    for count in range(20, 34):
        above = table([SMALL[0], *((RowKind.BODY, cells(f"Row{i}", "1", "1")) for i in range(count))])
        rows = [
            Row(RowKind.BODY, cells("first " + "word " * 60 + "last", "1", "1"), HERE, keep=True),
            Row(RowKind.BODY, cells("next " + "word " * 60, "1", "1"), HERE),
        ]
        for page in pages(above, replace(table([], caption=(), form=TableForm.TEXT), rows=tuple(rows))).pages:
            texts = " ".join(runs(page))
            assert ("first" in texts) == ("last" in texts) == ("next" in texts)


def test_lines_of_a_table_stand_as_far_apart_as_it_says() -> None:
    rows = [(RowKind.BODY, cells("word " * 30, "1", "2"))]
    for line in (None, 9.0):
        body = [item for item in pages(table(rows, line=line)).pages[0].items if isinstance(item, TextRun)]
        own = sorted({item.y for item in body if "word" in item.text})
        step = HOUSE.styles["TableCell"].line.height if line is None else line
        assert [below - above for above, below in itertools.pairwise(own)] == pytest.approx([step] * (len(own) - 1))


def test_a_page_may_end_within_a_row_that_is_not_to_be_whole() -> None:
    shown = []
    for kind in (RowKind.RULED, RowKind.BODY):
        rows = [(kind, cells(f"First{i} " + "word " * 90, "other " * 90, "x")) for i in range(12)]
        document = pages(table(rows, form=TableForm.TEXT))
        bottom = document.pages[0].height - HOUSE.page.bottom
        ends = []
        for page in document.pages:
            own = [
                item for item in page.items if isinstance(item, TextRun) and item.text[:4] in ("word", "Firs", "othe")
            ]
            assert all(item.y < bottom for item in own)
            ends.append(max((item.y for item in own), default=0.0))
        shown.append(bottom - ends[1])
        text_of = [item.text for page in document.pages for item in page.items if isinstance(item, TextRun)]
        assert sum(item.count("word") for item in text_of) == 12 * 90
        assert sum(item.count("other") for item in text_of) == 12 * 90
    of_whole, of_others = shown
    assert of_others < 2 * HOUSE.styles["TableText"].line.height < of_whole


def test_headings_within_a_table_are_like_its_header_and_stay_with_the_row_below() -> None:
    for count in range(20, 34):
        rows = [SMALL[0], *((RowKind.BODY, cells(f"Row{i}", "1", "1")) for i in range(count))]
        rows += [(RowKind.HEADING, cells("Output", "Number", "Remarks")), (RowKind.BODY, cells("Below", "1", "1"))]
        for page in pages(table(rows)).pages:
            found = runs(page)
            assert ("Output" in found) == ("Below" in found)
            if "Output" in found:
                assert found["Output"].face.key == "tinos-italic"
                above, below = (rule for rule in rules(page) if abs(rule.y - found["Output"].y) < 12)
                assert (above.width, below.width) == (0.5, 1.5)


def test_a_heading_of_two_rows_is_ruled_like_a_header_of_two() -> None:
    def titles(kind: RowKind, name: str) -> list[tuple[RowKind, tuple[Cell, ...]]]:
        over = (Cell(text(name), HERE, rows=2), Cell(text("Variance"), HERE, columns=2))
        return [(kind, over), (kind, cells("Amount", "Percentage"))]

    rows = [*titles(RowKind.HEADER, "Item"), (RowKind.BODY, cells("A", "1", "1"))]
    rows += [*titles(RowKind.HEADING, "Part"), (RowKind.BODY, cells("B", "1", "1"))]
    page = pages(table(rows)).pages[0]
    found = runs(page)
    for name in ("Item", "Part"):
        own = [rule for rule in rules(page) if found[name].y - 29 < rule.y < found[name].y + 12]
        assert [rule.width for rule in own] == [0.5, 0.5, 1.5]
        assert own[1].x > found[name].x + 20
        assert own[0].x == own[2].x < own[1].x


def test_a_frame_goes_around_the_rows_and_the_notes() -> None:
    notes = (TableNote("a", text("Below."), HERE),)
    rows = [(RowKind.BODY, (Cell((*text("Row"), NoteCall("a", HERE)), HERE), *cells("1", "2")))]
    framed = table(rows, caption=(), subtitle=(), notes=notes, frame=True, points=300.0)
    page = pages(plain("First"), framed, plain("Last")).pages[0]
    found, frame = runs(page), HOUSE.tables.frame
    own = [item for item in page.items if isinstance(item, Rule) and found["First"].y < item.y < found["Last"].y]
    across = sorted((rule for rule in own if rule.y == rule.y2), key=lambda rule: rule.y)
    assert [(rule.x, rule.x2) for rule in across] == [
        pytest.approx(edges, abs=0.01)
        for edges in ((LEFT, LEFT + 300), (LEFT + 23.75, LEFT + 95.75), (LEFT, LEFT + 300))
    ]
    top, separator, bottom = (rule.y for rule in across)
    sides = [rule for rule in own if rule.x == rule.x2]
    for x in (LEFT, LEFT + 300):
        side = sorted((rule.y, rule.y2) for rule in sides if rule.x == pytest.approx(x))
        assert (side[0][0], side[-1][1]) == pytest.approx((top, bottom))
        assert all(above[1] == pytest.approx(below[0]) for above, below in itertools.pairwise(side))
    assert top + frame.above < found["Row"].y < separator < found["Below."].y < bottom - frame.below
    assert found["Below."].x == pytest.approx(LEFT + HOUSE.tables.note_mark.text + frame.notes_start, abs=0.1)


def test_remarks_stand_below_the_table_before_its_notes() -> None:
    rows = [SMALL[0], (RowKind.BODY, (Cell((*text("Posts"), NoteCall("a", HERE)), HERE), *cells("1", "2")))]
    notes = (TableNote("a", text("Estimate."), HERE),)
    remarks = (text("Source: the registers. " * 8),)
    page = pages(table(rows, notes=notes, remarks=remarks)).pages[0]
    own = [item for item in page.items if isinstance(item, TextRun)]
    remark = [item for item in own if "registers" in item.text]
    note = next(item for item in own if "Estimate" in item.text)
    assert remark[0].y < remark[1].y < note.y
    # The first line begins where the marks of notes do, the others where their texts do.
    assert remark[0].x == pytest.approx(LEFT)
    assert remark[1].x == pytest.approx(note.x, abs=0.2)


def test_figures_in_brackets_have_room_in_right_to_left_tables() -> None:
    texts = [("1 234.5", "89.8", "6.8"), ("4.5", "(3.2)", "(100.0)")]
    rows = [(RowKind.BODY, cells("مصروفات التشغيل العامة للموظفين " * 3, *one)) for one in texts]
    rows.append((RowKind.TOTAL, cells("المجموع", "1 239.0", "185.2", "1.3")))
    (page,) = pages(table(rows, columns=(Column(),) * 4), language="ar").pages
    figures = [item for item in page.items if isinstance(item, TextRun) and set(item.text) & set("()123456789.")]
    top, bottom = runs(page)["89.8"].y, runs(page)["185.2"].y
    assert len({item.y for item in figures if top <= item.y <= bottom}) == 3


def test_text_that_is_set_closer_is_narrower() -> None:
    widths = []
    for inlines in (text("closer"), (Fitted(text("closer"), letter_space=-0.2, scale=95.0),)):
        rows = [(RowKind.BODY, (Cell(inlines, HERE), *cells("1", "2")))]
        widths.append(runs(pages(table(rows)).pages[0])["closer"].width)
    style = HOUSE.styles["TableCell"]
    usual = (widths[0] - 6 * style.letter_space) / style.scale
    assert widths[1] == pytest.approx(usual * 95.0 - 6 * 0.2, abs=0.05)


def test_texts_stand_where_the_table_says_in_the_height_of_their_rows() -> None:
    rows = [(RowKind.BODY, cells("word " * 30, "one", "2"))]
    places = {}
    for vertical in (None, *RowAlign):
        found = [item for item in pages(table(rows, vertical=vertical)).pages[0].items if isinstance(item, TextRun)]
        words = sorted({item.y for item in found if "word" in item.text})
        places[vertical] = next(item.y for item in found if item.text == "one") - words[0], words[-1] - words[0]
    assert len({height for _, height in places.values()}) == 1
    height = places[None][1]
    assert height > 0
    assert places[RowAlign.TOP][0] == pytest.approx(0)
    assert places[RowAlign.MIDDLE][0] == pytest.approx(height / 2)
    # Figures stand beside the last line of what they are of.
    one = table(rows, vertical=RowAlign.TOP, columns=(Column(), Column(vertical=RowAlign.MIDDLE), Column()))
    found = [item for item in pages(one).pages[0].items if isinstance(item, TextRun)]
    top = min(item.y for item in found if "word" in item.text)
    assert [next(item.y for item in found if item.text == text) - top for text in ("one", "2")] == pytest.approx(
        [height / 2, 0]
    )
    assert places[RowAlign.BOTTOM][0] == places[None][0] == pytest.approx(height)


def test_texts_have_the_size_that_their_table_says() -> None:
    rows = [SMALL[0], (RowKind.BODY, cells("Posts", "1", "2"))]
    found = runs(pages(table(rows, size=8.0)).pages[0])
    assert found["Posts"].size == 8.0
    assert found["Category"].size == HOUSE.styles["TableHeader"].size


def upright(page: Page) -> list[Rule]:
    found = [item for item in page.items if isinstance(item, Rule) and item.x > 100 and item.x == item.x2]
    return sorted(found, key=lambda rule: (rule.x, rule.y))


@pytest.mark.parametrize(("rule", "lines"), [(ColumnRule.SINGLE, 1), (ColumnRule.DOUBLE, 2)])
def test_a_rule_before_a_column_takes_half_of_its_width_on_both_sides(rule: ColumnRule, lines: int) -> None:
    columns = (Column(width=2), Column(ColumnAlign.START, 1), Column(ColumnAlign.START, 1))
    plainly = runs(pages(table(SMALL, columns=columns)).pages[0])
    page = pages(table(SMALL, columns=(*columns[:2], replace(columns[2], rule=rule)))).pages[0]
    edge = LEFT + (RIGHT - LEFT) * 0.75
    assert {round(one.x - edge, 2) for one in upright(page)} == ({0.0} if lines == 1 else {-1.5, 1.5})
    assert len(upright(page)) == lines * (len(SMALL) + 1)  # they run through the gap below the header
    assert all(one.width == 1.5 for one in upright(page))
    moved = {words: round(runs(page)[words].x - plainly[words].x, 2) for words in ("2024", "2025")}
    assert moved == {"2024": 0.0, "2025": 0.75 if lines == 1 else 2.25}


def test_the_rule_under_the_header_does_not_run_through_gaps() -> None:
    rows = [(kind, (*own[:2], *cells(""), *own[2:])) for kind, own in SMALL]
    ruled = Column(width=1, rule=ColumnRule.SINGLE)
    found = rules(pages(table(rows, columns=(Column(width=8), Column(width=5), ruled, ruled))).pages[0])
    gap = (LEFT + (RIGHT - LEFT) * 13 / 15, LEFT + (RIGHT - LEFT) * 14 / 15)
    heads = sorted((one.x, one.x2) for one in found if one.y == found[1].y)
    assert [round(x, 2) for piece in heads for x in piece] == [round(x, 2) for x in (LEFT, *gap, RIGHT)]


def test_no_rule_runs_through_a_cell_over_several_columns() -> None:
    rows = [(RowKind.BODY, cells("A", "B", "C")), (RowKind.BODY, (*cells("D"), Cell(text("Over both"), HERE, 2)))]
    columns = (Column(), Column(), Column(rule=ColumnRule.SINGLE))
    assert len(upright(pages(table(rows, columns=columns)).pages[0])) == 1


def test_the_paragraphs_of_a_cell_stand_below_each_other() -> None:
    several = Cell(text("First"), HERE, more=(text("Second"), text("Third")))
    made = pages(table([(RowKind.BODY, (several, *cells("B", "C"))), (RowKind.BODY, cells("D", "E", "F"))]))
    found = runs(made.pages[0])
    form = HOUSE.tables.forms["figures"]
    line = HOUSE.styles[form.cell_style].line.height
    tops = [found[words].y for words in ("First", "Second", "Third", "D")]
    gaps = [form.paragraph_gap, form.paragraph_gap, form.cell_after + form.cell_before]
    assert [below - above for above, below in itertools.pairwise(tops)] == pytest.approx([line + gap for gap in gaps])
    (cell,) = [one for one in elements(made.structure, Tag.CELL) if len(elements(one, Tag.PARAGRAPH)) > 1]
    assert len(elements(cell, Tag.PARAGRAPH)) == 3


def test_no_line_of_a_cell_stands_alone_where_its_row_is_parted() -> None:
    lengths = {"A": 7, "B": 4, "C": 3}
    words = (" ".join(f"{name}wideword{number}" for number in range(count)) for name, count in lengths.items())
    row = (RowKind.BODY, cells(*words))
    columns = (Column(ColumnAlign.START, 1),) * 3
    made = table([row], form=TableForm.TEXT, caption=(), subtitle=(), points=230.0, columns=columns)
    parted: set[tuple[str, int]] = set()
    for before in range(40, 80):
        document = pages(*(plain("Text") for _ in range(before)), made)
        for name, count in lengths.items():
            found = [sum(f"{name}wide" in item for item in runs(page)) for page in document.pages]
            assert sum(found) == count
            assert 1 not in found
            parted.update((name, own) for own in found if 0 < own < count)
    assert parted == {("A", 4), ("A", 3), ("A", 5), ("A", 2)}
