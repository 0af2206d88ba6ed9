"""The record tells the truth: after any edit a build gives what a build of everything gives."""

from __future__ import annotations

import random
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import undoc
from tests.production import edits
from tests.production.sample import tree
from undoc.production.record import dependencies as needs

#: How often what was edited is put back: an edit of what is broken shows little.
_PATIENCE = 4


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Documents and templates, all built."""
    folder = tmp_path_factory.mktemp("world")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        edits.write_world()
        report = undoc.build("content", data="data")
    assert report.ok, report.problems
    return folder


@pytest.fixture
def here(world: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A copy of it as the current folder."""
    shutil.copytree(world, tmp_path / "here", symlinks=True)
    monkeypatch.chdir(tmp_path / "here")
    monkeypatch.setenv("UNDOC_DATA", "data")
    monkeypatch.setattr(sys, "path", [str(edits.SITE), *sys.path])
    yield tmp_path / "here"
    needs.program.cache_clear()


def outcome(options: dict[str, object], *, force: bool) -> dict[str, object]:
    """What comes of a build: its problems, whether it is ok, what is not built, the files there are then."""
    report = undoc.build("content", force=force, **options)  # type: ignore[arg-type]
    assert not any(problem.code == "internal-error" for problem in report.problems), report.problems
    not_built = None if options.get("strict") else [document.not_built for document in report.documents]
    return {"problems": report.problems, "ok": report.ok, "not built": not_built, "files": tree(Path("build"))}


def check(options: dict[str, object], told: str) -> None:
    """Build as usual, and all of it beside that, from the same files of earlier builds."""
    needs.program.cache_clear()  # as in a new process
    build, aside = Path("build"), Path("aside")
    shutil.copytree(build, aside) if build.exists() else None
    expected = outcome(options, force=True)
    shutil.rmtree(build, ignore_errors=True)
    aside.rename(build) if aside.exists() else None
    found = outcome(options, force=False)
    for what, value in expected.items():
        assert found[what] == value, f"{what} after {told}"


def edited(here: Path, world: Path, seed: int, count: int) -> Iterator[str]:
    """Make ``count`` random edits, one after the other, with their names; now and then put everything back."""
    chance = random.Random(seed)
    for number in range(count):
        if number % _PATIENCE == _PATIENCE - 1:
            for name in ("content", "data"):
                shutil.rmtree(here / name, ignore_errors=True)
                shutil.copytree(world / name, here / name, symlinks=True)
            name = "putting everything back"
        else:
            edit = chance.choice(edits.EDITS)
            edit(chance)
            name = edit.__name__
        options = edits.options(chance)
        told = f"{name} ({number} of seed {seed}), {options}"
        check(options, told)
        yield told


@pytest.mark.parametrize("edit", dict.fromkeys(edits.EDITS), ids=lambda edit: edit.__name__)
def test_an_edit_of_each_kind(edit: edits.Edit, here: Path) -> None:
    edit(random.Random(edit.__name__))
    check({}, edit.__name__)


def test_some_edits(here: Path, world: Path) -> None:
    assert len(list(edited(here, world, 99, 8))) == 8


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(10))
def test_fifty_edits(seed: int, here: Path, world: Path) -> None:
    assert len(list(edited(here, world, seed, 50))) == 50
