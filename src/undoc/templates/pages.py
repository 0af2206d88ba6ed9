"""Pages, and what stands on them beside the text: masthead, headers and footers, the first page. Lengths are points."""

from collections.abc import Iterator, Mapping
from enum import StrEnum
from pathlib import Path
from typing import Annotated

from msgspec import Struct
from msgspec.structs import replace

from undoc.counting import counted
from undoc.model.attributes import ANY_TEXT, Fault, InvalidValueError, Key, Syntax
from undoc.templates.values import LENGTH, PICTURE, RASTER, STYLE, Length, StyleName
from undoc.wording import quoted


class PageGeometry(Struct, frozen=True):
    """A page: its size, and where on it the text area is."""

    width: Annotated[float, Key("how wide the page is", LENGTH)]
    height: Annotated[float, Key("how high it is", LENGTH)]
    top: Annotated[float, Key("the margin above the text area", LENGTH)]
    bottom: Annotated[float, Key("the margin below it", LENGTH)]
    first_bottom: Annotated[
        float,
        Key("the same on the first page; `bottom` if not said", LENGTH, like="bottom"),
    ]
    left: Annotated[float, Key("the margin left of it", LENGTH)]
    right: Annotated[float, Key("the margin right of it", LENGTH)]
    header: Annotated[float, Key("how far the header is from the page's upper edge", LENGTH)]
    footer: Annotated[float, Key("how far the footer is from its lower edge", LENGTH)]
    default_tab: Annotated[float, Key("the distance of tab stops where no style sets any", LENGTH)]

    @property
    def text_width(self) -> float:
        """Width of the text area between the margins."""
        return self.width - self.left - self.right

    def in_columns(self, count: int, gap: float) -> "PageGeometry":
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
    """A cell of the masthead table."""

    slots: Annotated[tuple[str, ...], Key("what stands in it, one below the other")]
    span: Annotated[int, Key("how many columns it spans")] = 1
    align: Annotated[VerticalAlign, Key("where in its height: `top`, `center` or `bottom`")] = VerticalAlign.TOP
    before: Annotated[float, Key("the space between its top and its first line", LENGTH)] = 0.0


class MastheadRow(Struct, frozen=True):
    """A row of the masthead table."""

    height: Annotated[float, Key("how high it is, exactly", LENGTH)]
    rule: Annotated[float, Key("how thick the rule under it is", LENGTH)]
    cells: Annotated[tuple[MastheadCell, ...], Key("its cells")]


#: The lines of the distribution block.
_BLOCK_LINES = ("date", "distribution", "language_line", "original")


class MastheadTable(Struct, frozen=True, kw_only=True):
    """The first-page masthead: a table that starts ``page.header`` from the page's top."""

    left: Annotated[float, Key("how far from the start edge of the text area it begins", LENGTH)] = 0.0
    columns: Annotated[tuple[Length, ...], Key("how wide its columns are")]
    rows: Annotated[tuple[MastheadRow, ...], Key("its rows; `[]` for pages without a masthead")]
    padding: Annotated[float, Key("the space between the sides of a cell and what stands in it", LENGTH)] = 0.0
    after: Annotated[float, Key("the space between its last rule and the text below", LENGTH)]
    styles: Annotated[
        Mapping[str, StyleName], Key("the styles of its slots and of the lines in that of the distribution")
    ]
    organ_size: Annotated[float, Key("the size of the symbol's first element", LENGTH)]

    @property
    def height(self) -> float:
        """Height of all rows."""
        return sum(row.height for row in self.rows)


def masthead_faults(table: MastheadTable) -> Iterator[Fault]:
    """What is wrong with the masthead as a whole."""
    for name in _BLOCK_LINES:
        if name not in table.styles:
            yield Fault("missing-key", f"The masthead has no style for “{name}”.", "Add it here.", ("styles",))
    for number, row in enumerate(table.rows, 1):
        if sum(cell.span for cell in row.cells) != len(table.columns):
            message = f"Row {number} of the masthead does not fill its {counted(len(table.columns), 'column')}."
            yield Fault("wrong-columns", message, "Add a cell or change a span.", ("rows",))


class PageNumber(StrEnum):
    """What the footer shows: the page alone (``2``) or with the number of pages (``2/27``)."""

    ALONE = "page"
    OF_TOTAL = "page/total"


class TurnedLine(Struct, frozen=True):
    """A line along a side of a page on its side, reading downwards."""

    baseline: Annotated[float, Key("how far it stands from that side", LENGTH)]
    start: Annotated[float, Key("how far below the page's top it begins", LENGTH)]
    length: Annotated[float, Key("how long it is", LENGTH)]
    width: Annotated[float, Key("how thick a rule is", LENGTH)] = 0.0
    scale: Annotated[float | None, Key("the width of its letters in per cent; that of its style if not said")] = None


