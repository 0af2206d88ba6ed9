"""Fences, accents, lines and braces around others, which are as large as these."""

from __future__ import annotations

from collections.abc import Sequence

from undoc.prepare.prepared.formulas import Fenced
from undoc.typeset.formulas.boxes import Box
from undoc.typeset.formulas.font import Constant
from undoc.typeset.formulas.signs import Signs
from undoc.typeset.formulas.styles import Style

#: Forms of accents that stand right above letters.
_LOWER_ACCENTS = {"\u0305": "\u0304"}
#: How much lower than its contents a fence may be, in parts of the size.
_SHORTFALL = 0.5


def fenced(node: Fenced, parts: Sequence[Box], style: Style, signs: Signs) -> Box:
    """Parts between signs that are about as high."""
    axis = signs.constant(Constant.AXIS_HEIGHT, style)
    farthest = max(max(part.height - axis, part.depth + axis) for part in parts)
    size = signs.size_of(style)
    least = max(2 * farthest - _SHORTFALL * size, 2 * farthest * 0.9)
    result = Box()
    for index, part in enumerate(parts):
        fence = node.separator if index else node.left
        if fence:
            _add_centred(result, signs.fence(fence, least, style), style, signs)
        result.add(part)
    if node.right:
        _add_centred(result, signs.fence(node.right, least, style), style, signs)
    return result


def _add_centred(result: Box, fence: Box, style: Style, signs: Signs) -> None:
    width = fence.width
    signs.centred(result, fence, style)
    result.width += width


def accented(base: Box, mark: str, style: Style, signs: Signs) -> Box:
    """A base with an accent over it."""
    size = signs.size_of(style)
    glyph = signs.font.face.glyph(_LOWER_ACCENTS.get(mark, mark))
    if not glyph:
        return base
    found = signs.font.widest(glyph, size, max(base.width, 0.0))
    accent = signs.glyph(found, mark, style)
    at = base.width / 2 if base.accent is None or not base.is_glyph else base.accent
    up = base.height - min(base.height, signs.constant(Constant.ACCENT_BASE_HEIGHT, style))
    result = Box(width=base.width, italics=base.italics)
    result.put(base, 0.0)
    x = at - (accent.accent if accent.accent is not None else accent.width / 2)
    result.put(accent, x, -up)
    return result


def lined(base: Box, style: Style, signs: Signs, *, is_above: bool) -> Box:
    """A base with a line above or below it."""
    width, height, depth = base.width, base.height, base.depth
    result = Box(width=width)
    result.put(base, 0.0)
    if is_above:
        rule = signs.constant(Constant.OVERBAR_RULE_THICKNESS, style)
        result.rule(0.0, -(height + signs.constant(Constant.OVERBAR_VERTICAL_GAP, style) + rule / 2), width, rule)
        result.height += signs.constant(Constant.OVERBAR_EXTRA_ASCENDER, style)
    else:
        rule = signs.constant(Constant.UNDERBAR_RULE_THICKNESS, style)
        result.rule(0.0, depth + signs.constant(Constant.UNDERBAR_VERTICAL_GAP, style) + rule / 2, width, rule)
        result.depth += signs.constant(Constant.UNDERBAR_EXTRA_DESCENDER, style)
    return result


def braced(base: Box, style: Style, signs: Signs, *, is_above: bool) -> Box:
    """A base with a brace above or below it."""
    size = signs.size_of(style)
    sign = "⏞" if is_above else "⏟"
    glyph = signs.font.face.glyph(sign)
    if not glyph:
        return base
    parts = signs.font.grown(glyph, size, base.width, upright=False)
    height = max(part.glyph.height for part in parts)
    depth = max(part.glyph.depth for part in parts)
    length = max(part.offset + part.glyph.right for part in parts)
    offsets = {index: (part.offset, 0.0) for index, part in enumerate(parts)}
    brace = Box(length, height, depth, [signs.run_of(parts, offsets, length, sign, size)])
    name = Constant.STRETCH_STACK_GAP_BELOW_MIN if is_above else Constant.STRETCH_STACK_GAP_ABOVE_MIN
    gap = signs.constant(name, style)
    width = max(base.width, length)
    y = -(base.height + gap + depth) if is_above else base.depth + gap + height
    result = Box(width=width)
    result.put(base, (width - base.width) / 2)
    result.put(brace, (width - length) / 2, y)
    return result
