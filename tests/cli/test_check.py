"""``undoc check``: what it prints for people and for programs."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.importer.word_file import paragraph, word_file
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


FOUND = "It grew by 5 percent.  Some 15000 rooms are open."


@pytest.fixture
def found(here: Path) -> Path:
    """The file of the sample document with text in which rules find an error twice and a warning."""
    path = here / "content" / STEM / "en.md"
    path.write_text(path.read_text("utf-8").replace("Three.", FOUND), "utf-8")
    return path


def test_what_the_rules_find_is_told_with_its_place(found: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check"]) == 1
    captured = capsys.readouterr()
    assert captured.out == "1 document: 2 errors, 1 warning.\n"
    place = f"content/{STEM}/en.md:14:17"
    assert f"{place}: error[en.percent-word]: “percent” is written as two words.\n    Write “per cent”." in captured.err


def test_builds_do_not_ask_for_rules(found: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["build", "--format", "docx"]) == 0
    assert capsys.readouterr().err == ""


def test_fixes_are_written(found: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--fix"]) == 0
    assert capsys.readouterr() == ("3 problems mended.\n1 document: no problems.\n", "")
    assert "3. It grew by 5 per cent. Some 15,000 rooms are open.\n" in found.read_text("utf-8")


def test_levels(found: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--level", "error"]) == 1
    assert capsys.readouterr().out == "1 document: 2 errors. 1 finding more with --level suggestion.\n"


def test_warnings_fail_when_asked(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = here / "content" / STEM / "en.md"
    path.write_text(path.read_text("utf-8").replace("Three.", "Some 15000 rooms are open."), "utf-8")
    assert main(["check"]) == 0
    assert main(["check", "--strict"]) == 1


def test_what_was_accepted_is_not_told_again(found: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--write-baseline", "accepted.txt"]) == 0
    assert main(["check", "--baseline", "accepted.txt", "--strict"]) == 0
    assert capsys.readouterr().out == "3 findings accepted in accepted.txt.\n1 document: no problems.\n"
    found.write_text(found.read_text("utf-8").replace("One.", "One percent."), "utf-8")
    assert main(["check", "--baseline", "accepted.txt"]) == 1


def test_a_baseline_that_is_none(found: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--baseline", "missing.txt"]) == 1
    assert "missing.txt: error[unreadable-file]" in capsys.readouterr().err


def test_fixes_are_told_to_programs(found: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--json"]) == 1
    result = json.loads(capsys.readouterr().out)
    fixes = {problem["code"]: problem["fix"] for problem in result["problems"]}
    assert fixes["en.percent-word"] == {"length": 7, "text": "per cent"}
    assert result["documents"][0]["not_built"] == []


def test_sarif(found: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--sarif"]) == 1
    [run] = json.loads(capsys.readouterr().out)["runs"]
    assert {result["ruleId"] for result in run["results"]} == {"en.percent-word", "doc.double-space", "en.thousands"}


def test_a_word_file(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / "a.docx").write_bytes(word_file(paragraph("1.\tIt grew by 5 percent.")))
    assert main(["check", "a.docx"]) == 1
    captured = capsys.readouterr()
    assert captured.err.startswith("a.docx: error[en.percent-word]: 1. It grew by 5 percent.: “percent”")


def test_a_rule_that_is_wrong_is_told_with_its_place(
    found: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = tmp_path / "ours"
    assert main(["templates", "--copy", str(data)]) == 0
    rules = data / "templates" / "rules" / "en" / "numbers.yaml"
    rules.write_text(rules.read_text("utf-8").replace("  level: error\n", "  level: fatal\n", 1), "utf-8")
    capsys.readouterr()
    assert main(["check", "--data", str(data)]) == 1
    assert "numbers.yaml:5:10: error[wrong-kind]: “fatal” is not one of" in capsys.readouterr().err
