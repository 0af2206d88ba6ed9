"""The names of fonts that a Word file asks for. Word sets the text with the fonts that its user has by these names."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from undoc.templates.fonts import FontTable
from undoc.templates.language import Script

_STYLES = {(False, False): "regular", (True, False): "bold", (False, True): "italic", (True, True): "bold-italic"}


class FontNames(Struct, frozen=True):
    """The family that Word is asked for, by role, script and style.

    Styles are ``regular``, ``bold``, ``italic`` and ``bold-italic``. In Chinese another family stands for bold
    (SimHei) and for italic (KaiTi). ``formulas`` is that of formulas.
    """

    families: Mapping[tuple[str, Script, str], str]
    formulas: str

    @classmethod
    def of(cls, table: FontTable) -> FontNames:
        """The names in a font table: the first font of each chain, as Word falls back in its own way."""
        return cls(
            {
                (role, script, style): chain[0].word_name
                for role, scripts in table.faces.items()
                for script in Script
                for style, chain in scripts[script].items()
                if chain
            },
            table.formulas.word_name,
        )

    def slots(self, role: str, *, bold: bool, italic: bool) -> dict[str, str]:
        """The attributes of ``w:rFonts`` and the family in each (ISO/IEC 29500-1, 17.3.2.26)."""
        style = _STYLES[bold, italic]
        latin = self.families[role, Script.LATIN, style]
        return {
            "ascii": latin,
            "hAnsi": latin,
            "eastAsia": self.families[role, Script.HAN, style],
            "cs": self.families[role, Script.ARABIC, style],
        }
