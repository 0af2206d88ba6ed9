"""Tables that a composite font carries beside its program: ToUnicode, W and CIDToGIDMap."""

from __future__ import annotations

import struct
from collections import Counter
from collections.abc import Mapping

_CMAP_START = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
"""
_CMAP_END = "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"

#: A block of a CMap holds no more entries than this (Adobe Technical Note 5014, section 3.1).
_BLOCK = 100


def to_unicode(meanings: Mapping[int, str]) -> bytes:
    """The ToUnicode CMap that gives each code its text (ISO 32000-1, 9.10.3).

    Every code is in it, as ISO 14289-1, 7.21.7, requires.
    """
    lines = [f"<{code:04X}> <{text.encode('utf-16-be').hex()}>\n" for code, text in sorted(meanings.items())]
    parts = [_CMAP_START]
    for start in range(0, len(lines), _BLOCK):
        block = lines[start : start + _BLOCK]
        parts += [f"{len(block)} beginbfchar\n", *block, "endbfchar\n"]
    parts.append(_CMAP_END)
    return "".join(parts).encode()


def width_array(widths: Mapping[int, int]) -> tuple[int, bytes]:
    """The default width, which is the commonest, and the W array of the other codes (ISO 32000-1, 9.7.4.3)."""
    counts = Counter(widths.values())
    default = max(counts, key=lambda width: (counts[width], width))
    parts: list[str] = []
    previous = None
    for code, width in sorted(widths.items()):
        if width == default:
            continue
        if previous is None or code != previous + 1:
            parts.append(f"{']' if parts else ''}{code}[{width}")
        else:
            parts.append(f" {width}")
        previous = code
    if parts:
        parts.append("]")
    return default, f"[{''.join(parts)}]".encode()


def glyph_map(glyphs: Mapping[int, int]) -> bytes:
    """The data of a CIDToGIDMap stream: the glyph of each code (ISO 32000-1, 9.7.4.2)."""
    size = max(glyphs) + 1
    return struct.pack(f">{size}H", *(glyphs.get(code, 0) for code in range(size)))
