"""What the commands are asked for, once the arguments are understood."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

#: Where documents are looked for and files are written when nothing else is said.
CONTENT = Path("content")
#: What becomes of tracked changes in a Word file, the usual first.
TRACKED = ("refuse", "accept", "reject")
OUT = Path("build")
MOST_JOBS = 256


class BuildOptions(NamedTuple):
    """The options of ``undoc build`` and ``undoc watch``.

    ``languages`` is None for all of a document, ``jobs`` for the processors.
    """

    paths: tuple[Path, ...]
    languages: tuple[str, ...] | None
    formats: tuple[str, ...]
    out: Path
    numbers: str
    data: Path | None
    quiet: bool = False
    jobs: int | None = None
    scheduler: str | None = None
    force: bool = False
    strict: bool = False
    explain: bool = False
    keep_going: bool = True
    report: Path | None = None


class CheckOptions(NamedTuple):
    """The options of ``undoc check``."""

    paths: tuple[Path, ...]
    languages: tuple[str, ...] | None
    data: Path | None
    json: bool


def job_number(given: str) -> int:
    """The number of processes that a text names. ValueError, in words for the user, when it names none."""
    if not given.isascii() or not given.isdecimal() or not 0 < int(given) <= MOST_JOBS:
        raise ValueError(f"{given!r} is no number of processes; give one from 1 to {MOST_JOBS}.")
    return int(given)


class ImportOptions(NamedTuple):
    """The options of ``undoc import``; ``language`` is None when it is to be told from the file."""

    files: tuple[Path, ...]
    into: Path
    language: str | None
    tracked: str
    data: Path | None
    json: bool


def choices(given: Iterable[str], known: tuple[str, ...]) -> tuple[str, ...]:
    """The values in comma-separated lists, each once. ValueError, in words for the user, when one is not ``known``."""
    values = [value.strip().lower() for text in given for value in text.split(",")]
    for value in values:
        if value not in known:
            raise ValueError(f"There is no {value!r} here. Choose among {', '.join(known)}.")
    return tuple(dict.fromkeys(values))
