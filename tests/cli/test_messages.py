"""How problems and paths are shown, and the progress bar."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pytest

from undoc import DocumentResult, Place, Problem, Step
from undoc.cli import messages, progress
from undoc.cli.json_text import json_text, print_json


def test_a_problem_takes_two_lines() -> None:
    problem = Problem(Place("content/a/zh.md", 12, 5), "undefined-note", "There is no note “n”.", "Write its text.")
    assert messages.problem_text(problem) == (
        "content/a/zh.md:12:5: error[undefined-note]: There is no note “n”.\n    Write its text."
    )


def test_paths_are_shown_from_the_current_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    assert messages.shown_path(tmp_path / "here" / "content" / "a") == str(Path("content", "a"))
    assert messages.shown_path(tmp_path / "elsewhere") == str(tmp_path / "elsewhere")
    assert messages.shown_path("./content") == "content"
    assert messages.shown_path("../content") == str(Path("..", "content"))


def test_work_that_is_done_soon_shows_no_bar(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    with progress.Watcher(lambda result: None) as watcher:
        watcher(Step(0, 2, "A/1 en"))
    assert terminal.getvalue() == ""


def test_a_terminal_shows_a_bar_when_the_work_takes_a_while(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setattr(progress, "PATIENCE", -1.0)
    monkeypatch.setenv("TERM", "xterm")
    finished: list[DocumentResult] = []
    result = DocumentResult(Path("a"), "A/1", (), ())
    with progress.Watcher(finished.append) as watcher:
        watcher(Step(0, 0, "Reading [a]"))
        watcher(Step(1, 2, "A/1", result))
    assert finished == [result]
    assert "A/1" in terminal.getvalue()
    assert "1/2" in terminal.getvalue()


def test_a_log_shows_no_bar(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(progress, "PATIENCE", -1.0)
    with progress.Watcher(lambda result: None) as watcher:
        watcher(Step(0, 2, "A/1 en"))
    assert capsys.readouterr() == ("", "")


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_what_a_terminal_would_obey_is_shown_as_a_code() -> None:
    problem = Problem(Place("a\n\x1b[2J", 1, 1), "code", "No “\x1b]0;x\x07”.", "Write\nit.")
    assert messages.problem_text(problem) == ("a\\n\\x1b[2J:1:1: error[code]: No “\\x1b]0;x\\x07”.\n    Write\\nit.")
    assert messages.shown_path("a\x1b\udcff") == r"a\x1b\xff"


@pytest.mark.parametrize("encoding", ["utf-8", "ascii"])
def test_json_is_valid_whatever_is_in_it(encoding: str, monkeypatch: pytest.MonkeyPatch) -> None:
    value = ["é\u2028\x9b\x1b\n", "😀", "\udcff"]
    written = io.BytesIO()
    stream = io.TextIOWrapper(written, encoding=encoding)
    monkeypatch.setattr(sys, "stdout", stream)
    print_json(json_text(value))
    stream.flush()
    printed = written.getvalue().decode(encoding)
    assert json.loads(printed) == value
    assert not {"\u2028", "\x9b", "\x1b"} & set(printed)
