"""The list of contents: a TOC field whose entries carry the page numbers that were found (17.16.5.68).

Each level has the style that Word gives to it when the list is made anew (``toc 1`` …), laid out as the house says.
"""

from __future__ import annotations

from msgspec.structs import replace

from undoc.docx.blocks.block_spacing import Surroundings
from undoc.docx.blocks.contents_styles import contents_styles, ending
from undoc.docx.blocks.story import Story
from undoc.docx.text import layout
from undoc.docx.text.bookmarks import bookmark_name
from undoc.docx.text.fields import begin, end, field
from undoc.docx.text.paragraphs import KEEP_NEXT
from undoc.docx.text.runs import run
from undoc.prepare.prepared import Contents, ContentsEntry, Paragraph, Span
from undoc.templates.styles import Align, LabelPlace, Style


class ContentsWriter:
    """Writes the list of contents, with the page numbers and the places of its entries as they were ``measured``."""

    def __init__(self, story: Story) -> None:
        self._house = story.prepared.house
        self._layout = self._house.contents
        self._where = story.where
        self._paragraphs = story.paragraphs
        self._measured = story.measured
        self._styles = contents_styles(self._house)

    def contents(self, contents: Contents, around: Surroundings) -> str:
        """Title, the word above the page numbers, and the field with all entries."""
        title, page_word = contents.title, contents.page_word
        last = len(contents.entries) - 1
        depth = max((entry.paragraph.level for entry in contents.entries), default=1) or 1
        written = [
            self._line(title, self._house.styles[title.style], around.first(), keep=KEEP_NEXT),
            self._line(page_word, self._page_word_style(page_word), around.last().first(), keep=KEEP_NEXT),
        ]
        codes = self._codes(title)
        opening = begin(f'TOC \\o "1-{depth}" \\h \\z \\u', codes)
        for index, entry in enumerate(contents.entries):
            written.append(
                self._entry(
                    entry,
                    lead=opening if index == 0 else "",
                    trail=end(codes) if index == last else "",
                    around=around.last() if index == last else Surroundings(),
                )
            )
        return "".join(written)

    def _line(self, paragraph: Paragraph, style: Style, around: Surroundings, *, keep: str) -> str:
        own = self._house.styles[paragraph.style]
        given, wanted = layout.of_style(own), layout.of_style(style)
        properties = self._paragraphs.properties(
            own,
            keep=keep,
            tabs=wanted.tabs_beyond(given),
            spacing=around.spacing(own),
            indents=wanted.indents_beyond(given),
        )
        return f"<w:p>{properties}{around.lead}{self._text(paragraph.spans, own)}</w:p>"

    def _page_word_style(self, paragraph: Paragraph) -> Style:
        return replace(self._house.styles[paragraph.style], right=self._house.page.text_width - self._page_end)

    @property
    def _page_end(self) -> float:
        """Where page numbers end; Word sets nothing beyond the margin."""
        return min(self._layout.page_end, self._house.page.text_width)

    def _entry(self, entry: ContentsEntry, lead: str, trail: str, around: Surroundings) -> str:
        """An entry is a link as a whole; one that leads nowhere, the word above the annexes, keeps with the next."""
        paragraph = entry.paragraph
        style = self._house.styles[paragraph.style]
        level = min(paragraph.level, len(self._styles))
        own = self._styles[level - 1] if level else style
        given, place = layout.of_style(own), self._place(entry, level)
        wanted, label = given, ""
        tab = run(self._paragraphs.runs.properties(Span(""), style, self._paragraphs.language), "\t")
        if paragraph.label and place is not None:
            label = (tab if place.align is Align.END else "") + self._text((Span(paragraph.label),), style) + tab
            if place != self._layout.levels[level - 1] or place.align is Align.END:
                wanted = layout.with_typed_label(ending(style, self._house), place)
        elif place is not None:
            wanted = replace(given, first=0)
        else:
            wanted = layout.of_style(ending(style, self._house))
        if not self._measured.entries[entry.target].is_broken:
            # It needs no indent at its end, beyond which programs other than Word show no page number.
            wanted = replace(wanted, right=0)
        text = label + self._paragraphs.spans(paragraph.spans, style, self._paragraphs.language, self._where)
        if entry.target:
            text = self._link(entry.target, text + tab + tab + self._page(entry.target, style))
        properties = self._paragraphs.properties(
            own,
            keep=around.keep_next if entry.target else KEEP_NEXT,
            tabs=wanted.tabs_beyond(given),
            spacing=around.spacing(own),
            indents=wanted.indents_beyond(given),
            section=around.section,
        )
        return f"<w:p>{properties}{around.lead}{lead}{text}{trail}</w:p>"

    def _place(self, entry: ContentsEntry, level: int) -> LabelPlace | None:
        """Where an entry's label and text stand: a label that is too wide for its place has moved the text on."""
        if not level:
            return None
        place, text = self._layout.levels[level - 1], self._measured.entries[entry.target].text
        return place if text == place.text else replace(place, text=text, turn=text)

    def _link(self, target: str, runs: str) -> str:
        return f'<w:hyperlink w:anchor="{bookmark_name(target)}" w:history="1">{runs}</w:hyperlink>'

    def _page(self, target: str, style: Style) -> str:
        properties = self._paragraphs.runs.properties(Span(""), style, self._paragraphs.language)
        number = run(properties, self._measured.page_numbers[target])
        return field(f"PAGEREF {bookmark_name(target)} \\h", properties, number)

    def _text(self, spans: tuple[Span, ...], style: Style) -> str:
        return "".join(self._paragraphs.runs.text(span, style, self._paragraphs.language) for span in spans)

    def _codes(self, paragraph: Paragraph) -> str:
        style = self._house.styles[paragraph.style]
        return self._paragraphs.runs.properties(Span(""), style, self._paragraphs.language)
