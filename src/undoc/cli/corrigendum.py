"""``undoc corrigendum``: the corrigendum that two versions of a document make due."""

from __future__ import annotations

import argparse
import datetime as dt
from pathlib import Path

from undoc.cli.line import arguments
from undoc.cli.line.parser import Date, Parser
from undoc.cli.printed.messages import shown_path
from undoc.cli.printed.problems import Problems
from undoc.counting import counted
from undoc.model import ContentError
from undoc.production.corrigendum import MOST, revision, write_corrigendum

DESCRIPTION = """\
OLD and NEW are as for “undoc compare”. Each place has a heading, and below it what to do there: For … read …,
with as few words as stand once at that place. Languages that have other corrections have a corrigendum of their
own. What none can say, as a word in italics, is told.

The exit status is 0 when it is written, 1 when it is not: there is nothing to correct, or too much, so that the
document is to be revised (--rev) or issued again (--reissue); 2 when the command is not understood.
"""
EXAMPLES = """\
Examples:
  undoc corrigendum HEAD~1 content/HSP_EB.2024_17
  undoc corrigendum content/A_80_1 drafts/A_80_1 --lang fr --date 2025-10-02
  undoc corrigendum HEAD~1 content/A_80_1 --rev
"""


def add_arguments(parser: Parser) -> None:
    """Declare what the command takes."""
    parser.add_argument("old", metavar="OLD", help="The version that was issued: a folder, a Word file or a revision.")
    parser.add_argument("new", metavar="NEW", help="The version as it should be, likewise.")
    arguments.add_languages(parser, usual="all that both have")
    date = "The date of the corrigendum: year, month and day. [default: today]"
    parser.add_argument("--date", type=Date(), metavar="DATE", help=date)
    most = f"So many corrections at most in one language. [default: {MOST}]"
    parser.add_argument("--most", type=_number, default=MOST, metavar="NUMBER", help=most)
    parser.add_argument("--rev", action="store_true", help="Make a revision of NEW instead, with the next Rev.")
    parser.add_argument(
        "--reissue", action="store_true", help="Mark NEW as issued again for technical reasons instead."
    )
    arguments.add_into(parser)
    arguments.add_data(parser)


def _number(given: str) -> int:
    if not given.isascii() or not given.isdecimal() or not 0 < int(given) < 1000:
        raise argparse.ArgumentTypeError(f"“{given}” is no number of corrections. Write one from 1 to 999.")
    return int(given)


def run(
    *,
    old: str,
    new: str,
    languages: tuple[str, ...] | None,
    date: dt.date | None,
    most: int,
    rev: bool,
    reissue: bool,
    into: Path,
    data: Path | None,
) -> int:
    """Write the corrigendum, or what takes its place, naming its folders; return the exit status."""
    problems = Problems()
    date = date or dt.datetime.now().astimezone().date()
    try:
        if rev or reissue:
            print(shown_path(revision(new, date=date, content=into, reissue=reissue, data=data)))
            return 0
        written = write_corrigendum(old, new, date=date, languages=languages, content=into, most=most, data=data)
    except ContentError as error:
        problems.show(error.problems)
        return 1
    problems.show(written.problems)
    for folder, counts in written.folders.items():
        told = ", ".join(f"{language} {counted(count, 'correction')}" for language, count in counts.items())
        print(f"{shown_path(folder)}: {told}.")
    return 0
