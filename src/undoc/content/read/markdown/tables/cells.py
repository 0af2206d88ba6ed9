"""The texts, cells and rows of a table that is written in YAML."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from undoc.content.read.markdown.context import Context
from undoc.content.read.markdown.plain_marks import warn_of_marks
from undoc.content.read.markdown.yaml_text import on_one_line, plain_text, yaml_inlines
from undoc.content.read.pictures import check_picture
from undoc.model import Cell, Chart, Figure, Inline, Place, Row, RowKind
from undoc.model.table_values import CELL_SIDE, KEEP_NEXT, KEEP_ROW, KEEP_WHOLE, PICTURE_WIDTH
from undoc.yaml.decode import decode, keys_of
from undoc.yaml.keys import KeyReader
from undoc.yaml.tree import MappingNode, Node, ScalarNode, SequenceNode

_PICTURE_KEYS = ("picture", "alternative", "width")
_ALTERNATIVE = "Say in words what the picture shows: {picture: map.png, alternative: A map of the region}."
_SECTION_KEYS = ("text", "align")
#: The keys of rows, and what each makes of a row.
ROW_KINDS = {
    "cells": RowKind.BODY,
    "ruled": RowKind.RULED,
    "subtotal": RowKind.SUBTOTAL,
    "total": RowKind.TOTAL,
    "section": RowKind.SECTION,
    "heading": RowKind.HEADING,
}
_ROW_ADVICE = "Write [text, text, …], or {total: […]}, {subtotal: […]}, {heading: […]} or {section: text}."
_QUOTES = "Put the text in quotes if it holds “: ” or one of [ ] { } ,."


class TableReader(Struct):
    """Reads pieces of one table; ``is_whole`` is False as soon as one of them could not be read."""

    context: Context
    is_whole: bool = True

    def text(self, node: Node | None, what: str) -> tuple[Inline, ...]:
        """Return a text, which ``what`` names: “A cell”; empty when it cannot be read."""
        if isinstance(node, ScalarNode):
            if on_one_line(node, what, "Write it on one line, however long.", self.context):
                return yaml_inlines(node, self.context)
        elif node is not None:
            self.context.error(node.place, "wrong-kind", f"{what} is not plain text.", _QUOTES)
        self.is_whole = False
        return ()

    def text_of(self, keys: KeyReader, key: str) -> tuple[Inline, ...]:
        """Return the text of a key, empty when there is none."""
        scalar = keys.scalar(key)
        if scalar is not None:
            return self.text(scalar, f"The text of “{key}”")
        self.is_whole = self.is_whole and key not in keys
        return ()

    def row(self, node: Node | None, kind: RowKind) -> Row | None:
        """Return a row, None when it cannot be read; a section is one cell over one column."""
        if isinstance(node, SequenceNode):
            return Row(kind, self._cells(node), node.place)
        if isinstance(node, MappingNode) and (kind is RowKind.BODY or "cells" in node.entries):
            return self._row_of_kind(node, kind)
        if node is not None:
            advice = _ROW_ADVICE if kind is RowKind.BODY else "Write a list of rows: [[text, text, …]]."
            self.context.error(node.place, "wrong-kind", "A row is not a list of cells.", advice)
        self.is_whole = False
        return None

    def _row_of_kind(self, node: MappingNode, kind: RowKind) -> Row | None:
        keys = KeyReader(node, (*ROW_KINDS, *keys_of(Row)), self.context.report)
        keep = keys.value("keep", KEEP_ROW)
        row = decode(keys, Row, kind=kind, cells=(), place=node.place, keep=keep == KEEP_NEXT, whole=keep == KEEP_WHOLE)
        assert row is not None
        given = [key for key in ROW_KINDS if key in keys]
        if len(given) > 1:
            message = f"A row has the keys “{given[0]}” and “{given[1]}”."
            self.context.error(node.place, "wrong-kind", message, "Write a row of its own for each.")
        elif given == ["section"]:
            return replace(row, kind=RowKind.SECTION, cells=(self._section(keys, node),))
        elif given:
            cells = keys.sequence(given[0], _ROW_ADVICE)
            if cells is not None:
                found = kind if given == ["cells"] else ROW_KINDS[given[0]]
                return replace(row, kind=found, cells=self._cells(cells))
        elif any(key in keys for key in keys_of(Row)):
            self.context.error(
                node.place, "wrong-kind", "A row has no cells, only keys that say how it stands.", _ROW_ADVICE
            )
        self.is_whole = False
        return None

    def _section(self, keys: KeyReader, node: MappingNode) -> Cell:
        """The cell of a section, whose text may say where it stands."""
        section = node.get("section")
        if not isinstance(section, MappingNode):
            return Cell(self.text_of(keys, "section"), node.place)
        own = KeyReader(section, _SECTION_KEYS, self.context.report)
        scalar, align = own.scalar("text", required=True), own.value("align", CELL_SIDE)
        if scalar is None or (align is None and "align" in own):
            self.is_whole = False
        return Cell(self.text(scalar, "The text of a section"), node.place, align=align)

    def _cells(self, node: SequenceNode) -> tuple[Cell, ...]:
        return tuple(self._cell(item, node.place) for item in node.items)

    def _cell(self, node: Node | None, row: Place) -> Cell:
        if not isinstance(node, MappingNode) or not any(key in keys_of(Cell) for key in node.entries):
            return Cell(self.text(node, "A cell"), node.place if node is not None else row)
        keys = KeyReader(node, keys_of(Cell), self.context.report)
        errors = self.context.report.errors
        text, *more = self._paragraphs(keys)
        drawing = self._chart(keys) if "chart" in keys else self._picture(keys)
        cell = decode(keys, Cell, inlines=text, place=node.place, more=tuple(more), drawing=drawing)
        assert cell is not None
        self.is_whole = self.is_whole and self.context.report.errors == errors
        return cell

    def _chart(self, keys: KeyReader) -> Chart | None:
        """The chart of a cell, None when it cannot be read."""
        root = keys.value_node("chart")
        for key in _PICTURE_KEYS:
            if key in keys:
                message = f"A cell with a chart has no “{key}” of its own."
                advice = "Put a picture into another cell; the other keys belong between the braces of the chart."
                self.context.error(keys.entries[key].place, "wrong-kind", message, advice)
        if not isinstance(root, MappingNode):
            if root is not None:
                advice = "Write the keys of a chart between braces: {chart: {kind: bar, alternative: …, …}}."
                self.context.error(root.place, "wrong-kind", "The chart of a cell has no keys.", advice)
            return None
        for key in ("caption", "name"):
            if key in root.entries:
                message = f"A chart in a cell has no “{key}”."
                advice = "Write what stands above it as the text of the cell."
                self.context.error(root.entries[key].place, "unknown-key", message, advice)
        from undoc.content.read.markdown.charts import read_chart  # few tables have one

        return read_chart(root, root.place, self.context)

    def _picture(self, keys: KeyReader) -> Figure | None:
        """The picture of a cell, None without one or when it cannot be used."""
        file, alternative = keys.scalar("picture"), keys.scalar("alternative")
        width = keys.value("width", PICTURE_WIDTH)
        if "picture" not in keys:
            for key in _PICTURE_KEYS[1:]:
                if key in keys:
                    message = f"A cell without a picture has “{key}”."
                    advice = "Name the file of the picture: {picture: map.png, alternative: …}."
                    self.context.error(keys.entries[key].place, "missing-picture", message, advice)
            return None
        if "alternative" not in keys:
            place = keys.entries["picture"].place
            self.context.error(place, "missing-alternative", "The picture has no alternative text.", _ALTERNATIVE)
        if file is None or alternative is None:
            return None
        warn_of_marks(alternative.text, alternative.place, self.context)
        name, folder = plain_text(file), self.context.folder
        looked = self.context.pictures
        path = check_picture(name, file.place, folder, self.context.report) if looked else folder / name
        return None if path is None else Figure(path, plain_text(alternative), (), file.place, width=width)

    def _paragraphs(self, keys: KeyReader) -> tuple[tuple[Inline, ...], ...]:
        """The paragraphs of a cell whose text is one of them, or a list; one that is empty where it has none."""
        if isinstance(keys.value_node("text"), SequenceNode):
            found = keys.sequence("text", "Write a list of paragraphs: [text, text, …].")
            if found is not None:
                return tuple(self.text(item, "A paragraph of a cell") for item in found.items)
        elif (scalar := keys.scalar("text", may_be_empty=True)) is not None:
            return (self.text(scalar, "A cell"),)
        self.is_whole = self.is_whole and "text" not in keys
        return ((),)
