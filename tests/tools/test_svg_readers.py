"""What the comparison of SVG readers takes for right: the same picture, shifted by no more than three dots."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image, ImageDraw

from benchmarks.svg_readers import is_right, judged

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="96" height="96"><rect x="20" y="20" width="40" height="30"/></svg>'
)


def picture(*boxes: tuple[int, int, int, int], color: str = "black") -> Image.Image:
    """White paper with boxes on it."""
    paper = Image.new("RGB", (96, 96), "white")
    for box in boxes:
        ImageDraw.Draw(paper).rectangle(box, fill=color)
    return paper


@pytest.mark.parametrize(
    ("shown", "right"),
    [
        (picture((20, 20, 59, 49)), True),
        (picture((23, 19, 62, 48)), True),
        (picture((20, 20, 59, 49), color="#202020"), True),
        (picture((26, 20, 65, 49)), False),
        (picture((20, 20, 59, 49), color="#808080"), False),
        (picture((20, 20, 59, 49), (80, 80, 85, 90)), False),
        (picture(), False),
    ],
    ids=["the same", "three dots away", "nearly black", "shifted", "gray", "more", "nothing"],
)
def test_a_picture_is_right_when_it_shows_what_is_wanted(shown: Image.Image, right: bool) -> None:
    assert is_right(shown, picture((20, 20, 59, 49))) == right


def test_what_a_reader_raises_is_told(tmp_path: Path) -> None:
    file = tmp_path / "a.svg"
    file.write_text(SVG, encoding="utf-8")

    def refuse(_file: Path, _page: Path) -> str:
        raise ValueError("has a filter")

    assert judged(refuse, file, picture(), tmp_path / "a.pdf") == ("told", "ValueError: has a filter")
