"""``undoc watch``: documents built again whenever they are saved."""

from __future__ import annotations

import sys
from pathlib import Path

from undoc.cli.line import arguments
from undoc.cli.line.parser import Parser
from undoc.cli.printed.messages import problem_count, shown_path
from undoc.cli.printed.output import lost
from undoc.cli.printed.problems import Problems
from undoc.counting import counted
from undoc.model import ContentError
from undoc.printable import printable
from undoc.production import cores
from undoc.production.formats import FORMATS
from undoc.production.report import BuildReport
from undoc.production.watch import Rebuild, watch

DESCRIPTION = """\
Prints a line for each build, with the problems it found, and goes on until it is stopped with Ctrl-C.
A version with a problem keeps the files it had. The exit status is 0 when it is stopped, 1 when there
is no folder to watch, 2 when the command is not understood.
"""
EXAMPLES = """\
Examples:
  undoc watch
  undoc watch content/HSP_EB.2024_17 --lang zh --format pdf
"""


def add_arguments(parser: Parser) -> None:
    """Declare what the command takes."""
    arguments.add_paths(parser)
    arguments.add_languages(parser)
    arguments.add_formats(parser)
    arguments.add_out(parser)
    arguments.add_numbers(parser)
    arguments.add_data(parser)
    arguments.add_strict(parser)


def run(
    *,
    paths: list[Path],
    languages: tuple[str, ...] | None,
    formats: tuple[str, ...] | None,
    out: Path,
    numbers: str,
    data: Path | None,
    strict: bool,
) -> int:
    """Build after every change until the user stops it; return the exit status."""
    rebuilds = watch(
        paths,
        languages=languages,
        formats=formats or FORMATS,
        out=out,
        numbers=numbers,
        data=data,
        jobs=cores(),
        strict=strict,
    )
    try:
        for number, rebuild in enumerate(rebuilds):
            # Said each time: a problem that is still there after an edit is news.
            Problems().show(rebuild.report.problems)
            print(rebuild_line(rebuild), flush=True)
            if any(problem.code == "output-in-content" for problem in rebuild.report.general):
                return 1
            if number == 0 and any(path.is_dir() for path in paths):
                watched = ", ".join(map(shown_path, paths))
                print(f"Watching {watched}: what you save is built. Ctrl-C stops this.", flush=True)
            if isinstance(lost(sys.stdout), BrokenPipeError):
                return 1  # nobody sees any more what is built
    except KeyboardInterrupt:
        return 0
    except ContentError as error:
        Problems().show(error.problems)
    return 1


def rebuild_line(rebuild: Rebuild) -> str:
    """One build in one line: the document, or how many they are; what was written; how long it took; what is wrong."""
    report = rebuild.report
    parts = [f"{counted(len(report.outputs), 'file')} written in {rebuild.seconds:.2f} s"]
    if report.unchanged:
        parts.append(f"{len(report.unchanged)} unchanged")
    if missing := sum(len(document.not_built) for document in report.documents):
        parts.append(f"{counted(missing, 'version')} not built")
    if problem_count(report):
        parts.append(problem_count(report))
    return f"{_subject(report)}: {', '.join(parts)}."


def _subject(report: BuildReport) -> str:
    """The document that something was done to, if it is one."""
    concerned = [result for result in report.documents if result.outputs or not result.ok]
    results = concerned or list(report.documents)
    if len(results) == 1:
        return printable(results[0].symbol or "") or shown_path(results[0].folder)
    return counted(len(results), "document")
