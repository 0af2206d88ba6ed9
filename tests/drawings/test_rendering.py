"""The process that draws dots: it may end, hang or say no, and the next drawing is drawn."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from tests.drawings.test_svg import svg
from tests.support import seed
from undoc.drawings.rendering import RenderingError, _Process, render
from undoc.drawings.svg import read_svg

FONTS = [seed.ROOT / "fonts" / "Tinos-Regular.ttf"]
DRAWING = svg('<rect width="9" height="9"/>').decode()


@pytest.fixture
def process() -> object:
    made = _Process()
    yield made
    made.end()


def test_a_drawing_that_ends_the_process_is_an_error_and_the_next_is_drawn(process: _Process) -> None:
    deadly = svg(f'<path d="M0 0{" Z" * 3_000_000}"/>').decode()
    with pytest.raises(RenderingError, match="too much to draw"):
        process.drawn(deadly, 10, "Tinos", [])
    assert process.drawn(DRAWING, 10, "Tinos", []).startswith(b"\x89PNG")


def test_a_drawing_that_takes_too_long_is_an_error_and_the_next_is_drawn(process: _Process) -> None:
    slow = svg('<path stroke="red" d="M0 0' + "L90 90L70 1" * 100_000 + '"/>').decode()
    with pytest.raises(RenderingError, match="takes longer than 1 seconds"):
        process.drawn(slow, 1000, "Tinos", [], patience=1.0)
    assert process.drawn(DRAWING, 10, "Tinos", []).startswith(b"\x89PNG")


def test_what_the_library_says_is_told(process: _Process) -> None:
    with pytest.raises(RenderingError, match="cannot be made a picture of dots"):
        process.drawn("no drawing", 10, "Tinos", [])


def test_no_picture_is_wider_or_higher_than_3000_dots() -> None:
    made = render(read_svg(svg("", 'width="9in" height="90in"')), ("Tinos",), FONTS)
    assert Image.open(io.BytesIO(made.png)).size == (300, 3000)
