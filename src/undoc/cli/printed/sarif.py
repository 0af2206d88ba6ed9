"""Problems as SARIF 2.1.0 (OASIS), which editors and code hosts show beside the lines."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from undoc.cli.printed.json_text import json_text
from undoc.cli.printed.messages import relative_path
from undoc.model import NO_FIX, Problem, Severity
from undoc.production.report import BuildReport
from undoc.templates.rules import Rule

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.SUGGESTION: "note"}
_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def as_sarif(report: BuildReport, rules: Iterable[Rule]) -> str:
    """A report as SARIF; ``rules`` are those that findings may be of."""
    from undoc import __version__

    problems = list(dict.fromkeys(report.problems))
    codes = {problem.code for problem in problems}
    described = [
        {
            "id": rule.key,
            "shortDescription": {"text": f"{rule.key}: {rule.source}"},
            "defaultConfiguration": {"level": _LEVELS[Severity(rule.level.value)]},
        }
        for rule in rules
        if rule.key in codes
    ]
    driver = {"name": "undoc", "version": __version__, "rules": described}
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": [_result(one) for one in problems]}
    return json_text({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]})


def _result(problem: Problem) -> dict[str, Any]:
    address = Path(relative_path(problem.place.path)).as_posix()
    place: dict[str, Any] = {"artifactLocation": {"uri": _uri(address)}}
    line, column = problem.place.line, problem.place.column
    fixes = {}
    if line:
        end = column + problem.fix.length
        region = {"startLine": line, "startColumn": column, "endLine": line, "endColumn": end}
        place["region"] = region if problem.fix.length else {"startLine": line, "startColumn": column}
        if problem.fix != NO_FIX:
            change = {"deletedRegion": region, "insertedContent": {"text": problem.fix.text}}
            fix = {"artifactLocation": place["artifactLocation"], "replacements": [change]}
            fixes = {"fixes": [{"description": {"text": problem.advice}, "artifactChanges": [fix]}]}
    return {
        "ruleId": problem.code,
        "level": _LEVELS[problem.severity],
        "message": {"text": f"{problem.message} {problem.advice}"},
        "locations": [{"physicalLocation": place}],
        **fixes,
    }


def _uri(path: str) -> str:
    """A path as a reference (RFC 3986)."""
    from urllib.parse import quote

    return f"file://{quote(path)}" if path.startswith("/") else quote(path)
