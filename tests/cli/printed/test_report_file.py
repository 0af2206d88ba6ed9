"""What ``--report`` writes to: files, links, devices and pipes; it never replaces content or what is no file."""

from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from tests.production.sample import tree, write_content
from undoc.cli import main
from undoc.cli.printed import report_file

pytestmark = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no pipes with names")


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    write_content(tmp_path / "content", "A_1", "A/1")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def build(report: str) -> int:
    return main(["build", "--format", "docx", "--report", report])


def test_a_pipe_is_written_to(here: Path) -> None:
    os.mkfifo("pipe")
    read: list[str] = []
    reader = threading.Thread(target=lambda: read.append(Path("pipe").read_text("utf-8")))
    reader.start()
    assert build("pipe") == 0
    reader.join(30)
    assert json.loads(read[0])["ok"]
    assert stat.S_ISFIFO(Path("pipe").stat().st_mode)


def test_a_pipe_that_nobody_reads_is_a_problem(
    here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(report_file, "PATIENCE", 0.0)
    os.mkfifo("pipe")
    assert build("pipe") == 1
    assert (
        "pipe: error[unwritable-output]: The file cannot be written: nobody reads from it." in capsys.readouterr().err
    )


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() != 0, reason="makes a device")
def test_a_device_stays_a_device(here: Path) -> None:
    try:
        os.mknod("null", 0o666 | stat.S_IFCHR, os.makedev(1, 3))
        Path("null").write_bytes(b"x")
    except OSError:
        pytest.skip("no devices can be made here")
    assert build("null") == 0
    assert stat.S_ISCHR(Path("null").stat().st_mode)


@pytest.mark.parametrize("redirected", [False, True])
def test_standard_output(redirected: bool, here: Path) -> None:
    command = [sys.executable, "-m", "undoc.cli", "build", "--format", "docx", "--report", "/dev/stdout"]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(str(Path(path).resolve()) for path in sys.path if path)}
    if redirected:
        with Path("all.txt").open("wb") as stream:
            subprocess.run(command, env=environment, stdout=stream, check=True)
        printed = Path("all.txt").read_text("utf-8")
    else:
        printed = subprocess.run(command, env=environment, stdout=subprocess.PIPE, encoding="utf-8", check=True).stdout
    first, _, rest = printed.partition("\n{")
    report, _, last = rest.rpartition("}\n")
    assert json.loads("{" + report + "}")["ok"]
    assert (first, last) == ("build/A_1/A_1-EN.docx", "1 document: 1 file written to build.\n")


def test_what_a_link_leads_to_is_replaced(here: Path) -> None:
    Path("reports").mkdir()
    Path("reports/last.json").write_text("old", "utf-8")
    Path("link").symlink_to("reports/last.json")
    assert build("link") == 0
    assert Path("link").is_symlink()
    assert json.loads(Path("reports/last.json").read_text("utf-8"))["ok"]
    assert [path.name for path in Path("reports").iterdir()] == ["last.json"]


@pytest.mark.parametrize("report", ["content/A_1/en.md", "content/A_1/new/report.json", "link"])
def test_the_folder_of_a_document_is_refused_and_nothing_is_built(
    report: str, here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("link").symlink_to("content/A_1/document.yaml")
    before = tree(here)
    assert build(report) == 1
    assert f"{report}: error[report-in-content]: " in capsys.readouterr().err
    assert tree(here) == before


def test_a_folder_is_refused(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("folder").mkdir()
    assert build("folder") == 1
    assert "folder: error[unwritable-output]: The file cannot be written: it is a folder." in capsys.readouterr().err
