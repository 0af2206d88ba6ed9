"""``undoc templates``: a copy of the templates and fonts, for those who want to change them."""

from __future__ import annotations

from pathlib import Path

from undoc.cli.line import arguments
from undoc.cli.line.parser import Parser
from undoc.cli.printed.messages import shown_path
from undoc.cli.printed.problems import Problems
from undoc.model import ContentError
from undoc.production.copying import copy_templates, templates_folder

DESCRIPTION = """\
Without --copy it says where those are that are used. What is copied is used with --data FOLDER, or with the variable
UNDOC_DATA=FOLDER. The exit status is 0, 1 when nothing could be copied, 2 when the command is not understood.
"""
EXAMPLES = """\
Examples:
  undoc templates
  undoc templates --copy ours
"""


def add_arguments(parser: Parser) -> None:
    """Declare what the command takes."""
    text = "The folder in which templates/ and fonts/ are made; it has neither so far."
    parser.add_argument("--copy", type=Path, metavar="FOLDER", help=text)
    arguments.add_data(parser)


def run(*, copy: Path | None, data: Path | None) -> int:
    """Say where the templates are, or copy them, naming what was made; return the exit status."""
    try:
        made = (templates_folder(data),) if copy is None else copy_templates(copy, data)
    except ContentError as error:
        Problems().show(error.problems)
        return 1
    for folder in made:
        print(shown_path(folder))
    return 0
