"""Opening files that somebody else has put there: ordinary files only, none that is too large, none elsewhere.

A named pipe or a device in the place of a file would hold the program for ever, or fill its memory; a link may lead to
any file of the machine. What is refused is an OSError, as all else that keeps a file from being read.
"""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path
from typing import BinaryIO

#: The most (bytes) that is read of a text or a table of settings: several times the longest of official documents.
MOST_TEXT = 16 << 20
#: … of a picture: a page scanned in colour, as it comes, has half of it.
MOST_PICTURE = 64 << 20
#: … of a Word file.
MOST_WORD = 256 << 20
#: … of any other file: a font, an output, a record.
MOST = 1 << 30

_SAFELY = sum(getattr(os, name, 0) for name in ("O_NONBLOCK", "O_NOCTTY", "O_CLOEXEC", "O_BINARY"))
_KINDS = {
    stat.S_IFDIR: "a folder",
    stat.S_IFIFO: "a named pipe",
    stat.S_IFSOCK: "a socket",
    stat.S_IFCHR: "a device",
    stat.S_IFBLK: "a device",
}


class FileError(OSError):
    """A file that is not opened. ``strerror`` says why; ``code`` names the problem, ``advice`` says what to do."""

    def __init__(self, path: str | Path, code: str, reason: str, advice: str) -> None:
        super().__init__(errno.EINVAL, reason, str(path))
        self.code = code
        self.advice = advice

    def __reduce__(self) -> tuple[type[FileError], tuple[str, str, str, str]]:
        return FileError, (str(self.filename), self.code, str(self.strerror), self.advice)


def read_file(path: str | Path, most: int = MOST, within: str | Path | None = None) -> bytes:
    """The bytes of an ordinary file of at most ``most`` bytes. ``within``: the folder that no link may leave.

    OSError when it cannot be read; that is ``FileError`` when it is another kind of file, too large, or elsewhere.
    """
    with open_file(path, most, within) as stream:
        # A file may grow after its size was looked at.
        data = stream.read(most + 1)
        if len(data) > most:
            raise _too_large(path, most)
        return data


def open_file(path: str | Path, most: int = MOST, within: str | Path | None = None) -> BinaryIO:
    """An ordinary file, opened for reading; otherwise as ``read_file``."""
    opened = str(path) if within is None else _resolved(path, within)
    _check(path, os.stat(opened), most)  # noqa: PTH116 - before it is opened: opening a device may do something
    descriptor = os.open(opened, os.O_RDONLY | _SAFELY | (0 if within is None else getattr(os, "O_NOFOLLOW", 0)))
    try:
        # Another file may have taken its place meanwhile.
        _check(path, os.fstat(descriptor), most)
        return os.fdopen(descriptor, "rb")
    except BaseException:
        os.close(descriptor)
        raise


def check_ordinary(path: str | Path, status: os.stat_result) -> None:
    """Raise FileError when ``path``, of which the system says ``status``, is no ordinary file."""
    if not stat.S_ISREG(status.st_mode):
        kind = _KINDS.get(stat.S_IFMT(status.st_mode), "no ordinary file")
        raise FileError(path, "unreadable-file", f"it is {kind}", "Put a readable file in its place.")


def leads_outside(path: str | Path, folder: str | Path) -> bool:
    """Whether ``path`` is not in ``folder`` when links are followed."""
    return not Path(os.path.realpath(path)).is_relative_to(os.path.realpath(folder))


def _resolved(path: str | Path, within: str | Path) -> str:
    resolved = os.path.realpath(path)
    if not Path(resolved).is_relative_to(os.path.realpath(within)):
        advice = "Put the file itself into the folder."
        raise FileError(path, "link-outside", "it is a link that leads out of the folder", advice)
    return resolved


def _check(path: str | Path, status: os.stat_result, most: int) -> None:
    check_ordinary(path, status)
    if status.st_size > most:
        raise _too_large(path, most)


def _too_large(path: str | Path, most: int) -> FileError:
    reason = f"it has more than {most >> 20} MB, the most that is read of such a file"
    return FileError(path, "file-too-large", reason, "Put a smaller file in its place.")
