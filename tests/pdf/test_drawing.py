from __future__ import annotations

import zlib
from pathlib import Path

import pytest

from tests.pdf.specimen import EMBLEM
from undoc.pdf.drawing import DrawingError, read_drawing
from undoc.pdf.svgpath import path_operators

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 20"{}>{}</svg>'


def drawn(body: str, attributes: str = "") -> str:
    return zlib.decompress(read_drawing(SVG.format(attributes, body).encode()).operators).decode()


def test_the_view_box_is_the_drawings_space() -> None:
    data = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="-1,2 30 40.5"/>'
    drawing = read_drawing(data)
    assert (drawing.x, drawing.y, drawing.width, drawing.height) == (-1, 2, 30, 40.5)


@pytest.mark.parametrize(
    ("body", "operators"),
    [
        ('<path d="M1 2L3 4Z"/>', "1 2 m\n3 4 l\nh\nf"),
        ('<path fill-rule="evenodd" d="M1 2"/>', "1 2 m\nf*"),
        ('<path fill="#f00" d="M1 2"/><path d="M3 4"/>', "1 0 0 rg\n1 2 m\nf\n0 0 0 rg\n3 4 m\nf"),
        ('<g fill="#00ff00"><path d="M1 2"/><path fill="none" d="M3 4"/></g>', "0 1 0 rg\n1 2 m\nf"),
        ('<g transform="translate(1,2) scale(3)"><path d="M1 2"/></g>', "q 3 0 0 3 1 2 cm\n1 2 m\nf\nQ"),
        ('<path transform="rotate(90)" d="M1 2"/>', "q 0 1 -1 0 0 0 cm\n1 2 m\nf\nQ"),
        ('<path transform="rotate(180 5 5)" d="M1 2"/>', "q -1 0 0 -1 10 10 cm\n1 2 m\nf\nQ"),
        ('<path transform="matrix(1 2 3 4 5 6)" d="M1 2"/>', "q 1 2 3 4 5 6 cm\n1 2 m\nf\nQ"),
        ("<title>Emblem</title><defs><circle/></defs>", ""),
        ('<other xmlns="urn:x"><path d="bad"/></other>', ""),
    ],
)
def test_what_is_drawn(body: str, operators: str) -> None:
    assert drawn(body) == operators


def test_a_colour_set_in_a_moved_group_does_not_reach_outside() -> None:
    moved = '<g transform="scale(2)"><path fill="#fff" d="M1 1"/></g><path d="M2 2"/><path fill="#fff" d="M3 3"/>'
    assert drawn(moved) == "q 2 0 0 2 0 0 cm\n1 1 1 rg\n1 1 m\nf\nQ\n2 2 m\nf\n1 1 1 rg\n3 3 m\nf"


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ("<text>Hello</text>", "<text>"),
        ('<path stroke="red" d="M1 2"/>', "stroke='red'"),
        ('<path opacity=".5" d="M1 2"/>', "opacity"),
        ('<g style="fill:red"/>', "style"),
        ('<path fill="url(#a)" d="M1 2"/>', "url"),
        ('<path transform="turn(3)" d="M1 2"/>', "transform"),
        ('<path transform="rotate(1 2)" d="M1 2"/>', "transform"),
        ('<path d="M1 2 oops"/>', "path"),
        ("<path", "XML"),
    ],
)
def test_what_cannot_be_drawn_is_refused(body: str, reason: str) -> None:
    with pytest.raises(DrawingError, match=reason.replace("(", r"\(")):
        drawn(body)


@pytest.mark.parametrize(
    "data",
    [
        b"<html/>",
        b"",
        b'<svg xmlns="http://www.w3.org/2000/svg"/>',
        b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 0 9"/>',
        b'<!DOCTYPE svg [<!ENTITY a "b">]><svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">&a;</svg>',
    ],
)
def test_other_files_are_refused(data: bytes) -> None:
    with pytest.raises(DrawingError):
        read_drawing(data)


def test_the_emblem_is_kept_in_the_form_that_is_quick_to_read() -> None:
    text = EMBLEM.read_text(encoding="utf-8")
    for path in text.split(' d="')[1:]:
        data = path.split('"')[0]
        assert set(data) <= set("MLCZ0123456789- ")
        # With another gap the path is not in that form, and the general reader must find the same in it.
        assert path_operators(data) == path_operators(data.replace("M", "M "))


def test_the_emblem_and_its_raster_have_the_same_proportions() -> None:
    from PIL import Image

    drawing = read_drawing(EMBLEM.read_bytes())
    with Image.open(Path(EMBLEM).with_suffix(".png")) as raster:
        assert raster.width >= 600
        assert raster.width / raster.height == pytest.approx(drawing.width / drawing.height, rel=0.003)
        # Black on transparent.
        pixels = raster.convert("RGBA").getcolors(1 << 20)
    assert pixels
    assert {color[:3] for _, color in pixels if isinstance(color, tuple)} == {(0, 0, 0)}
