"""The rules by which formulas are set (TeXbook, appendix G; MathML Core, 3), with the measures of their font."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Sequence
from unicodedata import bidirectional

from undoc.prepare.prepared.formulas import (
    Accented,
    Alphabet,
    Braced,
    Fenced,
    Fraction,
    Function,
    Grid,
    Group,
    Kind,
    Lined,
    Node,
    Operator,
    Prescripts,
    Root,
    Row,
    Scripts,
    Sign,
    Space,
    Stacked,
    Width,
    Words,
    has_limits,
    in_alphabet,
    kinds,
)
from undoc.typeset.formulas.boxes import Box
from undoc.typeset.formulas.font import Constant, Glyph, MathFont, Part
from undoc.typeset.formulas.styles import Level, Style
from undoc.typeset.pages.page import TextRun
from undoc.typeset.text.segments import Segment

#: Spaces between neighbours in eighteenths of the size; those that are negative only where scripts are not
#: (TeXbook, chapter 18). Rows are the classes before, columns those after.
_SPACES = (
    (0, 3, -4, -5, 0, 0, 0, -3),
    (3, 3, 0, -5, 0, 0, 0, -3),
    (-4, -4, 0, 0, -4, 0, 0, -4),
    (-5, -5, 0, 0, -5, 0, 0, -5),
    (0, 0, 0, 0, 0, 0, 0, 0),
    (0, 3, -4, -5, 0, 0, 0, -3),
    (-3, -3, 0, -3, -3, -3, -3, -3),
    (-3, 3, -4, -5, -3, 0, -3, -3),
)
_WIDTHS = {Width.THIN: 3 / 18, Width.MEDIUM: 4 / 18, Width.THICK: 5 / 18, Width.WORD: 0.25, Width.QUAD: 1.0}
#: Forms of accents that stand right above letters.
_LOWER_ACCENTS = {"\u0305": "\u0304"}
_BOLD = {Alphabet.NORMAL: Alphabet.BOLD_ITALIC, Alphabet.UPRIGHT: Alphabet.BOLD}
#: In parts of the size: what a fraction has beside it, how much lower than its contents a fence may be, the distance of
#: columns and the least height and depth of lines of a matrix, what lines of equations have between them more.
_BESIDE = 0.1
_SHORTFALL = 0.5
_COLUMN_GAP = 1.0
_LINE_HEIGHT, _LINE_DEPTH = 0.84, 0.36
_MORE_BETWEEN = 0.3

#: Sets words in the fonts of the text around a formula, at a size in points.
SetWords = Callable[[str, float], Sequence[Segment]]


class FormulaSetter:
    """Sets formulas at the size of the text around them."""

    def __init__(self, font: MathFont, size: float, words: SetWords, *, is_bold: bool = False) -> None:
        self._font = font
        self._size = size
        self._words = words
        self._is_bold = is_bold

    def displayed(self, row: Row) -> list[Box]:
        """The boxes of a displayed formula: lines may end between them."""
        return self._parts(row, Style(Level.DISPLAY))

    def inline(self, row: Row) -> list[Box]:
        """The boxes of a formula in a line of text: lines may end between them."""
        return self._parts(row, Style(Level.TEXT))

    def _parts(self, row: Row, style: Style) -> list[Box]:
        """The boxes of a row, parted after relations and operations, where a line may end."""
        boxes = [Box()]
        classes = kinds(row)
        for index, (box, space) in enumerate(self._spaced(row, style)):
            boxes[-1].add(box, space)
            if classes[index] in (Kind.RELATION, Kind.BINARY) and 0 < index < len(row) - 1:
                boxes.append(Box())
        return boxes

    def _row(self, row: Row, style: Style) -> Box:
        if len(row) == 1 and not isinstance(row[0], Space):
            return self._node(row[0], style)
        result = Box()
        for box, space in self._spaced(row, style):
            result.add(box, space)
        return result

    def _spaced(self, row: Row, style: Style) -> list[tuple[Box, float]]:
        """The boxes of a row's nodes, each with the space before it."""
        found: list[tuple[Box, float]] = []
        before: Kind | None = None
        for node, kind in zip(row, kinds(row), strict=True):
            if isinstance(node, Space):
                found.append((Box(width=_WIDTHS[node.width] * self._size_of(style)), 0.0))
                continue
            space = 0.0 if before is None else self._space(before, kind, style)
            found.append((self._node(node, style), space))
            before = kind
        return found

    def _space(self, before: Kind, after: Kind, style: Style) -> float:
        wide = _SPACES[before][after]
        if wide < 0:
            wide = -wide if style.level <= Level.TEXT else 0
        return wide / 18 * self._size_of(style)

    def _size_of(self, style: Style) -> float:
        if style.level <= Level.TEXT:
            return self._size
        is_script = style.level is Level.SCRIPT
        name = Constant.SCRIPT_PERCENT_SCALE_DOWN if is_script else Constant.SCRIPT_SCRIPT_PERCENT_SCALE_DOWN
        return self._size * self._font.constant(name, 1.0)

    def _constant(self, name: Constant, style: Style) -> float:
        return self._font.constant(name, self._size_of(style))

    def _node(self, node: Node, style: Style) -> Box:
        match node:
            case Sign():
                return self._sign(node, style)
            case Words(text=text):
                return self._text(text, style)
            case Function(name=name):
                result = Box()
                for character in name:
                    result.add(self._sign(Sign(character, Alphabet.UPRIGHT), style))
                return result
            case Operator():
                return self._operator(node, style)
            case Space(width=width):
                return Box(width=_WIDTHS[width] * self._size_of(style))
            case Group(row=row):
                return self._row(row, style)
            case Fraction():
                return self._fraction(node, style)
            case Root():
                return self._root(node, style)
            case Scripts():
                return self._scripts(node, style)
            case Prescripts():
                return self._prescripts(node, style)
            case Stacked():
                base = self._row(node.base, style)
                script = self._row(node.script, style.upper if node.is_above else style.lower)
                lower, upper = (None, script) if node.is_above else (script, None)
                return self._limits(base, lower, upper, style)
            case Fenced():
                return self._fenced(node, style)
            case Accented():
                return self._accented(node, style)
            case Lined():
                return self._lined(node, style)
            case Braced():
                return self._braced(node, style)
            case Grid():
                return self._grid(node, style)

    # Signs and words

    def _sign(self, sign: Sign, style: Style) -> Box:
        alphabet = _BOLD.get(sign.alphabet, sign.alphabet) if self._is_bold and sign.text.isalnum() else sign.alphabet
        glyph = self._font.face.glyph(in_alphabet(sign.text, alphabet)) or self._font.face.glyph(sign.text)
        if not glyph:
            return self._text(sign.text, style)
        return self._glyph(self._font.glyph(glyph, self._size_of(style)), sign.text, style)

    def _glyph(self, glyph: Glyph, text: str, style: Style) -> Box:
        size = self._size_of(style)
        run = TextRun(self._font.face, size, 1.0, 0.0, 0.0, [glyph.glyph], [glyph.advance], [text], None)
        box = Box(glyph.advance, glyph.height, glyph.depth, [run], is_glyph=True)
        box.italics = self._font.italics(glyph.glyph, size)
        box.accent = self._font.attachment(glyph, size)
        return box

    def _text(self, text: str, style: Style) -> Box:
        result = Box()
        size = self._size_of(style)
        for segment in self._words(text, size):
            em = segment.size / 1000
            run = TextRun(
                face=segment.face,
                size=segment.size,
                scale=segment.scale,
                x=0.0,
                y=0.0,
                glyphs=list(segment.glyphs),
                advances=list(segment.advances),
                texts=list(segment.texts),
                content=None,
                offsets=dict(segment.offsets) if segment.offsets else None,
            )
            run.right_to_left = any(bidirectional(character) in ("R", "AL") for character in run.text)
            height, depth = segment.face.cap_height * em, 0.25 * segment.size
            result.add(Box(segment.width, height, depth, [run]))
        return result

    def _operator(self, node: Operator, style: Style) -> Box:
        size = self._size_of(style)
        glyph = self._font.face.glyph(node.text)
        if not glyph:
            return self._text(node.text, style)
        found = self._font.glyph(glyph, size)
        if style.is_displayed:
            least = self._constant(Constant.DISPLAY_OPERATOR_MIN_HEIGHT, style)
            found = self._font.grown(glyph, size, least)[0].glyph
        inner = self._glyph(found, node.text, style)
        # Where the font does not say how far an integral leans, its ink does.
        result = Box(italics=inner.italics or max(0.0, found.right - found.advance))
        self._centred(result, inner, style)
        result.width = found.advance
        return result

    def _centred(self, result: Box, inner: Box, style: Style) -> None:
        """Put a box so that its middle is on the axis."""
        axis = self._constant(Constant.AXIS_HEIGHT, style)
        result.put(inner, result.width, (inner.height - inner.depth) / 2 - axis)

    # Fractions and roots

    def _fraction(self, node: Fraction, style: Style) -> Box:
        above = self._row(node.numerator, style.numerator)
        below = self._row(node.denominator, style.denominator)
        up, down = self._shifts(node, above, below, style)
        beside = _BESIDE * self._size_of(style)
        inner = max(above.width, below.width)
        result = Box(width=inner + 2 * beside)
        result.put(above, beside + (inner - above.width) / 2, -up)
        if node.has_rule:
            axis = self._constant(Constant.AXIS_HEIGHT, style)
            result.rule(beside, -axis, inner, self._constant(Constant.FRACTION_RULE_THICKNESS, style))
        result.put(below, beside + (inner - below.width) / 2, down)
        return result

    def _shifts(self, node: Fraction, above: Box, below: Box, style: Style) -> tuple[float, float]:
        """How far the parts of a fraction stand above and below the base line."""
        shown = style.is_displayed
        if node.has_rule:
            up = Constant.FRACTION_NUMERATOR_DISPLAY_STYLE_SHIFT_UP if shown else Constant.FRACTION_NUMERATOR_SHIFT_UP
            down = (
                Constant.FRACTION_DENOMINATOR_DISPLAY_STYLE_SHIFT_DOWN
                if shown
                else Constant.FRACTION_DENOMINATOR_SHIFT_DOWN
            )
            over = Constant.FRACTION_NUM_DISPLAY_STYLE_GAP_MIN if shown else Constant.FRACTION_NUMERATOR_GAP_MIN
            under = Constant.FRACTION_DENOM_DISPLAY_STYLE_GAP_MIN if shown else Constant.FRACTION_DENOMINATOR_GAP_MIN
            axis = self._constant(Constant.AXIS_HEIGHT, style)
            half = self._constant(Constant.FRACTION_RULE_THICKNESS, style) / 2
            return (
                max(self._constant(up, style), axis + half + self._constant(over, style) + above.depth),
                max(self._constant(down, style), below.height + self._constant(under, style) + half - axis),
            )
        top = Constant.STACK_TOP_DISPLAY_STYLE_SHIFT_UP if shown else Constant.STACK_TOP_SHIFT_UP
        bottom = Constant.STACK_BOTTOM_DISPLAY_STYLE_SHIFT_DOWN if shown else Constant.STACK_BOTTOM_SHIFT_DOWN
        gap = self._constant(Constant.STACK_DISPLAY_STYLE_GAP_MIN if shown else Constant.STACK_GAP_MIN, style)
        higher, lower = self._constant(top, style), self._constant(bottom, style)
        lacking = max(0.0, gap - (higher - above.depth + lower - below.height))
        return higher + lacking / 2, lower + lacking / 2

    def _root(self, node: Root, style: Style) -> Box:
        inner = self._row(node.radicand, style.cramped)
        size = self._size_of(style)
        rule = self._constant(Constant.RADICAL_RULE_THICKNESS, style)
        name = Constant.RADICAL_DISPLAY_STYLE_VERTICAL_GAP if style.is_displayed else Constant.RADICAL_VERTICAL_GAP
        gap = self._constant(name, style)
        least = inner.height + inner.depth + gap + rule
        sign = self._fence("√", least, style)
        gap += max(0.0, sign.height + sign.depth - least) / 2
        top = inner.height + gap + rule
        result = Box()
        down = sign.height - top
        if node.degree:
            degree = self._row(node.degree, Style(Level.SCRIPT_OF_SCRIPT, style.is_cramped))
            raised = self._font.constant(Constant.RADICAL_DEGREE_BOTTOM_RAISE_PERCENT, size)
            bottom = down + sign.depth - raised * (sign.height + sign.depth)
            before = self._constant(Constant.RADICAL_KERN_BEFORE_DEGREE, style)
            after = self._constant(Constant.RADICAL_KERN_AFTER_DEGREE, style)
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
        result.height += self._constant(Constant.RADICAL_EXTRA_ASCENDER, style)
        return result

    # Scripts

    def _scripts(self, node: Scripts, style: Style) -> Box:
        base = self._row(node.base, style)
        lower = self._row(node.lower, style.lower) if node.lower else None
        upper = self._row(node.upper, style.upper) if node.upper else None
        if has_limits(node.base, displayed=style.is_displayed):
            return self._limits(base, lower, upper, style)
        up, down = self._script_shifts(base, lower, upper, style, is_single=base.is_glyph)
        result = Box(width=base.width)
        lean = base.italics
        result.put(base, 0.0)
        end = result.width
        after = self._constant(Constant.SPACE_AFTER_SCRIPT, style)
        if upper is not None:
            at = end + lean
            result.width = max(result.width, at + upper.width + after)
            result.put(upper, at, -up)
        if lower is not None:
            result.width = max(result.width, end + lower.width + after)
            result.put(lower, end, down)
        return result

    def _script_shifts(
        self, base: Box, lower: Box | None, upper: Box | None, style: Style, *, is_single: bool
    ) -> tuple[float, float]:
        """How far scripts stand above and below the base line (TeXbook, appendix G, rule 18)."""
        up = 0.0 if is_single else base.height - self._constant(Constant.SUPERSCRIPT_BASELINE_DROP_MAX, style)
        down = 0.0 if is_single else base.depth + self._constant(Constant.SUBSCRIPT_BASELINE_DROP_MIN, style)
        shift = Constant.SUPERSCRIPT_SHIFT_UP_CRAMPED if style.is_cramped else Constant.SUPERSCRIPT_SHIFT_UP
        if upper is not None:
            least = upper.depth + self._constant(Constant.SUPERSCRIPT_BOTTOM_MIN, style)
            up = max(up, self._constant(shift, style), least)
        if lower is not None:
            down = max(down, self._constant(Constant.SUBSCRIPT_SHIFT_DOWN, style))
            if upper is None:
                down = max(down, lower.height - self._constant(Constant.SUBSCRIPT_TOP_MAX, style))
        if lower is not None and upper is not None:
            gap = up - upper.depth - (lower.height - down)
            lacking = self._constant(Constant.SUB_SUPERSCRIPT_GAP_MIN, style) - gap
            if lacking > 0:
                down += lacking
                most = self._constant(Constant.SUPERSCRIPT_BOTTOM_MAX_WITH_SUBSCRIPT, style)
                raised = min(lacking, max(0.0, most - (up - upper.depth)))
                up, down = up + raised, down - raised
        return up, down

    def _prescripts(self, node: Prescripts, style: Style) -> Box:
        base = self._row(node.base, style)
        lower = self._row(node.lower, style.lower) if node.lower else None
        upper = self._row(node.upper, style.upper) if node.upper else None
        up, down = self._script_shifts(base, lower, upper, style, is_single=base.is_glyph)
        result = Box(width=max(one.width for one in (Box(), lower, upper) if one is not None))
        if upper is not None:
            result.put(upper, result.width - upper.width, -up)
        if lower is not None:
            result.put(lower, result.width - lower.width, down)
        result.add(base)
        return result

    def _limits(self, base: Box, lower: Box | None, upper: Box | None, style: Style) -> Box:
        """A base with scripts below and above it, each in the middle."""
        width = max(one.width for one in (base, lower, upper) if one is not None)
        lean = base.italics / 2
        result = Box(width=width)
        height, depth = base.height, base.depth
        result.put(base, (width - base.width) / 2)
        if upper is not None:
            gap = self._constant(Constant.UPPER_LIMIT_GAP_MIN, style)
            rise = max(gap + upper.depth, self._constant(Constant.UPPER_LIMIT_BASELINE_RISE_MIN, style))
            result.put(upper, (width - upper.width) / 2 + lean, -(height + rise))
        if lower is not None:
            gap = self._constant(Constant.LOWER_LIMIT_GAP_MIN, style)
            drop = max(gap + lower.height, self._constant(Constant.LOWER_LIMIT_BASELINE_DROP_MIN, style))
            result.put(lower, (width - lower.width) / 2 - lean, depth + drop)
        return result

    # Fences, accents, lines, braces

    def _fenced(self, node: Fenced, style: Style) -> Box:
        parts = [self._row(part, style) for part in node.parts]
        axis = self._constant(Constant.AXIS_HEIGHT, style)
        farthest = max(max(part.height - axis, part.depth + axis) for part in parts)
        size = self._size_of(style)
        least = max(2 * farthest - _SHORTFALL * size, 2 * farthest * 0.9)
        result = Box()
        for index, part in enumerate(parts):
            fence = node.separator if index else node.left
            if fence:
                self._add_centred(result, self._fence(fence, least, style), style)
            result.add(part)
        if node.right:
            self._add_centred(result, self._fence(node.right, least, style), style)
        return result

    def _add_centred(self, result: Box, fence: Box, style: Style) -> None:
        width = fence.width
        self._centred(result, fence, style)
        result.width += width

    def _fence(self, sign: str, least: float, style: Style) -> Box:
        """A sign that is at least so high; its ink stands on the base line as that of its glyph or parts does."""
        size = self._size_of(style)
        glyph = self._font.face.glyph(sign)
        if not glyph:
            return self._text(sign, style)
        parts = self._font.grown(glyph, size, least)
        if len(parts) == 1:
            return self._glyph(parts[0].glyph, sign, style)
        # The lowest part begins at the base line; the whole is put in its place afterwards.
        offsets = {index: (0.0, part.offset + part.glyph.depth) for index, part in enumerate(parts)}
        height = max(part.offset + part.glyph.height + part.glyph.depth for part in parts)
        width = max(part.glyph.advance for part in parts)
        return Box(width, height, 0.0, [self._run_of(parts, offsets, width, sign, size)])

    def _run_of(
        self, parts: Sequence[Part], offsets: dict[int, tuple[float, float]], width: float, sign: str, size: float
    ) -> TextRun:
        """The parts of one sign as a run; all begin where the first does but for their offsets."""
        count = len(parts)
        glyphs, texts = [part.glyph.glyph for part in parts], [sign, *[""] * (count - 1)]
        advances = [*[0.0] * (count - 1), width]
        return TextRun(self._font.face, size, 1.0, 0.0, 0.0, glyphs, advances, texts, None, offsets)

    def _accented(self, node: Accented, style: Style) -> Box:
        base = self._row(node.base, style.cramped)
        size = self._size_of(style)
        glyph = self._font.face.glyph(_LOWER_ACCENTS.get(node.accent, node.accent))
        if not glyph:
            return base
        found = self._font.widest(glyph, size, max(base.width, 0.0))
        accent = self._glyph(found, node.accent, style)
        at = base.width / 2 if base.accent is None or not base.is_glyph else base.accent
        up = base.height - min(base.height, self._constant(Constant.ACCENT_BASE_HEIGHT, style))
        result = Box(width=base.width, italics=base.italics)
        result.put(base, 0.0)
        x = at - (accent.accent if accent.accent is not None else accent.width / 2)
        result.put(accent, x, -up)
        return result

    def _lined(self, node: Lined, style: Style) -> Box:
        base = self._row(node.base, style.cramped if node.is_above else style)
        width, height, depth = base.width, base.height, base.depth
        result = Box(width=width)
        result.put(base, 0.0)
        if node.is_above:
            rule = self._constant(Constant.OVERBAR_RULE_THICKNESS, style)
            result.rule(0.0, -(height + self._constant(Constant.OVERBAR_VERTICAL_GAP, style) + rule / 2), width, rule)
            result.height += self._constant(Constant.OVERBAR_EXTRA_ASCENDER, style)
        else:
            rule = self._constant(Constant.UNDERBAR_RULE_THICKNESS, style)
            result.rule(0.0, depth + self._constant(Constant.UNDERBAR_VERTICAL_GAP, style) + rule / 2, width, rule)
            result.depth += self._constant(Constant.UNDERBAR_EXTRA_DESCENDER, style)
        return result

    def _braced(self, node: Braced, style: Style) -> Box:
        base = self._row(node.base, style)
        size = self._size_of(style)
        sign = "⏞" if node.is_above else "⏟"
        glyph = self._font.face.glyph(sign)
        if not glyph:
            return base
        parts = self._font.grown(glyph, size, base.width, upright=False)
        height = max(part.glyph.height for part in parts)
        depth = max(part.glyph.depth for part in parts)
        length = max(part.offset + part.glyph.right for part in parts)
        offsets = {index: (part.offset, 0.0) for index, part in enumerate(parts)}
        brace = Box(length, height, depth, [self._run_of(parts, offsets, length, sign, size)])
        name = Constant.STRETCH_STACK_GAP_BELOW_MIN if node.is_above else Constant.STRETCH_STACK_GAP_ABOVE_MIN
        gap = self._constant(name, style)
        width = max(base.width, length)
        y = -(base.height + gap + depth) if node.is_above else base.depth + gap + height
        result = Box(width=width)
        result.put(base, (width - base.width) / 2)
        result.put(brace, (width - length) / 2, y)
        return result

    # Matrices and lines of equations

    def _grid(self, node: Grid, style: Style) -> Box:
        inner = style if node.is_aligned else style.text
        size = self._size_of(style)
        lines = [[self._cell(cell, column, node, inner) for column, cell in enumerate(cells)] for cells in node.rows]
        widths = [
            max((line[column].width for line in lines if column < len(line)), default=0.0)
            for column in range(node.columns)
        ]
        starts = [
            0.0,
            *itertools.accumulate(width + self._gap(column, node, size) for column, width in enumerate(widths[:-1], 1)),
        ]
        more = _MORE_BETWEEN * size if node.is_aligned else 0.0
        heights = [max([_LINE_HEIGHT * size, *(box.height for box in line)]) for line in lines]
        depths = [max([_LINE_DEPTH * size, *(box.depth for box in line)]) for line in lines]
        total = sum(heights) + sum(depths) + more * (len(lines) - 1)
        y = -(total / 2 + self._constant(Constant.AXIS_HEIGHT, style))
        result = Box(width=starts[-1] + widths[-1])
        for line, height, depth in zip(lines, heights, depths, strict=True):
            y += height
            for column, box in enumerate(line):
                room = widths[column] - box.width
                result.put(box, starts[column] + room * self._share(column, node), y)
            y += depth + more
        return result

    def _cell(self, cell: Row, column: int, node: Grid, style: Style) -> Box:
        box = self._row(cell, style)
        if not node.is_aligned or not column % 2 or not cell:
            return box
        # What stands after the place of alignment has something before it.
        result = Box()
        result.add(box, self._space(Kind.ORDINARY, kinds(cell)[0], style))
        return result

    def _gap(self, column: int, node: Grid, size: float) -> float:
        """What is between a column and the one before it."""
        return 0.0 if node.is_aligned and column % 2 else _COLUMN_GAP * size

    def _share(self, column: int, node: Grid) -> float:
        """The part of the room in a column that is before its texts."""
        if node.is_aligned:
            return 0.5 if node.columns == 1 else 0.0 if column % 2 else 1.0
        align = node.aligns[column] if column < len(node.aligns) else "c"
        return {"l": 0.0, "c": 0.5, "r": 1.0}[align]
