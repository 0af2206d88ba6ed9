"""``undoc words``: the words of documents, for people and for programs."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.production.sample import STEM, write_content
from undoc.cli import main


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    write_content(tmp_path / "content")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_sections_and_the_whole(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["words"]) == 0
    assert capsys.readouterr().out == (
        f"HSP/EB.2024/17, en (content/{STEM})\n"
        " 2  –\n"
        " 4  I. First\n"
        " 2  II. Second\n"
        " 2  Notes\n"
        "10  words in all of 8,500, 0 of them in tables\n"
    )


def test_as_json(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["words", "--json"]) == 0
    result = json.loads(capsys.readouterr().out)
    [version] = result["versions"]
    assert (version["language"], version["words"], version["limit"], version["unit"]) == ("en", 10, 8500, "words")
    assert result["problems"] == []


def test_a_body_that_there_is_not_is_told(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = here / "content" / STEM / "document.yaml"
    path.write_text(path.read_text("utf-8").replace("hsp-executive-board", "hsp-board"), "utf-8")
    assert main(["words"]) == 1
    assert "document.yaml:2:1: error[unknown-body]" in capsys.readouterr().err


def test_what_cannot_be_counted_is_told(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / "content" / STEM / "en.md").write_text("oops", "utf-8")
    assert main(["words"]) == 1
    assert "en.md:1:1: error[missing-front-matter]" in capsys.readouterr().err
