"""How wide texts are in the type that drawings are set in, as far as it decides where their lines end."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from undoc.templates.fonts import FontTable

if TYPE_CHECKING:
    from PIL.ImageFont import FreeTypeFont

#: The size at which letters are measured, and from which character on they are as wide as they are high.
_SIZE, _HAN = 1000, "\u2e80"
_NAMES = ("regular", "italic", "bold", "bold-italic")


class TypeWidths:
    """Widths of texts in the first serif of the font table."""

    def __init__(self, fonts: FontTable) -> None:
        self._fonts = fonts
        self._widths: dict[tuple[str, bool, bool], float] = {}

    def width(self, text: str, size: float, *, bold: bool, italic: bool) -> float:
        """The width of a text in points, in type of ``size`` points."""
        key = (text, bold, italic)
        if key not in self._widths:
            face = self._faces[_NAMES[2 * bold + italic]]
            others = "".join(character for character in text if character < _HAN)
            self._widths[key] = face.getlength(others) / _SIZE + len(text) - len(others)
        return self._widths[key] * size

    @cached_property
    def _faces(self) -> Mapping[str, FreeTypeFont]:
        from PIL import ImageFont  # few files have drawings of boxes

        chains = self._fonts.faces["serif"]["latin"]
        files = {name: chains[name][0] for name in _NAMES}
        return {name: ImageFont.truetype(str(file.path), _SIZE, file.index) for name, file in files.items()}
