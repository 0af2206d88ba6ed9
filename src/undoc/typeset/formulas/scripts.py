"""Scripts beside, above and below what they belong to (TeXbook, appendix G, rules 13 and 18)."""

from __future__ import annotations

from undoc.typeset.formulas.boxes import Box
from undoc.typeset.formulas.font import Constant
from undoc.typeset.formulas.signs import Signs
from undoc.typeset.formulas.styles import Style


def scripts(base: Box, lower: Box | None, upper: Box | None, *, style: Style, signs: Signs) -> Box:
    """A base with scripts after it."""
    up, down = _shifts(base, lower, upper, style=style, signs=signs)
    result = Box(width=base.width)
    lean = base.italics
    result.put(base, 0.0)
    end = result.width
    after = signs.constant(Constant.SPACE_AFTER_SCRIPT, style)
    if upper is not None:
        at = end + lean
        result.width = max(result.width, at + upper.width + after)
        result.put(upper, at, -up)
    if lower is not None:
        result.width = max(result.width, end + lower.width + after)
        result.put(lower, end, down)
    return result


def _shifts(base: Box, lower: Box | None, upper: Box | None, *, style: Style, signs: Signs) -> tuple[float, float]:
    """How far scripts stand above and below the base line (TeXbook, appendix G, rule 18)."""
    up = 0.0 if base.is_glyph else base.height - signs.constant(Constant.SUPERSCRIPT_BASELINE_DROP_MAX, style)
    down = 0.0 if base.is_glyph else base.depth + signs.constant(Constant.SUBSCRIPT_BASELINE_DROP_MIN, style)
    shift = Constant.SUPERSCRIPT_SHIFT_UP_CRAMPED if style.is_cramped else Constant.SUPERSCRIPT_SHIFT_UP
    if upper is not None:
        least = upper.depth + signs.constant(Constant.SUPERSCRIPT_BOTTOM_MIN, style)
        up = max(up, signs.constant(shift, style), least)
    if lower is not None:
        down = max(down, signs.constant(Constant.SUBSCRIPT_SHIFT_DOWN, style))
        if upper is None:
            down = max(down, lower.height - signs.constant(Constant.SUBSCRIPT_TOP_MAX, style))
    if lower is not None and upper is not None:
        gap = up - upper.depth - (lower.height - down)
        lacking = signs.constant(Constant.SUB_SUPERSCRIPT_GAP_MIN, style) - gap
        if lacking > 0:
            down += lacking
            most = signs.constant(Constant.SUPERSCRIPT_BOTTOM_MAX_WITH_SUBSCRIPT, style)
            raised = min(lacking, max(0.0, most - (up - upper.depth)))
            up, down = up + raised, down - raised
    return up, down


def prescripts(base: Box, lower: Box | None, upper: Box | None, *, style: Style, signs: Signs) -> Box:
    """A base with scripts before it."""
    up, down = _shifts(base, lower, upper, style=style, signs=signs)
    result = Box(width=max(one.width for one in (Box(), lower, upper) if one is not None))
    if upper is not None:
        result.put(upper, result.width - upper.width, -up)
    if lower is not None:
        result.put(lower, result.width - lower.width, down)
    result.add(base)
    return result


def limits(base: Box, lower: Box | None, upper: Box | None, *, style: Style, signs: Signs) -> Box:
    """A base with scripts below and above it, each in the middle."""
    width = max(one.width for one in (base, lower, upper) if one is not None)
    lean = base.italics / 2
    result = Box(width=width)
    height, depth = base.height, base.depth
    result.put(base, (width - base.width) / 2)
    if upper is not None:
        gap = signs.constant(Constant.UPPER_LIMIT_GAP_MIN, style)
        rise = max(gap + upper.depth, signs.constant(Constant.UPPER_LIMIT_BASELINE_RISE_MIN, style))
        result.put(upper, (width - upper.width) / 2 + lean, -(height + rise))
    if lower is not None:
        gap = signs.constant(Constant.LOWER_LIMIT_GAP_MIN, style)
        drop = max(gap + lower.height, signs.constant(Constant.LOWER_LIMIT_BASELINE_DROP_MIN, style))
        result.put(lower, (width - lower.width) / 2 - lean, depth + drop)
    return result
