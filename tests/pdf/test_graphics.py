"""Drawings in PDF files look as resvg shows them."""

from __future__ import annotations

import io
from functools import cache

import pypdfium2  # type: ignore[import-untyped]
import pytest
from PIL import Image, ImageChops, ImageFilter

from tests.drawings.test_markup import FONTS
from tests.drawings.test_svg import svg
from tests.pdf.builder import PROPERTIES
from tests.support import seed
from undoc.drawings.raster import draw
from undoc.drawings.svg import read_svg
from undoc.pdf import write
from undoc.prepare.structure import Element, Tag
from undoc.typeset.blocks.drawings import DrawingSetter
from undoc.typeset.blocks.paragraphs import ParagraphSetter
from undoc.typeset.pages.page import Page, TypesetDocument
from undoc.typeset.text.formats import formats

#: Dots that the pictures are wide, and how unlike these may be once neighbours are taken together.
WIDE, UNLIKE = 300, 32
PARTS = "gradientUnits='userSpaceOnUse' x1='10' x2='90'"
STOPS = (
    "<stop stop-color='red'/><stop offset='.5' stop-color='lime' stop-opacity='.2'/><stop offset='1' stop-opacity='0'/>"
)
DRAWINGS = {
    "a gradient that becomes transparent": f"<linearGradient id='l'>{STOPS}</linearGradient>"
    "<rect width='100' height='20' y='15' fill='blue'/>"
    "<rect x='10' y='5' width='80' height='40' fill='url(#l)' fill-opacity='.8' stroke='black' stroke-width='2'/>",
    "in a turned group that is shown through": f"<linearGradient id='l' {PARTS}>{STOPS}</linearGradient>"
    "<rect width='100' height='50' fill='yellow'/><g transform='rotate(20 50 25)' opacity='.5'>"
    "<path d='M10 5h80v40h-80zM30 15h40v20h-40z' fill-rule='evenodd' fill='url(#l)'/></g>",
    "circles that become transparent": f"<radialGradient id='l' fr='.2' fx='.4'>{STOPS}</radialGradient>"
    "<rect width='100' height='20' y='15' fill='blue'/><circle cx='50' cy='25' r='24' fill='url(#l)'/>",
    "words as long as they are to be": "<text x='5' y='20' font-size='14' textLength='90'>illiil</text>"
    "<text x='95' y='40' font-size='14' text-anchor='end' textLength='80' lengthAdjust='spacingAndGlyphs'>illi</text>",
    "words that are shown through": "<rect width='100' height='20' fill='yellow'/>"
    "<text x='5' y='30' font-size='40' fill='red' fill-opacity='.3'>ooo</text>",
    "the whole shown through": "<g opacity='.4'><rect width='60' height='50'/><rect x='40' width='60' height='50' "
    "fill='red'/></g>",
}


@cache
def setter() -> ParagraphSetter:
    return ParagraphSetter(formats(seed.templates().fonts), seed.templates().language("en"), (0.0, 0.0, 0.0))


def on_paper(picture: Image.Image) -> Image.Image:
    picture = picture.convert("RGBA")
    return Image.alpha_composite(Image.new("RGBA", picture.size, "white"), picture).convert("RGB")


def pdf_page(data: bytes) -> Image.Image:
    """The drawing on a page of its size."""
    drawing = read_svg(data)
    root = Element(Tag.DOCUMENT)
    figure = root.child(Tag.FIGURE)
    figure.alternative = "Drawing"
    house = seed.templates().house("new-york", "en")
    page = Page(drawing.width, drawing.height)
    style = house.styles[house.figure_style]
    page.items.append(DrawingSetter(setter(), style).set(drawing, 0.0, 1.0, figure.content()))
    file = pypdfium2.PdfDocument(write(TypesetDocument((page,), root, {}, ()), PROPERTIES))
    picture = file[0].render(scale=WIDE / drawing.width).to_pil()
    assert isinstance(picture, Image.Image)
    return on_paper(picture)


@pytest.mark.parametrize("body", DRAWINGS.values(), ids=DRAWINGS)
def test_the_page_looks_as_the_drawing(body: str) -> None:
    data = svg(body)
    wanted = on_paper(Image.open(io.BytesIO(draw(data.decode(), WIDE, "Tinos", FONTS))))
    assert wanted.getextrema() != ((255, 255),) * 3
    found = pdf_page(data)
    assert found.size == wanted.size
    blurred = (picture.filter(ImageFilter.BoxBlur(2)) for picture in (found, wanted))
    unlike = ImageChops.difference(*blurred).convert("L").histogram()
    assert not any(unlike[UNLIKE + 1 :]), unlike
