"""A document: the metadata that all its language versions share, and the versions."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from undoc.model.blocks import Block, Note
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


@dataclass(frozen=True, slots=True)
class Session:
    """A session: the ``number``-th of the body, or of ``year`` when the body counts by years."""

    number: int
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Meeting:
    """Where and when the session is held; ``place`` is a key of the language files' places."""

    place: str
    start: dt.date
    end: dt.date


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """One item: its number and, if any, the letter of its sub-item: 6 (a)."""

    number: int
    sub_item: str | None = None


@dataclass(frozen=True, slots=True)
class Agenda:
    """The agenda items that the document is submitted under.

    ``note`` is the symbol of the agenda document, cited in an asterisk note.
    """

    items: tuple[AgendaItem, ...]
    status: AgendaStatus
    note: Symbol | None = None


@dataclass(frozen=True, slots=True)
class Job:
    """The number under which the document is processed, ``26-04887``, and its date stamps, ``150426``, if given."""

    number: str
    stamp: str = ""


@dataclass(frozen=True, slots=True)
class Metadata:
    """What ``document.yaml`` says.

    ``body`` is an entry of ``bodies.yaml``; ``kind`` and ``author`` are keys of the language files
    (``report``, ``executive-director``). ``places`` gives the place of each key in the file, by its
    path (``agenda.item``), for problems that later stages find.
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
    places: Mapping[str, Place] = field(default_factory=dict, compare=False)

    def place_of(self, key: str) -> Place:
        """Where ``key`` stands in the file, or the nearest key above it, or the file."""
        while key:
            if key in self.places:
                return self.places[key]
            key = key.rpartition(".")[0]
        return self.places[""]


@dataclass(frozen=True, slots=True)
class Version:
    """One language version: its front matter, body and notes.

    ``wording`` holds the front-matter texts that replace a generated line, by the line's key
    (``agenda_item``, ``session``, ``author``, …).
    """

    language: str
    path: Path
    title: tuple[Inline, ...]
    agenda_title: tuple[Inline, ...]
    wording: Mapping[str, str]
    blocks: tuple[Block, ...]
    notes: Mapping[str, Note]
    places: Mapping[str, Place] = field(default_factory=dict, compare=False)


@dataclass(frozen=True, slots=True)
class Document:
    """A content folder, read: its metadata and the language versions found, in the order of LANGUAGES."""

    folder: Path
    metadata: Metadata
    versions: Mapping[str, Version]
