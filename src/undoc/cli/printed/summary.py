"""What became of a build: a line and a table for people, JSON for programs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from undoc.cli.printed.messages import problem_count, relative_path, shown_path
from undoc.counting import counted
from undoc.model import NO_FIX, Problem
from undoc.production.report import BuildReport, DocumentResult, NotBuilt, Output

#: From this many documents on a table is shown: fewer can be seen in the lines above it.
_MANY = 10


def build_summary(report: BuildReport, out: Path) -> str:
    """One line about a build; above it the versions that were not built, and a table when there are many documents."""
    table = [_table(report)] if len(report.documents) >= _MANY else []
    return "\n".join((*table, *_not_built(report), _line(report, out)))


def as_json(report: BuildReport) -> str:
    """A report as JSON: the documents with their files, and all problems, each once."""
    from undoc.cli.printed.json_text import json_text

    documents = [
        {
            "folder": relative_path(result.folder),
            "symbol": result.symbol,
            "ok": result.ok,
            "written": [_output(output) for output in result.outputs],
            "unchanged": [_output(output) for output in result.unchanged],
            "not_built": [
                {"language": version.language, "standing": [relative_path(path) for path in version.standing]}
                for version in result.not_built
            ],
        }
        for result in report.documents
    ]
    problems = [problem_json(problem) for problem in dict.fromkeys(report.problems)]
    left = [relative_path(folder) for folder in report.left]
    whole = {"ok": report.ok, "documents": documents, "problems": problems, "left": left}
    return json_text(whole)


def _line(report: BuildReport, out: Path) -> str:
    failed = [document for document in report.documents if not document.ok and not document.has_versions]
    missing = sum(len(document.not_built) for document in report.documents if document.has_versions)
    parts = [f"{counted(len(report.outputs), 'file')} written to {shown_path(out)}"]
    if report.unchanged:
        parts.append(f"{len(report.unchanged)} unchanged")
    if failed:
        parts.append(f"{counted(len(failed), 'document')} not built")
    if missing:
        parts.append(f"{counted(missing, 'version')} not built")
    if report.left:
        parts.append(f"{counted(len(report.left), 'document')} left for later")
    if problem_count(report):
        parts.append(problem_count(report))
    return f"{counted(len(report.documents) + len(report.left), 'document')}: {'; '.join(parts)}."


def _not_built(report: BuildReport) -> Iterator[str]:
    """A line for each document of which a version was not built while others were, or left files of earlier builds."""
    for document in report.documents:
        standing = [version for version in document.not_built if version.standing]
        if standing or (document.not_built and document.has_versions):
            languages = ", ".join(version.language for version in document.not_built)
            line = f"{document.symbol or shown_path(document.folder)}: not built: {languages}"
            yield f"{line}{_standing(document, standing)}."


def _standing(document: DocumentResult, versions: list[NotBuilt]) -> str:
    if not versions:
        return ""
    folder = shown_path(versions[0].standing[0].parent)
    some = versions if len(versions) < len(document.not_built) else []
    which = f" ({', '.join(version.language for version in some)})" if some else ""
    return f"; files of an earlier build still stand in {folder}{which}"


def _table(report: BuildReport) -> str:
    """How many files of each language and format were written, and how many were left as they are."""
    written = Counter((output.language, output.format) for output in report.outputs)
    unchanged = Counter((output.language, output.format) for output in report.unchanged)
    keys = sorted(written.keys() | unchanged.keys())
    rows = [("", "written", "unchanged"), *((" ".join(key), str(written[key]), str(unchanged[key])) for key in keys)]
    return "\n".join(f"{name:<8} {first:>8} {second:>10}" for name, first, second in rows)


def _output(output: Output) -> dict[str, str]:
    found = {"language": output.language, "format": output.format, "path": relative_path(output.path)}
    return {**found, "reason": output.reason} if output.reason else found


def problem_json(problem: Problem) -> dict[str, Any]:
    """A problem as JSON, with its fix where it has one: ``length`` characters from its place on become ``text``."""
    fix = {} if problem.fix == NO_FIX else {"fix": problem.fix._asdict()}
    return {
        "path": relative_path(problem.place.path),
        "line": problem.place.line,
        "column": problem.place.column,
        "severity": problem.severity.value,
        "code": problem.code,
        "message": problem.message,
        "advice": problem.advice,
        **fix,
    }
