"""How ``--help`` looks."""

from __future__ import annotations

import io
import re
import sys

import pytest

from undoc.cli.line.program import COMMANDS, whole

COLORS = re.compile(r"\x1b\[[0-9;]*m")


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture(autouse=True)
def surroundings(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    for name in ("NO_COLOR", "FORCE_COLOR", "TTY_COMPATIBLE"):
        monkeypatch.delenv(name, raising=False)


@pytest.mark.parametrize("columns", [50, 80, 300])
@pytest.mark.parametrize("name", ["", *COMMANDS])
def test_no_line_is_wider_than_the_terminal_or_hard_to_read(
    name: str, columns: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    program = whole()
    text = (program.commands[name] if name else program).format_help()
    described, _, examples = text.partition("Examples:\n")
    assert max(map(len, described.splitlines())) <= min(columns, 100)
    assert all(line.startswith(f"  undoc {name}") for line in examples.splitlines())


def test_paragraphs_stay_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "1000")
    text = whole().commands["new"].format_help()
    assert text.startswith(
        "Usage: undoc new [OPTIONS] SYMBOL\n\n"
        "Begin a document: write a folder that can be built.\n\n"
        "Its texts are to be replaced by your own. "
    )


def test_commands_are_listed_below_a_heading() -> None:
    lines = whole().format_help().splitlines()
    at = lines.index("Commands:")
    assert re.fullmatch(r"  build +Write the Word and PDF files of documents\.", lines[at + 1])


def test_a_terminal_shows_the_same_in_colours(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", terminal := Terminal())
    parser = whole().commands["import"]
    parser.print_help()
    shown = terminal.getvalue()
    assert COLORS.sub("", shown) == parser.format_help()
    assert "\x1b[1mOptions:\x1b[0m\n" in shown
    assert "\x1b[36m--into\x1b[0m \x1b[32mFOLDER\x1b[0m " in shown


@pytest.mark.parametrize(("name", "value"), [("NO_COLOR", "1"), ("TERM", "dumb"), ("", "")])
def test_who_wants_plain_text_gets_it(name: str, value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    stream = Terminal() if name else io.StringIO()
    if name:
        monkeypatch.setenv(name, value)
    whole().print_help(stream)
    assert stream.getvalue() == whole().format_help()
