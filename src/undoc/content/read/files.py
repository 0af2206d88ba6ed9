"""Content files read as text: UTF-8, with every byte that is wrong and every forbidden character located."""

from __future__ import annotations

import bisect
import codecs
import re
from functools import cached_property
from pathlib import Path

from undoc.characters import LONGEST_WORD, find_forbidden, find_long_words, without_forbidden
from undoc.files import MOST_TEXT, FileError, read_file
from undoc.model import Place
from undoc.model.report import Report

_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_SAVE_AS_UTF_8 = "Save it again with the encoding UTF-8."


def read_text(path: Path, report: Report) -> str | None:
    """Return the text of a file with plain line ends and no byte-order mark, or None when it cannot be read.

    What is wrong with the file or its characters is reported. Forbidden characters are replaced one for one,
    so that the rest can be read and its problems found in the same run.
    """
    data = _read_bytes(path, report)
    if data is None:
        return None
    if data.startswith(_UTF_16):
        report.error(Place(str(path)), "not-utf-8", "The file is UTF-16 text, not UTF-8.", _SAVE_AS_UTF_8)
        return None
    text = _decode(path, data.removeprefix(codecs.BOM_UTF8), report)
    if text is None:
        return None
    text = _with_plain_line_ends(text)
    if not text.strip():
        report.error(Place(str(path)), "empty-file", "The file is empty.", "Write its content, or delete the file.")
        return None
    return _checked(path, text, report)


def _read_bytes(path: Path, report: Report) -> bytes | None:
    place = Place(str(path))
    code, advice = "unreadable-file", "Put a readable file in its place."
    try:
        return read_file(path, MOST_TEXT, within=path.parent)
    except FileNotFoundError:
        report.error(place, "missing-file", "The file is missing.", "Put it into the folder.")
        return None
    except FileError as error:
        code, reason, advice = error.code, error.strerror, error.advice
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
    report.error(place, code, f"The file cannot be read: {reason}.", advice)
    return None


def _decode(path: Path, data: bytes, report: Report) -> str | None:
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        bad = error
    try:
        # Surrogates written as if they were characters: they are reported one by one with their code points.
        return data.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        before = _with_plain_line_ends(data[: bad.start].decode("utf-8", "replace"))
        line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
        message = f"The file is not UTF-8 text: the byte 0x{data[bad.start]:02X} is no character here."
        report.error(Place(str(path), line, column), "not-utf-8", message, _SAVE_AS_UTF_8)
        return None


def _with_plain_line_ends(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _checked(path: Path, text: str, report: Report) -> str:
    lines = _Lines(str(path), text)
    for offset in find_long_words(text) if path.suffix == ".md" else ():  # what is set in lines
        message = f"A word of more than {LONGEST_WORD} characters begins here."
        advice = "Put spaces into it: no line can break in it."
        report.error(lines.place(offset), "word-too-long", message, advice)
    is_clean = True
    for offset, found in find_forbidden(text):
        is_clean = False
        report.error(lines.place(offset), found.code, found.message, found.advice)
    return text if is_clean else without_forbidden(text)


class _Lines:
    """Gives the places of offsets; the lines are looked for when there is one to give."""

    def __init__(self, path: str, text: str) -> None:
        self._path = path
        self._text = text

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *(match.end() for match in re.finditer("\n", self._text))]

    def place(self, offset: int) -> Place:
        line = bisect.bisect_right(self._starts, offset)
        return Place(self._path, line, offset - self._starts[line - 1] + 1)
