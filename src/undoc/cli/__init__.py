"""The command line: one file a command, and what they share. Only arguments, progress and messages are here.

``main`` is the program. It must start quickly, so this module imports next to nothing.
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Sequence

from undoc.cli.line.languages import choose_languages
from undoc.cli.printed.output import lost, unfailing
from undoc.garbage_collection import collect_rarely

INTERRUPTED = 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program with ``arguments`` (those of the process when None), and return its exit status.

    0: all went well; 1: the content has problems, or what was to be printed could not be; 2: wrong usage; 130: stopped
    with Ctrl-C.
    """
    collect_rarely()
    with unfailing():
        try:
            status = _run(list(sys.argv[1:] if arguments is None else arguments))
        except KeyboardInterrupt:
            print("Stopped.", file=sys.stderr)
            return INTERRUPTED
        if error := lost(sys.stdout):
            print(f"Not all could be printed: {error.strerror or error}.", file=sys.stderr)
        if lost(sys.stdout) or lost(sys.stderr):
            status = status or 1
    # Nor is it collected at the end: the process is about to give it all back.
    gc.freeze()
    return status


def _run(arguments: list[str]) -> int:
    from undoc.cli.line.program import run

    choose_languages(arguments)
    try:
        return run(arguments)
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else 0
