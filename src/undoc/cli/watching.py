"""What ``undoc watch`` does, once its options are known."""

from __future__ import annotations

import sys

from undoc.cli.actions import Problems
from undoc.cli.messages import problem_count, shown_path
from undoc.cli.options import BuildOptions
from undoc.cli.output import lost
from undoc.counting import counted
from undoc.model import ContentError
from undoc.printable import printable
from undoc.production import cores
from undoc.production.report import BuildReport
from undoc.production.watch import Rebuild, watch


def watch_content(options: BuildOptions) -> int:
    """Build after every change until the user stops it; return the exit status."""
    rebuilds = watch(
        options.paths,
        languages=options.languages,
        formats=options.formats,
        out=options.out,
        numbers=options.numbers,
        data=options.data,
        jobs=cores(),
        strict=options.strict,
    )
    try:
        for number, rebuild in enumerate(rebuilds):
            # Said each time: a problem that is still there after an edit is news.
            Problems().show(rebuild.report.problems)
            print(rebuild_line(rebuild), flush=True)
            if any(problem.code == "output-in-content" for problem in rebuild.report.general):
                return 1
            if number == 0 and any(path.is_dir() for path in options.paths):
                watched = ", ".join(map(shown_path, options.paths))
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
