"""Where glyphs stand and what they say, as a reader (PDFium) sees it."""

from __future__ import annotations

import ctypes
import random

import pypdfium2  # type: ignore[import-untyped]
import pypdfium2.raw  # type: ignore[import-untyped]
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.pdf.builder import PROPERTIES, Builder, face
from tests.pdf.reader import Reader
from undoc.pdf import MissingGlyphError, write
from undoc.prepare.structure import Tag
from undoc.typeset.pages.page import TextRun

Placed = tuple[str, float, float]


def origins(data: bytes, page: int = 0) -> list[Placed]:
    """Each character of a page with the origin of its glyph, in points from the page's top left corner."""
    document = pypdfium2.PdfDocument(data)
    height = document[page].get_height()
    text = document[page].get_textpage()
    found: list[Placed] = []
    for index in range(text.count_chars()):
        if pypdfium2.raw.FPDFText_IsGenerated(text.raw, index):
            continue
        x, y = ctypes.c_double(), ctypes.c_double()
        pypdfium2.raw.FPDFText_GetCharOrigin(text.raw, index, x, y)
        found.append((chr(pypdfium2.raw.FPDFText_GetUnicode(text.raw, index)), x.value, height - y.value))
    return found


def expected(*runs: TextRun) -> list[Placed]:
    found: list[Placed] = []
    for run in runs:
        x = run.x
        for index, text in enumerate(run.texts):
            dx, dy = (run.offsets or {}).get(index, (0.0, 0.0))
            found.append((text, x + dx, run.y - dy))
            x += run.advances[index]
    return found


def assert_placed(data: bytes, *runs: TextRun) -> None:
    """Assert that every glyph stands where its run says, to less than 0.01 points."""
    seen, wanted = origins(data), expected(*runs)
    assert [text for text, _, _ in seen] == [text for text, _, _ in wanted]
    for (text, x, y), (_, wanted_x, wanted_y) in zip(seen, wanted, strict=True):
        assert x == pytest.approx(wanted_x, abs=0.01), text
        assert y == pytest.approx(wanted_y, abs=0.01), text


def run_of(key: str, text: str, size: float, scale: float, extra: list[float], builder: Builder) -> TextRun:
    """``text`` unshaped, with each advance changed by ``extra``."""
    run = builder.text(text, 50, 70, into=builder.element(Tag.PARAGRAPH), key=key, size=size, scale=scale)
    run.glyphs = [face(key).glyph(character) for character in text]
    run.texts = list(text)
    em = size * scale / face(key).units
    run.advances = [face(key).advance(glyph) * em + more for glyph, more in zip(run.glyphs, extra, strict=True)]
    return run


# Letters only: readers put text with spaces, or that overlaps, into another order.
@settings(max_examples=40, deadline=None)
@given(
    key=st.sampled_from(["tinos", "song", "hei"]),
    size=st.sampled_from([6.0, 7.5, 9.0, 10.0, 10.5, 12.0, 14.0, 17.0, 20.0, 36.0]),
    scale=st.sampled_from([1.0, 0.96, 1.03]),
    common=st.sampled_from([0.0, 0.004, 0.31, 1.7]),
    extra=st.lists(st.floats(0, 1.2) | st.just(0.0), min_size=1, max_size=30),
)
def test_glyphs_stand_at_their_places(key: str, size: float, scale: float, common: float, extra: list[float]) -> None:
    builder = Builder(width=3000)
    text = "".join(random.Random(len(extra)).choices("ABCDEFGHIKLMN", k=len(extra)))
    run = run_of(key, text, size, scale, [common + more for more in extra], builder)
    assert_placed(write(builder.document(), PROPERTIES), run)


