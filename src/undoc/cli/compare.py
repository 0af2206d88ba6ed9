"""``undoc compare``: what differs between two versions of a document."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

from undoc.cli.line import arguments
from undoc.cli.line.parser import AddValues, Date, Parser, SomeOf
from undoc.cli.printed.json_text import json_text, print_json
from undoc.cli.printed.messages import relative_path, shown_path
from undoc.cli.printed.problems import Problems
from undoc.cli.printed.summary import problem_json
from undoc.counting import counted
from undoc.model import ContentError, Problem
from undoc.printable import printable
from undoc.production.comparing.files import CHANGE_FORMATS, Marks, write_comparison

if TYPE_CHECKING:
    from undoc.production.comparing import Compared

DESCRIPTION = """\
OLD and NEW are content folders, or Word files; one of them may be a git revision, as HEAD~1, of the folder
that the other names. What is counted, as the numbers of paragraphs and notes, is no difference.

With --format docx the new document is written as a Word file with tracked changes: all accepted it is the
new one, all rejected the old one. With --format pdf deletions are struck through, insertions underlined,
and bars stand in the margin.

The exit status is 0 whether or not there are differences, 1 when one of the two cannot be read, 2 when the
command is not understood.
"""
EXAMPLES = """\
Examples:
  undoc compare HEAD~1 content/HSP_EB.2024_17
  undoc compare content/A_80_1 content/A_80_1_Rev.1 --lang fr
  undoc compare content/HSP_EB.2024_17 edited.docx --json
  undoc compare HEAD~1 content/HSP_EB.2024_17 --format docx --author Haddad
"""


def add_arguments(parser: Parser) -> None:
    """Declare what the command takes."""
    parser.add_argument("old", metavar="OLD", help="The version before: a folder, a Word file or a revision.")
    parser.add_argument("new", metavar="NEW", help="The version after, likewise.")
    arguments.add_languages(parser, usual="all that both have")
    formats = f"Files that show the changes, with commas between: {', '.join(CHANGE_FORMATS)}. [default: none]"
    parser.add_argument(
        "--format", dest="formats", action=AddValues, type=SomeOf(CHANGE_FORMATS), metavar="FORMATS", help=formats
    )
    arguments.add_out(parser)
    parser.add_argument(
        "--author", default="", metavar="NAME", help="Who made the changes. [default: the Organization]"
    )
    date = "When they were made: year, month and day. [default: the date of the new document]"
    parser.add_argument("--date", type=Date(), metavar="DATE", help=date)
    arguments.add_data(parser)
    arguments.add_json(parser)


def run(
    *,
    old: str,
    new: str,
    languages: tuple[str, ...] | None,
    formats: tuple[str, ...] | None,
    out: Path,
    author: str,
    date: dt.date | None,
    data: Path | None,
    json: bool,
) -> int:
    """Print what differs, by place, or all as JSON, and write files that show it; return the exit status."""
    marks = Marks(author, date)
    try:
        found, files = write_comparison(old, new, formats or (), out=out, languages=languages, marks=marks, data=data)
    except ContentError as error:
        if json:
            print_json(_as_json((), (), error.problems))
        else:
            Problems().show(error.problems)
        return 1
    if json:
        print_json(_as_json(found, files, ()))
        return 0
    for compared in found:
        for entry in compared.entries:
            print(f"{compared.language}: {printable(str(entry))}")
    told = [f"{compared.language} {counted(len(compared.entries), 'difference')}" for compared in found]
    print("; ".join(told) + ".")
    for path in files:
        print(shown_path(path))
    return 0


def _as_json(found: tuple[Compared, ...], files: tuple[Path, ...], problems: tuple[Problem, ...]) -> str:
    versions = {
        compared.language: [
            {
                "what": entry.what.value,
                "place": str(entry.where),
                "kind": entry.where.kind.value,
                "number": entry.where.number,
                "old": entry.old,
                "new": entry.new,
                "attribute": entry.attribute,
            }
            for entry in compared.entries
        ]
        for compared in found
    }
    problem_list = [problem_json(problem) for problem in problems]
    paths = [relative_path(path) for path in files]
    return json_text({"ok": not problems, "differences": versions, "files": paths, "problems": problem_list})
