"""``undoc new``: the first files of a document."""

from __future__ import annotations

import sys
from pathlib import Path

from undoc.cli import arguments
from undoc.cli.messages import shown_path
from undoc.cli.parser import Parser
from undoc.cli.problems import Problems
from undoc.model import ContentError
from undoc.production.new_document import body_of, new_document

DESCRIPTION = """\
Its texts are to be replaced by your own. A document that is there already is not touched. The exit status
is 0 when the folder is written, 1 when it is not, 2 when the command is not understood.
"""
EXAMPLES = """\
Examples:
  undoc new HSP/EB.2025/3
  undoc new A/80/123 --body general-assembly --lang en,fr
  undoc new A/C.3/80/L.5 --kind draft-resolution
"""


def add_arguments(parser: Parser) -> None:
    """Declare what the command takes."""
    parser.add_argument("symbol", metavar="SYMBOL", help="The symbol of the document, as HSP/EB.2025/3.")
    body = "The body that issues it, an entry of templates/bodies.yaml. [default: the one that the symbol tells]"
    parser.add_argument("--body", metavar="NAME", help=body)
    kind = "The kind of document, as “undoc kinds” lists them. [default: report]"
    parser.add_argument("--kind", metavar="NAME", default="report", help=kind)
    arguments.add_languages(parser, "Its languages, the original first", "en")
    arguments.add_into(parser)
    arguments.add_data(parser)


def run(
    *,
    symbol: str,
    body: str | None,
    kind: str,
    languages: tuple[str, ...] | None,
    into: Path,
    data: Path | None,
) -> int:
    """Begin a document, naming its files; return the exit status."""
    import datetime as dt

    today = dt.datetime.now().astimezone().date()
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
