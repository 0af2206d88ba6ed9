"""The scale of a chart's axis: round numbers from below the least to above the greatest value."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import count

#: The round steps, in powers of ten.
_STEPS = (Decimal(1), Decimal(2), Decimal("2.5"), Decimal(5))
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
