"""Folders that cannot be read or whose names are no text: a problem each, and the others are built."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import undoc
from tests.production.sample import tree, write_content
from undoc.cli import main

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="names of files are bytes there")


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for number in (1, 2, 3):
        write_content(tmp_path / "content", f"A_{number}", f"A/{number}")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def close(folder: str, patch: pytest.MonkeyPatch) -> None:
    """Have the system refuse what is in a folder, as it does to those who may not read it; root may read all."""

    def refusing(original: Callable[..., Any]) -> Callable[..., Any]:
        def call(path: Any = ".", *more: Any, **options: Any) -> Any:
            inside = f"/{folder}/" in f"{os.path.abspath(path)}/" if not isinstance(path, int) else False  # noqa: PTH100
            of_itself = original in (os_stat, os_lstat) and Path(path).name == folder
            if inside and not of_itself:
                raise PermissionError(13, "Permission denied", path)
            return original(path, *more, **options)

        return call

    os_stat, os_lstat = os.stat, os.lstat
    for name in ("scandir", "listdir", "stat", "lstat", "open"):
        patch.setattr(os, name, refusing(getattr(os, name)))


@pytest.mark.parametrize("built", [False, True], ids=["before the first build", "after a build"])
def test_a_folder_that_may_not_be_read(built: bool, here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if built:
        undoc.build("content", formats=["docx"])
    with monkeypatch.context() as patch:
        close("A_2", patch)
        report = undoc.build("content", formats=["docx"])
    assert [(problem.place.path, problem.code) for problem in report.problems] == [("content/A_2", "unreadable-folder")]
    assert [result.symbol for result in report.documents] == ["A/1", "A/3"]
    assert len(tree(Path("build"))) == 2 + built


def test_a_folder_above_that_may_not_be_read(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        close("content", patch)
        report = undoc.build("content/A_1")
    assert [(problem.place.path, problem.code) for problem in report.problems] == [("content/A_1", "no-such-folder")]


@pytest.mark.parametrize("path", ["content", os.fsdecode(b"content/A_\xff")])
def test_the_name_of_a_folder_is_no_text(path: str, here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("content/A_2").rename(os.fsdecode(b"content/A_\xff"))
    assert main(["build", path, "--format", "docx", "--report", "report.json"]) == 1
    printed = capsys.readouterr()
    assert printed.err.startswith(r"content/A_\xff: error[folder-name-encoding]: ")
    assert len(tree(Path("build"))) == (2 if path == "content" else 0)
    assert r"A_\udcff" in Path("report.json").read_text("utf-8")


def test_the_name_of_a_file_is_no_text(here: Path) -> None:
    Path(os.fsdecode(b"content/A_2/\xff.md")).write_text("x", "utf-8")
    report = undoc.build("content", formats=["docx"])
    assert [problem.code for problem in report.problems] == ["unknown-language-file"]
    assert len(report.outputs) == 3
    again = undoc.build("content", formats=["docx"])
    assert (again.problems, again.outputs) == (report.problems, ())


def test_names_that_are_not_ascii_where_the_system_knows_only_that(here: Path) -> None:
    Path("content/A_2").rename("content/报告")
    environment = {
        **os.environ,
        "LC_ALL": "C",
        "PYTHONUTF8": "0",
        "PYTHONPATH": os.pathsep.join(str(Path(path).resolve()) for path in sys.path if path),
    }
    command = [sys.executable, "-m", "undoc.cli", "build", "--format", "docx", "--report", "report.json"]
    ran = subprocess.run(command, env=environment, capture_output=True, encoding="ascii")
    assert ran.returncode == 1
    assert r"content/\xe6\x8a\xa5\xe5\x91\x8a: error[folder-name-encoding]: " in ran.stderr
    assert "Traceback" not in ran.stderr
    assert tree(Path("build")).keys() == {"A_1/A_1-EN.docx", "A_3/A_3-EN.docx"}
