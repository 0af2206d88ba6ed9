"""Worker processes on this machine, which load fonts and templates once and make one version after the other.

Each is a program of its own with two pipes, started without the caller's main module, so that it works from a script, a
web service or a thread, and the same on every system. A worker writes no file: it can be killed at any moment.
"""

from __future__ import annotations

import pickle
import signal
import subprocess
import sys
import threading
from collections import OrderedDict, deque
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import IO

from undoc.production.workers.runner import Event, Events
from undoc.production.workers.task import Made, Task, failed

#: How many tasks a worker has at a time: when one is made it need not wait until it is told of the next.
_AHEAD = 2
#: So many tasks a worker are not taken ahead, so that in the end no worker waits while another has two.
_KEPT = 4
#: How often a task is begun anew when its worker ends without a result.
ATTEMPTS = 3
_PROGRAM = "import sys; sys.path[:] = sys.argv[1:]; from undoc.production.workers.worker import main; main()"
#: How long (s) to wait for a result before looking whether the user wants to stop; some systems do not interrupt.
_PATIENCE = 0.5


class Workers:
    """Runs tasks in ``count`` worker processes."""

    def __init__(self, count: int) -> None:
        self._count = count

    def run(self, tasks: Sequence[Task]) -> Events:
        """Do the tasks, as many at a time as there are workers."""
        count = min(self._count, len(tasks))
        waiting = _Waiting(tasks, kept=_KEPT * count)
        events: SimpleQueue[Event] = SimpleQueue()
        workers = [_Worker(waiting, events) for _ in range(count)]
        for worker in workers:
            worker.start()
        try:
            left = len(tasks)
            while left:
                try:
                    event = events.get(timeout=_PATIENCE)
                except Empty:
                    continue
                left -= event.made is not None
                yield event
        finally:
            for worker in workers:
                worker.stop()


class _Waiting:
    """The tasks that nobody has begun.

    A worker goes on with the document that it is at: what it has read of it serves the next version too. Then it begins
    the next document; in the end it helps with those that others have begun. It may take tasks ahead while more than
    ``kept`` are left.
    """

    def __init__(self, tasks: Sequence[Task], kept: int = 0) -> None:
        self._lock = threading.Lock()
        self._left = len(tasks)
        self._kept = kept
        #: By folder; those that were begun are behind those that were not.
        self._tasks: OrderedDict[Path, deque[tuple[int, Task]]] = OrderedDict()
        for number, task in enumerate(tasks):
            self._tasks.setdefault(task.folder, deque()).append((number, task))

    def take(self, last: Path | None, *, ahead: bool = False) -> tuple[int, Task] | None:
        """The next task, with its number, for a worker that has been at the document in ``last``; None after all.

        ``ahead``: the worker has another one to do first.
        """
        with self._lock:
            if self._left <= (self._kept if ahead else 0):
                return None
            self._left -= 1
            folder = last if last is not None and last in self._tasks else next(iter(self._tasks))
            item = self._tasks[folder].popleft()
            self._tasks.move_to_end(folder)
            if not self._tasks[folder]:
                del self._tasks[folder]
            return item


class _Worker:
    """One worker process, started again when it ends, and the thread that talks to it."""

    def __init__(self, waiting: _Waiting, events: SimpleQueue[Event]) -> None:
        self._waiting = waiting
        self._events = events
        self._process: subprocess.Popen[bytes] | None = None
        self._mine: deque[tuple[int, Task]] = deque()
        self._told = 0  # how many of its tasks the process knows of
        self._stopping = False
        self._starting = threading.Lock()
        self._thread = threading.Thread(target=self._serve, daemon=True)

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        """Give up what is under way."""
        with self._starting:
            self._stopping = True
            if self._process is not None:
                self._process.kill()
        self._thread.join()
        self._end()

    def _serve(self) -> None:
        last = None
        while not self._stopping:
            while len(self._mine) < _AHEAD and (item := self._waiting.take(last, ahead=bool(self._mine))) is not None:
                self._mine.append(item)
                last = item[1].folder
            if not self._mine:
                break
            number, task = self._mine[0]
            self._events.put(Event(number))
            made = self._made(task)
            self._mine.popleft()
            self._events.put(Event(number, made))

    def _made(self, task: Task) -> Made:
        """What comes of the first of its tasks. The process is told of the others, which it goes on with at once."""
        status: int | None = None
        for _ in range(ATTEMPTS):
            try:
                process = self._running()
                if process is None:
                    break
                assert process.stdin is not None
                assert process.stdout is not None
                for _, told in list(self._mine)[self._told :]:
                    pickle.dump(told, process.stdin, pickle.HIGHEST_PROTOCOL)
                    self._told += 1
                process.stdin.flush()
                made, was_last = _read(process.stdout)
                self._told -= 1
                if was_last:
                    self._end()
                return made
            except (OSError, EOFError, pickle.UnpicklingError):
                status = self._end()
        message = f"The process that makes this version ended without a result, {ATTEMPTS} times ({_shown(status)})."
        return failed(task, "worker-died", message, _advice(status))

    def _running(self) -> subprocess.Popen[bytes] | None:
        with self._starting:
            if self._process is None and not self._stopping:
                # In a session of its own: Ctrl-C is for the process that asked, which then stops the workers.
                command = [sys.executable, "-c", _PROGRAM, *sys.path]
                self._process = subprocess.Popen(
                    command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, start_new_session=True
                )
            return self._process

    def _end(self) -> int | None:
        """End the process and return its status; it may have ended already."""
        process, self._process = self._process, None
        self._told = 0
        if process is None:
            return None
        process.kill()
        status = process.wait()
        for stream in (process.stdin, process.stdout):
            assert stream is not None
            with suppress(OSError):  # what was not yet sent cannot be sent any more
                stream.close()
        return status


def _read(stream: IO[bytes]) -> tuple[Made, bool]:
    """What came of a task, and whether the worker has ended with it."""
    made, was_last = pickle.load(stream)
    assert isinstance(made, Made)
    return made, bool(was_last)


def _advice(status: int | None) -> str:
    """What to do about a process that ended with this status.

    With a single job there is no process that may end instead of the command itself: that is never the advice.
    """
    if status is not None and -status == getattr(signal, "SIGKILL", None):
        return "The system ends processes when memory is short: close other programs, or build with --jobs 2."
    return "Build the other documents by naming their folders. Report it to the makers of undoc, with this document."


def _shown(status: int | None) -> str:
    if status is not None and status < 0:
        with suppress(ValueError):
            return signal.Signals(-status).name
    return f"status {status}"
