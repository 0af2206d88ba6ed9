"""What is wrong with an input, said so that an editor can mend it."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import NamedTuple

from undoc.model.place import Place


class Severity(StrEnum):
    """Whether a problem stops the document from being built; suggestions are shown to those who ask for them."""

    ERROR = "error"
    WARNING = "warning"
    SUGGESTION = "suggestion"


class Fix(NamedTuple):
    """What mends a problem: ``length`` characters of the file, from its place on, become ``text``."""

    length: int
    text: str


#: The fix of a problem that has none.
NO_FIX = Fix(0, "")


class Problem(NamedTuple):
    """One located problem.

    ``code`` is short and stable (``undefined-note``), for scripts and searches; ``message`` says what
    is wrong, ``advice`` what to do about it; both are whole sentences. ``fix`` is NO_FIX where nothing
    mends it by itself.
    """

    place: Place
    code: str
    message: str
    advice: str
    severity: Severity = Severity.ERROR
    fix: Fix = NO_FIX

    def __str__(self) -> str:
        return f"{self.place}: {self.severity}[{self.code}]: {self.message} {self.advice}"


class ContentError(Exception):
    """Raised when an input cannot be built; carries every problem found, not the first only."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems: tuple[Problem, ...] = tuple(sorted(set(problems)))
        super().__init__("\n".join(str(problem) for problem in self.problems))
