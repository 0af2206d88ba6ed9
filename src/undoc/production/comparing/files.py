"""Files that show what differs between two documents: a Word file with tracked changes, marked pages."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from undoc.model import Document
from undoc.production.comparing import Compared, common_languages, compared
from undoc.production.comparing.sides import sides
from undoc.production.outputs import write_files

if TYPE_CHECKING:
    from undoc.production.formats import Ready
    from undoc.templates import Templates

#: What is added to the names of files that show changes.
_SUFFIX = "changes"
#: The formats that show changes.
CHANGE_FORMATS = ("docx", "pdf")


class Marks(Struct, frozen=True):
    """Who has made the changes, and when; where it is not said, the Organization, on the date of the new document."""

    author: str = ""
    date: dt.date | None = None


def write_comparison(
    old: str,
    new: str,
    formats: Iterable[str],
    *,
    out: str | Path = "build",
    languages: Collection[str] | None = None,
    marks: Marks = Marks(),  # noqa: B008 - it is frozen
    data: str | Path | None = None,
) -> tuple[tuple[Compared, ...], tuple[Path, ...]]:
    """Write the new document with what differs from the old one marked, in some ``formats``.

    Returns what differs, and the files, all of which are written or none: ``A_80_1-EN-changes.docx``. ContentError,
    located, where one of the two cannot be built.
    """
    from undoc.production.data import use_data
    from undoc.templates import Templates

    templates = Templates.load(use_data(data))
    files: dict[Path, bytes] = {}
    with sides(old, new, data, languages) as (ours, theirs):
        found = compared(ours, theirs, languages=languages, data=data)
        for language in common_languages(ours, theirs, languages):
            readies = [_ready(document, language, templates) for document in (ours, theirs)]
            prepared = readies[1].prepared
            for name in formats:
                path = Path(out) / theirs.metadata.symbol.file_stem / f"{prepared.file_stem}-{_SUFFIX}.{name}"
                files[path] = CHANGE_WRITERS[name](readies[0], readies[1], marks)
    write_files(files)
    return found, tuple(files)


def _ready(document: Document, language: str, templates: Templates) -> Ready:
    from undoc.prepare import prepare
    from undoc.production.formats import Ready

    return Ready(document, prepare(document, language, templates), templates=templates, numbers="auto")


def _docx(old: Ready, new: Ready, marks: Marks) -> bytes:
    from undoc.docx.revisions import tracked
    from undoc.production.formats import WRITERS

    author = marks.author or new.prepared.author
    date = marks.date or new.prepared.date
    return tracked(WRITERS["docx"](old), WRITERS["docx"](new), author=author, date=f"{date.isoformat()}T00:00:00Z")


def _pdf(old: Ready, new: Ready, marks: Marks) -> bytes:
    from undoc.prepare.revised import revised
    from undoc.production.formats import Ready, pdf_of
    from undoc.typeset.revisions import with_marks

    prepared = revised(old.prepared, new.prepared)
    ready = Ready(new.document, prepared, templates=new.templates, numbers=new.numbers)
    return pdf_of(ready, with_marks(ready.pages, prepared.house.page, prepared.language.direction))


#: What writes each of CHANGE_FORMATS.
CHANGE_WRITERS: Mapping[str, Callable[[Ready, Ready, Marks], bytes]] = {"docx": _docx, "pdf": _pdf}
