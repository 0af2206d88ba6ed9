"""JSON Schemas of YAML files, and the tables of their keys, from the Structs that declare them.

Editors complete and check keys by the schemas: https://json-schema.org/draft/2020-12.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from undoc.model.attributes import Syntax
from undoc.yaml.decode import Attribute, Group, ListOf, Shape, TableOf, attributes

Schema = dict[str, object]


def schema_of_file(title: str, content: Schema, **definitions: Schema) -> Schema:
    """Return the schema of a file that holds ``content``, which refers to ``definitions`` by ``#/$defs/…``."""
    head: Schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": title}
    return head | content | ({"$defs": definitions} if definitions else {})


def schema_of(kind: type[Struct]) -> Schema:
    """Return the schema of the keys that a Struct declares."""
    return schema_of_keys(attributes(kind))


def schema_of_keys(declared: Sequence[Attribute]) -> Schema:
    """Return the schema of some keys."""
    properties = {
        one.key: schema_of_shape(one.shape) | ({"description": one.help} if one.help else {}) for one in declared
    }
    needed = [one.key for one in declared if one.required]
    return {
        "type": "object",
        "properties": properties,
        **({"required": needed} if needed else {}),
        "additionalProperties": False,
    }


def schema_of_shape(shape: Shape) -> Schema:
    """Return the schema of a value."""
    match shape:
        case Syntax():
            return dict(shape.schema)
        case ListOf():
            return {"type": "array", "items": schema_of_shape(shape.item)}
        case TableOf():
            return table_schema(schema_of_shape(shape.value))
        case Group():
            return schema_of(shape.kind)


def table_schema(value: Schema) -> Schema:
    """Return the schema of values by names."""
    return {"type": "object", "additionalProperties": value}


def key_table(declared: Sequence[Attribute]) -> Iterator[str]:
    """Yield the lines of the table of some keys, in Markdown."""
    yield from ("| Key | | What it says |", "|---|---|---|")
    for one in declared:
        yield f"| `{one.key}` | {'required' if one.required else ''} | {one.help} |".replace("|  |", "| |")
