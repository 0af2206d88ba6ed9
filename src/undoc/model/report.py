"""The problems of one document, gathered while it is read."""

from __future__ import annotations

from collections import Counter

from undoc.counting import counted
from undoc.model.place import Place
from undoc.model.problem import Problem, Severity

#: How many problems of one code are kept for one file; a damaged file may have millions.
LIMIT = 1000


class Report:
    """Gathers problems; knows in the end whether the document can be built."""

    def __init__(self) -> None:
        self._problems: list[Problem] = []
        self._counts: Counter[tuple[str, str, Severity]] = Counter()

    def error(self, place: Place, code: str, message: str, advice: str) -> None:
        """Note a problem that keeps the document from being built."""
        self._add(Problem(place, code, message, advice))

    def warning(self, place: Place, code: str, message: str, advice: str) -> None:
        """Note a problem that does not keep the document from being built."""
        self._add(Problem(place, code, message, advice, Severity.WARNING))

    def _add(self, problem: Problem) -> None:
        key = (problem.place.path, problem.code, problem.severity)
        self._counts[key] += 1
        if self._counts[key] <= LIMIT:
            self._problems.append(problem)

    @property
    def has_errors(self) -> bool:
        """Whether a problem is an error."""
        return self.errors > 0

    @property
    def errors(self) -> int:
        """How many problems are errors."""
        return sum(count for (_, _, severity), count in self._counts.items() if severity is Severity.ERROR)

    def problems(self) -> tuple[Problem, ...]:
        """Return the problems in the order of their places; of each code LIMIT for one file, the others as a count."""
        others = [
            Problem(
                Place(path),
                code,
                f"The file has {counted(count - LIMIT, 'more problem')} of this kind.",
                "Mend those listed, then look again.",
                severity,
            )
            for (path, code, severity), count in self._counts.items()
            if count > LIMIT
        ]
        return tuple(sorted({*self._problems, *others}))
