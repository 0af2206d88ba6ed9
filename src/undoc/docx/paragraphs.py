"""Paragraphs: properties, label, bookmark, and the spans as runs, links and calls of notes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol
from urllib.parse import quote

from undoc.docx import layout
from undoc.docx.bookmarks import Bookmarks, bookmark_name
from undoc.docx.languages import script_of
from undoc.docx.numbering import AutomaticLabels, place_of
from undoc.docx.package import TextPart
from undoc.docx.runs import HYPERLINK_STYLE, RunWriter
from undoc.docx.xml import attribute
from undoc.prepare.prepared import Figure, Paragraph, PreparedDocument, Span
from undoc.templates.house import Align, Style
from undoc.templates.language import Script

#: What may stand in an address as it is (RFC 3986, 2); the rest is escaped, as Word refuses a file with a wrong
#: address.
_ADDRESS = ":/?#[]@!$&'()*+,;=%-._~"
KEEP_NEXT = "<w:keepNext/>"
_RIGHT_TO_LEFT_MARK = "<w:rPr><w:rtl/></w:rPr>"


class Calls(Protocol):
    """What becomes of the calls of notes; that depends on where the paragraph stands."""

    def call(self, span: Span, style: Style, language: str) -> str:
        """The runs for ``span``, which calls a note, in a paragraph of ``style``."""
        ...


class ParagraphWriter:
    """Writes the paragraphs of a document. ``labels`` is None when labels are typed."""

    def __init__(self, prepared: PreparedDocument, runs: RunWriter, labels: AutomaticLabels | None) -> None:
        self.house = prepared.house
        self.runs = runs
        self.bookmarks = Bookmarks()
        self.language = prepared.language.tag
        self._labels = labels
        self._anchors = _anchors(prepared)
        self._right_to_left = script_of(self.language) is Script.ARABIC

    def paragraph(self, paragraph: Paragraph, part: TextPart, calls: Calls, *, lead: str = "", **direct: str) -> str:
        """The XML of a paragraph of ``part``.

        ``lead`` are runs before its text, ``direct`` the properties that it has beyond its style's.
        """
        style = self.house.styles[paragraph.style]
        language = paragraph.language or self.language
        if paragraph.label:
            label, placed = self._label(paragraph, style, language)
            lead, direct = lead + label, placed | direct
        elif style.first < 0 and "indents" not in direct:
            # The style's first line makes room for a label; without one the text begins where all lines do.
            direct["indents"] = '<w:ind w:firstLine="0"/>'
        runs = self.bookmarks.around(paragraph.anchor, lead + self.spans(paragraph.spans, style, language, part, calls))
        return f"<w:p>{self.properties(style, language, **direct)}{runs}</w:p>"

    def properties(
        self,
        style: Style,
        language: str | None = None,
        *,
        keep: str = "",
        numbering: str = "",
        tabs: str = "",
        spacing: str = "",
        indents: str = "",
        align: str = "",
        mark: str = "",
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
            f"{keep}{numbering}{tabs}{direction}{spacing}{indents}{align}{mark}</w:pPr>"
        )

    def spans(self, spans: Sequence[Span], style: Style, language: str, part: TextPart, calls: Calls) -> str:
        """The runs of ``spans``; neighbours that lead to the same place become one link."""
        pieces: list[str] = []
        opened = ""
        for span in spans:
            link = self._link(span, part) if span.url or span.target else ""
            if link != opened:
                pieces.append(("</w:hyperlink>" if opened else "") + link)
                opened = link
            if span.note is not None:
                pieces.append(calls.call(span, style, language))
            else:
                pieces.append(self.runs.text(span, style, language, HYPERLINK_STYLE if link else ""))
        if opened:
            pieces.append("</w:hyperlink>")
        return "".join(pieces)

    def _link(self, span: Span, part: TextPart) -> str:
        if span.url:
            return f'<w:hyperlink r:id="{part.link(quote(span.url, safe=_ADDRESS))}" w:history="1">'
        if span.target in self._anchors:
            return f'<w:hyperlink w:anchor="{bookmark_name(span.target or "")}" w:history="1">'
        return ""

    def _label(self, paragraph: Paragraph, style: Style, language: str) -> tuple[str, dict[str, str]]:
        """The runs of the label if it is typed, and the properties that place it."""
        own, place = layout.of_style(style), place_of(paragraph, self.house)
        numbering = self._labels.properties(paragraph) if self._labels is not None else ""
        if place is None:
            return self.runs.text(Span(f"{paragraph.label}\t"), style, language), {}
        if not numbering:
            before = "\t" if place.align is Align.END else ""
            wanted = layout.with_typed_label(style, place)
            placed = {"tabs": wanted.tabs_beyond(own), "indents": wanted.indents_beyond(own)}
            return self.runs.text(Span(f"{before}{paragraph.label}\t"), style, language), placed
        if paragraph.style == place.style:
            return "", {"numbering": numbering}
        listed = layout.with_automatic_label(self.house.styles[place.style], place)
        given = layout.Layout(listed.left, own.right, listed.first, {**own.tabs, **listed.tabs})
        wanted = layout.with_automatic_label(style, place)
        placed = {"tabs": wanted.tabs_beyond(given), "indents": wanted.indents_beyond(given)}
        return "", {"numbering": numbering, **placed}


def _anchors(prepared: PreparedDocument) -> frozenset[str]:
    """The anchors of all that is written with a bookmark."""
    blocks: list[Paragraph | Figure] = [*prepared.front, *prepared.blocks]
    blocks += [block.caption for block in prepared.blocks if isinstance(block, Figure) and block.caption]
    for note in prepared.notes.values():
        blocks += note.paragraphs
    return frozenset(block.anchor for block in blocks if block.anchor)
