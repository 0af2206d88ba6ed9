"""Where ``--report`` writes to: a file, a device or a pipe; never over the content of a document."""

from __future__ import annotations

import errno
import os
import stat
import sys
import time
from pathlib import Path

from undoc.model import ContentError, Place, Problem
from undoc.production.outputs import located, write_files

#: How long (s) a pipe without a reader is waited for.
PATIENCE = 10.0
_WAIT = 0.05


def refuse_content(path: Path) -> None:
    """ContentError when the report would be written into the folder of a document."""
    target = Path(os.path.realpath(path))
    for folder in target.parents:
        if os.path.lexists(folder / "document.yaml"):
            message = f"The report would be written into the folder of a document, {folder.name}."
            advice = "Name a file elsewhere, as --report build/report.json."
            raise ContentError([Problem(Place(str(path)), "report-in-content", message, advice)])


def write_report(path: Path, text: str) -> None:
    """Write ``text`` to ``path``: a file is replaced at once, what a link leads to; devices and pipes are written to.

    ContentError when that cannot be done; a file is then as it was.
    """
    data = text.encode()
    with located(path):
        try:
            status = path.stat()
        except FileNotFoundError:
            status = None
        if status is not None and _is_standard_output(status):
            print(text, end="", flush=True)
        elif status is None or stat.S_ISREG(status.st_mode) or stat.S_ISDIR(status.st_mode):
            write_files({Path(os.path.realpath(path)): data})
        else:
            with os.fdopen(_opened(path), "wb") as stream:
                stream.write(data)


def _is_standard_output(status: os.stat_result) -> bool:
    """Whether the file is the one that is printed to: to replace it would lose all else that is printed."""
    try:
        return os.path.samestat(status, os.fstat(sys.stdout.fileno()))
    except (OSError, ValueError, AttributeError):
        return False


def _opened(path: Path) -> int:
    """A device or pipe, open for writing. OSError when nobody has read the pipe for a while."""
    end = time.monotonic() + PATIENCE
    while True:
        try:
            descriptor = os.open(path, os.O_WRONLY | os.O_NONBLOCK | os.O_NOCTTY)
        except OSError as error:
            if error.errno != errno.ENXIO:
                raise
            if time.monotonic() > end:
                raise OSError(errno.ENXIO, "nobody reads from it") from None
            time.sleep(_WAIT)
        else:
            os.set_blocking(descriptor, True)
            return descriptor
