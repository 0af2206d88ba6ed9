"""``undoc import``."""

from __future__ import annotations

import typer

from undoc.cli import parameters
from undoc.cli.actions import perform
from undoc.cli.options import CONTENT, TRACKED, ImportOptions

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


def command(
    files: parameters.Files,
    into: parameters.Into = CONTENT,
    lang: parameters.Language = None,
    tracked: parameters.Tracked = TRACKED[0],
    data: parameters.Data = None,
    json: parameters.Json = False,
) -> None:
    """Import Word files."""
    options = ImportOptions(tuple(files), into, lang, tracked, data, json)
    raise typer.Exit(perform(options))
