"""The colours of a chart: those of the house, and further ones where there are more series than these."""

from __future__ import annotations

import math
from collections.abc import Sequence

#: What the series stand before.
_PAPER = "#FFFFFF"
#: How far the shades of a colour are mixed with black and with white, in parts of the whole.
_MIXTURES = tuple(part / 16 for part in range(1, 16))
_BLACK, _WHITE = 0, 255


def series_colors(colors: Sequence[str], count: int) -> tuple[str, ...]:
    """The colours of ``count`` series, ``#RRGGBB``: those of the house, ``colors``, then shades of them.

    Each shade is the one that is least like all colours before it and the paper. Where all are taken they begin anew.
    """
    taken = list(colors[:count])
    shades = [_mixed(color, other, part) for color in colors for other in (_BLACK, _WHITE) for part in _MIXTURES]
    nearest = {shade: min(_distance(shade, one) for one in (_PAPER, *taken)) for shade in dict.fromkeys(shades)}
    while len(taken) < count and nearest:
        furthest = max(nearest, key=lambda shade: nearest[shade])
        if not nearest[furthest]:
            break
        taken.append(furthest)
        nearest = {shade: min(distance, _distance(shade, furthest)) for shade, distance in nearest.items()}
    return tuple(taken[index % len(taken)] for index in range(count))


def part_colors(colors: Sequence[str], count: int) -> tuple[str, ...]:
    """The colours of ``count`` parts of a pie, in turn; the last is not that of the first, which it touches."""
    parts = [colors[index % len(colors)] for index in range(count)]
    if count > 2 and parts[-1] == parts[0]:
        parts[-1] = colors[len(colors) // 2]
    return tuple(parts)


def _mixed(color: str, other: int, part: float) -> str:
    return "#" + "".join(f"{round(value + (other - value) * part):02X}" for value in _rgb(color))


def _rgb(color: str) -> tuple[int, int, int]:
    return int(color[1:3], 16), int(color[3:5], 16), int(color[5:7], 16)


def _distance(one: str, other: str) -> float:
    """How unlike two colours look, as the eye weighs red, green and blue."""
    first, second = _rgb(one), _rgb(other)
    red, green, blue = (a - b for a, b in zip(first, second, strict=True))
    mean = (first[0] + second[0]) / 2
    return math.sqrt((2 + mean / 256) * red**2 + 4 * green**2 + (2 + (255 - mean) / 256) * blue**2)
