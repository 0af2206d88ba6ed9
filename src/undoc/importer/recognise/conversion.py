"""What was found in a Word file as a document of the model."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from pathlib import Path

from undoc import model
from undoc.content.read.markdown.lines import SPACES_AFTER_MARK
from undoc.content.read.markdown.part_lines import DEPTH
from undoc.importer.recognise.found_blocks import (
    Block,
    Bullet,
    Cell,
    Chart,
    Contents,
    Figure,
    Heading,
    Numbered,
    PageBreak,
    Paragraph,
    Part,
    Row,
    Table,
)
from undoc.importer.recognise.inlines import NOWHERE, as_inlines
from undoc.importer.word.spans import Span, trimmed
from undoc.model import Inline, RowKind

#: Stands for any text in an outline.
_TEXT = (model.Text("x", NOWHERE),)


class Conversion:
    """Makes blocks of the model; ``made`` gives that of each by the identity of what was found.

    ``folder`` is that of the document, where its pictures are. ``is_outline`` leaves out what is not counted: of texts
    it is only told whether they are there, and tables have no rows.
    """

    def __init__(self, folder: Path, *, is_outline: bool = False) -> None:
        self.made: dict[int, model.Block] = {}
        self._folder = folder
        self._is_outline = is_outline

    def blocks(self, blocks: Sequence[Block]) -> tuple[model.Block, ...]:
        """The blocks of the model."""
        return tuple(map(self._block, blocks))

    def notes(
        self, notes: Mapping[str, Sequence[Sequence[Span]]], fits: Mapping[str, model.Fit]
    ) -> dict[str, model.Note]:
        """The notes of the model by their names; ``fits`` are those of some of them."""
        return {name: self._note(name, paragraphs, fits.get(name)) for name, paragraphs in notes.items()}

    def _note(self, name: str, paragraphs: Sequence[Sequence[Span]], fit: model.Fit | None) -> model.Note:
        *others, last = paragraphs
        if fit is not None:
            last = trimmed(last, SPACES_AFTER_MARK)  # what is said of it stands right after a text
        return model.Note(name, tuple(map(self._lines, (*others, last))), NOWHERE, fit)

    def _line(self, spans: Sequence[Span]) -> tuple[Inline, ...]:
        if self._is_outline:
            return _TEXT if spans else ()
        return as_inlines(spans)

    def _lines(self, spans: Sequence[Span]) -> tuple[Inline, ...]:
        return _TEXT if self._is_outline else as_inlines(spans, is_paragraph=True)

    def _block(self, block: Block) -> model.Block:
        result = self._converted(block)
        self.made[id(block)] = result
        return result

    def _converted(self, block: Block) -> model.Block:
        match block:
            case Heading():
                return model.Heading(
                    block.level,
                    self._line(block.spans),
                    NOWHERE,
                    block.name or None,
                    block.is_numbered,
                    block.is_numbered_alone,
                    block.fit,
                    block.start,
                )
            case Paragraph(spans=spans, fit=fit):
                return model.Paragraph(self._lines(spans), NOWHERE, block.name or None, block.is_indented, fit)
            case Numbered(level=level, spans=spans, fit=fit):
                name = block.name or None
                return model.NumberedParagraph(level, block.made, self._lines(spans), NOWHERE, name, fit, block.start)
            case Bullet(level=level, spans=spans, fit=fit):
                return model.BulletItem(level, self._lines(spans), NOWHERE, block.name or None, fit)
            case Figure(alternative=alternative, caption=caption, width=width):
                path, name = self._folder / block.file, block.name or None
                return model.Figure(path, alternative, self._line(caption), NOWHERE, name, _rounded(width))
            case Table():
                return self._table(block)
            case Chart():
                return self._chart(block)
            case Contents(depth=depth):
                return model.Contents(NOWHERE, depth or DEPTH)
            case PageBreak():
                return model.PageBreak(NOWHERE)
            case Part():
                return self._part(block)

    def _part(self, part: Part) -> model.Block:
        blocks = self.blocks(part.blocks)
        match part.kind:
            case "annex":
                return model.Annex(self._line(part.title), part.original or None, blocks, NOWHERE, part.name or None)
            case "summary":
                return model.Summary(blocks, NOWHERE)
            case "landscape":
                return model.Landscape(blocks, NOWHERE)
            case "columns":
                return model.Columns(blocks, NOWHERE, part.count)
            case _:
                return model.Quotation(blocks, NOWHERE)

    def _chart(self, chart: Chart) -> model.Chart:
        return model.Chart(
            model.ChartKind(chart.kind),
            self._line(chart.caption),
            chart.alternative,
            tuple(model.Text(text, NOWHERE) for text in chart.categories),
            tuple(
                model.Series(model.Text(name, NOWHERE), tuple(map(Decimal, values))) for name, values in chart.series
            ),
            model.Text(chart.unit, NOWHERE) if chart.unit else None,
            NOWHERE,
            chart.name or None,
        )

    def _table(self, table: Table) -> model.Table:
        if self._is_outline:
            return model.Table(self._line(table.caption), (), (), (), (), table.width, NOWHERE)
        return model.Table(
            caption=self._line(table.caption),
            subtitle=self._line(table.subtitle),
            columns=tuple(_columns(table)),
            rows=tuple(map(self._row, _rows(table))),
            notes=tuple(
                model.TableNote(name, self._line(spans), NOWHERE, name in table.called_above)
                for name, spans in table.notes.items()
            ),
            width=table.width,
            place=NOWHERE,
            name=table.name or None,
            points=_rounded(table.points),
            form=table.form,
            size=_rounded(table.size),
            line=_rounded(table.line),
            vertical=table.vertical,
            end=_rounded(table.end),
            remarks=tuple(map(self._line, table.remarks)),
            keep=table.keep,
            above=_rounded(table.above),
            below=_rounded(table.below),
            space=_rounded(table.space),
            keep_next=table.keep_next,
            frame=table.frame,
        )

    def _row(self, row: Row) -> model.Row:
        above, below = _rounded(row.above), _rounded(row.below)
        return model.Row(row.kind, tuple(map(self._cell, row.cells)), NOWHERE, row.keep, above, below)

    def _cell(self, cell: Cell) -> model.Cell:
        if not cell.is_set:
            return model.Cell(self._line(cell.spans), NOWHERE)
        return model.Cell(
            self._line(cell.spans),
            NOWHERE,
            cell.columns,
            cell.rows,
            _rounded(cell.start),
            _rounded(cell.end),
            _rounded(cell.first) or 0.0,
            cell.align,
            tuple(map(self._line, cell.more)),
        )


def _columns(table: Table) -> list[model.Column]:
    count = len(table.aligns)
    starts, tabs = list(table.starts) or [None] * count, list(table.tabs) or [None] * count
    # What one column has is that of all which have none of their own.
    if len(own := {start for start in starts[1:] if start is not None}) == 1:
        starts = [starts[0] or None, *[*own] * (count - 1)]
    if len(own := {tab for tab in tabs if tab is not None}) == 1:
        tabs = [*own] * count
    rules, verticals = table.rules or [None] * count, table.verticals or [None] * count
    columns = zip(table.aligns, table.shares, starts, tabs, rules, verticals, strict=True)
    return [
        model.Column(align, _rounded(share), _rounded(start), _rounded(tab), rule, vertical)
        for align, share, start, tab, rule, vertical in columns
    ]


def _rows(table: Table) -> Sequence[Row]:
    """The rows without a single one of titles that have no texts."""
    titles = [row for row in table.rows if row.kind is RowKind.HEADER]
    if len(titles) != 1 or any(cell.spans or cell.is_set for cell in titles[0].cells):
        return table.rows
    return [row for row in table.rows if row.kind is not RowKind.HEADER]


def _rounded(points: float | None) -> float | None:
    """A number with as many figures as content has."""
    return None if points is None else float(f"{points:g}")
