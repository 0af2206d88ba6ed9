"""What the Word file and the source have changed both: told as problems, or written between lines of signs."""

from __future__ import annotations

from difflib import SequenceMatcher
from enum import StrEnum
from typing import Any

from undoc.merge.shown import place_of, shown
from undoc.merge.versions import Clash
from undoc.model import Place, Problem, Severity, Version


class Resolve(StrEnum):
    """What stands where the Word file and the source have changed the same: neither, then nothing is written."""

    NONE = "none"
    OURS = "ours"
    THEIRS = "theirs"
    MARKERS = "markers"


_ADVICE = {
    Resolve.NONE: "Choose with --ours or --theirs, or have both written with --markers.",
    Resolve.OURS: "The text of the source was kept.",
    Resolve.THEIRS: "The text of the Word file was taken.",
    Resolve.MARKERS: "Both stand in the file, between lines of signs: leave one of them, and remove these.",
}


def conflict(clash: Clash, version: Version, resolve: Resolve) -> Problem:
    """Return the problem of what both have changed in a version; a warning where it is said what stands."""
    return _problem(place_of(clash.path, version), clash.what, (clash.base, clash.theirs, clash.ours), resolve)


def conflict_of_value(place: Place, three: tuple[Any, Any, Any], resolve: Resolve) -> Problem:
    """Return the problem of a key whose value both have changed: base, theirs and ours."""
    return _problem(place, "", three, resolve)


def _problem(place: Place, what: str, three: tuple[Any, Any, Any], resolve: Resolve) -> Problem:
    base, theirs, ours = map(shown, three)
    said = f"“{theirs}” in the Word file, “{ours}” in the source; it was “{base}”"
    message = f"The Word file and the source do not agree ({what or 'changed in both'}): {said}."
    severity = Severity.ERROR if resolve is Resolve.NONE else Severity.WARNING
    return Problem(place, "conflict", message, _ADVICE[resolve], severity)


def with_markers(ours: bytes, theirs: bytes, name: str) -> bytes:
    """Return a file with both texts wherever they differ, between lines of signs; ``name`` is that of the Word file."""
    rows = [data.decode().splitlines(keepends=True) for data in (ours, theirs)]
    made: list[str] = []
    for tag, start, end, begin, stop in SequenceMatcher(None, rows[0], rows[1], autojunk=False).get_opcodes():
        if tag == "equal":
            made += rows[0][start:end]
            continue
        made += ["<<<<<<< source\n", *rows[0][start:end], "=======\n", *rows[1][begin:stop], f">>>>>>> {name}\n"]
    return "".join(made).encode()
