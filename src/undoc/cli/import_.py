"""``undoc import``: content folders of Word files."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from undoc.cli.line import arguments
from undoc.cli.line.parser import OneOf, Parser
from undoc.cli.printed.json_text import json_text, print_json
from undoc.cli.printed.messages import relative_path, shown_path
from undoc.cli.printed.problems import Problems
from undoc.cli.printed.summary import problem_json
from undoc.counting import counted
from undoc.model import ContentError, Problem
from undoc.model.languages import languages
from undoc.printable import printable
from undoc.production.importing import import_document

if TYPE_CHECKING:
    from undoc.importer import Import

#: What becomes of tracked changes, the usual first.
TRACKED = ("refuse", "accept", "reject")

DESCRIPTION = """\
A folder named after the symbol is made, with document.yaml, the language file, the pictures, and import.md, which
says what was left out, simplified or guessed. Another language version of the same symbol joins the folder.

Nothing is written of a file that cannot be imported, or that has tracked changes unless --tracked says what becomes
of them. The exit status is 0 when all is well, 1 when there are problems, 2 when the command is not understood.
"""
EXAMPLES = """\
Examples:
  undoc import report.docx
  undoc import report.docx --into drafts --lang fr
  undoc import draft.docx --tracked accept --json
"""


def add_arguments(parser: Parser) -> None:
    """Declare what the command takes."""
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE.docx", help="Word files.")
    arguments.add_into(parser)
    language = f"The language of the file: {', '.join(languages().codes)}. [default: told from the file]"
    parser.add_argument("--lang", dest="language", type=OneOf(languages().codes), metavar="CODE", help=language)
    tracked = "What becomes of tracked changes; a file with some is refused unless you say it. [default: refuse]"
    parser.add_argument("--tracked", type=OneOf(TRACKED), default=TRACKED[0], metavar="|".join(TRACKED), help=tracked)
    arguments.add_data(parser)
    arguments.add_json(parser)


def run(*, files: list[Path], into: Path, language: str | None, tracked: str, data: Path | None, json: bool) -> int:
    """Import each file, naming the folder made and what to look at, and each problem, or all as JSON at the end.

    Return the exit status.
    """
    shown = Problems()
    done: list[Import] = []
    problems: list[Problem] = []
    for file in files:
        try:
            imported = import_document(
                file,
                content=into,
                language=language,
                tracked=tracked,
                data=data,
            )
        except ContentError as error:
            problems += error.problems
            if not json:
                shown.show(error.problems)
            continue
        done.append(imported)
        problems += imported.problems
        if not json:
            shown.show(imported.problems)
            print(_summary(imported))
    if json:
        print_json(_as_json(done, problems))
    return 1 if problems else 0


def _summary(imported: Import) -> str:
    counts = Counter(finding.change.value for finding in imported.findings)
    said = ", ".join(f"{number} {change}" for change, number in counts.items())
    folder, symbol = shown_path(imported.folder), printable(imported.symbol)
    if imported.problems:
        broken = f"{counted(len(imported.problems), 'problem')} to be mended before it builds"
        said = f"{said}, {broken}" if said else broken
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
