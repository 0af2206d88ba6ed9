"""Setting the list of contents: entries with hanging numbers, dot leaders and the pages they lead to.

An entry's text has a measure of its own, so that its lines do not depend on page numbers. These are put in when the
pages are broken, at the end of each entry's last line.
"""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct
from msgspec.structs import replace

from undoc.prepare.prepared import Contents, ContentsEntry, EntryPlace, Paragraph, Role, Span
from undoc.prepare.structure import Marked, Structure
from undoc.templates.house import House
from undoc.templates.styles import Align, LabelPlace, Style
from undoc.typeset.blocks.paragraphs import Column, Label, ParagraphSetter, SetBlock, text_start
from undoc.typeset.pages.page import TextRun
from undoc.typeset.text.placing import SetLine

#: A dot and the space to the next one; the dots of all entries stand below each other.
_LEADER = ". "


class _Open(Struct, frozen=True):
    """An entry whose page number is still to come, and the line where it goes."""

    entry: ContentsEntry
    line: SetLine


class ContentsSetter:
    """Sets the list of contents of one document."""

    def __init__(self, house: House, setter: ParagraphSetter, structure: Structure) -> None:
        self._house = house
        self._layout = house.contents
        self._setter = setter
        self._structure = structure
        self._column = Column(house.page.left, house.page.text_width)
        self._open: list[_Open] = []
        #: Where the entries stand, by their targets.
        self.places: dict[str, EntryPlace] = {}

    def set(self, contents: Contents) -> list[SetBlock]:
        """The blocks of the list: title, the word above the page numbers, an entry each."""
        blocks = []
        for paragraph, end in ((contents.title, None), (contents.page_word, self._layout.page_end)):
            style = self._ending(paragraph.style, end)
            blocks.append(self._setter.set(paragraph, style, self._column, self._structure.paragraph(paragraph)))
            blocks[-1].keep_next = True
        for entry in contents.entries:
            blocks.append(self._entry(entry))
            blocks[-1].keep_next = not entry.target  # the word above the annexes
            if entry.target:
                self._open.append(_Open(entry, blocks[-1].lines[-1]))
        return blocks

    def fill(self, pages: Mapping[str, str]) -> None:
        """Put leaders and page numbers in; ``pages`` has the number of the page of each anchor."""
        for waiting in self._open:
            line, style = waiting.line, waiting.entry.paragraph.style
            if dots := self._leaders(line, style):
                self._add(line, _LEADER * dots, style, self._layout.leader_end, marked=None)
            self._add(
                line,
                f" {pages[waiting.entry.target]}",
                style,
                self._layout.page_end,
                marked=self._structure.page_number(waiting.entry),
            )

    def _entry(self, entry: ContentsEntry) -> SetBlock:
        paragraph = entry.paragraph
        levels = self._layout.levels
        place = LabelPlace(0.0, 0.0, 0.0, style=paragraph.style)
        if paragraph.level:
            place = levels[min(paragraph.level, len(levels)) - 1]
        style = self._ending(paragraph.style, self._layout.text_end)
        label = Span(paragraph.label)
        width = self._setter.extent(replace(paragraph, spans=(label,)), style)[1] if paragraph.label else 0.0
        if place.align is Align.START and (start := text_start(place.label + width, place, style)) > place.text:
            place = replace(place, text=start, turn=start)
        block = self._setter.set(
            paragraph, style, self._column, self._structure.paragraph(paragraph), label=Label(label, place, width)
        )
        self.places[entry.target] = EntryPlace(place.text, len(block.lines) > 1 + paragraph.text.count("\n"))
        return block

    def _leaders(self, line: SetLine, style: str) -> int:
        """How many dots have room between the text of ``line`` and the end of the leaders."""
        one, two = (
            self._setter.extent(Paragraph(Role.CONTENTS, style, (Span(text),)), self._house.styles[style])[1]
            for text in (_LEADER.rstrip(), (_LEADER * 2).rstrip())
        )
        runs = [item for item in line.items if isinstance(item, TextRun)]
        end = max((run.x + run.width - _space(run) for run in runs), default=0.0) - self._column.left
        room = self._layout.leader_end - end - one
        return 0 if room < 0 else 1 + int(room / (two - one))

    def _add(self, line: SetLine, text: str, style: str, end: float, marked: Marked | None) -> None:
        """Set ``text`` so that it ends at ``end``, on the base line of ``line``."""
        paragraph = Paragraph(Role.CONTENTS, style, (Span(text.rstrip()),))
        ending = replace(self._ending(style, end), align=Align.END)
        (own,) = self._setter.set(paragraph, ending, self._column, marked).lines
        line.items += own.items
        line.links += own.links

    def _ending(self, style: str, end: float | None) -> Style:
        """The style with its text ending ``end`` points from the text area's start edge."""
        own = self._house.styles[style]
        return own if end is None else replace(own, right=self._column.width - end)


def _space(run: TextRun) -> float:
    """The width of the space that ends a run."""
    last = 0 if run.right_to_left else -1
    return run.advances[last] if run.texts[last] == " " else 0.0
