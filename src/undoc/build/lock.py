"""A lock for the moment in which a document's files change, so that several builds can share a folder."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

if sys.platform == "win32":
    import msvcrt

    def _take(stream: IO[bytes]) -> None:
        stream.seek(0)
        msvcrt.locking(stream.fileno(), msvcrt.LK_LOCK, 1)

else:
    import fcntl

    def _take(stream: IO[bytes]) -> None:
        fcntl.flock(stream, fcntl.LOCK_EX)


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Hold the lock that the file ``path`` stands for; others wait. The system frees it when the process ends, however.

    On a file system without locks nobody waits: each file still changes at once. OSError when the file cannot be made.
    """
    with path.open("ab") as stream:
        with suppress(OSError):
            _take(stream)
        yield
