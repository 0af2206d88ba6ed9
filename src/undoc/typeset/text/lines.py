"""Filling lines with units, as Word does.

Rules (measured on 59 official files, 35,805 justified lines, 99.8 % of their ends explained):

* A unit is taken while the line's natural width fits; trailing spaces hang and are not counted.
* A justified line of Latin text may shrink its spaces to take the first unit that does not fit, and only that one:
  with ``c`` the shrink it needs and ``x`` the stretch the line needs without it, both in parts of the spaces'
  natural width, it is taken when ``c ≤ 0.25`` and ``x ≥ 2 c``. At ``c = 0.25`` lines are taken up to 0.016 points
  beyond the limit in two files and left from 0.016 to 0.056 points beyond it in another
  (``benchmarks/justification.py``); no rule for these was found.
* A justified line of Han text may make room with its marks instead (``han_lines``).
* A unit wider than the line is broken between characters.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from msgspec import Struct

from undoc.typeset.text import han_lines
from undoc.typeset.text.han_spacing import HanSpacing
from undoc.typeset.text.overlong_units import cut
from undoc.typeset.text.units import PlacedUnit

MAX_SHRINK = 0.25
STRETCH_PER_SHRINK = 2.0
_EPSILON = 1e-6


class Line(Struct, eq=False):
    """A line: its units, where it starts and how far its gaps are stretched.

    ``indent`` is the start's distance from the column's start edge, ``width`` the natural width without trailing
    spaces, ``available`` the room there is, ``stretch`` the points added at each space and full-width gap (negative
    when shrunk).
    """

    units: Sequence[PlacedUnit]
    indent: float
    available: float
    width: float
    stretch: float

    @property
    def notes(self) -> tuple[str, ...]:
        """The notes called in the line."""
        return tuple(note for placed in self.units for note in placed.notes)

    @property
    def size(self) -> float:
        """The largest size in the line, in points."""
        return max((placed.unit.size for placed in self.units), default=0.0)

    @property
    def text(self) -> str:
        """The line's text."""
        return "".join(placed.unit.text for placed in self.units)


def break_lines(
    units: Sequence[PlacedUnit],
    column: float,
    first_indent: float,
    turn_indent: float,
    *,
    justified: bool,
    shrinks: bool,
    han: HanSpacing | None = None,
) -> list[Line]:
    """The lines of a paragraph in a column ``column`` points wide; one empty line when there are no units.

    ``first_indent`` and ``turn_indent`` are the start of the first and of the following lines; ``shrinks`` says
    that spaces of a justified line may shrink. With ``han`` that squeezes its full-width marks may give up their empty
    halves, and the last one hang beyond the margin. No line is wider than the column but for that, unless a single
    character is.
    """
    squeezing = han if han is not None and han.squeeze and justified else None
    rest = list(reversed(units))
    lines: list[Line] = []
    while rest:
        indent = turn_indent if lines else first_indent
        lines.append(_fill(rest, indent, column - indent, justified, shrinks and justified, squeezing))
    return lines or [Line((), first_indent, column - first_indent, 0.0, 0.0)]


def _fill(
    rest: list[PlacedUnit], indent: float, available: float, justified: bool, shrinks: bool, han: HanSpacing | None
) -> Line:
    """Take the units of one line off the end of ``rest``."""
    if rest[-1].kerning:  # there is nothing before it now
        rest.append(rest.pop()._replace(kerning=0.0))
    taken: list[PlacedUnit] = []
    width = spaces = pending = 0.0
    limit = available + _EPSILON
    while rest:
        placed = rest[-1]
        unit = placed.unit
        skip = pending + placed.kerning
        wide = width + skip + unit.width
        if wide > limit:
            if not taken:
                head, tail = cut(placed, available)
                rest.pop()
                if tail is not None:
                    rest.append(tail)
                taken, width = [head], head.unit.width
            elif (shrinks and _shrinks(wide, spaces + skip + unit.inner_spaces, width, spaces, available)) or (
                han is not None and han_lines.takes(taken, placed, width, skip, available, joints=han.joints)
            ):
                taken.append(rest.pop())
                width = wide
            break
        taken.append(rest.pop())
        width = wide
        spaces += skip + unit.inner_spaces
        pending = unit.space
        if unit.ends_line:
            break
    stretch = 0.0
    fills = justified and bool(rest) and not taken[-1].unit.ends_line
    line: Sequence[PlacedUnit] = taken
    if han is not None and (fills or width > limit):
        line, width = han_lines.set_line(taken, width, available, fills=fills, joints=han.joints)
    if width > limit or fills:
        gaps = _gaps(line)
        stretch = (available - width) / gaps if gaps else 0.0
    return Line(line, indent, available, width, stretch)


def _shrinks(wide: float, wide_spaces: float, width: float, spaces: float, available: float) -> bool:
    if wide_spaces <= 0:
        return False
    shrink = (wide - available) / wide_spaces
    stretch = (available - width) / spaces if spaces > 0 else math.inf
    return shrink <= MAX_SHRINK + _EPSILON and stretch >= STRETCH_PER_SHRINK * shrink


def _gaps(taken: Sequence[PlacedUnit]) -> int:
    count = taken[0].unit.gaps + taken[0].unit.inner_count
    before = taken[0].unit
    for placed in taken[1:]:
        unit = placed.unit
        if before.space_count:
            count += before.space_count
        elif before.ends_full or unit.starts_full:
            count += 1
        count += unit.gaps + unit.inner_count
        before = unit
    return count
