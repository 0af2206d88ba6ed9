"""``undoc check``: what it prints for people and for programs."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.production.sample import STEM, write_content
from undoc.cli import main


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with the sample document."""
    write_content(tmp_path / "content")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_check_writes_nothing(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check"]) == 0
    assert capsys.readouterr() == ("1 document: no problems.\n", "")
    assert not (here / "build").exists()


def test_check_as_json(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / "content" / STEM / "en.md").write_text("oops", "utf-8")

    assert main(["check", "--json"]) == 1

    captured = capsys.readouterr()
    assert captured.err == ""
    result = json.loads(captured.out)
    assert result["ok"] is False
    [document] = result["documents"]
    assert (document["folder"], document["symbol"], document["ok"]) == (f"content/{STEM}", "HSP/EB.2024/17", False)
    [problem] = result["problems"]
    assert problem.pop("message")
    assert problem.pop("advice")
    assert problem == {
        "path": f"content/{STEM}/en.md",
        "line": 1,
        "column": 1,
        "severity": "error",
        "code": "missing-front-matter",
    }


def test_a_language_that_is_not_asked_for_is_not_looked_at(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / "content" / STEM / "fr.md").write_text("oops", "utf-8")
    assert main(["check", "--lang", "en"]) == 0
    assert main(["check", "--lang", "en,fr"]) == 1
    assert f"content/{STEM}/fr.md:1:1: error[missing-front-matter]" in capsys.readouterr().err
