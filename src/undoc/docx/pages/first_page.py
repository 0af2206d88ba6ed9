"""The foot of the first page: job number, bar code, QR code, the line asking to recycle, each in a frame of its own.

Frames (ISO/IEC 29500-1, 17.3.1.11) stand at fixed places of the page and hold text and pictures alike.
"""

from __future__ import annotations

from undoc.docx.blocks import pictures
from undoc.docx.blocks.pictures import PictureWriter
from undoc.docx.pages import rasters
from undoc.docx.parts.package import TextPart
from undoc.docx.text.paragraphs import ParagraphWriter
from undoc.docx.xml import twips
from undoc.prepare.prepared import PreparedDocument, Span
from undoc.templates.language import Direction
from undoc.templates.pages import Area


class FootWriter:
    """Writes the foot of the first page into ``part``, a footer."""

    def __init__(
        self, prepared: PreparedDocument, paragraphs: ParagraphWriter, pictures_: PictureWriter, part: TextPart
    ) -> None:
        self._house = prepared.house
        self._content = prepared.first_page
        self._mirrored = prepared.language.direction is Direction.RIGHT_TO_LEFT
        self._paragraphs = paragraphs
        self._pictures = pictures_
        self._part = part

    def frames(self) -> str:
        """The framed paragraphs; none when the content gives no job number."""
        content, layout = self._content, self._house.first_page
        if content is None:
            return ""
        written = [
            self._text(content.job, layout.job_style, layout.job, from_the_left=True),
            # Bars and mark need no alternative text: what they say stands beside them.
            self._drawn(rasters.bar_code(content.bars), "", layout.barcode),
        ]
        if layout.barcode_text_style:
            area = layout.barcode
            style = self._house.styles[layout.barcode_text_style]
            below = Area(area.start, area.top + area.height, 2 * area.width, style.size * 1.2)
            written.append(self._text(f"*{content.barcode}*", layout.barcode_text_style, below, from_the_left=True))
        written.append(self._text(content.recycle, layout.recycle_style, layout.recycle))
        mark = layout.mark
        picture = self._pictures.run(self._part, layout.mark_raster, "", mark.width, height=mark.height)
        written.append(self._framed(picture, mark))
        if content.qr:
            written.append(self._drawn(rasters.modules(content.qr), content.qr_alternative, layout.qr))
        return "".join(written)

    def _text(self, text: str, style_key: str, area: Area, *, from_the_left: bool = False) -> str:
        style = self._house.styles[style_key]
        # Spaces that part the number from its date stamps are not to shrink to one.
        runs, language = self._paragraphs.runs, self._paragraphs.language
        written = runs.from_the_left(text, style, language) if from_the_left else runs.text(Span(text), style, language)
        return f"<w:p>{self._paragraphs.properties(style, frame=self._frame(area))}{written}</w:p>"

    def _drawn(self, blob: bytes, alternative: str, area: Area) -> str:
        picture = self._pictures.drawn(self._part, blob, alternative, area.width, height=area.height)
        return self._framed(picture, area)

    def _framed(self, picture: str, area: Area) -> str:
        style = self._house.styles[self._house.first_page.job_style]
        properties = self._paragraphs.properties(
            style,
            frame=self._frame(area),
            spacing=f'<w:spacing w:before="0" w:after="0" {pictures.LINE}/>',
            mark=pictures.END_MARK,
        )
        return f"<w:p>{properties}{picture}</w:p>"

    def _frame(self, area: Area) -> str:
        """Word measures frames from the page's left edge in either direction."""
        page = self._house.page
        left = page.left + area.start
        if self._mirrored:
            left = page.width - page.right - area.start - area.width
        return (
            f'<w:framePr w:w="{twips(area.width)}" w:hSpace="0" w:wrap="around" w:vAnchor="page" w:hAnchor="page" '
            f'w:x="{twips(left)}" w:y="{twips(area.top)}"/>'
        )
