"""The arguments that several commands take."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from undoc.cli.line import arguments
from undoc.cli.line.parser import Parser


@pytest.mark.parametrize(
    ("add", "usual", "line", "value"),
    [
        (arguments.add_paths, [Path("content")], "a b", [Path("a"), Path("b")]),
        (arguments.add_languages, None, "--lang ZH,en --lang en,fr", ("zh", "en", "fr")),
        (arguments.add_formats, None, "--format pdf", ("pdf",)),
        (arguments.add_out, Path("build"), "--out a --out b", Path("b")),
        (arguments.add_numbers, "auto", "--numbers typed", "typed"),
        (arguments.add_data, None, "--data a", Path("a")),
        (arguments.add_into, Path("content"), "--into a", Path("a")),
        (arguments.add_strict, False, "--strict", True),
        (arguments.add_json, False, "--json", True),
    ],
)
def test_what_is_given_and_what_holds_otherwise(
    add: Callable[[Parser], None], usual: object, line: str, value: object
) -> None:
    for words, expected in (([], usual), (line.split(), value)):
        parser = Parser(prog="undoc")
        add(parser)
        assert list(parser.read(words).values()) == [expected]