class TurnedFurniture(Struct, frozen=True):
    """Header and footer of pages on their side, turned as such pages are bound: so they stand where others have theirs.

    The header with its rule is at the right side, the footer at the left, in all languages.
    """

    header: Annotated[TurnedLine, Key("the line of the header")]
    rule: Annotated[TurnedLine, Key("the rule beside it")]
    footer: Annotated[TurnedLine, Key("the line of the footer")]


class RunningSlots(Struct, frozen=True):
    """What of the front stands in running headers instead of the symbol."""

    even: Annotated[str, Key("the slot on even pages")]
    odd: Annotated[str, Key("the slot on odd pages")]
    text: Annotated[float, Key("where its second line begins", LENGTH)]


class Furniture(Struct, frozen=True):
    """Running header and footer of continuation pages; the symbol and the page number stand at the outer edge.

    The outer edge is the start edge on even and the end edge on odd pages.
    """

    header_style: Annotated[str, Key("the style of the header", STYLE)]
    footer_style: Annotated[str, Key("the style of the footer", STYLE)]
    page_number: Annotated[PageNumber, Key("`page` for 2, `page/total` for 2/27")] = PageNumber.ALONE
    first_page_number: Annotated[bool, Key("whether the first page has its number")] = False
    running_symbol: Annotated[bool, Key("whether the symbol stands at the head of the pages after the first")] = True
    running: Annotated[RunningSlots | None, Key("what of the front stands at the start edge instead of the symbol")] = (
        None
    )
    turned: Annotated[
        TurnedFurniture | None, Key("header and footer of pages on their side; as on others where nothing is said")
    ] = None

    @property
    def running_slots(self) -> tuple[str, ...]:
        """The slots of the front that stand in the header of even and of odd pages, empty for none."""
        return (self.running.even, self.running.odd) if self.running is not None else ()

    @property
    def running_text(self) -> float:
        """Where the second line of such a slot begins."""
        return self.running.text if self.running is not None else 0.0


class Area(Struct, frozen=True):
    """An area of the first page."""

    start: Annotated[float, Key("how far from the start edge of the text area", LENGTH)]
    top: Annotated[float, Key("how far from the page's top", LENGTH)]
    width: Annotated[float, Key("how wide it is", LENGTH)]
    height: Annotated[float, Key("how high it is", LENGTH)]


def _parse_job_pattern(text: str) -> str:
    try:
        text.format(number="", letter="")
    except (KeyError, ValueError, IndexError):
        message = f"{quoted(text)} is no pattern of a job number."
        raise InvalidValueError("unknown-field", message, "Use {number} and {letter} only.") from None
    return text


_JOB_PATTERN = Syntax(_parse_job_pattern, ANY_TEXT)


class FirstPageLayout(Struct, frozen=True, kw_only=True):
    """What the first page has at its foot when the content gives a job number."""

    job_pattern: Annotated[
        str, Key("the job number, with {number} and {letter}, the letter of the version's language", _JOB_PATTERN)
    ]
    stamp_gap: Annotated[str, Key("what stands between it and the date stamps")]
    job_style: Annotated[str, Key("the style of both", STYLE)]
    job: Annotated[Area, Key("the area of their line")]
    barcode: Annotated[Area, Key("the area of the bars")]
    barcode_text_style: Annotated[str, Key("the style of the text below the bars; none without it", STYLE)] = ""
    qr: Annotated[Area, Key("the area of the QR code")]
    recycle_style: Annotated[str, Key("the style of the line on recycling", STYLE)]
    recycle: Annotated[Area, Key("the area of that line")]
    mark: Annotated[Area, Key("the area of the recycling mark")]
    mark_drawing: Annotated[Path, Key("its drawing, in a folder of the templates", PICTURE)]
    mark_raster: Annotated[Path, Key("the same in PNG, for Word", RASTER)]
    running_style: Annotated[
        str, Key("the style of the job number at the inner edge of running footers; none there without it", STYLE)
    ] = ""


class FrontLine(Struct, frozen=True):
    """A line of the block below the masthead."""

    slot: Annotated[str, Key("what fills it")]
    style: Annotated[str, Key("its style", STYLE)]


class Emblem(Struct, frozen=True):
    """The emblem."""

    drawing: Annotated[Path, Key("its drawing for PDF, in a folder of the templates; `none` for no emblem", PICTURE)]
    raster: Annotated[Path, Key("the same in PNG, for Word", RASTER)]
    width: Annotated[float, Key("how wide it is", LENGTH)]
    height: Annotated[float, Key("how high it is", LENGTH)]
    before: Annotated[float, Key("the space above it in its cell", LENGTH)] = 0.0
    after: Annotated[float, Key("the space below it", LENGTH)] = 0.0
