"""Files that cannot be imported at all, as located problems."""

from __future__ import annotations

from pathlib import Path

from undoc.model import ContentError, Place, Problem

_ADVICE = "Open the file in Word and save it again as a Word document (.docx)."


def refused(
    path: Path, code: str, message: str, advice: str = _ADVICE, part: str = "", line: int = 0, column: int = 0
) -> ContentError:
    """The error that refuses the file; ``part`` is the part of it that is wrong."""
    place = Place(f"{path}/{part}" if part else str(path), line, column)
    return ContentError([Problem(place, code, message, advice)])
