"""The program of a worker process: reads tasks from one pipe, writes what came of them to another."""

from __future__ import annotations

import gc
import os
import pickle
import sys
from typing import IO

from undoc.build.task import Task, make


def main() -> None:
    """Make what is asked for until nobody asks any more."""
    gc.set_threshold(100_000, 20, 20)
    asked, answers = _pipes()
    while True:
        try:
            task = pickle.load(asked)
            assert isinstance(task, Task)
            pickle.dump(make(task), answers, pickle.HIGHEST_PROTOCOL)
            answers.flush()
        except (EOFError, BrokenPipeError):
            # Nobody is there any more: the build has ended or was killed.
            os._exit(0)


def _pipes() -> tuple[IO[bytes], IO[bytes]]:
    """The two pipes, moved out of the way of anything that a library may print or read."""
    asked, answers = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    sys.stdin = None
    return asked, answers
