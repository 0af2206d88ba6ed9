"""How far lines of documents built from official Word files stand from their places in the official PDF files.

    python -m benchmarks.vertical_places FOLDER [--gaps N]

For each Word file beside which a PDF file with the same name stands: how many lines of both are the same on the same
page, and the share of these that stand within half a millimetre of the official place. With ``--gaps`` also the
distances between two lines, one below the other, that differ most often: by how much, how often, and an example.
"""

from __future__ import annotations

import argparse
import logging
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import pairwise
from pathlib import Path

import undoc
from benchmarks.line_agreement import Line, lines_of
from undoc.importer import Tracked, import_file
from undoc.production.outputs import write_files

#: Half a millimetre in points, and the least difference of two distances that is told.
_NEAR, _LEAST = 72 / 25.4 / 2, 0.75


def pairs_of(official: Sequence[Line], ours: Sequence[Line]) -> list[tuple[int, int]]:
    """The positions of the lines that are the same in both."""
    matcher = SequenceMatcher(None, [line.text for line in official], [line.text for line in ours], autojunk=False)
    return [(block.a + at, block.b + at) for block in matcher.get_matching_blocks() for at in range(block.size)]


def within_reach(official: Sequence[Line], ours: Sequence[Line]) -> tuple[int, int]:
    """How many lines are the same on the same page, and how many of them stand where the official ones do."""
    same = [(official[a], ours[b]) for a, b in pairs_of(official, ours) if official[a].page == ours[b].page]
    return len(same), sum(abs(one.bottom - other.bottom) <= _NEAR for one, other in same)


def gaps(official: Sequence[Line], ours: Sequence[Line]) -> Iterator[tuple[float, str]]:
    """The distances between lines that differ: ours less the official one, rounded to half points, and the lines."""
    for (a, b), (c, d) in pairwise(pairs_of(official, ours)):
        upper, lower, own_upper, own_lower = official[a], official[c], ours[b], ours[d]
        if (c, d) == (a + 1, b + 1) and upper.page == lower.page and own_upper.page == own_lower.page:
            more = (own_lower.bottom - own_upper.bottom) - (lower.bottom - upper.bottom)
            if abs(more) >= _LEAST:
                yield round(more * 2) / 2, f"p{upper.page}  {upper.text[:45]} | {lower.text[:45]}"


def main() -> int:
    """Print the table; 1 when a document could not be built."""
    logging.disable(logging.CRITICAL)
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--gaps", type=int, default=0, help="print the N distances that differ most often")
    options = parser.parse_args()
    status = 0
    print(f"{'document':32} {'same page':>10} {'within 0.5 mm':>14}")
    for word in sorted(options.folder.glob("*.docx")):
        if not word.with_suffix(".pdf").exists():
            continue
        with tempfile.TemporaryDirectory() as folder:
            try:
                imported = import_file(word, Path(folder) / "content", tracked=Tracked.ACCEPT)
                write_files(imported.files)
                report = undoc.build([imported.folder], formats=["pdf"], out=Path(folder) / "build")
            except undoc.ContentError as error:
                print(f"{word.stem:32} {error.problems[0]}")
                status = 1
                continue
            if not report.outputs:
                print(f"{word.stem:32} {report.problems[0]}")
                status = 1
                continue
            theirs, ours = lines_of(word.with_suffix(".pdf"))[0], lines_of(report.outputs[0].path)[0]
        count, near = within_reach(theirs, ours)
        print(f"{word.stem:32} {count:>10} {near / max(1, count):>14.2%}", flush=True)
        found = list(gaps(theirs, ours))
        examples = dict(reversed(found))
        for more, times in Counter(more for more, _ in found).most_common(options.gaps):
            print(f"    {more:+6.1f}  {times:>4} times  {examples[more]}")
    return status


if __name__ == "__main__":
    sys.exit(main())
