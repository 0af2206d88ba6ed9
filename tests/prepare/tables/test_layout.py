"""Tables are laid out as the content says, and as the house has it where that is silent."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from msgspec.structs import replace

from tests.support.prepared_documents import cell, house, paragraph, row, table
from undoc.model import TableForm, TableWidth
from undoc.prepare.prepared import ColumnRule, Role, Row, RowAlign, RowKind, Table
from undoc.prepare.tables.layout import TextArea
from undoc.templates.styles import Align

HOUSE = house("en")
PAGE, LAYOUT = HOUSE.page, HOUSE.tables
BODY = HOUSE.styles[HOUSE.body_style]
FIGURES, TEXTS = LAYOUT.forms["figures"], LAYOUT.forms["text"]
COLUMN = TextArea(PAGE.in_columns(2, 12.0), in_columns=True)
ROWS = (row("A", "B", kind=RowKind.HEADER), row("1", "2"), row("3", "4"))


def laid(*rows: Row, **said: object) -> Table:
    return table(*(rows or ROWS), **said)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("said", "shown", "expected"),
    [
        pytest.param({}, lambda one: one.left, BODY.left, id="begins where texts do"),
        pytest.param({}, lambda one: one.width, PAGE.text_width - BODY.left - BODY.right, id="is as wide as texts"),
        pytest.param(
            {"width": TableWidth.FULL}, lambda one: (one.left, one.width), (0.0, PAGE.text_width), id="at the margins"
        ),
        pytest.param({"points": 99.0}, lambda one: (one.left, one.width), (BODY.left, 99.0), id="of a given width"),
        pytest.param(
            {"width": TableWidth.FULL, "area": TextArea(PAGE, inset=4.0)},
            lambda one: (one.left, one.width),
            (4.0, PAGE.text_width - 8.0),
            id="within a box",
        ),
        pytest.param(
            {"area": COLUMN, "points": 400.0},
            lambda one: (one.left, one.width),
            (0.0, COLUMN.page.text_width),
            id="no wider than its column",
        ),
        pytest.param({}, lambda one: one.rules, LAYOUT.usual, id="the usual rules"),
        pytest.param({"frame": True}, lambda one: (one.rules.top, one.rules.bottom), (0.0, 0.0), id="a frame instead"),
        pytest.param({"frame": True}, lambda one: one.frame, LAYOUT.frame, id="the frame of the house"),
        pytest.param({"end": 3.0}, lambda one: one.end, 3.0, id="the space after texts"),
        pytest.param({"keep_next": True}, lambda one: one.keep_next, True, id="kept with what is below it"),
        pytest.param({"space": 9.0}, lambda one: one.space, 9.0, id="its space above"),
        pytest.param({}, lambda one: [own.keep for own in one.rows], [True, False, False], id="a header is kept"),
        pytest.param(
            {"keep": True}, lambda one: [own.keep for own in one.rows], [True, True, False], id="all rows are kept"
        ),
        pytest.param({}, lambda one: [own.may_part for own in one.rows], [False] * 3, id="rows of figures are whole"),
        pytest.param(
            {"form": TableForm.TEXT},
            lambda one: [own.may_part for own in one.rows],
            [False, True, True],
            id="those of texts may be parted",
        ),
        pytest.param(
            {"form": TableForm.TEXT, "keep": True},
            lambda one: [own.may_part for own in one.rows],
            [False] * 3,
            id="but not where they are kept together",
        ),
        pytest.param(
            {"line": 11.0},
            lambda one: [own.cells[0].paragraph.line for own in one.rows],
            [None, 11.0, 11.0],
            id="the distance of lines below the header",
        ),
        pytest.param(
            {"above": 7.0, "below": 8.0},
            lambda one: [(own.cells[0].paragraph.space_before, own.cells[0].paragraph.space_after) for own in one.rows],
            [(FIGURES.header_before, FIGURES.header_after), (7.0, 8.0), (7.0, 8.0)],
            id="the spaces above and below texts",
        ),
        pytest.param(
            {"vertical": RowAlign.MIDDLE},
            lambda one: [own.cells[0].vertical for own in one.rows],
            [RowAlign.BOTTOM, RowAlign.MIDDLE, RowAlign.MIDDLE],
            id="where texts stand in their rows",
        ),
        pytest.param(
            {"column_rules": (None, ColumnRule.DOUBLE)},
            lambda one: [own.insets for own in one.rows[1].cells],
            [(0.0, 1.5 * LAYOUT.usual.column), (1.5 * LAYOUT.usual.column, 0.0)],
            id="what rules take of the width",
        ),
    ],
)
def test_what_a_table_says(said: dict[str, object], shown: Callable[[Table], object], expected: object) -> None:
    assert shown(laid(**said)) == expected


def test_one_row_of_figures_is_a_line_with_rules_of_its_own() -> None:
    line = laid(row("A", "B", kind=RowKind.HEADER), row("1", "2"))
    assert line.is_line
    assert (line.rules, line.head_gap) == (LAYOUT.line, 0.0)
    assert not laid(*ROWS[:2], caption=("Table 1",)).is_line


def test_a_list_in_columns_has_no_rules() -> None:
    assert laid(row("1", "2"), row("3", "4"), area=COLUMN).rules == LAYOUT.list
    assert laid(area=COLUMN).rules == LAYOUT.usual


def test_a_single_row_below_titles_is_kept_whole() -> None:
    assert [own.keep_lines for own in laid(*ROWS[:2], keep=True).rows] == [False, True]
    assert not any(own.keep_lines for own in laid(keep=True).rows)


def test_a_cell_over_several_rows_goes_on_without_text() -> None:
    whole = laid(row(cell("Both", 0, rows=2), cell("1", 1)), row(cell("2", 1), kind=RowKind.TOTAL))
    first, second = whole.rows
    (going_on,) = second.continued
    assert (going_on.column, going_on.paragraph.text, first.continued) == (0, "", ())
    assert going_on.rules == first.cells[0].rules
    assert going_on.rules.above == LAYOUT.usual.top
    assert second.cells[0].rules.above == LAYOUT.usual.subtotal


def test_between_the_paragraphs_of_a_cell_is_the_larger_space() -> None:
    more = (paragraph("B", TEXTS.cell_style, Role.CELL),)
    upper, lower = laid(row(replace(cell("A", 0), more=more)), row("2")).rows[0].cells[0].paragraphs
    assert (upper.space_before, upper.space_after, lower.space_before) == (
        FIGURES.cell_before,
        FIGURES.paragraph_gap,
        0.0,
    )


def test_figures_stand_beside_the_last_line_of_what_they_are_of() -> None:
    office = house("en", "new-york").tables.forms["figures"]
    assert office.ends_together
    figures = row("A long name", cell("1", 1, align=Align.END))
    of_texts, of_figures = laid(row("A", "B"), figures, key="new-york").rows
    assert {own.vertical for own in of_texts.cells} == {RowAlign.TOP}
    assert {own.vertical for own in of_figures.cells} == {RowAlign.BOTTOM}


def test_the_first_note_has_space_above_it_and_notes_in_a_frame_stand_in_from_its_sides() -> None:
    notes = [("a", "A."), ("b", "B.")]
    above = HOUSE.styles[LAYOUT.note_style].before + LAYOUT.notes_before
    found = [note.paragraph for note in laid(notes=notes).notes]
    assert [(one.space_before, one.indents) for one in found] == [(above, None), (None, None)]
    sides = (LAYOUT.frame.notes_start, LAYOUT.frame.notes_end)
    framed = laid(notes=notes, frame=True)
    assert [(one.paragraph.space_before, one.paragraph.indents) for one in framed.notes] == [(None, sides)] * 2
    assert not framed.has_notes_below


def test_lines_above_and_below_a_wide_table_are_as_wide_as_it() -> None:
    caption = ("Table 1", "Title", "Subtitle")
    wide = laid(caption=caption, notes=[("a", "A.")], width=TableWidth.FULL)
    assert [line.indents for line in (*wide.caption, wide.notes[0].paragraph)] == [None, None, None, (0.0, 0.0)]
    alone = paragraph("Subtitle", LAYOUT.subtitle_style, Role.CAPTION)
    assert [line.indents for line in laid(caption=[alone], width=TableWidth.FULL).caption] == [(0.0, 0.0)]
    assert [line.indents for line in laid(caption=caption, area=COLUMN).caption] == [(0.0, 0.0)] * 3
    assert [line.indents for line in laid(caption=caption).caption] == [None] * 3
