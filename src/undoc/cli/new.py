"""``undoc new``: the first files of a document."""

from __future__ import annotations

import datetime as dt
import sys
from pathlib import Path

from undoc.cli.line import arguments
from undoc.cli.line.parser import Parser
from undoc.cli.printed.messages import shown_path
from undoc.cli.printed.problems import Problems
from undoc.model import ContentError
from undoc.production.new_document import body_of, continued_document, new_document

DESCRIPTION = """\
Its texts are to be replaced by your own. A document that is there already is not touched. The exit status
is 0 when the folder is written, 1 when it is not, 2 when the command is not understood.
"""
EXAMPLES = """\
Examples:
  undoc new HSP/EB.2025/3
  undoc new A/80/123 --body general-assembly --lang en,fr
  undoc new A/C.3/80/L.5 --kind draft-resolution
  undoc new A/80/124 --from content/A_79_123
"""


def add_arguments(parser: Parser) -> None:
    """Declare what the command takes."""
    parser.add_argument("symbol", metavar="SYMBOL", help="The symbol of the document, as HSP/EB.2025/3.")
    body = "The body that issues it, an entry of templates/bodies.yaml. [default: the one that the symbol tells]"
    parser.add_argument("--body", metavar="NAME", help=body)
    kind = "The kind of document, as “undoc kinds” lists them. [default: report]"
    parser.add_argument("--kind", metavar="NAME", default="report", help=kind)
    earlier = (
        "The folder of an earlier document to begin from: its texts, with symbol, date, session and meeting moved on."
    )
    parser.add_argument("--from", dest="earlier", type=Path, metavar="FOLDER", help=earlier)
    arguments.add_languages(parser, "Its languages, the original first", "en")
    arguments.add_into(parser)
    arguments.add_data(parser)


def run(
    *,
    symbol: str,
    body: str | None,
    kind: str,
    earlier: Path | None,
    languages: tuple[str, ...] | None,
    into: Path,
    data: Path | None,
) -> int:
    """Begin a document, naming its files; return the exit status."""
    today = dt.datetime.now().astimezone().date()
    if earlier is not None:
        return _continue(symbol, earlier=earlier, date=today, into=into, data=data)
    try:
        folder = new_document(
            symbol, languages=languages or ["en"], date=today, body=body, kind=kind, content=into, data=data
        )
    except ContentError as error:
        Problems().show(error.problems)
        return 1
    if body is None:
        told = f"The body is {body_of(symbol, data)}, whose symbols begin as this one does; --body names another."
        print(told, file=sys.stderr)
    for path in sorted(folder.iterdir()):
        print(shown_path(path))
    return 0


def _continue(symbol: str, *, earlier: Path, date: dt.date, into: Path, data: Path | None) -> int:
    """Begin a document from an earlier one, naming its files and what has to be looked at."""
    try:
        folder, told = continued_document(symbol, earlier=earlier, date=date, content=into, data=data)
    except ContentError as error:
        Problems().show(error.problems)
        return 1
    Problems().show(told)
    print("In document.yaml, what was moved on is marked “look at this”.", file=sys.stderr)
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            print(shown_path(path))
    return 0
