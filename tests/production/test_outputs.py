"""Files appear whole, together or not at all."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

import undoc
from tests.production.sample import STEM, tree, write_content
from undoc.production.outputs import write_files


def failing(number: int) -> object:
    """A stand-in for Path.replace that fails at its ``number``-th call."""
    original = Path.replace
    calls = iter(range(1, 100))

    def replace(self: Path, target: Path) -> Path:
        if next(calls) == number:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return original(self, target)

    return replace


def test_files_and_folders_are_made_with_the_usual_permissions(tmp_path: Path) -> None:
    mask = os.umask(0o027)
    try:
        write_files({tmp_path / "new" / "a": b"1", tmp_path / "new" / "b": b"2"})
    finally:
        os.umask(mask)

    assert tree(tmp_path) == {"new/a": b"1", "new/b": b"2"}
    assert (tmp_path / "new" / "a").stat().st_mode & 0o777 == 0o640


def test_a_reader_of_the_old_file_keeps_it(tmp_path: Path) -> None:
    target = tmp_path / "a"
    target.write_bytes(b"old")
    with target.open("rb") as reader:
        write_files({target: b"new"})
        assert reader.read() == b"old"
    assert target.read_bytes() == b"new"


def test_nothing_changes_when_one_of_the_files_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"old")
    (tmp_path / "b").mkdir()

    with pytest.raises(undoc.ContentError) as raised:
        write_files({tmp_path / "a": b"new", tmp_path / "b": b"new", tmp_path / "c": b"new"})

    assert [(problem.code, problem.place.path) for problem in raised.value.problems] == [
        ("unwritable-output", str(tmp_path / "b"))
    ]
    assert tree(tmp_path) == {"a": b"old"}


def test_no_temporary_file_stays_when_a_name_cannot_be_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a").write_bytes(b"old")
    monkeypatch.setattr(Path, "replace", failing(1))

    with pytest.raises(undoc.ContentError, match="No space left"):
        write_files({tmp_path / "a": b"new"})

    assert tree(tmp_path) == {"a": b"old"}


def test_no_temporary_file_stays_when_the_user_stops_the_program(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stopped(self: Path, target: Path) -> Path:
        raise KeyboardInterrupt

    monkeypatch.setattr(Path, "replace", stopped)
    with pytest.raises(KeyboardInterrupt):
        write_files({tmp_path / "a": b"new"})

    assert tree(tmp_path) == {}


def test_a_temporary_file_stands_beside_its_target(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[tuple[Path, Path]] = []
    original = Path.replace

    def replace(self: Path, target: Path) -> Path:
        seen.append((self, target))
        return original(self, target)

    monkeypatch.setattr(Path, "replace", replace)
    write_files({tmp_path / "a.pdf": b"1"})

    [(temporary, target)] = seen
    assert temporary.parent == target.parent
    assert temporary.name.startswith(".")


@pytest.mark.parametrize("blocked", ["out", f"out/{STEM}", f"out/{STEM}/{STEM}-EN.pdf/x"])
def test_what_stands_in_the_way_is_a_problem(tmp_path: Path, blocked: str) -> None:
    write_content(tmp_path / "content")
    (tmp_path / blocked).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / blocked).write_bytes(b"mine")
    before = tree(tmp_path)

    report = undoc.build(tmp_path / "content", out=tmp_path / "out")

    [problem] = report.problems
    assert problem.code == "unwritable-output"
    assert problem.place.path.startswith(str(tmp_path / "out"))
    assert report.outputs == ()
    assert tree(tmp_path) == before


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="needs a user whom permissions bind")
def test_a_folder_without_permission_is_a_problem(tmp_path: Path) -> None:
    write_content(tmp_path / "content")
    (tmp_path / "out").mkdir(mode=0o500)

    report = undoc.build(tmp_path / "content", out=tmp_path / "out")

    assert [problem.code for problem in report.problems] == ["unwritable-output"]
