"""From inlines to spans: emphasis made flat, notes marked, references resolved, symbols made links."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from urllib.parse import quote

from msgspec.structs import replace

from undoc.model import Emphasis, Emphasized, Fitted, Formula, Inline, LineBreak, Link, NoteCall, Reference, Text
from undoc.prepare.prepared import Position, Span, SpanFormula
from undoc.prepare.resolve import Notes, Targets
from undoc.templates import SymbolLinks
from undoc.templates.bound_spaces import NO_BREAK, with_spaces
from undoc.templates.language import Typography

#: Gives the span that calls a note of a table, None for a call of a note of the document.
OwnNotes = Callable[[NoteCall, Span], Span | None]
_PLAIN = Span("")
_TAIL = r"[A-Za-z0-9]+(?:[.\-][A-Za-z0-9]+)*(?: ?\((?:[A-Z][a-z]+\. ?)?[0-9IVXLC]+\))?"


class SymbolLinker:
    """Finds document symbols in text and makes them links to the document in the version's language."""

    def __init__(self, links: SymbolLinks, language: str) -> None:
        organs = "|".join(sorted(map(re.escape, links.organs), key=len, reverse=True))
        self._pattern = re.compile(rf"(?<![A-Za-z0-9/.])(?:{organs})(?:/{_TAIL})+") if links.link and organs else None
        self._link = links.link
        self._language = language

    def spans(self, span: Span) -> Iterator[Span]:
        """The span cut at the symbols in it, each a link."""
        if self._pattern is None or span.url or span.target or "/" not in span.text:
            yield span
            return
        at = 0
        for match in self._pattern.finditer(span.text):
            if not any(character.isdigit() for character in match[0]):
                continue
            if match.start() > at:
                yield replace(span, text=span.text[at : match.start()])
            yield replace(span, text=match[0], url=self.address(match[0]))
            at = match.end()
        if at < len(span.text):
            yield replace(span, text=span.text[at:])

    def address(self, symbol: str) -> str:
        """The address of a document."""
        return self._link.format(language=self._language, symbol=quote(symbol, safe="/()"))


class SpanMaker:
    """Makes the spans of a line of text; ``notes`` gives and remembers marks, ``targets`` the numbers referred to."""

    def __init__(self, notes: Notes, targets: Targets, linker: SymbolLinker, typography: Typography) -> None:
        self._notes = notes
        self._targets = targets
        self._linker = linker
        self._typography = typography

    def spans(
        self, inlines: Iterable[Inline], *, asterisks: bool = False, own: OwnNotes | None = None
    ) -> tuple[Span, ...]:
        """The spans of ``inlines``.

        Notes called in them are marked with asterisks when ``asterisks`` is set; ``own`` is asked first for a call's
        mark, for notes that are not the document's.
        """

        def call(inline: NoteCall, form: Span) -> Span:
            found = own(inline, form) if own is not None else None
            return found or self._notes.call(inline, form, asterisks=asterisks)

        spans = tuple(_joined(_without_lone(self._flat(inlines, _PLAIN, call))))
        texts = [span.text for span in spans]
        bound = with_spaces(texts, self._typography, NO_BREAK)
        if bound is texts:
            return spans
        return tuple(
            span if text == span.text else replace(span, text=text) for span, text in zip(spans, bound, strict=True)
        )

    def linked(self, span: Span) -> Iterator[Span]:
        """A made span cut at the symbols in it, each a link."""
        return self._linker.spans(span)

    def _flat(self, inlines: Iterable[Inline], form: Span, call: Callable[[NoteCall, Span], Span]) -> Iterator[Span]:
        for inline in inlines:
            match inline:
                case Text(text=text):
                    yield from self._linker.spans(replace(form, text=text))
                case Emphasized(emphasis=emphasis, children=children):
                    yield from self._flat(children, _emphasized(form, emphasis), call)
                case Fitted(children=children, letter_space=space, scale=scale, language=language):
                    inner = replace(
                        form,
                        letter_space=form.letter_space if space is None else space,
                        scale=form.scale if scale is None else scale,
                        language=form.language if language is None else language,
                    )
                    yield from self._flat(children, inner, call)
                case Link(url=url, children=children):
                    yield from self._flat(children, replace(form, url=url), call)
                case LineBreak():
                    yield replace(form, text="\n")
                case Formula(row=row):
                    from undoc.prepare.formulas import EMPTY, linear  # few texts have formulas

                    yield replace(form, text=linear(row) or EMPTY, formula=SpanFormula(row))
                case NoteCall():
                    yield call(inline, form)
                case Reference():
                    target = self._targets.anchor(inline)
                    if inline.children:
                        yield from self._flat(inline.children, replace(form, target=target), call)
                    else:
                        yield replace(form, text=self._targets.number(inline), target=target)


def without_calls(inlines: Sequence[Inline]) -> tuple[Inline, ...]:
    """The inlines without the calls of notes in them."""
    found: list[Inline] = []
    for inline in inlines:
        match inline:
            case NoteCall():
                continue
            case Emphasized() | Fitted() | Link() | Reference() if inline.children:
                found.append(replace(inline, children=without_calls(inline.children)))
            case _:
                found.append(inline)
    return tuple(found)


def plain(spans: Iterable[Span]) -> str:
    """The text of spans for a file's properties: without note marks, a line break being a space."""
    return "".join(" " if span.text == "\n" else span.text for span in spans if span.note is None)


def _emphasized(form: Span, emphasis: Emphasis) -> Span:
    match emphasis:
        case Emphasis.ITALIC:
            return replace(form, italic=not form.italic)
        case Emphasis.BOLD:
            return replace(form, bold=True)
        case Emphasis.SUPERSCRIPT:
            return replace(form, position=Position.RAISED)
        case Emphasis.SUBSCRIPT:
            return replace(form, position=Position.LOWERED)


def _without_lone(spans: Iterable[Span]) -> Iterator[Span]:
    """The spans without the numbers of what is alone of its kind, nor the space before: see table 1, see table."""
    last: Span | None = None
    for span in spans:
        if span.target and not span.text and last is not None:
            last = replace(last, text=last.text.rstrip())
            continue
        if last is not None:
            yield last
        last = span
    if last is not None:
        yield last


def _joined(spans: Iterable[Span]) -> Iterator[Span]:
    """Neighbours in the same format become one span."""
    last: Span | None = None
    for span in spans:
        if last is not None and _alike(last, span):
            last = replace(last, text=last.text + span.text)
            continue
        if last is not None:
            yield last
        last = span
    if last is not None:
        yield last


def _alike(one: Span, other: Span) -> bool:
    """Whether two spans may be one: plain text, line breaks apart, in the same format."""
    leads = other.note or other.url or other.target or other.formula or one.formula
    return not leads and "\n" not in (one.text, other.text) and replace(one, text="") == replace(other, text="")
