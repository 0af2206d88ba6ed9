"""Accepted findings: what is new is told, what was there is not, wherever it has moved."""

from __future__ import annotations

from pathlib import Path

import pytest

from undoc.model import ContentError, Place, Problem, Severity
from undoc.production.baseline import Baseline, write_baseline


def at(path: Path, line: int, code: str = "en.percent-word") -> Problem:
    return Problem(Place(str(path), line, 1), code, "Wrong.", "Mend it.", Severity.WARNING)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "A_80_1" / "en.md"
    path.parent.mkdir()
    path.write_text("One percent.\nTwo.\nThree.\n", "utf-8")
    return path


def test_what_was_accepted_is_not_told_again(file: Path, tmp_path: Path) -> None:
    baseline = tmp_path / "accepted.txt"
    assert write_baseline(baseline, [at(file, 1)]) == 1
    assert Baseline.read(baseline).new([at(file, 1), at(file, 2)]) == (at(file, 2),)


def test_a_paragraph_may_move_and_may_not_change(file: Path, tmp_path: Path) -> None:
    baseline = tmp_path / "accepted.txt"
    write_baseline(baseline, [at(file, 1)])
    moved = tmp_path / "elsewhere" / "A_80_1" / "en.md"
    moved.parent.mkdir(parents=True)
    moved.write_text("New.\nOne percent.\nOne percent more.\n", "utf-8")
    assert Baseline.read(baseline).new([at(moved, 2), at(moved, 3)]) == (at(moved, 3),)


def test_as_often_as_it_was_there(file: Path, tmp_path: Path) -> None:
    baseline = tmp_path / "accepted.txt"
    write_baseline(baseline, [at(file, 1), at(file, 1)._replace(message="Again.")])
    found = [at(file, 1)._replace(message=text) for text in ("One.", "Two.", "Three.")]
    assert len(Baseline.read(baseline).new(found)) == 1


def test_what_keeps_a_document_from_being_built_is_never_accepted(file: Path, tmp_path: Path) -> None:
    baseline = tmp_path / "accepted.txt"
    assert write_baseline(baseline, [at(file, 1, "undefined-note")]) == 0
    assert Baseline.read(baseline).new([at(file, 1, "undefined-note")]) == (at(file, 1, "undefined-note"),)


@pytest.mark.parametrize(
    ("data", "line", "code"),
    [(b"# A comment\nnonsense\n", 2, "invalid-baseline"), (b"\xff\xfe", 0, "unreadable-file")],
)
def test_a_file_that_is_no_baseline(tmp_path: Path, data: bytes, line: int, code: str) -> None:
    path = tmp_path / "accepted.txt"
    path.write_bytes(data)
    with pytest.raises(ContentError) as caught:
        Baseline.read(path)
    [problem] = caught.value.problems
    assert (problem.place.line, problem.code) == (line, code)
