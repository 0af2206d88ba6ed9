"""What ``undoc import`` does, once its options are known."""

from __future__ import annotations

from collections import Counter

from undoc.cli.json_text import json_text, print_json
from undoc.cli.messages import relative_path, shown_path
from undoc.cli.options import ImportOptions
from undoc.cli.pointing import show
from undoc.cli.summary import problem_json
from undoc.counting import counted
from undoc.importer import Import
from undoc.model import ContentError, Problem
from undoc.printable import printable
from undoc.production.importing import import_document


def import_files(options: ImportOptions) -> int:
    """Import each file, naming the folder made and what to look at, and each problem; all as JSON when asked for."""
    done: list[Import] = []
    problems: list[Problem] = []
    for file in options.files:
        try:
            imported = import_document(
                file,
                content=options.into,
                language=options.language,
                tracked=options.tracked,
                data=options.data,
            )
        except ContentError as error:
            problems += error.problems
            if not options.json:
                for problem in error.problems:
                    show(problem)
            continue
        done.append(imported)
        problems += imported.problems
        if not options.json:
            for problem in imported.problems:
                show(problem)
            print(_summary(imported))
    if options.json:
        print_json(_as_json(done, problems))
    return 1 if problems else 0


def _summary(imported: Import) -> str:
    counts = Counter(finding.change.value for finding in imported.findings)
    said = ", ".join(f"{number} {change}" for change, number in counts.items())
    folder, symbol = shown_path(imported.folder), printable(imported.symbol)
    if imported.problems:
        said = ", ".join(
            filter(None, (said, f"{counted(len(imported.problems), 'problem')} to be mended before it builds"))
        )
    return f"{folder}: {symbol}, {imported.language}; {said or 'nothing lost'}; see {folder}/import.md."


def _as_json(done: list[Import], problems: list[Problem]) -> str:
    documents = [
        {
            "file": relative_path(imported.source),
            "folder": relative_path(imported.folder),
            "symbol": imported.symbol,
            "language": imported.language,
            "files": sorted(path.name for path in imported.files),
            "counts": dict(imported.counts),
            "findings": [
                {
                    "change": finding.change.value,
                    "code": finding.code,
                    "place": finding.place,
                    "message": finding.message,
                }
                for finding in imported.findings
            ],
        }
        for imported in done
    ]
    result = {"ok": not problems, "documents": documents, "problems": [problem_json(problem) for problem in problems]}
    return json_text(result)
