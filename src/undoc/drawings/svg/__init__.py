"""Reading SVG: SVG 1.1 (second edition) as far as ordinary drawings need it.

Read are shapes, paths, texts, groups, ``use``, symbols, gradients, clipping, markers, style attributes and simple
style sheets. What is not read and would show is named, with its line; nothing of a drawing is lost unnoticed.
"""

from __future__ import annotations

from undoc.drawings.svg.problems import DrawingProblems
from undoc.drawings.svg.reader import read_svg
from undoc.drawings.svg.size import SvgError, svg_size

__all__ = ["DrawingProblems", "SvgError", "read_svg", "svg_size"]
