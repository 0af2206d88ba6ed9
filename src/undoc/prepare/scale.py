"""The scale of a chart's axis: round numbers from below the least to above the greatest value."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import count

from undoc.model import Axis

#: The round steps, in powers of ten.
_STEPS = (Decimal(1), Decimal(2), Decimal("2.5"), Decimal(5))
#: Those of Word.
_WORD_STEPS = (Decimal(1), Decimal(2), Decimal(5))
#: More numbers no axis has, whatever its step is.
_MOST_NUMBERS = 200
#: At most so many steps from end to end.
_MOST = 6
#: Values that all lie beyond this part of the greatest are told apart better without nothing (0) on the scale.
_FAR_FROM_ZERO = Decimal("0.6")


def ticks(values: Sequence[Decimal], *, from_zero: bool) -> tuple[Decimal, ...]:
    """The numbers on the scale, rising, two at least; ``from_zero`` has 0 among them whatever the values.

    They have the decimals that their step needs, and no more.
    """
    low, high = min(values), max(values)
    if from_zero or not _is_far(low, high):
        low, high = min(low, Decimal(0)), max(high, Decimal(0))
    if low == high:
        low, high = min(low, Decimal(0)), max(high, Decimal(0))
    if low == high:
        high = Decimal(1)
    step = _step(high - low)
    first = (low / step).to_integral_value("ROUND_FLOOR")
    last = (high / step).to_integral_value("ROUND_CEILING")
    found = [(first + index) * step for index in range(int(last - first) + 1)]
    decimals = max(0, -int(step.normalize().as_tuple().exponent))
    return tuple(round(number, decimals) if decimals else Decimal(round(number)) for number in found)


def axis_ticks(values: Sequence[Decimal], axis: Axis, most: int) -> tuple[Decimal, ...]:
    """The numbers on an axis that a file says: its ends and step, and where it says none, as Word finds them.

    There are no more than ``most`` steps, the least round one that this allows; above the greatest value a twentieth is
    left free, and the axis begins with 0 unless all values are far from it. An end that is not a whole number of steps
    away is no number of the axis.
    """
    low, high = min(values, default=Decimal(0)), max(values, default=Decimal(0))
    span = high - min(low, Decimal(0)) if high > 0 else high - low
    is_far = 0 < low < high and (high - low) * 6 < high
    least = axis.least if axis.least is not None else low if is_far or low < 0 else Decimal(0)
    greatest = axis.most
    if greatest is None:
        greatest = high + (high - least if is_far else span) / 20 if high > 0 else Decimal(0)
    if greatest <= least:
        greatest = least + (axis.step or 1)
    step = axis.step or _round_step(greatest - least, most)
    if (greatest - least) / step > _MOST_NUMBERS:
        step = _round_step(greatest - least, most)
    start = least if axis.least is not None else (least / step).to_integral_value("ROUND_FLOOR") * step
    rounding = "ROUND_FLOOR" if axis.most is not None else "ROUND_CEILING"
    steps = max(1, int(((greatest - start) / step).to_integral_value(rounding)))
    found = [start + index * step for index in range(steps + 1)]
    return tuple(found)


def _round_step(span: Decimal, most: int) -> Decimal:
    for power in count(span.adjusted() - 2):
        for step in _WORD_STEPS:
            if span <= step.scaleb(power) * most:
                return step.scaleb(power)
    raise AssertionError("there is a step for every span")


def _is_far(low: Decimal, high: Decimal) -> bool:
    """Whether all values lie on one side of 0 and far from it, compared with the distances between them."""
    nearest, farthest = sorted((abs(low), abs(high)))
    return low * high > 0 and nearest > farthest * _FAR_FROM_ZERO


def _step(span: Decimal) -> Decimal:
    """The least round step that parts ``span`` into few enough."""
    exponent = span.adjusted() - 1
    for power in count(exponent):
        for step in _STEPS:
            if span <= step.scaleb(power) * (_MOST - 1):
                return step.scaleb(power)
    raise AssertionError("there is a step for every span")
