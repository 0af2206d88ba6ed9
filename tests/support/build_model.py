"""Small models for tests: metadata and versions made from a few words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from pathlib import Path

from msgspec.structs import replace

from undoc.model import (
    Agenda,
    AgendaItem,
    AgendaStatus,
    Block,
    Document,
    Heading,
    Inline,
    Meeting,
    Metadata,
    Note,
    NumberedParagraph,
    Paragraph,
    Place,
    Session,
    Symbol,
    Text,
    Version,
)

HERE = Place("test.md", 1, 1)
METADATA = Metadata(
    symbol=Symbol.parse("HSP/EB.2024/17"),
    body="hsp-executive-board",
    kind="report",
    distribution="general",
    date=dt.date(2024, 9, 19),
    original="en",
    session=Session(2, 2024),
    meeting=Meeting(dt.date(2024, 12, 4), dt.date(2024, 12, 6), "nairobi"),
    agenda=Agenda((AgendaItem(6, "a"),), AgendaStatus.PROVISIONAL, Symbol.parse("HSP/EB.2024/1")),
    author="executive-director",
    places={"": Place("document.yaml", 1, 1), "author": Place("document.yaml", 9, 1)},
)


def text(words: str) -> tuple[Inline, ...]:
    return (Text(words, HERE),)


def numbered(words: str, level: int = 0, name: str | None = None) -> NumberedParagraph:
    return NumberedParagraph(level, "1.", text(words), HERE, name)


def heading(words: str, level: int = 1, name: str | None = None) -> Heading:
    return Heading(level, text(words), HERE, name)


def plain(words: str, name: str | None = None) -> Paragraph:
    return Paragraph(text(words), HERE, name)


def note(name: str, words: str) -> Note:
    return Note(name, (text(words),), HERE)


def document(
    blocks: Sequence[Block] = (),
    notes: Mapping[str, Note] | None = None,
    *,
    language: str = "en",
    wording: Mapping[str, str] | None = None,
    title: tuple[Inline, ...] = text("A title"),
    agenda_title: tuple[Inline, ...] = text("An agenda title"),
    **metadata: object,
) -> Document:
    """A document with one version; ``metadata`` replaces fields of METADATA."""
    version = Version(
        language=language,
        path=Path(f"{language}.md"),
        title=title,
        agenda_title=agenda_title,
        wording=wording or {},
        blocks=tuple(blocks),
        notes=notes or {},
    )
    return Document(Path(), replace(METADATA, **metadata), {language: version})
