"""Boxes: paragraphs within a frame, a table of one cell as the Organization's own summaries have it.

Word frames paragraphs too, but parts the frame where their indents change, as those of sub-paragraphs do.
"""

from __future__ import annotations

from msgspec.structs import replace

from undoc.docx.grid import borders, grid
from undoc.docx.package import TextPart
from undoc.docx.paragraphs import KEEP_NEXT, Calls, Inset, ParagraphWriter
from undoc.docx.styles import spacing
from undoc.docx.surroundings import Surroundings
from undoc.docx.xml import twips
from undoc.prepare.prepared import Box, PreparedDocument
from undoc.templates.house import PageGeometry
from undoc.templates.language import Direction

_LOOSE = '<w:keepNext w:val="0"/>'


class BoxWriter:
    """Writes the boxes of a document."""

    def __init__(
        self, prepared: PreparedDocument, page: PageGeometry, paragraphs: ParagraphWriter, part: TextPart, calls: Calls
    ) -> None:
        self._house = prepared.house
        self._page = page
        self._right_to_left = prepared.language.direction is Direction.RIGHT_TO_LEFT
        self._paragraphs = paragraphs
        self._part = part
        self._calls = calls

    def box(self, box: Box, around: Surroundings) -> str:
        """The frame with the paragraphs; they stand on the page where they would stand without it."""
        rules, body = self._house.box, self._house.styles[self._house.body_style]
        inset = Inset(body.left - rules.outdent, body.right - rules.outdent)
        left, right = inset.left - rules.padding, inset.right - rules.padding
        width = twips(self._page.text_width - left - right)
        last = len(box.paragraphs) - 1
        content = []
        for index, paragraph in enumerate(box.paragraphs):
            style = self._house.styles[paragraph.style]
            own = paragraph.styled(style)
            spaced = replace(own, before=own.before if index else 0.0, after=own.after if index < last else 0.0)
            content.append(
                self._paragraphs.paragraph(
                    paragraph,
                    self._part,
                    self._calls,
                    lead="" if index else around.lead,
                    inset=inset,
                    # In a table Word keeps the whole row with what follows.
                    keep=KEEP_NEXT if index == last and around.keep else _LOOSE if style.keep_next else "",
                    spacing=spacing(spaced, style),
                )
            )
        frame = borders((side, rules.rule) for side in ("top", "left", "bottom", "right"))
        cell = f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{frame}</w:tcPr>{"".join(content)}</w:tc>'
        return grid(
            [width],
            f"<w:tr>{cell}</w:tr>",
            left=left,
            right_to_left=self._right_to_left,
            sides=rules.padding,
            ends=rules.padding,
        )
