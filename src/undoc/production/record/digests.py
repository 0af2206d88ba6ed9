"""Digests of files: short names for their contents, remembered while a file's time and size stay the same."""

from __future__ import annotations

import hashlib
import os
import stat
from pathlib import Path
from typing import NamedTuple

from undoc.files import MOST, MOST_PICTURE, open_file, read_file

#: A file that was changed less than this before it was read may be changed again within the same tick of a clock: some
#: file systems count in two seconds.
_TICK = 2_000_000_000
_BEGINNING = 1 << 12


class Stamp(NamedTuple):
    """A file's digest, with the time (ns) and size it had then. A time of 0 is one that says nothing."""

    digest: str
    time: int
    size: int

    @classmethod
    def of(cls, path: str | Path, before: Stamp | None = None, within: Path | None = None) -> Stamp:
        """The stamp of the file ``path``; the digest of ``before`` serves if time and size are the same.

        OSError when it cannot be read, or lies outside the folder ``within``.
        """
        status = os.lstat(path)  # thousands of files when nothing has changed
        if stat.S_ISLNK(status.st_mode):  # where it leads to may be another place than before
            return cls._read(path, within)
        time, size = status.st_mtime_ns, status.st_size
        if before is not None and before.time == time != 0 and before.size == size:
            return before
        return cls._read(path, within)

    @classmethod
    def _read(cls, path: str | Path, within: Path | None) -> Stamp:
        most = MOST if within is None else MOST_PICTURE
        status = os.stat(path)  # noqa: PTH116
        return cls(digest_of(read_file(path, most, within)), status.st_mtime_ns, status.st_size)

    @classmethod
    def since(cls, start: int, path: Path, digest: str) -> Stamp:
        """The stamp of a file that had ``digest`` when it was read, after the time ``start`` (ns).

        It has no time when the file was changed since or shortly before, and is then read again next time.
        """
        try:
            status = path.stat()
        except OSError:
            return cls(digest, 0, 0)
        settled = max(status.st_mtime_ns, status.st_ctime_ns) < start - _TICK
        return cls(digest, status.st_mtime_ns if settled else 0, status.st_size)


def digest_of(data: bytes) -> str:
    """The digest of bytes."""
    return hashlib.blake2b(data, digest_size=16).hexdigest()


def digest_of_file(path: str | Path) -> str:
    """The digest of a file's bytes. OSError when it cannot be read."""
    return digest_of(read_file(path))


def digest_of_font(path: Path) -> str:
    """The digest of a font file, from its size and beginning.

    There the table directory stands, with a checksum of every table (OpenType specification, "Table Directory"): to
    read all ten megabytes of a Chinese font takes as long as setting a page. OSError when it cannot be read.
    """
    with open_file(path) as stream:
        beginning = stream.read(_BEGINNING)
        return digest_of(beginning + str(os.fstat(stream.fileno()).st_size).encode())
