"""What the commands do, once their options are known. Each returns the exit status."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from undoc.cli.json_text import print_json
from undoc.cli.messages import problem_count, shown_path
from undoc.cli.options import BuildOptions, CheckOptions, ImportOptions
from undoc.cli.pointing import show
from undoc.cli.progress import Watcher
from undoc.cli.summary import as_json, build_summary
from undoc.counting import counted
from undoc.model import ContentError, Problem
from undoc.printable import printable
from undoc.production import build, check, cores
from undoc.production.report import BuildReport, DocumentResult


def perform(options: BuildOptions | CheckOptions | ImportOptions) -> int:
    """Do what the options ask for."""
    match options:
        case BuildOptions():
            return build_files(options)
        case CheckOptions():
            return check_content(options)
        case ImportOptions():
            # Imported here: the other commands read no Word files.
            from undoc.cli.importing import import_files

            return import_files(options)


def build_files(options: BuildOptions) -> int:
    """Build, naming each file when it is there and each problem when it is found."""
    problems = Problems()
    if options.report is not None:
        from undoc.cli.report_file import refuse_content

        try:
            refuse_content(options.report)
        except ContentError as error:
            problems.show(error.problems)
            return 1

    def finished(result: DocumentResult) -> None:
        if not options.quiet:
            for output in result.outputs:
                print(f"{shown_path(output.path)}{f': {printable(output.reason)}' if options.explain else ''}")
        problems.show(result.problems)

    with Watcher(finished) as watcher:
        report = build(
            options.paths,
            languages=options.languages,
            formats=options.formats,
            out=options.out,
            numbers=options.numbers,
            data=options.data,
            jobs=options.jobs or cores(),
            scheduler=options.scheduler,
            force=options.force,
            strict=options.strict,
            keep_going=options.keep_going,
            progress=watcher,
        )
    problems.show(report.general)
    reported = options.report is None or _write_report(report, options.report, problems)
    if not options.quiet:
        print(build_summary(report, options.out))
    return 0 if report.ok and reported else 1


def check_content(options: CheckOptions) -> int:
    """Check, naming each problem when it is found, or all of them as JSON at the end."""
    problems = Problems()

    def finished(result: DocumentResult) -> None:
        if not options.json:
            problems.show(result.problems)

    with Watcher(finished) as watcher:
        report = check(options.paths, languages=options.languages, data=options.data, jobs=cores(), progress=watcher)
    if options.json:
        print_json(as_json(report))
    else:
        problems.show(report.general)
        print(f"{counted(len(report.documents), 'document')}: {problem_count(report) or 'no problems'}.")
    return 0 if report.ok else 1


class Problems:
    """Shows each problem once: a fault in a template is found again with every document."""

    def __init__(self) -> None:
        self._shown: set[Problem] = set()

    def show(self, problems: Iterable[Problem]) -> None:
        """Show those not shown yet."""
        for problem in problems:
            if problem not in self._shown:
                self._shown.add(problem)
                show(problem)


def _write_report(report: BuildReport, path: Path, problems: Problems) -> bool:
    from undoc.cli.report_file import write_report

    try:
        write_report(path, f"{as_json(report)}\n")
    except ContentError as error:
        problems.show(error.problems)
        return False
    return True
