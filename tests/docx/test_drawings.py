"""Drawings in Word files: the drawing itself, and the same as dots for programs that show none."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import pytest
from msgspec.structs import replace
from openxml_audit import OpenXmlValidator
from PIL import Image

from tests.drawings.test_svg import svg
from tests.support import seed
from tests.support.docx_lint import lint
from tests.support.prepared_documents import document, figure
from tests.support.word import write
from undoc.docx import FontNames
from undoc.drawings.rendering import Rendered, render
from undoc.drawings.svg import read_svg

FONTS = FontNames.of(seed.templates().fonts)
FILES = [seed.ROOT / "fonts" / "Tinos-Regular.ttf"]
DRAWING = svg('<rect width="50" height="50" fill="#009edb"/><text x="60" y="30" font-family="Arial">Words</text>')


def rendered(data: bytes) -> Rendered:
    return render(read_svg(data), ("Times New Roman", "Tinos"), FILES)


def test_a_drawing_and_its_raster(tmp_path: Path) -> None:
    path = tmp_path / "a.svg"
    path.write_bytes(DRAWING)
    one = figure("Caption", width=72, height=36)
    one = replace(one, picture=replace(one.picture, path=path))
    data = write(document(one, one), FONTS, drawings={path: rendered(DRAWING)})
    assert lint(data) == []
    file = tmp_path / "a.docx"
    file.write_bytes(data)
    assert [str(error) for error in OpenXmlValidator().validate(file).errors] == []
    with zipfile.ZipFile(io.BytesIO(data)) as members:
        assert members.read("word/media/drawing1.svg") == rendered(DRAWING).svg
        picture = Image.open(io.BytesIO(members.read("word/media/drawing1.png")))
        text = members.read("word/document.xml").decode()
        types = members.read("[Content_Types].xml").decode()
    assert picture.size == (250, 125)
    assert text.count("svgBlip") == 2
    assert 'Extension="svg" ContentType="image/svg+xml"' in types


def test_a_raster_shows_the_drawing_in_the_given_font_and_is_the_same_each_time() -> None:
    made = rendered(DRAWING)
    assert made == rendered(DRAWING)
    picture = Image.open(io.BytesIO(made.png)).convert("RGBA")
    assert picture.getpixel((60, 60)) == (0, 0x9E, 0xDB, 255)
    words = picture.crop((140, 30, 250, 80)).getbbox()
    assert words is not None


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "iso-8859-1"])
def test_any_encoding_is_read(encoding: str) -> None:
    declaration = '<?xml version="1.0" encoding="iso-8859-1"?>' if encoding == "iso-8859-1" else ""
    data = (declaration + DRAWING.decode()).encode(encoding)
    assert rendered(data) == rendered(DRAWING)


@pytest.mark.parametrize(("scale", "wide"), [(None, False), (1.5, False), (2.2, True), (9.0, True)])
def test_pictures_are_as_wide_as_is_wanted(scale: float | None, wide: bool) -> None:
    one = replace(figure(width=200, height=20), scale=scale)
    made = document(one)
    text = zipfile.ZipFile(io.BytesIO(write(made, FONTS))).read("word/document.xml").decode()
    [extent] = re.findall(r'<wp:extent cx="([0-9]+)"', text)
    most = made.house.page.text_width
    assert int(extent) / 12700 == pytest.approx(min(200 * (scale or 1.0), most), abs=0.01)
    [properties] = re.findall(r"<w:p><w:pPr>(.*?)</w:pPr>(?=(?:(?!</w:p>).)*<w:drawing>)", text)
    assert ('<w:ind w:left="0" w:right="0"/>' in properties) == wide
