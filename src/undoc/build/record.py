"""What was built and from what: ``.undoc/`` in the folder of the outputs, one small file a content folder.

It is there to save work only. Without it, or where it cannot be understood, everything is built again.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from msgspec import Struct, field

from undoc.build.digests import Stamp, digest_of
from undoc.files import read_file
from undoc.model import Place, Problem, Severity

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

FOLDER = ".undoc"
#: Changes when records of earlier versions cannot be read any more.
_FORM = 2


class Recorded(NamedTuple):
    """A file that was written: its name, the stamp it had then, how it has its numbers and what decided it."""

    name: str
    stamp: Stamp
    numbers: str
    needs: Mapping[str, str]


class DocumentRecord(Struct):
    """What is known of the last builds of one content folder.

    ``symbol`` and ``folder_name`` say what was made of it and where it is; ``outputs`` are by language and format;
    ``content`` are the stamps of the files of the content folder; ``warnings`` are by language, those of the folder as
    a whole under "", where ``names`` stands for the names they depend on.
    """

    symbol: str = ""
    folder_name: str = ""
    names: str = ""
    content: dict[str, Stamp] = field(default_factory=dict)
    outputs: dict[tuple[str, str], Recorded] = field(default_factory=dict)
    warnings: dict[str, tuple[Problem, ...]] = field(default_factory=dict)


class Records:
    """The records in the folder ``out`` of outputs."""

    def __init__(self, out: Path) -> None:
        self.out = out
        self._folder = out / FOLDER
        self._resolved = os.path.realpath(out)
        self._known: set[str] = set()

    def read(self, folder: Path) -> DocumentRecord:
        """The record of a content folder; an empty one when there is none that can be understood."""
        path = self._path(folder)
        self._known.add(path.name)
        try:
            data = _data(path)
            return DocumentRecord() if data is None else _from_json(data, folder)
        except (ValueError, KeyError, TypeError, AttributeError):
            return DocumentRecord()

    def gone(self) -> Iterator[tuple[Path, DocumentRecord]]:
        """Each content folder that is recorded, was not asked about and is not there any more, with its record."""
        try:
            names = sorted(os.listdir(self._folder))  # noqa: PTH208 - a thousand records
        except OSError:
            return
        from undoc.source.folders import METADATA_FILE

        for name in names:
            if not name.endswith(".json") or name in self._known:
                continue
            with suppress(OSError, ValueError, KeyError, TypeError, AttributeError):
                data = _data(self._folder / name)
                if data is not None:
                    folder = Path(os.path.normpath(os.path.join(self._resolved, data["content folder"])))  # noqa: PTH118
                    if not (folder / METADATA_FILE).exists():
                        yield folder, _from_json(data, folder)

    def write(self, folder: Path, record: DocumentRecord) -> None:
        """Replace the record of a content folder. ContentError when that cannot be done."""
        import json

        from undoc.build.outputs import write_files

        data = {"content folder": self._key(folder)[1], **_to_json(record, folder)}
        text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
        write_files({self._path(folder): text.encode("utf-8", "surrogatepass")})

    def locked(self) -> AbstractContextManager[None]:
        """Keep other builds from changing files of ``out`` for a moment. OSError when ``out`` cannot be written."""
        from undoc.build.lock import locked

        self._folder.mkdir(parents=True, exist_ok=True)
        return locked(self._folder / "lock")

    def _path(self, folder: Path) -> Path:
        resolved, key = self._key(folder)
        return self._folder / f"{os.path.basename(resolved)}-{digest_of(os.fsencode(key))[:8]}.json"  # noqa: PTH119

    def _key(self, folder: Path) -> tuple[str, str]:
        """Where the content folder is, and where as seen from the outputs: both can be moved or mounted together."""
        resolved = os.path.realpath(folder)
        try:
            return resolved, os.path.relpath(resolved, self._resolved)
        except ValueError:  # another drive
            return resolved, resolved


def _data(path: Path) -> Any:
    """What the file of a record holds; None when it cannot be read or is of another form. ValueError if it is none."""
    try:
        text = read_file(path)
    except OSError:
        return None
    import json  # only where there is something to read

    data = json.loads(text)
    return data if data["form"] == _FORM else None


def _to_json(record: DocumentRecord, folder: Path) -> dict[str, Any]:
    return {
        "form": _FORM,
        "symbol": record.symbol,
        "folder": record.folder_name,
        "names": record.names,
        "content": record.content,
        "outputs": [[*key, *output] for key, output in sorted(record.outputs.items())],
        "warnings": {
            language: [_warning(problem, folder) for problem in problems]
            for language, problems in sorted(record.warnings.items())
            if problems
        },
    }


def _from_json(data: Any, folder: Path) -> DocumentRecord:
    outputs = {
        (str(language), str(format_)): Recorded(str(name), Stamp(*stamp), str(numbers), dict(needs))
        for language, format_, name, stamp, numbers, needs in data["outputs"]
    }
    warnings = {
        language: tuple(
            Problem(Place(str(folder / path), line, column), code, message, advice, Severity.WARNING)
            for path, line, column, code, message, advice in problems
        )
        for language, problems in data["warnings"].items()
    }
    content = {name: Stamp(*stamp) for name, stamp in data["content"].items()}
    return DocumentRecord(data["symbol"], data["folder"], data["names"], content, outputs, warnings)


def _warning(problem: Problem, folder: Path) -> list[str | int]:
    path = os.path.relpath(problem.place.path, folder)
    return [path, problem.place.line, problem.place.column, problem.code, problem.message, problem.advice]
