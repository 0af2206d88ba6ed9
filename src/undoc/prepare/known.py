"""What can be said of sizes before any page is set, so that a Word file alone is made without measuring text."""

from __future__ import annotations

from msgspec.structs import replace

from undoc.prepare.prepared import Figure, Note, Paragraph, Position
from undoc.templates.fonts import FontTable
from undoc.templates.house import House
from undoc.templates.language import Language, Script
from undoc.templates.pages import PageGeometry
from undoc.templates.styles import LineKind, Style, raised_size

#: The family of which it is known how wide figures and asterisks are, in parts of their size.
_FAMILY, _WIDTH = "Times New Roman", 0.5
_HALVES = frozenset("0123456789*")
#: What no line is higher, and no character wider than, in parts of the size of the type.
_HIGHEST, _WIDEST = 2.0, 1.5


def with_place(figure: Figure, house: House, page: PageGeometry) -> Figure:
    """The figure with its place on ``page`` where its caption, however its lines break, does not change that."""
    style = house.styles[house.figure_style]
    place = figure.placed(page, style)
    if figure.caption is not None:
        below = _most(figure.caption, house.styles[figure.caption.style], page)
        if figure.placed(page, style, below) != place:
            return figure
    return replace(figure, place=place)


def mark_width(note: Note, house: House, language: Language, fonts: FontTable) -> float | None:
    """The width in points of the mark before a note's text, None where it has to be measured."""
    style, mark = house.styles[note.paragraphs[0].style], note.mark_span(house.notes)
    face = fonts.faces[style.font][Script.LATIN]["regular"][0]
    is_usual = style.scale == 100 and not (style.letter_space or style.bold or style.italic)
    if language.script is Script.ARABIC or face.word_name != _FAMILY or not is_usual:
        return None
    if not _HALVES.issuperset(mark.text) or (style.kern and "11" in mark.text):
        return None
    size = raised_size(style.size) if mark.position is Position.RAISED else style.size
    return len(mark.text) * _WIDTH * size


def _most(caption: Paragraph, style: Style, page: PageGeometry) -> float:
    """The most height that a caption takes, whatever its words: two lines are together longer than one has room for."""
    own = caption.styled(style)
    room = page.text_width - own.left - own.right
    wide = _WIDEST * own.size * own.scale / 100 + max(0.0, own.letter_space)
    lines = 1 + 2 * caption.text.count("\n") + 2 * len(caption.text) * wide / room
    high = _HIGHEST * own.size
    if own.line.kind is LineKind.AUTO:
        high *= max(1.0, own.line.height)
    return own.before + lines * max(high, own.line.height)
