"""Pictures that Word turns and cuts, and how wide it shows them."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image

from tests.importer.word_file import imported, messages, paragraph, text_of, word_file
from undoc.importer.recognise.drawings.pictures import Shown, as_shown

_LINK = '<Relationship Id="x1" Type="http://schemas.openxmlformats.org/image" Target="a.png"/>'
_RED, _GREEN = (255, 0, 0), (0, 255, 0)


def picture(kind: str = "PNG", **more: object) -> bytes:
    """Four dots wide and two high, red but for a green dot at the top left; 36 dots an inch."""
    made = Image.new("RGB", (4, 2), _RED)
    made.putpixel((0, 0), _GREEN)
    stream = io.BytesIO()
    made.save(stream, kind, dpi=(36, 36), **more)
    return stream.getvalue()


def drawing(form: str = "", source: str = "", width: float = 100, height: float = 50) -> str:
    extent = f'cx="{round(width * 12700)}" cy="{round(height * 12700)}"'
    return paragraph(
        f'<w:r><w:drawing><wp:inline><wp:extent {extent}/><wp:docPr id="1" name="x" descr="A tower"/>'
        f'<a:graphic><a:graphicData><pic:pic><pic:blipFill><a:blip r:embed="x1"/>{source}</pic:blipFill>'
        f"<pic:spPr><a:xfrm {form}><a:ext {extent}/></a:xfrm></pic:spPr></pic:pic></a:graphicData></a:graphic>"
        "</wp:inline></w:drawing></w:r>"
    )


def opened(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data))


@pytest.mark.parametrize(
    ("turns", "size", "green"), [(0, (4, 2), (0, 0)), (1, (2, 4), (1, 0)), (2, (4, 2), (3, 1)), (3, (2, 4), (0, 3))]
)
def test_pictures_are_turned_to_the_right(turns: int, size: tuple[int, int], green: tuple[int, int]) -> None:
    made = as_shown(picture(), Shown(turns))
    assert made is not None
    assert opened(made).size == size
    assert opened(made).getpixel(green) == _GREEN
    assert opened(made).info["dpi"] == pytest.approx((36, 36), abs=0.1)


def test_what_a_camera_wrote_is_left_out_and_what_word_shows_stays(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x0112], exif[0x013B] = 6, "Alice"
    photograph = picture("JPEG", exif=exif)
    result = imported(tmp_path, word_file(drawing(), parts={"word/a.png": photograph}, relationships=_LINK))
    (data,) = (data for path, data in result.files.items() if path.suffix == ".jpg")
    assert b"Alice" not in data
    # Word does not turn pictures as their cameras say.
    assert opened(data).size == (4, 2)
    assert 0x0112 not in opened(data).getexif()


def test_what_is_cut_from_the_sides_is_left_out() -> None:
    made = as_shown(picture(), Shown(cut=(0.25, 0.0, 0.25, 0.5)))
    assert made is not None
    assert opened(made).size == (2, 1)
    assert opened(made).getcolors() == [(2, _RED)]


def test_photographs_stay_photographs() -> None:
    made = as_shown(picture("JPEG"), Shown(1))
    assert made is not None
    assert opened(made).format == "JPEG"
    assert as_shown(b"\xff\xd8\xff none", Shown(1)) is None


@pytest.mark.parametrize(
    ("form", "source", "size", "found", "told"),
    [
        pytest.param("", "", (8, 4), "", [], id="as it is"),
        pytest.param("", "", (100, 50), "{width=100}", [], id="larger"),
        pytest.param("", "", (600, 300), "{width=492}", [], id="wider than the page"),
        pytest.param('rot="5400000"', "", (100, 50), "{width=50}", [], id="turned"),
        pytest.param('rot="16200000"', "", (8, 4), "", [], id="turned to the left"),
        pytest.param("", '<a:srcRect l="25000" r="25000"/>', (4, 4), "", [], id="cut"),
        pytest.param("", '<a:srcRect l="99000" r="25000"/>', (8, 4), "", [], id="more cut than there is"),
        pytest.param('rot="2700000"', "", (100, 50), "{width=100}", ["simplified/angle"], id="at an angle"),
    ],
)
def test_pictures_come_as_the_page_shows_them(
    form: str, source: str, size: tuple[float, float], found: str, told: list[str], tmp_path: Path
) -> None:
    body = drawing(form, source, *size) + paragraph("Text.")
    result = imported(tmp_path, word_file(body, parts={"word/a.png": picture()}, relationships=_LINK))
    assert text_of(result) == f"![A tower](picture-1.png){found}\n\nText."
    assert messages(result) == told
    [data] = [data for path, data in result.files.items() if path.suffix == ".png"]
    turned = "rot" in form and not told
    assert opened(data).size == ((2, 4) if turned else (2, 2) if '25000" r="25' in source else (4, 2))


def test_a_picture_that_is_shown_in_two_ways_becomes_two_files(tmp_path: Path) -> None:
    body = drawing() + drawing('rot="5400000"') + drawing()
    result = imported(tmp_path, word_file(body, parts={"word/a.png": picture()}, relationships=_LINK))
    assert [line[line.index("(") :] for line in text_of(result).split("\n\n")] == [
        "(picture-1.png){width=100}",
        "(picture-2.png){width=50}",
        "(picture-1.png){width=100}",
    ]
