"""Page breaking on made-up lines: every line once and in order, notes with their calls, what is kept together."""

from __future__ import annotations

import itertools

from hypothesis import given, settings
from hypothesis import strategies as st

from undoc.typeset.blocks.paragraphs import Beside, SetBlock
from undoc.typeset.pages.breaking import Box, BrokenPage, break_pages
from undoc.typeset.text.placing import SetLine

BOX = Box(100.0, 200.0)


def block(count: int, *, notes: dict[int, str] | None = None, height: float = 10.0, **more: object) -> SetBlock:
    """A block of ``count`` lines; ``notes`` says which line calls which note."""
    lines = [SetLine(height, notes=(notes[i],) if notes and i in notes else ()) for i in range(count)]
    return SetBlock(lines, **more)  # type: ignore[arg-type]


def pages(blocks: list[SetBlock], notes: dict[str, SetBlock] | None = None) -> list[BrokenPage]:
    return break_pages(blocks, notes or {}, 5.0, lambda _: BOX)


def counts(broken: list[BrokenPage]) -> list[int]:
    return [len(page.lines) for page in broken]


def test_a_page_takes_lines_while_they_fit_and_space_after_is_not_needed() -> None:
    broken = pages([block(10, after=50.0), block(3)])
    assert counts(broken) == [10, 3]
    assert broken[0].lines[-1].y + 10 == BOX.bottom


def test_space_before_is_dropped_at_the_top_of_a_page_and_added_to_the_space_after() -> None:
    broken = pages([block(2, before=7.0, after=4.0), block(1, before=3.0)])
    assert [line.y for line in broken[0].lines] == [100, 110, 127]


def test_no_single_line_stands_alone() -> None:
    assert counts(pages([block(8), block(4)])) == [10, 2]
    assert counts(pages([block(9), block(4)])) == [9, 4]  # one line would stand alone at the foot
    assert counts(pages([block(8), block(3)])) == [8, 3]  # one line would stand alone at the head


def test_single_lines_may_stand_alone_without_widow_control() -> None:
    assert counts(pages([block(9, widow_control=False), block(4, widow_control=False)])) == [10, 3]


def test_a_heading_stays_with_the_first_two_lines_of_its_text() -> None:
    assert counts(pages([block(7), block(1, keep_next=True), block(4)])) == [10, 2]
    assert counts(pages([block(8), block(1, keep_next=True), block(4)])) == [8, 5]
    assert counts(pages([block(7), block(1, keep_next=True), block(1, keep_next=True), block(4)])) == [7, 6]


def test_lines_kept_together_move_together() -> None:
    assert counts(pages([block(5), block(6, keep_lines=True)])) == [5, 6]


def test_a_chain_that_no_page_holds_is_broken_all_the_same() -> None:
    assert counts(pages([block(1, keep_next=True) for _ in range(13)])) == [10, 3]
    assert counts(pages([block(25, keep_lines=True)])) == [10, 10, 5]


def test_a_note_stands_at_the_foot_of_the_page_of_its_call() -> None:
    (page,) = pages([block(3, notes={1: "a"})], {"a": block(2)})
    assert [line.y for line in page.notes] == [180, 190]
    assert not page.continued


def test_above_notes_the_space_below_a_paragraph_has_to_fit_too() -> None:
    for after, count in ((0.0, 8), (5.0, 8), (5.1, 7)):
        blocks = [block(8, notes={0: "a"}, after=after, widow_control=False), block(3)]
        assert counts(pages(blocks, {"a": block(1)}))[0] == count
    # Within a paragraph there is none.
    blocks = [block(9, notes={0: "a"}, after=6.0, widow_control=False), block(3)]
    assert counts(pages(blocks, {"a": block(1)}))[0] == 8


def test_a_line_moves_on_when_its_note_does_not_fit() -> None:
    broken = pages([block(12, notes={7: "a"}, widow_control=False)], {"a": block(3)})
    assert counts(broken) == [7, 5]
    assert [len(page.notes) for page in broken] == [0, 3]


def test_a_note_that_does_not_fit_whole_goes_on_on_the_next_page() -> None:
    broken = pages([block(12, notes={5: "a"}, widow_control=False)], {"a": block(5)})
    assert counts(broken) == [6, 6]  # with three lines of the note, where the first five lines leave no room for all
    assert [len(page.notes) for page in broken] == [3, 2]
    assert [page.continued for page in broken] == [False, True]
    assert [line.y for line in broken[1].notes] == [180, 190]


