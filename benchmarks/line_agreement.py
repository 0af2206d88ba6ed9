"""How far documents built from official Word files break lines and pages where the official PDF files do.

    python -m benchmarks.line_agreement FOLDER [--show N]

Imports each Word file of the folder beside which a PDF file with the same name stands, builds it, and prints one line:
pages and lines of both, the share of the official lines that are the very same line in ours, that are so on the same
page, and the share of the official text found whatever the breaks are.
"""

from __future__ import annotations

import argparse
import logging
import re
import sys
import tempfile
from collections.abc import Sequence
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any, NamedTuple

import pdfplumber

import undoc
from undoc.importer import Tracked, import_file
from undoc.production.outputs import write_files

#: The part of a page between running header and footer, in parts of its height; on the first page from the top.
BODY = (0.0841, 0.9288)
_LEADER = re.compile(r"[\s\u200e\u200f]+|\.(?:\s*\.){4,}")
_PROBE = 20
#: The sine of the least angle of a turned text.
_TURNED = 0.1


class Line(NamedTuple):
    """A line of a page, without white space; ``bottom`` is how far below the top of the page it ends, in points."""

    page: int
    text: str
    bottom: float = 0.0


def lines_of(path: str | Path) -> tuple[list[Line], int]:
    """The lines of a PDF file in reading order, and its number of pages.

    Headers, footers, bar codes and turned texts are left out.
    """
    lines: list[Line] = []
    with pdfplumber.open(path) as pdf:
        for number, page in enumerate(pdf.pages, 1):
            top, bottom = (part * float(page.height) for part in BODY)
            rows: list[tuple[float, list[tuple[float, str]]]] = []
            words = page.filter(_is_upright).extract_words(x_tolerance=2, y_tolerance=2, keep_blank_chars=True)
            for word in sorted(words, key=lambda one: (one["bottom"], one["x0"])):
                if (number > 1 and word["top"] < top) or word["bottom"] > bottom:
                    continue
                if not rows or abs(rows[-1][0] - word["bottom"]) >= 3.2:
                    rows.append((word["bottom"], []))
                rows[-1][1].append((word["x0"], word["text"]))
            for bottom_of_row, row in rows:
                text = _LEADER.sub("", "".join(text for _, text in sorted(row, key=lambda one: one[0])))
                if text and set(text) != {"_"} and not re.fullmatch(r"\*[\w-]+\*", text):
                    lines.append(Line(number, text, bottom_of_row))
        return lines, len(pdf.pages)


def _is_upright(one: dict[str, Any]) -> bool:
    """Whether a thing on a page is no letter of a turned text, which is read letter by letter in some files."""
    up: float = one.get("matrix", (1.0, 0.0))[1]
    return one["object_type"] != "char" or abs(up) < _TURNED


def agreement(official: Sequence[Line], ours: Sequence[Line]) -> tuple[float, float, float, list[Line]]:
    """The shares of the official lines that agree, agree on the same page, and of the text; the lines that do not."""
    matcher = SequenceMatcher(None, [line.text for line in official], [line.text for line in ours], autojunk=False)
    pairs = [(block.a + i, block.b + i) for block in matcher.get_matching_blocks() for i in range(block.size)]
    same_page = sum(official[one].page == ours[other].page for one, other in pairs)
    found = {one for one, _ in pairs}
    text, own = ("".join(line.text for line in lines) for lines in (official, ours))
    pieces = {own[at : at + _PROBE] for at in range(max(1, len(own) - _PROBE + 1))}
    probes = [text[at : at + _PROBE] for at in range(0, max(1, len(text) - _PROBE + 1), 5)]
    total = max(1, len(official))
    lost = [line for index, line in enumerate(official) if index not in found]
    return len(pairs) / total, same_page / total, sum(probe in pieces for probe in probes) / len(probes), lost


def main() -> int:
    """Print the table; 1 when a document could not be built."""
    logging.disable(logging.CRITICAL)
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--show", type=int, default=0, help="print the first N official lines that are not in ours")
    options = parser.parse_args()
    status = 0
    print(f"{'document':32} {'pages':>9} {'lines':>11} {'lines agree':>12} {'same page':>10} {'text':>7}")
    for word in sorted(options.folder.glob("*.docx")):
        official = word.with_suffix(".pdf")
        if not official.exists():
            continue
        with tempfile.TemporaryDirectory() as folder:
            try:
                imported = import_file(word, Path(folder) / "content", tracked=Tracked.ACCEPT)
                write_files(imported.files)
            except undoc.ContentError as error:
                print(f"{word.stem:32} {error.problems[0]}")
                status = 1
                continue
            report = undoc.build([imported.folder], formats=["pdf"], out=Path(folder) / "build")
            if not report.outputs:
                print(f"{word.stem:32} {report.problems[0]}")
                status = 1
                continue
            (theirs, their_pages), (ours, our_pages) = lines_of(official), lines_of(report.outputs[0].path)
        lines, pages, text, lost = agreement(theirs, ours)
        print(
            f"{word.stem:32} {f'{their_pages}/{our_pages}':>9} {f'{len(theirs)}/{len(ours)}':>11} "
            f"{lines:>12.2%} {pages:>10.2%} {text:>7.2%}",
            flush=True,
        )
        for line in lost[: options.show]:
            print(f"    p{line.page}  {line.text[:110]}")
    return status


if __name__ == "__main__":
    sys.exit(main())
