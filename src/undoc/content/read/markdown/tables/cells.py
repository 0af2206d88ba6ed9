"""The texts, cells and rows of a table that is written in YAML."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct

from undoc.content.read.markdown.context import Context
from undoc.content.read.markdown.yaml_text import on_one_line, yaml_inlines
from undoc.content.read.values import parse_number
from undoc.model import Cell, ColumnAlign, Inline, Place, Row, RowKind
from undoc.wording import did_you_mean, quoted
from undoc.yaml.keys import InvalidValueError, KeyReader
from undoc.yaml.tree import MappingNode, Node, ScalarNode, SequenceNode

_CELL_KEYS = ("text", "columns", "rows", "start", "end", "first", "align")
_SECTION_KEYS = ("text", "align")
_ROW_KEYS = ("keep", "above", "below")
_ROW_KINDS = {
    "cells": RowKind.BODY,
    "ruled": RowKind.RULED,
    "subtotal": RowKind.SUBTOTAL,
    "total": RowKind.TOTAL,
    "section": RowKind.SECTION,
    "heading": RowKind.HEADING,
}
_ROW_ADVICE = "Write [text, text, …], or {total: […]}, {subtotal: […]}, {heading: […]} or {section: text}."
_POINTS = re.compile(r"-?[0-9]{1,2}(?:\.[0-9]{1,6})?")
#: The least and the most space beside a text, in points, and that above or below the texts of a row.
SPACES = -10, 60
ROW_SPACES = 0, 99
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
        keys = KeyReader(node, (*_ROW_KINDS, *_ROW_KEYS), self.context.report, {})
        keep = keys.value("keep", _parse_keep)
        above, below = (keys.value(key, parse_row_space) for key in ("above", "below"))
        given = [key for key in _ROW_KINDS if key in keys]
        if len(given) > 1:
            message = f"A row is “{given[0]}” and “{given[1]}” at once."
            self.context.error(node.place, "wrong-kind", message, "Write a row of its own for each.")
        elif given == ["section"]:
            return Row(RowKind.SECTION, (self._section(keys, node),), node.place, keep is not None, above, below)
        elif given:
            cells = keys.sequence(given[0], _ROW_ADVICE)
            if cells is not None:
                found = kind if given == ["cells"] else _ROW_KINDS[given[0]]
                return Row(found, self._cells(cells), node.place, keep is not None, above, below)
        elif any(key in keys for key in _ROW_KEYS):
            self.context.error(node.place, "wrong-kind", "A row says how it stands, but has no cells.", _ROW_ADVICE)
        self.is_whole = False
        return None

    def _section(self, keys: KeyReader, node: MappingNode) -> Cell:
        """The cell of a section, whose text may say where it stands."""
        section = node.get("section")
        if not isinstance(section, MappingNode):
            return Cell(self.text_of(keys, "section"), node.place)
        own = KeyReader(section, _SECTION_KEYS, self.context.report, {})
        scalar, align = own.scalar("text", required=True), own.value("align", _parse_side)
        if scalar is None or (align is None and "align" in own):
            self.is_whole = False
        return Cell(self.text(scalar, "The text of a section"), node.place, align=align)

    def _cells(self, node: SequenceNode) -> tuple[Cell, ...]:
        return tuple(self._cell(item, node.place) for item in node.items)

    def _cell(self, node: Node | None, row: Place) -> Cell:
        if not isinstance(node, MappingNode) or not any(key in _CELL_KEYS for key in node.entries):
            return Cell(self.text(node, "A cell"), node.place if node is not None else row)
        keys = KeyReader(node, _CELL_KEYS, self.context.report, {})
        is_several = isinstance(node.get("text"), SequenceNode)
        several = self._paragraphs(keys) if is_several else ()
        scalar = keys.scalar("text", may_be_empty=True) if not is_several else None
        inlines = self.text(scalar, "A cell") if scalar is not None else ()
        spans = [keys.value(key, parse_number) for key in ("columns", "rows")]
        spaces = [keys.value(key, parse_space) for key in ("start", "end", "first")]
        align = keys.value("align", _parse_side)
        values = (several if is_several else scalar, *spans, *spaces, align)
        for key, value in zip(_CELL_KEYS, values, strict=True):
            if key in keys and (value is None or value == ()):
                self.is_whole = False
        text, more = (several[0], several[1:]) if several else (inlines, ())
        over = (spans[0] or 1, spans[1] or 1)
        return Cell(text, node.place, *over, spaces[0], spaces[1], spaces[2] or 0.0, align, more)

    def _paragraphs(self, keys: KeyReader) -> tuple[tuple[Inline, ...], ...]:
        """The paragraphs of a cell whose text is a list of them."""
        found = keys.sequence("text", "Write a list of paragraphs: [text, text, …].")
        return tuple(self.text(item, "A paragraph of a cell") for item in found.items) if found is not None else ()


def parse_space(text: str) -> float:
    """Return the space before or after texts in points."""
    least, most = SPACES
    if not _POINTS.fullmatch(text) or not least <= float(text) <= most:
        message = f"{quoted(text)} is not the space beside a text."
        raise InvalidValueError("invalid-space", message, f"Write points from {least} to {most}.")
    return float(text)


def parse_row_space(text: str) -> float:
    """Return the space above or below the texts of a row in points."""
    least, most = ROW_SPACES
    if not _POINTS.fullmatch(text) or not least <= float(text) <= most:
        message = f"{quoted(text)} is not the space above or below the texts of a row."
        raise InvalidValueError("invalid-space", message, f"Write points from {least} to {most}.")
    return float(text)


def _parse_keep(text: str) -> str:
    if text != "next":
        message = f"{quoted(text)} is not with what a row stands on a page."
        raise InvalidValueError("invalid-keep", message, "Write keep: next to have it on the page of the row below it.")
    return text


def parse_align(text: str, choices: Sequence[ColumnAlign] = tuple(ColumnAlign)) -> ColumnAlign:
    """Return where the texts of a column stand, or of a cell, which has fewer ``choices``."""
    if text not in choices:
        otherwise = f"Write one of {', '.join(choices)}; text begins at the start, on the right in Arabic."
        advice = did_you_mean(text, list(choices), otherwise)
        what = "column" if ColumnAlign.DECIMAL in choices else "cell"
        raise InvalidValueError("invalid-align", f"{quoted(text)} is not a way to align a {what}.", advice)
    return ColumnAlign(text)


def _parse_side(text: str) -> ColumnAlign:
    return parse_align(text, [align for align in ColumnAlign if align is not ColumnAlign.DECIMAL])
