"""What the body of a document is made of: paragraphs, pictures, tables, charts, boxes, and parts set in other ways."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from undoc.model.charts import ChartKind, ChartLook, LabelPlace, LegendPlace, Series
from undoc.prepare.prepared.tables import Table
from undoc.prepare.prepared.texts import Paragraph
from undoc.templates.pages import PageGeometry
from undoc.templates.styles import Style

if TYPE_CHECKING:
    from undoc.drawings.shapes import Drawing


class Picture(Struct, frozen=True):
    """A picture to be set: ``width`` and ``height`` are its natural size in points.

    ``drawing`` is what an SVG file shows, None for a picture of dots.
    """

    path: Path
    alternative: str
    width: float
    height: float
    drawing: Drawing | None = None


class FigurePlace(NamedTuple):
    """Where a picture is set, in points: in the middle of ``room``, which begins ``start`` from the text area's edge.

    ``scale`` is how much larger than by nature it is.
    """

    start: float
    room: float
    width: float
    height: float
    scale: float


class Figure(Struct, frozen=True):
    """A picture in the body, with its caption if it has one.

    ``scale`` is how much larger than by nature it is wanted, None for no larger than its column; then it may reach from
    margin to margin. ``place`` is where it is set, None where that depends on the height of its caption, which is
    measured (``Measured.figures``).
    """

    picture: Picture
    caption: Paragraph | None
    anchor: str = ""
    scale: float | None = None
    place: FigurePlace | None = None

    def placed(self, page: PageGeometry, style: Style, below: float = 0.0) -> FigurePlace:
        """The place of the picture in a paragraph of ``style``: no higher than ``page`` with ``below`` points under it.

        Wider than the column of ``style`` it stands between the margins of ``page``. It has a quarter of the page's
        height whatever stands below, which then goes on to the next one.
        """
        start, room = style.left, page.text_width - style.left - style.right
        scale = 1.0 if self.scale is None else self.scale
        if self.scale is not None and self.picture.width * scale > room:
            start, room = 0.0, page.text_width
        whole = page.height - page.bottom - page.top - (style.before + style.after)
        highest = max(whole - below, whole / 4)
        scale = min(scale, room / self.picture.width, highest / self.picture.height)
        return FigurePlace(start, room, self.picture.width * scale, self.picture.height * scale, scale=scale)

    def in_cell(self, text: float, room: float) -> FigurePlace:
        """The place of the picture in a cell that is ``room`` wide, its texts ``text``: no wider than the cell.

        No wider than the texts where the content does not say how wide it is.
        """
        scale = min(1.0, text / self.picture.width) if self.scale is None else self.scale
        scale = min(scale, room / self.picture.width)
        return FigurePlace(0.0, room, self.picture.width * scale, self.picture.height * scale, scale=scale)


class Summary(Struct, frozen=True):
    """The summary of a document: blocks within a frame, first the word that stands above them."""

    blocks: tuple[Block, ...]


class ChartValue(NamedTuple):
    """A number and how the language writes it."""

    number: Decimal
    text: str


class ChartLabel(NamedTuple):
    """What is written at a value: its text and where it stands, None for where the kind of chart has it.

    It is moved from there by so many points. ``is_own`` says that the text is not the number in the series' format;
    ``format`` is the code of that, empty for the chart's.
    """

    text: str
    place: LabelPlace | None = None
    bold: bool = False
    right: float = 0.0
    down: float = 0.0
    is_own: bool = False
    format: str = ""


class ChartSeries(Struct, frozen=True):
    """The values of one thing, one for each category, None where there is none.

    ``labels`` are what is written at them, empty where the chart decides. ``said`` is what the content says of it.
    """

    name: str
    values: tuple[ChartValue | None, ...]
    labels: tuple[ChartLabel | None, ...] = ()
    said: Series | None = None


class Chart(Struct, frozen=True):
    """A drawing of numbers, ``height`` points high, below its caption if it has one.

    ``look`` is what it has of its own. ``scale`` are the round numbers of the axis, rising, the first and last being
    its ends, ``second_scale`` those of the second axis; a pie has none. With ``labelled`` each value is written at its
    bar or part, unless the series says otherwise. ``unit`` is what the numbers count, empty when that goes without
    saying; a single series is named above the chart, several are beside their colours, unless the look says otherwise.
    ``colors`` are those of the series, or of the parts of a pie, as ``#RRGGBB``.
    """

    kind: ChartKind
    caption: Paragraph | None
    alternative: str
    categories: tuple[str, ...]
    series: tuple[ChartSeries, ...]
    unit: str
    scale: tuple[ChartValue, ...]
    labelled: bool
    height: float
    colors: tuple[str, ...]
    anchor: str = ""
    look: ChartLook = ChartLook()
    second_scale: tuple[ChartValue, ...] = ()

    def in_cell(self, text: float, room: float) -> Chart:
        """The chart as it stands in a cell that is ``room`` wide, its texts ``text``: no wider than the cell."""
        look = self.look
        width = text if look.width is None else min(look.width, room)
        if look.plot is not None and look.width is not None and width < look.width:
            share = width / look.width
            look = replace(look, plot=replace(look.plot, left=look.plot.left * share, width=look.plot.width * share))
        return replace(self, look=replace(look, width=width))

    def kind_of(self, series: ChartSeries) -> ChartKind:
        """How a series is drawn."""
        own = series.said.kind if series.said is not None else None
        return self.kind if own is None else own

    def label(self, series: ChartSeries, index: int) -> ChartLabel | None:
        """What is written at a value of a series, None for nothing."""
        if series.labels:
            return series.labels[index]
        value = series.values[index]
        return ChartLabel(value.text) if self.labelled and value is not None else None

    def shown(self, series: ChartSeries, index: int) -> str:
        """A value of a series in words: what is written at it, or else the number; empty where there is none."""
        label, value = self.label(series, index), series.values[index]
        if label is not None:
            return label.text
        return value.text if value is not None else ""

    def color(self, number: int, index: int) -> str:
        """The colour of a value of the series with a number, both from 0."""
        if self.kind is ChartKind.PIE:
            return self.colors[index]
        said = self.series[number].said
        point = said.points.get(str(index + 1)) if said is not None else None
        return self.colors[number] if point is None or point.color is None else point.color

    def ends(self, *, second: bool = False) -> tuple[Decimal, Decimal]:
        """The numbers that an axis begins and ends with."""
        scale = self.second_scale if second else self.scale
        axis = self.look.second_axis if second else self.look.axis
        low, high = scale[0].number, scale[-1].number
        return low, high if axis is None or axis.most is None else max(axis.most, high)

    @property
    def named(self) -> tuple[int, ...]:
        """The numbers, from 0, of the series that the legend has, in its order."""
        legend = self.look.legend
        if legend is not None and legend.place is LegendPlace.NONE:
            return ()
        if len(self.series) < 2 and legend is None:
            return ()
        return tuple(number for number in self.in_legend if (said := self.series[number].said) is None or said.legend)

    @property
    def in_legend(self) -> tuple[int, ...]:
        """The numbers of all series in the order of the legend: bars stand before lines."""
        numbers = range(len(self.series))
        return tuple(sorted(numbers, key=lambda number: self.kind_of(self.series[number]) is ChartKind.LINE))

    @property
    def titled(self) -> bool:
        """Whether the name of the only series stands above it."""
        return len(self.series) == 1 and bool(self.series[0].name) and self.look.legend is None


class ContentsEntry(Struct, frozen=True):
    """An entry of the list of contents: its ``paragraph`` (label, text, level) and the ``target`` it leads to.

    ``target`` is the anchor of a heading or an annex, whose page number stands at the end of the entry. It is empty for
    the word above the annexes, which has no page number.
    """

    paragraph: Paragraph
    target: str


class Contents(Struct, frozen=True):
    """The list of contents: its title, the word above the page numbers, its entries.

    Page numbers are known when pages are set: ``Measured.page_numbers`` has them by anchor. Their column is
    ``house.contents``' own, so that no line of an entry depends on its number.
    """

    title: Paragraph
    page_word: Paragraph
    entries: tuple[ContentsEntry, ...]


class Landscape(Struct, frozen=True):
    """What is set on pages turned on their side: of the geometry ``house.landscape``, beginning on a new page.

    Whatever follows begins on a new page too. It holds no other landscape part and no list of contents.
    """

    blocks: tuple[Block, ...]


class Annex(Struct, frozen=True):
    """An annex: its label and title, which are headings, and its blocks.

    ``is_annex`` is False for enclosures and appendices.
    """

    blocks: tuple[Block, ...]
    is_annex: bool = True


class Quotation(Struct, frozen=True):
    """Quoted text; its paragraphs have the style of quotations."""

    blocks: tuple[Block, ...]


class List(Struct, frozen=True):
    """A list: each item is a paragraph with its label, and what stands within it, such as the list of its sub-items."""

    items: tuple[tuple[Block, ...], ...]


class Columns(Struct, frozen=True):
    """What is set in ``count`` columns of equal width, ``house.columns`` apart, below what stands above it.

    They are balanced at its end. Paragraphs stand as far from the edges of their column as ``House.column_inset`` says.
    """

    blocks: tuple[Block, ...]
    count: int


class PageBreak(Struct, frozen=True):
    """What follows begins on a new page."""


#: What holds the blocks of a part of the document.
Part = Annex | Quotation | Summary | Landscape | Columns
#: What groups blocks that stand as others do.
Group = Annex | Quotation | List
#: What is set or written by itself.
Standing = Paragraph | Figure | Table | Chart | Contents | PageBreak | Summary | Landscape | Columns
Block = Standing | Group


def children(block: Block) -> tuple[Block, ...]:
    """The blocks that stand within a block, not those within these."""
    if isinstance(block, Part):
        return block.blocks
    return tuple(chain.from_iterable(block.items)) if isinstance(block, List) else ()


def walk(blocks: Iterable[Block]) -> Iterator[Block]:
    """Every block, those within others after the one that holds them."""
    for block in blocks:
        yield block
        yield from walk(children(block))


def flow(blocks: Iterable[Block]) -> Iterator[Standing]:
    """The blocks as they stand below each other, for those who set or write them: groups are opened."""
    for block in blocks:
        if isinstance(block, Group):
            yield from flow(children(block))
        else:
            yield block


def drawings(blocks: Iterable[Block]) -> Iterator[Figure | Chart]:
    """Every picture and chart, those in the cells of tables too."""
    for block in walk(blocks):
        if isinstance(block, Figure | Chart):
            yield block
        elif isinstance(block, Table):
            yield from (cell.drawing for row in block.rows for cell in row.cells if cell.drawing is not None)


def paragraphs_of(block: Block) -> Iterator[Paragraph]:
    """The paragraphs of a block, in order, without those of the blocks within it."""
    match block:
        case Paragraph():
            yield block
        case Figure(caption=caption) | Chart(caption=caption):
            if caption is not None:
                yield caption
        case Table():
            yield from block.caption
            yield from (one for row in block.rows for cell in row.cells for one in cell.paragraphs)
            yield from (note.paragraph for note in block.notes)
        case Contents():
            yield from (block.title, block.page_word)
            yield from (entry.paragraph for entry in block.entries)
        case _:
            pass
