"""Damaged files: only clean imports and located problems, whatever the bytes.

The suite tries a few; ``pytest -m slow`` tries ten thousand, real files among them where they are at hand, and builds
one in twenty of what comes in, all of it in a thorough run.
"""

from __future__ import annotations

import random
import re
import zipfile
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import undoc
from tests.importer import test_import
from tests.importer.word_file import LIST, TABLE, TRACKED, footnotes, imported, packed, paragraph, unpacked, word_file
from tests.support import specimen
from tests.support.seed import ROOT
from tests.support.thorough import cases
from undoc.content import read as source
from undoc.importer import Import
from undoc.importer.word.tracked import Tracked
from undoc.model import ContentError, Severity
from undoc.production.outputs import write_files

CASES = ROOT.parent / "shared" / "cases"
_TAG = re.compile(rb"<[^<>]+>")


@cache
def files() -> tuple[bytes, ...]:
    """Files to damage: a small one with every construct of the tests, and one of our own."""
    bodies = "".join(body for body, _ in test_import.BODIES.values()) + TABLE + TRACKED
    parts = {"word/numbering.xml": LIST, "word/footnotes.xml": footnotes("One.", "Two.")}
    small = word_file(bodies + paragraph('<w:r><w:footnoteReference w:id="1"/></w:r>'), parts=parts)
    return small, specimen.written("new-york", "en", "docx")


@cache
def real_files() -> tuple[bytes, ...]:
    """Official files that are not too large to be tried thousands of times."""
    return tuple(path.read_bytes() for path in sorted(CASES.glob("*.docx")) if path.stat().st_size < 140_000)


def flipped(data: bytes, chance: random.Random) -> bytes:
    """The file with some bytes changed."""
    damaged = bytearray(data)
    for _ in range(chance.randint(1, 8)):
        damaged[chance.randrange(len(damaged))] = chance.randrange(256)
    return bytes(damaged)


def cut(data: bytes, chance: random.Random) -> bytes:
    """The beginning of the file."""
    return data[: chance.randrange(len(data))]


def mutated(data: bytes, chance: random.Random) -> bytes:
    """The file with elements, attributes or whole parts removed, repeated, exchanged or changed."""
    parts = unpacked(data)
    for _ in range(chance.randint(1, 4)):
        name = chance.choice([name for name in parts if name.endswith((".xml", ".rels"))])
        parts[name] = _changed(parts[name], chance)
    if chance.random() < 0.05:
        del parts[chance.choice(list(parts))]
    return packed(parts)


def _changed(xml: bytes, chance: random.Random) -> bytes:
    tags = list(_TAG.finditer(xml))
    if not tags:
        return b""
    one, other = chance.choice(tags), chance.choice(tags)
    match chance.randrange(7):
        case 0:
            return xml[: one.start()] + xml[one.end() :]
        case 1:
            return xml[: one.end()] + one[0] + xml[one.end() :]
        case 2:
            return xml[: one.start()] + other[0] + xml[one.end() :]
        case 3:
            return xml[: one.start()] + re.sub(rb'"[^"]*"', b'"-99999999999"', one[0]) + xml[one.end() :]
        case 4:
            return xml[: one.start()] + re.sub(rb'"[^"]*"', '"\u202e\ufdd0x"'.encode(), one[0]) + xml[one.end() :]
        case 5:
            # An element that is whole keeps the file well-formed: these reach further in.
            name = re.escape(re.split(rb"[ />]", one[0][1:])[0])
            whole = list(re.finditer(rb"<" + name + rb"(?: [^<>]*)?(?:/>|>[^<]*</" + name + rb">)", xml))
            if not whole:
                return xml
            element = chance.choice(whole)
            return xml[: element.start()] + element[0] * chance.choice((0, 2, 3)) + xml[element.end() :]
        case _:
            return re.sub(rb">([^<>]{3,})<", lambda match: b">" + match[1][::-1] + b"<", xml, count=5)


DAMAGES: tuple[Callable[[bytes, random.Random], bytes], ...] = (flipped, cut, mutated, mutated, mutated, mutated)


def check(data: bytes, folder: Path, *, builds: bool = False) -> bool:
    """Import the file and load what was made, or build it; whether there was anything."""
    try:
        result = imported(folder, data, Tracked.ACCEPT)
    except ContentError as error:
        problems = error.problems
    else:
        assert all(tally.is_whole for tally in result.tallies)
        return _loads(result, folder / "out" if builds else None)
    assert problems
    assert "internal-error" not in {problem.code for problem in problems}
    assert all(problem.place.path.startswith(str(folder)) and problem.message for problem in problems)
    return False


def _loads(result: Import, out: Path | None) -> bool:
    for path in result.files:
        assert path.parent == result.folder
    write_files(result.files)
    try:
        source.load(result.folder)
        if out is not None:
            report = undoc.build([result.folder], formats=["docx", "pdf"], out=out)
            assert [problem for problem in report.problems if problem.severity is Severity.ERROR] == []
    finally:
        for path in result.files:
            path.unlink()
    return True


@settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(seed=st.integers(0, 2**32))
def test_damaged_files_are_imported_or_refused(seed: int, tmp_path: Path) -> None:
    chance = random.Random(seed)
    check(chance.choice(DAMAGES)(chance.choice(files()), chance), tmp_path)


def test_most_mutations_of_parts_are_still_imported(tmp_path: Path) -> None:
    chance = random.Random(1)
    done = sum(check(mutated(files()[0], chance), tmp_path) for _ in range(20))
    assert done >= 5


@pytest.mark.slow
@pytest.mark.parametrize("block", range(20))
def test_ten_thousand_damaged_files(block: int, tmp_path: Path) -> None:
    chance = random.Random(block)
    one_in = cases(20, thorough=1)
    for number in range(500):
        # The real files are large: one in twenty is enough for the time that it takes.
        choices = real_files() if chance.random() < 0.05 and real_files() else files()
        data = chance.choice(DAMAGES)(chance.choice(choices), chance)
        try:
            check(data, tmp_path, builds=number % one_in == 0)
        except Exception as error:
            (ROOT / "build").mkdir(exist_ok=True)
            kept = ROOT / "build" / f"damaged-{block}-{number}.docx"
            kept.write_bytes(data)
            raise AssertionError(f"{kept}: {error}") from error


def test_a_file_cut_anywhere_is_refused(tmp_path: Path) -> None:
    whole = files()[0]
    for end in range(0, len(whole), max(1, len(whole) // 40)):
        assert not check(whole[:end], tmp_path)
    assert zipfile.is_zipfile(tmp_path / "file.docx") is False
