"""Schemas and tables of keys, from what Structs declare."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

from msgspec import Struct

from undoc.model.attributes import Key
from undoc.yaml.decode import Group, attributes
from undoc.yaml.schema import key_tables, schema_of, schema_of_shape


class Stop(Struct, frozen=True):
    at: Annotated[int, Key("where it is")]


class Line(Struct, frozen=True):
    stops: Annotated[tuple[Stop, ...], Key("its stops")]
    gaps: Annotated[Mapping[str, int], Key("its gaps", names={"wide": True, "narrow": False})]
    last: Annotated[Stop | None, Key("where it ends")] = None


def test_keys_may_be_missing_in_what_is_laid_over_another_but_not_in_its_lists() -> None:
    whole, partial = schema_of(Line), schema_of(Line, partial=True)
    assert whole["required"] == ["stops", "gaps"]
    assert "required" not in partial
    for schema, gaps, last in ((whole, ["wide"], ["at"]), (partial, None, None)):
        properties = schema["properties"]
        assert isinstance(properties, dict)
        assert properties["stops"]["items"]["required"] == ["at"]
        assert properties["gaps"].get("required") == gaps
        assert properties["gaps"]["properties"].keys() == {"wide", "narrow"}
        assert properties["last"].get("required") == last


class Track(Struct, frozen=True):
    stops: Annotated[tuple[Stop, ...], Key("its stops", by_name=True, filled=True)]
    gaps: Annotated[tuple[int, ...], Key("its gaps", filled=True)] = ()


class Stops(Struct, frozen=True):
    at: Annotated[tuple[int, ...], Key("where they are", short=True)]


def test_lists_by_names_that_must_not_be_empty() -> None:
    properties = schema_of(Track)["properties"]
    assert isinstance(properties, dict)
    stops, gaps = properties["stops"], properties["gaps"]
    assert (stops["type"], stops["minProperties"], stops["additionalProperties"]["required"]) == ("object", 1, ["at"])
    assert (gaps["type"], gaps["minItems"]) == ("array", 1)


def test_a_struct_with_a_short_form_may_be_that_alone() -> None:
    forms = schema_of_shape(Group(Stops))["anyOf"]
    assert isinstance(forms, list)
    assert [form["type"] for form in forms] == ["array", "object"]


def test_the_tables_of_what_stands_below_others_come_once() -> None:
    assert list(key_tables(attributes(Line))) == [
        "| Key | | What it says |",
        "|---|---|---|",
        "| `stops` | required | its stops |",
        "| `gaps` | required | its gaps |",
        "| `last` | | where it ends |",
        "",
        "Keys of `stops[]`, `last`:",
        "",
        "| Key | | What it says |",
        "|---|---|---|",
        "| `at` | required | where it is |",
        "",
        "Keys of `gaps`: `wide`, `narrow`.",
    ]
