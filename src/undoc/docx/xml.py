"""How lengths are written in WordprocessingML: namespaces, twips and the other units.

Points become Word's units in this package and nowhere else: twips (1/20 pt) for lengths, half points for type sizes,
eighths of a point for rules, English Metric Units (1/12700 pt) for pictures (ISO/IEC 29500-1, 22.9.2 and 20.1.10.16).
"""

from __future__ import annotations

import re

DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
PICTURE = "http://schemas.openxmlformats.org/drawingml/2006/picture"
WORD_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
#: The namespaces of a part that holds paragraphs.
STORY_NAMESPACES = f'xmlns:w="{MAIN}" xmlns:r="{RELATIONSHIPS}" xmlns:wp="{WORD_DRAWING}"'
#: The namespaces of a part with properties that Word has since 2013, which other programs pass over.
WORD_2013_NAMESPACES = (
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml" mc:Ignorable="w15"'
)
#: The namespace of a part that holds settings, styles or numbers.
MAIN_NAMESPACE = f'xmlns:w="{MAIN}"'

#: Characters that XML 1.0 has no place for (2.2, Char).
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def checked(part: str, xml: str) -> str:
    """``xml``; ValueError with the name of the part when it holds a character that XML cannot say."""
    if found := _FORBIDDEN.search(xml):
        raise ValueError(f"{part}: U+{ord(found[0]):04X} cannot stand in an XML file")
    return xml


def twips(points: float) -> int:
    """Twentieths of a point."""
    return round(points * 20)


def half_points(points: float) -> int:
    """Half points, for the size of type."""
    return round(points * 2)


def eighths(points: float) -> int:
    """Eighths of a point, for the width of rules; a rule is never thinner than Word's thinnest, 1/4 pt (17.3.4)."""
    return max(2, round(points * 8))


def emus(points: float) -> int:
    """English Metric Units, for pictures."""
    return round(points * 12700)


def flag(name: str, value: bool) -> str:
    """An on-off property (17.17.4): ``<w:b/>``, ``<w:b w:val="0"/>``."""
    return f"<w:{name}/>" if value else f'<w:{name} w:val="0"/>'
