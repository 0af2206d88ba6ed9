"""``undoc build``: Word and PDF files of documents."""

from __future__ import annotations

import argparse
from pathlib import Path

from undoc.cli.line import arguments
from undoc.cli.line.parser import Parser
from undoc.cli.printed.messages import shown_path
from undoc.cli.printed.problems import Problems
from undoc.cli.printed.progress import Watcher
from undoc.cli.printed.summary import as_json, build_summary
from undoc.model import ContentError
from undoc.printable import printable
from undoc.production import build, cores
from undoc.production.formats import FORMATS
from undoc.production.report import BuildReport, DocumentResult

MOST_JOBS = 256

DESCRIPTION = """\
A document is a folder with a document.yaml and one file for each language version, such as en.md.
Its files go to a folder of its own: build/HSP_EB.2024_17/HSP_EB.2024_17-ZH.pdf.

Files that nothing has changed since the last build are left as they are. A file is made again when
its text, its pictures, the templates or fonts it uses, or undoc itself have changed, and when it was
changed by hand or removed. What is known of earlier builds is in build/.undoc, which may be removed.

What is wrong with a document is printed with file, line and column, and what to do about it. A
version with an error, or without a heading or number that the original has, is not built: its
earlier files stay as they are, and the last lines name it. The other versions are built, unless
--strict is given. The exit status is 0 when all is well, 1 when there are problems, 2 when the
command is not understood.
"""
EXAMPLES = """\
Examples:
  undoc build
  undoc build content/HSP_EB.2024_17 --lang zh,en
  undoc build drafts --format pdf --out proofs
  undoc build --explain
  undoc build --jobs 8 --report build/report.json
  undoc build --scheduler tcp://192.0.2.1:8786
"""


def add_arguments(parser: Parser) -> None:
    """Declare what the command takes."""
    arguments.add_paths(parser)
    arguments.add_languages(parser)
    arguments.add_formats(parser)
    arguments.add_out(parser)
    arguments.add_numbers(parser)
    arguments.add_data(parser)
    add = parser.add_argument
    add("-q", "--quiet", action="store_true", help="Print problems only.")
    jobs = "How many versions to make at the same time. [default: one for each processor]"
    add("-j", "--jobs", type=_jobs, metavar="N", help=jobs)
    scheduler = "Have the work done by the workers of the Dask scheduler at tcp://HOST:PORT (or tls://); "
    add("--scheduler", metavar="ADDRESS", help=f"{scheduler}needs undoc[cluster].")
    add("--force", action="store_true", help="Make all files again, changed or not.")
    arguments.add_strict(parser)
    final = "Make Word files for issuing: without their source, by which edits return, and without hidden bookmarks."
    add("--final", action="store_true", help=final)
    add("--explain", action="store_true", help="Say of each file why it is made.")
    add(
        "--keep-going",
        action="store_true",
        default=True,
        help="Build the others when a document has an error. [default]",
    )
    add("--stop", dest="keep_going", action="store_false", help="Stop at the first document with an error.")
    report = "Write what became of each document as JSON, to a file, a pipe or a device."
    add("--report", type=Path, metavar="FILE", help=report)


def run(
    *,
    paths: list[Path],
    languages: tuple[str, ...] | None,
    formats: tuple[str, ...] | None,
    out: Path,
    numbers: str,
    data: Path | None,
    quiet: bool,
    jobs: int | None,
    scheduler: str | None,
    force: bool,
    strict: bool,
    final: bool,
    explain: bool,
    keep_going: bool,
    report: Path | None,
) -> int:
    """Build, naming each file when it is there and each problem when it is found; return the exit status."""
    problems = Problems()
    if report is not None:
        from undoc.cli.printed.report_file import refuse_content

        try:
            refuse_content(report)
        except ContentError as error:
            problems.show(error.problems)
            return 1

    def finished(result: DocumentResult) -> None:
        if not quiet:
            for output in result.outputs:
                print(f"{shown_path(output.path)}{f': {printable(output.reason)}' if explain else ''}")
        problems.show(result.problems)

    with Watcher(finished) as watcher:
        built = build(
            paths,
            languages=languages,
            formats=formats or FORMATS,
            out=out,
            numbers=numbers,
            data=data,
            jobs=jobs or cores(),
            scheduler=scheduler,
            force=force,
            strict=strict,
            final=final,
            keep_going=keep_going,
            progress=watcher,
        )
    problems.show(built.general)
    reported = report is None or _write_report(built, report, problems)
    if not quiet:
        print(build_summary(built, out))
    return 0 if built.ok and reported else 1


def _jobs(given: str) -> int:
    """The number of processes that a text names. ArgumentTypeError, in words for the user, when it names none."""
    if not given.isascii() or not given.isdecimal() or not 0 < int(given) <= MOST_JOBS:
        raise argparse.ArgumentTypeError(f"“{given}” is no number of processes; give one from 1 to {MOST_JOBS}.")
    return int(given)


def _write_report(report: BuildReport, path: Path, problems: Problems) -> bool:
    from undoc.cli.printed.report_file import write_report

    try:
        write_report(path, f"{as_json(report)}\n")
    except ContentError as error:
        problems.show(error.problems)
        return False
    return True
