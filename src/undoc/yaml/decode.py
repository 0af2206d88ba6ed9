"""Values of YAML as the Structs that declare them: which keys there are, and how each is written, is said there."""

from __future__ import annotations

import re
import types
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from enum import StrEnum
from functools import cache
from typing import Annotated, Any, TypeVar, Union, get_args, get_origin, get_type_hints

from msgspec import NODEFAULT, Struct

from undoc.model.attributes import GIVEN, NAME_IN_TABLE, TEXT, Fault, InvalidValueError, Key, Syntax, one_of
from undoc.model.inlines import Text
from undoc.model.report import Report
from undoc.wording import quoted
from undoc.yaml.keys import KeyReader
from undoc.yaml.tree import MappingNode, Node, SequenceNode, key_place

_T = TypeVar("_T", bound=Struct)


class ListOf(Struct, frozen=True):
    """A list of values of one shape, of one at least when it is ``filled``."""

    item: Shape
    filled: bool = False


class TableOf(Struct, frozen=True):
    """Values of one shape by names, which are their keys: any, or ``names``, and whether each has to be there.

    One that is ``listed`` is wanted as a list of its values.
    """

    value: Shape
    names: Mapping[str, bool] = {}
    filled: bool = False
    listed: bool = False


class Group(Struct, frozen=True):
    """Keys that a Struct declares."""

    kind: type[Struct]


#: What a value may be.
Shape = Syntax[Any] | ListOf | TableOf | Group


class Attribute(Struct, frozen=True):
    """An attribute of a Struct and its key; one without a default is ``required``. The others are as those of Key."""

    name: str
    key: str
    help: str
    shape: Shape
    required: bool
    check: Callable[[Any], Iterator[Fault]] | None = None
    like: str = ""
    short: bool = False


def decode(keys: KeyReader, kind: type[_T], /, **given: object) -> _T | None:
    """Return the Struct that ``keys`` say, None when a value that it needs is missing or wrong; problems are reported.

    ``given`` are attributes that have been read already. One that is wrong is as if it were not there.
    """
    values, whole = decode_said(keys, kind, **given)
    return kind(**values) if whole else None


def decode_said(keys: KeyReader, kind: type[Struct], /, **given: object) -> tuple[dict[str, Any], bool]:
    """Return the values that ``keys`` say of the attributes of a Struct, and whether all that it needs is there."""
    values = dict(given)
    by_key, needed = _plan(kind)
    for key, entry in keys.entries.items():
        one = by_key.get(key)
        if one is None or entry.value is None or one.name in given:
            continue
        value = _value(entry.value, one.shape, keys, key)
        if value is None:
            continue
        values[one.name] = value
        if one.check is not None:
            for fault in one.check(value):
                place = key_place(entry.value, *fault.keys)
                keys.report.error(place, fault.code, fault.message, fault.advice)
    for one in needed:
        if one.name not in values:
            keys.value_node(one.key, required=one.required)
            if one.like in values:
                values[one.name] = values[one.like]
    return values, all(one.name in values for one in needed)


def decode_table(node: MappingNode, kind: type[_T], report: Report) -> dict[str, _T]:
    """Return the Structs of a file by their names, which are its keys, and their ``key`` if they have one.

    Those that are wrong are left out; problems are reported.
    """
    table: dict[str, _T] = read_table(KeyReader(node, None, report), TableOf(Group(kind)))
    return table


def read_table(keys: KeyReader, shape: TableOf) -> dict[str, Any]:
    """Return the values of a mapping by their names; those that are wrong are left out, which is reported."""
    found: dict[str, Any] = {}
    for name, required in shape.names.items():
        if required:
            keys.value_node(name, required=True)
    for name, entry in keys.entries.items():
        value = None if entry.value is None else _value(entry.value, shape.value, keys, name)
        if value is not None:
            found[name] = value
    return found


@cache
def keys_of(kind: type[Struct]) -> tuple[str, ...]:
    """Return the keys that a Struct declares, in its order."""
    return tuple(one.key for one in attributes(kind))


@cache
def names_of(kind: type[Struct]) -> Mapping[str, str]:
    """Return the attributes of a Struct by their keys."""
    return {one.key: one.name for one in attributes(kind)}


@cache
def attributes(kind: type[Struct]) -> tuple[Attribute, ...]:
    """Return the attributes of a Struct that have keys."""
    names = kind.__struct_fields__
    without = len(names) - len(kind.__struct_defaults__)
    needed = (True,) * without + tuple(default is NODEFAULT for default in kind.__struct_defaults__)
    hints = _hints(kind)
    return tuple(
        one for name, required in zip(names, needed, strict=True) for one in _attributes(name, hints[name], required)
    )


def _hints(kind: type[Struct]) -> dict[str, Any]:
    hints: dict[str, Any] = kind.__annotations__
    if any(isinstance(hint, str) for hint in hints.values()):
        hints = get_type_hints(kind, include_extras=True)
    return hints


@cache
def _plan(kind: type[Struct]) -> tuple[Mapping[str, Attribute], Sequence[Attribute]]:
    """The attributes of a Struct by their keys, and those that it cannot be made without."""
    declared = attributes(kind)
    return {one.key: one for one in declared}, [one for one in declared if one.required or one.like]


