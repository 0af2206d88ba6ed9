"""Pictures named in the content: where they are, and whether they are pictures that the writers can place.

Formats: PNG (ISO/IEC 15948, 5.2 and 11.2.2) and JPEG (ISO/IEC 10918-1, annex B), of which only header and end are
looked at, and SVG (see ``undoc.drawings.svg``).
"""

from __future__ import annotations

import struct
import zlib
from pathlib import Path

from undoc.files import MOST_PICTURE, leads_outside, read_file
from undoc.model import Place
from undoc.source.report import Report
from undoc.source.wording import did_you_mean, quoted

_PNG = b"\x89PNG\r\n\x1a\n"
_JPEG = b"\xff\xd8\xff"
#: Frame headers: SOF0 to SOF15 without the markers for tables that lie between them.
_JPEG_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_JPEG_ALONE = frozenset((0x01, *range(0xD0, 0xD9)))


def check_picture(file: str, place: Place, folder: Path, report: Report) -> Path | None:
    """Return the path of the picture ``file`` of a folder, None when it cannot be used; problems are reported."""
    if not file:
        report.error(
            place, "missing-picture", "No file is named.", "Write the name of the picture between the brackets."
        )
        return None
    if "://" in file or Path(file).is_absolute() or "\\" in file or file[1:2] == ":":
        message = f"{quoted(file)} is not a file of the document's folder."
        report.error(place, "picture-outside", message, "Put the picture into the folder and write its name only.")
        return None
    path = folder / file
    try:
        if leads_outside(path, folder):
            message = f"{quoted(file)} lies outside the document's folder."
            report.error(place, "picture-outside", message, "Put the picture into the folder and write its name only.")
            return None
        if not path.exists():
            present = [entry.name for entry in path.parent.iterdir()] if path.parent.is_dir() else []
            advice = did_you_mean(path.name, present, "Put the picture into the folder.")
            report.error(place, "missing-picture", f"There is no file {quoted(file)}.", advice)
            return None
        data = read_file(path, MOST_PICTURE, within=folder)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        message = f"The picture {quoted(file)} cannot be read: {reason}."
        advice = getattr(error, "advice", "Put a readable file in its place.")
        report.error(place, "unreadable-picture", message, advice)
        return None
    return path if _check(data, file, place, report) else None


def _check(data: bytes, file: str, place: Place, report: Report) -> bool:
    if not data.startswith((_PNG, _JPEG)):
        return _check_drawing(data, file, place, report)
    size = png_size(data) if data.startswith(_PNG) else jpeg_size(data)
    if size is None:
        message = f"The picture {quoted(file)} is damaged or not complete."
        report.error(place, "corrupt-picture", message, "Export it or copy it into the folder again.")
        return False
    return True


def _check_drawing(data: bytes, file: str, place: Place, report: Report) -> bool:
    from undoc.drawings.svg.size import SvgError, svg_size  # only documents with drawings need it

    try:
        svg_size(data)
    except SvgError as problem:
        report.error(place, problem.code, f"The picture {quoted(file)} {problem.message}.", problem.advice)
        return False
    return True


def png_size(data: bytes) -> tuple[int, int] | None:
    """Return width and height in pixels of a PNG picture, None when it is damaged."""
    if len(data) < 33 or data[12:16] != b"IHDR" or b"IEND" not in data[-1024:]:
        return None
    width, height = struct.unpack(">II", data[16:24])
    if zlib.crc32(data[12:29]) != int.from_bytes(data[29:33], "big") or not (width and height):
        return None
    return width, height


def jpeg_size(data: bytes) -> tuple[int, int] | None:
    """Return width and height in pixels of a JPEG picture, None when it is damaged."""
    offset = 2
    while offset + 9 <= len(data) and data[offset] == 0xFF:
        marker = data[offset + 1]
        if marker == 0xFF:
            offset += 1
        elif marker in _JPEG_ALONE:
            offset += 2
        elif marker in _JPEG_FRAMES:
            height, width = struct.unpack(">HH", data[offset + 5 : offset + 9])
            return (width, height) if width and height and data.find(b"\xff\xd9", offset) > 0 else None
        else:
            offset += 2 + int.from_bytes(data[offset + 2 : offset + 4], "big")
    return None
