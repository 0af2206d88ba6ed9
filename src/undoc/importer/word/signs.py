"""Signs of fonts that have signs in the places of letters, as characters (ISO/IEC 29500-1, 17.3.3.30)."""

from __future__ import annotations

_SIGNS = {
    ("symbol", "b7"): "•",
    ("symbol", "2d"): "−",
    ("symbol", "b0"): "°",
    ("symbol", "b1"): "±",
    ("symbol", "b3"): "≥",
    ("symbol", "a3"): "≤",
    ("symbol", "b4"): "×",
    ("symbol", "61"): "α",
    ("symbol", "62"): "β",
    ("symbol", "6d"): "μ",
    ("wingdings", "a7"): "▪",
    ("wingdings", "d8"): "➢",
    ("wingdings", "fc"): "✓",
    ("wingdings", "a8"): "☐",
    ("wingdings", "fe"): "☑",
    ("wingdings", "e0"): "→",
}


def sign_of(font: str, code: str) -> str | None:
    """The character for the sign with a hexadecimal code in a font, None where none is known."""
    code = code.lower()
    code = code[2:] if code.startswith("f0") and len(code) == 4 else code.lstrip("0")
    return _SIGNS.get((font.lower(), code))
