"""Other machines: the same tasks on a Dask cluster. Inputs travel with each task as bytes, files come back as bytes.

Templates and fonts go to each worker once. A task whose worker is lost runs again on another.
"""

from __future__ import annotations

import os
import tempfile
import threading
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec import Struct
from msgspec.structs import replace

from undoc.build.digests import digest_of
from undoc.build.runner import Event, Events
from undoc.build.task import Made, Task, failed, make
from undoc.model import ContentError, Place, Problem

if TYPE_CHECKING:
    from distributed import Client, Future

#: How long (s) to wait for the scheduler and for a first worker.
_PATIENCE = 15
#: How long (s) a build goes on without a single worker: time enough for machines that are restarted together.
_WITHOUT_WORKERS = 60.0
_LOOK = 0.02
_COUNT = 1.0
#: Tasks sent ahead for each worker; all at once would hold the pictures of a whole session in the scheduler's memory.
_AHEAD = 4
#: How often a task is sent anew when the workers that held the templates are lost.
_ATTEMPTS = 3
#: The stages are not made for several threads in one process, and one thread keeps a processor busy.
_ONE_AT_A_TIME = threading.Lock()


class Parcel(Struct, frozen=True):
    """A task with the files of its content folder. ``program`` must be that of the worker too."""

    task: Task
    files: Mapping[str, bytes]
    program: str


class Cluster:
    """Runs tasks on the workers of the Dask scheduler at ``address``, with the templates and fonts in ``data``."""

    def __init__(self, address: str, data: Path) -> None:
        self._address = address
        self._data = data

    def run(self, tasks: Sequence[Task]) -> Events:
        """Do the tasks. ContentError when the scheduler cannot be used."""
        with self._client() as client:
            run = _Run(client, tasks, self._data)
            try:
                yield from run.events()
            finally:
                run.cancel()

    def _client(self) -> Client:
        try:
            from distributed import Client
        except ImportError:
            advice = "Install it with: pip install 'undoc[cluster]'."
            raise self._failure("no-cluster", "Dask, which speaks to schedulers, is not installed.", advice) from None
        try:
            client = Client(self._address, timeout=_PATIENCE, set_as_default=False)
        except (OSError, ValueError, TimeoutError) as error:
            advice = "See that “dask scheduler” runs there, and give its address as tcp://host:8786."
            reason = str(error).splitlines()[0] if str(error) else type(error).__name__
            raise self._failure("no-scheduler", f"The scheduler does not answer: {reason}.", advice) from None
        try:
            client.wait_for_workers(1, timeout=_PATIENCE)
        except TimeoutError:
            client.close()
            advice = f"Start some: dask worker {self._address} --nthreads 1."
            raise self._failure("no-workers", "The scheduler has no workers.", advice) from None
        return client

    def _failure(self, code: str, message: str, advice: str) -> ContentError:
        return ContentError([Problem(Place(self._address), code, message, advice)])