def test_no_single_line_of_a_note_stands_alone() -> None:
    assert [len(page.notes) for page in pages([block(12, notes={5: "a"}, widow_control=False)], {"a": block(4)})] == [
        2,
        2,
    ]
    assert [len(page.notes) for page in pages([block(12, notes={7: "a"}, widow_control=False)], {"a": block(4)})] == [
        0,
        4,
    ]
    assert [len(page.notes) for page in pages([block(12, notes={7: "a"}, widow_control=False)], {"a": block(3)})] == [
        0,
        3,
    ]


def test_a_note_is_not_parted_where_the_page_may_not_end() -> None:
    # The page would end after the first line of a paragraph.
    broken = pages([block(5), block(6, notes={0: "a"})], {"a": block(6)})
    assert counts(broken) == [5, 3, 3]
    assert not broken[0].notes


def test_a_note_longer_than_a_page_goes_on_at_the_foot_of_the_next() -> None:
    broken = pages([block(2, notes={0: "a"}), block(2)], {"a": block(15)})
    assert [len(page.notes) for page in broken] == [8, 7, 0]
    assert [page.continued for page in broken] == [False, True, False]
    assert sum(counts(broken)) == 4


def test_a_document_without_blocks_has_one_page() -> None:
    assert counts(pages([])) == [0]


@st.composite
def flows(draw: st.DrawFn) -> tuple[list[SetBlock], dict[str, SetBlock]]:
    blocks: list[SetBlock] = []
    notes: dict[str, SetBlock] = {}
    for _ in range(draw(st.integers(1, 12))):
        count = draw(st.integers(1, 9))
        calls = {}
        for line in draw(st.sets(st.integers(0, count - 1), max_size=2)):
            name = f"n{len(notes)}"
            notes[name] = block(draw(st.integers(1, 14)), height=draw(st.sampled_from([5.0, 8.0])))
            calls[line] = name
        blocks.append(
            block(
                count,
                notes=calls,
                height=draw(st.sampled_from([9.0, 12.0, 30.0])),
                before=draw(st.sampled_from([0.0, 6.0])),
                after=draw(st.sampled_from([0.0, 6.0])),
                keep_next=draw(st.booleans()),
                keep_lines=draw(st.booleans()),
                widow_control=draw(st.booleans()),
            )
        )
    return blocks, notes


@settings(max_examples=300, deadline=None)
@given(flows())
def test_every_line_once_in_order_and_every_note_begins_on_the_page_of_its_call(
    flow: tuple[list[SetBlock], dict[str, SetBlock]],
) -> None:
    blocks, notes = flow
    broken = pages(blocks, notes)
    assert [placed.line for page in broken for placed in page.lines] == [line for b in blocks for line in b.lines]
    called = [note for b in blocks for line in b.lines for note in line.notes]
    assert [placed.line for page in broken for placed in page.notes] == [
        line for note in called for line in notes[note].lines
    ]
    for page in broken:
        for note in (note for placed in page.lines for note in placed.line.notes):
            assert notes[note].lines[0] in [placed.line for placed in page.notes]
        bottoms = [placed.y + placed.line.height for placed in page.lines]
        if len(page.lines) > 1:
            assert bottoms[-1] <= page.notes_top + 1e-6
        assert all(placed.y + placed.line.height <= BOX.bottom + 1e-6 for placed in page.notes)
        assert page.lines or page.notes
    where = {id(placed.line): number for number, page in enumerate(broken) for placed in page.notes}
    for own in notes.values():
        if id(own.lines[0]) in where:
            on = [where[id(line)] for line in own.lines]
            assert all(after - before <= 1 for before, after in itertools.pairwise(on))
            assert all(broken[number].continued for number in set(on) - {on[0]})


def beside(*blocks: SetBlock, count: int = 2) -> list[SetBlock]:
    """The blocks in columns of which each begins 50 points after the one before."""
    columns = Beside(count, 50.0)
    for one in blocks:
        one.columns = columns
    return list(blocks)


def places(page: BrokenPage) -> list[tuple[float, float]]:
    return [(line.x, line.y) for line in page.lines]


