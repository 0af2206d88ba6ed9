from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.content.read.content import FRONT_MATTER, load_or_problems, make_folder, problem_lines
from tests.content.read.fixture_file import FIXTURES, Fixture, read_fixtures
from undoc.model import Problem

BODY = [
    fixture
    for name in ("body", "pipe_table", "fenced_table", "chart", "part")
    for fixture in read_fixtures(f"{name}_problems.txt")
]
FRONT = read_fixtures("front_matter_problems.txt")
METADATA = read_fixtures("metadata_problems.txt")
PICTURE = (FIXTURES / "picture.png").read_bytes()
_EXPECTED = re.compile(r"([0-9]+:[0-9]+(?: warning)? [a-z0-9-]+)(?: (.*))?")


def check(fixture: Fixture, problems: tuple[Problem, ...], file: Path, skipped_lines: int = 0) -> None:
    """Each expected line is ``line:column code`` with, if anything follows, words that the problem says."""
    found = problem_lines(problems, skipped_lines)
    heads: list[str] = []
    for line in fixture.expected.split("\n"):
        match = _EXPECTED.fullmatch(line)
        assert match is not None, line
        heads.append(match[1])
        texts = [str(problem) for problem, head in zip(problems, found, strict=True) if head == match[1]]
        assert not texts or any((match[2] or "") in text for text in texts), f"{match[2]!r} is not said in {texts}"
    assert sorted(found) == sorted(heads)
    assert all(problem.place.path == str(file) for problem in problems)
    assert list(problems) == sorted(problems)


@pytest.mark.parametrize("fixture", BODY, ids=str)
def test_problems_of_the_body(fixture: Fixture, tmp_path: Path) -> None:
    name = f"{fixture.language}.md"
    folder = make_folder(tmp_path, {name: FRONT_MATTER + fixture.input + "\n", "picture.png": PICTURE})
    check(fixture, load_or_problems(folder)[1], folder / name, skipped_lines=3)


@pytest.mark.parametrize("fixture", FRONT, ids=str)
def test_problems_of_the_front_matter(fixture: Fixture, tmp_path: Path) -> None:
    folder = make_folder(tmp_path, {"en.md": fixture.input + "\n"})
    check(fixture, load_or_problems(folder)[1], folder / "en.md")


@pytest.mark.parametrize("fixture", METADATA, ids=str)
def test_problems_of_the_metadata(fixture: Fixture, tmp_path: Path) -> None:
    folder = make_folder(tmp_path, {"document.yaml": fixture.input + "\n", "en.md": FRONT_MATTER + "Text.\n"})
    check(fixture, load_or_problems(folder)[1], folder / "document.yaml")


@pytest.mark.parametrize("fixture", BODY, ids=str)
def test_places_are_the_same_with_other_line_ends_and_a_byte_order_mark(fixture: Fixture, tmp_path: Path) -> None:
    name = f"{fixture.language}.md"
    text = "\ufeff" + (FRONT_MATTER + fixture.input + "\n").replace("\n", "\r\n")
    folder = make_folder(tmp_path, {name: text, "picture.png": PICTURE})
    check(fixture, load_or_problems(folder)[1], folder / name, skipped_lines=3)


def test_problems_are_said_in_sentences_and_have_many_codes(tmp_path: Path) -> None:
    codes: set[str] = set()
    for number, fixture in enumerate([*BODY, *FRONT, *METADATA]):
        front = FRONT_MATTER if fixture in BODY else ""
        file = "document.yaml" if fixture in METADATA else f"{fixture.language}.md"
        path = tmp_path / str(number)
        path.mkdir()
        for problem in load_or_problems(make_folder(path, {file: front + fixture.input + "\n"}))[1]:
            codes.add(problem.code)
            assert re.fullmatch(r"[A-Z“].*\.", problem.message), problem
            assert re.fullmatch(r"[A-Z“].*(?:\.|\?|…)", problem.advice), problem
            assert re.fullmatch(r"[a-z]+(?:-[a-z0-9]+)*", problem.code), problem
    assert len(codes) >= 60, sorted(codes)
