"""Paragraphs: properties, label, bookmark, and the spans as runs, links and calls of notes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol
from urllib.parse import quote

from msgspec import Struct
from msgspec.structs import replace

from undoc.docx.blocks.captions import CaptionNumbers
from undoc.docx.parts.package import TextPart
from undoc.docx.parts.styles import ALIGN
from undoc.docx.text import layout
from undoc.docx.text.bookmarks import NUMBER_PREFIX, Bookmarks, bookmark_name
from undoc.docx.text.fields import field
from undoc.docx.text.languages import script_of
from undoc.docx.text.numbering import AutomaticLabels
from undoc.docx.text.references import References, standing
from undoc.docx.text.runs import HYPERLINK_STYLE, RunWriter
from undoc.docx.text.walks import anchors
from undoc.prepare.prepared import Paragraph, PreparedDocument, Role, Span
from undoc.templates.bound_spaces import NO_BREAK
from undoc.templates.house import House
from undoc.templates.language import Direction, Script
from undoc.templates.styles import Align, LabelPlace, Style
from undoc.xml_text import attribute

#: What may stand in an address as it is (RFC 3986, 2); the rest is escaped, as Word refuses a file with a wrong
#: address.
_ADDRESS = ":/?#[]@!$&'()*+,;=%-._~"
KEEP_NEXT = "<w:keepNext/>"
_RIGHT_TO_LEFT_MARK = "<w:rPr><w:rtl/></w:rPr>"


class Inset(Struct, frozen=True):
    """How far the edges of a paragraph's column, a cell, are from those of the text area, in points."""

    left: float = 0.0
    right: float = 0.0


_NO_INSET = Inset()


class Calls(Protocol):
    """What becomes of the calls of notes; that depends on where the paragraph stands."""

    def call(self, span: Span, style: Style, language: str) -> str:
        """The runs for ``span``, which calls a note, in a paragraph of ``style``."""
        ...


class TextPlace(Struct, frozen=True):
    """Where a text stands: in a ``part`` of the file, with ``calls`` for the notes that are called in it."""

    part: TextPart
    calls: Calls


