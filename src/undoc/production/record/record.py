"""What was built and from what: ``.undoc/`` in the folder of the outputs, one small file a content folder.

It is there to save work only. Without it, or where it cannot be understood, everything is built again. How the files
are written is in ``record_file``.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct, field

from undoc.model import Problem
from undoc.production.record.digests import Stamp, digest_of

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

FOLDER = ".undoc"


class Recorded(Struct, frozen=True):
    """A file that was written: its folder and name, the stamp it had then, how it has its numbers, what decided it.

    ``warnings`` are those that came up when it was made, without those of the folder as a whole.
    """

    folder_name: str
    name: str
    stamp: Stamp
    numbers: str
    needs: Mapping[str, str]
    warnings: tuple[Problem, ...] = ()

    def path(self, out: Path) -> Path:
        """Where it is below the folder of the outputs."""
        return out / self.folder_name / self.name

    def name_in(self, out: str) -> str:
        """The same as text, which is quicker to make: there may be thousands."""
        return os.path.join(out, self.folder_name, self.name)  # noqa: PTH118


class DocumentRecord(Struct):
    """What is known of the last builds of one content folder.

    ``symbol`` and ``folder_name`` say what was made of it and where it is; ``outputs`` are by language and format;
    ``content`` are the stamps of the files of the content folder. ``original`` is the language that the metadata name,
    ``structures`` has what the versions have in common, by the digest of the file that has it. ``warnings`` are those
    of the folder as a whole; ``names`` stands for the names that they depend on.
    """

    symbol: str = ""
    folder_name: str = ""
    names: str = ""
    original: str = ""
    content: dict[str, Stamp] = field(default_factory=dict)
    structures: dict[str, str] = field(default_factory=dict)
    outputs: dict[tuple[str, str], Recorded] = field(default_factory=dict)
    warnings: tuple[Problem, ...] = ()


class Records:
    """The records in the folder ``out`` of outputs."""

    def __init__(self, out: Path) -> None:
        self.out = out
        self._folder = out / FOLDER
        self._resolved = os.path.realpath(out)
        self._known: set[str] = set()

    def read(self, folder: Path) -> DocumentRecord:
        """The record of a content folder; an empty one when there is none that can be understood."""
        path, key = self._path_and_key(folder)
        self._known.add(path.name)
        if not os.path.exists(path):  # noqa: PTH110 - nor in a folder that may not be looked into
            return DocumentRecord()
        from undoc.production.record import record_file

        found = record_file.read(path)
        return DocumentRecord() if found is None or found.content_folder != key else found.record(folder)

    def gone(self) -> Iterator[tuple[Path, DocumentRecord]]:
        """Each content folder that is recorded, was not asked about and is not there any more, with its record."""
        try:
            names = sorted(os.listdir(self._folder))  # noqa: PTH208 - a thousand records
        except OSError:
            return
        from undoc.content.read.folders import METADATA_FILE
        from undoc.production.record import record_file

        for name in names:
            if not name.endswith(".json") or name in self._known:
                continue
            found = record_file.read(self._folder / name)
            if found is not None:
                folder = Path(os.path.normpath(os.path.join(self._resolved, found.content_folder)))  # noqa: PTH118
                if not _may_be_there(folder / METADATA_FILE):
                    yield folder, found.record(folder)

    def write(self, folder: Path, record: DocumentRecord) -> None:
        """Replace the record of a content folder. ContentError when that cannot be done."""
        from undoc.production.outputs import write_files
        from undoc.production.record import record_file

        path, key = self._path_and_key(folder)
        try:
            data = record_file.encoded(key, folder, record)
        except UnicodeEncodeError:
            # A name that is not text of its file system: what is built there is built again each time.
            with suppress(OSError):
                path.unlink(missing_ok=True)
            return
        write_files({path: data})

    def clean(self) -> None:
        """Remove the temporary files of builds that were killed while they wrote a record."""
        from undoc.production.outputs import leftovers, remove

        found = leftovers(self._folder)
        if found:
            # Nobody else writes now: a file that is still there belongs to nobody.
            with suppress(OSError), self.locked():
                remove(found)

    def locked(self) -> AbstractContextManager[None]:
        """Keep other builds from changing files of ``out`` for a moment. OSError when ``out`` cannot be written."""
        from undoc.production.record.lock import locked

        self._folder.mkdir(parents=True, exist_ok=True)
        return locked(self._folder / "lock")

    def _path_and_key(self, folder: Path) -> tuple[Path, str]:
        """The file of a record, and where the folder is as seen from the outputs: both can be moved together."""
        resolved = os.path.realpath(folder)
        try:
            key = os.path.relpath(resolved, self._resolved)
        except ValueError:  # another drive
            key = resolved
        name = f"{os.path.basename(resolved)}-{digest_of(os.fsencode(key))[:8]}.json"  # noqa: PTH119
        return self._folder / name, key


def _may_be_there(path: Path) -> bool:
    """Whether a file is there, or in a folder that may not be looked into."""
    try:
        return path.exists()
    except OSError:
        return True
