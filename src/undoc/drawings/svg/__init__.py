"""Reading SVG: SVG 1.1 (second edition) as far as ordinary drawings need it.

Read are shapes, paths, texts, groups, ``use``, symbols, gradients, clipping, markers, style attributes and simple
style sheets. What is not read and would show is named, with its line; nothing of a drawing is lost unnoticed.
"""

from __future__ import annotations

from collections.abc import Iterator

from undoc.drawings.shapes import Group, Part, Words
from undoc.drawings.svg.problems import DrawingProblems
from undoc.drawings.svg.reader import read_svg
from undoc.drawings.svg.size import SvgError, svg_size

__all__ = ["DrawingProblems", "SvgError", "read_svg", "svg_size", "texts"]


def texts(data: bytes) -> Iterator[str]:
    """Every text of a drawing. DrawingProblems and SvgError as ``read_svg``."""
    waiting: list[Part] = [read_svg(data).group]
    while waiting:
        part = waiting.pop()
        if isinstance(part, Group):
            waiting.extend(reversed(part.parts))
        elif isinstance(part, Words):
            yield from (run.text for run in part.runs)
