"""The kind of an imported document, by its head and the lines below its text.

A line that reads as a kind words it is left to the kind. The kind is taken only where the document then prints the same
lines, which is found by preparing it both ways.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct, field
from msgspec.structs import replace

from undoc.importer.recognise.body.worded_annexes import in_worded_annexes
from undoc.importer.recognise.records import as_record
from undoc.importer.recognise.votes import VOTES, read_vote
from undoc.importer.recognise.wordings import Reader, symbol_of, worded_regex
from undoc.importer.word.spans import NOWHERE
from undoc.model import (
    Adoption,
    Annex,
    Block,
    ContentError,
    Document,
    Emphasized,
    Fit,
    Inline,
    LineBreak,
    Link,
    Metadata,
    Paragraph,
    Text,
    Version,
    Vote,
)
from undoc.prepare import prepare
from undoc.prepare.kinds.fields import number_of
from undoc.prepare.prepared import Annex as SetAnnex
from undoc.prepare.prepared import Block as SetBlock
from undoc.prepare.prepared import Paragraph as SetParagraph
from undoc.prepare.prepared import PreparedDocument, walk
from undoc.templates import Kind, Templates
from undoc.templates.bound_spaces import NO_BREAK
from undoc.templates.kinds import TextModel
from undoc.templates.language import Language

#: The lines of the head in which what a kind words may have come in, in the order of trial.
_TITLE, _AGENDA_TITLE, _AUTHOR, _AGENDA_ITEM, _TEXT = "title", "agenda_title", "author", "agenda_item", "text"
#: Those of them that come in as lines of the front matter.
_WORDED = (_AUTHOR, _AGENDA_ITEM, "subsidiary_body")


class _Head(Struct):
    """What is left of the lines of the head: their texts by the lines they came in as; and what was found in them."""

    lines: list[tuple[str, str]]
    said: dict[str, str] = field(default_factory=dict)
    wording: dict[str, str] = field(default_factory=dict)
    vote: Vote | None = None

    def take(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """The match of the first line that is wholly of a pattern, which is taken out."""
        for at, (_, text) in enumerate(self.lines):
            if match := pattern.fullmatch(text):
                del self.lines[at]
                return match
        return None


def with_kind(document: Document, templates: Templates) -> Document:
    """The document as its kind has it; as it is where no kind words it."""
    [version] = document.versions.values()
    known = (templates.kind(key).of(document.metadata.body) for key in templates.kinds)
    printed: PreparedDocument | None = None
    for kind in known:
        made = _of_kind(document.metadata, version, kind, templates)
        if made is None:
            continue
        metadata, own = made
        candidate = Document(document.folder, metadata, {own.language: own})
        try:
            printed = printed or _prepared(document, templates)
            if _prints_the_same(_prepared(candidate, templates), printed):
                return candidate
        except ContentError:  # what is wrong with the document is told when it is checked
            continue
    return document


def _of_kind(metadata: Metadata, version: Version, kind: Kind, templates: Templates) -> tuple[Metadata, Version] | None:
    """What a document says if it is of a kind; None when no line of its head is one that the kind words."""
    language = version.language
    if kind.text is TextModel.RECORD:
        record = as_record(version, kind)
        return None if record is None else (replace(metadata, kind=kind.key), record)
    head = _Head([*_head(version), *_first_lines(version.blocks)])
    organ = templates.bodies[metadata.body].organ_in_text.get(language, "")
    known = {"organ": re.escape(organ)} if organ else {}
    found = int(any(suffix.partition(".")[0] in kind.suffixes for suffix in metadata.symbol.suffixes[-1:]))
    for line in kind.front or ():
        if line.slot in kind.lines and language in kind.lines[line.slot]:
            match = head.take(worded_regex(kind.lines[line.slot][language], known))
            found += match is not None
            _keep(head, line.slot, match)
    title: tuple[Inline, ...] = version.title
    if language in kind.title and (match := head.take(worded_regex(kind.title[language], known))) is not None:
        found, title = found + 1, ()
        _keep(head, "", match)
    elif language in kind.heading and (number_of(metadata.symbol) or "number" in version.wording):
        match = head.take(worded_regex(kind.heading[language], {"number": re.escape(number_of(metadata.symbol))}))
        if match is not None:
            found += 1
            title = (Text(match["text"], NOWHERE),)
    if title is version.title and language in kind.known_titles:
        known_title = worded_regex(kind.known_titles[language], {"text": ".+"})
        found += known_title.fullmatch(_plain(title).replace("\n", " ").rstrip("*")) is not None
    if not found:
        return None
    if title is version.title and not any(slot == _TITLE for slot, _ in head.lines):
        # What had the style of titles is another line of the kind's; the title stands below it.
        lines = [line for line in head.lines if line[0] == _AUTHOR]
        has_title = any(line.slot == _TITLE for line in kind.front or ())
        if has_title != bool(lines):
            return None
        title = (Text(lines[0][1], NOWHERE),) if lines else ()
        head.lines = [line for line in head.lines if line not in lines[:1]]
    reader = Reader(templates.language(language, templates.bodies[metadata.body].house))
    kept = sum(slot == _TEXT for slot, _ in head.lines)
    taken = sum(1 for _ in _first_lines(version.blocks)) - kept
    head.lines = [line for line in head.lines if line[0] != _TEXT]
    blocks = _below_head(version.blocks[taken:], moved=taken > 0)
    if language in kind.lines.get("annex_label", {}):
        blocks = in_worded_annexes(blocks, kind.lines["annex_label"][language], reader)
    blocks = _without_closing(blocks, kind, reader.language, head=head, templates=templates)
    if kind.text is TextModel.RESOLUTION:
        blocks = _without_organ(blocks, templates.bodies[metadata.body].organ.get(language, ""))
    left: dict[str, list[str]] = {}
    for slot, text in head.lines:
        left.setdefault(slot, []).append(text)
    agenda_title = "\n".join(left.get(_AGENDA_TITLE, ()))
    if agenda_title not in ("", _plain(version.agenda_title)):
        return None
    wording = {key: text for key, text in version.wording.items() if key not in _WORDED}
    wording |= {slot: "\n".join(texts) for slot, texts in left.items() if slot in _WORDED}
    adopted = metadata.adopted
    if "adopted" in kind.needs:
        day = reader.date(head.said.get("date", ""))
        if day is None:
            return None
        meeting = re.match(r"\d+", head.said.get("meeting_ordinal") or head.said.get("meeting", ""))
        adopted = Adoption(day, int(meeting[0]) if meeting else None)
    based_on = symbol_of(head.said.get("based_on", "")) or metadata.based_on
    if "based_on" in kind.needs and based_on is None:
        return None
    own = replace(
        version,
        title=title,
        agenda_title=version.agenda_title if agenda_title else (),
        wording={**wording, **head.wording},
        blocks=blocks,
    )
    return replace(metadata, kind=kind.key, adopted=adopted, based_on=based_on, vote=head.vote or metadata.vote), own


def _head(version: Version) -> Iterator[tuple[str, str]]:
    """The lines of the head by where they came in."""
    if version.title:
        yield _TITLE, _plain(version.title)
    for line in _plain(version.agenda_title).split("\n"):
        if line:
            yield _AGENDA_TITLE, line
    for slot in _WORDED:
        for line in version.wording.get(slot, "").split("\n"):
            if line:
                yield slot, line


def _first_lines(blocks: Sequence[Block]) -> Iterator[tuple[str, str]]:
    """The paragraphs that the text begins with, which a kind may have in its head: one at most."""
    if blocks and isinstance(first := blocks[0], Paragraph):
        yield _TEXT, _marked(first.inlines)


def _below_head(blocks: tuple[Block, ...], *, moved: bool) -> tuple[Block, ...]:
    """The blocks of the text: where what stood above the first has ``moved`` into the head, the space above is its."""
    if moved and blocks and isinstance(first := blocks[0], Paragraph) and first.fit is not None:
        fit = replace(first.fit, above=None)
        return (replace(first, fit=None if fit == Fit() else fit), *blocks[1:])
    return blocks


def _keep(head: _Head, slot: str, match: re.Match[str] | None) -> None:
    """Note what a line says: a text under the name of the line, other parts under their own."""
    for name, text in match.groupdict().items() if match is not None else ():
        if name in ("text", slot):
            head.wording[slot] = text
        elif name == "letter":
            head.wording[name] = text
        else:
            head.said[name] = text


def _without_closing(
    blocks: Sequence[Block], kind: Kind, language: Language, *, head: _Head, templates: Templates
) -> tuple[Block, ...]:
    """The blocks without the lines that the kind has below the text."""
    at = next((at for at, block in enumerate(blocks) if isinstance(block, Annex)), len(blocks))
    text, annexes = list(blocks[:at]), blocks[at:]
    for line in reversed(kind.closing or ()):
        pattern = kind.lines.get(line.slot, {}).get(language.code)
        if pattern is None or not text or not isinstance(last := text[-1], Paragraph):
            continue
        if line.slot in VOTES:
            countries = templates.countries
            vote = read_vote(_plain(last.inlines), line.slot, kind, language=language, countries=countries)
            if vote is not None:
                head.vote = vote
                text.pop()
        elif match := worded_regex(pattern, {}).fullmatch(_marked(last.inlines)):
            _keep(head, line.slot, match)
            text.pop()
    return (*text, *annexes)


def _without_organ(blocks: tuple[Block, ...], organ: str) -> tuple[Block, ...]:
    """The blocks without the name of the body above the preamble, which needs no mark to begin further in."""
    if blocks and isinstance(first := blocks[0], Paragraph) and organ and _plain(first.inlines).rstrip(",،，") == organ:
        blocks = blocks[1:]
    return tuple(
        replace(block, is_indented=False) if isinstance(block, Paragraph) and block.is_indented else block
        for block in blocks
    )


def _plain(inlines: Sequence[Inline]) -> str:
    return "".join(
        one.text
        if isinstance(one, Text)
        else "\n"
        if isinstance(one, LineBreak)
        else _plain(one.children)
        if isinstance(one, Emphasized | Link)
        else "\ufffc"
        for one in inlines
    )


def _marked(inlines: Sequence[Inline]) -> str:
    """The text as the front matter has it: bold words between asterisks, other looks left out."""
    return "".join(
        f"**{_plain(one.children)}**" if isinstance(one, Emphasized) and one.emphasis == "bold" else _plain((one,))
        for one in inlines
    )


def _prepared(document: Document, templates: Templates) -> PreparedDocument:
    """The one version of a document that has no file yet, prepared."""
    metadata = replace(document.metadata, places={"": NOWHERE})
    [language] = document.versions
    return prepare(replace(document, metadata=metadata), language, templates)


def _prints_the_same(one: PreparedDocument, other: PreparedDocument) -> bool:
    """Whether two documents have the same lines.

    Those of the head may stand in another order, and what one has there may begin the text of the other.
    """
    (head, text), (other_head, other_text) = _lines(one), _lines(other)
    return sorted(head + text) == sorted(other_head + other_text) and other_text[-len(text) :] == text


def _unlabelled(blocks: Iterable[SetBlock]) -> Iterator[SetBlock]:
    """The blocks without the labels of enclosures and appendices, whose numbers follow from the annexes above them."""
    for block in blocks:
        if isinstance(block, SetAnnex) and not block.is_annex:
            yield from block.blocks[1:]
        else:
            yield block


def _lines(prepared: PreparedDocument) -> tuple[list[str], list[str]]:
    """The lines of the head, and those of the text."""
    texts = (block for block in walk(_unlabelled(prepared.blocks)) if isinstance(block, SetParagraph))
    above = prepared.masthead.get("session", ())  # where records have it
    head = [line for paragraph in (*above, *prepared.front) for line in paragraph.text.split("\n")]
    text = [line for block in texts for line in f"{block.label} {block.text}".strip().split("\n")]
    return [line.replace(NO_BREAK, " ") for line in head], [line.replace(NO_BREAK, " ") for line in text]