@pytest.mark.parametrize("length", [400])
def test_rounding_does_not_add_up(builder: Builder, length: int) -> None:
    builder.page.width = 6000
    run = run_of("tinos", "ABCDE" * (length // 5), 10.5, 1.0, [0.0037] * length, builder)
    assert_placed(write(builder.document(), PROPERTIES), run)


def test_runs_on_a_line_and_on_others(builder: Builder) -> None:
    paragraph = builder.element(Tag.PARAGRAPH)
    first = builder.text("Report", 72, 100, into=paragraph)
    second = builder.text("人居署", first.x + first.width, 100, into=paragraph, key="song")
    raised = builder.text("12", second.x + second.width, 96.4, into=paragraph, size=6)
    narrow = builder.text("narrow", 72, 120.127, into=paragraph, scale=0.8)
    data = write(builder.document(), PROPERTIES)
    assert_placed(data, first, second, raised, narrow)


def test_a_justified_line_of_chinese_is_one_string_with_spacing(builder: Builder) -> None:
    text = "联合国人居署执行局"
    run = run_of("song", text, 10.5, 1.0, [0.217] * len(text), builder)
    data = write(builder.document(), PROPERTIES)
    assert_placed(data, run)
    assert b"0.217 Tc" in Reader(data).contents(0)
    assert b"TJ" not in Reader(data).contents(0)


def test_a_run_after_one_with_spacing_has_none(builder: Builder) -> None:
    spaced = run_of("song", "联合国", 10.5, 1.0, [0.217] * 3, builder)
    plain = builder.text("Report", 150, 70, into=builder.element(Tag.PARAGRAPH))
    assert_placed(write(builder.document(), PROPERTIES), spaced, plain)


def test_shifted_glyphs(builder: Builder) -> None:
    run = builder.text("abcd", into=builder.element(Tag.PARAGRAPH), size=12)
    run.offsets = {1: (0.5, 3.0), 3: (-0.75, 0.0)}
    assert_placed(write(builder.document(), PROPERTIES), run)


def test_text_is_extracted_in_painting_order(builder: Builder) -> None:
    builder.paragraph("Second", y=200)
    builder.paragraph("First", y=100)
    assert Reader(write(builder.document(), PROPERTIES)).text() == "SecondFirst"


@pytest.mark.parametrize("text", ["Hello (1) \\ [2]", "éàü Ж ω “—” fi fl", "A/RES/70/1", "\u00a0x"])
def test_latin_text_comes_back(builder: Builder, text: str) -> None:
    builder.paragraph(text)
    assert Reader(write(builder.document(), PROPERTIES)).text() == text


@pytest.mark.parametrize("key", ["song", "song-cff", "hei", "kai"])
def test_chinese_text_comes_back(builder: Builder, key: str) -> None:
    builder.paragraph("联合国人类住区规划署，2024年（一）", key=key)
    assert Reader(write(builder.document(), PROPERTIES)).text() == "联合国人类住区规划署，2024年（一）"


def test_arabic_text_comes_back_from_a_reader_that_turns_it(builder: Builder) -> None:
    text = "تقرير المديرة التنفيذية عن برنامج العمل"
    builder.paragraph(text, key="amiri")
    document = pypdfium2.PdfDocument(write(builder.document(), PROPERTIES))
    assert document[0].get_textpage().get_text_range() == text


@pytest.mark.parametrize(("key", "glyph_of"), [("tinos", "-"), ("song", "一"), ("song-cff", "一")])
def test_a_glyph_may_stand_for_several_texts(builder: Builder, key: str, glyph_of: str) -> None:
    run = builder.text(glyph_of * 3, into=builder.element(Tag.PARAGRAPH), key=key)
    run.texts = [glyph_of, "\u2011", glyph_of]
    reader = Reader(write(builder.document(), PROPERTIES))
    actual = b"/Span<</ActualText (\xfe\xff \x11)>>BDC"
    if face(key).is_cff:
        assert reader.contents(0).count(actual) == 1
    else:
        assert actual not in reader.contents(0)
        assert reader.text() == f"{glyph_of}\u2011{glyph_of}"


def test_a_missing_glyph_is_refused(builder: Builder) -> None:
    builder.text("\u0e01", into=builder.element(Tag.PARAGRAPH), key="song")
    with pytest.raises(MissingGlyphError, match="ก"):
        write(builder.document(), PROPERTIES)


def test_rules_are_where_they_should_be(builder: Builder) -> None:
    builder.rule(72, 100, 272, 100, 0.5)
    builder.rule(300, 90, 300, 190, 2)
    page = Reader(write(builder.document(), PROPERTIES)).plumber.pages[0]
    boxes = [tuple(round(rect[key], 2) for key in ("x0", "top", "x1", "bottom")) for rect in page.rects]
    assert boxes == [(72, 99.75, 272, 100.25), (299, 90, 301, 190)]


def test_colours(builder: Builder) -> None:
    for text, color in (("a", (0.0, 0.0, 1.0)), ("b", (0.5, 0.5, 0.5)), ("c", (0.0, 0.0, 0.0))):
        builder.text(text, into=builder.element(Tag.PARAGRAPH)).color = color
    characters = Reader(write(builder.document(), PROPERTIES)).characters()
    assert [character["non_stroking_color"] for character in characters] == [(0, 0, 1), (0.5,), (0,)]
