"""What an import changed: constructs that were dropped, simplified or guessed, and numbers that differ."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from msgspec import Struct, field

from undoc.counting import counted
from undoc.importer.attributes import figure_in
from undoc.model import Problem


class Change(StrEnum):
    """What became of something in the Word file."""

    DROPPED = "dropped"
    SIMPLIFIED = "simplified"
    GUESSED = "guessed"
    DIFFERS = "differs"
    COMMENT = "comment"


#: What each kind is called as a heading of the report.
TITLES = {
    Change.DROPPED: "Left out",
    Change.SIMPLIFIED: "Simplified",
    Change.GUESSED: "Guessed; please check",
    Change.DIFFERS: "Numbers that differ from those typed in the file",
    Change.COMMENT: "Comments in the file",
}
_SHOWN = 70


class Finding(NamedTuple):
    """One thing to tell: where in the Word file, what it was and what became of it.

    ``numbers`` are that of the file and the one made instead, where they differ; both are empty elsewhere.
    """

    change: Change
    code: str
    place: str
    message: str
    numbers: tuple[str, str] = ("", "")


class Findings(Struct):
    """Gathers what is found; ``place`` is where the reader is in the file, ``comments`` are places by comments' ids."""

    place: str = ""
    comments: dict[str, str] = field(default_factory=dict)
    found: list[Finding] = field(default_factory=list)
    _seen: set[Finding] = field(default_factory=set)

    def add(
        self, change: Change, code: str, message: str, place: str | None = None, numbers: tuple[str, str] = ("", "")
    ) -> None:
        """Note one thing, at the current place when none is given; the same is noted once."""
        finding = Finding(change, code, place=self.place if place is None else place, message=message, numbers=numbers)
        if finding not in self._seen:
            self._seen.add(finding)
            self.found.append(finding)

    def at(self, text: str) -> str:
        """The current place, with the beginning of the text that stands there."""
        return f"{self.place}, {quoted(text)}" if text.strip() else self.place


def quoted(text: str) -> str:
    """The beginning of a text on one line, in quotation marks."""
    line = " ".join(text.split())
    return f"“{line if len(line) <= _SHOWN else line[:_SHOWN].rstrip() + '…'}”"


def in_full(text: str) -> str:
    """A text that is left out, on one line, in quotation marks: the report is where it still can be read."""
    return f"“{' '.join(text.split())}”"


def as_markdown(
    source: str,
    symbol: str,
    language: str,
    counts: Iterable[tuple[str, int]],
    remade: Sequence[str],
    found: Sequence[Finding],
) -> str:
    """The report for people: what was read, then the findings by kind, like ones together with their places.

    ``remade`` is what was not read because it is made anew whenever the document is built.
    """
    lines = [
        f"# Import of {source}",
        "",
        f"{symbol}, {language}: " + ", ".join(counted(n, what.removesuffix("s")) for what, n in counts if n) + ".",
    ]
    if remade:
        lines += ["", f"Made anew when it is built: {', '.join(remade)}."]
    if not found:
        lines += ["", "Nothing was left out, simplified or guessed."]
    for change in Change:
        own = [finding for finding in found if finding.change is change]
        if own:
            lines += ["", f"## {TITLES[change]}", ""]
        groups: dict[str, list[str]] = {}
        for finding in _runs(own):
            groups.setdefault(finding.message, []).append(finding.place)
        for message, places in groups.items():
            named = [place for place in dict.fromkeys(places) if place]
            shown = "; ".join(named[:8]) + (f"; and {len(named) - 8} more" if len(named) > 8 else "")
            times = f" ({len(places)} times)" if len(places) > 1 else ""
            lines.append(f"- {message}{times}" + (f" — {shown}" if shown else ""))
    return "\n".join(lines) + "\n"


def with_problems(report: str, problems: Sequence[Problem], folder: Path) -> str:
    """The report with what of the content in ``folder`` has to be mended before it builds."""
    lines = ["## To be mended before it builds", ""]
    for problem in problems:
        place = problem.place._replace(path=os.path.relpath(problem.place.path, folder))
        lines.append(f"- {place}: {problem.message} {problem.advice}")
    return report + "\n" + "\n".join(lines) + "\n"


def _runs(found: Sequence[Finding]) -> Iterator[Finding]:
    """The findings with those as one that count on: paragraphs that follow each other, numbered from another start."""
    run: list[Finding] = []
    for finding in found:
        if run and not _counts_on(run[-1], finding):
            yield _as_one(run)
            run = []
        run.append(finding)
    if run:
        yield _as_one(run)


def _counts_on(last: Finding, finding: Finding) -> bool:
    pairs = [(one.rstrip("."), other.rstrip(".")) for one, other in zip(last.numbers, finding.numbers, strict=True)]
    numbers = [(figure_in(one), figure_in(other)) for one, other in pairs]
    counts = all(one is not None and other is not None and one + 1 == other for one, other in numbers)
    return counts and _form(last) == _form(finding)


def _form(finding: Finding) -> str:
    """The message without its numbers."""
    typed, made = finding.numbers
    return finding.message.replace(f"“{typed}”", "").replace(f"“{made}”", "")


def _as_one(run: Sequence[Finding]) -> Finding:
    first, last = run[0], run[-1]
    if first is last:
        return first
    typed, made = zip(first.numbers, last.numbers, strict=True)
    message = f"{len(run)} numbers from “{typed[0]}” to “{typed[1]}” in the file become “{made[0]}” to “{made[1]}”."
    return first._replace(message=message, place=f"{first.place} to {last.place}")
