"""Drawings as pictures of dots, for programs that show no SVG."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

import resvg_py

#: Dots an inch, and the most that a picture is wide or high.
_RESOLUTION, _WIDEST = 250, 3000


def raster(data: bytes, width: float, height: float, family: str, fonts: Sequence[Path]) -> bytes:
    """An SVG file that is ``width`` by ``height`` points large as PNG; the same bytes for the same file and fonts.

    Texts are set in ``family``, and in the other ``fonts`` where that lacks a letter. ValueError when it cannot be
    drawn.
    """
    scale = min(_RESOLUTION / 72, _WIDEST / max(width, height))
    png: bytes = bytes(
        resvg_py.svg_to_bytes(
            svg_string=_decoded(data),
            width=max(1, round(width * scale)),
            dpi=96.0,
            skip_system_fonts=True,
            font_files=[str(font) for font in fonts],
            font_family=family,
            serif_family=family,
            sans_serif_family=family,
            cursive_family=family,
            fantasy_family=family,
            monospace_family=family,
        )
    )
    return png


def _decoded(data: bytes) -> str:
    """The text of a well-formed XML file, without its declaration."""
    encoding = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    declared = re.match(rb"<\?xml[^>]*?encoding\s*=\s*['\"]([\w.-]+)", data)
    text = data.decode(declared[1].decode() if declared else encoding)
    return re.sub(r"^\ufeff?\s*<\?xml[^>]*\?>", "", text)