def test_columns_are_as_low_as_they_can_be_the_first_ones_filled_first() -> None:
    (page,) = pages([block(1), *beside(*(block(1) for _ in range(5))), block(1)])
    left, right = [(0, 110), (0, 120), (0, 130)], [(50, 110), (50, 120)]
    assert places(page) == [(0, 100), *left, *right, (0, 140)]
    (page,) = pages(beside(*(block(1, height=height) for height in (12.0, 17.0, 22.0, 12.0, 7.0, 17.0))))
    assert places(page)[2:4] == [(0, 129), (50, 100)]  # as in a fascicle of the budget
    (page,) = pages(beside(*(block(1) for _ in range(4)), count=3))
    assert [x for x, _ in places(page)] == [0, 0, 50, 50]


def test_columns_that_a_page_has_no_room_for_go_on_on_the_next() -> None:
    first, second = pages([block(6, widow_control=False), *beside(block(11, widow_control=False)), block(1)])
    assert [x for x, _ in places(first)[6:]] == [0] * 4 + [50] * 4
    assert places(second) == [(0, 100), (0, 110), (50, 100), (0, 120)]


def test_what_is_kept_together_is_so_in_columns() -> None:
    heading_ = block(1, keep_next=True)
    (page,) = pages(beside(block(2, after=5.0), heading_, block(2)))
    assert places(page)[2:] == [(50, 100), (50, 110), (50, 120)]  # neither alone nor below a space
    (page,) = pages(beside(block(5)))
    assert [x for x, _ in places(page)] == [0, 0, 0, 50, 50]
    first, second = pages([block(8), block(1, keep_next=True), *beside(block(4, keep_lines=True))])
    assert [len(first.lines), len(second.lines)] == [8, 5]  # the heading above goes with them


def test_a_note_stands_at_the_foot_of_the_page_on_which_columns_call_it() -> None:
    notes = {"a": block(2), "b": block(3)}
    flow = [block(5), *beside(*(block(1, notes={0: name} if name else {}) for name in ("", "a", "", "", "", "b", "")))]
    first, second = pages(flow, notes)
    assert [len(first.notes), len(second.notes)] == [2, 3]
    assert first.lines[-1].line is not flow[-2].lines[0]
    assert max(line.y + 10 for line in first.lines) <= first.notes_top - 5


@st.composite
def flows_with_columns(draw: st.DrawFn) -> tuple[list[SetBlock], dict[str, SetBlock]]:
    blocks, notes = draw(flows())
    at = 0
    while at < len(blocks):
        stop = at + draw(st.integers(1, 6))
        if draw(st.booleans()):
            beside(*blocks[at:stop], count=draw(st.integers(2, 4)))
            for one in blocks[at:stop]:
                one.begins_page = False
        at = stop
    return blocks, notes


@settings(max_examples=200, deadline=None)
@given(flows_with_columns())
def test_columns_lose_and_double_nothing(flow: tuple[list[SetBlock], dict[str, SetBlock]]) -> None:
    blocks, notes = flow
    broken = pages(blocks, notes)
    assert [placed.line for page in broken for placed in page.lines] == [line for b in blocks for line in b.lines]
    called = [note for b in blocks for line in b.lines for note in line.notes]
    assert [placed.line for page in broken for placed in page.notes] == [
        line for note in called for line in notes[note].lines
    ]
    for page in broken:
        for note in (note for placed in page.lines for note in placed.line.notes):
            assert notes[note].lines[0] in [placed.line for placed in page.notes]
        assert all(placed.y + placed.line.height <= BOX.bottom + 1e-6 for placed in page.notes)
        taken = sorted((placed.x, placed.y, placed.y + placed.line.height) for placed in page.lines)
        for (x, _, bottom), (other, top, _) in itertools.pairwise(taken):
            assert x != other or bottom <= top + 1e-6


def test_time_grows_with_the_lines_not_with_their_square() -> None:
    # Counted, not timed: every line is looked at a bounded number of times.
    class Counted(list[str]):
        looks = 0

        def __iter__(self):  # type: ignore[no-untyped-def]
            Counted.looks += 1
            return super().__iter__()

    blocks = [SetBlock([SetLine(10.0, notes=Counted()) for _ in range(6)]) for _ in range(500)]  # type: ignore[arg-type]
    pages(blocks)
    assert Counted.looks < 3 * 3000


def test_rows_in_columns_that_go_on_on_the_next_page_are_whole() -> None:
    beside = Beside(2, 50.0)
    rows = [block(4, columns=beside, widow_control=False) for _ in range(7)]
    for row in rows:
        for line in row.lines[:-1]:
            line.goes_on = True
    first, _ = pages(rows)
    assert [line.y for line in first.lines] == [100.0 + 10 * number for number in range(8)] * 2  # two rows a column
