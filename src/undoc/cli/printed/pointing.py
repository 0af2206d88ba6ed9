"""Problems on a terminal: in colours, with the line of the file and a sign below the place."""

from __future__ import annotations

import re
import sys
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

from undoc.cli.printed.messages import problem_text, relative_path
from undoc.cli.printed.output import has_colors
from undoc.files import MOST_TEXT, read_file
from undoc.model import Place, Problem, Severity
from undoc.printable import printable

if TYPE_CHECKING:
    from rich.text import Text

#: A word, or one sign; Chinese is written without spaces between words.
_WORD = re.compile(r"[^\W\u2e80-\uffff]+|.")
_NEW_LINE = re.compile(r"\r\n?|\n")
#: Of a line that is longer than the terminal is wide, this share of the width is for what stands before the place.
_BEFORE = 0.6
_COLORS = {Severity.ERROR: "bold red", Severity.WARNING: "bold yellow", Severity.SUGGESTION: "bold cyan"}


def show(problem: Problem) -> None:
    """Print a problem to the stream for errors: as two plain lines, or on a terminal with the place pointed at."""
    print(_pointed(problem) if has_colors(sys.stderr) else problem_text(problem), file=sys.stderr)


def _pointed(problem: Problem) -> str:
    # Imported here: it takes as long as a short document does to build.
    from rich.console import Console
    from rich.text import Text

    console = Console(stderr=True, highlight=False)
    if console.color_system is None or console.legacy_windows:
        return problem_text(problem)
    color = _COLORS[problem.severity]
    place = problem.place._replace(path=relative_path(problem.place.path))
    said = Text.assemble(
        (printable(str(place)), "bold"),
        ": ",
        (f"{problem.severity}[{problem.code}]", color),
        f": {printable(problem.message)}",
    )
    # A bar of progress below takes what is printed as text: rich itself must not write here.
    with console.capture() as captured:
        console.print(said, soft_wrap=True)
        for line in _excerpt(problem.place, console.width, color):
            console.print(line, soft_wrap=True)
        console.print(Text(f"    {printable(problem.advice)}", "cyan"), soft_wrap=True)
    return captured.get().rstrip("\n")


def _excerpt(place: Place, width: int, color: str) -> list[Text]:
    """The line of a place and signs below the word there; nothing when there is no such line."""
    from rich.text import Text

    lines = _lines(place.path) if place.line and place.column else ()
    if place.line > len(lines) or place.column > len(lines[place.line - 1]) + 1:
        return []
    line, at = lines[place.line - 1], place.column - 1
    word = found[0] if (found := _WORD.match(line, at)) else ""
    gutter = f"{place.line:>5} │ "
    room = max(width - len(gutter), 20)
    before = _end(line[:at], int(room * _BEFORE))
    marked = _beginning(word, room - _cells(before))
    after = _beginning(line[at + len(word) :], room - _cells(before) - _cells(marked))
    shown = [Text.assemble((gutter, "dim"), before, (marked, f"{color} underline"), after)]
    # Where a line runs from the right, only the terminal knows below which cell a sign would stand.
    if not any(unicodedata.bidirectional(character) in ("R", "AL") for character in before + marked + after):
        signs = "^" * max(_cells(marked), 1)
        blank = " " * (len(gutter) - 2) + "│ "
        shown.append(Text.assemble((blank, "dim"), " " * _cells(before), (signs, color)))
    return shown


@lru_cache(maxsize=1)
def _lines(path: str) -> list[str]:
    """The lines of a text; none when it cannot be read."""
    try:
        return _NEW_LINE.split(read_file(path, MOST_TEXT).decode("utf-8-sig"))
    except (OSError, ValueError):
        return []


def _beginning(text: str, room: int) -> str:
    """As much of the text as takes ``room`` cells, from its beginning; “…” stands for the rest."""
    shown = printable(text[: room + 1])
    if _cells(shown) <= room:
        return shown
    while _cells(shown) >= max(room, 1):
        shown = shown[:-1]
    return f"{shown}…"


def _end(text: str, room: int) -> str:
    """As much of the text as takes ``room`` cells, from its end; “…” stands for the rest."""
    shown = printable(text[-room - 1 :])
    if _cells(shown) <= room:
        return shown
    while _cells(shown) >= room:
        shown = shown[1:]
    return f"…{shown}"


def _cells(text: str) -> int:
    """How many cells of a terminal the text takes: Chinese characters take two."""
    from rich.cells import cell_len

    return cell_len(text)
