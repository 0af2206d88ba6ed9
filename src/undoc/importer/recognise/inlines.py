"""Runs of text in one format as the inlines of the model."""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence

from msgspec.structs import replace

from undoc.characters import FORBIDDEN
from undoc.content.read.markdown.inline_rules.emphasis import is_wide
from undoc.content.read.markdown.lines import SPACES
from undoc.importer.word.spans import NOWHERE, Raise, Span, joined, spans_of, trimmed
from undoc.model import (
    Emphasis,
    Emphasized,
    Fitted,
    Formula,
    Inline,
    LineBreak,
    Link,
    NoteCall,
    Reference,
    Text,
)

#: Stands for the number of what a reference leads to.
NUMBER = "\ufdd0"
_TABS = re.compile(r" *\t+ *")
_PLAIN = Span("")
#: Letter space, scale and language of text that has those of its style and of the text around it.
_STYLE = (None, None, None)


def clean(text: str) -> tuple[str, list[str]]:
    """The text in NFC, without characters that no content may hold, and those that were taken out."""
    if text.isascii() and text.isprintable():
        return text, []
    text = unicodedata.normalize("NFC", text)
    if not FORBIDDEN.search(text):
        return text, []
    return FORBIDDEN.sub("", text), FORBIDDEN.findall(text)


def as_inlines(text: Sequence[Inline], *, is_paragraph: bool = False) -> tuple[Inline, ...]:
    """The spans of a text as inlines of content, such that the signs around them are read as meant.

    White space at the ends is no text; nor is that at the beginning of a line of a paragraph.
    """
    spans = spans_of(text)
    if spans and (spans[0].text[:1] in SPACES or spans[-1].text[-1:] in SPACES):
        spans = trimmed(spans, SPACES)
    inlines = _inlines(spans)
    return tuple(_without_indents(inlines)) if is_paragraph and LineBreak() in inlines else inlines


def _inlines(spans: Sequence[Span]) -> tuple[Inline, ...]:
    if not spans:
        return ()
    if len(spans) == 1 and spans[0].is_like(_PLAIN) and "\t" not in spans[0].text:
        return _lines(spans[0].text)  # as most cells are
    inlines: list[Inline] = []
    flat = joined(_settled(spans))
    index = 0
    while index < len(flat):
        span = flat[index]
        # Raised text at the beginning of a stretch stands before it: “[^” begins the call of a note.
        if span.fit != _STYLE and span.position is not Raise.SUPERSCRIPT:
            # Calls of notes between two stretches that are set alike stand within.
            end = _end_of_fit(flat, index)
            inner = [replace(one, letter_space=None, scale=None, language=None) for one in flat[index:end]]
            own = _rounded(span.letter_space), _rounded(span.scale), span.language
            inlines.append(Fitted(_inlines(inner), *own))
            index = end - 1
        elif span.link:
            group = [span]
            while index + 1 < len(flat) and flat[index + 1].link == span.link and not flat[index + 1].note:
                index += 1
                group.append(flat[index])
            inlines.append(_linked(group))
        else:
            inlines += _formed(span)
        index += 1
    return tuple(_merged(inlines))


def _merged(inlines: Iterable[Inline]) -> Iterator[Inline]:
    """The inlines with neighbouring texts as one."""
    for is_text, run in itertools.groupby(inlines, lambda inline: isinstance(inline, Text)):
        if is_text:
            yield Text("".join(inline.text for inline in run if isinstance(inline, Text)), NOWHERE)
        else:
            yield from run


def _without_indents(inlines: Iterable[Inline]) -> Iterator[Inline]:
    begins_line = False
    for inline in inlines:
        if begins_line and isinstance(inline, Text):
            if text := inline.text.lstrip(SPACES):
                yield Text(text, NOWHERE)
        else:
            yield inline
        begins_line = isinstance(inline, LineBreak)


def _lines(text: str) -> tuple[Inline, ...]:
    """Plain text with its line breaks."""
    if "\n" not in text:
        return (Text(text, NOWHERE),) if text else ()
    pieces = ((LineBreak(), *_lines(line)) for line in text.split("\n"))
    return tuple(itertools.chain.from_iterable(pieces))[1:]


def _rounded(value: float | None) -> float | None:
    return None if value is None else float(f"{value:g}")


def _end_of_fit(spans: Sequence[Span], start: int) -> int:
    """Where the stretch ends that is set like the span at ``start``."""
    end = index = start + 1
    while index < len(spans) and (spans[index].note or spans[index].fit == spans[start].fit):
        index += 1
        if not spans[index - 1].note:
            end = index
    return end


def _linked(group: Sequence[Span]) -> Inline:
    children = _inlines([replace(span, link="") for span in group if span.text != NUMBER])
    target = group[0].link
    if target.startswith("#"):
        return Reference(target[1:], NOWHERE, children)
    return Link(target, children)


