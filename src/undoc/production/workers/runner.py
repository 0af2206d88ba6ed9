"""Running tasks: in this process, in worker processes (``workers``) or on other machines (``cluster``)."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from typing import NamedTuple, Protocol

from undoc.production.workers.task import Made, Task, make


class Event(NamedTuple):
    """The task with the number ``number`` has begun, or is ``made``."""

    number: int
    made: Made | None = None


Events = Generator[Event, None, None]


class Runner(Protocol):
    """Runs tasks in any order. When the generator is closed, what is under way is given up."""

    def run(self, tasks: Sequence[Task]) -> Events:
        """Do all tasks."""


class Here:
    """Runs tasks in this process, one after the other."""

    def run(self, tasks: Sequence[Task]) -> Events:
        """Do the tasks in their order."""
        for number, task in enumerate(tasks):
            yield Event(number)
            yield Event(number, make(task))
