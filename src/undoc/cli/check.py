"""``undoc check``."""

from __future__ import annotations

import typer

from undoc.cli import parameters
from undoc.cli.actions import perform
from undoc.cli.options import CONTENT, CheckOptions

HELP = """Find what is wrong with documents, and write nothing.

Each problem is printed with file, line and column, and what to do about it. The exit status is 0
when all is well or there are warnings only, 1 when a version of a document cannot be built, 2 when
the command is not understood.
"""
EXAMPLES = """\b
Examples:
  undoc check
  undoc check content/HSP_EB.2024_17 --json
"""


def command(
    paths: parameters.Paths = None,
    lang: parameters.Languages = None,
    data: parameters.Data = None,
    json: parameters.Json = False,
) -> None:
    """Check documents."""
    options = CheckOptions(paths=tuple(paths or (CONTENT,)), languages=tuple(lang or ()) or None, data=data, json=json)
    raise typer.Exit(perform(options))
