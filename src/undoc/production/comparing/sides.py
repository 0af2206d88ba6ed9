"""The two documents that are compared: content folders, Word files, a folder as it was at a revision of git."""

from __future__ import annotations

import io
import shutil
import subprocess
import tarfile
import tempfile
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path

from undoc.model import ContentError, Document, Place, Problem
from undoc.production.folders import load
from undoc.production.outputs import write_files

_SECONDS = 60
#: The most bytes that are taken of a folder at a revision.
_MOST = 1 << 30


@contextmanager
def sides(
    old: str, new: str, data: str | Path | None = None, languages: Collection[str] | None = None
) -> Iterator[tuple[Document, Document]]:
    """The documents that ``old`` and ``new`` name, in all ``languages`` or some, for as long as their files are needed.

    A name of nothing that is there is a revision, of the folder that the other names. A Word file is compared with what
    comes back of the other in Word, so that nothing that Word files say otherwise is a difference. ContentError,
    located, where one is neither or cannot be read.
    """
    with tempfile.TemporaryDirectory(prefix="undoc-compare-") as name:
        scratch = Path(name)
        paths = [_path(text) for text in (old, new)]
        for index, text in enumerate((old, new)):
            if paths[index] is None:
                paths[index] = _at_revision(text, paths[1 - index], scratch / f"revision-{index}")
        one, other = (path for path in paths if path is not None)
        if not any(path.is_file() for path in (one, other)):
            yield load(one, languages, data=data), load(other, languages, data=data)
            return
        yield _documents(one, other, scratch, data)


def _path(text: str) -> Path | None:
    path = Path(text)
    try:
        return path if path.exists() else None
    except (OSError, ValueError):
        return None


def _documents(one: Path, other: Path, scratch: Path, data: str | Path | None) -> tuple[Document, Document]:
    """Two documents of which at least one is a Word file."""
    languages: list[str] = []
    found: dict[int, Document] = {}
    for index, path in enumerate((one, other)):
        if path.is_file():
            found[index] = _imported(path, scratch / f"import-{index}", data)
            languages += found[index].versions
    for index, path in enumerate((one, other)):
        if index not in found:
            found[index] = _through_word(path, languages[0], scratch / f"through-{index}", data)
    return found[0], found[1]


def _imported(path: Path, into: Path, data: str | Path | None) -> Document:
    """What a Word file says. ContentError where it has tracked changes, or is no Word file."""
    from undoc.importer import import_file
    from undoc.production.data import use_data

    imported = import_file(path, into, data=use_data(data))
    write_files(imported.files)
    return load(imported.folder, (imported.language,), data=data)


def _through_word(folder: Path, language: str, scratch: Path, data: str | Path | None) -> Document:
    """What comes back of a version of a content folder when it is written as a Word file and read from it."""
    from undoc.production import build

    report = build(folder, languages=(language,), formats=("docx",), out=scratch, data=data)
    outputs = [output.path for document in report.documents for output in document.outputs]
    if not report.ok or not outputs:
        raise ContentError(report.problems or [_problem(str(folder), f"It has no version in {language}.", _OTHER)])
    return _imported(outputs[0], scratch / "content", data)


_OTHER = "Compare a Word file with a document that has a version in its language."


def _at_revision(text: str, beside: Path | None, target: Path) -> Path:
    """The folder ``beside`` as it was at a revision of its repository, written to ``target``."""
    if beside is None or not beside.is_dir():
        message = "There is no such folder or Word file."
        advice = "Name a content folder or a Word file; a git revision, as HEAD~1, beside the folder that is meant."
        raise ContentError([_problem(text, message, advice, "no-such-folder")])
    if shutil.which("git") is None:
        advice = "Install git, or name a folder."
        raise ContentError([_problem(text, "There is no such folder, and no git to ask for it.", advice, "no-git")])
    top = _git(beside, "rev-parse", "--show-toplevel")
    if top is None:
        message = f"There is no such folder, and {beside} is in no git repository that could have it as a revision."
        raise ContentError([_problem(text, message, "Name a folder, or compare within a repository.", "no-repository")])
    commit = _git(beside, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{text}^{{commit}}")
    if commit is None:
        message = f"There is no such folder, nor a revision of that name in the repository of {beside}."
        advice = "Name a folder, or a revision: HEAD~1, a branch, a tag."
        raise ContentError([_problem(text, message, advice, "no-such-revision")])
    prefix = (_git(beside, "rev-parse", "--show-prefix") or b"").decode().strip()
    archive = _git(beside, "archive", "--format=tar", commit.decode().strip(), ".")
    if archive is None or len(archive) > _MOST:
        message = f"The revision has no folder {prefix or '.'}."
        raise ContentError([_problem(text, message, "Name a revision in which the document is.", "no-such-revision")])
    folder = target / beside.resolve().name
    folder.mkdir(parents=True)
    with tarfile.open(fileobj=io.BytesIO(archive)) as files:
        files.extractall(folder, filter="data")
    return folder


def _git(folder: Path, *arguments: str) -> bytes | None:
    """What git says in a folder, None where it refuses."""
    try:
        done = subprocess.run(
            ["git", "-C", str(folder), *arguments], capture_output=True, check=False, timeout=_SECONDS
        )
    except (OSError, ValueError, subprocess.TimeoutExpired):
        return None
    return done.stdout if done.returncode == 0 else None


def _problem(text: str, message: str, advice: str, code: str = "no-such-version") -> Problem:
    return Problem(Place(text), code, message, advice)
