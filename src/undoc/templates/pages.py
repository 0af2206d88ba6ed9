"""Pages, and what stands on them beside the text: masthead, headers and footers, the first page. Lengths are points."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace


class PageGeometry(Struct, frozen=True):
    """A page: size, margins of the text area, distances of header and footer from the page's edges, default tab.

    ``first_bottom`` is the bottom margin of the first page, whose footer may be taller.
    """

    width: float
    height: float
    top: float
    bottom: float
    first_bottom: float
    left: float
    right: float
    header: float
    footer: float
    default_tab: float

    @property
    def text_width(self) -> float:
        """Width of the text area between the margins."""
        return self.width - self.left - self.right

    def in_columns(self, count: int, gap: float) -> PageGeometry:
        """The page whose text area is the first of ``count`` columns that stand ``gap`` points apart."""
        width = (self.text_width - (count - 1) * gap) / count
        return replace(self, right=self.width - self.left - width)

    @property
    def is_turned(self) -> bool:
        """Whether the page stands on its side."""
        return self.width > self.height


class VerticalAlign(StrEnum):
    """Where the content of a masthead cell stands."""

    TOP = "top"
    CENTER = "center"
    BOTTOM = "bottom"


class MastheadCell(Struct, frozen=True):
    """A cell of the masthead table: which slots stand in it, one below the other; it spans ``span`` columns.

    ``before`` is the space between the cell's top and its first line.
    """

    slots: tuple[str, ...]
    span: int = 1
    align: VerticalAlign = VerticalAlign.TOP
    before: float = 0.0


class MastheadRow(Struct, frozen=True):
    """A row of exactly ``height`` points with a rule under it."""

    height: float
    rule: float
    cells: tuple[MastheadCell, ...]


class MastheadTable(Struct, frozen=True):
    """The first-page masthead.

    A table that starts at ``left`` from the text area's start edge, ``page.header`` from the page's top.

    ``padding`` is the space between a cell's side edges and its content; ``after`` the space between the table's
    last rule and the text below. ``styles`` names the paragraph style of each slot and of each line of the
    distribution block (``distribution``, ``date``, ``language_line``, ``original``); ``organ_size`` is the size of
    the symbol's first element.
    """

    columns: tuple[float, ...]
    rows: tuple[MastheadRow, ...]
    after: float
    styles: Mapping[str, str]
    organ_size: float
    left: float = 0.0
    padding: float = 0.0

    @property
    def height(self) -> float:
        """Height of all rows."""
        return sum(row.height for row in self.rows)


class PageNumber(StrEnum):
    """What the footer shows: the page alone (``2``) or with the number of pages (``2/27``)."""

    ALONE = "page"
    OF_TOTAL = "page/total"


class TurnedLine(Struct, frozen=True):
    """A line along a side of a page on its side, reading downwards: ``baseline`` is how far it stands from that side.

    It begins ``start`` points below the page's top and is ``length`` points long; ``width`` is how thick a rule is,
    ``scale`` how wide its characters are in per cent, None for as wide as those of its style.
    """

    baseline: float
    start: float
    length: float
    width: float = 0.0
    scale: float | None = None


class TurnedFurniture(Struct, frozen=True):
    """Header and footer of pages on their side, turned as such pages are bound: so they stand where others have theirs.

    The header with its rule is at the right side, the footer at the left, in all languages.
    """

    header: TurnedLine
    rule: TurnedLine
    footer: TurnedLine


class Furniture(Struct, frozen=True):
    """Running header and footer of continuation pages; the symbol and the page number stand at the outer edge.

    The outer edge is the start edge on even and the end edge on odd pages. ``running`` has, for even and odd pages, the
    slots of the front whose lines stand at the start edge instead of the symbol, the second line of each from
    ``running_text`` on; empty for none. ``turned`` are those of pages on their side, None where these have them like
    others.
    """

    header_style: str
    footer_style: str
    page_number: PageNumber
    first_page_number: bool = False
    running: tuple[str, ...] = ()
    running_text: float = 0.0
    turned: TurnedFurniture | None = None


class Area(Struct, frozen=True):
    """An area of the first page: ``start`` points from the text area's start edge, ``top`` from the page's top."""

    start: float
    top: float
    width: float
    height: float


class FirstPageLayout(Struct, frozen=True):
    """What the first page has at its foot when the content gives a job number.

    ``job_pattern`` has {number} and {letter}, the letter of the version's language; the date stamps follow it after
    ``stamp_gap``. ``job`` and ``recycle`` are areas of one line each, set in ``job_style`` and ``recycle_style``.
    ``barcode`` is the area of the bars; ``barcode_text_style`` sets what they say below them where it is not empty.
    ``mark`` is the area of the recycling mark, ``mark_drawing`` its drawing and ``mark_raster`` the same for Word.
    ``running_style`` sets the job number in the running footers, at their inner edge; empty for none there.
    """

    job_pattern: str
    stamp_gap: str
    job_style: str
    job: Area
    barcode: Area
    barcode_text_style: str
    qr: Area
    recycle_style: str
    recycle: Area
    mark: Area
    mark_drawing: Path
    mark_raster: Path
    running_style: str


class FrontLine(Struct, frozen=True):
    """A line of the block below the masthead: the slot that fills it and its style."""

    slot: str
    style: str


class Emblem(Struct, frozen=True):
    """The emblem: a drawing for the PDF, a raster of the same for Word, the width it is set at.

    ``before`` and ``after`` are the spaces above and below it in
    its cell.
    """

    drawing: Path
    raster: Path
    width: float
    height: float
    before: float = 0.0
    after: float = 0.0
