"""What a build reports: while it runs, and when it is done."""

from __future__ import annotations

from collections.abc import Callable
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from msgspec import Struct

from undoc.model import Problem, Severity


class Output(NamedTuple):
    """A file that was written: the document's symbol, the language's code, the format and where the file is.

    ``reason`` says in words why it was made; it is empty for a file that did not have to be.
    """

    symbol: str
    language: str
    format: str
    path: Path
    reason: str = ""


class NotBuilt(NamedTuple):
    """A version that was to be built and was not; ``standing`` are its files of an earlier build that still stand."""

    language: str
    standing: tuple[Path, ...] = ()


class DocumentResult(Struct, frozen=True):
    """What became of one content folder.

    ``symbol`` is None when the metadata of the folder give none. ``outputs`` are the files written. ``unchanged`` are
    the files of an earlier build that nothing has changed since. ``not_built`` are the versions with an error among
    ``problems``: their files of an earlier build are as they were.
    """

    folder: Path
    symbol: str | None
    outputs: tuple[Output, ...]
    problems: tuple[Problem, ...]
    unchanged: tuple[Output, ...] = ()
    not_built: tuple[NotBuilt, ...] = ()

    @property
    def ok(self) -> bool:
        """Whether no problem is an error."""
        return not any(problem.severity is Severity.ERROR for problem in self.problems)

    @property
    def has_versions(self) -> bool:
        """Whether there is a version that was built, or did not have to be."""
        missing = {version.language for version in self.not_built}
        return any(output.language not in missing for output in (*self.outputs, *self.unchanged))


class BuildReport(Struct, frozen=True):
    """What became of all folders, in their order. ``general`` are the problems that belong to none of them.

    ``left`` are the folders that were not come to, because the build was to stop at the first document with an error.
    """

    documents: tuple[DocumentResult, ...]
    general: tuple[Problem, ...] = ()
    left: tuple[Path, ...] = ()

    @property
    def outputs(self) -> tuple[Output, ...]:
        """Every file written."""
        return tuple(chain.from_iterable(document.outputs for document in self.documents))

    @property
    def unchanged(self) -> tuple[Output, ...]:
        """Every file of an earlier build that nothing has changed since."""
        return tuple(chain.from_iterable(document.unchanged for document in self.documents))

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Every problem, the general ones first."""
        return (*self.general, *chain.from_iterable(document.problems for document in self.documents))

    @property
    def ok(self) -> bool:
        """Whether no problem is an error."""
        return not any(problem.severity is Severity.ERROR for problem in self.problems)


class Step(NamedTuple):
    """How far the work is: ``done`` of ``total`` language versions; ``total`` is 0 while folders are still being read.

    ``what`` says in words what is next. ``finished`` is the document that has just been finished, if one has.
    """

    done: int
    total: int
    what: str
    finished: DocumentResult | None = None


#: Called at each step of a build, in the thread that called ``build``.
Progress = Callable[[Step], None]
