"""Structs read by the keys that they declare."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import Annotated

import pytest
from msgspec import Struct

from undoc.model.attributes import ANY_TEXT, Fault, Given, Key, NameInTable, Syntax, points
from undoc.model.inlines import Text
from undoc.model.place import Place
from undoc.model.report import Report
from undoc.yaml.decode import decode, decode_table, keys_of
from undoc.yaml.keys import KeyReader
from undoc.yaml.tree import MappingNode, parse_yaml


class Side(StrEnum):
    LEFT = "left"
    RIGHT = "right"


class Area(Struct, frozen=True):
    width: float
    height: float = 1.0


def _is_square(area: Area) -> Iterator[Fault]:
    if area.width != area.height:
        yield Fault("not-square", "It is not square.", "Make it so.", ("height",))


class Sheet(Struct, frozen=True):
    title: str
    sides: tuple[Side, ...] = ()
    count: int = 1
    is_last: bool = False
    area: Annotated[Area | None, Key(check=_is_square, name="square")] = None
    names: Mapping[str, tuple[str, ...]] = {}
    gap: Annotated[float, Key("the gap", points(0, 9, "invalid-gap", "a gap"))] = 0.0
    made: Given[str] = "here"
    short: Annotated[str, Key(like="title")] = ""
    ends: Annotated[Mapping[str, float], Key(names={"top": True, "foot": False})] = {}


LINES = Syntax(str, ANY_TEXT, joined="/".join)


class Part(Struct, frozen=True):
    name: NameInTable[Text]
    sizes: Annotated[tuple[int, ...], Key(short=True)]
    title: Annotated[str, Key(syntax=LINES)] = ""


class Whole(Struct, frozen=True):
    parts: Annotated[tuple[Part, ...], Key(by_name=True, filled=True)]
    lines: Annotated[tuple[Annotated[str, Key(syntax=LINES)], ...], Key(filled=True)] = ()


def read_whole(text: str) -> tuple[Whole | None, list[tuple[int, int, str]]]:
    report = Report()
    node = parse_yaml(text, "x.yaml", report)
    assert isinstance(node, MappingNode)
    whole = decode(KeyReader(node, keys_of(Whole), report), Whole)
    return whole, [(one.place.line, one.place.column, one.code) for one in report.problems()]


def read(text: str) -> tuple[Sheet | None, list[tuple[int, int, str, str]], dict[str, Place]]:
    report, places = Report(), dict[str, Place]()
    node = parse_yaml(text, "x.yaml", report)
    assert isinstance(node, MappingNode)
    sheet = decode(KeyReader(node, keys_of(Sheet), report, places), Sheet, made="there")
    found = [(one.place.line, one.place.column, one.code, one.message) for one in report.problems()]
    return sheet, found, places


def test_keys_are_those_declared() -> None:
    assert keys_of(Sheet) == ("title", "sides", "count", "is_last", "square", "names", "gap", "short", "ends")


def test_every_shape_is_read() -> None:
    text = (
        "title: ' A'\nsides: [left]\ncount: 2\nis_last: true\nsquare: {width: 2.5, height: 2.5}\nnames: {a: [b, '']}\n"
    )
    sheet, found, places = read(f"{text}gap: 9")
    assert not found
    assert sheet == Sheet(" A", (Side.LEFT,), 2, True, Area(2.5, 2.5), {"a": ("b", "")}, 9.0, "there", " A")
    assert read("title: A\nshort: B")[0] == Sheet("A", made="there", short="B")
    assert places["square.width"] == Place("x.yaml", 5, 10)


@pytest.mark.parametrize(
    ("text", "place", "code", "said"),
    [
        ("sides: []", (1, 1), "missing-key", "The key “title” is missing."),
        ("title: A\nsides: [up]", (2, 9), "wrong-kind", "“up” is not one of left, right."),
        ("title: A\nsides: left", (2, 8), "wrong-kind", "The value of “sides” is not a list."),
        ("title: A\ncount: 1.5", (2, 8), "wrong-kind", "“1.5” is not a whole number."),
        ("title: A\nis_last: yes", (2, 10), "wrong-kind", "“yes” is not true or false."),
        ("title: A\nsquare: {width: wide}", (2, 17), "wrong-kind", "“wide” is not a number."),
        ("title: A\nsquare: {width: nan}", (2, 17), "wrong-kind", "“nan” is not a number."),
        ("title: A\nsquare: {height: 1}", (2, 9), "missing-key", "The key “square.width” is missing."),
        ("title: A\nsquare: {width: 2, height: 1}", (2, 20), "not-square", "It is not square."),
        (
            "title: A\nnames: {a: [[b]]}",
            (2, 13),
            "wrong-kind",
            "A value in “names.a” is a list or has keys of its own.",
        ),
        ("title: A\ngap: 10", (2, 6), "invalid-gap", "“10” is not a gap."),
        ("title: A\ngaps: 1", (2, 1), "unknown-key", "The key “gaps” is not known."),
        ("title: A\nends: {foot: 1}", (2, 7), "missing-key", "The key “ends.top” is missing."),
        ("title: A\nends: {top: 1, bottom: 2}", (2, 16), "unknown-key", "The key “ends.bottom” is not known."),
        ("title: A\nmade: x", (2, 1), "unknown-key", "The key “made” is not known."),
    ],
)
def test_what_is_wrong_has_its_place(text: str, place: tuple[int, int], code: str, said: str) -> None:
    sheet, found, _ = read(text)
    assert found == [(*place, code, said)]
    assert (sheet is None) is text.startswith("sides")


def test_names_may_be_keys() -> None:
    report = Report()
    node = parse_yaml("a: {width: 1}\nb: {}\nc: {width: 2, height: 3}", "x.yaml", report)
    assert isinstance(node, MappingNode)
    assert decode_table(node, Area, report) == {"a": Area(1.0), "c": Area(2.0, 3.0)}
    assert [problem.code for problem in report.problems()] == ["empty-value"]


def test_lists_may_be_tables_by_names_and_their_items_have_a_short_form() -> None:
    whole, found = read_whole("parts: {A: [1, 2], B: {title: [b, c], sizes: []}}\nlines: [[a, b], c]")
    assert not found
    first, second = Text("A", Place("x.yaml", 1, 9)), Text("B", Place("x.yaml", 1, 20))
    assert whole == Whole((Part(first, (1, 2)), Part(second, (), "b/c")), ("a/b", "c"))


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        ("parts: {}", [(1, 1, "empty-value")]),
        ("parts: {A: [1]}\nlines: []", [(2, 1, "empty-value")]),
        (
            "parts: {A: [1]}\nlines: [[], [[a]], '']",
            [(2, 9, "empty-value"), (2, 14, "wrong-kind"), (2, 20, "empty-value")],
        ),
        (
            "parts: {A: 1, B: [x], C: {title: c}}",
            [(1, 12, "wrong-kind"), (1, 19, "wrong-kind"), (1, 26, "missing-key")],
        ),
    ],
)
def test_what_is_wrong_in_lists_and_tables_has_its_place(text: str, problems: list[tuple[int, int, str]]) -> None:
    assert read_whole(text)[1] == problems