class _Run:
    """The tasks on their way."""

    def __init__(self, client: Client, tasks: Sequence[Task], data: Path) -> None:
        from undoc.build.needs import sources_digest

        self._client = client
        self._tasks = tasks
        self._program = sources_digest()
        self._files = packed(data)
        self._key = digest_of(b"".join(name.encode() + digest_of(self._files[name]).encode() for name in self._files))
        self._scatter()
        self._numbers: dict[Future[Made], int] = {}
        self._attempts: dict[int, int] = {}

    def events(self) -> Events:
        from distributed import as_completed

        ahead = _AHEAD * max(1, len(self._client.scheduler_info(n_workers=-1)["workers"]))
        waiting = iter(range(len(self._tasks)))
        running = as_completed(loop=self._client.loop)
        left = len(self._tasks)
        for _ in range(min(ahead, left)):
            yield from self._send(next(waiting), running)
        while left:
            if not self._has_result(running):
                yield from self._give_up([*self._numbers.values(), *waiting])
                return
            future = next(running)
            number = self._numbers.pop(future)
            made = self._result(future, number)
            if made is None:
                try:
                    self._scatter()
                except TimeoutError:  # there is no worker to send the templates to
                    yield from self._give_up([number, *self._numbers.values(), *waiting])
                    return
                yield from self._send(number, running)
                continue
            left -= 1
            yield Event(number, made)
            if (following := next(waiting, None)) is not None:
                yield from self._send(following, running)

    def _has_result(self, running: Any) -> bool:
        """Wait for a result; whether there is one, and not a time without any worker that could still make it."""
        counted = last_seen = time.monotonic()
        while not running.has_ready():
            time.sleep(_LOOK)
            now = time.monotonic()
            if now - counted < _COUNT:
                continue
            counted = now
            if self._client.status != "running" or self._client.scheduler_info(n_workers=-1)["workers"]:
                last_seen = now  # without its scheduler, the client itself ends what is under way
            elif now - last_seen > _WITHOUT_WORKERS:
                return False
        return True

    def _give_up(self, numbers: list[int]) -> Events:
        message = f"The cluster has had no worker for {_WITHOUT_WORKERS:.0f} seconds: this version is not made."
        advice = "Start workers and build again: what is made already is kept. Without --scheduler it is built here."
        for number in numbers:
            yield Event(number, failed(self._tasks[number], "no-workers", message, advice))

    def cancel(self) -> None:
        """Give up what is under way."""
        self._client.cancel(list(self._numbers), force=True)

    def _scatter(self) -> None:
        [self._shared] = self._client.scatter([self._files], broadcast=True, hash=False, timeout=_WITHOUT_WORKERS)

    def _send(self, number: int, running: Any) -> Events:
        task = self._tasks[number]
        parcel = Parcel(task, packed_content(task.folder), self._program)
        future = self._client.submit(do, parcel, self._shared, self._key, pure=False)
        self._numbers[future] = number
        running.add(future)
        yield Event(number)

    def _result(self, future: Future[Made], number: int) -> Made | None:
        """What came of a task; None when it has to be sent again, because the templates were lost with a worker."""
        task = self._tasks[number]
        try:
            made = future.result()
            assert isinstance(made, Made)
            return made
        except Exception as error:
            self._attempts[number] = self._attempts.get(number, 0) + 1
            lost = future.status in ("cancelled", "lost")
            if lost and self._attempts[number] < _ATTEMPTS and self._client.status == "running":
                return None
            message = f"The cluster has not made this version: {type(error).__name__}."
            advice = "If workers run out of memory, give them more. Without --scheduler it is built on this machine."
            return failed(task, "worker-died", message, advice)


def do(parcel: Parcel, data: Mapping[str, bytes], key: str) -> Made:
    """Do a task on a worker of the cluster, in a folder that is like the one it came from."""
    from undoc.build.needs import sources_digest

    task = parcel.task
    if sources_digest() != parcel.program:
        advice = "Install the same version of undoc on all machines of the cluster."
        return failed(task, "other-version", "A worker of the cluster has another version of undoc.", advice)
    with _ONE_AT_A_TIME, tempfile.TemporaryDirectory(prefix="undoc-") as name:
        root = _Unpacked.at(key, data)
        folder = Path(name) / (task.folder.name or task.folder.resolve().name)
        unpack(parcel.files, folder)
        made = make(replace(task, folder=folder, data=root))
    problems, of_folder = (
        tuple(sorted(_moved(_moved(problem, folder, task.folder), root, task.data) for problem in found))
        for found in (made.problems, made.of_folder)
    )
    return replace(made, problems=problems, of_folder=of_folder)


def packed(data: Path) -> dict[str, bytes]:
    """The files of the templates and fonts in ``data``, by their names."""
    return {f"{part}/{name}": file for part in ("templates", "fonts") for name, file in _read(data / part).items()}


def packed_content(folder: Path) -> dict[str, bytes]:
    """The files of a content folder by their names, hidden ones left out; one that cannot be read is not among them."""
    return _read(folder)


def unpack(files: Mapping[str, bytes], folder: Path) -> None:
    """Write packed files below ``folder``."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


class _Unpacked:
    """The templates and fonts of a build on a worker: written once, kept for the next tasks, removed in the end."""

    _last: tuple[str, tempfile.TemporaryDirectory[str]] | None = None

    @classmethod
    def at(cls, key: str, files: Mapping[str, bytes]) -> Path:
        if cls._last is None or cls._last[0] != key:
            if cls._last is not None:
                cls._last[1].cleanup()
            cls._last = key, tempfile.TemporaryDirectory(prefix="undoc-data-", ignore_cleanup_errors=True)
            unpack(files, Path(cls._last[1].name))
        return Path(cls._last[1].name)


def _read(root: Path) -> dict[str, bytes]:
    found = {}
    for path, folders, names in os.walk(root):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(name for name in names if not name.startswith(".")):
            file = Path(path) / name
            try:
                if file.is_file():
                    found[file.relative_to(root).as_posix()] = file.read_bytes()
            except OSError:
                continue
    return found


def _moved(problem: Problem, here: Path, there: Path) -> Problem:
    """A problem with the paths below ``here`` as they are below ``there``."""
    path, line, column = problem.place
    if Path(path).is_relative_to(here):
        path = str(there / Path(path).relative_to(here))
    message, advice = (text.replace(str(here), str(there)) for text in (problem.message, problem.advice))
    return problem._replace(place=Place(path, line, column), message=message, advice=advice)
