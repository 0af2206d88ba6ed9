"""One language version as it is displayed, from its masthead to its notes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct, field

from undoc.prepare.prepared.blocks import Block, Chart, Contents, Figure, walk
from undoc.prepare.prepared.tables import Table
from undoc.prepare.prepared.texts import Note, Paragraph
from undoc.templates.house import House
from undoc.templates.language import Language
from undoc.templates.pages import PageNumber


class Emblem(Struct, frozen=True):
    """The emblem in the masthead: one picture as a drawing and as a raster, ``width`` by ``height`` points.

    ``before`` and ``after`` are the spaces above and below it.
    """

    drawing: Path
    raster: Path
    alternative: str
    width: float
    height: float
    before: float
    after: float


class FirstPage(Struct, frozen=True):
    """What stands at the foot of the first page when the content gives a job number; ``house.first_page`` says where.

    ``job`` is the job number with its language letter and the date stamps, as displayed: ``26-04887 (E)    150426``;
    ``running_job`` the number alone, which stands in the running footers of some houses, else empty. ``barcode`` is
    what the bar code says, ``bars`` the widths of its bars and gaps in turn (Code 39, start and stop included), in
    modules. ``address`` is what the QR code leads to, ``qr`` its modules row by row, without quiet zone;
    ``qr_alternative`` says so in words. ``recycle`` is the line asking to recycle, before the mark of that.
    """

    job: str
    running_job: str
    barcode: str
    bars: tuple[float, ...]
    address: str
    qr: tuple[tuple[bool, ...], ...]
    qr_alternative: str
    recycle: str


class PreparedDocument(Struct, frozen=True):
    """One language version, ready to be written.

    ``masthead`` gives the paragraphs of each slot that the house's masthead table names (``symbol``,
    ``distribution``, …); ``emblem`` is None when the house drops it. ``notes`` are in the order of their calls.
    ``title`` is plain text for the file's properties, ``running_title`` what the running header shows.
    ``running_lines`` are, for even and odd pages, the two texts that it shows instead in some houses, else empty.
    ``first_page`` is None when the content gives no job number. ``foot`` are the lines at the foot of the first page,
    above that. ``sessions`` is what the two bodies of a document say of their sessions, above ``front``.
    ``front_texts`` are the lines of ``front`` as plain text without note marks, by their slots (``session``,
    ``agenda_item``, ``agenda_title``, ``title``, ``author``, …).
    ``shrinks_spaces`` says that the spaces of justified lines may shrink to take one word more, where the script of the
    language has it so.
    """

    symbol: str
    file_stem: str
    title: str
    subject: str
    author: str
    date: dt.date
    language: Language
    house: House
    masthead: Mapping[str, tuple[Paragraph, ...]]
    emblem: Emblem | None
    front: tuple[Paragraph, ...]
    blocks: tuple[Block, ...]
    notes: Mapping[str, Note]
    running_title: str
    running_lines: tuple[tuple[str, str], ...] = ()
    first_page: FirstPage | None = None
    foot: tuple[Paragraph, ...] = ()
    sessions: Table | None = None
    front_texts: Mapping[str, str] = field(default_factory=dict)
    shrinks_spaces: bool = True

    @property
    def head(self) -> tuple[Table | Paragraph, ...]:
        """What stands between the masthead and the text."""
        return self.front if self.sessions is None else (self.sessions, *self.front)

    @property
    def needs_pages(self) -> bool:
        """Whether who sets no pages needs what was ``Measured`` on some.

        For the number of pages in its footers, the page numbers of a list of contents, the widths of columns, the
        heights of charts, the place of a picture above a long caption, or the width of the mark of a note.
        """
        counted = self.house.furniture.page_number is PageNumber.OF_TOTAL
        marked = any(note.mark_width is None for note in self.notes.values())
        return counted or marked or any(map(_is_measured, walk((*self.head, *self.blocks))))


def _is_measured(block: Block) -> bool:
    return isinstance(block, Table | Chart | Contents) or (isinstance(block, Figure) and block.place is None)
