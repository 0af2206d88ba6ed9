"""Whether Word filled the justified lines of official files as the files' settings say, and by which rule.

    python -m benchmarks.justification FOLDER [--show N]

Imports each Word file of the folder beside which a PDF file with the same name stands, and looks at the justified
lines of the PDF file that stand in one of our paragraphs. For each line, from where it begins there, the end is found
by both rules of ``typeset/text/lines.py``: ``fit`` shrinks spaces to take one word more, ``stretch`` never does.
Prints what the settings say, the number of lines, how many end where each rule ends them, and with ``--show`` the
lines at which the file's own rule fails: what was needed, in parts of the spaces (``c``), and how it compares with
the stretch without it (``x / c``).
"""

from __future__ import annotations

import argparse
import logging
import re
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple
from unittest.mock import patch

import undoc
from benchmarks.line_agreement import lines_of
from undoc.importer import Tracked, import_file
from undoc.model import KEPT_HYPHEN
from undoc.production.outputs import write_files
from undoc.typeset.blocks import paragraphs
from undoc.typeset.text.lines import MAX_SHRINK, STRETCH_PER_SHRINK, Line, break_lines
from undoc.typeset.text.units import PlacedUnit

_UNSEEN = re.compile(rf"\s+|{KEPT_HYPHEN[1]}")
#: Shorter texts stand in several places.
_SHORTEST = 60


class Set(NamedTuple):
    """A justified paragraph as it was handed to be broken: its units, its column and where its lines begin."""

    units: Sequence[PlacedUnit]
    column: float
    first: float
    turn: float


class End(NamedTuple):
    """A line of an official file: which rules end it there, and the shrink and stretch that were weighed."""

    fit: bool
    stretch: bool
    shrink: float
    ratio: float
    text: str


def paragraphs_of(folder: Path, out: Path) -> list[Set]:
    """The justified paragraphs of more than one line of the document in ``folder``."""
    found: list[Set] = []

    def noting(units: Sequence[PlacedUnit], column: float, first: float, turn: float, **settings: Any) -> list[Line]:
        lines = break_lines(units, column, first, turn, **settings)
        if settings["justified"] and len(lines) > 1:
            found.append(Set(units, column, first, turn))
        return lines

    with patch.object(paragraphs, "break_lines", noting):
        undoc.build([folder], formats=["pdf"], out=out)
    return found


def ends_of(made: Sequence[Set], official: str, line_ends: set[int]) -> Iterator[End]:
    """The ends of the official lines that stand in one of ``made``, but for the last of each paragraph."""
    seen: set[str] = set()
    for units, column, first, turn in made:
        own = [_UNSEEN.sub("", placed.unit.text) for placed in units]
        text = "".join(own)
        at = official.find(text)
        if len(text) < _SHORTEST or at < 0 or text in seen:
            continue
        seen.add(text)
        begin, indent = 0, first
        for index, piece in enumerate(own[:-1]):
            at += len(piece)
            if at in line_ends:
                yield _end(units, begin, index, column - indent)
                begin, indent = index + 1, turn


def _end(units: Sequence[PlacedUnit], begin: int, last: int, available: float) -> End:
    """What the rules say of a line that ends with unit ``last``."""
    text = "".join(placed.unit.text for placed in units[begin : last + 1])
    is_wide = _measured(units[begin : last + 1])[0] > available
    taken = last if is_wide else last + 1  # the unit that was weighed, and what stands before it
    wide, wide_spaces = _measured(units[begin : taken + 1])
    narrow, narrow_spaces = _measured(units[begin:taken])
    shrink = (wide - available) / wide_spaces if wide_spaces else 9.0
    ratio = (available - narrow) / narrow_spaces / shrink if narrow_spaces and shrink > 0 else 9.0
    shrinks = 0 < shrink <= MAX_SHRINK and ratio >= STRETCH_PER_SHRINK
    return End(shrinks == is_wide and shrink > 0, not is_wide and shrink > 0, shrink, ratio, text)


def _measured(units: Sequence[PlacedUnit]) -> tuple[float, float]:
    """The natural width of units in one line, and that of its spaces."""
    width = spaces = pending = 0.0
    for number, placed in enumerate(units):
        between = pending + placed.kerning if number else 0.0
        width += between + placed.unit.width
        spaces += between + placed.unit.inner_spaces
        pending = placed.unit.space
    return width, spaces


def main() -> None:
    """Print the table."""
    logging.disable(logging.CRITICAL)
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--show", type=int, default=0, help="how many lines to show")
    options = parser.parse_args()
    print(f"{'':32} {'said':8} {'lines':>6} {'fit':>8} {'stretch':>8}")
    for word in sorted(options.folder.glob("*.docx")):
        pdf = word.with_suffix(".pdf")
        if not pdf.exists():
            continue
        with tempfile.TemporaryDirectory() as made:
            result = import_file(word, Path(made) / "content", tracked=Tracked.ACCEPT)
            write_files(result.files)
            found = paragraphs_of(result.folder, Path(made) / "build")
        said = "stretch" if b"\njustification: stretch" in result.files[result.folder / "document.yaml"] else "fit"
        lines, _ = lines_of(pdf)
        at, line_ends = 0, set[int]()
        for line in lines:
            at += len(line.text)
            line_ends.add(at)
        ends = list(ends_of(found, "".join(line.text for line in lines), line_ends))
        shares = "".join(
            f" {sum(own) / max(1, len(ends)):8.2%}" for own in ([e.fit for e in ends], [e.stretch for e in ends])
        )
        print(f"{word.stem:32} {said:8} {len(ends):6}{shares}", flush=True)
        for end in [end for end in ends if not (end.fit if said == "fit" else end.stretch)][: options.show]:
            print(f"    c {end.shrink:7.4f}  x/c {end.ratio:7.3f}  … {end.text[-50:]}")


if __name__ == "__main__":
    main()
