"""Finding content folders, and reading one."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable
from pathlib import Path

from undoc.model import Document, Place, Problem


def load(folder: str | Path, languages: Collection[str] | None = None, *, data: str | Path | None = None) -> Document:
    """The document in a content folder, with all its language versions or those in ``languages``.

    ``data`` is a folder with own ``templates/``, whose languages are known. ContentError, with every problem located,
    when it cannot be read.
    """
    from undoc.content.read import load as load_folder
    from undoc.production.data import use_data

    use_data(data)
    return load_folder(Path(folder), languages)


def find(paths: Iterable[str | Path], problems: list[Problem]) -> list[Path]:
    """The content folders at and below ``paths``, each once, in the order of the paths; problems are added."""
    from undoc.content.read import find_folders
    from undoc.model.report import Report

    folders: dict[str, Path] = {}
    for path in map(Path, paths):
        if not os.path.isdir(path):  # noqa: PTH112 - a folder that may not be looked into is none, not an error
            problems.append(_not_a_folder(path))
            continue
        report = Report()
        found = find_folders(path, report)
        problems += report.problems()
        if not found and not report.has_errors:
            advice = "A document is a folder with a document.yaml and files such as en.md. Name one, or a folder above."
            problems.append(Problem(Place(str(path)), "no-document", "There is no document here.", advice))
        for folder in found:
            folders.setdefault(os.path.realpath(folder), folder)
    return list(folders.values())


def no_such_version(language: str, paths: Iterable[str | Path]) -> Problem:
    """The problem that no document below ``paths`` has a version in ``language``."""
    place = Place(str(next(iter(paths))))
    message = f"No document here has a version in this language: {language}."
    return Problem(place, "no-such-version", message, f"Write {language}.md, or choose another language with --lang.")


def _not_a_folder(path: Path) -> Problem:
    if not os.path.exists(path):  # noqa: PTH110
        advice = "Name the folder of a document, or a folder above some documents."
        return Problem(Place(str(path)), "no-such-folder", "There is no such folder.", advice)
    return Problem(Place(str(path)), "not-a-folder", "This is not a folder.", f"Name the folder: {path.parent}.")
