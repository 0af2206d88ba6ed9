"""Showing problems while a command runs."""

from __future__ import annotations

from collections.abc import Iterable

from undoc.model import Problem


class Problems:
    """Shows each problem once: a fault in a template is found again with every document."""

    def __init__(self) -> None:
        self._shown: set[Problem] = set()

    def show(self, problems: Iterable[Problem]) -> None:
        """Show those not shown yet."""
        for problem in problems:
            if problem not in self._shown:
                # Imported here: most builds have none.
                from undoc.cli.printed.pointing import show

                self._shown.add(problem)
                show(problem)