def _attributes(name: str, hint: Any, required: bool) -> Iterator[Attribute]:
    said: tuple[object, ...] = getattr(hint, "__metadata__", ())
    if said:
        hint = hint.__origin__
    if GIVEN in said:
        return
    for key in [one for one in said if isinstance(one, Key)] or [Key()]:
        shape = key.syntax or (Syntax(str, key.schema) if key.schema is not None else shape_of(hint))
        if isinstance(shape, ListOf):
            shape = (
                TableOf(shape.item, filled=key.filled, listed=True) if key.by_name else ListOf(shape.item, key.filled)
            )
        elif key.names:
            assert isinstance(shape, TableOf)
            shape = TableOf(shape.value, key.names)
        required = required and not (key.optional or key.like)
        yield Attribute(
            name,
            key.name or name,
            key.help,
            shape=shape,
            required=required,
            check=key.check,
            like=key.like,
            short=key.short,
        )


@cache
def shape_of(hint: Any) -> Shape:
    """Return what a value of a type is in YAML."""
    origin = get_origin(hint)
    if origin is Annotated:
        hint, *said = get_args(hint)
        return next((one.syntax for one in said if isinstance(one, Key) and one.syntax), None) or shape_of(hint)
    if origin in (types.UnionType, Union):
        return shape_of(next(one for one in get_args(hint) if one is not type(None)))
    if origin is tuple:
        return ListOf(shape_of(get_args(hint)[0]))
    if origin in (dict, Mapping):
        return TableOf(shape_of(get_args(hint)[1]))
    if isinstance(hint, type) and issubclass(hint, Struct):
        return Group(hint)
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return one_of(hint, "wrong-kind", f"one of {', '.join(hint)}")
    return _PLAIN[hint]


def _value(node: Node, shape: Shape, keys: KeyReader, key: str) -> object | None:
    """What a value of ``key``, or in it, says; None when it is wrong, which is reported."""
    if isinstance(shape, Syntax):
        if shape.joined is None or not isinstance(node, SequenceNode):
            return keys.as_value(node, key, shape)
        items = _items(node, keys, key, lambda item: keys.as_value(item, key, shape), filled=True)
        return None if items is None else shape.joined(items)
    if isinstance(shape, ListOf):
        return _items(node, keys, key, lambda item: _value(item, shape.item, keys, key), filled=shape.filled)
    if isinstance(shape, TableOf):
        advice = "Write keys with values: {one: …, another: …}."
        group = keys.as_group(node, key, advice, may_be_empty=not shape.filled)
        if group is None:
            return None
        table = read_table(keys.below(group, key, tuple(shape.names) or None), shape)
        return tuple(table.values()) if shape.listed else table
    given = _names(shape.kind, keys, key)
    short = short_form(shape.kind)
    if short is not None and not isinstance(node, MappingNode):
        value = _value(node, short.shape, keys, key)
        return None if value is None else shape.kind(**given, **{short.name: value})
    group = keys.as_group(node, key, _group_advice(shape.kind))
    return None if group is None else decode(keys.below(group, key, keys_of(shape.kind)), shape.kind, **given)


def _items(
    node: Node, keys: KeyReader, key: str, read: Callable[[Node], object], *, filled: bool
) -> tuple[Any, ...] | None:
    """The values of a list; None when it is none, or one of them is wrong."""
    sequence = keys.as_sequence(node, key, "Write a list: [one, another].", may_be_empty=not filled)
    if sequence is None:
        return None
    errors = keys.report.errors
    items = tuple(None if item is None else read(item) for item in sequence.items)
    return None if None in sequence.items or keys.report.errors > errors else items


def _names(kind: type[Struct], keys: KeyReader, key: str) -> dict[str, object]:
    """The attribute of a Struct that is the name which leads to it, if there is one."""
    named = _named(kind)
    if named == "key":
        return {"key": key}
    return {named: Text(unicodedata.normalize("NFC", key.strip()), keys.entries[key].place)} if named else {}


@cache
def _named(kind: type[Struct]) -> str:
    for name, hint in _hints(kind).items():
        if NAME_IN_TABLE in getattr(hint, "__metadata__", ()):
            return name
    return "key" if "key" in kind.__struct_fields__ and "key" not in keys_of(kind) else ""


@cache
def short_form(kind: type[Struct]) -> Attribute | None:
    """Return the attribute whose value alone may stand for a Struct, None when there is none."""
    return next((one for one in attributes(kind) if one.short), None)


@cache
def _group_advice(kind: type[Struct]) -> str:
    known = keys_of(kind)
    return f"Write it as {{{known[0]}: …, …}}; keys: {', '.join(known)}."


def _parse_number(text: str) -> float:
    if not re.fullmatch(r"-?[0-9]{1,9}(?:\.[0-9]{1,9})?", text):
        raise InvalidValueError("wrong-kind", f"{quoted(text)} is not a number.", "Write figures, as 12 or 12.5.")
    return float(text)


def _parse_whole(text: str) -> int:
    if not re.fullmatch(r"[0-9]{1,9}", text):
        raise InvalidValueError("wrong-kind", f"{quoted(text)} is not a whole number.", "Write figures, as 12.")
    return int(text)


def _parse_flag(text: str) -> bool:
    if text not in ("true", "false"):
        raise InvalidValueError("wrong-kind", f"{quoted(text)} is not true or false.", "Write true or false.")
    return text == "true"


_PLAIN: dict[Any, Syntax[Any]] = {
    str: TEXT,
    float: Syntax(_parse_number, {"type": "number"}),
    int: Syntax(_parse_whole, {"type": "integer", "minimum": 0}),
    bool: Syntax(_parse_flag, {"type": "boolean"}),
}
