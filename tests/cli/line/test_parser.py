"""How a line of arguments is read, and what is said of one that is wrong."""

from __future__ import annotations

import argparse
import io
import re
from contextlib import redirect_stderr
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from undoc.cli.line.parser import AddValues, OneOf, Parser, SomeOf

FRUIT = ("apple", "pear")


def parser(**paths: object) -> Parser:
    made = Parser(prog="pick")
    made.add_argument("paths", type=Path, metavar="PATH", **(paths or {"nargs": "*", "default": [Path("all")]}))  # type: ignore[arg-type]
    made.add_argument("--fruit", action=AddValues, type=SomeOf(FRUIT), metavar="FRUIT")
    made.add_argument("--first", type=OneOf(FRUIT), default="apple", metavar="FRUIT")
    made.add_argument("-r", "--ripe", action="store_true")
    return made


@pytest.mark.parametrize(
    ("line", "paths", "fruit", "ripe"),
    [
        ("", ["all"], None, False),
        ("a -r b", ["a", "b"], None, True),
        ("--fruit pear a --ripe b", ["a", "b"], ("pear",), True),
        ("--fruit=pear,Apple --fruit apple", ["all"], ("pear", "apple"), False),
        ("-rr -- a", ["a"], None, True),
        ("-", ["-"], None, False),
    ],
)
def test_options_stand_anywhere(line: str, paths: list[str], fruit: tuple[str, ...] | None, ripe: bool) -> None:
    assert parser().read(line.split()) == {
        "paths": [Path(path) for path in paths],
        "fruit": fruit,
        "first": "apple",
        "ripe": ripe,
    }


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("--fruit plum", "--fruit: There is no “plum” here. Choose among apple, pear."),
        ("--fruit pear,,apple", "--fruit: There is no “” here. Choose among apple, pear."),
        ("--fruit \x1b[2JX", r"--fruit: There is no “\x1b[2JX” here. Choose among apple, pear."),
        ("--first pear,apple", "--first: There is no “pear,apple” here. Choose among apple, pear."),
        ("--fruit", "--fruit: expected one argument"),
        ("--friut pear", "There is no option “--friut”. Did you mean “--fruit”?"),
        ("--frui=pear", "There is no option “--frui”. Did you mean “--fruit”?"),
        ("a --\x9b=1", r"There is no option “--\x9b”."),
        ("-x", "There is no option “-x”."),
    ],
)
def test_what_is_wrong_is_said_below_the_usage(line: str, said: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        parser().read(line.split(" "))
    assert end.value.code == 2
    assert capsys.readouterr() == ("", f"Usage: pick [OPTIONS] [PATH ...]\nTry “pick --help”.\n\nError: {said}\n")


@pytest.mark.parametrize(
    ("taken", "line", "usage", "said"),
    [
        ({"nargs": None}, "", "PATH", "The following arguments are required: PATH"),
        ({"nargs": None}, "a b", "PATH", "There is no place for “b”."),
        ({"nargs": "+"}, "-r", "PATH ...", "The following arguments are required: PATH"),
    ],
)
def test_too_few_and_too_many(
    taken: dict[str, object], line: str, usage: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        parser(**taken).read(line.split())
    errors = capsys.readouterr().err
    assert errors.startswith(f"Usage: pick [OPTIONS] {usage}\n")
    assert errors.endswith(f"Error: {said}\n")


@given(st.text(st.characters(codec="utf-8")).filter(lambda text: text not in FRUIT))
def test_whatever_is_wrong_is_told_without_what_a_terminal_obeys(argument: str) -> None:
    errors = io.StringIO()
    with redirect_stderr(errors), pytest.raises(SystemExit):
        parser().read([f"--first={argument}"])
    assert errors.getvalue().count("\n") == 4
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]", errors.getvalue())


def test_values_keep_what_they_know_for_completion() -> None:
    assert SomeOf(FRUIT).known == OneOf(FRUIT).known == FRUIT
    with pytest.raises(argparse.ArgumentTypeError, match="“plum”"):
        OneOf(FRUIT)("plum")
