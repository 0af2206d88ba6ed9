"""A document: the metadata that all its language versions share, and the versions."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path

from msgspec import Struct, field

from undoc.model.blocks import Block, Fit, Note
from undoc.model.inlines import Inline
from undoc.model.place import Place
from undoc.model.symbol import Symbol

#: The official languages, by the codes that files and options use.
LANGUAGES = ("ar", "zh", "en", "fr", "ru", "es")


class AgendaStatus(StrEnum):
    """The agenda that an item belongs to."""

    PROVISIONAL = "provisional"
    PRELIMINARY = "preliminary"
    ADOPTED = "adopted"


class Justification(StrEnum):
    """How the lines of justified text are filled.

    FIT: their spaces may shrink to take one word more. STRETCH: they are only ever widened.
    """

    FIT = "fit"
    STRETCH = "stretch"


class Session(Struct, frozen=True):
    """A session: the ``number``-th of the body, or of ``year`` when the body counts by years."""

    number: int
    year: int | None = None


class Meeting(Struct, frozen=True):
    """Where and when the session is held; ``place`` is a key of the language files' places."""

    place: str
    start: dt.date
    end: dt.date


class AgendaItem(Struct, frozen=True):
    """One item: its number and, if any, the letter of its sub-item: 6 (a)."""

    number: int
    sub_item: str | None = None


class Agenda(Struct, frozen=True):
    """The agenda items that the document is submitted under.

    ``note`` is the symbol of the agenda document, cited in an asterisk note.
    """

    items: tuple[AgendaItem, ...]
    status: AgendaStatus
    note: Symbol | None = None


class Job(Struct, frozen=True):
    """The number under which the document is processed, ``26-04887``, and its date stamps, ``150426``, if given."""

    number: str
    stamp: str = ""


class Metadata(Struct, frozen=True):
    """What ``document.yaml`` says.

    ``body`` is an entry of ``bodies.yaml``; ``kind``, ``author`` and ``slugs`` (the notes about the document itself)
    are keys of the language files (``report``, ``executive-director``, ``unedited``). ``reissued`` is when the
    document was issued anew for technical reasons. ``section`` is the section of a book that the document is: its
    paragraphs and tables are numbered 34.1. ``justification`` is how Word fills the lines of the document, by the
    settings of its file. ``places`` gives the place of each key in the file, by its path (``agenda.item``), for
    problems that later stages find.
    """

    symbol: Symbol
    body: str
    kind: str
    distribution: str
    date: dt.date
    original: str
    session: Session | None = None
    meeting: Meeting | None = None
    agenda: Agenda | None = None
    author: str | None = None
    job: Job | None = None
    slugs: tuple[str, ...] = ()
    reissued: dt.date | None = None
    section: int | None = None
    justification: Justification = Justification.FIT
    places: Mapping[str, Place] = field(default_factory=dict)

    def place_of(self, key: str) -> Place:
        """Where ``key`` stands in the file, or the nearest key above it, or the file."""
        while key:
            if key in self.places:
                return self.places[key]
            key = key.rpartition(".")[0]
        return self.places[""]


class Version(Struct, frozen=True):
    """One language version: its front matter, body and notes.

    ``wording`` holds the front-matter texts that replace a generated line, by the line's key
    (``agenda_item``, ``session``, ``author``, …). ``fits`` are those of the titles, by their keys.
    """

    language: str
    path: Path
    title: tuple[Inline, ...]
    agenda_title: tuple[Inline, ...]
    wording: Mapping[str, str]
    blocks: tuple[Block, ...]
    notes: Mapping[str, Note]
    places: Mapping[str, Place] = field(default_factory=dict)
    fits: Mapping[str, Fit] = field(default_factory=dict)


class Document(Struct, frozen=True):
    """A content folder, read: its metadata and the language versions found, in the order of LANGUAGES."""

    folder: Path
    metadata: Metadata
    versions: Mapping[str, Version]
