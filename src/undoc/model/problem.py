"""What is wrong with an input, said so that an editor can mend it."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import NamedTuple

from undoc.model.place import Place


class Severity(StrEnum):
    """Whether a problem stops the document from being built."""

    ERROR = "error"
    WARNING = "warning"


class Problem(NamedTuple):
    """One located problem.

    ``code`` is short and stable (``undefined-note``), for scripts and searches; ``message`` says what
    is wrong, ``advice`` what to do about it; both are whole sentences.
    """

    place: Place
    code: str
    message: str
    advice: str
    severity: Severity = Severity.ERROR

    def __str__(self) -> str:
        return f"{self.place}: {self.severity}[{self.code}]: {self.message} {self.advice}"


class ContentError(Exception):
    """Raised when an input cannot be built; carries every problem found, not the first only."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems: tuple[Problem, ...] = tuple(sorted(set(problems)))
        super().__init__("\n".join(str(problem) for problem in self.problems))
