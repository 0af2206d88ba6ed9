"""``undoc corrigendum``: what it prints."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.production.sample import STEM, write_content
from undoc.cli import main


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with the sample document and an edited copy."""
    write_content(tmp_path / "content")
    shutil.copytree(tmp_path / "content" / STEM, tmp_path / "new" / STEM)
    path = tmp_path / "new" / STEM / "en.md"
    path.write_text(path.read_text("utf-8").replace("3. Three", "3. Quixotic"), "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_it_is_written(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["corrigendum", f"content/{STEM}", f"new/{STEM}", "--date", "2024-10-01"]) == 0
    assert capsys.readouterr() == (f"content/{STEM}_Corr.1: en 1 correction.\n", "")
    assert main(["build", f"content/{STEM}_Corr.1", "--format", "docx"]) == 0


def test_there_is_nothing_to_correct(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["corrigendum", f"content/{STEM}", f"content/{STEM}"]) == 1
    assert "nothing-to-correct" in capsys.readouterr().err


def test_a_revision_instead(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["corrigendum", f"content/{STEM}", f"new/{STEM}", "--rev", "--date", "2024-10-01"]) == 0
    assert capsys.readouterr().out == f"content/{STEM}_Rev.1\n"


@pytest.mark.parametrize("most", ["0", "many", "1000"])
def test_a_number_that_is_none(most: str, here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["corrigendum", f"content/{STEM}", f"new/{STEM}", "--most", most]) == 2
    assert "is no number of corrections" in capsys.readouterr().err
