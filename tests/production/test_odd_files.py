"""Pipes, devices, links and huge files in the place of ordinary ones: nothing hangs, the others are built."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

import undoc
from tests.production.sample import tree, write_content
from tests.support.seed import ROOT
from undoc.importer import import_file
from undoc.model import ContentError
from undoc.production.record import record

pytestmark = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no pipes with names")

ODD: dict[str, Callable[[Path], object]] = {
    "pipe": os.mkfifo,
    "endless device": lambda path: path.symlink_to("/dev/zero"),
}


@pytest.fixture
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for number in (1, 2):
        write_content(tmp_path / "content", f"A_{number}", f"A/{number}")
    with (tmp_path / "content" / "A_1" / "en.md").open("a", encoding="utf-8") as stream:
        stream.write("\n![A chart](chart.png)\n")
    shutil.copy(ROOT / "templates" / "emblem" / "un-emblem.png", tmp_path / "content" / "A_1" / "chart.png")
    monkeypatch.chdir(tmp_path)
    return tmp_path / "content"


@pytest.fixture(params=ODD)
def odd(request: pytest.FixtureRequest) -> Callable[[Path], object]:
    """Puts something odd in the place of a file."""

    def put(path: Path) -> None:
        path.unlink(missing_ok=True)
        ODD[request.param](path)

    return put


@pytest.mark.parametrize("name", ["en.md", "document.yaml", "chart.png"])
def test_in_the_place_of_content(name: str, content: Path, odd: Callable[[Path], object]) -> None:
    undoc.build("content")
    before = tree(Path("build"))
    odd(content / "A_1" / name)
    (content / "A_2" / "en.md").write_text((content / "A_2" / "en.md").read_text("utf-8") + "\nMore.\n", "utf-8")

    report = undoc.build("content")

    assert [(result.ok, len(result.outputs)) for result in report.documents] == [(False, 0), (True, 2)]
    assert {problem.place.path for problem in report.problems} <= {f"content/A_1/{name}", "content/A_1/en.md"}
    after = tree(Path("build"))
    assert after.keys() == before.keys()
    assert all(after[path] == before[path] for path in before if path.startswith("A_1"))


def test_in_the_place_of_a_record(content: Path, odd: Callable[[Path], object]) -> None:
    undoc.build("content")
    for path in Path("build", record.FOLDER).glob("A_1*.json"):
        odd(path)
    assert {output.symbol for output in undoc.build("content").outputs} == {"A/1"}


def test_in_the_place_of_an_output(content: Path, odd: Callable[[Path], object]) -> None:
    undoc.build("content")
    expected = tree(Path("build"))
    odd(Path("build/A_2/A_2-EN.pdf"))

    [problem] = undoc.build("content").problems
    assert (problem.place.path, problem.code) == ("build/A_2/A_2-EN.pdf", "unwritable-output")

    Path("build/A_2/A_2-EN.pdf").unlink()
    undoc.build("content")
    assert tree(Path("build")) == expected


def test_in_the_place_of_the_lock(content: Path, odd: Callable[[Path], object]) -> None:
    Path("build", record.FOLDER).mkdir(parents=True)
    odd(Path("build", record.FOLDER, "lock"))
    report = undoc.build("content")
    assert {problem.code for problem in report.problems} == {"unwritable-output"}
    assert tree(Path("build")) == {}


@pytest.mark.parametrize("name", ["languages/en.yaml", "bodies.yaml", "more.yaml"])
def test_in_the_place_of_a_template(name: str, content: Path, odd: Callable[[Path], object]) -> None:
    shutil.copytree(ROOT / "templates", "data/templates")
    Path("data/fonts").symlink_to(ROOT / "fonts")
    odd(Path("data/templates", name))
    report = undoc.build("content", data="data")
    expected = set() if name == "more.yaml" else {(f"data/templates/{name}", "unreadable-file")}
    assert {(problem.place.path, problem.code) for problem in report.problems} == expected


def test_in_the_place_of_what_is_imported(tmp_path: Path, odd: Callable[[Path], object]) -> None:
    odd(tmp_path / "report.docx")
    with pytest.raises(ContentError) as refused:
        import_file(tmp_path / "report.docx", tmp_path / "content")
    assert [problem.code for problem in refused.value.problems] == ["unreadable-file"]


@pytest.mark.parametrize(
    ("name", "code"), [("en.md", "file-too-large"), ("document.yaml", "file-too-large"), ("chart.png", None)]
)
def test_huge_files_are_not_read(name: str, code: str | None, content: Path) -> None:
    os.truncate(content / "A_1" / name, 3 << 30)
    report = undoc.build("content")
    assert [result.ok for result in report.documents] == [False, True]
    assert {problem.code for problem in report.problems} == {code or "unreadable-picture"}


def test_a_file_that_becomes_a_link_out_of_the_folder_is_seen(content: Path, tmp_path: Path) -> None:
    undoc.build("content")
    text = content / "A_2" / "en.md"
    shutil.copy2(text, tmp_path / "aside")  # with its time: only the link differs
    text.unlink()
    text.symlink_to(tmp_path / "aside")
    assert [problem.code for problem in undoc.build("content").problems] == ["link-outside"]
