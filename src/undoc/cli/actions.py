"""What the commands do, once their options are known. Each returns the exit status."""

from __future__ import annotations

import sys
from collections.abc import Iterable

from undoc.build import build, check
from undoc.build.report import BuildReport, DocumentResult
from undoc.cli.messages import counted, problem_count, problem_text, shown_path, shown_place
from undoc.cli.options import BuildOptions, CheckOptions, ImportOptions
from undoc.cli.progress import Watcher
from undoc.model import Problem


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
    problems = _Problems()

    def finished(result: DocumentResult) -> None:
        if not options.quiet:
            for output in result.outputs:
                print(shown_path(output.path))
        problems.show(result.problems)

    with Watcher(finished) as watcher:
        report = build(
            options.paths,
            languages=options.languages,
            formats=options.formats,
            out=options.out,
            numbers=options.numbers,
            data=options.data,
            progress=watcher,
        )
    problems.show(report.general)
    if not options.quiet:
        print(_build_summary(report, options))
    return 0 if report.ok else 1


def check_content(options: CheckOptions) -> int:
    """Check, naming each problem when it is found, or all of them as JSON at the end."""
    problems = _Problems()

    def finished(result: DocumentResult) -> None:
        if not options.json:
            problems.show(result.problems)

    with Watcher(finished) as watcher:
        report = check(options.paths, languages=options.languages, data=options.data, progress=watcher)
    if options.json:
        print(_as_json(report))
    else:
        problems.show(report.general)
        print(f"{counted(len(report.documents), 'document')}: {problem_count(report) or 'no problems'}.")
    return 0 if report.ok else 1


class _Problems:
    """Shows each problem once: a fault in a template is found again with every document."""

    def __init__(self) -> None:
        self._shown: set[Problem] = set()

    def show(self, problems: Iterable[Problem]) -> None:
        for problem in problems:
            if problem not in self._shown:
                self._shown.add(problem)
                print(problem_text(problem), file=sys.stderr)


def _build_summary(report: BuildReport, options: BuildOptions) -> str:
    failed = sum(not document.ok for document in report.documents)
    parts = [f"{counted(len(report.outputs), 'file')} written to {shown_path(options.out)}"]
    if failed:
        parts.append(f"{counted(failed, 'document')} not built")
    if problem_count(report):
        parts.append(problem_count(report))
    return f"{counted(len(report.documents), 'document')}: {'; '.join(parts)}."


def _as_json(report: BuildReport) -> str:
    import json

    problems = [
        {
            "path": shown_place(problem.place).path,
            "line": problem.place.line,
            "column": problem.place.column,
            "severity": problem.severity.value,
            "code": problem.code,
            "message": problem.message,
            "advice": problem.advice,
        }
        for problem in dict.fromkeys(report.problems)
    ]
    folders = [
        {"folder": shown_path(result.folder), "symbol": result.symbol, "ok": result.ok} for result in report.documents
    ]
    return json.dumps({"ok": report.ok, "documents": folders, "problems": problems}, ensure_ascii=False, indent=2)
