"""``undoc fmt``: content in one form."""

from __future__ import annotations

from pathlib import Path

from undoc.cli.line import arguments
from undoc.cli.line.parser import Parser
from undoc.cli.printed.messages import shown_path
from undoc.cli.printed.problems import Problems
from undoc.counting import counted
from undoc.production.formatting import format_content

DESCRIPTION = """\
What documents say stays the same, and so do comments, names and names of notes. A file with a problem is left
as it is. The exit status is 0 when all is well, 1 when there are problems, or with --check files that would change,
2 when the command is not understood.
"""
EXAMPLES = """\
Examples:
  undoc fmt
  undoc fmt content/HSP_EB.2024_17 --check
"""


def add_arguments(parser: Parser) -> None:
    """Declare what the command takes."""
    arguments.add_paths(parser)
    parser.add_argument("--check", action="store_true", help="Name the files that would change, and write nothing.")


def run(*, paths: list[Path], check: bool) -> int:
    """Format content, naming each file that is written; return the exit status."""
    report = format_content(paths, check=check)
    Problems().show(report.problems)
    for path in report.changed:
        print(shown_path(path))
    would = "would change" if check else "written"
    print(f"{counted(len(report.changed), 'file')} {would}; {len(report.unchanged)} unchanged.")
    return 0 if report.ok and not (check and report.changed) else 1
