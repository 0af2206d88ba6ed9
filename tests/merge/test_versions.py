"""Three versions become one, and its text keeps what both of the others have in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from undoc.changes import said
from undoc.content.read.version import read_version
from undoc.merge.listing import changes_between
from undoc.merge.rows import Side
from undoc.merge.versions import Merged, merge_versions
from undoc.merge.writing import written
from undoc.model import Version
from undoc.model.report import Report

HEAD = "---\ntitle: Rooms\n---\n\n"
ONE = "1. The first room of the library has windows to the north and a clock."
TWO = "2. The second room of the library has no windows, and readers like it."
THREE = "3. The third room of the library is closed in winter for want of coal."
LAST = "4. The fourth room of the library holds maps."


def body(*blocks: str) -> str:
    return "\n\n".join(blocks) + "\n"


def read(text: str) -> Version:
    report = Report()
    version = read_version(HEAD + text, Path("en.md"), "en", report, pictures=False)
    assert not report.has_errors, [str(problem) for problem in report.problems()]
    return version


def merge(base: str, theirs: str, ours: str, prefer: Side = Side.OURS) -> tuple[str, Merged]:
    own, old, _ = said(read(ours), read(base))
    _, new, _ = said(old, read(theirs))
    merged = merge_versions(old, new, own, prefer)
    text = written(HEAD + ours, read(ours), merged.version, changes_between(own, merged.version), {})
    return text.removeprefix(HEAD), merged


SPLIT = ("2. The second room of the library has no windows,", "3. and readers like it.")
CASES = [
    ("nothing", [ONE, TWO], [ONE, TWO], [ONE, TWO], [ONE, TWO]),
    (
        "words of one block",
        [ONE],
        [ONE.replace("north", "south")],
        [ONE.replace("clock", "lamp")],
        [ONE.replace("north", "south").replace("clock", "lamp")],
    ),
    ("a block more in each", [ONE, TWO], [ONE, THREE, TWO], [ONE, TWO, LAST], [ONE, "1. " + THREE[3:], TWO, LAST]),
    ("the same block more", [ONE, TWO], [ONE, THREE, TWO], [ONE, THREE, TWO], [ONE, THREE, TWO]),
    (
        "a block less",
        [ONE, TWO, THREE],
        [ONE, THREE],
        [ONE, TWO, THREE.replace("coal", "wood")],
        [ONE, THREE.replace("coal", "wood")],
    ),
    (
        "moved there, changed here",
        [ONE, TWO, THREE, LAST],
        [TWO, THREE, ONE, LAST],
        [ONE.replace("clock", "lamp"), TWO, THREE, LAST],
        [TWO, THREE, ONE.replace("clock", "lamp"), LAST],
    ),
    (
        "parted there, changed here",
        [ONE, TWO],
        [ONE, *SPLIT],
        [ONE, TWO.replace("second", "other")],
        [ONE, SPLIT[0].replace("second", "other"), "1. and readers like it."],
    ),
    (
        "joined there, changed here",
        [ONE, TWO],
        [f"{ONE}{TWO[2:]}"],
        [ONE, TWO.replace("like", "love")],
        [f"{ONE}{TWO[2:]}".replace("like", "love")],
    ),
    (
        "a heading of a paragraph",
        ["Rooms in the north", ONE],
        ["# Rooms in the north", ONE],
        ["Rooms in the north {#rooms}", ONE],
        ["# Rooms in the north {#rooms}", ONE],
    ),
    ("a note with its call", [f"{ONE}[^a]", "[^a]: A note."], [ONE], [f"{ONE}[^a]", "[^a]: A note.", TWO], [ONE, TWO]),
    (
        "a name stays",
        [f"{ONE} {{#one}}", TWO],
        [ONE.replace("clock", "lamp"), TWO],
        [f"{ONE} {{#one}}", TWO],
        [f"{ONE.replace('clock', 'lamp')} {{#one}}", TWO],
    ),
]


@pytest.mark.parametrize(("title", "base", "theirs", "ours", "expected"), CASES)
def test_changes_of_both_are_merged(
    title: str, base: list[str], theirs: list[str], ours: list[str], expected: list[str]
) -> None:
    text, merged = merge(body(*base), body(*theirs), body(*ours))

    assert text == body(*expected)
    assert merged.clashes == ()


CLASHES = [
    ("the same word", [ONE], [ONE.replace("north", "south")], [ONE.replace("north", "east")], ""),
    (
        "deleted there",
        [ONE, TWO],
        [ONE],
        [ONE, TWO.replace("like", "love")],
        "deleted in the Word file, changed in the source",
    ),
    (
        "deleted here",
        [ONE, TWO],
        [ONE, TWO.replace("like", "love")],
        [ONE],
        "deleted in the source, changed in the Word file",
    ),
]


@pytest.mark.parametrize(("title", "base", "theirs", "ours", "what"), CLASHES)
def test_what_excludes_each_other_is_told(
    title: str, base: list[str], theirs: list[str], ours: list[str], what: str
) -> None:
    text, merged = merge(body(*base), body(*theirs), body(*ours))
    assert text == body(*ours)
    assert [str(clash.what) for clash in merged.clashes] == [what]

    text, _ = merge(body(*base), body(*theirs), body(*ours), Side.THEIRS)
    assert [line[3:] for line in text.split("\n")] == [line[3:] for line in body(*theirs).split("\n")]


def test_line_breaks_and_signs_of_the_source_stay() -> None:
    ours = body(ONE.replace(" has", "\n   has"), f"{TWO} {{#two}}")
    theirs = body(ONE.replace("clock", "lamp"), TWO)

    assert merge(body(ONE, TWO), theirs, ours)[0] == ours.replace("clock", "lamp")
