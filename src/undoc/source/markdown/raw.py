"""Raw blocks: what the block rules find, before numbers of levels are known and inlines are read."""

from __future__ import annotations

from dataclasses import dataclass

from undoc.model import Place
from undoc.source.markdown.labels import Label
from undoc.source.source_map import RawText


@dataclass(frozen=True, slots=True)
class RawHeading:
    """A line that begins with ``#``."""

    level: int
    text: RawText
    place: Place


@dataclass(frozen=True, slots=True)
class RawParagraph:
    """Lines without a mark."""

    text: RawText
    place: Place


@dataclass(frozen=True, slots=True)
class RawNumbered:
    """Lines that begin with the label of a numbered paragraph or sub-paragraph."""

    label: Label
    text: RawText
    place: Place


@dataclass(frozen=True, slots=True)
class RawBullet:
    """Lines that begin with ``-`` after ``indent`` spaces."""

    indent: int
    text: RawText
    place: Place


@dataclass(frozen=True, slots=True)
class RawFigure:
    """A picture alone in its paragraph; ``caption`` is None when there is none."""

    alternative: RawText
    file: RawText
    caption: RawText | None
    name: RawText | None
    place: Place


@dataclass(frozen=True, slots=True)
class RawNote:
    """The definition of a note; its paragraphs."""

    name: str
    paragraphs: tuple[RawText, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class RawPartOpen:
    """A line ``::: kind``."""

    kind: str
    place: Place


@dataclass(frozen=True, slots=True)
class RawPartClose:
    """A line ``:::``."""

    place: Place


RawBlock = RawHeading | RawParagraph | RawNumbered | RawBullet | RawFigure | RawNote | RawPartOpen | RawPartClose
