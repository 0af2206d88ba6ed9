"""``undoc new``: the files it names, and what it says of the body."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.production.sample import tree
from undoc.cli import main


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_spaces_around_a_symbol_do_not_count(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["new", " A/80/3 ", "--into", "drafts"]) == 0
    said = capsys.readouterr()
    assert said.out == "drafts/A_80_3/document.yaml\ndrafts/A_80_3/en.md\n"
    assert said.err.startswith("The body is general-assembly, ")


def test_a_new_document_can_be_built_and_is_not_overwritten(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["new", "HSP/EB.2025/3", "--lang", "zh,en", "--into", "drafts"]) == 0
    said = capsys.readouterr()
    assert said.out == "".join(f"drafts/HSP_EB.2025_3/{name}\n" for name in ("document.yaml", "en.md", "zh.md"))
    assert said.err.startswith("The body is hsp-executive-board, ")
    assert main(["build", "drafts", "--format", "docx"]) == 0
    before = tree(here / "drafts")
    assert main(["new", "HSP/EB.2025/3", "--into", "drafts"]) == 1
    assert "error[document-exists]" in capsys.readouterr().err
    assert tree(here / "drafts") == before


def test_a_body_that_is_named_is_not_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["new", "UNEP/CBD/COP/16/2", "--body", "unep-assembly"]) == 0
    assert capsys.readouterr().err == ""


def test_a_symbol_that_is_none_is_a_problem(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["new", "no symbol"]) == 1
    assert "error[invalid-symbol]: “no symbol” is not the symbol of a document." in capsys.readouterr().err
    assert tree(here) == {}


def test_a_document_begins_from_an_earlier_one(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["new", "A/79/3"]) == 0
    assert main(["new", "A/80/3", "--from", "content/A_79_3"]) == 0
    said = capsys.readouterr()
    assert "content/A_80_3/document.yaml\ncontent/A_80_3/en.md\n" in said.out
    assert "look at this" in said.err
    assert main(["new", "A/80/4", "--from", "content/A_78_3"]) == 1
    assert "error[" in capsys.readouterr().err
