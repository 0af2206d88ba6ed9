"""Justified lines of Han text: whether one unit more is taken in, and where its room comes from.

Rules (measured on 16 Chinese files and what Word printed of them; need and slack in points, ``N`` compressible marks,
the one at the line's end not counted):

* The unit that crosses the margin, without its closing marks, is taken in when half of each mark can make the room
  (``need ≤ N / 2`` em) and what each mark gives is at most ``0.88`` of the room that refusing would leave. Room at a
  joint of Han and Latin costs Word less: ``0.06`` em of it at each joint does not count. (554 of 564 decisions.) The
  unit after it is never considered.
* Room is made in this order: the line's last mark is halved, its blank beyond the margin; or all other marks give the
  same share; or both; or the last mark hangs whole beyond the margin and the others give the rest. (351 of 351 lines
  without Latin.) At last joints shrink to half.
* A line that is too short is stretched at joints of Han and Latin first, up to twice their width; then everywhere.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from undoc.typeset.text.han_spacing import CLOSING, THIN, joint, widened
from undoc.typeset.text.segments import Segment
from undoc.typeset.text.units import PlacedUnit, Unit

#: How much of the room that refusing a unit leaves each mark may give at most to take it in.
GIVEN_PER_SLACK = 0.88
#: The room at a joint of Han and Latin that a line left short has for nothing, in em.
FREE_AT_JOINT = 0.06
#: How far a joint of Han and Latin is stretched before anything else is, and how far it shrinks, in em.
_MORE_AT_JOINT = 0.25
_LESS_AT_JOINT = THIN / 2
_EPSILON = 1e-6


class _Room(NamedTuple):
    """What a line may give: ``marks`` compressible marks with ``blank`` points of blank, joints of ``joints`` em."""

    marks: int
    blank: float
    joints: float


class _Setting(NamedTuple):
    """How a line is set that is too wide.

    ``beyond`` points at its end stand beyond the margin, each mark gives ``share`` of its blank half, each joint of
    Han and Latin ``joint`` of its em more (less, when negative).
    """

    beyond: float = 0.0
    share: float = 0.0
    joint: float = 0.0


def takes(
    taken: Sequence[PlacedUnit],
    placed: PlacedUnit,
    width: float,
    skip: float,
    available: float,
    *,
    joints: bool,
) -> bool:
    """Whether a justified line takes in the unit that crosses its margin.

    ``width`` is that of the line without it, ``skip`` what is between the two, ``available`` the room, in points;
    ``joints`` says that there is space at joints of Han and Latin.
    """
    here = _room(taken, joints)
    room = _followed(here, taken[-1].unit, placed.unit, joints)
    unit = placed.unit
    tail = sum(segment.width for segment in _closing(unit))
    need = width + skip + unit.width - tail - available
    if need > _EPSILON:
        free = FREE_AT_JOINT * here.joints
        if need > room.blank + _EPSILON or need > GIVEN_PER_SLACK * room.marks * (available - width - free):
            return False
    return _setting(need + tail, unit, room) is not None


def set_line(
    taken: Sequence[PlacedUnit], width: float, available: float, *, fills: bool, joints: bool
) -> tuple[Sequence[PlacedUnit], float]:
    """The units of a justified line with its marks and joints set, and its width without what hangs at its end.

    ``width`` is the natural one, ``joints`` as in ``takes``. A line that does not have to fill its room (``fills``) is
    set only when it is too wide.
    """
    need = width - available
    room = _room(taken, joints)
    setting = _Setting()
    if need > _EPSILON:
        setting = _setting(need, taken[-1].unit, room) or setting
    short = -need + setting.beyond
    if fills and short > _EPSILON and room.joints and not setting.share:
        setting = setting._replace(joint=min(short / room.joints, _MORE_AT_JOINT))
    if setting.share or setting.joint:
        taken = _changed(taken, setting)
        width += setting.joint * room.joints - setting.share * room.blank
    return taken, width - setting.beyond


def _setting(need: float, last: Unit, room: _Room) -> _Setting | None:
    """How ``need`` points are made up for in a line that ends with the unit ``last``; None when they cannot be."""
    if need <= last.end_blank + _EPSILON:
        return _Setting(last.end_blank)
    ends = next(_closing(last), None)
    hanging = 0.0 if ends is None else ends.width
    for beyond in (0.0, last.end_blank, hanging):
        if need - beyond <= room.blank + _EPSILON:
            share = max(0.0, need - beyond) / room.blank if room.blank else 0.0
            return _Setting(beyond, min(1.0, share))
    least = need - hanging - room.blank
    if least <= _LESS_AT_JOINT * room.joints + _EPSILON:
        return _Setting(hanging, 1.0, -least / room.joints)
    return None


def _room(units: Sequence[PlacedUnit], joints: bool) -> _Room:
    """What the marks within a line may give, and its joints of Han and Latin."""
    before = units[0].unit
    marks, blank, total = 0, 0.0, before.joints if joints else 0.0
    for unit, _, _, _ in itertools.islice(units, 1, None):
        if not (unit.is_single and before.is_single):
            given = unit.start_blank or before.end_blank
            if given:
                marks += 1
                blank += given
            if joints:
                total += unit.joints + (_joint(before, unit) if before.ends_full != unit.starts_full else 0.0)
        before = unit
    return _Room(marks, blank, total)


def _followed(room: _Room, before: Unit, unit: Unit, joints: bool) -> _Room:
    """The room of a line that ends with ``before`` once ``unit`` stands behind it."""
    # Where two marks meet, the first has given up its half already.
    blank = unit.start_blank or before.end_blank
    return _Room(
        room.marks + (blank > 0),
        room.blank + blank,
        room.joints + (unit.joints + _joint(before, unit) if joints else 0.0),
    )


def _joint(here: Unit, following: Unit) -> float:
    """The size of the joint between two units if Han and Latin meet there without a space, else 0."""
    if here.space_count or here.ends_full == following.starts_full or not (here.pieces and following.pieces):
        return 0.0
    return joint(here.pieces[-1][0], following.pieces[0][0])


def _closing(unit: Unit) -> Iterator[Segment]:
    """The full-width closing marks at the end of a unit, from the last on."""
    for segment, _ in reversed(unit.pieces):
        if segment.texts == [" "]:
            continue
        if not segment.is_han or segment.texts[0] not in CLOSING:
            return
        yield segment


def _changed(units: Sequence[PlacedUnit], setting: _Setting) -> list[PlacedUnit]:
    """The units with what their marks give and their joints take between them."""
    result = list(units)
    for index, placed in enumerate(units):
        more = 0.0
        if index:
            here, following = units[index - 1].unit, placed.unit
            if setting.share:
                more -= setting.share * (following.start_blank or here.end_blank)
            if setting.joint and not (here.is_single and following.is_single):
                more += setting.joint * _joint(here, following)
        unit = placed.unit
        if setting.joint and unit.joints:
            unit = Unit(unit.text, widened(unit.pieces, setting.joint), unit.size, ends_line=unit.ends_line)
        if more or unit is not placed.unit:
            result[index] = PlacedUnit(unit, placed.span, placed.kerning + more, placed.notes)
    return result
