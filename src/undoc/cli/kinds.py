"""``undoc kinds``: the kinds of documents that there are."""

from __future__ import annotations

from pathlib import Path

from undoc.cli.line import arguments
from undoc.cli.line.parser import Parser
from undoc.cli.printed.messages import print_table
from undoc.cli.printed.problems import Problems
from undoc.model import ContentError
from undoc.production.lists import kinds

DESCRIPTION = """\
The word in the first column is what document.yaml says under “kind”, and what “undoc new --kind” takes. A kind is a
file of templates/kinds. The exit status is 0, 1 when the templates are wrong, 2 when the command is not understood.
"""
EXAMPLES = """\
Examples:
  undoc kinds
  undoc kinds --data our-templates
"""


def add_arguments(parser: Parser) -> None:
    """Declare what the command takes."""
    arguments.add_data(parser)


def run(*, data: Path | None) -> int:
    """Print a line for each kind; return the exit status."""
    try:
        print_table(kinds(data))
    except ContentError as error:
        Problems().show(error.problems)
        return 1
    return 0