class ParagraphWriter:
    """Writes the paragraphs of a document. ``labels`` is None when labels are typed."""

    def __init__(self, prepared: PreparedDocument, runs: RunWriter, labels: AutomaticLabels | None) -> None:
        self.house = prepared.house
        self.runs = runs
        self.bookmarks = Bookmarks()
        self.language = prepared.language.tag
        self._labels = labels
        self._captions = CaptionNumbers(prepared.language) if labels is not None else None
        self._references = References(prepared, labels)
        self._anchors = anchors(prepared)
        self._right_to_left = prepared.language.direction is Direction.RIGHT_TO_LEFT

    def paragraph(
        self,
        paragraph: Paragraph,
        where: TextPlace,
        *,
        lead: str = "",
        anchor: str = "",
        captioned: str = "",
        inset: Inset = _NO_INSET,
        **direct: str,
    ) -> str:
        """The XML of a paragraph.

        ``lead`` are runs before its text, ``anchor`` is that of a table that begins with it, ``captioned`` that of a
        table or figure whose number it has. Its indents are those of its style from the edges of the text area;
        ``inset`` says how far the edges of its cell are from these. ``direct`` are properties that its style lacks.
        """
        style = self.house.styles[paragraph.style]
        language = paragraph.language or self.language
        moved = layout.moved(style, inset.left, inset.right) if inset.left or inset.right else style
        if paragraph.first is not None or paragraph.end or paragraph.turn or paragraph.indent:
            begin = moved.first if paragraph.first is None else paragraph.first
            left, right = moved.left + paragraph.indent, moved.right + paragraph.end
            moved = replace(moved, first=begin, left=left, right=right)
        if paragraph.number is not None:
            place = LabelPlace(0.0, paragraph.turn, paragraph.turn, style=paragraph.style)
            lead += self.typed_label(paragraph.number, place, style, language)
            wanted = layout.with_typed_label(replace(moved, first=0.0), place)
            direct = _placed(wanted, layout.of_style(style)) | direct
        elif paragraph.label:
            label, placed = self._label(paragraph, style, moved, language)
            lead, direct = lead + label, placed | direct
        elif moved is not style or style.first < 0:
            # The style's first line makes room for a label; without one the text begins where all lines do.
            start = max(0.0, moved.first) if paragraph.first is None else paragraph.first
            wanted = layout.of_style(replace(moved, left=moved.left + paragraph.turn, first=start - paragraph.turn))
            direct = _placed(wanted, layout.of_style(style)) | direct
        if paragraph.role is Role.HEADING and _shares_style(paragraph, self.house):
            direct["outline"] = f'<w:outlineLvl w:val="{paragraph.level - 1}"/>'
        if paragraph.align not in (None, style.align):
            direct["align"] = f'<w:jc w:val="{ALIGN[paragraph.align]}"/>'
        if paragraph.keep:
            direct["keep"] = KEEP_NEXT + "<w:keepLines/>"
        if paragraph.page_break:
            direct["page_break"] = "<w:pageBreakBefore/>"
        spans = paragraph.spans
        if not paragraph.label and spans:
            lead += (
                first := self._numbered(spans[0], paragraph.anchor or captioned, captioned, style, language=language)
            )
            spans = spans[1:] if first else spans
        runs = self.bookmarks.around(paragraph.anchor, lead + self.spans(spans, style, language, where))
        runs = self.bookmarks.around(anchor, runs)
        return f"<w:p>{self.properties(style, language, **direct)}{runs}</w:p>"

    def properties(
        self,
        style: Style,
        language: str | None = None,
        *,
        keep: str = "",
        page_break: str = "",
        frame: str = "",
        numbering: str = "",
        borders: str = "",
        tabs: str = "",
        spacing: str = "",
        indents: str = "",
        align: str = "",
        outline: str = "",
        mark: str = "",
        section: str = "",
    ) -> str:
        """``w:pPr`` with its children in the order of CT_PPr (ISO/IEC 29500-1, 17.3.1.26)."""
        right_to_left = script_of(language or self.language) is Script.ARABIC
        direction = ""
        if right_to_left != self._right_to_left:
            direction = "<w:bidi/>" if right_to_left else '<w:bidi w:val="0"/>'
        if right_to_left and not mark:
            mark = _RIGHT_TO_LEFT_MARK
        return (
            f'<w:pPr><w:pStyle w:val="{attribute(style.word_id)}"/>'
            f"{keep}{page_break}{frame}{numbering}{borders}{tabs}{direction}{spacing}{indents}{align}{outline}{mark}{section}</w:pPr>"
        )

    def spans(self, spans: Sequence[Span], style: Style, language: str, where: TextPlace) -> str:
        """The runs of ``spans``; neighbours that lead to the same place become one link."""
        pieces: list[str] = []
        opened = ""
        for span in spans:
            computed = self._references.pieces(span) if span.target else ()
            link = self._link(span, where.part) if span.url or (span.target and not computed) else ""
            if link != opened:
                pieces.append(("</w:hyperlink>" if opened else "") + link)
                opened = link
            if span.note is not None:
                pieces.append(where.calls.call(span, style, language))
            elif computed:
                pieces += (
                    self._computed(replace(span, text=one.text), one.instruction, style, language) for one in computed
                )
            else:
                pieces.append(self.runs.text(span, style, language, HYPERLINK_STYLE if span.url else ""))
        if opened:
            pieces.append("</w:hyperlink>")
        return "".join(pieces)

    def _link(self, span: Span, part: TextPart) -> str:
        if span.url:
            return f'<w:hyperlink r:id="{part.link(quote(span.url, safe=_ADDRESS))}" w:history="1">'
        if span.target in self._anchors:
            return f'<w:hyperlink w:anchor="{bookmark_name(span.target or "")}" w:history="1">'
        return ""

    def _computed(self, span: Span, instruction: str, style: Style, language: str) -> str:
        """The text of a span as the result of a field; as it is without an instruction."""
        result = self.runs.text(span, style, language)
        return field(instruction, self.runs.properties(span, style, language), result) if instruction else result

    def _numbered(self, span: Span, key: str, captioned: str, style: Style, language: str) -> str:
        """The runs of the first text of a paragraph where Word counts a number in it or references name it, else empty.

        ``key`` is the anchor that references to the number name.
        """
        if not key or span.note or span.url or span.target:
            return ""
        number, sequence = self._references.numbers.get(key, ""), None
        if captioned and self._captions is not None:
            sequence = self._captions.sequence(span.text)
        place = sequence[:2] if sequence else standing(number, span.text)
        if place is None:
            return ""
        before, inside, after = (
            replace(span, text=span.text[start:stop])
            for start, stop in ((0, place[0]), place, (place[1], len(span.text)))
        )
        inner = self._computed(inside, sequence[2] if sequence else "", style, language)
        if inside.text == number:
            inner = self.bookmarks.around(key, inner, NUMBER_PREFIX)
        return self.runs.text(before, style, language) + inner + self.runs.text(after, style, language)

    def _typed_number(self, paragraph: Paragraph, style: Style, language: str) -> str:
        """The runs of a label that is typed; the number in it has a bookmark where references repeat it."""
        label, number = paragraph.label, self._references.numbers.get(paragraph.anchor, "")
        if not number or not label.startswith(number):
            return self.runs.text(Span(label), style, language)
        inner = self.bookmarks.around(paragraph.anchor, self.runs.text(Span(number), style, language), NUMBER_PREFIX)
        return inner + self.runs.text(Span(label[len(number) :]), style, language)

    def typed_label(self, label: Span, place: LabelPlace, style: Style, language: str) -> str:
        """The runs of a label that is typed, with the tabs that bring it and the text to their places."""
        before = self.runs.text(Span("\t"), style, language) if place.align is Align.END else ""
        return before + self.runs.text(label, style, language) + self.runs.text(Span("\t"), style, language)

    def _label(self, paragraph: Paragraph, style: Style, moved: Style, language: str) -> tuple[str, dict[str, str]]:
        """The runs of the label if it is typed, and the properties that place it as ``moved`` says."""
        own, place = layout.of_style(style), paragraph.label_place(self.house.numbering)
        if place is not None and paragraph.turn:
            place = replace(place, turn=place.turn + paragraph.turn)
        numbering = self._labels.properties(paragraph) if self._labels is not None else ""
        if place is None:
            label = self._typed_number(paragraph, style, language) + self.runs.text(Span("\t"), style, language)
            return label, _placed(layout.of_style(moved), own)
        if not numbering:
            tab = self.runs.text(Span("\t"), style, language)
            before = tab if place.align is Align.END else ""
            label = self._typed_number(paragraph, style, language)
            if place.gap:  # Word leaves no more than the tab needs
                tab = self.runs.text(Span(f"{NO_BREAK}\t"), style, language)
            return before + label + tab, _placed(layout.with_typed_label(moved, place), own)
        if paragraph.style == place.style and moved is style and not paragraph.turn:
            return "", {"numbering": numbering}
        usual = paragraph.label_place(self.house.numbering) or place
        listed = layout.with_automatic_label(self.house.styles[place.style], usual)
        given = layout.Layout(listed.left, own.right, listed.first, {**own.tabs, **listed.tabs})
        return "", {"numbering": numbering, **_placed(layout.with_automatic_label(moved, place), given)}


def _shares_style(paragraph: Paragraph, house: House) -> bool:
    """Whether a heading has a style that headings of another level have too, so that its level must be said."""
    styles = [place.style for place in house.numbering.headings]
    level = paragraph.level
    return styles.count(paragraph.style) > 1 and 0 < level <= len(styles) and styles[level - 1] == paragraph.style


def _placed(wanted: layout.Layout, given: layout.Layout) -> dict[str, str]:
    return {"tabs": wanted.tabs_beyond(given), "indents": wanted.indents_beyond(given)}
