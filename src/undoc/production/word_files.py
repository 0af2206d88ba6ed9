"""Word files checked as they are: imported into a folder that is removed again, and told of by their own words."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from undoc.model import ContentError, Place, Problem
from undoc.production.data import use_data
from undoc.production.outputs import write_files
from undoc.production.report import DocumentResult

#: How many characters of the text around what was found are shown.
_AROUND = 30


def is_word_file(path: Path) -> bool:
    """Whether a path is that of a Word file."""
    return path.suffix.lower() in (".docx", ".docm", ".dotx")


def check_word_file(path: Path, *, language: str | None = None, data: str | Path | None = None) -> DocumentResult:
    """Return what the editorial rules find in a Word file; tracked changes are taken as accepted.

    Its problems name the file, the paragraph with its number, and the words around what was found: a Word file has no
    lines. Nothing is written beside it.
    """
    import tempfile  # with it come modules that folders do not need

    from undoc.checks.run import findings
    from undoc.content.read import load_with_warnings
    from undoc.importer import Tracked, import_file
    from undoc.templates import Templates

    root = use_data(data)
    with tempfile.TemporaryDirectory(prefix="undoc-") as folder:
        try:
            imported = import_file(path, Path(folder), language=language, tracked=Tracked.ACCEPT, data=root)
            write_files(imported.files)
            document = load_with_warnings(imported.folder).document
            found = findings(document, imported.language, Templates.load(root))
        except ContentError as error:
            return DocumentResult(path, None, (), tuple(_of_file(error.problems, path, folder)))
        problems = []
        for rule, hit, problem in found:
            said = problem.message
            if hit.unit is not None:
                said = f"{_where(hit.unit.number.label, hit.unit.text, hit.start, hit.end)}: {problem.message}"
            problems.append(Problem(Place(str(path)), rule.key, said, problem.advice, problem.severity))
    return DocumentResult(path, imported.symbol, (), tuple(dict.fromkeys(problems)))


def _of_file(problems: tuple[Problem, ...], path: Path, folder: str) -> Iterator[Problem]:
    """The problems of an import, of which those of its content are said of the file."""
    for problem in problems:
        inside = problem.place.path.startswith(folder)
        yield problem._replace(place=Place(str(path))) if inside else problem


def _where(label: str, text: str, start: int, end: int) -> str:
    """The number of a paragraph, if it has one, and the words around a stretch of it."""
    before, after = text[max(0, start - _AROUND) : start], text[end : end + _AROUND]
    before = before if start <= _AROUND else f"…{before.partition(' ')[2]}"
    after = after if end + _AROUND >= len(text) else f"{after.rpartition(' ')[0]}…"
    number = f"{label} " if label else ""
    return " ".join(f"{number}{before}{text[start:end]}{after}".split())
