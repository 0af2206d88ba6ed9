"""Showing how far the work is: a bar when it takes a while and somebody is watching."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from types import TracebackType
from typing import TYPE_CHECKING

from undoc.printable import printable
from undoc.production.report import DocumentResult, Step

if TYPE_CHECKING:
    from rich.progress import Progress as Bar
    from rich.progress import TaskID

#: Work that is done sooner than this many seconds shows no bar.
PATIENCE = 0.5


class Watcher:
    """Called at each step: hands a finished document on to ``finished``, and shows a bar if the work takes a while."""

    def __init__(self, finished: Callable[[DocumentResult], None]) -> None:
        self._finished = finished
        self._start = time.monotonic()
        self._bar: Bar | None = None
        self._task: TaskID | None = None

    def __enter__(self) -> Watcher:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        if self._bar is not None:
            self._bar.stop()

    def __call__(self, step: Step) -> None:
        """Take a step."""
        if step.finished is not None:
            self._finished(step.finished)
        if self._bar is None and sys.stderr.isatty() and time.monotonic() - self._start > PATIENCE:
            self._bar = _bar()
            self._task = self._bar.add_task("", total=None)
            self._bar.start()
        if self._bar is not None and self._task is not None:
            self._bar.update(
                self._task, description=printable(step.what), completed=step.done, total=step.total or None
            )


def _bar() -> Bar:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    return Progress(
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        console=Console(stderr=True),
        transient=True,
        redirect_stdout=sys.stdout.isatty(),
    )
