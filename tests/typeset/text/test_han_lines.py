"""Justified Chinese lines: what Word took in and what it did not, and where the room for it came from."""

from __future__ import annotations

import csv
import itertools
import random
from collections import Counter

import pytest

from tests.support import seed
from tests.typeset.text.test_lines import NO_END, NO_START, drawn, lines_of
from undoc.typeset.text.lines import Line

DECISIONS = seed.ROOT.parent / "shared" / "facts" / "chinese-line-decisions.tsv"
SIZE = seed.templates().house("nairobi", "zh").styles["SingleTxt"].size


def broken(text: str, em: float, *, justified: bool = True) -> list[Line]:
    """The lines of a text in a column ``em`` characters wide, with what Chinese has between its marks and letters."""
    return lines_of(text, em * SIZE, squeezes=True, justified=justified)


def line_with(marks: int, joints: int, *, ends_in_latin: bool) -> str:
    """A line that has so many marks and joints of Han and Latin."""
    within = joints - ends_in_latin
    start, end = "a" * (within % 2), "a" * ends_in_latin
    return start + "国" * 12 + "国，" * marks + "国" + "a国" * (within // 2) + "国" + end


@pytest.mark.skipif(not DECISIONS.exists(), reason="the decisions measured are not here")
def test_the_decisions_of_word_are_made_again() -> None:
    right: Counter[bool] = Counter()
    total: Counter[bool] = Counter()
    with DECISIONS.open(encoding="utf-8") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            need, slack = float(row["need_em"]), float(row["slack_em"])
            joints = int(row["latin_joints"])
            # A candidate of a character and a quarter stands behind Latin.
            text = line_with(int(row["marks"]), joints, ends_in_latin=need + slack > 1.1)
            (natural,) = broken(text, 1000)
            first = broken(text + "天地人", natural.width / SIZE + slack)[0].text
            assert first in (text, text + "天") or slack < 0
            total[joints > 0] += 1
            right[joints > 0] += (first == text + "天") == (row["taken"] == "1")
    assert right[False] / total[False] >= 0.99
    assert right.total() / total.total() >= 0.97


@pytest.mark.parametrize(
    ("title", "text", "em", "expected"),
    [
        ("half of a mark is room enough", "国，国国国国", 4.6, ["国，国国国", "国"]),
        ("refusing would stretch less", "国，国国国国", 4.5, ["国，国国", "国国"]),
        ("one mark does not give 0.5", "国，国国国国", 4.52, ["国，国国", "国国"]),
        ("two marks give more", "国，国，国国国国", 6.4, ["国，国，国国国", "国"]),
        ("a line without marks gives nothing", "国国国国国国", 4.9, ["国国国国", "国国"]),
        ("only one unit is taken in", "国，国，国，国国国国", 7.9, ["国，国，国，国国", "国国"]),
        ("a mark at the end is halved", "国国国国，国国", 4.5, ["国国国国，", "国国"]),
        ("or hangs", "国国国国，国国", 4.0, ["国国国国，", "国国"]),
        ("two marks hang only as far as one", "国国国》，国国", 4.0, ["国国国》，", "国国"]),
        ("beyond that they take what is before them with them", "国国国》，国国", 3.4, ["国国", "国》，国", "国"]),
        ("a point and a dash give nothing", "国．国—国国国国", 6.6, ["国．国—国国", "国国"]),
        ("a joint of Han and Latin has room for nothing", "国，a国a国a国a国国国", 9.6, ["国，a国a国a国a国", "国国"]),
    ],
)
def test_which_characters_a_justified_line_has(title: str, text: str, em: float, expected: list[str]) -> None:
    assert [line.text for line in broken(text, em)] == expected, title


@pytest.mark.parametrize(
    ("text", "em", "expected"),
    [
        ("国，国，国国国国", 6.8, ["国，国，国国", "国国"]),
        ("国国国国，国国", 4.6, ["国国国", "国，国国"]),
        ("国）。国国国国", 4.5, ["国）。国国", "国国"]),
    ],
)
def test_nothing_but_adjacent_marks_gives_way_in_ragged_lines(text: str, em: float, expected: list[str]) -> None:
    lines = broken(text, em, justified=False)
    assert [line.text for line in lines] == expected
    assert all(line.width <= em * SIZE + 0.01 for line in lines)


def beyond(line: Line) -> float:
    """How much of the line stands beyond its margin, in em."""
    last = line.units[-1].unit
    return (sum(p.unit.width + p.unit.space + p.kerning for p in line.units) - last.space - line.width) / SIZE


@pytest.mark.parametrize(
    ("title", "text", "em", "outside", "shares"),
    [
        ("the last mark is halved before any other gives", "国，国国国。国", 5.6, 0.5, [0.0]),
        ("all others give the same", "国，国，国国国国", 6.4, 0.0, [0.3, 0.3]),
        ("all give, the last beyond the margin", "国，国国国。国", 5.2, 0.5, [0.3]),
        ("the last hangs whole", "国，国国国。国", 4.8, 1.0, [0.2]),
        ("openers give on their left", "国“国，国国国国国", 7.4, 0.0, [0.3, 0.3]),
        ("an opener at the start of a line stays whole", "“国国，国国国国国", 7.6, 0.0, [0.4]),
    ],
)
def test_where_the_room_comes_from(title: str, text: str, em: float, outside: float, shares: list[float]) -> None:
    line = broken(text, em)[0]
    given = [-placed.kerning / SIZE for placed in line.units if placed.kerning]
    assert beyond(line) == pytest.approx(outside, abs=0.001), title
    assert given == pytest.approx([share for share in shares if share], abs=0.001), title
    assert drawn(line) <= em * SIZE + 0.01


def test_joints_of_han_and_latin_are_stretched_first() -> None:
    (first, _) = broken("国国a国国国" + "国国", 6.3)  # two joints of 0.25, an "a" of 0.44
    joints = [placed.kerning / SIZE for placed in first.units if placed.kerning]
    natural = 5 + 0.444 + 0.5
    assert joints == pytest.approx([0.25 + (6.3 - natural) / 2] * 2, abs=0.001)
    assert first.stretch == pytest.approx(0.0)
    (first, _) = broken("国国a国国国" + "国国", 6.85)  # beyond half an em everything is stretched
    joints = [placed.kerning / SIZE for placed in first.units if placed.kerning]
    assert joints == pytest.approx([0.5] * 2)
    assert first.stretch / SIZE == pytest.approx((6.85 - natural - 0.5) / 5, abs=0.001)


def test_a_joint_that_no_line_breaks_at_is_stretched_as_well() -> None:
    (first, _) = broken("国国2023年国国" + "国国", 8.0)
    assert drawn(first) == pytest.approx(8.0 * SIZE)
    assert first.stretch == pytest.approx((8.0 - 7.0 - 1.0) * SIZE, abs=0.01)


@pytest.mark.parametrize("em", [9.3, 14.0, 22.37, 35.1])
def test_no_line_begins_or_ends_with_a_prohibited_mark(em: float) -> None:
    source = random.Random(23)
    parts = ["国家", "城市", "住区", "UN", "2023 年", "，", "。", "、", "”", "“", "（", "）", "；"]
    for _ in range(80):
        words = [source.choice(parts) for _ in range(60)]
        text = "国" + "".join(one for one, before in itertools.pairwise(words) if one not in NO_START or one != before)
        lines = broken(text, em)
        assert "".join(line.text for line in lines) == text
        for line in lines[:-1]:
            assert line.text[0] not in NO_START or line is lines[0]
            assert line.text.rstrip()[-1] not in NO_END
            assert -1e-6 <= beyond(line) <= 1.001
