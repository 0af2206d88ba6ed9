"""Content files put into their one form."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from msgspec import Struct

from undoc.files import read_file
from undoc.model import ContentError, Problem, Severity
from undoc.model.languages import languages
from undoc.production.data import use_data
from undoc.production.folders import find


class FormatReport(Struct, frozen=True):
    """What became of content files: those ``changed``, or to be changed, those ``unchanged``, and all problems."""

    changed: tuple[Path, ...]
    unchanged: tuple[Path, ...]
    problems: tuple[Problem, ...]

    @property
    def ok(self) -> bool:
        """Whether there is no error; warnings stop nothing."""
        return all(problem.severity is Severity.WARNING for problem in self.problems)


def format_content(
    paths: str | Path | Iterable[str | Path], *, check: bool = False, data: str | Path | None = None
) -> FormatReport:
    """Write the content of every document at and below ``paths`` in its one form, and return what has changed.

    What it says stays the same, and so do comments, names and names of notes. A file with an error is left as it is;
    ``check`` leaves all of them so. ``data`` is a folder with own ``templates/``, whose languages are known.
    ContentError when it holds none.
    """
    from undoc.content.formatting import formatted
    from undoc.model.report import Report
    from undoc.production.outputs import located, write_files

    use_data(data)
    paths = [paths] if isinstance(paths, str | Path) else list(paths)
    problems: list[Problem] = []
    changed: list[Path] = []
    unchanged: list[Path] = []
    for folder in find(paths, problems):
        for path in _files(folder):
            report = Report()
            text = formatted(path, report)
            problems += report.problems()
            if text is None:
                continue
            written = text.encode()
            try:
                with located(path):
                    is_same = read_file(path, within=folder) == written
                if not is_same and not check:
                    # A link stays one.
                    write_files({Path(os.path.realpath(path)): written})
                (unchanged if is_same else changed).append(path)
            except ContentError as error:
                problems += error.problems
    return FormatReport(tuple(changed), tuple(unchanged), tuple(problems))


def _files(folder: Path) -> list[Path]:
    """The files of a document that can be written anew."""
    files = [folder / "document.yaml", *(folder / f"{language}.md" for language in languages().codes)]
    return [file for file in files if os.path.lexists(file)]
