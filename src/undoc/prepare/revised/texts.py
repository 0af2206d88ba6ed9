"""Two paragraphs as one: the spans of both, each of which says whether it came, went, or is set otherwise."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from undoc.changes import differing_words, words
from undoc.prepare.prepared import Paragraph, Span
from undoc.prepare.prepared.texts import Revision

_OLD = "old-"


class _Token(NamedTuple):
    """A word, or a span that is one thing; ``key`` is equal for those that say the same."""

    key: Hashable
    span: Span
    is_firm: bool = False

    @property
    def look(self) -> Span:
        """The span without its text: how the token is set."""
        return replace(self.span, text="", target=None, note=None, is_again=False, formula=None, url=None)


class _Key(NamedTuple):
    """What a token is compared by."""

    key: Hashable
    text: str
    is_firm: bool


_BREAK = _Token("paragraph", Span(""), is_firm=True)


class Texts:
    """Compares paragraphs; ``notes`` are the ids of the new notes by those of the old ones."""

    def __init__(self, notes: Mapping[str, str]) -> None:
        self._notes = notes

    def key(self, paragraph: Paragraph, *, is_old: bool) -> Hashable:
        """What is equal for paragraphs that say the same and are set alike."""
        row = self._tokens(paragraph.spans, is_old=is_old)
        form = (paragraph.role, paragraph.style, paragraph.level, paragraph.align, bool(paragraph.label))
        return (*form, *((token.key, token.look) for token in row))

    def _tokens(self, spans: Iterable[Span], *, is_old: bool) -> list[_Token]:
        row: list[_Token] = []
        for span in spans:
            if span.note is not None:
                note = self._notes.get(span.note, f"{_OLD}{span.note}") if is_old else span.note
                row.append(_Token(("note", note), replace(span, note=note), is_firm=True))
            elif span.target is not None:
                # The number that a reference shows is made; what it leads to may have another anchor.
                row.append(_Token(("reference", re.sub(r"[\w.]*[0-9][\w.]*", "0", span.text)), span, is_firm=True))
            elif span.formula is not None or span.text == "\n":
                row.append(_Token((span.text, span.formula), span, is_firm=True))
            else:
                row += [_Token((word, span.url), replace(span, text=word)) for word in words(span.text)]
        return row

    def paragraph(self, old: Paragraph, new: Paragraph) -> Paragraph:
        """The new paragraph with what the old one had."""
        if old.spans == new.spans:
            return new if old.style == new.style else mark(new, Revision.FORMATTED)
        row = self._merged(self._tokens(old.spans, is_old=True), self._tokens(new.spans, is_old=False))
        return replace(new, spans=_joined(row))

    def parted(self, old: Sequence[Paragraph], new: Sequence[Paragraph]) -> list[Paragraph]:
        """The new paragraphs with what those had that they were parted from or joined of."""
        ours, theirs = (
            [token for number, one in enumerate(side) for token in self._line(one, number, is_old=is_old)]
            for side, is_old in ((old, True), (new, False))
        )
        lines: list[list[Span]] = [[]]
        for span in self._merged(ours, theirs):
            if span is _BREAK.span or (not span.text and span.change is Revision.INSERTED):
                lines.append([])
            elif span.text:
                lines[-1].append(span)
        made = [replace(one, spans=_joined(line)) for one, line in zip(new, lines, strict=False)]
        return [mark(made[0], Revision.FORMATTED), *made[1:]]

    def _line(self, paragraph: Paragraph, number: int, *, is_old: bool) -> list[_Token]:
        row = self._tokens(paragraph.spans, is_old=is_old)
        return [_BREAK, *row] if number else row

    def gone(self, paragraph: Paragraph) -> Paragraph:
        """A paragraph of the old document alone: nothing leads to it, and it leads nowhere."""
        spans = (_gone(token.span) for token in self._tokens(paragraph.spans, is_old=True))
        return replace(paragraph, anchor="", spans=_joined(spans), change=Revision.DELETED)

    def _merged(self, old: Sequence[_Token], new: Sequence[_Token]) -> Iterator[Span]:
        at = to = 0
        ours, theirs = (
            [_Key(token.key, "" if token.is_firm else token.span.text, token.is_firm) for token in row]
            for row in (old, new)
        )
        stretches = differing_words(ours, theirs, text=_shown, is_firm=_is_firm)
        for start, end, begin, stop in (*stretches, (len(old), len(old), len(new), len(new))):
            for one, other in zip(old[at:start], new[to:begin], strict=True):
                is_alike = one.look == other.look
                yield other.span if is_alike else replace(other.span, change=Revision.FORMATTED)
            for token in old[start:end]:
                yield _gone(token.span)
            for token in new[begin:stop]:
                yield replace(token.span, change=Revision.INSERTED)
            at, to = end, stop


def mark(paragraph: Paragraph, revision: Revision) -> Paragraph:
    """The paragraph as one that came, went or is set otherwise; what in it says so already stays as it is."""
    spans = marked_spans(paragraph.spans, revision)
    return replace(paragraph, spans=spans, change=None if revision is Revision.FORMATTED else revision)


def marked_spans(spans: Iterable[Span], revision: Revision) -> tuple[Span, ...]:
    """Spans as such that came, went or are set otherwise."""
    return tuple(one if one.change is not None else replace(one, change=revision) for one in spans)


def _gone(span: Span) -> Span:
    return replace(span, change=Revision.DELETED, target=None)


def _shown(key: _Key) -> str:
    return key.text


def _is_firm(key: _Key) -> bool:
    return key.is_firm


def _joined(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Neighbours that are set alike and lead nowhere as one span."""
    made: list[Span] = []
    for span in spans:
        last = made[-1] if made else None
        if (
            last is not None
            and _is_plain(last)
            and _is_plain(span)
            and replace(last, text="") == replace(span, text="")
        ):
            made[-1] = replace(last, text=last.text + span.text)
        else:
            made.append(span)
    return tuple(made)


def _is_plain(span: Span) -> bool:
    return span.note is None and span.target is None and span.formula is None and span.text != "\n"
