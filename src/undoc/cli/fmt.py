"""``undoc fmt``."""

from __future__ import annotations

from typing import Annotated

import typer

from undoc.cli import parameters
from undoc.cli.options import CONTENT
from undoc.cli.pointing import show
from undoc.counting import counted

HELP = """Write content in one form: spaces, quotes, the order of keys, the places of notes.

What documents say stays the same, and so do comments, names and names of notes. A file with a problem is left
as it is. The exit status is 0 when all is well, 1 when there are problems, or with --check files that would change,
2 when the command is not understood.
"""
EXAMPLES = """\b
Examples:
  undoc fmt
  undoc fmt content/HSP_EB.2024_17 --check
"""
Check = Annotated[bool, typer.Option("--check", help="Name the files that would change, and write nothing.")]


def command(paths: parameters.Paths = None, check: Check = False) -> None:
    """Format content."""
    from undoc.cli.messages import shown_path
    from undoc.production.formatting import format_content

    report = format_content(paths or [CONTENT], check=check)
    for problem in report.problems:
        show(problem)
    for path in report.changed:
        print(shown_path(path))
    would = "would change" if check else "written"
    print(f"{counted(len(report.changed), 'file')} {would}; {len(report.unchanged)} unchanged.")
    if not report.ok or (check and report.changed):
        raise typer.Exit(1)
