"""Fractions and roots (TeXbook, appendix G, rules 11 and 15; MathML Core, 3.3)."""

from __future__ import annotations

from undoc.typeset.formulas.boxes import Box
from undoc.typeset.formulas.font import Constant
from undoc.typeset.formulas.signs import Signs
from undoc.typeset.formulas.styles import Style

#: What a fraction has beside it, in parts of the size.
_BESIDE = 0.1


def fraction(above: Box, below: Box, style: Style, signs: Signs, *, has_rule: bool) -> Box:
    """One box over another."""
    up, down = (_ruled_shifts if has_rule else _stacked_shifts)(above, below, style, signs)
    beside = _BESIDE * signs.size_of(style)
    inner = max(above.width, below.width)
    result = Box(width=inner + 2 * beside)
    result.put(above, beside + (inner - above.width) / 2, -up)
    if has_rule:
        axis = signs.constant(Constant.AXIS_HEIGHT, style)
        result.rule(beside, -axis, inner, signs.constant(Constant.FRACTION_RULE_THICKNESS, style))
    result.put(below, beside + (inner - below.width) / 2, down)
    return result


def _ruled_shifts(above: Box, below: Box, style: Style, signs: Signs) -> tuple[float, float]:
    """How far the parts of a fraction with a rule stand above and below the base line."""
    shown = style.is_displayed
    up = Constant.FRACTION_NUMERATOR_DISPLAY_STYLE_SHIFT_UP if shown else Constant.FRACTION_NUMERATOR_SHIFT_UP
    down = Constant.FRACTION_DENOMINATOR_DISPLAY_STYLE_SHIFT_DOWN if shown else Constant.FRACTION_DENOMINATOR_SHIFT_DOWN
    over = Constant.FRACTION_NUM_DISPLAY_STYLE_GAP_MIN if shown else Constant.FRACTION_NUMERATOR_GAP_MIN
    under = Constant.FRACTION_DENOM_DISPLAY_STYLE_GAP_MIN if shown else Constant.FRACTION_DENOMINATOR_GAP_MIN
    axis = signs.constant(Constant.AXIS_HEIGHT, style)
    half = signs.constant(Constant.FRACTION_RULE_THICKNESS, style) / 2
    return (
        max(signs.constant(up, style), axis + half + signs.constant(over, style) + above.depth),
        max(signs.constant(down, style), below.height + signs.constant(under, style) + half - axis),
    )


def _stacked_shifts(above: Box, below: Box, style: Style, signs: Signs) -> tuple[float, float]:
    """How far the parts of a fraction without a rule stand above and below the base line."""
    shown = style.is_displayed
    top = Constant.STACK_TOP_DISPLAY_STYLE_SHIFT_UP if shown else Constant.STACK_TOP_SHIFT_UP
    bottom = Constant.STACK_BOTTOM_DISPLAY_STYLE_SHIFT_DOWN if shown else Constant.STACK_BOTTOM_SHIFT_DOWN
    gap = signs.constant(Constant.STACK_DISPLAY_STYLE_GAP_MIN if shown else Constant.STACK_GAP_MIN, style)
    higher, lower = signs.constant(top, style), signs.constant(bottom, style)
    lacking = max(0.0, gap - (higher - above.depth + lower - below.height))
    return higher + lacking / 2, lower + lacking / 2


def root(inner: Box, degree: Box | None, style: Style, signs: Signs) -> Box:
    """A box below the sign of a root, with the degree of this."""
    size = signs.size_of(style)
    rule = signs.constant(Constant.RADICAL_RULE_THICKNESS, style)
    name = Constant.RADICAL_DISPLAY_STYLE_VERTICAL_GAP if style.is_displayed else Constant.RADICAL_VERTICAL_GAP
    gap = signs.constant(name, style)
    least = inner.height + inner.depth + gap + rule
    sign = signs.fence("√", least, style)
    gap += max(0.0, sign.height + sign.depth - least) / 2
    top = inner.height + gap + rule
    result = Box()
    down = sign.height - top
    if degree is not None:
        raised = signs.font.constant(Constant.RADICAL_DEGREE_BOTTOM_RAISE_PERCENT, size)
        bottom = down + sign.depth - raised * (sign.height + sign.depth)
        before = signs.constant(Constant.RADICAL_KERN_BEFORE_DEGREE, style)
        after = signs.constant(Constant.RADICAL_KERN_AFTER_DEGREE, style)
        start = max(before, -after - degree.width)
        width = degree.width
        result.put(degree, start, bottom - degree.depth)
        result.width = start + width + after
    at = result.width + sign.width
    result.put(sign, result.width, down)
    width = inner.width
    result.rule(at, rule / 2 - top, width, rule)
    result.put(inner, at)
    result.width = at + width
    result.height += signs.constant(Constant.RADICAL_EXTRA_ASCENDER, style)
    return result
