"""A lock for the moment in which a document's files change, so that several builds can share a folder."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from undoc.files import check_ordinary

if sys.platform == "win32":
    import msvcrt

    def _take(stream: IO[bytes]) -> None:
        stream.seek(0)
        msvcrt.locking(stream.fileno(), msvcrt.LK_LOCK, 1)

else:
    import fcntl

    def _take(stream: IO[bytes]) -> None:
        fcntl.flock(stream, fcntl.LOCK_EX)


_OPENED = sum(getattr(os, name, 0) for name in ("O_RDWR", "O_CREAT", "O_NONBLOCK", "O_NOFOLLOW", "O_CLOEXEC"))


def _opened(path: Path) -> IO[bytes]:
    """The file of a lock, made if it is not there; a pipe or device with its name would hold the program for ever."""
    with suppress(FileNotFoundError):
        check_ordinary(path, path.lstat())
    return os.fdopen(os.open(path, _OPENED, 0o666), "rb+")


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Hold the lock that the file ``path`` stands for; others wait. The system frees it when the process ends, however.

    On a file system without locks nobody waits: each file still changes at once. OSError when the file cannot be made.
    """
    with _opened(path) as stream:
        with suppress(OSError):
            _take(stream)
        yield
