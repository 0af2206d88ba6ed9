"""What the editorial rules found in documents when it was last accepted, so that only what is new is told.

A line for each: the folder and file, the rule, what stands for the text of the line, and how often it was found in it.
The text and not its number counts: paragraphs may be added above it. A line that is changed is looked at anew.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from undoc.files import MOST_TEXT, read_file
from undoc.model import ContentError, Place, Problem
from undoc.production.outputs import write_files

_LINE = re.compile(r"(\S.*) ([a-z]+\.[a-z0-9-]+) ([0-9a-f]{12}) ([0-9]{1,6})")
_HEAD = """\
# What “undoc check” had found when this was written; “undoc check --baseline” does not tell it again.
# File, rule, what stands for the line, how often. Written by “undoc check --write-baseline”.
"""

_Key = tuple[str, str, str]


class Baseline:
    """What was accepted; each finding is let pass as often as it was there."""

    def __init__(self, counts: Counter[_Key]) -> None:
        self._counts = counts

    @classmethod
    def read(cls, path: Path) -> Baseline:
        """The baseline in a file. ContentError, located, when it is none."""
        try:
            text = read_file(path, MOST_TEXT).decode("utf-8-sig")
        except (OSError, ValueError) as error:
            reason = getattr(error, "strerror", None) or "it is not UTF-8 text"
            advice = "Name a file that “undoc check --write-baseline” wrote."
            raise ContentError(
                [Problem(Place(str(path)), "unreadable-file", f"The baseline cannot be read: {reason}.", advice)]
            ) from None
        counts: Counter[_Key] = Counter()
        for number, line in enumerate(text.splitlines(), 1):
            if not line.strip() or line.startswith("#"):
                continue
            match = _LINE.fullmatch(line)
            if match is None:
                message = "The line does not name a file, a rule, a digest and a number."
                place = Place(str(path), number, 1)
                raise ContentError([Problem(place, "invalid-baseline", message, "Write the baseline anew.")])
            counts[match[1], match[2], match[3]] += int(match[4])
        return cls(counts)

    def new(self, problems: Iterable[Problem]) -> tuple[Problem, ...]:
        """Those of the ``problems`` of a document that were not accepted."""
        found = []
        left = Counter(self._counts)
        for problem in problems:
            key = _key(problem)
            if key is not None and left[key]:
                left[key] -= 1
            else:
                found.append(problem)
        return tuple(found)


def write_baseline(path: Path, problems: Iterable[Problem]) -> int:
    """Accept what editorial rules found, and return how many findings these are. ContentError when it cannot be."""
    counts = Counter(key for key in map(_key, problems) if key is not None)
    lines = [f"{file} {rule} {digest} {number}\n" for (file, rule, digest), number in sorted(counts.items())]
    write_files({path: (_HEAD + "".join(lines)).encode()})
    return sum(counts.values())


def _key(problem: Problem) -> _Key | None:
    """What stands for a finding; None for a problem that is no finding of a rule."""
    if "." not in problem.code:
        return None
    path = Path(problem.place.path)
    lines = _lines(str(path))
    line = lines[problem.place.line - 1] if 0 < problem.place.line <= len(lines) else problem.message
    digest = hashlib.sha256(" ".join(line.split()).encode()).hexdigest()[:12]
    return f"{path.parent.name}/{path.name}", problem.code, digest


@lru_cache(maxsize=2)
def _lines(path: str) -> list[str]:
    try:
        return read_file(Path(path), MOST_TEXT).decode("utf-8-sig").splitlines()
    except (OSError, ValueError):
        return []
