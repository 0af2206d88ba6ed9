"""A task with all that it needs, as bytes that travel to another machine; what is done with it there."""

from __future__ import annotations

import os
import tempfile
import threading
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from undoc.files import MOST_PICTURE, leads_outside, read_file
from undoc.model import Place, Problem
from undoc.production.workers.task import Made, Task, failed, make

#: The stages are not made for several threads in one process, and one thread keeps a processor busy.
_ONE_AT_A_TIME = threading.Lock()


class Parcel(Struct, frozen=True):
    """A task with the files of its content folder. ``program`` must be that of the worker too."""

    task: Task
    files: Mapping[str, bytes]
    program: str


def do(parcel: Parcel, data: Mapping[str, bytes], key: str) -> Made:
    """Do a task on a worker of the cluster, in a folder that is like the one it came from."""
    from undoc.production.record.dependencies import sources_digest

    task = parcel.task
    if sources_digest() != parcel.program:
        advice = "Install the same version of undoc on all machines of the cluster."
        return failed(task, "other-version", "A worker of the cluster has another version of undoc.", advice)
    with _ONE_AT_A_TIME, tempfile.TemporaryDirectory(prefix="undoc-") as name:
        root = _Unpacked.at(key, data)
        folder = Path(name) / (task.folder.name or task.folder.resolve().name)
        unpack(parcel.files, folder)
        made = make(replace(task, folder=folder, data=root))
    problems, of_folder = (
        tuple(sorted(_moved(_moved(problem, folder, task.folder), root, task.data) for problem in found))
        for found in (made.problems, made.of_folder)
    )
    return replace(made, problems=problems, of_folder=of_folder)


def packed(data: Path) -> dict[str, bytes]:
    """The files of the templates and fonts in ``data``, by their names; one that cannot be read is not among them."""
    found = {}
    for part in ("templates", "fonts"):
        for name, path in _files(data / part):
            with suppress(OSError):
                found[f"{part}/{name}"] = read_file(path)
    return found


def packed_content(folder: Path) -> dict[str, bytes]:
    """The files of a content folder by their names, without hidden ones.

    OSError when there is one that cannot be read, or that is a link to a file elsewhere, which is nobody else's.
    """
    return {name: read_file(path, MOST_PICTURE, within=folder) for name, path in _files(folder)}


def unpack(files: Mapping[str, bytes], folder: Path) -> None:
    """Write packed files below ``folder``."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


class _Unpacked:
    """The templates and fonts of a build on a worker: written once, kept for the next tasks, removed in the end."""

    _last: tuple[str, tempfile.TemporaryDirectory[str]] | None = None

    @classmethod
    def at(cls, key: str, files: Mapping[str, bytes]) -> Path:
        if cls._last is None or cls._last[0] != key:
            if cls._last is not None:
                cls._last[1].cleanup()
            cls._last = key, tempfile.TemporaryDirectory(prefix="undoc-data-", ignore_cleanup_errors=True)
            unpack(files, Path(cls._last[1].name))
        return Path(cls._last[1].name)


def _files(root: Path) -> Iterator[tuple[str, Path]]:
    """The files below a folder, with their names as seen from there; links to folders in it are followed."""
    seen: set[str] = set()
    for path, folders, names in os.walk(root, followlinks=True):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in list(folders):
            inner = Path(path, name)
            if inner.is_symlink() and (leads_outside(inner, root) or os.path.realpath(inner) in seen):
                folders.remove(name)
        seen.add(os.path.realpath(path))
        for name in sorted(name for name in names if not name.startswith(".")):
            file = Path(path, name)
            yield file.relative_to(root).as_posix(), file


def _moved(problem: Problem, here: Path, there: Path) -> Problem:
    """A problem with the paths below ``here`` as they are below ``there``."""
    path, line, column = problem.place
    if Path(path).is_relative_to(here):
        path = str(there / Path(path).relative_to(here))
    message, advice = (text.replace(str(here), str(there)) for text in (problem.message, problem.advice))
    return problem._replace(place=Place(path, line, column), message=message, advice=advice)
