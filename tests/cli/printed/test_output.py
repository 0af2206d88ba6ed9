"""What is printed to may be closed, full, or a pipe that nobody reads: the work is done all the same."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest

from tests.importer.word_file import paragraph, word_file
from tests.production.sample import STEM, write_content
from undoc.cli.printed.output import has_colors

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs a shell")

CLOSED = "Not all could be printed: it is closed.\n"
FULL = "Not all could be printed: No space left on device.\n"
BROKEN = "Not all could be printed: Broken pipe.\n"


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    write_content(tmp_path / "content")
    (tmp_path / "a.docx").write_bytes(word_file(paragraph("1.\tText.")))
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(arguments: str, redirected: str = "") -> tuple[int, str, str]:
    """The status of the program, run by a shell, and what stands in its two streams."""
    line = f'"{sys.executable}" -m undoc {arguments} {redirected}'
    finished = subprocess.run(["sh", "-c", line], capture_output=True, encoding="utf-8", timeout=60)
    return finished.returncode, finished.stdout, finished.stderr


@pytest.mark.parametrize(
    ("command", "redirected", "said", "file"),
    [
        ("build --format docx", ">&-", CLOSED, f"build/{STEM}/{STEM}-EN.docx"),
        ("build --format docx", ">/dev/full", FULL, f"build/{STEM}/{STEM}-EN.docx"),
        ("build --format docx", ">&- 2>&- <&-", "", f"build/{STEM}/{STEM}-EN.docx"),
        ("check", ">&-", CLOSED, ""),
        ("check --json", ">/dev/full", FULL, ""),
        ("new A/80/3 --body general-assembly", ">&-", CLOSED, "content/A_80_3/en.md"),
        ("import a.docx", ">/dev/full", FULL, "content/A_99_1/en.md"),
        ("fmt", ">&-", CLOSED, ""),
        ("--help", ">/dev/full", FULL, ""),
    ],
)
def test_the_work_is_done_and_the_status_tells(command: str, redirected: str, said: str, file: str, here: Path) -> None:
    if "/dev/full" in redirected and not Path("/dev/full").exists():
        pytest.skip("there is no device that is always full")
    assert run(command, redirected) == (1, "", said)
    assert (here / file).exists()


@pytest.mark.parametrize("command", ["build --format docx", "import a.docx"])
def test_where_nothing_is_wrong_nobody_misses_the_stream_for_errors(command: str) -> None:
    status, said, errors = run(command, "2>&- <&-")
    assert (status, errors) == (0, "")
    assert said


def test_a_warning_that_nobody_can_read_is_told_by_the_status(here: Path) -> None:
    (here / "content" / STEM / "EN.md").write_text("Not looked at.", "utf-8")
    assert run("check")[0] == 0
    assert run("check", "2>/dev/full")[0] == 1
    assert run("check", "2>&-")[0] == 1


def test_a_reader_that_has_enough_does_not_stop_the_work(here: Path) -> None:
    for number in range(3):
        write_content(here / "content", f"A_{number}", f"A/{number}")
    process = subprocess.Popen(
        [sys.executable, "-u", "-m", "undoc", "build", "--format", "docx"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )
    assert process.stdout is not None
    process.stdout.close()
    assert process.stderr is not None
    assert process.stderr.read() == BROKEN
    process.stderr.close()
    assert process.wait(timeout=60) == 1
    assert len(list((here / "build").rglob("*.docx"))) == 4


def test_a_watch_that_nobody_sees_ends(here: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "undoc", "watch", "--format", "docx"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )
    assert process.stdout is not None
    process.stdout.close()
    _, errors = process.communicate(timeout=60)
    assert (process.returncode, errors) == (1, BROKEN)
    assert (here / "build" / STEM / f"{STEM}-EN.docx").exists()


def test_output_is_whole_where_the_reader_is_slow() -> None:
    """A pipe that does not wait for its reader, and that is full when something is printed."""
    reading, writing = os.pipe()
    os.set_blocking(writing, False)
    with suppress(BlockingIOError):
        while True:
            os.write(writing, b" " * 4096)
    process = subprocess.Popen([sys.executable, "-m", "undoc", "check", "--json"], stdout=writing)
    os.close(writing)
    time.sleep(1)
    with os.fdopen(reading, encoding="utf-8") as stream:
        assert json.load(stream)["ok"] is True
    assert process.wait(timeout=60) == 0


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("stream", "environment", "expected"),
    [
        (Terminal(), {}, True),
        (Terminal(), {"NO_COLOR": ""}, True),
        (Terminal(), {"NO_COLOR": "1"}, False),
        (Terminal(), {"TERM": "dumb"}, False),
        (io.StringIO(), {}, False),
    ],
)
def test_colours_are_for_terminals_of_those_who_have_not_asked_for_plain_text(
    stream: io.StringIO, environment: dict[str, str], expected: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in {"NO_COLOR": "", "TERM": "xterm", **environment}.items():
        monkeypatch.setenv(name, value)
    assert has_colors(stream) is expected
