"""Building many documents from the command line: reasons, reports, tables, stopping, watching, beginning new ones."""

from __future__ import annotations

import json
import signal
import sys
import threading
import time
from pathlib import Path

import pytest

from tests.production.sample import ENGLISH, tree, write_content
from tests.support.command import started
from undoc.cli import main

posix = pytest.mark.skipif(sys.platform == "win32", reason="sends a signal")


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with twelve small documents."""
    for number in range(1, 13):
        write_content(tmp_path / "content", f"A_{number}", f"A/{number}")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_it_says_why_a_file_is_made_and_how_many_are_not(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["build", "content/A_1", "--explain", "--format", "docx"]) == 0
    assert "build/A_1/A_1-EN.docx: not built before\n" in capsys.readouterr().out
    (here / "content/A_1/en.md").write_text(ENGLISH.replace("One", "Uno"), "utf-8")
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
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (here / "content/A_2/en.md").write_text("oops", "utf-8")
    main(["build", "content/A_1", "--quiet", "--format", "docx"])

    assert main(["build", "--format", "docx", "--jobs", "2", "--report", "made/report.json", "--explain"]) == 1

    lines = capsys.readouterr().out.splitlines()
    assert lines[-3:] == [
        "          written  unchanged",
        "en docx        10          1",
        "12 documents: 10 files written to build; 1 unchanged; 1 document not built; 1 error.",
    ]
    report = json.loads((here / "made/report.json").read_text("utf-8"))
    assert report["ok"] is False
    assert [document["folder"] for document in report["documents"]] == sorted(
        str(path.relative_to(here)) for path in (here / "content").iterdir()
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


def test_a_report_that_cannot_be_written_is_a_problem(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / "made").touch()
    assert main(["build", "content/A_1", "--format", "docx", "--report", "made/report.json"]) == 1
    assert "made/report.json: error[unwritable-output]" in capsys.readouterr().err


def test_it_stops_at_the_first_document_with_an_error_on_request(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (here / "content/A_1/en.md").write_text("oops", "utf-8")
    assert main(["build", "--stop", "--jobs", "1"]) == 1
    assert capsys.readouterr().out.splitlines()[-1] == (
        "12 documents: 0 files written to build; 1 document not built; 11 documents left for later; 1 error."
    )
    assert not (here / "build").exists()


@posix
def test_ctrl_c_ends_the_workers_and_leaves_whole_files(here: Path) -> None:
    for number in range(13, 60):
        write_content(here / "content", f"A_{number}", f"A/{number}")
    process = started("build", "--jobs", "2")
    assert process.stdout is not None
    process.stdout.readline()
    process.send_signal(signal.SIGINT)
    output, errors = process.communicate(timeout=30)

    assert (process.returncode, errors) == (130, "Stopped.\n")
    assert "Traceback" not in output
    assert all(not name.endswith(".undoc-tmp") for name in tree(here / "build"))
    assert len(tree(here / "build")) < 118


@posix
def test_watching_prints_a_line_for_each_build_and_ends_with_ctrl_c(here: Path) -> None:
    process = started("watch", "content/A_1", "content/A_2", "--format", "docx")
    lines: list[str] = []
    assert process.stdout is not None
    stream = process.stdout
    reader = threading.Thread(target=lambda: lines.extend(iter(stream.readline, "")))
    reader.start()
    end = time.monotonic() + 30
    while len(lines) < 3 and time.monotonic() < end:
        # Repeated: the watch begins some time after the first build.
        time.sleep(0.1)
        edited = here / "edited.md"
        edited.write_text(ENGLISH.replace("One", f"One {time.monotonic()}"), "utf-8")
        edited.replace(here / "content/A_1/en.md")  # whole at once, as editors save
    process.send_signal(signal.SIGINT)
    process.wait(30)
    reader.join()
    assert process.stderr is not None
    errors = process.stderr.read()
    stream.close()
    process.stderr.close()

    assert (process.returncode, errors) == (0, "")
    assert lines[0].startswith("2 documents: 2 files written in ")
    assert lines[1] == "Watching content/A_1, content/A_2: what you save is built. Ctrl-C stops this.\n"
    assert lines[2].startswith("A/1: 1 file written in ")


def test_watching_nothing_ends(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["watch", "nowhere"]) == 1
    assert "error[no-such-folder]" in capsys.readouterr().err


def test_spaces_around_a_symbol_do_not_count(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
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


def test_a_body_that_is_named_is_not_told(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["new", "UNEP/CBD/COP/16/2", "--body", "unep-assembly"]) == 0
    assert capsys.readouterr().err == ""
