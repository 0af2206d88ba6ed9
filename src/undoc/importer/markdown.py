"""Blocks as the text of a language file, and metadata as ``document.yaml``."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from undoc.content.write.signs import escaped, guarded
from undoc.content.write.yaml_lines import yaml_text
from undoc.importer import escape
from undoc.importer.content import (
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
    texts,
)
from undoc.importer.fits import written
from undoc.importer.spans import Span
from undoc.model import Fit, RowKind, TableForm, TableWidth

#: A line break where all has to stand on one line.
BREAK = "\\ "


class Writer:
    """Writes the blocks of one version.

    ``notes`` are the paragraphs of each note by its name, ``fits`` how the lines of some of them are fitted.
    """

    def __init__(
        self, language: str, notes: Mapping[str, Sequence[list[Span]]], fits: Mapping[str, Fit] | None = None
    ) -> None:
        self._note_fits = fits or {}
        self._language = language
        self._notes = notes
        self._written: set[str] = set()

    def front_matter(self, entries: Iterable[tuple[str, list[Span] | str]], fits: Mapping[str, Fit]) -> str:
        """The lines between ``---``, and the notes that they call; ``fits`` are those of some of them by their keys."""
        lines = ["---"]
        called: list[str] = []
        for key, value in entries:
            if isinstance(value, str):
                lines.append(f"{key}: {yaml_text(value.replace(chr(10), BREAK))}")
            else:
                lines.append(f"{key}: {yaml_text(self._one_line(value) + written(fits.get(key)))}")
                called += [span.note for span in value if span.note]
        lines.append("---")
        notes = "".join(f"\n{note}" for note in self._called(called))
        return "\n".join(lines) + f"\n{notes}\n"

    def blocks(self, blocks: Sequence[Block]) -> str:
        """The text of the blocks."""
        pieces: list[str] = []
        last: Block | None = None
        for block in blocks:
            text = self._block(block)
            together = type(last) is type(block) and isinstance(block, Bullet)
            pieces.append(f"{text}\n" if together or not pieces else f"\n{text}\n")
            last = block
            called = [span.note for spans in texts(block) for span in spans if span.note]
            if isinstance(block, Table):
                called = [name for name in called if name not in block.notes]
            for note in self._called(called):
                pieces.append(f"\n{note}")
                last = None
        return "".join(pieces)

    def _called(self, names: Iterable[str]) -> Iterable[str]:
        for name in names:
            if name in self._notes and name not in self._written:
                self._written.add(name)
                first, *more = self._notes[name] or [[]]
                texts = [f"[^{name}]: {self._text(first, False)}"]
                texts += [f"\n  {self._text(spans, True)}" for spans in more]
                if fit := self._note_fits.get(name):
                    texts[-1] = texts[-1].rstrip() + written(fit)
                yield "".join(f"{text}\n" for text in texts)

    def _block(self, block: Block) -> str:
        match block:
            case Heading():
                sign = "" if block.is_numbered else " {-}"
                sign = " {+}" if block.is_numbered_alone else sign
                values = written(block.fit, block.start)
                return f"{'#' * block.level} {self._one_line(block.spans)}{values}{_name(block.name)}{sign}"
            case Paragraph():
                indented = " {>}" if block.is_indented else ""
                return f"{self._text(block.spans, True)}{written(block.fit)}{_name(block.name)}{indented}"
            case Numbered():
                values = written(block.fit, block.start)
                return f"{block.made} {self._text(block.spans, False)}{values}{_name(block.name)}"
            case Bullet():
                return f"{'  ' * block.level}- {self._text(block.spans, False)}{written(block.fit)}{_name(block.name)}"
            case Figure():
                caption = f' "{self._one_line(block.caption)}"' if block.caption else ""
                width = f"{{width={block.width:g}}}" if block.width is not None else ""
                return f"![{escaped(block.alternative)}]({block.file}{caption}){width}{_name(block.name)}"
            case Table():
                return self._table(block)
            case Chart():
                return self._chart(block)
            case Contents():
                return f"::: contents{f' {block.depth}' if block.depth not in (0, 3) else ''}\n:::"
            case PageBreak():
                return "::: page-break\n:::"
            case Part():
                return self._part(block)

    def _part(self, part: Part) -> str:
        line = f"::: {part.kind}"
        if part.kind == "columns" and part.count != 2:
            line += f" {part.count}"
        if part.title:
            line += f" {self._one_line(part.title)}"
        said = ([f"#{part.name}"] if part.name else []) + ([f"original={part.original}"] if part.original else [])
        if said:
            line += f" {{{' '.join(said)}}}"
        title = "".join(f"\n{note}" for note in self._called(span.note for span in part.title if span.note))
        return f"{line}\n{title}{self.blocks(part.blocks)}:::"

    def _table(self, table: Table) -> str:
        lines = ["```table"]
        if table.caption:
            lines.append(f"caption: {yaml_text(self._one_line(table.caption))}")
        if table.subtitle:
            lines.append(f"subtitle: {yaml_text(self._one_line(table.subtitle))}")
        if table.name:
            lines.append(f"name: {table.name}")
        if table.form is not TableForm.FIGURES:
            lines.append(f"form: {table.form}")
        if table.points is not None:
            lines.append(f"width: {table.points:g}")
            if table.width is TableWidth.FULL:
                lines.append("from: margin")
        elif table.width is TableWidth.FULL:
            lines.append("width: full")
        lines += [
            f"{key}: {value:g}"
            for key, value in (
                *(("size", table.size), ("line", table.line), ("space", table.space)),
                *(("above", table.above), ("below", table.below), ("end", table.end)),
            )
            if value is not None
        ]
        if table.vertical is not None:
            lines.append(f"vertical: {table.vertical}")
        header = [row for row in table.rows if row.kind is RowKind.HEADER]
        is_plain = len(header) == 1 and all(map(_is_single, header[0].cells)) and not _of_row(header[0])
        titles = header[0].cells if is_plain else []
        starts = table.starts or [None] * len(table.aligns)
        own = {start for start in starts[1:] if start is not None}
        if len(own) == 1:
            lines.append(f"start: {own.pop():g}")
            starts = [starts[0] or None, *[None] * (len(starts) - 1)]
        tabs = table.tabs or [None] * len(table.aligns)
        own = {tab for tab in tabs if tab is not None}
        if len(own) == 1:
            lines.append(f"tab: {own.pop():g}")
            tabs = [None] * len(tabs)
        if table.frame:
            lines.append("frame: single")
        if table.keep:
            lines.append(f"keep: {'next' if table.keep_next else 'together'}")
        lines.append("columns:")
        verticals = table.verticals or [None] * len(table.aligns)
        columns = zip(table.aligns, table.shares, starts, tabs, verticals, strict=True)
        for index, (align, share, start, tab, vertical) in enumerate(columns):
            title = f"title: {self._flow(titles[index])}, " if titles and titles[index].spans else ""
            space = f", start: {start:g}" if start is not None else ""
            rule = f", rule: {table.rules[index]}" if table.rules and table.rules[index] else ""
            stop = f", tab: {tab:g}" if tab is not None else ""
            stop += f", vertical: {vertical}" if vertical is not None else ""
            lines.append(f"  - {{{title}align: {align}, width: {share:g}{space}{stop}{rule}}}")
        if header and not titles:
            lines.append("header:")
            lines += [self._row(row) for row in header]
        lines.append("rows:")
        lines += [self._row(row) for row in table.rows if row.kind is not RowKind.HEADER]
        if table.remarks:
            lines.append("remarks:")
            lines += [f"  - {yaml_text(self._one_line(spans))}" for spans in table.remarks]
        if table.notes:
            lines.append("notes:")
            lines += [f"  {name}: {yaml_text(self._one_line(spans))}" for name, spans in table.notes.items()]
        if table.called_above:
            lines.append(f"called_above: [{', '.join(table.called_above)}]")
        return "\n".join([*lines, "```"])

    def _row(self, row: Row) -> str:
        keep = _of_row(row)
        if row.kind is RowKind.SECTION:
            [cell] = row.cells
            if cell.align is None:
                return f"  - section: {yaml_text(self._one_line(cell.spans))}{keep}"
            return f"  - section: {{text: {self._flow(cell)}, align: {cell.align}}}{keep}"
        if row.kind in (RowKind.BODY, RowKind.HEADER):
            return f"  - {f'cells: {self._cells(row)}{keep}' if keep else self._cells(row)}"
        return f"  - {row.kind}: {self._cells(row)}{keep}"

    def _cells(self, row: Row) -> str:
        return f"[{', '.join(self._cell(cell) for cell in row.cells)}]"

    def _cell(self, cell: Cell) -> str:
        text = self._flow(cell)
        if _is_single(cell):
            return text
        columns = f", columns: {cell.columns}" if cell.columns > 1 else ""
        rows = f", rows: {cell.rows}" if cell.rows > 1 else ""
        start = f", start: {cell.start:g}" if cell.start is not None else ""
        end = f", end: {cell.end:g}" if cell.end is not None else ""
        end += f", first: {cell.first:g}" if cell.first else ""
        align = f", align: {cell.align}" if cell.align is not None else ""
        return f"{{text: {text}{columns}{rows}{start}{end}{align}}}"

    def _flow(self, cell: Cell) -> str:
        texts = [self._one_line(spans) for spans in (cell.spans, *cell.more)]
        written = [yaml_text(text, in_flow=True) if text else '""' for text in texts]
        return f"[{', '.join(written)}]" if cell.more else written[0]

    def _chart(self, chart: Chart) -> str:
        lines = ["```chart", f"kind: {chart.kind}"]
        if chart.caption:
            lines.append(f"caption: {yaml_text(self._one_line(chart.caption))}")
        lines.append(f"alternative: {yaml_text(chart.alternative)}")
        lines.append(f"categories: [{', '.join(yaml_text(text, in_flow=True) for text in chart.categories)}]")
        lines.append("series:")
        lines += [f"  {yaml_text(name)}: [{', '.join(values)}]" for name, values in chart.series]
        if chart.unit:
            lines.append(f"unit: {yaml_text(chart.unit)}")
        if chart.name:
            lines.append(f"name: {chart.name}")
        return "\n".join([*lines, "```"])

    def _text(self, spans: Sequence[Span], starts_line: bool) -> str:
        text = escape.line(spans, self._language, starts_line=starts_line)
        # Lines after a line break begin lines of the file.
        if not starts_line and "\\\n" in text:
            first, *more = text.split("\n")
            text = "\n".join([first, *(guarded(line, self._language) for line in more)])
        return text

    def _one_line(self, spans: Sequence[Span]) -> str:
        return escape.inline(spans, BREAK)


def _of_row(row: Row) -> str:
    """What is said of a row beside its cells, each on a line of its own."""
    spaces = (("above", row.above), ("below", row.below))
    said = [f"{key}: {space:g}" for key, space in spaces if space is not None] + ["keep: next"] * row.keep
    return "".join(f"\n    {one}" for one in said)


def _is_single(cell: Cell) -> bool:
    is_plain = cell.start is None and cell.end is None and cell.align is None and not cell.first
    return is_plain and cell.columns == cell.rows == 1 and not cell.more


def _name(name: str) -> str:
    return f" {{#{name}}}" if name else ""
