"""Problems on a terminal."""

from __future__ import annotations

import io
import re
from contextlib import redirect_stderr
from pathlib import Path

import pytest

from undoc import Place, Problem, Severity
from undoc.cli.printed import messages, pointing

WIDTH = 60


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLUMNS", str(WIDTH))
    for name in ("NO_COLOR", "FORCE_COLOR", "TTY_COMPATIBLE"):
        monkeypatch.delenv(name, raising=False)
    pointing._lines.cache_clear()
    return Terminal()


def problem(path: Path, line: int, column: int, severity: Severity = Severity.ERROR) -> Problem:
    return Problem(Place(str(path), line, column), "a-code", "Something is wrong.", "Mend it.", severity)


def show(found: Problem, stream: io.StringIO) -> None:
    with redirect_stderr(stream):
        pointing.show(found)


def shown(text: str, line: int, column: int, folder: Path, terminal: Terminal) -> list[str]:
    """The lines between the message and the advice, without colours."""
    (folder / "en.md").write_text(text, "utf-8")
    show(problem(folder / "en.md", line, column), terminal)
    first, *between, last = re.sub(r"\x1b\[[0-9;]*m", "", terminal.getvalue()).splitlines()
    assert first.endswith(f"en.md:{line}:{column}: error[a-code]: Something is wrong.")
    assert last == "    Mend it."
    return between


LONG = "one two three four " * 20


@pytest.mark.parametrize(
    ("text", "line", "column", "expected"),
    [
        ("a\nSee [](#b).\n", 2, 5, ["    2 │ See [](#b).", "      │     ^"]),
        ("wrong words", 1, 7, ["    1 │ wrong words", "      │       ^^^^^"]),
        ("\ufeffbom", 1, 1, ["    1 │ bom", "      │ ^^^"]),
        ("at the end", 1, 11, ["    1 │ at the end", "      │           ^"]),
        ("a\r\nb\r\n", 2, 1, ["    2 │ b", "      │ ^"]),
        ("", 1, 1, ["    1 │ ", "      │ ^"]),
        ("本报告是依照决定提交的", 1, 4, ["    1 │ 本报告是依照决定提交的", "      │       ^^"]),
        ("\x1b[2Jclear", 1, 5, ["    1 │ \\x1b[2Jclear", "      │        ^^^^^"]),
        ("قدم هذا التقرير", 1, 5, ["    1 │ قدم هذا التقرير"]),
        ("too short", 3, 1, []),
        ("too short", 1, 20, []),
    ],
    ids=["sign", "word", "mark", "end", "CR", "empty", "wide", "escape", "right to left", "no line", "no column"],
)
def test_the_line_is_quoted_and_the_place_pointed_at(
    text: str, line: int, column: int, expected: list[str], tmp_path: Path, terminal: Terminal
) -> None:
    assert shown(text, line, column, tmp_path, terminal) == expected


@pytest.mark.parametrize("column", [1, 9, 100, 200, 370, 381])
@pytest.mark.parametrize("text", [LONG, LONG.replace("two", "二二二")], ids=["narrow", "wide"])
def test_long_lines_are_cut_to_what_stands_around_the_place(
    text: str, column: int, tmp_path: Path, terminal: Terminal
) -> None:
    from rich.cells import cell_len

    line, signs = shown(text, 1, column, tmp_path, terminal)
    assert cell_len(line) <= WIDTH
    assert cell_len(signs) <= WIDTH
    at = cell_len(signs[: signs.index("^")])
    before = next(length for length in range(len(line) + 1) if cell_len(line[:length]) == at)
    assert text[column - 1 :].startswith(line[before:].rstrip("…")[:3])


def test_colours_tell_errors_from_warnings(tmp_path: Path, terminal: Terminal) -> None:
    show(problem(tmp_path / "none.md", 1, 1), terminal)
    show(problem(tmp_path / "none.md", 1, 1, Severity.WARNING), terminal)
    assert "\x1b[1;31merror[a-code]" in terminal.getvalue()
    assert "\x1b[1;33mwarning[a-code]" in terminal.getvalue()


@pytest.mark.parametrize(("name", "value"), [("NO_COLOR", "1"), ("TERM", "dumb"), ("", "")])
def test_who_wants_plain_text_gets_two_lines(
    name: str, value: str, tmp_path: Path, terminal: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    stream = terminal if name else io.StringIO()
    if name:
        monkeypatch.setenv(name, value)
    (tmp_path / "en.md").write_text("text", "utf-8")
    wrong = problem(tmp_path / "en.md", 1, 1)
    show(wrong, stream)
    assert stream.getvalue() == f"{messages.problem_text(wrong)}\n"


@pytest.mark.parametrize("path", ["absent.md", ".", "binary"])
def test_what_cannot_be_read_is_not_quoted(path: str, tmp_path: Path, terminal: Terminal) -> None:
    (tmp_path / "binary").write_bytes(b"\xff\xfe\x00")
    show(problem(tmp_path / path, 1, 1), terminal)
    assert len(terminal.getvalue().splitlines()) == 2
