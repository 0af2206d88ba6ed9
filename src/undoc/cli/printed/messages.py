"""What the commands print: problems, files and summaries, in the same words on a terminal and in a log."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from undoc.counting import counted
from undoc.model import Problem, Severity
from undoc.printable import printable
from undoc.production.report import BuildReport


def problem_text(problem: Problem) -> str:
    """The problem as two lines: where and what, and what to do about it."""
    place = problem.place._replace(path=relative_path(problem.place.path))
    what = printable(f"{place}: {problem.severity}[{problem.code}]: {problem.message}")
    return f"{what}\n    {printable(problem.advice)}"


def shown_path(path: str | Path) -> str:
    """The path as the user knows it, fit to be printed."""
    return printable(relative_path(path))


def print_table(rows: Sequence[tuple[str, ...]]) -> None:
    """Print rows of texts in columns, two spaces between them."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = (printable(cell).ljust(width) for cell, width in zip(row, widths, strict=True))
        print("  ".join(cells).rstrip())


def relative_path(path: str | Path) -> str:
    """The path from the current folder when it is below that, else as it is."""
    path = Path(path)
    if path.is_absolute():
        try:
            here = Path.cwd()
        except OSError:
            return str(path)
        if path.is_relative_to(here):
            return str(path.relative_to(here))
    return os.path.normpath(path)


def problem_count(report: BuildReport) -> str:
    """How many problems a report has: ``2 errors, 1 warning``; empty when it has none."""
    counts = Counter(problem.severity for problem in set(report.problems))
    return ", ".join(counted(counts[severity], severity) for severity in Severity if counts[severity])
