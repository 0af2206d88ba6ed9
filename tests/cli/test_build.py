"""``undoc build``: what it prints and reports, how it ends, what it leaves when it is stopped."""

from __future__ import annotations

import json
import signal
import sys
from pathlib import Path

import pytest

from tests.production.sample import ENGLISH, STEM, tree, write_content
from tests.support.command import started
from undoc.cli import build, main

posix = pytest.mark.skipif(sys.platform == "win32", reason="sends a signal")


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with the sample document."""
    write_content(tmp_path / "content")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def many(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with twelve small documents."""
    for number in range(1, 13):
        write_content(tmp_path / "content", f"A_{number}", f"A/{number}")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_build_names_the_files_and_sums_up(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["build"]) == 0
    folder = Path("build", STEM)
    assert capsys.readouterr() == (
        f"{folder / STEM}-EN.docx\n{folder / STEM}-EN.pdf\n1 document: 2 files written to build.\n",
        "",
    )


def test_quiet_prints_problems_only(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["build", "--quiet", "--format", "docx"]) == 0
    assert capsys.readouterr() == ("", "")
    (here / "content" / STEM / "en.md").write_text("oops", "utf-8")
    assert main(["build", "--quiet"]) == 1
    captured = capsys.readouterr()
    assert captured.out == ""
    assert "missing-front-matter" in captured.err


def test_problems_are_shown_from_the_current_folder_and_summed_up(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (here / "content" / STEM / "en.md").write_text("oops", "utf-8")
    write_content(here / "content", "A_1", "A/1")

    assert main(["build", str(here / "content"), "--format", "docx", "--out", str(here / "build")]) == 1

    captured = capsys.readouterr()
    assert captured.err.startswith(f"content/{STEM}/en.md:1:1: error[missing-front-matter]: ")
    assert captured.out == (
        f"{Path('build/A_1/A_1-EN.docx')}\n2 documents: 1 file written to build; 1 document not built; 1 error.\n"
    )


def test_a_fault_in_a_template_is_shown_once(
    here: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    write_content(here / "content", "A_1", "A/1")
    monkeypatch.setenv("UNDOC_DATA", str(here / "nowhere"))
    assert main(["build"]) == 1
    assert capsys.readouterr().err.count("missing-templates") == 1


def test_it_says_why_a_file_is_made_and_how_many_are_not(many: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["build", "content/A_1", "--explain", "--format", "docx"]) == 0
    assert "build/A_1/A_1-EN.docx: not built before\n" in capsys.readouterr().out
    (many / "content/A_1/en.md").write_text(ENGLISH.replace("One", "Uno"), "utf-8")
    assert main(["build", "content/A_1", "--explain"]) == 0
    assert capsys.readouterr().out == (
        "build/A_1/A_1-EN.docx: en.md has changed\n"
        "build/A_1/A_1-EN.pdf: not built before\n"
        "1 document: 2 files written to build.\n"
    )
    assert main(["build", "content/A_1"]) == 0
    assert capsys.readouterr().out == "1 document: 0 files written to build; 2 unchanged.\n"
    assert main(["build", "content/A_1", "--force", "--quiet"]) == 0


def test_many_documents_are_summed_up_in_a_table_and_in_a_report(
    many: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (many / "content/A_2/en.md").write_text("oops", "utf-8")
    main(["build", "content/A_1", "--quiet", "--format", "docx"])

    assert main(["build", "--format", "docx", "--jobs", "2", "--report", "made/report.json", "--explain"]) == 1

    lines = capsys.readouterr().out.splitlines()
    assert lines[-3:] == [
        "          written  unchanged",
        "en docx        10          1",
        "12 documents: 10 files written to build; 1 unchanged; 1 document not built; 1 error.",
    ]
    report = json.loads((many / "made/report.json").read_text("utf-8"))
    assert report["ok"] is False
    assert [document["folder"] for document in report["documents"]] == sorted(
        str(path.relative_to(many)) for path in (many / "content").iterdir()
    )
    by_symbol = {document["symbol"]: document for document in report["documents"]}
    assert by_symbol["A/3"]["written"] == [
        {"language": "en", "format": "docx", "path": "build/A_3/A_3-EN.docx", "reason": "not built before"}
    ]
    assert by_symbol["A/1"]["written"] == []
    assert [output["path"] for output in by_symbol["A/1"]["unchanged"]] == ["build/A_1/A_1-EN.docx"]
    assert [(problem["path"], problem["code"]) for problem in report["problems"]] == [
        ("content/A_2/en.md", "missing-front-matter")
    ]


def test_a_report_that_cannot_be_written_is_a_problem(many: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (many / "made").touch()
    assert main(["build", "content/A_1", "--format", "docx", "--report", "made/report.json"]) == 1
    assert "made/report.json: error[unwritable-output]" in capsys.readouterr().err


def test_it_stops_at_the_first_document_with_an_error_on_request(
    many: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (many / "content/A_1/en.md").write_text("oops", "utf-8")
    assert main(["build", "--stop", "--jobs", "1"]) == 1
    assert capsys.readouterr().out.splitlines()[-1] == (
        "12 documents: 0 files written to build; 1 document not built; 11 documents left for later; 1 error."
    )
    assert not (many / "build").exists()


@posix
def test_a_process_that_is_stopped_leaves_no_half_written_file(here: Path) -> None:
    for number in range(30):
        write_content(here / "content", f"A_{number}", f"A/{number}")
    process = started("build")
    assert process.stdout is not None
    process.stdout.readline()
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate(timeout=30)

    assert process.returncode == 130
    assert errors == "Stopped.\n"
    assert not list((here / "build").rglob("*.undoc-tmp"))


@posix
def test_ctrl_c_ends_the_workers_and_leaves_whole_files(many: Path) -> None:
    for number in range(13, 60):
        write_content(many / "content", f"A_{number}", f"A/{number}")
    process = started("build", "--jobs", "2")
    assert process.stdout is not None
    process.stdout.readline()
    process.send_signal(signal.SIGINT)
    output, errors = process.communicate(timeout=30)

    assert (process.returncode, errors) == (130, "Stopped.\n")
    assert "Traceback" not in output
    assert all(not name.endswith(".undoc-tmp") for name in tree(many / "build"))
    assert len(tree(many / "build")) < 118


@pytest.mark.parametrize("given", ["none", "0", "-1", "257", "1.5", "²", ""])
def test_a_number_of_processes_that_there_cannot_be_is_wrong_usage(
    given: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["build", f"--jobs={given}"]) == 2
    assert f"“{given}” is no number of processes; give one from 1 to {build.MOST_JOBS}." in capsys.readouterr().err