def _formed(span: Span) -> tuple[Inline, ...]:
    if span.note:
        return (NoteCall(span.note, NOWHERE),)
    if span.formula is not None:
        return (Formula(span.formula.row, NOWHERE),)
    inlines = _lines(span.text)
    emphases = (
        (span.position is Raise.SUPERSCRIPT, Emphasis.SUPERSCRIPT),
        (span.position is Raise.SUBSCRIPT, Emphasis.SUBSCRIPT),
        (span.bold, Emphasis.BOLD),
        (span.italic, Emphasis.ITALIC),
    )
    for is_set, emphasis in emphases:
        if is_set:
            inlines = (Emphasized(emphasis, inlines),)
    return inlines


def _settled(spans: Iterable[Span]) -> list[Span]:
    """The spans such that signs around them are read as meant: spaces and lone marks stand outside emphasis."""
    result: list[Span] = []
    has_emphasis = False
    for span in spans:
        if span.note or not span.text:
            result.append(span)
            continue
        if span.formula is not None:
            result.append(replace(span, bold=False, italic=False, position=Raise.NORMAL))
            continue
        if "\t" in span.text:
            span = replace(span, text=_TABS.sub(" ", span.text))
        if span.position:
            result.extend(_raised(span))
        elif span.bold or span.italic:
            has_emphasis = True
            result.extend(_emphasized(span))
        else:
            result.append(span)
    return _flanked(joined(result)) if has_emphasis else result


def _raised(span: Span) -> list[Span]:
    """Raised and lowered text holds no spaces, lowered text no Chinese characters."""
    pieces = re.split(r"([\s\u3000]+)", span.text)
    plain = replace(span, position=Raise.NORMAL, bold=False, italic=False)
    result = []
    for piece in pieces:
        if not piece:
            continue
        is_plain = piece.isspace() or (
            span.position is Raise.SUBSCRIPT and any(0x2E80 <= ord(character) <= 0xFFEF for character in piece)
        )
        result.append(replace(plain if is_plain else replace(span, bold=False, italic=False), text=piece))
    return result


def _emphasized(span: Span) -> list[Span]:
    """Emphasis does not begin or end with white space, and does not go over a line break."""
    plain = replace(span, bold=False, italic=False)
    result = []
    for piece in re.split(r"(\n)", span.text):
        inner = piece.strip()
        if not inner:
            result.append(replace(plain, text=piece))
            continue
        start = piece.index(inner[0])
        result.append(replace(plain, text=piece[:start]))
        result.append(replace(span, text=inner))
        result.append(replace(plain, text=piece[start + len(inner) :]))
    return [one for one in result if one.text]


def _flanked(spans: list[Span]) -> list[Span]:
    """Emphasis that begins or ends with a mark directly beside a letter takes the mark out: it would not be read."""
    result: list[Span] = []
    for index, span in enumerate(spans):
        if span.note or not (span.bold or span.italic):
            result.append(span)
            continue
        before = _neighbour(spans, index, -1)
        after = _neighbour(spans, index, 1)
        plain = replace(span, bold=False, italic=False)
        text = span.text
        start, end = 0, len(text)
        while start < end and _is_outside(text[start], before if start == 0 else text[start - 1]):
            start += 1
        while end > start and _is_outside(text[end - 1], after if end == len(text) else text[end]):
            end -= 1
        for piece, form in ((text[:start], plain), (text[start:end], span), (text[end:], plain)):
            if piece:
                result.append(replace(form, text=piece))
    return _apart(joined(result))


def _apart(spans: list[Span]) -> list[Span]:
    """Two stretches of emphasis of different kinds side by side: the signs between them could not be told apart."""
    for index in range(len(spans) - 1):
        one, other = spans[index], spans[index + 1]
        if one.note or other.note or one.position or other.position or (one.link, one.fit) != (other.link, other.fit):
            continue
        forms = (one.bold, one.italic), (other.bold, other.italic)
        if all(any(form) for form in forms):
            # The shorter one gives way.
            shorter = index if len(one.text) < len(other.text) else index + 1
            longer = spans[index + 1 if shorter == index else index]
            spans[shorter] = replace(spans[shorter], bold=longer.bold, italic=longer.italic)
    return joined(spans)


def _neighbour(spans: Sequence[Span], index: int, step: int) -> str:
    """The character beside a span, as the reader of the signs sees it."""
    at = index + step
    if not 0 <= at < len(spans):
        return " "
    other = spans[at]
    if other.note or other.link != spans[index].link or other.position or other.fit != spans[index].fit:
        return "["
    text = other.text
    return text[0] if step > 0 else text[-1]


def _is_outside(inner: str, outer: str) -> bool:
    """Whether emphasis cannot begin or end with ``inner`` when ``outer`` stands beside it."""
    return inner.isspace() or (_is_mark(inner) and not _opens(outer))


def _is_mark(character: str) -> bool:
    return unicodedata.category(character)[0] in "PS" and not is_wide(character)


def _opens(outer: str) -> bool:
    """Whether emphasis that begins with a mark is seen beside the character."""
    return outer.isspace() or _is_mark(outer) or is_wide(outer)
