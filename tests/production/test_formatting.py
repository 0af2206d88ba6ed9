"""Content files are put into their one form, whole or not at all."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

import undoc
from tests.production.sample import STEM, write_content

UNTIDY = "---\ntitle:   'Title'\n---\n\n1.   One\n   line.\n"
TIDY = "---\ntitle: Title\n---\n\n1. One line.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A document whose English version is not in its form."""
    write_content(tmp_path)
    folder = tmp_path / STEM
    assert not undoc.format_content(folder).problems
    (folder / "en.md").write_text(UNTIDY, encoding="utf-8")
    return folder


def test_a_file_is_written_in_its_form(folder: Path) -> None:
    report = undoc.format_content(str(folder))
    assert report.changed == (folder / "en.md",)
    assert folder / "document.yaml" in report.unchanged
    assert report.ok
    assert (folder / "en.md").read_text(encoding="utf-8") == TIDY
    assert undoc.format_content([folder]).changed == ()
    assert not [path for path in folder.iterdir() if path.name.endswith(".tmp")]


def test_checking_writes_nothing(folder: Path) -> None:
    assert undoc.format_content(folder, check=True).changed == (folder / "en.md",)
    assert (folder / "en.md").read_text(encoding="utf-8") == UNTIDY


def test_a_file_with_an_error_is_left_and_the_others_are_written(folder: Path) -> None:
    (folder / "fr.md").write_text("---\ntitle:   Titre\n---\nTexte[^a]\n", encoding="utf-8")
    report = undoc.format_content(folder)
    assert [problem.code for problem in report.problems] == ["undefined-note"]
    assert report.problems[0].place == undoc.Place(str(folder / "fr.md"), 4, 6)
    assert not report.ok
    assert report.changed == (folder / "en.md",)
    assert (folder / "fr.md").read_text(encoding="utf-8").startswith("---\ntitle:   Titre")


def test_a_file_that_cannot_be_written_is_a_problem(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(path: Path, target: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    report = undoc.format_content(folder)
    assert [problem.code for problem in report.problems] == ["unwritable-output"]
    assert report.changed == ()
    assert (folder / "en.md").read_text(encoding="utf-8") == UNTIDY


def test_line_ends_and_a_byte_order_mark_are_those_of_other_systems_no_longer(folder: Path) -> None:
    (folder / "en.md").write_bytes(b"\xef\xbb\xbf" + UNTIDY.replace("\n", "\r\n").encode())
    undoc.format_content(folder)
    assert (folder / "en.md").read_bytes() == TIDY.encode()


def test_a_link_stays_one(folder: Path) -> None:
    (folder / "en.md").rename(folder / "english.txt")
    (folder / "en.md").symlink_to("english.txt")
    assert undoc.format_content(folder).changed == (folder / "en.md",)
    assert (folder / "en.md").is_symlink()
    assert (folder / "english.txt").read_text(encoding="utf-8") == TIDY


def test_a_folder_without_a_document_is_a_problem(tmp_path: Path) -> None:
    assert [problem.code for problem in undoc.format_content(tmp_path).problems] == ["no-document"]


def test_a_new_document_has_its_form(tmp_path: Path) -> None:
    folder = undoc.new_document("HSP/EB.2025/3", languages=["en"], date=dt.date(2025, 1, 1), content=tmp_path)
    assert undoc.format_content(folder, check=True).changed == ()
