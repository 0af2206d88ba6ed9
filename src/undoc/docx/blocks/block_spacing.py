"""What the blocks around a block ask of it: Word's tables have no space around them, so their neighbours keep it."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from undoc.docx.parts.styles import spacing
from undoc.docx.text.paragraphs import KEEP_NEXT
from undoc.templates.styles import Style


class Surroundings(Struct, frozen=True):
    """``lead`` are runs before the block's first text, ``keep`` keeps it on the page of what follows.

    ``above`` and ``below`` are the least spaces above its first paragraph and below its last one. ``section`` are the
    properties of the section that ends with the block, if one does.
    """

    lead: str = ""
    keep: bool = False
    above: float = 0.0
    below: float = 0.0
    section: str = ""

    @property
    def keep_next(self) -> str:
        """The property of the block's last paragraph that keeps it with what follows."""
        return KEEP_NEXT if self.keep else ""

    def first(self) -> Surroundings:
        """What is asked of the block's first paragraph when another follows in the block."""
        return replace(self, keep=False, below=0.0, section="")

    def last(self) -> Surroundings:
        """What is asked of the block's last paragraph when another comes before it in the block."""
        return replace(self, lead="", above=0.0)

    def spacing(self, style: Style, own: Style | None = None) -> str:
        """``w:spacing`` of a paragraph of ``style``; ``own`` is that style with the paragraph's own spaces and line."""
        wanted = own or style
        before, after = max(wanted.before, self.above), max(wanted.after, self.below)
        return spacing(replace(wanted, before=before, after=after), style)
