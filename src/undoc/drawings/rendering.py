"""Drawings for programs that show SVG, and as pictures of dots for those that do not.

The dots are made in another process, which is begun with the first drawing and serves for all others. When a drawing
ends it, or takes too long, that is an error like any other, and the next drawing begins another process.
"""

from __future__ import annotations

import atexit
import pickle
import subprocess
import sys
import threading
from collections.abc import Sequence
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import NamedTuple

from undoc.drawings import raster
from undoc.drawings.markup import markup
from undoc.drawings.shapes import Drawing

#: Dots an inch, and the most that a picture is wide or high.
_RESOLUTION, _WIDEST = 250, 3000
#: The most seconds that a drawing may take: a map of a hundred thousand lines takes three.
_PATIENCE = 60.0


class RenderingError(ValueError):
    """A drawing that cannot be made a picture of dots; the message is a clause that says why."""


class Rendered(NamedTuple):
    """A drawing as an SVG file, and the same as a PNG file."""

    svg: bytes
    png: bytes


def render(drawing: Drawing, families: Sequence[str], fonts: Sequence[Path]) -> Rendered:
    """The drawing in both forms; the same bytes for the same drawing and fonts.

    Texts are set in the first of the ``families`` that a reader has. For the dots that is the last, one of the
    ``fonts``, of which the others serve for letters that it lacks. RenderingError when no dots can be made.
    """
    svg = markup(drawing, families)
    scale = min(_RESOLUTION / 72, _WIDEST / max(drawing.width, drawing.height))
    width = max(1, round(drawing.width * scale))
    return Rendered(svg, _process().drawn(svg.decode(), width, families[-1], [str(font) for font in fonts]))


@cache
def _process() -> _Process:
    process = _Process()
    atexit.register(process.end)
    return process


class _Process:
    """The process that draws, begun when it is needed."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None
        self._turn = threading.Lock()

    def drawn(self, svg: str, width: int, family: str, fonts: list[str], patience: float = _PATIENCE) -> bytes:
        """What ``raster.draw`` returns. RenderingError when there is nothing."""
        with self._turn:
            try:
                process = self._running()
            except OSError as error:
                raise RenderingError(f"the program that draws it cannot be begun ({error.strerror})") from None
            late = threading.Event()

            def give_up() -> None:
                late.set()
                process.kill()

            clock = threading.Timer(patience, give_up)
            clock.start()
            try:
                assert process.stdin is not None
                assert process.stdout is not None
                pickle.dump((svg, width, family, fonts), process.stdin, pickle.HIGHEST_PROTOCOL)
                process.stdin.flush()
                answer = pickle.load(process.stdout)
            except (OSError, EOFError, pickle.UnpicklingError):
                self._end()
                reason = f"takes longer than {patience:.0f} seconds to draw" if late.is_set() else "is too much to draw"
                raise RenderingError(f"the drawing {reason}") from None
            except BaseException:
                self._end()  # an answer that nobody waits for would be taken for that of the next drawing
                raise
            finally:
                clock.cancel()
        if isinstance(answer, str):
            raise RenderingError(f"the drawing cannot be made a picture of dots ({answer})")
        assert isinstance(answer, bytes)
        return answer

    def end(self) -> None:
        """End the process, if there is one."""
        with self._turn:
            self._end()

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is None or self._process.poll() is not None:
            self._end()
            # Without the site module it is there in half the time; in a session of its own Ctrl-C is not for it.
            command = [sys.executable, "-S", raster.__file__, *sys.path]
            self._process = subprocess.Popen(
                command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                start_new_session=True,
            )
        return self._process

    def _end(self) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        process.wait()
        for stream in (process.stdin, process.stdout):
            assert stream is not None
            with suppress(OSError):  # what was not yet sent cannot be sent any more
                stream.close()
