"""The program of a worker process: reads tasks from one pipe, writes what came of them to another."""

from __future__ import annotations

import os
import pickle
import sys
from typing import IO

from undoc.garbage_collection import collect_rarely
from undoc.production.workers.task import Task, make

#: A worker that has had more memory (MB) makes room for a new one: what it keeps of words and fonts grows slowly.
_ENOUGH = 170.0


def main() -> None:
    """Make what is asked for until nobody asks any more. With each answer it says whether it is the last."""
    collect_rarely()
    asked, answers = _pipes()
    while True:
        try:
            task = pickle.load(asked)
            assert isinstance(task, Task)
            made = make(task)
            enough = _most_memory() > _ENOUGH
            pickle.dump((made, enough), answers, pickle.HIGHEST_PROTOCOL)
            answers.flush()
            if enough:
                os._exit(0)
        except (EOFError, BrokenPipeError):
            # Nobody is there any more: the build has ended or was killed.
            os._exit(0)


def _most_memory() -> float:
    """The most memory that this process has had, in MB; 0 where the system does not say."""
    if sys.platform == "win32":
        return 0.0
    import resource

    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / 1e6 if sys.platform == "darwin" else most / 1e3


def _pipes() -> tuple[IO[bytes], IO[bytes]]:
    """The two pipes, moved out of the way of anything that a library may print or read."""
    asked, answers = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    sys.stdin = None
    return asked, answers
