"""``undoc fmt``: what it prints, and how it ends."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.production.sample import STEM, write_content
from undoc.cli import main


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with the sample document in its form."""
    write_content(tmp_path / "content")
    monkeypatch.chdir(tmp_path)
    assert main(["fmt"]) == 0
    return tmp_path / "content" / STEM


def untidy(path: Path) -> str:
    text = path.read_text(encoding="utf-8").replace("title: ", "title:    ", 1)
    path.write_text(text, encoding="utf-8")
    return text


def test_files_are_named_and_counted(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    untidy(here / "en.md")
    capsys.readouterr()
    assert main(["fmt"]) == 0
    assert capsys.readouterr().out == f"content/{STEM}/en.md\n1 file written; 1 unchanged.\n"


def test_checking_ends_with_1_when_a_file_would_change(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = untidy(here / "en.md")
    capsys.readouterr()
    assert main(["fmt", str(here), "--check"]) == 1
    assert capsys.readouterr().out == f"content/{STEM}/en.md\n1 file would change; 1 unchanged.\n"
    assert (here / "en.md").read_text(encoding="utf-8") == text
    assert main(["fmt"]) == 0
    assert main(["fmt", "--check"]) == 0


def test_problems_are_printed_and_end_with_1(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / "en.md").write_text("Text.\n", encoding="utf-8")
    assert main(["fmt"]) == 1
    assert f"content/{STEM}/en.md:1:1: error[missing-front-matter]" in capsys.readouterr().err
    assert (here / "en.md").read_text(encoding="utf-8") == "Text.\n"
