"""The program that makes pictures of dots of drawings, for programs that show no SVG.

It is a process of its own, as the library that draws ends its process when a drawing is too much for it. It is asked
through one pipe and answers through another; see ``rendering`` for those who ask. It is run as a file, with the search
path as its arguments: nothing else of the program is loaded, so that it is there at once.
"""

from __future__ import annotations

import os
import pickle
import signal
import sys
import threading
from contextlib import suppress

#: Room for the library's recursion, the same on every system, and the most memory that it may take (bytes).
_STACK, _MEMORY = 256 << 20, 4 << 30
#: The most seconds that a drawing may take.
_LIFETIME = 600


def main() -> None:
    """Draw what is asked for until nobody asks any more."""
    _limit_memory()
    threading.stack_size(_STACK)
    thread = threading.Thread(target=_serve)
    thread.start()
    thread.join()


def _serve() -> None:
    asked, answers = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever the library prints is not an answer
    while True:
        try:
            wanted = pickle.load(asked)
        except (EOFError, OSError):
            return
        _ring(_LIFETIME)
        try:
            answer: bytes | str = draw(*wanted)
        except Exception as error:
            answer = str(error) or type(error).__name__
        _ring(0)
        with suppress(BrokenPipeError):
            pickle.dump(answer, answers, pickle.HIGHEST_PROTOCOL)
            answers.flush()


def draw(svg: str, width: int, family: str, fonts: list[str]) -> bytes:
    """The PNG file of an SVG file, ``width`` dots wide; the same bytes for the same drawing and fonts.

    Texts are in the font ``family``, and in the others of the files ``fonts`` where that lacks a letter. Raises what
    the library raises, or ends with it.
    """
    import resvg_py

    png: bytes = bytes(
        resvg_py.svg_to_bytes(
            svg_string=svg,
            width=width,
            dpi=96.0,
            skip_system_fonts=True,
            font_files=fonts,
            font_family=family,
            serif_family=family,
            sans_serif_family=family,
            cursive_family=family,
            fantasy_family=family,
            monospace_family=family,
        )
    )
    return png


def _ring(seconds: int) -> None:
    """End the process after so many seconds (0: never), in case the one that asked it has ended before."""
    if sys.platform != "win32":
        signal.alarm(seconds)


def _limit_memory() -> None:
    """A drawing that needs more ends this process, not others."""
    if sys.platform == "win32":
        return
    import resource

    with suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, resource.getrlimit(resource.RLIMIT_AS)[1]))


if __name__ == "__main__":
    sys.path[:] = sys.argv[1:]
    main()
