"""The command ``undoc import``."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest

from tests.importer.word_file import TRACKED, paragraph, word_file
from undoc.cli import main
from undoc.importer import document


def test_the_folder_is_made_and_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.docx").write_bytes(word_file(paragraph("1.\tText.")))
    assert main(["import", str(tmp_path / "a.docx"), "--into", str(tmp_path / "content")]) == 0
    folder = tmp_path / "content" / "A_99_1"
    assert sorted(path.name for path in folder.iterdir()) == ["document.yaml", "en.md", "import.md"]
    assert capsys.readouterr().out == f"{folder}: A/99/1, en; nothing lost; see {folder}/import.md.\n"
    assert main(["check", str(folder)]) == 0


def test_a_file_that_cannot_be_read_is_a_problem_and_the_others_are_imported(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.docx").write_bytes(b"no")
    (tmp_path / "b.docx").write_bytes(word_file(paragraph("1.\tText.")))
    files = [str(tmp_path / name) for name in ("a.docx", "b.docx")]
    assert main(["import", *files, "--into", str(tmp_path / "content")]) == 1
    output = capsys.readouterr()
    assert "a.docx: error[not-word]" in output.err
    assert "A/99/1" in output.out


def test_nothing_is_written_of_a_file_with_open_changes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.docx").write_bytes(word_file(TRACKED))
    arguments = ["import", str(tmp_path / "a.docx"), "--into", str(tmp_path / "content")]
    assert main(arguments) == 1
    assert "--tracked accept" in capsys.readouterr().err
    assert not (tmp_path / "content").exists()
    assert main([*arguments, "--tracked", "reject"]) == 0
    assert "old" in (tmp_path / "content" / "A_99_1" / "en.md").read_text()


def test_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.docx").write_bytes(word_file(paragraph("1.\tOne.") + paragraph("3.\tThree.")))
    (tmp_path / "b.docx").write_bytes(b"no")
    files = [str(tmp_path / name) for name in ("a.docx", "b.docx")]
    assert main(["import", *files, "--into", str(tmp_path / "content"), "--json"]) == 1
    result = json.loads(capsys.readouterr().out)
    (document,) = result["documents"]
    assert not result["ok"]
    assert document["symbol"] == "A/99/1"
    assert document["files"] == ["document.yaml", "en.md", "import.md"]
    assert [(finding["change"], finding["code"]) for finding in document["findings"]] == [("guessed", "number-start")]
    assert [problem["code"] for problem in result["problems"]] == ["not-word"]


@pytest.mark.parametrize("arguments", [[], ["a.docx", "--tracked", "maybe"], ["a.docx", "--lang", "de"]])
def test_wrong_usage(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["import", *arguments]) == 2
    assert capsys.readouterr().err


def test_names_in_a_file_are_printed_without_what_a_terminal_would_obey(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with zipfile.ZipFile(tmp_path / "a\x1b[1m\n.docx", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/\x1b]0;title\x07.xml", b" " * (2 << 20))
    assert main(["import", str(tmp_path / "a\x1b[1m\n.docx"), "--into", str(tmp_path / "content")]) == 1
    printed = capsys.readouterr().err
    assert r"a\x1b[1m\n.docx/word/\x1b]0;title\x07.xml: error[file-too-large]" in printed
    assert printed.count("\n") == 2


def test_a_fault_of_the_program_is_a_problem_of_that_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def failing(path: Path, *_: object) -> object:
        if path.name == "a.docx":
            raise IndexError("fault")
        return read(path, *_)  # type: ignore[arg-type]

    read = document.read
    monkeypatch.setattr(document, "read", failing)
    for name, text in (("a", "1.\tText."), ("b", "1.\tText.")):
        (tmp_path / f"{name}.docx").write_bytes(word_file(paragraph(text)))
    files = [str(tmp_path / name) for name in ("a.docx", "b.docx")]
    assert main(["import", *files, "--into", str(tmp_path / "content"), "--json"]) == 1
    result = json.loads(capsys.readouterr().out)
    assert [(Path(problem["path"]).name, problem["code"]) for problem in result["problems"]] == [
        ("a.docx", "internal-error")
    ]
    assert [entry["symbol"] for entry in result["documents"]] == ["A/99/1"]


def test_macros_are_told(tmp_path: Path) -> None:
    kind = "http://schemas.microsoft.com/office/2006/relationships/vbaProject"
    data = word_file(
        paragraph("1.\tText."),
        parts={"word/vbaProject.bin": b"macros"},
        relationships=f'<Relationship Id="v1" Type="{kind}" Target="vbaProject.bin"/>',
    )
    (tmp_path / "a.docm").write_bytes(data)
    assert main(["import", str(tmp_path / "a.docm"), "--into", str(tmp_path / "content")]) == 0
    assert "The macros of the file were left out." in (tmp_path / "content/A_99_1/import.md").read_text("utf-8")
