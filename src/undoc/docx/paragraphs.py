"""Paragraphs: properties, label, bookmark, and the spans as runs, links and calls of notes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Protocol
from urllib.parse import quote

from undoc.docx import layout
from undoc.docx.bookmarks import Bookmarks, bookmark_name
from undoc.docx.languages import script_of
from undoc.docx.numbering import AutomaticLabels, place_of
from undoc.docx.package import TextPart
from undoc.docx.runs import HYPERLINK_STYLE, RunWriter
from undoc.docx.xml import attribute
from undoc.prepare.prepared import (
    Block,
    Box,
    Contents,
    Figure,
    Landscape,
    Paragraph,
    PreparedDocument,
    Span,
    Table,
    walk,
)
from undoc.templates.house import Align, LabelPlace, Style
from undoc.templates.language import Script

#: What may stand in an address as it is (RFC 3986, 2); the rest is escaped, as Word refuses a file with a wrong
#: address.
_ADDRESS = ":/?#[]@!$&'()*+,;=%-._~"
KEEP_NEXT = "<w:keepNext/>"
_RIGHT_TO_LEFT_MARK = "<w:rPr><w:rtl/></w:rPr>"


@dataclass(frozen=True, slots=True)
class Inset:
    """How far the edges of a paragraph's column, a cell, are from those of the text area, in points."""

    left: float = 0.0
    right: float = 0.0


_NO_INSET = Inset()


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

    def paragraph(
        self,
        paragraph: Paragraph,
        part: TextPart,
        calls: Calls,
        *,
        lead: str = "",
        anchor: str = "",
        inset: Inset = _NO_INSET,
        **direct: str,
    ) -> str:
        """The XML of a paragraph of ``part``.

        ``lead`` are runs before its text, ``anchor`` is that of a table that begins with it. It stands on the page
        where its style says, wherever the edges of its column are by ``inset``. ``direct`` are the properties that it
        has beyond its style's.
        """
        style = self.house.styles[paragraph.style]
        language = paragraph.language or self.language
        moved = layout.moved(style, inset.left, inset.right) if inset.left or inset.right else style
        if paragraph.label:
            label, placed = self._label(paragraph, style, moved, language)
            lead, direct = lead + label, placed | direct
        elif moved is not style or style.first < 0:
            # The style's first line makes room for a label; without one the text begins where all lines do.
            wanted = layout.of_style(replace(moved, first=max(0.0, moved.first)))
            direct = _placed(wanted, layout.of_style(style)) | direct
        if paragraph.page_break:
            direct["page_break"] = "<w:pageBreakBefore/>"
        runs = self.bookmarks.around(paragraph.anchor, lead + self.spans(paragraph.spans, style, language, part, calls))
        runs = self.bookmarks.around(anchor, runs)
        return f"<w:p>{self.properties(style, language, **direct)}{runs}</w:p>"

    def properties(
        self,
        style: Style,
        language: str | None = None,
        *,
        keep: str = "",
        page_break: str = "",
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
            f"{keep}{page_break}{numbering}{tabs}{direction}{spacing}{indents}{align}{mark}</w:pPr>"
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

    def typed_label(self, label: Span, place: LabelPlace, style: Style, language: str) -> str:
        """The runs of a label that is typed, with the tabs that bring it and the text to their places."""
        before = self.runs.text(Span("\t"), style, language) if place.align is Align.END else ""
        return before + self.runs.text(label, style, language) + self.runs.text(Span("\t"), style, language)

    def _label(self, paragraph: Paragraph, style: Style, moved: Style, language: str) -> tuple[str, dict[str, str]]:
        """The runs of the label if it is typed, and the properties that place it as ``moved`` says."""
        own, place = layout.of_style(style), place_of(paragraph, self.house)
        numbering = self._labels.properties(paragraph) if self._labels is not None else ""
        if place is None:
            label = self.runs.text(Span(f"{paragraph.label}\t"), style, language)
            return label, _placed(layout.of_style(moved), own)
        if not numbering:
            before = "\t" if place.align is Align.END else ""
            placed = _placed(layout.with_typed_label(moved, place), own)
            return self.runs.text(Span(f"{before}{paragraph.label}\t"), style, language), placed
        if paragraph.style == place.style and moved is style:
            return "", {"numbering": numbering}
        listed = layout.with_automatic_label(self.house.styles[place.style], place)
        given = layout.Layout(listed.left, own.right, listed.first, {**own.tabs, **listed.tabs})
        return "", {"numbering": numbering, **_placed(layout.with_automatic_label(moved, place), given)}


def _placed(wanted: layout.Layout, given: layout.Layout) -> dict[str, str]:
    return {"tabs": wanted.tabs_beyond(given), "indents": wanted.indents_beyond(given)}


def _anchors(prepared: PreparedDocument) -> frozenset[str]:
    """The anchors of all that is written with a bookmark."""
    found = {paragraph.anchor for note in prepared.notes.values() for paragraph in note.paragraphs}
    for block in (*prepared.front, *walk(prepared.blocks)):
        found.update(paragraph.anchor for paragraph in _paragraphs(block))
        if not isinstance(block, Box | Contents | Landscape):
            found.add(block.anchor)
    return frozenset(found - {""})


def _paragraphs(block: Block) -> Iterator[Paragraph]:
    """The paragraphs of a block, in order."""
    match block:
        case Paragraph():
            yield block
        case Figure(caption=caption):
            if caption is not None:
                yield caption
        case Table():
            yield from block.caption
            yield from (cell.paragraph for row in block.rows for cell in row.cells)
            yield from (note.paragraph for note in block.notes)
        case Box():
            yield from block.paragraphs
        case Contents():
            yield from (block.title, block.page_word, *(entry.paragraph for entry in block.entries))
        case Landscape():
            yield from (paragraph for inner in block.blocks for paragraph in _paragraphs(inner))
