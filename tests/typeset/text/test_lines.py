"""Filling lines: nothing lost, nothing too wide, spaces shrunk as Word does, no prohibited mark at a line's edge."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.support import seed
from undoc.prepare.prepared import Span, flow
from undoc.templates.language import HanLatinSpacing, Script
from undoc.typeset.text.formats import formats
from undoc.typeset.text.han_spacing import HanSpacing
from undoc.typeset.text.lines import Line, break_lines
from undoc.typeset.text.opportunities import opportunities
from undoc.typeset.text.units import LONGEST, units

NO_START = "，。、；：？！）》”"
NO_END = "（《“"


def lines_of(
    text: str,
    width: float,
    language: str = "zh",
    *,
    first: float = 0.0,
    justified: bool = True,
    squeezes: bool = False,
    spacing: HanSpacing | None = None,
) -> list[Line]:
    templates = seed.templates()
    rules = templates.language(language)
    style = templates.house("nairobi", language).styles["SingleTxt"]
    cache = formats(templates.fonts)
    if squeezes:
        spacing = HanSpacing(squeeze=True, latin=HanLatinSpacing.AS_WRITTEN)
    finder = opportunities(rules.typography)
    placed = units((Span(text),), lambda span: cache.of(style, span, rules.script, spacing), finder)
    shrinks = rules.typography.shrink_spaces
    return break_lines(placed, width, first, 0.0, justified=justified, shrinks=shrinks, han=spacing)


def natural(text: str, language: str = "en") -> float:
    (line,) = lines_of(text, 10_000, language, justified=False)
    return line.width


def drawn(line: Line) -> float:
    """The line's width as justified."""
    gaps = 0
    before = None
    for placed in line.units:
        unit = placed.unit
        if before is not None:
            gaps += before.space_count or (1 if before.ends_full or unit.starts_full else 0)
        gaps += unit.gaps + unit.inner_count
        before = unit
    return line.width + gaps * line.stretch


SEED_TEXTS = [paragraph.text for paragraph in flow(seed.prepared().blocks)]  # type: ignore[union-attr]


@pytest.mark.parametrize("width", [52.5, 90, 121.3, 178, 240, 314.6, 368.5, 371.1, 420, 481.9])
def test_no_line_of_the_seed_begins_or_ends_with_a_prohibited_mark(width: float) -> None:
    for text in SEED_TEXTS:
        lines = lines_of(text, width)
        assert "".join(line.text for line in lines) == text
        for line in lines:
            assert line.text[0] not in NO_START, line.text
            assert line.text.rstrip()[-1] not in NO_END, line.text
            assert drawn(line) <= width + 0.01


@pytest.mark.parametrize("width", [84.0, 150.0, 371.1])
def test_no_line_of_generated_chinese_begins_or_ends_with_a_prohibited_mark(width: float) -> None:
    source = random.Random(17)
    for _ in range(60):
        pieces = []
        for _ in range(source.randrange(5, 40)):
            word = "".join(
                source.choice("城市人类住区发展可持续气候行动支持国家") for _ in range(source.randrange(1, 7))
            )
            opening, closing = source.choice([("（", "）"), ("《", "》"), ("“", "”"), ("", "")])
            pieces.append(
                opening + word + closing + source.choice(["，", "。", "、", "；", "：", "？", "！", "", " 2023 年"])
            )
        for line in lines_of("".join(pieces), width):
            assert line.text[0] not in NO_START
            assert line.text.rstrip()[-1] not in NO_END


@settings(max_examples=150, deadline=None)
@given(
    st.text(alphabet="汉字，。（）ab cd 12–-/.年", min_size=1, max_size=120),
    st.floats(min_value=15, max_value=400),
    st.sampled_from(["zh", "en"]),
)
def test_no_text_is_lost_and_no_line_is_too_wide(text: str, width: float, language: str) -> None:
    lines = lines_of(text, width, language)
    assert "".join(line.text for line in lines) == text
    for line in lines:
        single = sum(len(placed.unit.text.strip()) for placed in line.units) <= 1
        assert drawn(line) <= width + 0.01 or single


def test_justified_lines_fill_the_column_but_the_last() -> None:
    lines = lines_of(SEED_TEXTS[0], 371.1)
    assert len(lines) > 3
    for line in lines[:-1]:
        assert drawn(line) == pytest.approx(371.1)
    assert lines[-1].stretch == 0


def test_the_first_line_is_indented() -> None:
    lines = lines_of(SEED_TEXTS[0], 371.1, first=28.35)
    assert (lines[0].indent, lines[1].indent) == (28.35, 0.0)
    assert drawn(lines[0]) == pytest.approx(371.1 - 28.35)


def test_spaces_shrink_by_a_quarter_to_take_one_more_word() -> None:
    words = "one two three four five six"
    space = natural("a b") - natural("ab")
    full = natural(words)
    # Five spaces may lose a quarter each; without the last word the line would be stretched far.
    assert [line.text for line in lines_of(words + " seven", full - 5 * space * 0.24, "en")] == [words + " ", "seven"]
    assert lines_of(words + " seven", full - 5 * space * 0.26, "en")[0].text == "one two three four five "


