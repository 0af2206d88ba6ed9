"""Writing files so that no reader ever sees half of one, and a document's files change together or not at all."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from undoc.files import check_ordinary
from undoc.model import ContentError, Place, Problem

#: The names of temporary files: that of the target with the number of the process. A user's own do not look like this.
_TEMPORARY = re.compile(r"\..+\.[0-9]+\.undoc-tmp")
_ADVICE = "Close the file where it is open, see that you may write there, or choose another folder with --out."


def write_files(files: Mapping[Path, bytes]) -> None:
    """Write the files, making the folders they need.

    Each is written under a temporary name beside its target; when all are complete they take the targets' names.
    ContentError (``unwritable-output``) when one cannot be written: then none has changed.
    """
    temporary = {target: target.with_name(f".{target.name}.{os.getpid()}.undoc-tmp") for target in files}
    try:
        for target, data in files.items():
            with located(target):
                target.parent.mkdir(parents=True, exist_ok=True)
                _refuse_locked(target)
                with temporary[target].open("wb") as stream:
                    stream.write(data)
        for target, complete in temporary.items():
            with located(target):
                complete.replace(target)
    finally:
        remove(temporary.values())


def leftovers(folder: Path) -> tuple[Path, ...]:
    """The temporary files in a folder of outputs: those of a build that was killed, or of one that is running."""
    try:
        names = os.listdir(folder)  # noqa: PTH208 - a thousand folders
    except OSError:
        return ()
    return tuple(folder / name for name in names if _TEMPORARY.fullmatch(name))


def remove(paths: Iterable[Path]) -> None:
    """Remove files that may be gone already, or may not be removed."""
    for path in paths:
        with suppress(OSError):
            path.unlink()


def _refuse_locked(target: Path) -> None:
    """Raise OSError when a file that is there may not be changed: it is open in Word, a folder has its name, a pipe.

    Found out before the first file is replaced, so that Word and PDF file stay of the same build.
    """
    with suppress(FileNotFoundError):
        check_ordinary(target, target.stat())
        with target.open("r+b"):
            pass


@contextmanager
def located(target: Path) -> Iterator[None]:
    """Turn an OSError into the problem that the file ``target`` cannot be written."""
    try:
        yield
    except OSError as error:
        message = f"The file cannot be written: {error.strerror or error}."
        raise ContentError([Problem(Place(str(target)), "unwritable-output", message, _ADVICE)]) from None
