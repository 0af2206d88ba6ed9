"""The two things of Exif data that change how large a picture is or which way it stands (Exif 2.32, 4.6.4).

Whatever else a camera writes there (who, where, when, with which device) is not looked at.
"""

from __future__ import annotations

import struct
from typing import NamedTuple

_ORIENTATION, _RESOLUTION, _UNIT = 0x0112, 0x011A, 0x0128
_SHORT, _LONG, _RATIONAL = 3, 4, 5
_UPRIGHT, _LAST = 1, 8
#: What programs take where Exif data are there and say no resolution, in dots an inch.
_DEFAULT_DPI = 72.0
_PER_CENTIMETRE = 3
_MOST_ENTRIES = 1000


class Exif(NamedTuple):
    """``orientation`` from 1 (upright) to 8; ``dpi`` in dots an inch."""

    orientation: int = _UPRIGHT
    dpi: float = _DEFAULT_DPI


def read_exif(data: bytes) -> Exif:
    """What Exif data (a TIFF header and its first directory) say; what cannot be read counts as not said."""
    order = {b"II*\0": "<", b"MM\0*": ">"}.get(data[:4])
    if order is None or len(data) < 8:
        return Exif()
    values = _directory(data, order)
    orientation = values.get(_ORIENTATION, 0)
    resolution, unit = values.get(_RESOLUTION), values.get(_UNIT)
    dpi = _DEFAULT_DPI
    if resolution is not None and unit is not None:
        dpi = resolution * 2.54 if unit == _PER_CENTIMETRE else resolution
    return Exif(int(orientation) if _UPRIGHT <= orientation <= _LAST else _UPRIGHT, dpi)


def _directory(data: bytes, order: str) -> dict[int, float]:
    """The first number of each entry of the first directory that is asked for."""
    (start,) = struct.unpack_from(f"{order}I", data, 4)
    if start + 2 > len(data):
        return {}
    (count,) = struct.unpack_from(f"{order}H", data, start)
    found: dict[int, float] = {}
    for at in range(start + 2, min(start + 2 + 12 * min(count, _MOST_ENTRIES), len(data) - 11), 12):
        tag, kind = struct.unpack_from(f"{order}HH", data, at)
        if tag not in (_ORIENTATION, _RESOLUTION, _UNIT):
            continue
        if kind == _SHORT:
            found[tag] = struct.unpack_from(f"{order}H", data, at + 8)[0]
        elif kind == _LONG:
            found[tag] = struct.unpack_from(f"{order}I", data, at + 8)[0]
        elif kind == _RATIONAL:
            (place,) = struct.unpack_from(f"{order}I", data, at + 8)
            if place + 8 <= len(data):
                above, below = struct.unpack_from(f"{order}II", data, place)
                if below:
                    found[tag] = above / below
    return found
