"""Raw blocks: what the block rules find, before numbers of levels are known and inlines are read."""

from __future__ import annotations

from msgspec import Struct

from undoc.content.read.markdown.labels import Label
from undoc.content.read.source_map import RawText
from undoc.model import ColumnAlign, Place


class RawHeading(Struct, frozen=True):
    """A line that begins with ``#``."""

    level: int
    text: RawText
    place: Place


class RawParagraph(Struct, frozen=True):
    """Lines without a mark."""

    text: RawText
    place: Place


class RawNumbered(Struct, frozen=True):
    """Lines that begin with the label of a numbered paragraph or sub-paragraph."""

    label: Label
    text: RawText
    place: Place


class RawBullet(Struct, frozen=True):
    """Lines that begin with ``-`` after ``indent`` spaces."""

    indent: int
    text: RawText
    place: Place


class RawFigure(Struct, frozen=True):
    """A picture alone in its paragraph; ``caption`` is None when there is none.

    So is ``values``, what stands in braces after it.
    """

    alternative: RawText
    file: RawText
    caption: RawText | None
    values: RawText | None
    name: RawText | None
    place: Place


class RawNote(Struct, frozen=True):
    """The definition of a note; its paragraphs."""

    name: str
    paragraphs: tuple[RawText, ...]
    place: Place


class RawPipeRow(Struct, frozen=True):
    """A row of a table made of ``|`` signs."""

    cells: tuple[RawText, ...]
    place: Place


class RawPipeTable(Struct, frozen=True):
    """A table made of ``|`` signs; the first of its rows is the header. ``caption`` is None when there is none."""

    caption: RawText | None
    aligns: tuple[ColumnAlign | None, ...]
    rows: tuple[RawPipeRow, ...]
    place: Place


class RawFenced(Struct, frozen=True):
    """A fenced block: what stands after the signs that open it, and its lines; ``text_line`` is the first of them.

    ``is_closed`` says that its end was found.
    """

    info: RawText
    text: str
    text_line: int
    is_closed: bool
    place: Place


class RawPartOpen(Struct, frozen=True):
    """A line ``::: kind text``."""

    kind: str
    text: RawText
    place: Place


class RawPartClose(Struct, frozen=True):
    """A line ``:::``."""

    place: Place


RawBlock = (
    RawHeading
    | RawParagraph
    | RawNumbered
    | RawBullet
    | RawFigure
    | RawPipeTable
    | RawFenced
    | RawNote
    | RawPartOpen
    | RawPartClose
)
