from __future__ import annotations

import io
from typing import Any

import pytest
from fontTools.cffLib import CFFFontSet
from fontTools.ttLib import TTFont
from pdfminer.pdftypes import resolve1

from tests.pdf.builder import FILES, FONTS, PROPERTIES, Builder, face
from tests.pdf.reader import Reader, plain
from undoc.pdf import subset, write
from undoc.prepare.structure import Tag

SAMPLES = {
    "tinos": "Hamburg é fi",
    "song": "联合国，A",
    "song-cff": "联合国，A",
    "hei": "联合国，A",
    "kai": "联合国，A",
    "amiri": "تقرير",
}


def embedded(key: str, text: str) -> tuple[Reader, dict[str, Any], dict[str, Any], dict[str, Any]]:
    """A file with ``text``, and its Type 0 font, CIDFont and font descriptor."""
    builder = Builder()
    builder.paragraph(text, key=key)
    reader = Reader(write(builder.document(), PROPERTIES))
    (composite,) = (font for font in reader.objects("Font") if plain(font["Subtype"]) == "Type0")
    descendant = plain(plain(composite["DescendantFonts"])[0])
    return reader, composite, descendant, plain(descendant["FontDescriptor"])


def program(descriptor: dict[str, Any]) -> bytes:
    data: bytes = resolve1(descriptor.get("FontFile2") or descriptor.get("FontFile3")).get_data()
    return data


@pytest.mark.parametrize("key", SAMPLES)
def test_only_needed_glyphs_and_tables_are_embedded(key: str) -> None:
    _, _, descendant, descriptor = embedded(key, SAMPLES[key])
    data = program(descriptor)
    if face(key).is_cff:
        assert plain(descendant["Subtype"]) == "CIDFontType0"
        assert plain(resolve1(descriptor["FontFile3"]).attrs["Subtype"]) == "CIDFontType0C"
        fonts = CFFFontSet()
        fonts.decompile(io.BytesIO(data), None)
        # A CID is the glyph's number in the subset.
        assert fonts[0].charset == [".notdef"] + [f"cid{number:05d}" for number in range(1, len(fonts[0].charset))]
        assert len(fonts[0].charset) == len(set(SAMPLES[key])) + 1
    else:
        font = TTFont(io.BytesIO(data))
        assert set(font.keys()) - {"GlyphOrder"} == {"glyf", "head", "hhea", "hmtx", "loca", "maxp"}
        # Amiri puts its letters together from skeletons and dots.
        assert len(font.getGlyphOrder()) <= 3 * len(set(SAMPLES[key])) + 1
        assert resolve1(descriptor["FontFile2"]).attrs["Length1"] == len(data)


@pytest.mark.parametrize("key", SAMPLES)
def test_widths_are_those_of_the_font(key: str) -> None:
    reader, _, descendant, _ = embedded(key, SAMPLES[key])
    font = TTFont(FONTS / FILES[key])
    widths: dict[int, int] = {}
    array = plain(descendant["W"])
    for first, values in zip(array[::2], array[1::2], strict=True):
        widths |= {first + index: value for index, value in enumerate(values)}
    stated = {*widths.values(), descendant["DW"]}
    for character in set(SAMPLES[key]) if key != "amiri" else ():
        glyph = font.getBestCmap()[ord(character)]
        width = font["hmtx"][glyph][0] * 1000 / font["head"].unitsPerEm
        assert round(width) in stated, character
    assert reader.text()


@pytest.mark.parametrize("key", SAMPLES)
def test_the_subset_has_a_tag(key: str) -> None:
    _, composite, descendant, descriptor = embedded(key, SAMPLES[key])
    name = plain(composite["BaseFont"])
    tag, _, rest = name.partition("+")
    assert len(tag) == 6
    assert set(tag) <= set("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    assert rest == face(key).postscript_name
    assert plain(descendant["BaseFont"]) == plain(descriptor["FontName"]) == name


def test_the_tag_says_what_is_in_the_subset() -> None:
    names = [plain(embedded("tinos", text)[1]["BaseFont"]) for text in ("abc", "abc", "abd")]
    assert names[0] == names[1] != names[2]


def test_further_codes_of_a_glyph_are_mapped_to_it(builder: Builder) -> None:
    run = builder.text("---", into=builder.element(Tag.PARAGRAPH))
    run.texts = ["-", "\u2010", "\u2011"]
    reader = Reader(write(builder.document(), PROPERTIES))
    (descendant,) = (font for font in reader.objects("Font") if plain(font["Subtype"]) == "CIDFontType2")
    mapped = resolve1(descendant["CIDToGIDMap"]).get_data()
    assert mapped == b"\0\0\0\1\0\1\0\1"
    assert reader.text() == "-\u2010\u2011"


@pytest.mark.parametrize("key", ["tinos", "song", "song-cff"])
def test_a_prepared_face_gives_the_same_subset(key: str, monkeypatch: pytest.MonkeyPatch) -> None:
    font, glyphs = face(key), frozenset(face(key).glyph(character) for character in SAMPLES[key])
    subset.make_subset.cache_clear()
    monkeypatch.setattr(subset, "_SUBSETS_BEFORE_PREPARING", {True: 0, False: 0})
    prepared = subset.make_subset(font, glyphs)
    subset.make_subset.cache_clear()
    monkeypatch.undo()
    subset._subsets_made.clear()
    plainly = subset.make_subset(font, glyphs)
    subset._prepared.cache_clear()
    assert (prepared.program, prepared.glyphs) == (plainly.program, plainly.glyphs)


def test_fonts_are_named_in_the_order_of_their_use(builder: Builder) -> None:
    builder.paragraph("人", key="song")
    builder.paragraph("a")
    contents = Reader(write(builder.document(), PROPERTIES)).contents(0)
    assert contents.index(b"/F1 ") < contents.index(b"/F2 ")
