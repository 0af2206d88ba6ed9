"""Formulas in boxes: what stands where, in points at a size of 10."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given

from tests.support import seed
from tests.support.formulas import SOURCES, rows
from undoc.content.read.formula_parser import parse_formula
from undoc.model.formulas import Row
from undoc.typeset.formulas.boxes import Box
from undoc.typeset.formulas.font import Constant, MathFont
from undoc.typeset.formulas.layout import FormulaSetter
from undoc.typeset.pages.page import Rule, TextRun
from undoc.typeset.text.formats import formats
from undoc.typeset.text.segments import Segment

SIZE = 10.0
FONT = MathFont(formats(seed.templates().fonts).formula_face)


def constant(name: Constant) -> float:
    return FONT.constant(name, SIZE)


def no_words(text: str, size: float) -> Sequence[Segment]:
    return ()


def box(source: str | Row, *, displayed: bool = True) -> Box:
    """All parts of a formula as one box."""
    row = parse_formula(source)[0] if isinstance(source, str) else source
    setter = FormulaSetter(FONT, SIZE, no_words)
    result = Box()
    for part in setter.displayed(row) if displayed else setter.inline(row):
        result.add(part)
    return result


def glyphs(made: Box) -> dict[str, tuple[float, float, float]]:
    """Where each sign stands: x, y downwards from the base line, and its size."""
    found: dict[str, tuple[float, float, float]] = {}
    for run in made.items:
        if isinstance(run, TextRun):
            x = run.x
            for text, advance in zip(run.texts, run.advances, strict=True):
                if text:
                    found[text] = (round(x, 3), round(run.y, 3), run.size)
                x += advance
    return found


def rules(made: Box) -> list[Rule]:
    return [item for item in made.items if isinstance(item, Rule)]


def test_letters_stand_beside_each_other_as_wide_as_they_are() -> None:
    made = box("ab")
    width = FONT.face.advance(FONT.face.glyph("𝑎")) * SIZE / FONT.face.units
    assert glyphs(made)["b"] == (round(width, 3), 0.0, SIZE)


def test_a_relation_has_five_eighteenths_of_the_size_on_both_sides() -> None:
    plain, wide = glyphs(box("ab")), glyphs(box("a=b"))
    sign = FONT.face.advance(FONT.face.glyph("=")) * SIZE / FONT.face.units
    assert wide["="][0] - plain["b"][0] == pytest.approx(SIZE * 5 / 18, abs=0.002)
    assert wide["b"][0] - wide["="][0] == pytest.approx(sign + SIZE * 5 / 18, abs=0.002)


def test_a_sign_of_an_operand_has_no_space() -> None:
    sign = FONT.face.advance(FONT.face.glyph("−")) * SIZE / FONT.face.units
    assert glyphs(box("-b"))["b"][0] == pytest.approx(sign, abs=0.002)


def test_in_scripts_nothing_is_apart() -> None:
    inner = glyphs(box("x^{a=b}"))
    size = SIZE * constant(Constant.SCRIPT_PERCENT_SCALE_DOWN)
    sign = FONT.face.advance(FONT.face.glyph("=")) * size / FONT.face.units
    assert inner["b"][0] - inner["="][0] == pytest.approx(sign, abs=0.002)


def test_scripts_are_smaller_and_stand_as_the_font_says() -> None:
    made = glyphs(box("x_1^2"))
    size = pytest.approx(SIZE * 0.75)
    assert made["2"][1] == pytest.approx(-constant(Constant.SUPERSCRIPT_SHIFT_UP), abs=0.9)
    assert made["2"][2] == size
    assert made["1"][1] > constant(Constant.SUBSCRIPT_SHIFT_DOWN) - 0.01
    assert made["1"][2] == size
    assert glyphs(box("x^{y^{z^w}}"))["w"][2] == pytest.approx(SIZE * 0.6)


def test_a_fraction_has_its_rule_on_the_axis() -> None:
    made = box("\\frac{a}{b}")
    (rule,) = rules(made)
    assert rule.y == pytest.approx(-constant(Constant.AXIS_HEIGHT))
    assert rule.width == pytest.approx(constant(Constant.FRACTION_RULE_THICKNESS))
    signs = glyphs(made)
    assert signs["a"][1] == pytest.approx(-constant(Constant.FRACTION_NUMERATOR_DISPLAY_STYLE_SHIFT_UP), abs=0.001)
    assert signs["b"][1] == pytest.approx(constant(Constant.FRACTION_DENOMINATOR_DISPLAY_STYLE_SHIFT_DOWN), abs=0.3)
    assert made.height > signs["a"][2] / 2


def test_parts_of_a_fraction_never_touch_its_rule() -> None:
    made = box("\\frac{a_{b_c}}{\\sqrt{x^{y^z}}}")
    rule = rules(made)[0]
    above = [run for run in made.items if isinstance(run, TextRun) and run.y < rule.y]
    assert above
    assert box("a_{b_c}").depth + max(run.y for run in above if run.texts[0] == "a") < rule.y


def test_a_fraction_in_a_line_is_smaller() -> None:
    assert glyphs(box("\\frac{a}{b}", displayed=False))["a"][2] == pytest.approx(SIZE * 0.75)


def test_a_root_has_its_rule_above_all_that_is_in_it() -> None:
    made = box("\\sqrt{\\frac{a}{b}}")
    roof = min(rules(made), key=lambda rule: rule.y)
    inner = box("\\frac{a}{b}")
    assert roof.y + roof.width / 2 <= -inner.height - constant(Constant.RADICAL_VERTICAL_GAP)
    assert roof.x2 - roof.x == pytest.approx(inner.width)
    assert glyphs(made)["√"][0] == 0.0


def test_a_degree_stands_left_above() -> None:
    made = glyphs(box("\\sqrt[3]{x}"))
    assert made["3"][0] < made["x"][0]
    assert made["3"][1] < 0


def test_limits_of_a_displayed_sum_are_below_and_above_it() -> None:
    made = glyphs(box("\\sum_k^n x"))
    assert made["n"][1] < made["∑"][1] < made["k"][1]
    assert abs(made["k"][0] - made["n"][0]) < SIZE * 0.75


def test_limits_in_a_line_are_beside_it() -> None:
    made = glyphs(box("\\sum_k^n x", displayed=False))
    assert made["k"][0] > made["∑"][0] + SIZE / 2


def test_limits_of_an_integral_are_beside_it_and_the_upper_one_further() -> None:
    made = glyphs(box("\\int_k^n x"))
    assert made["n"][0] > made["k"][0] > made["∫"][0]


def test_limits_can_be_asked_for() -> None:
    assert glyphs(box("\\sum\\limits_k^n", displayed=False))["k"][0] < SIZE
    beside = glyphs(box("\\sum\\nolimits_k^n"))
    assert beside["k"][0] > beside["∑"][0] + SIZE / 2


def test_a_displayed_operator_is_larger() -> None:
    assert box("\\sum").height > box("\\sum", displayed=False).height * 1.2
    assert box("\\sum").height + box("\\sum").depth >= constant(Constant.DISPLAY_OPERATOR_MIN_HEIGHT)


@pytest.mark.parametrize("count", [1, 2, 4, 9, 30])
@pytest.mark.parametrize("fences", ["()", "[]", "||", "\\{\\}"])
def test_fences_are_as_high_as_what_is_between_them(count: int, fences: str) -> None:
    left, right = (fences[: len(fences) // 2], fences[len(fences) // 2 :])
    matrix = "\\begin{matrix} " + " \\\\ ".join("x" * count) + "\\end{matrix}"
    made, inner = box(f"\\left{left} {matrix} \\right{right}"), box(matrix)
    assert made.height + made.depth >= inner.height + inner.depth
    fence = box(f"\\left{left} {matrix} \\right.")
    run = next(item for item in fence.items if isinstance(item, TextRun))
    assert run.texts[0] in "([|{"
    assert run.texts[1:] == [""] * (len(run.texts) - 1) or len(run.texts) == 1


def test_parts_of_a_high_fence_are_joined() -> None:
    parts = FONT.grown(FONT.face.glyph("("), SIZE, 120.0)
    ends = [part.offset + part.glyph.height + part.glyph.depth for part in parts]
    assert ends[-1] == pytest.approx(120.0, abs=SIZE)
    assert all(part.offset <= end for part, end in zip(parts[1:], ends, strict=False))


def test_an_accent_stands_over_the_middle_of_its_letter() -> None:
    made = box("\\hat{x}")
    assert made.width == box("x").width
    assert made.height > box("x").height


def test_a_wide_accent_is_as_wide_as_its_base() -> None:
    accents = [
        next(
            FONT.glyph(run.glyphs[-1], SIZE)
            for run in box(source).items
            if isinstance(run, TextRun) and "\u0302" in run.texts
        )
        for source in ("\\hat{x}", "\\hat{abcde}")
    ]
    assert accents[1].right - accents[1].left > 2 * (accents[0].right - accents[0].left)


def test_columns_of_aligned_lines_meet() -> None:
    made = glyphs(box("\\begin{aligned} a &= b \\\\ xyz &< c \\end{aligned}"))
    assert made["="][0] == made["<"][0]
    assert made["a"][0] == pytest.approx(made["z"][0], abs=1.0)


def test_a_line_may_end_after_relations_and_operations() -> None:
    parts = FormulaSetter(FONT, SIZE, no_words).inline(parse_formula("a = b + \\frac{c + d}{e}")[0])
    assert len(parts) == 3


def test_signs_without_a_glyph_are_set_in_the_fonts_of_the_text() -> None:
    asked: list[tuple[str, float]] = []

    def words(text: str, size: float) -> Sequence[Segment]:
        asked.append((text, size))
        return ()

    FormulaSetter(FONT, SIZE, words).inline(parse_formula("\\text{if }x^{速}")[0])
    assert asked == [("if ", SIZE), ("速", SIZE * 0.75)]


@pytest.mark.parametrize("source", SOURCES)
def test_nothing_stands_outside_of_its_box(source: str) -> None:
    made = box(source)
    for item in made.items:
        if isinstance(item, Rule):
            assert -made.height - 0.01 <= item.y <= made.depth + 0.01
        else:
            assert -0.01 <= item.x <= made.width + 0.01
            assert -made.height - SIZE <= item.y <= made.depth + SIZE


@given(rows())
def test_any_formula_can_be_set(row: Row) -> None:
    for displayed in (True, False):
        made = box(row, displayed=displayed)
        assert made.width >= 0
        assert all(
            len(run.glyphs) == len(run.advances) == len(run.texts) for run in made.items if isinstance(run, TextRun)
        )
