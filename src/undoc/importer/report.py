"""What an import changed: constructs that were dropped, simplified or guessed, and numbers that differ."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import NamedTuple

from msgspec import Struct, field


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
    """One thing to tell: where in the Word file, what it was and what became of it."""

    change: Change
    code: str
    place: str
    message: str


class Findings(Struct):
    """Gathers what is found; ``place`` is where the reader is in the file."""

    place: str = ""
    found: list[Finding] = field(default_factory=list)
    _seen: set[Finding] = field(default_factory=set)

    def add(self, change: Change, code: str, message: str, place: str | None = None) -> None:
        """Note one thing, at the current place when none is given; the same is noted once."""
        finding = Finding(change, code, self.place if place is None else place, message)
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


def _counted(number: int, what: str) -> str:
    """``1 note``, ``2 notes``."""
    return f"{number} {what[:-1] if number == 1 else what}"


def as_markdown(
    source: str, symbol: str, language: str, counts: Iterable[tuple[str, int]], found: list[Finding]
) -> str:
    """The report for people: what was read, then the findings by kind, like ones together with their places."""
    lines = [
        f"# Import of {source}",
        "",
        f"{symbol}, {language}: " + ", ".join(_counted(n, what) for what, n in counts if n) + ".",
    ]
    if not found:
        lines += ["", "Nothing was left out, simplified or guessed."]
    for change in Change:
        own = [finding for finding in found if finding.change is change]
        if own:
            lines += ["", f"## {TITLES[change]}", ""]
        groups: dict[str, list[str]] = {}
        for finding in own:
            groups.setdefault(finding.message, []).append(finding.place)
        for message, places in groups.items():
            named = [place for place in dict.fromkeys(places) if place]
            shown = "; ".join(named[:8]) + (f"; and {len(named) - 8} more" if len(named) > 8 else "")
            times = f" ({len(places)} times)" if len(places) > 1 else ""
            lines.append(f"- {message}{times}" + (f" — {shown}" if shown else ""))
    return "\n".join(lines) + "\n"
