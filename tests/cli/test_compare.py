"""``undoc compare``: what it prints for people and for programs."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.production.sample import STEM, write_content
from undoc.cli import main


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with the sample document and an edited copy."""
    write_content(tmp_path / "content", STEM, "HSP/EB.2024/17", "en", "fr")
    shutil.copytree(tmp_path / "content" / STEM, tmp_path / "new" / STEM)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def edit(here: Path, old: str, new: str) -> None:
    path = here / "new" / STEM / "en.md"
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def test_nothing_differs(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["compare", f"content/{STEM}", f"new/{STEM}"]) == 0
    assert capsys.readouterr().out == "en 0 differences; fr 0 differences.\n"


def test_what_differs_is_told_with_its_place(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edit(here, "3. Three", "3. Quixotic")
    assert main(["compare", f"content/{STEM}", f"new/{STEM}", "--lang", "en"]) == 0
    assert capsys.readouterr().out == "en: paragraph 3: “Three” → “Quixotic”\nen 1 difference.\n"


def test_as_json(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edit(here, "\n1. ", "\n1. Quixotic ")
    assert main(["compare", f"content/{STEM}", f"new/{STEM}", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["ok"] is True
    assert told["differences"]["fr"] == []
    [entry] = told["differences"]["en"]
    assert (entry["what"], entry["place"], entry["new"]) == ("inserted", "paragraph 1", "Quixotic")


def test_a_revision(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def git(*arguments: str) -> None:
        subprocess.run(["git", "-c", "user.name=a", "-c", "user.email=a@un.org", *arguments], check=True, cwd=here)

    git("init", "-q")
    git("add", "new")
    git("commit", "-qm", "first")
    edit(here, "\n1. ", "\n1. Quixotic ")
    assert main(["compare", "HEAD", f"new/{STEM}"]) == 0
    assert capsys.readouterr().out.splitlines()[-1] == "en 1 difference; fr 0 differences."
    assert main(["compare", "HEAD", f"content/{STEM}"]) == 1
    assert "no-such-revision" in capsys.readouterr().err
    assert main(["compare", "--lang", "en", "no-such-thing", f"new/{STEM}"]) == 1
    assert "no-such-revision" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["nowhere", "nor here"], "no-such-folder"),
        (["nowhere", f"content/{STEM}"], "no-repository"),
        (["content", f"content/{STEM}"], "no-language-file"),
        ([f"content/{STEM}", f"content/{STEM}/en.md"], "not-word"),
        (["--lang", "zh", f"content/{STEM}", f"new/{STEM}"], "no-such-version"),
    ],
)
def test_what_cannot_be_compared(
    arguments: list[str], code: str, here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["compare", *arguments]) == 1
    assert f"[{code}]" in capsys.readouterr().err
    assert main(["compare", *arguments, "--json"]) == 1
    assert json.loads(capsys.readouterr().out)["problems"][0]["code"] == code


def test_a_word_file_is_compared_with_what_comes_back_in_word(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edit(here, "\n1. ", "\n1. Quixotic ")
    assert main(["build", f"new/{STEM}", "--lang", "en", "--format", "docx"]) == 0
    [file] = (here / "build").glob("*/*.docx")
    capsys.readouterr()
    assert main(["compare", f"content/{STEM}", str(file)]) == 0
    assert capsys.readouterr().out == "en: paragraph 1: inserted: “Quixotic”\nen 1 difference.\n"


def test_a_word_file_with_tracked_changes(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edit(here, "3. Three", "3. Quixotic")
    arguments = ["compare", f"content/{STEM}", f"new/{STEM}", "--lang", "en", "--format", "docx"]
    assert main(arguments) == 0
    path = f"build/{STEM}/{STEM}-EN-changes.docx"
    assert capsys.readouterr().out.splitlines()[-1] == path
    assert (here / path).exists()
    assert main([*arguments, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["files"] == [path]


def test_a_date_that_is_none(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["compare", f"content/{STEM}", f"new/{STEM}", "--date", "yesterday"]) == 2
    assert "“yesterday” is not a date." in capsys.readouterr().err
