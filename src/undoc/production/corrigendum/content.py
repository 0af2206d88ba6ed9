"""The content of a corrigendum: a heading for each place, below it what is to be done there."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path

from msgspec.structs import replace

from undoc.changes import inlines_of
from undoc.changes.words import shown
from undoc.model import (
    Block,
    Document,
    Heading,
    Inline,
    Metadata,
    NoteCall,
    Paragraph,
    Place,
    Quotation,
    Reference,
    Symbol,
    Text,
    Version,
)
from undoc.model.tree import flat
from undoc.prepare import prepare
from undoc.prepare.front.wordings import Wordings
from undoc.prepare.numbering import Numberer
from undoc.production.comparing.places import PlaceKind, Where
from undoc.production.corrigendum.corrections import Correction, Corrections
from undoc.templates import Templates
from undoc.templates.language import Language

#: Signs that end a sentence or a part of one.
_ENDS = tuple(".;:!?。；：！？؛؟")
_HERE = Place("corrigendum")
_KIND = "corrigendum"
#: What a corrigendum has of what it corrects.
_KEPT_LINES = ("organization", "body_name", "governing_body", "commission", "subsidiary_body", "session", "place_dates")


def corrigendum(
    new: Document,
    found: Sequence[Corrections],
    symbol: Symbol,
    *,
    date: dt.date,
    folder: Path,
    templates: Templates,
    is_only: bool,
) -> Document:
    """The corrigendum ``symbol`` to the document ``new``, in the languages of ``found``.

    ``is_only`` says that it is issued in these languages alone, which its masthead says where it is one.
    """
    metadata = _metadata(new.metadata, symbol, date, templates)
    if is_only and new.metadata.original not in {one.language for one in found}:
        metadata = replace(metadata, original=found[0].language)
    versions = {
        one.language: _version(new, one, folder, templates, is_only=is_only and len(found) == 1) for one in found
    }
    return Document(folder, metadata, versions)


def _metadata(metadata: Metadata, symbol: Symbol, date: dt.date, templates: Templates) -> Metadata:
    made = replace(metadata, symbol=symbol, kind=_KIND, date=date, reissued=None, job=None, slugs=(), places={})
    forbidden = templates.kind(_KIND).of(metadata.body).forbids
    usual = {name: None for name in ("adopted", "vote", "based_on", "author", "agenda", "meeting") if name in forbidden}
    return replace(made, sponsors=(), adopted=None, vote=None, **usual)


def _version(new: Document, found: Corrections, folder: Path, templates: Templates, *, is_only: bool) -> Version:
    version = new.versions[found.language]
    language = Wordings.of(new, version, templates, []).language
    numbers = Numberer(version.blocks, language).targets(version.blocks)
    blocks: list[Block] = []
    for where, group in groupby(found.corrections, lambda one: one.where):
        blocks.append(Heading(1, (Text(place(where, language), _HERE),), _HERE, is_numbered=False))
        for one in group:
            blocks += _said(one, language)
    wording = {name: text for name, text in version.wording.items() if name in _KEPT_LINES}
    # The line of the author is that of the document: what is corrected is his.
    if author := prepare(new, found.language, templates).front_texts.get("author"):
        wording["author"] = author
    if is_only:
        wording["language_line"] = language.corrigenda["only"]
    settled = tuple(_settled(block, {name: target.number for name, target in numbers.items()}) for block in blocks)
    notes = {name: version.notes[name] for name in _called(settled) if name in version.notes}
    return Version(
        found.language,
        folder / f"{found.language}.md",
        _without_calls(version.title),
        _without_calls(version.agenda_title),
        wording,
        settled,
        notes,
    )


def place(where: Where, language: Language) -> str:
    """A place in the words of a language: ``Annex II, paragraph 12``, ``Table 2, row “Total”``."""
    wordings = language.corrigenda
    match where.kind:
        case PlaceKind.TITLE:
            said = wordings["title"]
        case PlaceKind.PARAGRAPH | PlaceKind.NOTE:
            said = wordings[where.kind].format(number=where.number)
        case PlaceKind.TABLE | PlaceKind.FIGURE:
            caption = where.begins.join(language.quotes) if where.begins else ""
            said = wordings[where.kind].format(number=where.number or caption).strip()
        case PlaceKind.ANNEX | PlaceKind.HEADING:
            said = wordings["heading"].format(begins=where.begins)
        case _:
            said = wordings["text"].format(begins=where.begins)
    if where.annex:
        said = said[:1].lower() + said[1:]
    parts = [where.annex] * bool(where.annex) + [said]
    parts += [wordings["row"].format(row=where.row)] * bool(where.row)
    parts += [wordings["column"].format(column=where.column)] * bool(where.column)
    comma = "、" if language.code == "zh" else "، " if language.code == "ar" else ", "
    return comma.join(parts)


def _said(correction: Correction, language: Language) -> Iterator[Block]:
    pattern = language.corrigenda[correction.sentence]
    phrase = correction.phrase
    fields: dict[str, tuple[Inline, ...]] = {"new": (Text(correction.added, _HERE),)} if correction.added else {}
    if phrase is not None:
        fields = {"old": inlines_of(phrase.old_tokens), "new": inlines_of(phrase.new_tokens)}
    yield Paragraph(tuple(_filled(pattern, fields)), _HERE)
    if correction.lines:
        yield Quotation(tuple(Paragraph(line, _HERE) for line in correction.lines), _HERE)


def _filled(pattern: str, fields: dict[str, tuple[Inline, ...]]) -> Iterator[Inline]:
    last = re.search(r"\{(\w+)\}([.。])$", pattern)
    if last is not None and _text(fields[last[1]])[-1:] in _ENDS:
        pattern = pattern[: last.start(2)]  # the words have a sign of their own at their end
    for number, piece in enumerate(re.split(r"\{(\w+)\}", pattern)):
        if number % 2:
            yield from fields[piece]
        elif piece:
            yield Text(piece, _HERE)


def _text(inlines: Sequence[Inline]) -> str:
    return "".join(map(shown, inlines))


def _settled(block: Block, numbers: dict[str, str]) -> Block:
    """A block whose references are the numbers that they show: what they lead to is in another document."""
    match block:
        case Paragraph():
            return replace(block, inlines=_numbered(block.inlines, numbers))
        case Quotation():
            return replace(block, blocks=tuple(_settled(one, numbers) for one in block.blocks))
        case _:
            return block


def _numbered(inlines: Sequence[Inline], numbers: dict[str, str]) -> tuple[Inline, ...]:
    made: list[Inline] = []
    for one in inlines:
        if isinstance(one, Reference):
            made += one.children or (Text(numbers.get(one.name, ""), _HERE),)
        elif hasattr(one, "children"):
            made.append(replace(one, children=_numbered(one.children, numbers)))
        else:
            made.append(one)
    return tuple(made)


def _called(blocks: Sequence[Block]) -> dict[str, None]:
    names: dict[str, None] = {}
    for block in blocks:
        inner = block.blocks if isinstance(block, Quotation) else (block,)
        for one in inner:
            if isinstance(one, Paragraph):
                names |= {call.name: None for call in flat(one.inlines) if isinstance(call, NoteCall)}
    return names


def _without_calls(text: tuple[Inline, ...]) -> tuple[Inline, ...]:
    return tuple(one for one in text if not isinstance(one, NoteCall))
