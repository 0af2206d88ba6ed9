"""Typeset documents put together by hand: text set on one line at a place, without any line breaking."""

from __future__ import annotations

import datetime
from itertools import pairwise
from pathlib import Path

import uharfbuzz as hb
from msgspec.structs import replace

from undoc.pdf import Properties
from undoc.prepare.structure import Content, Element, Tag
from undoc.typeset.pages.page import (
    Destination,
    LinkArea,
    OutlineEntry,
    Page,
    PlacedPicture,
    Rule,
    TextRun,
    TypesetDocument,
)
from undoc.typeset.text.fonts import Face, open_face

FONTS = Path(__file__).parents[2] / "fonts"
FILES = {
    "tinos": "Tinos-Regular.ttf",
    "tinos-bold": "Tinos-Bold.ttf",
    "song": "NotoSerifSC-Regular.ttf",
    # Outlines of the other kind (CFF): a few characters of Noto Serif SC as Adobe made it.
    "song-cff": "../tests/pdf/fonts/NotoSerifSC-Outlines.otf",
    "hei": "NotoSansSC-Medium.ttf",
    "kai": "UndocKai-Regular.ttf",
    "amiri": "Amiri-Regular.ttf",
}
PROPERTIES = Properties(
    title="Report of the Executive Director",
    language="en",
    author="Executive Director",
    subject="HSP/EB.2024/17",
    keywords=("human settlements", "programme"),
    date=datetime.date(2024, 9, 19),
    version="1.0",
)


def properties(**changes: object) -> Properties:
    """Some properties with ``changes``."""
    return replace(PROPERTIES, **changes)


def face(key: str) -> Face:
    """The face of one of FILES."""
    return open_face(key, FONTS / FILES[key])


def shaped(
    text: str, key: str, size: float, x: float, y: float, content: Content | None, scale: float = 1.0
) -> TextRun:
    """``text`` shaped by HarfBuzz as one run; each cluster's text is at its first glyph in logical order."""
    font = face(key)
    buffer = hb.Buffer()
    buffer.add_str(text)
    # Marks keep their own text: readers turn right-to-left text code by code.
    buffer.cluster_level = hb.BufferClusterLevel.MONOTONE_CHARACTERS
    buffer.guess_segment_properties()
    hb.shape(font.font, buffer)
    infos, positions = buffer.glyph_infos, buffer.glyph_positions
    starts = [*sorted({info.cluster for info in infos}), len(text)]
    cluster_text = {start: text[start:end] for start, end in pairwise(starts)}
    texts = [""] * len(infos)
    order = range(len(infos)) if buffer.direction == "ltr" else range(len(infos) - 1, -1, -1)
    for index in order:
        texts[index] = cluster_text.pop(infos[index].cluster, "")
    em = size / font.units
    offsets = {
        index: (position.x_offset * em * scale, position.y_offset * em)
        for index, position in enumerate(positions)
        if position.x_offset or position.y_offset
    }
    return TextRun(
        font,
        size,
        scale,
        x,
        y,
        [info.codepoint for info in infos],
        [position.x_advance * em * scale for position in positions],
        texts,
        content,
        offsets or None,
    )


class Builder:
    """A document in the making; items go onto its last page."""

    def __init__(self, width: float = 595.28, height: float = 841.89) -> None:
        self.root = Element(Tag.DOCUMENT)
        self.pages = [Page(width, height)]
        self.anchors: dict[str, Destination] = {}
        self.outline: list[OutlineEntry] = []
        self.properties = PROPERTIES

    @property
    def page(self) -> Page:
        """The page that items go onto."""
        return self.pages[-1]

    def turn(self) -> None:
        """Begin a new page."""
        self.pages.append(Page(self.page.width, self.page.height))

    def element(self, tag: Tag, parent: Element | None = None, **fields: object) -> Element:
        """A new element in ``parent``, or in the document."""
        element = (parent or self.root).child(tag)
        for name, value in fields.items():
            setattr(element, name, value)
        return element

    def text(
        self,
        text: str,
        x: float = 72.0,
        y: float = 100.0,
        *,
        into: Element | Content | None = None,
        key: str = "tinos",
        size: float = 10.0,
        scale: float = 1.0,
    ) -> TextRun:
        """Set ``text``, as content of ``into``, or as an artifact."""
        content = into.content() if isinstance(into, Element) else into
        run = shaped(text, key, size, x, y, content, scale)
        self.page.items.append(run)
        return run

    def paragraph(self, text: str, x: float = 72.0, y: float = 100.0, key: str = "tinos") -> TextRun:
        """Set ``text`` as a paragraph."""
        return self.text(text, x, y, into=self.element(Tag.PARAGRAPH), key=key)

    def rule(self, x: float, y: float, x2: float, y2: float, width: float = 0.5, into: Content | None = None) -> None:
        """Draw a rule."""
        self.page.items.append(Rule(x, y, x2, y2, width, content=into))

    def picture(self, path: Path, x: float, y: float, width: float, height: float, alternative: str | None) -> Element:
        """Place a picture as a figure."""
        figure = self.element(Tag.FIGURE, alternative=alternative)
        self.page.items.append(PlacedPicture(path, x, y, width, height, figure.content()))
        return figure

    def link(self, run: TextRun, element: Element, url: str | None = None, target: str | None = None) -> None:
        """Make the box of ``run`` a link area."""
        self.page.links.append(LinkArea(run.x, run.y - run.size, run.width, run.size, element, url, target))

    def document(self) -> TypesetDocument:
        """The document as it is now."""
        return TypesetDocument(tuple(self.pages), self.root, dict(self.anchors), tuple(self.outline))
