"""JSON Schemas of what stands in content folders as YAML."""

from __future__ import annotations

from collections.abc import Callable

from undoc.content.read.markdown.tables.cells import ROW_KINDS
from undoc.model import Cell, Chart, Column, Metadata, Row, Table
from undoc.model.attributes import ANY_TEXT, TEXT
from undoc.model.front_matter import FrontMatter
from undoc.model.table_values import CELL_SIDE
from undoc.yaml.decode import attributes
from undoc.yaml.schema import Schema, schema_of, schema_of_file, schema_of_keys

_CELLS: Schema = {"type": "array", "items": {"$ref": "#/$defs/Cell"}}


def content_schemas() -> dict[str, Callable[[], Schema]]:
    """Return what makes the schemas, by the names of what they are of."""
    return {
        "document": lambda: schema_of_file("document.yaml of a content folder", schema_of(Metadata)),
        "front-matter": lambda: schema_of_file("What a language file begins with", schema_of(FrontMatter)),
        "table": _table,
        "chart": lambda: schema_of_file("A chart in a language file", schema_of(Chart)),
    }


def _table() -> Schema:
    cell: Schema = {"anyOf": [TEXT.schema, schema_of(Cell)]}
    chart = schema_of_keys([one for one in attributes(Chart) if one.key not in ("caption", "name")])
    parts = {"Column": _column(), "Row": _row(), "Cell": cell, "Chart": chart}
    return schema_of_file("A table in a language file", schema_of(Table), **parts)


def _column() -> Schema:
    keys = schema_of(Column)
    title = {"title": ANY_TEXT | {"description": "what stands above the column"}}
    return keys | {"properties": title | _properties(keys)}


def _row() -> Schema:
    keys = schema_of(Row)
    aligned = {
        "type": "object",
        "properties": {"text": ANY_TEXT, "align": CELL_SIDE.schema},
        "required": ["text"],
        "additionalProperties": False,
    }
    kinds: Schema = {kind: {"anyOf": [ANY_TEXT, aligned]} if kind == "section" else _CELLS for kind in ROW_KINDS}
    one_of_them = [{"required": [kind]} for kind in ROW_KINDS]
    return {"anyOf": [_CELLS, keys | {"properties": kinds | _properties(keys), "oneOf": one_of_them}]}


def _properties(schema: Schema) -> Schema:
    properties = schema["properties"]
    assert isinstance(properties, dict)
    return properties
