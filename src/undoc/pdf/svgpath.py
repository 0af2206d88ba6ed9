"""Path data of SVG, and outlines, as PDF path operators."""

from __future__ import annotations

import re

from undoc.drawings.geometry import Outline
from undoc.drawings.paths import PathError, read_path
from undoc.pdf.objects import number

__all__ = ["PathError", "outline_operators", "path_operators"]

# Absolute lines and curves, each with its letter and single spaces, are what PDF has too. An emblem is kept so: it is
# in every document, and this takes a fifth of the time.
_PAIR = r"-?\d+(?:\.\d+)? -?\d+(?:\.\d+)?"
_PLAIN = rf"(?:M{_PAIR}(?:L{_PAIR}|C{_PAIR} {_PAIR} {_PAIR})*Z?)*"
_PARTS = r"[MLC][^MLCZ]+|Z"


def path_operators(data: str) -> str:
    """The PDF operators that build the path ``data``, in the path's own coordinates, to three decimals.

    Raises PathError.
    """
    if re.fullmatch(_PLAIN, data):
        return "\n".join([f"{part[1:]} {part[0].lower()}" if part != "Z" else "h" for part in re.findall(_PARTS, data)])
    return outline_operators(read_path(data))


def outline_operators(outline: Outline) -> str:
    """The PDF operators that build an outline, to three decimals."""
    return "\n".join(
        [
            " ".join([*[str(value) if type(value) is int else number(value) for value in values], command])
            for command, values in outline
        ]
    )
