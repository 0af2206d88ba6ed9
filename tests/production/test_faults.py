"""Full disks, read-only folders, killed builds, builds side by side: whole files, one clear problem, nothing lost."""

from __future__ import annotations

import errno
import os
import random
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

import undoc
from tests.production import kill_build
from tests.production.sample import tree, write_content
from undoc.model import ContentError
from undoc.production import documents, outputs
from undoc.production.record import lock, record

linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="looks into /proc")


@pytest.fixture
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for number in (1, 2, 3):
        write_content(tmp_path / "content", f"A_{number}", f"A/{number}")
    monkeypatch.chdir(tmp_path)
    return tmp_path / "content"


def refused(code: int, name: str) -> Callable[..., object]:
    """A stand-in for Path.open that fails with the error ``code`` when a file with ``name`` in its name is written."""
    original = Path.open

    def opened(self: Path, mode: str = "r", *more: object, **options: object) -> object:
        if name in self.name and mode != "r":
            raise OSError(code, os.strerror(code))
        return original(self, mode, *more, **options)  # type: ignore[call-overload]

    return opened


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EROFS, errno.EACCES, errno.EDQUOT, errno.EBUSY])
def test_a_file_that_cannot_be_written_is_one_problem_and_the_others_are_built(
    code: int, content: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(Path, "open", refused(code, "A_2-EN.pdf"))
        report = undoc.build("content")

    [problem] = report.problems
    assert (problem.code, problem.place.path) == ("unwritable-output", "build/A_2/A_2-EN.pdf")
    assert os.strerror(code) in problem.message
    assert [result.ok for result in report.documents] == [True, False, True]
    assert {name.split("/")[0] for name in tree(Path("build"))} == {"A_1", "A_3"}
    assert {output.path.name for output in undoc.build("content").outputs} == {"A_2-EN.docx", "A_2-EN.pdf"}


def test_a_record_that_cannot_be_written_is_a_warning_and_the_files_are_made_again(
    content: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(Path, "open", refused(errno.ENOSPC, ".json"))
        report = undoc.build("content/A_1")

    assert [(problem.code, problem.severity) for problem in report.problems] == [("unwritable-record", "warning")]
    assert report.ok
    assert len(report.outputs) == 2
    assert len(undoc.build("content/A_1").outputs) == 2


@pytest.mark.skipif(sys.platform == "win32", reason="limits the size of files as a full disk would")
def test_a_disk_that_is_full_leaves_no_part_of_a_file(content: Path) -> None:
    program = (
        "import resource, sys; sys.path[:] = sys.argv[1:]; import undoc; "
        "resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000)); "
        "print([(p.code, p.place.path) for p in undoc.build('content').problems])"
    )
    paths = [str(Path(path).resolve()) for path in sys.path if path]
    run = subprocess.run([sys.executable, "-c", program, *paths], capture_output=True, encoding="utf-8", check=True)
    assert run.stderr == ""
    assert run.stdout.count("unwritable-output") == 3
    assert tree(Path("build")) == {}


def test_a_folder_in_the_place_of_the_record_is_a_problem(content: Path) -> None:
    Path("build").write_text("a file", "utf-8")
    report = undoc.build("content")
    assert {problem.code for problem in report.problems} == {"unwritable-output"}
    assert Path("build").read_text("utf-8") == "a file"


def test_files_of_a_killed_build_are_cleaned_up(content: Path) -> None:
    undoc.build("content")
    record = "build/.undoc/.A_1.json.123.undoc-tmp"
    own = ("build/A_1/.A_1-EN.pdf.123.undoc-tmp", "build/A_2/.A_2-EN.docx.123.undoc-tmp", record)
    others = (
        ".mine.tmp",
        ".A_1-EN.pdf.123.tmp",
        "mine.123.undoc-tmp",
        ".undoc-tmp",
        ".mine.undoc-tmp",
        ".x.1.undoc-tmp~",
    )
    for name in (*own, *(f"build/A_1/{name}" for name in others)):
        Path(name).write_bytes(b"half")
    (content / "A_2" / "en.md").write_text((content / "A_2" / "en.md").read_text("utf-8") + "\nMore.\n", "utf-8")

    undoc.build("content")

    assert len(tree(Path("build"))) == 6 + len(others)
    assert all(Path("build/A_1", name).read_bytes() == b"half" for name in others)
    assert not Path(record).exists()


@linux
def test_what_is_killed_between_two_files_is_made_again(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    undoc.build("content")
    text = (content / "A_1" / "en.md").read_text("utf-8")
    (content / "A_1" / "en.md").write_text(text + "\nMore.\n", "utf-8")
    calls = iter(range(9))
    original = Path.replace

    def killed(self: Path, target: Path) -> Path:
        if next(calls) == 1:
            os._exit(9)
        return original(self, target)

    pid = os.fork()
    if pid == 0:
        monkeypatch.setattr(Path, "replace", killed)
        undoc.build("content")
        os._exit(0)
    assert os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == 9

    # The text is as it was; of the two files one is of the text that was there meanwhile.
    (content / "A_1" / "en.md").write_text(text, "utf-8")
    assert [output.reason for output in undoc.build("content").outputs] == ["the file was changed by other means"]
    undoc.build("content", out="afresh")
    assert tree(Path("build")) == tree(Path("afresh"))


def test_a_document_is_written_by_one_build_at_a_time(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    writing: list[int] = []
    most: list[int] = []
    original = outputs.write_files

    def counted(files: dict[Path, bytes]) -> None:
        writing.append(1)
        most.append(len(writing))
        original(files)
        writing.pop()

    monkeypatch.setattr(documents, "write_files", counted)
    reports: list[undoc.BuildReport] = []
    threads = [
        threading.Thread(target=lambda: reports.append(undoc.build("content", formats=["docx"], force=True)))
        for _ in range(3)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert [report.ok for report in reports] == [True] * 3
    assert max(most) == 1
    assert undoc.build("content", formats=["docx"]).outputs == ()


def test_two_builds_of_one_folder_at_once_end_well(content: Path) -> None:
    builds = [kill_build.start(content.parent) for _ in range(2)]
    assert [build.wait(60) for build in builds] == [0, 0]
    undoc.build("content", out="afresh")
    assert tree(Path("build")) == tree(Path("afresh"))
    assert undoc.build("content").outputs == ()


def test_a_lock_that_nobody_can_take_does_not_stop_a_build(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def none(stream: object) -> None:
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr(lock, "_take", none)
    assert undoc.build("content", formats=["docx"]).ok


def test_records_refuse_what_they_cannot_write(tmp_path: Path) -> None:
    (tmp_path / "out").touch()
    with pytest.raises(ContentError):
        record.Records(tmp_path / "out").write(tmp_path, record.DocumentRecord())


@linux
@pytest.mark.parametrize("wait", [0.3, 1.0])
def test_a_killed_build_is_finished_by_the_next(wait: float, content: Path) -> None:
    process = kill_build.start(content.parent)
    kill_build.ended(process, wait)
    process.kill()
    process.wait()

    assert undoc.build("content").ok

    undoc.build("content", out="afresh")
    assert tree(Path("build")) == tree(Path("afresh"))


@linux
@pytest.mark.slow
def test_a_hundred_kills_at_random_moments_lose_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(1, 13):
        write_content(tmp_path / "content", f"A_{number}", f"A/{number}", "en", "zh")
    monkeypatch.chdir(tmp_path)
    undoc.build("content", out="expected")
    expected = tree(Path("expected"))
    chance = random.Random(20240919)
    process = None
    finished = 0
    killed: list[bool] = []
    while len(killed) < 100:
        if process is None or process.poll() is not None:
            if finished % 3 == 2:
                shutil.rmtree("build", ignore_errors=True)
            process = kill_build.start(tmp_path)
        if kill_build.ended(process, chance.uniform(0.05, 1.5)):
            finished += process.returncode == 0
            continue
        killed.append(kill_build.kill_something(process, chance))
        for name, data in tree(Path("build")).items():
            assert name.endswith(".undoc-tmp") or expected[name] == data, name
    assert 10 < sum(killed) < 90
    assert process is not None
    process.send_signal(signal.SIGKILL)
    process.wait()

    assert undoc.build("content").ok
    assert tree(Path("build")) == expected
    assert undoc.build("content").outputs == ()
