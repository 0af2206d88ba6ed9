"""``undoc new``."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from undoc.cli import parameters
from undoc.cli.messages import shown_path
from undoc.cli.options import CONTENT
from undoc.cli.pointing import show
from undoc.model import LANGUAGES

HELP = """Begin a document: write a folder that can be built.

Its texts are to be replaced by your own. A document that is there already is not touched. The exit status
is 0 when the folder is written, 1 when it is not, 2 when the command is not understood.
"""
EXAMPLES = """\b
Examples:
  undoc new HSP/EB.2025/3
  undoc new A/80/123 --body general-assembly --lang en,fr
"""
Symbol = Annotated[str, typer.Argument(metavar="SYMBOL", help="The symbol of the document, as HSP/EB.2025/3.")]
Body = Annotated[
    str | None,
    typer.Option(
        "--body",
        metavar="NAME",
        help="The body that issues it, an entry of templates/bodies.yaml.",
        show_default="the one that the symbol tells, which is said",
    ),
]
Languages = Annotated[
    list[str] | None, parameters.several("--lang", "CODES", "Its languages, the original first", LANGUAGES, "en")
]
Into = Annotated[Path, typer.Option("--into", metavar="FOLDER", help="The folder above those of documents.")]


def command(
    symbol: Symbol,
    body: Body = None,
    lang: Languages = None,
    into: Into = CONTENT,
    data: parameters.Data = None,
) -> None:
    """Begin a document."""
    import datetime as dt

    from undoc.model import ContentError
    from undoc.production.new_document import body_of, new_document

    today = dt.datetime.now().astimezone().date()
    try:
        folder = new_document(symbol, languages=lang or ["en"], date=today, body=body, content=into, data=data)
    except ContentError as error:
        for problem in error.problems:
            show(problem)
        raise typer.Exit(1) from None
    if body is None:
        told = f"The body is {body_of(symbol, data)}, whose symbols begin as this one does; --body names another."
        print(told, file=sys.stderr)
    for path in sorted(folder.iterdir()):
        print(shown_path(path))
