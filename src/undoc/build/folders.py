"""Reading content folders, one or many."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple

from undoc.build.report import Progress, Step
from undoc.model import ContentError, Document, Place, Problem, Severity


@dataclass(frozen=True, slots=True)
class Planned:
    """A folder to build. ``document`` is None when it could not be read; ``problems`` may be warnings only."""

    folder: Path
    document: Document | None
    problems: tuple[Problem, ...]

    @property
    def versions(self) -> tuple[str, ...]:
        """The languages to build; none when a problem stops the document."""
        stopped = any(problem.severity is Severity.ERROR for problem in self.problems)
        return () if stopped or self.document is None else tuple(self.document.versions)


class Plan(NamedTuple):
    """All folders to build. ``general`` are the problems of the request itself: a folder that is not there, say."""

    planned: tuple[Planned, ...]
    general: tuple[Problem, ...]


def load(folder: str | Path, languages: Collection[str] | None = None) -> Document:
    """The document in a content folder, with all its language versions or those in ``languages``.

    ContentError, with every problem located, when it cannot be read.
    """
    from undoc.source import load as load_folder

    return load_folder(Path(folder), languages)


def plan(paths: Iterable[str | Path], languages: Collection[str] | None, progress: Progress) -> Plan:
    """Find and read the content folders at and below ``paths``; each folder once, in the order of the paths."""
    general: list[Problem] = []
    folders = _find(paths, general)
    planned = [_read(folder, languages, progress) for folder in folders]
    if languages is not None and not any(item.document is None for item in planned):
        found = {language for item in planned if item.document for language in item.document.versions}
        general.extend(_no_such_version(language, paths) for language in languages if folders and language not in found)
    return Plan(tuple(_without_clashes(planned)), tuple(general))


def _find(paths: Iterable[str | Path], problems: list[Problem]) -> list[Path]:
    from undoc.source import find_folders

    folders: dict[Path, Path] = {}
    for path in map(Path, paths):
        if not path.is_dir():
            problems.append(_not_a_folder(path))
            continue
        found = find_folders(path)
        if not found:
            advice = "A document is a folder with a document.yaml and files such as en.md. Name one, or a folder above."
            problems.append(Problem(Place(str(path)), "no-document", "There is no document here.", advice))
        for folder in found:
            folders.setdefault(folder.resolve(), folder)
    return list(folders.values())


def _not_a_folder(path: Path) -> Problem:
    if not path.exists():
        advice = "Name the folder of a document, or a folder above some documents."
        return Problem(Place(str(path)), "no-such-folder", "There is no such folder.", advice)
    return Problem(Place(str(path)), "not-a-folder", "This is not a folder.", f"Name the folder: {path.parent}.")


def _no_such_version(language: str, paths: Iterable[str | Path]) -> Problem:
    place = Place(str(next(iter(paths))))
    message = f"No document here has a version in this language: {language}."
    return Problem(place, "no-such-version", message, f"Write {language}.md, or choose another language with --lang.")


def _read(folder: Path, languages: Collection[str] | None, progress: Progress) -> Planned:
    from undoc.source import load_with_warnings

    progress(Step(0, 0, f"Reading {folder}"))
    try:
        loaded = load_with_warnings(folder, languages)
    except ContentError as error:
        return Planned(folder, None, error.problems)
    return Planned(folder, loaded.document, loaded.warnings)


def _without_clashes(planned: list[Planned]) -> list[Planned]:
    """Give each of several documents that would write the same files a problem that names the others."""
    by_stem: defaultdict[str, list[Planned]] = defaultdict(list)
    for item in planned:
        if item.document is not None:
            # Some file systems take “a” and “A” for the same name.
            by_stem[item.document.metadata.symbol.file_stem.casefold()].append(item)
    clashing = {id(item): group for group in by_stem.values() if len(group) > 1 for item in group}
    return [
        replace(item, problems=tuple(sorted({*item.problems, _clash(item.document, clashing[id(item)])})))
        if item.document is not None and id(item) in clashing
        else item
        for item in planned
    ]


def _clash(document: Document, group: list[Planned]) -> Problem:
    others = ", ".join(str(item.folder) for item in group if item.folder != document.folder)
    message = f"The symbol {document.metadata.symbol} gives the same file names as the document in {others}."
    return Problem(
        document.metadata.place_of("symbol"), "duplicate-symbol", message, "Give each document a symbol of its own."
    )
