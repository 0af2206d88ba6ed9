"""Problems that have a fix, mended in the files that they are in."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable
from pathlib import Path

from undoc.files import MOST_TEXT, read_file
from undoc.model import NO_FIX, ContentError, Place, Problem
from undoc.production.outputs import write_files

_LINE = re.compile(r"[^\r\n]*(?:\r\n?|\n|\Z)")


def mend(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Write the fixes of ``problems`` into their files, and return those that are mended.

    Of two that touch each other only the first is. The files are written together or not at all; ContentError when one
    cannot be.
    """
    by_file: dict[str, list[Problem]] = {}
    for problem in sorted(set(problems)):
        if problem.fix != NO_FIX and problem.place.line:
            by_file.setdefault(problem.place.path, []).append(problem)
    files: dict[Path, bytes] = {}
    done: list[Problem] = []
    for name, found in by_file.items():
        path = Path(name)
        try:
            data = read_file(path, MOST_TEXT)
            text = data.removeprefix(codecs.BOM_UTF8).decode()
        except (OSError, ValueError) as error:
            reason = getattr(error, "strerror", None) or "it is not UTF-8 text"
            message = f"The file cannot be read: {reason}."
            raise ContentError([Problem(Place(name), "unreadable-file", message, "Check again.")]) from None
        mended, applied = _mended(text, found)
        mark = codecs.BOM_UTF8 if data.startswith(codecs.BOM_UTF8) else b""
        files[path] = mark + mended.encode()
        done += applied
    write_files(files)
    return tuple(done)


def _mended(text: str, problems: Iterable[Problem]) -> tuple[str, list[Problem]]:
    """The text with the fixes that do not touch each other, and their problems."""
    lines = [match.span() for match in _LINE.finditer(text)]
    pieces: list[str] = []
    applied: list[Problem] = []
    end = -1
    for problem in problems:
        place, fix = problem.place, problem.fix
        if place.line > len(lines):
            continue
        first, last = lines[place.line - 1]
        start = first + place.column - 1
        if start > end and start + fix.length <= last:
            pieces += (text[max(end, 0) : start], fix.text)
            end = start + fix.length
            applied.append(problem)
    return "".join((*pieces, text[max(end, 0) :])), applied
