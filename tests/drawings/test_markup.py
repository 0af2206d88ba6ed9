"""Drawings written as SVG look as the files that they were read from, and hold nothing else of these."""

from __future__ import annotations

import io
import re

import pytest
from PIL import Image, ImageChops

from tests.drawings.test_svg import svg
from tests.support import seed
from undoc.drawings.markup import markup
from undoc.drawings.raster import draw
from undoc.drawings.svg import read_svg

FONTS = [str(seed.ROOT / "fonts" / f"Tinos-{style}.ttf") for style in ("Regular", "Bold", "Italic", "BoldItalic")]

STOPS = '<stop stop-color="red"/><stop offset=".4" stop-color="#ff0"/><stop offset="1" stop-color="blue"/>'
DRAWINGS = {
    "shapes": '<rect x="1" y="2" width="30" height="20" rx="3"/><circle cx="50" cy="20" r="9" fill="#0a0"/>'
    '<polygon points="60,5 80 9,70,40" fill="none" stroke="red" stroke-width="2"/>',
    "arcs and curves": '<path d="M10 25a10 5 30 1 0 20 0a1 1 0 01.5.5q10 -10 20 5t20 0s5 5 10 0" fill="none" '
    'stroke="green" stroke-linejoin="round" stroke-width="3"/>',
    "rules of filling": '<path fill-rule="evenodd" d="M60 10h30v30h-30zM70 20h10v10h-10z"/>',
    "lines": '<path d="M5 5H90V40" fill="none" stroke="#123456" stroke-width="4" stroke-dasharray="9 3 1" '
    'stroke-dashoffset="4" stroke-linecap="round" stroke-linejoin="bevel" stroke-miterlimit="2"/>',
    "gradients": f'<defs><linearGradient id="a">{STOPS}</linearGradient><linearGradient id="b" xlink:href="#a" '
    'y2="100%" gradientTransform="rotate(9)"/><radialGradient id="r" xlink:href="#a" fx=".3"/></defs>'
    '<rect x="10" y="5" width="30" height="40" fill="url(#b)"/><circle cx="70" cy="25" r="20" fill="url(#r)"/>',
    "clips": '<defs><symbol id="s" viewBox="0 0 10 10"><rect width="10" height="10"/></symbol><clipPath id="c">'
    '<circle cx="20" cy="20" r="15"/><rect width="9" height="10" transform="translate(30 7)"/></clipPath></defs>'
    '<g clip-path="url(#c)" transform="rotate(5)"><use href="#s" x="5" width="40" height="40" fill="red"/></g>',
    "markers": '<defs><marker id="m" viewBox="0 0 10 10" refX="10" refY="5" markerWidth="4" markerHeight="4" '
    'orient="auto"><path d="M0 0L10 5L0 10z"/></marker></defs><path d="M10 10V40H80" stroke="red" fill="none" '
    'stroke-width="2" marker-end="url(#m)" marker-mid="url(#m)" marker-start="url(#m)"/>',
    "opacities": '<g opacity=".5"><circle cx="20" cy="20" r="15"/><circle cx="35" cy="25" r="15" fill="red"/></g>'
    '<rect x="60" width="30" height="30" opacity=".4" stroke="red" stroke-width="5" stroke-opacity=".3" '
    'transform="skewX(20)"/>',
    "views": '<svg x="10" y="5" width="30" height="20" viewBox="0 0 10 10" preserveAspectRatio="xMinYMin slice">'
    '<rect width="10" height="10" fill="red"/><circle r="8"/></svg>',
    "texts": '<text x="50" y="20" font-size="10" text-anchor="middle">  Some <tspan font-weight="bold" '
    'font-style="italic">bold </tspan> words<tspan x="5" dy="12">below</tspan></text>',
    "texts that are shifted": '<text x="90" y="20" font-size="8" text-anchor="end" fill="red" fill-opacity=".5">End '
    '<tspan dy="3" dx="2" fill="blue">low</tspan> &amp; &lt;x&gt;</text>',
    "lengths of texts": '<text x="5" y="20" font-size="10" textLength="60">Apart</text><text x="5" y="40" '
    'font-size="10"><tspan textLength="80" lengthAdjust="spacingAndGlyphs">Wide</tspan></text>',
    "gradients that become transparent": '<linearGradient id="a"><stop stop-color="red" stop-opacity=".1"/><stop '
    'offset="1" stop-color="blue"/></linearGradient><radialGradient id="r" xlink:href="#a" fr=".2"/>'
    '<rect x="5" y="5" width="40" height="40" fill="url(#a)"/><circle cx="75" cy="25" r="20" fill="url(#r)"/>',
    "small numbers": '<g transform="scale(1e-6)"><path d="M1e7 5e6h1e7v1e7z"/></g>',
}  # fmt: skip


def dots(data: bytes) -> Image.Image:
    picture = Image.open(io.BytesIO(draw(data.decode(), 300, "Tinos", FONTS))).convert("RGBA")
    return Image.alpha_composite(Image.new("RGBA", picture.size, "white"), picture).convert("L")


@pytest.mark.parametrize("body", DRAWINGS.values(), ids=DRAWINGS)
def test_what_is_written_looks_as_what_was_read(body: str) -> None:
    before, after = dots(svg(body)), dots(markup(read_svg(svg(body)), ("Arial", "Tinos")))
    assert before.getextrema() != (255, 255)
    assert before.size == after.size
    assert max(ImageChops.difference(before, after).histogram()[40:]) == 0


@pytest.mark.parametrize("body", DRAWINGS.values(), ids=DRAWINGS)
def test_what_was_written_is_read_as_the_same(body: str) -> None:
    written = markup(read_svg(svg(body)), ("Tinos",))
    again = markup(read_svg(written), ("Tinos",))
    assert max(ImageChops.difference(dots(written), dots(again)).histogram()[40:]) == 0


@pytest.mark.parametrize(
    "secret",
    [
        '<a xlink:href="javascript:SECRET"><rect width="9" height="9"/></a>',
        '<a href="https://secret.example"><text y="9">a</text></a>',
        '<metadata>SECRET</metadata><title>SECRET</title><desc>SECRET</desc><rect width="9" height="9"/>',
        "<!-- SECRET --><?x SECRET?><rect id='SECRET' class='SECRET' data-x='SECRET' width='9' height='9'/>",
        '<rect xmlns:i="urn:i" i:export-filename="/home/SECRET" width="9" height="9"/>',
        '<x:iframe xmlns:x="http://www.w3.org/1999/xhtml" src="SECRET"/><rect width="9" height="9"/>',
        '<style>.SECRET{fill:red}</style><rect style="-inkscape-font:SECRET" width="9" height="9"/>',
        '<defs><g id="SECRET"><image href="data:SECRET"/></g></defs><rect width="9" height="9"/>',
        '<text y="9" font-family="SECRET">a</text>',
    ],
)
def test_nothing_but_what_is_drawn_is_written(secret: str) -> None:
    data = svg(secret).replace(b"<svg", b'<!DOCTYPE svg SYSTEM "https://secret.example/SECRET.dtd"><svg', 1)
    written = markup(read_svg(data), ("Tinos",)).decode()
    assert "secret" not in written.lower()
    assert set(re.findall(r"<(\w+)", written)) <= {"svg", "g", "path", "text", "tspan"}
