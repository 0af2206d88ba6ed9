"""How problems and paths are shown, and how many problems there are."""

from __future__ import annotations

from pathlib import Path

import pytest

from undoc import BuildReport, Place, Problem, Severity
from undoc.cli.printed import messages


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


def test_what_a_terminal_would_obey_is_shown_as_a_code() -> None:
    problem = Problem(Place("a\n\x1b[2J", 1, 1), "code", "No “\x1b]0;x\x07”.", "Write\nit.")
    assert messages.problem_text(problem) == ("a\\n\\x1b[2J:1:1: error[code]: No “\\x1b]0;x\\x07”.\n    Write\\nit.")
    assert messages.shown_path("a\x1b\udcff") == r"a\x1b\xff"


@pytest.mark.parametrize(
    ("severities", "expected"),
    [
        ("", ""),
        ("E", "1 error"),
        ("EE", "2 errors"),
        ("W", "1 warning"),
        ("EWW", "1 error, 2 warnings"),
    ],
)
def test_problems_are_counted(severities: str, expected: str) -> None:
    kinds = {"E": Severity.ERROR, "W": Severity.WARNING}
    problems = tuple(
        Problem(Place("en.md", line), "code", "What.", "Do.", kinds[letter])
        for line, letter in enumerate(severities, start=1)
    )
    assert messages.problem_count(BuildReport((), problems * 2)) == expected
