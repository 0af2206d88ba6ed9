"""``undoc watch``: a line for each build, and how it ends."""

from __future__ import annotations

import signal
import sys
import threading
import time
from pathlib import Path

import pytest

from tests.production.sample import ENGLISH, write_content
from tests.support.command import started
from undoc import BuildReport, DocumentResult, NotBuilt, Output, Place, Problem, Rebuild
from undoc.cli import main, watch


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with two small documents."""
    for number in (1, 2):
        write_content(tmp_path / "content", f"A_{number}", f"A/{number}")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.skipif(sys.platform == "win32", reason="sends a signal")
def test_watching_prints_a_line_for_each_build_and_ends_with_ctrl_c(here: Path) -> None:
    process = started("watch", "--format", "docx")
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
    assert lines[1] == "Watching content: what you save is built. Ctrl-C stops this.\n"
    assert lines[2].startswith("A/1: 1 file written in ")


def test_watching_nothing_ends(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["watch", "nowhere"]) == 1
    assert "error[no-such-folder]" in capsys.readouterr().err


def result(symbol: str | None, written: int = 0, unchanged: int = 0, *problems: Problem) -> DocumentResult:
    output = Output(symbol or "", "en", "pdf", Path("a.pdf"))
    missing = (NotBuilt("en"),) if problems else ()
    return DocumentResult(Path("content/A_1"), symbol, (output,) * written, problems, (output,) * unchanged, missing)


PROBLEM = Problem(Place("en.md", 1, 1), "code", "What.", "Do.")


@pytest.mark.parametrize(
    ("results", "line"),
    [
        ([result("A/1", 2)], "A/1: 2 files written in 0.50 s."),
        ([result("A/1", 1, 1), result("A/2", 0, 2)], "A/1: 1 file written in 0.50 s, 3 unchanged."),
        ([result("A/1", 1), result("A/2", 1)], "2 documents: 2 files written in 0.50 s."),
        ([result("A/1", 0, 2), result("A/2", 0, 2)], "2 documents: 0 files written in 0.50 s, 4 unchanged."),
        ([result("A/1\x1b", 0, 0, PROBLEM)], r"A/1\x1b: 0 files written in 0.50 s, 1 version not built, 1 error."),
        ([result(None, 0, 0, PROBLEM)], "content/A_1: 0 files written in 0.50 s, 1 version not built, 1 error."),
        ([], "0 documents: 0 files written in 0.50 s."),
    ],
)
def test_a_build_in_one_line(results: list[DocumentResult], line: str) -> None:
    assert watch.rebuild_line(Rebuild(BuildReport(tuple(results)), 0.5)) == line
