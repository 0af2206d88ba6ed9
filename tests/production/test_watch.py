"""Watching: an edit is built, and only what it touches; a broken file is a problem and the next edit is waited for."""

from __future__ import annotations

import os
import queue
import shutil
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest
import watchfiles

import undoc
from tests.production.sample import ENGLISH, tree, write_content
from tests.support.seed import ROOT
from undoc.model import ContentError
from undoc.production.watch import Rebuild, watch

Rebuilds = queue.Queue[Rebuild | BaseException]


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two documents, templates of their own, outputs below the folder that is watched."""
    shutil.copytree(ROOT / "templates", tmp_path / "data" / "templates")
    (tmp_path / "data" / "fonts").symlink_to(ROOT / "fonts")
    write_content(tmp_path / "content", "A_1", "A/1", "en", "zh")
    write_content(tmp_path / "content", "A_2", "A/2")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def rebuilds(here: Path) -> Iterator[Rebuilds]:
    """What comes of watching, in another thread; the first build is done."""
    found: Rebuilds = queue.Queue()
    stop = threading.Event()

    def run() -> None:
        try:
            for rebuild in watch("content", out="content/build", formats=["docx"], data="data", stop=stop):
                found.put(rebuild)
        except BaseException as error:
            found.put(error)

    thread = threading.Thread(target=run)
    thread.start()
    assert len(next_of(found).outputs) == 3
    # The watch begins after the first build: edits are repeated until one is seen.
    marker = here / "content" / "A_2" / "NOTES.md"
    while found.empty():
        marker.write_text("seen?", "utf-8")
        threading.Event().wait(0.05)
    drain(found)
    try:
        yield found
    finally:
        stop.set()
        thread.join()


def next_of(found: Rebuilds) -> undoc.BuildReport:
    rebuild = found.get(timeout=30)
    assert isinstance(rebuild, Rebuild), rebuild
    assert rebuild.seconds >= 0
    return rebuild.report


def drain(found: Rebuilds) -> None:
    """Wait until nothing comes any more."""
    while True:
        try:
            found.get(timeout=0.8)
        except queue.Empty:
            return


def names(report: undoc.BuildReport) -> list[str]:
    return [output.path.name for output in report.outputs]


def test_edits_are_built_one_after_the_other(here: Path, rebuilds: Rebuilds) -> None:
    text = here / "content" / "A_1" / "en.md"

    text.write_text(ENGLISH.replace("One", "Uno"), "utf-8")
    report = next_of(rebuilds)
    assert (names(report), len(report.documents)) == (["A_1-EN.docx"], 1)

    before = tree(here / "content" / "build")
    text.write_text("oops", "utf-8")
    report = next_of(rebuilds)
    assert [problem.code for problem in report.problems] == ["missing-front-matter", "versions-not-compared"]
    assert tree(here / "content" / "build") == before

    text.write_text(ENGLISH, "utf-8")
    assert names(next_of(rebuilds)) == ["A_1-EN.docx"]

    house = here / "data" / "templates" / "languages" / "zh.yaml"
    house.write_text(house.read_text("utf-8") + "# more\n", "utf-8")
    assert names(next_of(rebuilds)) == ["A_1-ZH.docx"]

    write_content(here / "elsewhere", "A_3", "A/3").rename(here / "content" / "A_3")
    assert names(next_of(rebuilds)) == ["A_3-EN.docx"]

    shutil.rmtree(here / "content" / "A_3")
    report = next_of(rebuilds)
    assert (names(report), {document.symbol for document in report.documents}) == ([], {"A/1", "A/2"})


def test_outputs_and_files_that_editors_write_aside_are_passed_over(here: Path, rebuilds: Rebuilds) -> None:
    (here / "content" / "A_1" / ".en.md.swp").write_text("x", "utf-8")
    (here / "content" / "A_1" / "en.md~").write_text("x", "utf-8")
    (here / "content" / "build" / "A_1" / "mine.md").write_text("x", "utf-8")
    with pytest.raises(queue.Empty):
        rebuilds.get(timeout=1)


def test_there_is_nothing_to_watch(tmp_path: Path) -> None:
    [rebuild] = watch(tmp_path / "nowhere", out=tmp_path / "out")
    assert [problem.code for problem in rebuild.report.problems] == ["no-such-folder"]


def test_the_content_is_removed_and_made_again(here: Path, rebuilds: Rebuilds) -> None:
    shutil.move(here / "content", here / "aside")
    codes = [problem.code for problem in next_of(rebuilds).problems]
    assert "no-such-folder" in codes

    shutil.move(here / "aside", here / "content")
    wait_for(rebuilds, lambda report: report.ok and len(report.documents) == 2)

    edit_until_seen(here / "content" / "A_1" / "en.md", rebuilds)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="names of files are bytes there")
def test_a_file_whose_name_is_no_text_does_not_end_the_watch(here: Path, rebuilds: Rebuilds) -> None:
    Path(os.fsdecode(os.fsencode(here) + b"/content/A_2/\xff.md")).write_text("x", "utf-8")
    assert [problem.code for problem in next_of(rebuilds).problems] == ["unknown-language-file"]

    edit_until_seen(here / "content" / "A_1" / "en.md", rebuilds)


def test_folders_that_the_system_cannot_watch_end_it_with_a_problem(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def none(*_: object, **__: object) -> Iterator[object]:
        raise OSError("OS file watch limit reached.")
        yield

    monkeypatch.setattr(watchfiles, "watch", none)
    with pytest.raises(ContentError) as ended:
        list(watch("content", formats=["docx"]))
    assert [problem.code for problem in ended.value.problems] == ["unwatchable-folder"]


def test_the_content_is_replaced_at_once(here: Path, rebuilds: Rebuilds) -> None:
    shutil.copytree(here / "content", here / "copy")
    shutil.rmtree(here / "content")
    (here / "copy").rename(here / "content")
    wait_for(rebuilds, lambda report: report.ok and len(report.documents) == 2)

    edit_until_seen(here / "content" / "A_1" / "en.md", rebuilds)


def wait_for(found: Rebuilds, wanted: Callable[[undoc.BuildReport], bool]) -> None:
    """Wait for a build of which ``wanted`` says so."""
    while not wanted(next_of(found)):
        pass


def edit_until_seen(text: Path, found: Rebuilds) -> None:
    """Edit a file again and again, as the watch begins after a build, until one edit is built."""
    drain(found)
    for number in range(100):
        text.write_text(ENGLISH.replace("One", f"Edit {number}"), "utf-8")
        with suppress(queue.Empty):
            rebuild = found.get(timeout=0.3)
            assert isinstance(rebuild, Rebuild)
            if names(rebuild.report) == ["A_1-EN.docx"]:
                return
    raise TimeoutError("no edit was seen")
