"""Fixes written into files: all of a file at once, none over another."""

from __future__ import annotations

from pathlib import Path

import pytest

from undoc.model import ContentError, Fix, Place, Problem
from undoc.production.mending import mend


def problem(path: Path, line: int, column: int, fix: Fix) -> Problem:
    return Problem(Place(str(path), line, column), "en.rule", "Wrong.", "Mend it.", fix=fix)


CASES = [
    ("one", "5 percent\n", [(1, 3, Fix(7, "per cent"))], "5 per cent\n"),
    ("two in a line", "a b c\n", [(1, 1, Fix(1, "xx")), (1, 5, Fix(1, "yy"))], "xx b yy\n"),
    ("in several lines", "a\nb\nc\n", [(3, 1, Fix(1, "z")), (2, 1, Fix(1, "y"))], "a\ny\nz\n"),
    ("with line ends of Windows", "a\r\nb\r\n", [(2, 1, Fix(1, "y"))], "a\r\ny\r\n"),
    ("something put in", "ab\n", [(1, 2, Fix(0, "-"))], "a-b\n"),
    ("something removed", "a  b\n", [(1, 2, Fix(2, " "))], "a b\n"),
    ("of two that overlap the first", "abc\n", [(1, 1, Fix(2, "x")), (1, 2, Fix(2, "y"))], "xc\n"),
    ("nothing beyond the line", "abc\n", [(1, 2, Fix(9, "x"))], "abc\n"),
    ("nothing beyond the file", "abc\n", [(9, 2, Fix(1, "x"))], "abc\n"),
    ("a separator of lines that is none here", "a\u2028b\nc\n", [(2, 1, Fix(1, "x"))], "a\u2028b\nx\n"),
]


@pytest.mark.parametrize(("text", "fixes", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_mend(tmp_path: Path, text: str, fixes: list[tuple[int, int, Fix]], expected: str) -> None:
    path = tmp_path / "en.md"
    path.write_bytes(text.encode())
    mended = mend(problem(path, *fix) for fix in fixes)
    assert path.read_bytes().decode() == expected
    assert bool(mended) is (expected != text)


def test_a_byte_order_mark_stays(tmp_path: Path) -> None:
    path = tmp_path / "en.md"
    path.write_bytes(b"\xef\xbb\xbfab\n")
    mend([problem(path, 1, 2, Fix(1, "x"))])
    assert path.read_bytes() == b"\xef\xbb\xbfax\n"


def test_a_file_that_is_gone(tmp_path: Path) -> None:
    with pytest.raises(ContentError) as caught:
        mend([problem(tmp_path / "en.md", 1, 2, Fix(1, "x"))])
    [found] = caught.value.problems
    assert found.code == "unreadable-file"
