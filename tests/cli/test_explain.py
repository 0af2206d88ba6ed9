"""``undoc explain``: rules, their sources and their examples."""

from __future__ import annotations

from pathlib import Path

import pytest

from undoc.cli import main
from undoc.templates import Templates


def test_each_rule_is_a_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines] == [rule.key for rule in Templates.load().rules]


def test_a_rule_is_shown_with_source_and_examples(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "en.percent-word"]) == 0
    captured = capsys.readouterr()
    assert captured.err == ""
    lines = captured.out.splitlines()
    assert lines[0] == "en.percent-word (error)"
    assert "Source: Editorial Manual, Numbers, dates and time; confidence: high." in lines
    assert lines[-2:] == ["Wrong:", "    Some 5 percent of the rooms are open."]


def test_a_rule_that_there_is_not(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "en.percent-wrod"]) == 1
    captured = capsys.readouterr()
    assert captured.out == ""
    assert "error[unknown-rule]: There is no such rule.\n    Did you mean “en.percent-word”?" in captured.err


def test_templates_that_are_none_are_a_problem(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "--data", str(tmp_path)]) == 1
    assert "missing-templates" in capsys.readouterr().err
