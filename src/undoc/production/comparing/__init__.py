"""Comparing two versions of a document: where they are read from, and what differs, said with its place."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from msgspec import Struct

from undoc.changes import Changes, compare
from undoc.model import ContentError, Document, Place, Problem
from undoc.production.comparing.entries import Entry, entries
from undoc.production.comparing.sides import sides

__all__ = ["Compared", "Entry", "common_languages", "compare_documents", "compared"]


class Compared(Struct, frozen=True):
    """What differs between two documents in one language: as values, and as lines to be read."""

    language: str
    changes: Changes
    entries: tuple[Entry, ...]


def compare_documents(
    old: str,
    new: str,
    *,
    languages: Collection[str] | None = None,
    data: str | Path | None = None,
) -> tuple[Compared, ...]:
    """Return what differs between two documents, in each language that both have, or in ``languages``.

    Each is a content folder, a Word file, or, for one of them, a revision of the git repository in which the folder of
    the other is. ``data`` is a folder with own ``templates/``. ContentError, located, where one cannot be read.
    """
    with sides(old, new, data, languages) as (ours, theirs):
        return compared(ours, theirs, languages=languages, data=data)


def compared(
    old: Document, new: Document, *, languages: Collection[str] | None = None, data: str | Path | None = None
) -> tuple[Compared, ...]:
    """Return what differs between two documents that were read. ContentError where they have no language in common."""
    from undoc.production.data import use_data
    from undoc.templates import Templates

    templates = Templates.load(use_data(data))
    found = []
    for language in common_languages(old, new, languages):
        changes = compare(old, new, language)
        found.append(Compared(language, changes, entries(old, new, changes, templates)))
    return tuple(found)


def common_languages(old: Document, new: Document, languages: Collection[str] | None) -> tuple[str, ...]:
    """Return the languages that two documents have in common, those of ``languages`` alone where these are given.

    ContentError where there is none, or where one has not all that are asked for.
    """
    for language in languages or ():
        for document in (old, new):
            if language not in document.versions:
                message = f"There is no version in this language here: {language}."
                raise ContentError([_problem(document, message, "Choose languages that both have, with --lang.")])
    common = tuple(code for code in new.versions if code in old.versions and (not languages or code in languages))
    if not common:
        message = f"It has no language in common with {old.folder.name}."
        raise ContentError([_problem(new, message, "Compare versions in the same language.")])
    return common


def _problem(document: Document, message: str, advice: str) -> Problem:
    return Problem(Place(str(document.folder)), "no-such-version", message, advice)
