"""The bar of progress."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

from undoc import DocumentResult, Step
from undoc.cli.printed import progress


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


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
