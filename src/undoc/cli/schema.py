"""``undoc schema``: JSON Schemas for editors that complete and check keys."""

from __future__ import annotations

from pathlib import Path

from undoc.cli.line.parser import OneOf, Parser
from undoc.cli.printed.messages import shown_path
from undoc.cli.printed.problems import Problems
from undoc.model import ContentError
from undoc.production.schemas import NAMES, schema_text, schemas, write_schemas

DESCRIPTION = """\
One that is named is printed, all are written with --out. “undoc new” and “undoc import” write that of document.yaml.
The exit status is 0, 1 when the files cannot be written, 2 when the command is not understood.
"""
EXAMPLES = """\
Examples:
  undoc schema document
  undoc schema --out content/.schemas
"""


def add_arguments(parser: Parser) -> None:
    """Declare what the command takes."""
    of = f"What the schema is of: {', '.join(NAMES)}. [default: {NAMES[0]}; all with --out]"
    parser.add_argument("name", nargs="?", type=OneOf(NAMES), metavar="NAME", help=of)
    parser.add_argument("--out", type=Path, metavar="FOLDER", help="The folder to write to; it is made if need be.")


def run(*, name: str | None, out: Path | None) -> int:
    """Print a schema, or write files, naming them; return the exit status."""
    if out is None:
        chosen = name or NAMES[0]
        print(schema_text(schemas([chosen])[chosen]), end="")
        return 0
    try:
        for path in write_schemas(out, (name,) if name else ()):
            print(shown_path(path))
    except ContentError as error:
        Problems().show(error.problems)
        return 1
    return 0
