"""Indents and tab stops: where Word puts a label and its text, in twips from the text area's start edge.

Word measures indents and tab stops from the start edge in either direction, and calls that edge "left" (ISO/IEC
29500-1, 17.3.1.12 and 17.3.1.37).
"""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct
from msgspec.structs import replace

from undoc.docx.xml import twips
from undoc.templates.styles import Align, LabelPlace, Style

_ALIGN = {Align.START: "left", Align.END: "right", Align.CENTER: "center", Align.JUSTIFY: "left"}
_LEADERS = {".": "dot", "·": "middleDot", "_": "underscore", "-": "hyphen"}


class Layout(Struct, frozen=True):
    """The indents and tab stops of a paragraph.

    ``first`` is relative to ``left``. ``tabs`` gives the alignment and leader of each stop by its position.
    """

    left: int
    right: int
    first: int
    tabs: Mapping[int, tuple[str, str]]

    def tabs_beyond(self, base: Layout) -> str:
        """``w:tabs`` that makes the stops of ``base`` those of this layout: what is not wanted is cleared."""
        stops = {at: f'<w:tab w:val="clear" w:pos="{at}"/>' for at in base.tabs if at not in self.tabs}
        for at, (align, leader) in self.tabs.items():
            if base.tabs.get(at) != (align, leader):
                filled = f' w:leader="{leader}"' if leader else ""
                stops[at] = f'<w:tab w:val="{align}"{filled} w:pos="{at}"/>'
        return f"<w:tabs>{''.join(stops[at] for at in sorted(stops))}</w:tabs>" if stops else ""

    def indents_beyond(self, base: Layout) -> str:
        """``w:ind`` with the values that differ from those of ``base``."""
        values = ""
        if self.left != base.left:
            values += f' w:left="{self.left}"'
        if self.right != base.right:
            values += f' w:right="{self.right}"'
        if self.first != base.first:
            values += f' w:hanging="{-self.first}"' if self.first < 0 else f' w:firstLine="{self.first}"'
        return f"<w:ind{values}/>" if values else ""


#: What Word does without being told.
NONE = Layout(0, 0, 0, {})


def of_style(style: Style) -> Layout:
    """The layout that a style gives to its paragraphs."""
    tabs = {twips(tab.position): (_ALIGN[tab.align], _LEADERS.get(tab.leader, "")) for tab in style.tabs}
    return Layout(twips(style.left), twips(style.right), twips(style.first), tabs)


def moved(style: Style, left: float, right: float) -> Style:
    """``style`` for a column that is ``left`` and ``right`` narrower: its text and tab stops stay where they are."""
    tabs = tuple(replace(tab, position=tab.position - left) for tab in style.tabs if tab.position > left)
    return replace(style, left=style.left - left, right=style.right - right, tabs=tabs)


def hanging(style: Style, turn: float) -> Layout:
    """The layout of a paragraph without a label whose following lines begin ``turn`` points after the first."""
    own = of_style(style)
    return replace(own, left=own.left + twips(turn), first=-twips(turn))


def with_typed_label(style: Style, place: LabelPlace) -> Layout:
    """The layout of a paragraph whose label is typed, followed by a tab.

    A label that ends at a given place needs a tab before it too: its line begins at the start edge, as in the
    Organization's own headings.
    """
    if place.align is not Align.END:
        return _layout(style, place, twips(style.left + place.label), {})
    end = twips(style.left + place.label)
    return _layout(style, place, min(0, end - 720), {end: ("right", "")})


def with_automatic_label(style: Style, place: LabelPlace) -> Layout:
    """The layout of a paragraph that Word numbers: the label stands at the first line's indent, or ends there."""
    return _layout(style, place, twips(style.left + place.label), {})


def with_mark(style: Style, place: LabelPlace, width: float) -> Layout:
    """The layout of a note that begins with its mark, ``width`` points wide, followed by a tab.

    A mark that ends at a given place begins as much before it as it is wide: programs other than Word look for the mark
    at the very beginning of the note, so no tab can align it.
    """
    before = width if place.align is Align.END else 0.0
    return _layout(style, place, twips(style.left + place.label - before), {})


def continued(style: Style, place: LabelPlace) -> Layout:
    """The layout of a further paragraph under the same label: it begins where the turn lines do."""
    return _layout(style, place, twips(style.left + place.turn), {})


def _layout(style: Style, place: LabelPlace, start: int, tabs: dict[int, tuple[str, str]]) -> Layout:
    text, turn = twips(style.left + place.text), twips(style.left + place.turn)
    own = of_style(style)
    tabs |= {at: stop for at, stop in own.tabs.items() if at > text}
    # Where a line hangs, Word takes the indent of the following lines for a tab stop.
    if text != turn or start >= turn:
        tabs[text] = ("left", "")
    return Layout(turn, own.right, start - turn, tabs)
