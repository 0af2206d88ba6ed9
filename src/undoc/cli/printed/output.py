"""What the program prints to may be closed, full, or a pipe that nobody reads: its work goes on, and that is told."""

from __future__ import annotations

import errno
import io
import os
import select
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO, TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer


class Raw(io.RawIOBase):
    """What is below a stream of text, and never fails. ``lost`` is the error for which something was not written."""

    def __init__(self, below: io.RawIOBase | None) -> None:
        """``below`` is None where the stream was closed when the program began."""
        self._below = below
        self.lost: OSError | None = None

    def writable(self) -> bool:
        """True: what cannot be written is dropped."""
        return True

    def isatty(self) -> bool:
        """Whether a terminal is below."""
        return self._below is not None and self._below.isatty()

    def fileno(self) -> int:
        """The number of the stream for the system. OSError when it was closed."""
        return super().fileno() if self._below is None else self._below.fileno()

    def write(self, data: ReadableBuffer, /) -> int:
        """Write the data, or drop them where that cannot be done."""
        left = memoryview(data).cast("B")
        size = len(left)
        try:
            if self._below is None:
                raise OSError(errno.EBADF, "it is closed")
            while left:
                written = self._below.write(left)
                if written is None:  # a pipe that does not wait for its reader
                    select.select((), (self._below,), ())
                left = left[written or 0 :]
        except OSError as error:
            self.lost = error
        return size


@contextmanager
def unfailing() -> Iterator[None]:
    """Let what is printed go nowhere, rather than fail, where it cannot be written."""
    before = sys.stdout, sys.stderr
    if None in (sys.stdin, *before):
        _occupy_standard_numbers()
    sys.stdout, sys.stderr = map(_unfailing, before)
    try:
        yield
    finally:
        for stream in (sys.stdout, sys.stderr):
            stream.flush()
        sys.stdout, sys.stderr = before


def has_colors(stream: IO[str]) -> bool:
    """Whether somebody looks on who has not asked for plain text (no-color.org)."""
    return stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def lost(stream: TextIO) -> OSError | None:
    """Why something that was printed to the stream was not written; None when all was."""
    stream.flush()
    raw = _raw(stream)
    return raw.lost if isinstance(raw, Raw) else None


def _unfailing(stream: TextIO | None) -> TextIO:
    if stream is None:
        return io.TextIOWrapper(io.BufferedWriter(Raw(None)), "utf-8", "backslashreplace")
    raw = _raw(stream)
    if not isinstance(stream, io.TextIOWrapper) or not isinstance(raw, io.RawIOBase):
        return stream  # another program catches what is printed
    return io.TextIOWrapper(
        io.BufferedWriter(Raw(raw), 1 if stream.write_through else io.DEFAULT_BUFFER_SIZE),
        stream.encoding,
        "backslashreplace",  # a console that lacks a script shows its characters as codes
        line_buffering=stream.line_buffering,
        write_through=stream.write_through,
    )


def _raw(stream: TextIO) -> object:
    buffer = getattr(stream, "buffer", None)
    return getattr(buffer, "raw", buffer)


def _occupy_standard_numbers() -> None:
    """Let no file that is opened have the number of a closed stream: what others print would go into it."""
    while (descriptor := os.open(os.devnull, os.O_RDWR)) <= 2:
        os.set_inheritable(descriptor, True)
    os.close(descriptor)
