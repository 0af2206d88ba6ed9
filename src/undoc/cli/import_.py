"""``undoc import``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from undoc.cli import parameters
from undoc.cli.actions import perform
from undoc.cli.options import CONTENT, TRACKED, ImportOptions
from undoc.model import LANGUAGES

HELP = """Make content folders of Word files.

A folder named after the symbol is made, with document.yaml, the language file, the pictures, and import.md, which
says what was left out, simplified or guessed. Another language version of the same symbol joins the folder.

Nothing is written of a file that cannot be imported, or that has tracked changes unless --tracked says what becomes
of them. The exit status is 0 when all is well, 1 when there are problems, 2 when the command is not understood.
"""
EXAMPLES = """\b
Examples:
  undoc import report.docx
  undoc import report.docx --into drafts --lang fr
  undoc import draft.docx --tracked accept --json
"""

Files = Annotated[
    list[Path],
    typer.Argument(metavar="FILE.docx", help="Word files."),
]
Into = Annotated[
    Path, typer.Option("--into", metavar="FOLDER", help="The folder in which the document's folder is made.")
]
Language = Annotated[
    str | None,
    typer.Option(
        "--lang",
        metavar="CODE",
        help=f"The language of the file: {', '.join(LANGUAGES)}.",
        callback=lambda given: None if given is None else parameters.one_of(LANGUAGES)(given),
        show_default="told from the file",
    ),
]
Tracked = Annotated[
    str,
    typer.Option(
        "--tracked",
        metavar="|".join(TRACKED),
        help="What becomes of tracked changes; a file with some is refused unless you say it.",
        callback=parameters.one_of(TRACKED),
    ),
]


def command(
    files: Files,
    into: Into = CONTENT,
    lang: Language = None,
    tracked: Tracked = TRACKED[0],
    data: parameters.Data = None,
    json: parameters.Json = False,
) -> None:
    """Import Word files."""
    options = ImportOptions(tuple(files), into, lang, tracked, data, json)
    raise typer.Exit(perform(options))
