"""``undoc check``: what is wrong with documents."""

from __future__ import annotations

from pathlib import Path

from undoc.cli.line import arguments
from undoc.cli.line.parser import Parser
from undoc.cli.printed.messages import problem_count
from undoc.cli.printed.problems import Problems
from undoc.cli.printed.progress import Watcher
from undoc.cli.printed.summary import as_json
from undoc.counting import counted
from undoc.production import check, cores
from undoc.production.report import DocumentResult

DESCRIPTION = """\
Each problem is printed with file, line and column, and what to do about it. The exit status is 0
when all is well or there are warnings only, 1 when a version of a document cannot be built, 2 when
the command is not understood.
"""
EXAMPLES = """\
Examples:
  undoc check
  undoc check content/HSP_EB.2024_17 --json
"""


def add_arguments(parser: Parser) -> None:
    """Declare what the command takes."""
    arguments.add_paths(parser)
    arguments.add_languages(parser)
    arguments.add_data(parser)
    arguments.add_json(parser)


def run(*, paths: list[Path], languages: tuple[str, ...] | None, data: Path | None, json: bool) -> int:
    """Check, naming each problem when it is found, or all of them as JSON at the end; return the exit status."""
    problems = Problems()

    def finished(result: DocumentResult) -> None:
        if not json:
            problems.show(result.problems)

    with Watcher(finished) as watcher:
        report = check(paths, languages=languages, data=data, jobs=cores(), progress=watcher)
    if json:
        from undoc.cli.printed.json_text import print_json

        print_json(as_json(report))
    else:
        problems.show(report.general)
        print(f"{counted(len(report.documents), 'document')}: {problem_count(report) or 'no problems'}.")
    return 0 if report.ok else 1
