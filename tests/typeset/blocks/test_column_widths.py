"""Columns beside each other: where they stand on the page, what stands in them, what follows them."""

from __future__ import annotations

import pytest

from tests.support import seed
from tests.support.prepared_documents import call, document, house, note, numbered, paragraph, row, table
from undoc.model import TableWidth
from undoc.prepare.prepared import Block, Columns, PreparedDocument, Role, Span
from undoc.prepare.tables.layout import TextArea
from undoc.typeset import typeset
from undoc.typeset.pages.page import Page, Rule, TypesetDocument, runs_of

TITLE = (paragraph("Title", "Title", Role.TITLE),)
PAGE = house("en").page
#: Half of what the gap leaves.
WIDTH = (PAGE.text_width - 12) / 2
SECOND = PAGE.left + WIDTH + 12


def made(*blocks: Block, **more: object) -> TypesetDocument:
    prepared: PreparedDocument = document(*blocks, front=TITLE, **more)  # type: ignore[arg-type]
    return typeset(prepared, seed.templates().fonts)


def starts(page: Page) -> dict[str, tuple[float, float]]:
    """Where each word that is a run's first begins, and its base line."""
    found: dict[str, tuple[float, float]] = {}
    for run in runs_of(page.items):
        if run.content is not None:
            found.setdefault(run.text.split()[0] if run.text.strip() else "", (run.x, run.y))
    return found


def names(count: int, first: int = 0) -> tuple[Block, ...]:
    return tuple(paragraph(f"name{number}") for number in range(first, first + count))


def columns(*blocks: Block, count: int = 2) -> Columns:
    return Columns(blocks, count)


def test_two_columns_share_the_width_and_are_balanced() -> None:
    (page,) = made(paragraph("above"), columns(*names(5)), paragraph("below")).pages
    found = starts(page)
    step = found["name1"][1] - found["name0"][1]
    for number in range(5):
        x, y = found[f"name{number}"]
        assert x == pytest.approx(PAGE.left if number < 3 else SECOND)
        assert y == pytest.approx(found["above"][1] + step * (1 + number % 3))
    assert found["below"] == pytest.approx((found["above"][0], found["name2"][1] + step))


def test_three_columns() -> None:
    (page,) = made(columns(*names(6), count=3)).pages
    width = (PAGE.text_width - 24) / 3
    places = [starts(page)[f"name{number}"][0] for number in range(6)]
    assert places == pytest.approx([PAGE.left + column * (width + 12) for column in (0, 0, 1, 1, 2, 2)])


def test_lines_end_within_their_column() -> None:
    (page,) = made(columns(paragraph("word " * 60), numbered("word " * 60, "1."))).pages
    runs = [run for run in runs_of(page.items) if run.content is not None and "word" in run.text]
    assert {run.x < SECOND - 12 for run in runs} == {True, False}
    for run in runs:
        if run.x < SECOND - 12 and run.x < PAGE.left + WIDTH:
            trailing = len(run.text) - len(run.text.rstrip())
            end = run.x + sum(run.advances[: len(run.advances) - trailing])
            assert end <= PAGE.left + WIDTH + 0.5 or run.y < 300  # the title is as wide as the page


def test_columns_go_on_on_the_next_page() -> None:
    first, second = made(columns(*names(100)), paragraph("below")).pages
    here, there = starts(first), starts(second)
    assert here["name0"][0] == pytest.approx(PAGE.left)
    before = sum(name.startswith("name") for name in here)
    assert there[f"name{before}"] == pytest.approx((PAGE.left, there[f"name{before}"][1]))
    rest = 100 - before
    middle = before + (rest + 1) // 2
    assert there[f"name{middle}"] == pytest.approx((SECOND, there[f"name{before}"][1]))
    assert there["below"][1] > there[f"name{middle - 1}"][1]
    assert {name for name in (*here, *there) if name.startswith("name")} == {f"name{number}" for number in range(100)}


def test_a_right_to_left_text_begins_with_the_column_at_the_right() -> None:
    (page,) = made(columns(*names(4)), code="ar").pages
    found = starts(page)
    width, right = PAGE.width, PAGE.width - PAGE.left
    assert SECOND < min(found[f"name{number}"][0] for number in (0, 1)) < right
    assert max(found[f"name{number}"][0] for number in (2, 3)) < width - SECOND
    assert found["name0"][1] == pytest.approx(found["name2"][1])


def test_a_list_in_columns_has_no_rules_and_its_rows_stay_whole() -> None:
    rows = [row(f"key{number}", "text " * 20) for number in range(4)]
    plain = table(*rows, width=TableWidth.FULL)
    listed = table(*rows, area=TextArea(PAGE.in_columns(2, house("en").columns.gap), in_columns=True))
    (page,) = made(columns(listed)).pages
    (ruled,) = made(plain).pages
    assert len([one for one in ruled.items if isinstance(one, Rule)]) > len(
        [one for one in page.items if isinstance(one, Rule)]
    )
    places = [starts(page)[f"key{number}"] for number in range(4)]
    assert [x for x, _ in places] == pytest.approx([PAGE.left, PAGE.left, SECOND, SECOND])
    assert places[0][1] == pytest.approx(places[2][1])


def test_a_note_called_in_columns_is_as_wide_as_the_page() -> None:
    long = note("n1", "noted " * 30)
    (page,) = made(columns(paragraph([Span("called"), call("n1")]), *names(3)), notes=(long,)).pages
    lines = [run for run in runs_of(page.items) if run.content is not None and "noted" in run.text]
    assert max(run.x + run.width for run in lines) > SECOND + 50
    assert min(run.y for run in lines) > starts(page)["name2"][1]
