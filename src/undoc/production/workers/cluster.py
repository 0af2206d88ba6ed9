"""Other machines: the same tasks on a Dask cluster. Inputs travel with each task as bytes, files come back as bytes.

Templates and fonts go to each worker once. A task whose worker is lost runs again on another.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from undoc.production.record.digests import digest_of
from undoc.production.workers.connection import PATIENCE, connected, within, workers
from undoc.production.workers.parcels import Parcel, do, packed, packed_content
from undoc.production.workers.runner import Event, Events
from undoc.production.workers.task import Made, Task, failed, make

if TYPE_CHECKING:
    from distributed import Client, Future

#: How long (s) a build goes on without a single worker: time enough for machines that are restarted together.
_WITHOUT_WORKERS = 60.0
#: How long (s) it may take to send the templates to all workers, or to get the files of a version from one.
_TRANSFER = 300.0
_LOOK = 0.02
_COUNT = 1.0
#: Tasks sent ahead for each worker; all at once would hold the pictures of a whole session in the scheduler's memory.
_AHEAD = 4
#: How often a task is sent anew when the workers that held the templates are lost.
_ATTEMPTS = 3


class Cluster:
    """Runs tasks on the workers of the Dask scheduler at ``address``, with the templates and fonts in ``data``."""

    def __init__(self, address: str, data: Path) -> None:
        self._address = address
        self._data = data

    def run(self, tasks: Sequence[Task]) -> Events:
        """Do the tasks. ContentError when the scheduler cannot be used."""
        with connected(self._address) as client:
            run = _Run(client, tasks, self._data)
            try:
                yield from run.events()
            finally:
                run.cancel()


class _Run:
    """The tasks on their way; ``_left`` are those of which nothing has come yet."""

    def __init__(self, client: Client, tasks: Sequence[Task], data: Path) -> None:
        from undoc.production.record.dependencies import sources_digest

        self._client = client
        self._tasks = tasks
        self._program = sources_digest()
        self._files = packed(data)
        self._key = digest_of(b"".join(name.encode() + digest_of(self._files[name]).encode() for name in self._files))
        self._left = dict.fromkeys(range(len(tasks)))
        self._numbers: dict[Future[Made], int] = {}
        self._attempts: dict[int, int] = {}

    def events(self) -> Events:
        """Do the tasks; when the scheduler is lost, those that are left have that as their problem."""
        try:
            yield from self._events()
        except Exception as error:  # of any kind: it comes from another machine
            if os.environ.get("UNDOC_DEBUG"):
                raise
            message = f"The scheduler was lost ({type(error).__name__}): this version is not made."
            yield from self._give_up("lost-scheduler", message, "See that it runs, and build again.")

    def _events(self) -> Events:
        from distributed import as_completed

        self._scatter()
        running = as_completed(loop=self._client.loop)
        waiting = iter(range(len(self._tasks)))
        for _ in range(_AHEAD * max(1, workers(self._client))):
            yield from self._send_next(waiting, running)
        while self._left:
            if not self._has_result(running):
                yield from self._give_up_without_workers()
                return
            future = next(running)
            number = self._numbers.pop(future)
            made = self._result(future, number)
            if made is None:
                try:
                    self._scatter()
                except TimeoutError:  # there is no worker to send the templates to
                    yield from self._give_up_without_workers()
                    return
                self._send(number, packed_content(self._tasks[number].folder), running)
                continue
            yield self._done(number, made)
            yield from self._send_next(waiting, running)

    def _has_result(self, running: Any) -> bool:
        """Wait for a result; whether there is one, and not a time without any worker that could still make it.

        An exception of any kind when the scheduler does not answer.
        """
        counted = last_seen = time.monotonic()
        while not running.has_ready():
            time.sleep(_LOOK)
            now = time.monotonic()
            if now - counted < _COUNT:
                continue
            counted = now
            if self._client.status != "running" or workers(self._client):
                last_seen = now  # without its scheduler, the client itself ends what is under way
            elif now - last_seen > _WITHOUT_WORKERS:
                return False
        return True

    def _give_up_without_workers(self) -> Events:
        message = f"The cluster has had no worker for {_WITHOUT_WORKERS:.0f} seconds: this version is not made."
        return self._give_up("no-workers", message, "Start workers and build again.")

    def _give_up(self, code: str, message: str, advice: str) -> Events:
        advice += " What is made already is kept. Without --scheduler it is built here."
        for number in list(self._left):
            yield self._done(number, failed(self._tasks[number], code, message, advice))

    def _done(self, number: int, made: Made) -> Event:
        del self._left[number]
        return Event(number, made)

    def cancel(self) -> None:
        """Give up what is under way."""
        if self._numbers and self._client.status == "running":
            with suppress(Exception):
                within(PATIENCE, lambda: self._client.cancel(list(self._numbers), force=True))

    def _scatter(self) -> None:
        """Send the templates to all workers. TimeoutError when there is none."""

        def scatter() -> Any:
            return self._client.scatter([self._files], broadcast=True, hash=False, timeout=_WITHOUT_WORKERS)

        [self._shared] = within(_TRANSFER, scatter)

    def _send_next(self, waiting: Iterator[int], running: Any) -> Events:
        """Send the next task. Those whose content cannot travel are made here: what is wrong with it is told so."""
        for number in waiting:
            task = self._tasks[number]
            yield Event(number)
            try:
                files = packed_content(task.folder)
            except OSError:
                yield self._done(number, make(task))
                continue
            self._send(number, files, running)
            return

    def _send(self, number: int, files: Mapping[str, bytes], running: Any) -> None:
        parcel = Parcel(self._tasks[number], files, self._program)
        future = self._client.submit(do, parcel, self._shared, self._key, pure=False)
        self._numbers[future] = number
        running.add(future)

    def _result(self, future: Future[Made], number: int) -> Made | None:
        """What came of a task; None when it has to be sent again, because the templates were lost with a worker.

        ConnectionError when the scheduler was lost.
        """
        try:
            # A scheduler that stands still does not end the waiting by itself.
            made = within(_TRANSFER, future.result, lambda: workers(self._client))
            assert isinstance(made, Made)
            return made
        except Exception as error:
            if self._client.status != "running" or not self._answers():
                raise ConnectionError from error
            self._attempts[number] = self._attempts.get(number, 0) + 1
            if future.status in ("cancelled", "lost") and self._attempts[number] < _ATTEMPTS:
                return None
            message = f"The cluster has not made this version: {type(error).__name__}."
            advice = "If workers run out of memory, give them more. Without --scheduler it is built on this machine."
            return failed(self._tasks[number], "worker-died", message, advice)

    def _answers(self) -> bool:
        """Whether the scheduler answers: the client notices only after its tasks have failed that it does not."""
        try:
            workers(self._client)
        except Exception:
            return False
        return True
