"""The command ``undoc merge``."""

from __future__ import annotations

import io
import json
import random
from pathlib import Path

import pytest

from tests.merge.built import SHORT, copied, version, word_file
from tests.merge.edits import Editor
from undoc.cli import main


@pytest.fixture
def edited(tmp_path: Path) -> tuple[str, ...]:
    """The arguments that merge a file with a tracked change."""
    editor = Editor(word_file(SHORT, "en"), version(SHORT, "en"), random.Random(3))
    (tmp_path / "edited.docx").write_bytes(editor.edited("replace_word", tracked=True).data)
    return "merge", str(tmp_path / "edited.docx"), "--into", str(copied(SHORT, tmp_path))


def test_changes_are_named_and_what_the_others_owe(edited: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*edited]) == 0
    out = capsys.readouterr().out
    assert "en.md:16:1: changed: “connectivity” → “lantern”" in out
    assert "ar, es, fr, ru, zh owe what has changed at" in out
    assert out.endswith("HSP/EB.2024/17, en: 1 change written to en.md.\n")
    assert main([*edited]) == 0
    assert capsys.readouterr().out.endswith("HSP/EB.2024/17, en: nothing to merge.\n")


def test_dry_run_writes_nothing(edited: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    path = Path(edited[-1]) / SHORT / "en.md"
    before = path.read_bytes()
    assert main([*edited, "--dry-run"]) == 0
    assert capsys.readouterr().out.endswith("1 change would be written to en.md.\n")
    assert path.read_bytes() == before


def test_conflicts_are_problems(edited: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    path = Path(edited[-1]) / SHORT / "en.md"
    path.write_text(path.read_text("utf-8").replace("improved connectivity", "improved beacons"), "utf-8")
    assert main([*edited]) == 1
    output = capsys.readouterr()
    assert "error[conflict]" in output.err
    assert "nothing written; 1 problem" in output.out
    assert main([*edited, "--theirs"]) == 0
    assert "improved lantern" in path.read_text("utf-8")


@pytest.mark.parametrize(("answers", "status", "taken"), [("y\n", 0, True), ("n\n", 0, False), ("", 1, False)])
def test_tracked_changes_are_asked_for(
    edited: tuple[str, ...], answers: str, status: int, taken: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(answers))
    assert main([*edited, "--tracked", "ask"]) == status
    assert ("lantern" in (Path(edited[-1]) / SHORT / "en.md").read_text("utf-8")) is taken


def test_json(edited: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*edited, "--json"]) == 0
    result = json.loads(capsys.readouterr().out)
    assert (result["ok"], result["symbol"], result["language"]) == (True, "HSP/EB.2024/17", "en")
    (change,) = result["changes"]
    assert (change["line"], change["old"], change["new"]) == (16, "connectivity", "lantern")
    assert result["owing"] == ["ar", "es", "fr", "ru", "zh"]
    Path(edited[1]).write_bytes(b"no")
    assert main([*edited, "--json"]) == 1
    assert [one["code"] for one in json.loads(capsys.readouterr().out)["problems"]] == ["not-word"]
