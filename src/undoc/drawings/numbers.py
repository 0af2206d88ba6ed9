"""Numbers of drawings: how they are written, and how large they may be."""

from __future__ import annotations

#: A number of SVG (SVG 1.1, 4.2). It never gives figures back, so that a long text is tried in one way only.
NUMBER = r"[-+]?(?:[0-9]++(?:\.[0-9]*+)?|\.[0-9]++)(?:[eE][-+]?[0-9]++)?"
#: The largest and the smallest number in a drawing; a smaller one is 0. Products of such numbers do not overflow.
_MOST, _LEAST = 1e9, 1e-30


def bounded(value: float) -> float:
    """The number itself, 0 for next to nothing. ValueError when it is larger than any drawing, or none."""
    if not abs(value) <= _MOST:
        raise ValueError("a number is larger than any drawing")
    return value if abs(value) >= _LEAST else 0.0