def test_spaces_do_not_shrink_when_the_line_would_hardly_be_stretched() -> None:
    # Without "i" the line is short by little: less than twice the shrink that taking it needs.
    words = "one two three four five i"
    space = natural("a b") - natural("ab")
    width = natural(words) - 5 * space * 0.24
    short = natural("one two three four five")
    assert (width - short) / (4 * space) < 0.48
    assert lines_of(words + " seven", width, "en")[0].text == "one two three four five "


def test_ragged_and_chinese_lines_never_shrink() -> None:
    words = "one two three four five six seven"
    width = natural("one two three four five six") - 0.5
    assert lines_of(words, width, "en", justified=False)[0].text == "one two three four five "


def test_a_word_wider_than_its_line_is_cut_between_characters() -> None:
    lines = lines_of("unconstitutionally so", natural("unconst") + 0.1, "en")
    assert lines[0].text == "unconst"
    assert "".join(line.text for line in lines) == "unconstitutionally so"


def test_a_line_break_ends_a_line_and_is_not_justified() -> None:
    first, second = lines_of("甲乙\n丙丁", 371.1)
    assert (first.text, second.text, first.stretch) == ("甲乙\n", "丙丁", 0.0)


def test_widths_are_those_of_times_new_roman() -> None:
    # Advances of Times New Roman in 1/2048 em: H 1479, e 909, l 569, o 1024.
    style = seed.templates().house("geneva", "en").styles["Normal"]
    form = formats(seed.templates().fonts).of(style, Span(""), Script.LATIN)
    (segment,) = form.segments("Hello")
    assert segment.width == pytest.approx((1479 + 909 + 569 + 569 + 1024) * 10 / 2048)
    # Word cuts each scaled advance to a whole unit of the em and adds the letter space.
    wide = formats(seed.templates().fonts).of(replace(style, scale=103.0, letter_space=0.2), Span(""), Script.LATIN)
    (segment,) = wide.segments("He")
    assert segment.width == pytest.approx((1523 + 936) * 10 / 2048 + 0.4)


def test_hyphens_that_do_not_break_read_as_what_they_are() -> None:
    (line,) = lines_of("mid\u2011term re-\u2060do", 1000, "en")
    read = [text for placed in line.units for segment, _ in placed.unit.pieces for text in segment.texts]
    assert "".join(read) == "mid\u2011term re-do"
    assert line.width == pytest.approx(natural("mid-term re-do"))


def squeezed(text: str) -> float:
    (line,) = lines_of(text, 10_000, justified=False, squeezes=True)
    return natural(text, "zh") - line.width


@pytest.mark.parametrize(
    ("text", "halves"),
    [
        ("甲，乙", 0),
        ("甲》，乙", 1),
        ("甲，“乙", 1),
        ("甲。”乙", 1),
        ("甲”。（乙", 2),
        ("甲（《乙", 1),
        ("甲——乙", 0),
        ("甲……乙", 0),
        ("甲·乙", 0),
        ("甲，2", 0),
    ],
)
def test_an_empty_half_between_two_marks_is_left_out(text: str, halves: int) -> None:
    size = seed.templates().house("nairobi", "zh").styles["SingleTxt"].size
    assert squeezed(text) == pytest.approx(halves * size / 2)


@pytest.mark.parametrize(
    ("text", "latin", "width"),
    [
        ("约 958 人", HanLatinSpacing.AS_WRITTEN, 1.0),
        ("约 958 人", HanLatinSpacing.THIN, 0.5),
        ("约 958 人", HanLatinSpacing.NONE, 0.0),
        ("约958人", HanLatinSpacing.AS_WRITTEN, 0.5),
        ("约958人", HanLatinSpacing.THIN, 0.5),
        ("约958人", HanLatinSpacing.NONE, 0.0),
        ("2023年", HanLatinSpacing.AS_WRITTEN, 0.25),
        ("2023 年", HanLatinSpacing.AS_WRITTEN, 0.5),
        ("2023 年", HanLatinSpacing.NONE, 0.0),
        ("（2023）", HanLatinSpacing.AS_WRITTEN, 0.0),
        ("甲 乙", HanLatinSpacing.AS_WRITTEN, 0.5),
        ("甲 乙", HanLatinSpacing.NONE, 0.25),
        ("UN Habitat", HanLatinSpacing.AS_WRITTEN, 0.25),
        ("UN Habitat", HanLatinSpacing.NONE, 0.25),
    ],
)
def test_han_next_to_latin(text: str, latin: HanLatinSpacing, width: float) -> None:
    """``width`` is that of all spaces and joints, in em."""
    size = seed.templates().house("nairobi", "zh").styles["SingleTxt"].size
    (line,) = lines_of(text, 10_000, justified=False, spacing=HanSpacing(squeeze=False, latin=latin))
    letters = sum(natural(own, "zh") for own in text.replace(" ", ""))
    assert line.width - letters == pytest.approx(width * size)


@pytest.mark.parametrize("text", ["a" * (3 * LONGEST), "1.2.3 " * LONGEST, ("a" + "\u0301" * 7) * LONGEST])
def test_what_may_break_nowhere_is_units_with_an_end(text: str) -> None:
    lines = lines_of(text, 400, "ar")
    found = [placed.unit for line in lines for placed in line.units]
    assert "".join(unit.text for unit in found) == text
    assert all(len(unit.text) <= LONGEST + 7 for unit in found)
    assert not any(unit.text.startswith("\u0301") for unit in found)
