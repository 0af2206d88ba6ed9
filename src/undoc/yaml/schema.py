"""JSON Schemas of YAML files, and the tables of their keys, from the Structs that declare them.

Editors complete and check keys by the schemas: https://json-schema.org/draft/2020-12.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct

from undoc.model.attributes import Syntax
from undoc.yaml.decode import Attribute, Group, ListOf, Shape, TableOf, attributes, short_form

Schema = dict[str, object]


def schema_of_file(title: str, content: Schema, **definitions: Schema) -> Schema:
    """Return the schema of a file that holds ``content``, which refers to ``definitions`` by ``#/$defs/…``."""
    head: Schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": title}
    return head | content | ({"$defs": definitions} if definitions else {})


def schema_of(kind: type[Struct], *, partial: bool = False) -> Schema:
    """Return the schema of the keys that a Struct declares, as ``schema_of_keys`` does."""
    return schema_of_keys(attributes(kind), partial=partial)


def schema_of_keys(declared: Sequence[Attribute], *, partial: bool = False) -> Schema:
    """Return the schema of some keys, which may be missing if they are ``partial``, laid over others.

    In lists, which are replaced as a whole, they may not.
    """
    properties = {
        one.key: schema_of_shape(one.shape, partial=partial) | ({"description": one.help} if one.help else {})
        for one in declared
    }
    return _keys_schema(properties, [one.key for one in declared if one.required and not partial])


def schema_of_shape(shape: Shape, *, partial: bool = False) -> Schema:
    """Return the schema of a value."""
    match shape:
        case Syntax():
            return dict(shape.schema)
        case ListOf():
            some: Schema = {"minItems": 1} if shape.filled else {}
            return {"type": "array", **some, "items": schema_of_shape(shape.item)}
        case TableOf():
            value = schema_of_shape(shape.value, partial=partial)
            if not shape.names:
                return table_schema(value) | ({"minProperties": 1} if shape.filled else {})
            needed = [name for name, required in shape.names.items() if required and not partial]
            return _keys_schema(dict.fromkeys(shape.names, value), needed)
        case Group():
            keys, short = schema_of(shape.kind, partial=partial), short_form(shape.kind)
            return keys if short is None else {"anyOf": [schema_of_shape(short.shape, partial=partial), keys]}


def _keys_schema(properties: Mapping[str, Schema], needed: Sequence[str]) -> Schema:
    required: Schema = {"required": needed} if needed else {}
    return {"type": "object", "properties": properties, **required, "additionalProperties": False}


def table_schema(value: Schema) -> Schema:
    """Return the schema of values by names."""
    return {"type": "object", "additionalProperties": value}


def key_table(declared: Sequence[Attribute]) -> Iterator[str]:
    """Yield the lines of the table of some keys, in Markdown."""
    yield from ("| Key | | What it says |", "|---|---|---|")
    for one in declared:
        yield f"| `{one.key}` | {'required' if one.required else ''} | {one.help} |".replace("|  |", "| |")


def key_tables(declared: Sequence[Attribute]) -> Iterator[str]:
    """Yield the lines of the table of some keys, then of those below them, each table once."""
    yield from key_table(declared)
    places: dict[type[Struct], list[str]] = {}
    names: dict[str, Iterable[str]] = {}
    for place, shape in _shapes_below(declared, ""):
        if isinstance(shape, Group):
            places.setdefault(shape.kind, []).append(place)
        elif isinstance(shape, TableOf) and shape.names:
            names[place] = shape.names
    for kind, found in places.items():
        yield from ("", f"Keys of {_listed(found)}:", "", *key_table(attributes(kind)))
    for place, keys in names.items():
        yield from ("", f"Keys of `{place}`: {_listed(keys)}.")


def _shapes_below(declared: Sequence[Attribute], prefix: str) -> Iterator[tuple[str, Shape]]:
    """The values of some keys, and those in them, with the keys that lead to them."""
    for one in declared:
        place, shape = f"{prefix}{one.key}", one.shape
        yield place, shape
        while isinstance(shape, ListOf | TableOf):
            place += "[]" if isinstance(shape, ListOf) else ".NAME"
            shape = shape.item if isinstance(shape, ListOf) else shape.value
            yield place, shape
        if isinstance(shape, Group):
            yield from _shapes_below(attributes(shape.kind), f"{place}.")


def _listed(keys: Iterable[str]) -> str:
    return ", ".join(f"`{key}`" for key in keys)
