"""The rules by which formulas are set (TeXbook, appendix G; MathML Core, 3), with the measures of their font."""

from __future__ import annotations

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
    kinds,
)
from undoc.typeset.formulas.boxes import Box
from undoc.typeset.formulas.fences import accented, braced, fenced, lined
from undoc.typeset.formulas.font import MathFont
from undoc.typeset.formulas.fractions import fraction, root
from undoc.typeset.formulas.grids import grid
from undoc.typeset.formulas.scripts import limits, prescripts, scripts
from undoc.typeset.formulas.signs import SetWords, Signs
from undoc.typeset.formulas.styles import Level, Style

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


class FormulaSetter:
    """Sets formulas at the size of the text around them."""

    def __init__(self, font: MathFont, size: float, words: SetWords, *, is_bold: bool = False) -> None:
        self._signs = Signs(font, size, words, is_bold=is_bold)

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
                found.append((Box(width=_WIDTHS[node.width] * self._signs.size_of(style)), 0.0))
                continue
            space = 0.0 if before is None else self._space(before, kind, style)
            found.append((self._node(node, style), space))
            before = kind
        return found

    def _space(self, before: Kind, after: Kind, style: Style) -> float:
        wide = _SPACES[before][after]
        if wide < 0:
            wide = -wide if style.level <= Level.TEXT else 0
        return wide / 18 * self._signs.size_of(style)

    def _node(self, node: Node, style: Style) -> Box:
        signs = self._signs
        match node:
            case Sign():
                return signs.sign(node, style)
            case Words(text=text):
                return signs.text(text, style)
            case Function(name=name):
                result = Box()
                for character in name:
                    result.add(signs.sign(Sign(character, Alphabet.UPRIGHT), style))
                return result
            case Operator():
                return signs.operator(node, style)
            case Space(width=width):
                return Box(width=_WIDTHS[width] * self._signs.size_of(style))
            case Group(row=row):
                return self._row(row, style)
            case Fraction():
                above, below = (
                    self._row(node.numerator, style.numerator),
                    self._row(node.denominator, style.denominator),
                )
                return fraction(above, below, style, signs, has_rule=node.has_rule)
            case Root():
                degree = self._some(node.degree, Style(Level.SCRIPT_OF_SCRIPT, style.is_cramped))
                return root(self._row(node.radicand, style.cramped), degree, style, signs)
            case Scripts(base=base):
                put = limits if has_limits(base, displayed=style.is_displayed) else scripts
                lower, upper = self._some(node.lower, style.lower), self._some(node.upper, style.upper)
                return put(self._row(base, style), lower, upper, style=style, signs=signs)
            case Prescripts(base=base):
                lower, upper = self._some(node.lower, style.lower), self._some(node.upper, style.upper)
                return prescripts(self._row(base, style), lower, upper, style=style, signs=signs)
            case Stacked():
                script = self._row(node.script, style.upper if node.is_above else style.lower)
                lower, upper = (None, script) if node.is_above else (script, None)
                return limits(self._row(node.base, style), lower, upper, style=style, signs=signs)
            case Fenced(parts=parts):
                return fenced(node, [self._row(part, style) for part in parts], style, signs)
            case Accented(accent=accent, base=base):
                return accented(self._row(base, style.cramped), accent, style, signs)
            case Lined(base=base, is_above=is_above):
                return lined(self._row(base, style.cramped if is_above else style), style, signs, is_above=is_above)
            case Braced(base=base, is_above=is_above):
                return braced(self._row(base, style), style, signs, is_above=is_above)
            case Grid(rows=rows):
                inner = style if node.is_aligned else style.text
                lines = [[self._cell(cell, at, node, inner) for at, cell in enumerate(cells)] for cells in rows]
                return grid(node, lines, style, signs)

    def _some(self, row: Row, style: Style) -> Box | None:
        return self._row(row, style) if row else None

    def _cell(self, cell: Row, column: int, node: Grid, style: Style) -> Box:
        box = self._row(cell, style)
        if not node.is_aligned or not column % 2 or not cell:
            return box
        # What stands after the place of alignment has something before it.
        result = Box()
        result.add(box, self._space(Kind.ORDINARY, kinds(cell)[0], style))
        return result
