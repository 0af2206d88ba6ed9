"""How a record is written in a file. Whatever else is in its place is no record: wrong types, a pipe, a huge file."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Literal

import msgspec
from msgspec import Struct

from undoc.files import read_file
from undoc.model import Place, Problem, Severity
from undoc.production.record.digests import Stamp
from undoc.production.record.record import DocumentRecord, Recorded

#: Changes when records of earlier versions cannot be read any more.
_FORM: Literal[3] = 3
#: The size (bytes) of the largest record that is read: many times that of a document with a thousand warnings.
_MOST = 1 << 26
_PLAIN = re.compile(r"(?!\.\.?\Z)[^/\\:\0]+")
#: Bytes of file names that are no text (PEP 383), and how they are written: JSON has text only, names have no NUL.
_NO_TEXT = re.compile(r"[\ud800-\udfff]")
_WRITTEN = re.compile(r"\0([0-9a-f]{4})")


class _Warning(Struct, frozen=True, array_like=True, forbid_unknown_fields=True):
    """A warning; ``path`` is from the content folder when it is ``inside``, so that both can be moved."""

    path: str
    inside: bool
    line: int
    column: int
    code: str
    message: str
    advice: str


class _Output(Struct, frozen=True, array_like=True, forbid_unknown_fields=True):
    """A file that was written; ``needs`` and ``warnings`` are numbers in the lists of the record."""

    language: str
    format: str
    folder_name: str
    name: str
    stamp: Stamp
    numbers: str
    needs: int
    warnings: tuple[int, ...]


class RecordFile(Struct, frozen=True, forbid_unknown_fields=True):
    """What a file holds; ``folder`` is the content folder as seen from the outputs.

    Files of one version have the same needs and warnings, which are written once.
    """

    form: Literal[3]
    folder: str
    symbol: str
    folder_name: str
    names: str
    original: str
    content: dict[str, Stamp]
    structures: dict[str, str]
    needs: tuple[dict[str, str], ...]
    warnings: tuple[_Warning, ...]
    outputs: tuple[_Output, ...]
    of_folder: tuple[int, ...]

    @property
    def content_folder(self) -> str:
        """The content folder as the system names it."""
        return _unescaped(self.folder)

    def record(self, folder: Path) -> DocumentRecord:
        """The record of the content folder ``folder``."""
        problems = [_problem(warning, folder) for warning in self.warnings]
        outputs = {
            (output.language, output.format): Recorded(
                output.folder_name,
                output.name,
                stamp=output.stamp,
                numbers=output.numbers,
                needs=self.needs[output.needs],
                warnings=tuple(problems[number] for number in output.warnings),
            )
            for output in self.outputs
        }
        of_folder = tuple(problems[number] for number in self.of_folder)
        return DocumentRecord(
            self.symbol,
            self.folder_name,
            names=self.names,
            original=self.original,
            content=self.content,
            structures=self.structures,
            outputs=outputs,
            warnings=of_folder,
        )


def read(path: Path) -> RecordFile | None:
    """What a file holds; None when it is no record that can be understood."""
    try:
        found = _decoder().decode(read_file(path, _MOST))
    except (OSError, ValueError, RecursionError, msgspec.MsgspecError):
        return None
    return found if _is_sound(found) else None


def encoded(key: str, folder: Path, record: DocumentRecord) -> bytes:
    """The bytes of a file. UnicodeEncodeError when a name in it is no text."""
    needs: list[dict[str, str]] = []
    warnings: dict[Problem, int] = {}

    def numbers(problems: tuple[Problem, ...]) -> tuple[int, ...]:
        return tuple(warnings.setdefault(problem, len(warnings)) for problem in problems)

    outputs = []
    for (language, format_), output in sorted(record.outputs.items()):
        own = dict(output.needs)
        if own not in needs:
            needs.append(own)
        names = language, format_, output.folder_name, output.name
        outputs.append(_Output(*names, output.stamp, output.numbers, needs.index(own), numbers(output.warnings)))
    of_folder = numbers(record.warnings)
    file = RecordFile(
        _FORM,
        _escaped(key),
        symbol=record.symbol,
        folder_name=record.folder_name,
        names=record.names,
        original=record.original,
        content=record.content,
        structures=record.structures,
        needs=tuple(needs),
        warnings=tuple(_warning(problem, folder) for problem in warnings),
        outputs=tuple(outputs),
        of_folder=of_folder,
    )
    return msgspec.json.encode(file)


@cache
def _decoder() -> msgspec.json.Decoder[RecordFile]:
    return msgspec.json.Decoder(RecordFile)


def _is_sound(file: RecordFile) -> bool:
    """Whether names are plain, so that they lead to no other folder, and numbers lead to something."""
    names = [file.folder_name] if file.folder_name else []
    names += (name for output in file.outputs for name in (output.folder_name, output.name))
    if not all(map(_is_plain, names)) or any("\0" in path for path in (file.content_folder, *file.content)):
        return False
    if any("\0" in "".join(needs) for needs in file.needs):
        return False
    numbers = (*file.of_folder, *(number for output in file.outputs for number in output.warnings))
    return all(0 <= number < len(file.warnings) for number in numbers) and all(
        0 <= output.needs < len(file.needs) for output in file.outputs
    )


def _is_plain(name: str) -> bool:
    """Whether a name is that of something in its folder, on every system."""
    return _PLAIN.fullmatch(name) is not None


def _warning(problem: Problem, folder: Path) -> _Warning:
    path = Path(problem.place.path)
    inside = path.is_relative_to(folder)
    shown = str(path.relative_to(folder)) if inside else problem.place.path
    words = problem.code, _escaped(problem.message), _escaped(problem.advice)
    return _Warning(_escaped(shown), inside, *problem.place[1:], *words)


def _problem(warning: _Warning, folder: Path) -> Problem:
    path = _unescaped(warning.path)
    place = Place(str(folder / path) if warning.inside else path, warning.line, warning.column)
    words = _unescaped(warning.message), _unescaped(warning.advice)
    return Problem(place, warning.code, *words, Severity.WARNING)


def _escaped(text: str) -> str:
    return _NO_TEXT.sub(lambda match: f"\0{ord(match[0]):04x}", text)


def _unescaped(text: str) -> str:
    return _WRITTEN.sub(lambda match: chr(int(match[1], 16)), text) if "\0" in text else text
