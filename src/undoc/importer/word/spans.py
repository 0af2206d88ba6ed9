"""Runs of text in one format: what the texts of a document are made of while it is imported."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import IntEnum

from msgspec import Struct
from msgspec.structs import replace

from undoc.model import Inline, Place, Text
from undoc.model.formulas import Row

#: Where things stand that are in no content file yet.
NOWHERE = Place("")


class Raise(IntEnum):
    """Whether text stands on the line, above or below it."""

    NORMAL = 0
    SUPERSCRIPT = 1
    SUBSCRIPT = 2


#: Stands for a formula in the text of spans.
FORMULA = "\ufffc"


class SpanFormula(Struct, frozen=True):
    """A formula as one in a line of text, and as a displayed one where it is that."""

    row: Row
    displayed: Row | None = None


class Span(Text, frozen=True):
    r"""Text in one format. A tab stands as ``\t``, a line break as ``\n``.

    It is an inline of the model until notes, numbers and references are settled; ``as_inlines`` makes others of it.

    ``link`` is an address, or ``#`` and a bookmark. ``note`` is the key of the note that is called here; the text is
    then the mark that the file has, empty when Word counts it. ``is_field`` says that the text was a field's result.
    ``letter_space`` in points and ``scale`` in percent are set where they are not those of the paragraph's style,
    ``language`` is the tag of words that are said to be in another language. ``formula`` is a formula, the text being
    FORMULA.
    """

    place: Place = NOWHERE
    bold: bool = False
    italic: bool = False
    position: Raise = Raise.NORMAL
    link: str = ""
    note: str = ""
    is_field: bool = False
    letter_space: float | None = None
    scale: float | None = None
    language: str | None = None
    formula: SpanFormula | None = None

    @property
    def fit(self) -> tuple[float | None, float | None, str | None]:
        """What it has of its own: letter space, scale and language."""
        return self.letter_space, self.scale, self.language

    def is_like(self, other: Span) -> bool:
        """Whether all but the text is the same; a formula is like nothing else."""
        return self.formula is None and self == replace(other, text=self.text)


def spans_of(inlines: Iterable[Inline]) -> list[Span]:
    """The spans that a text of the document is made of as long as it is imported."""
    return [inline for inline in inlines if isinstance(inline, Span)]


def plain(inlines: Iterable[Inline]) -> str:
    """The text alone, without the marks of notes."""
    return "".join([span.text for span in inlines if isinstance(span, Span) and not span.note])


def joined(spans: Iterable[Span]) -> list[Span]:
    """Neighbours in the same format as one span; empty ones are left out."""
    result: list[Span] = []
    last: Span | None = None
    for span in spans:
        if not span.text and not span.note:
            continue
        if last is not None and not span.note and not last.note and last.is_like(span):
            last = result[-1] = replace(last, text=last.text + span.text)
            continue
        result.append(span)
        last = span
    return result


def cut(spans: Sequence[Span], start: int) -> list[Span]:
    """The spans from the offset ``start`` of their text on; marks of notes do not count."""
    result: list[Span] = []
    for span in spans:
        if start <= 0 or span.note:
            result.append(span)
        elif len(span.text) > start:
            result.append(replace(span, text=span.text[start:]))
            start = 0
        else:
            start -= len(span.text)
    return result


def trimmed(spans: Iterable[Span], characters: str = " \t\n\u3000") -> list[Span]:
    """The spans without white space at both ends."""
    result = list(spans)
    while result and not result[0].note:
        text = result[0].text.lstrip(characters)
        if text:
            if text != result[0].text:
                result[0] = replace(result[0], text=text)
            break
        del result[0]
    while result and not result[-1].note:
        text = result[-1].text.rstrip(characters)
        if text:
            if text != result[-1].text:
                result[-1] = replace(result[-1], text=text)
            break
        del result[-1]
    return result


def without(spans: Iterable[Span], *, bold: bool = False, italic: bool = False) -> list[Span]:
    """The spans in bold or italic no longer: where the place they stand in is set so anyway."""
    return joined(
        replace(span, bold=span.bold and not bold, italic=span.italic and not italic)
        if (bold and span.bold) or (italic and span.italic)
        else span
        for span in spans
    )


def is_all(spans: Iterable[Span], attribute: str) -> bool:
    """Whether all text that can be seen has the attribute, and there is some."""
    values = [bool(getattr(span, attribute)) for span in spans if span.text.strip() and not span.note]
    return bool(values) and all(values)


def breaks_joined(parts: Iterable[Sequence[Span]]) -> list[Span]:
    """Several texts as one, with a line break between them; empty ones are left out."""
    result: list[Span] = []
    for part in parts:
        if part:
            if result:
                result.append(Span("\n"))
            result.extend(part)
    return result
