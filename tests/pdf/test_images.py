from __future__ import annotations

import io
import struct
import zlib
from pathlib import Path

import pypdfium2  # type: ignore[import-untyped]
import pytest
from PIL import Image

from tests.pdf.builder import PROPERTIES, Builder
from undoc.pdf import PictureError, write
from undoc.pdf.images import ImageData, read_image
from undoc.pictures import PictureError as DamagedError
from undoc.pictures.png import SIGNATURE


def png(image: Image.Image, **options: object) -> bytes:
    file = io.BytesIO()
    image.save(file, "PNG", **options)
    return file.getvalue()


def jpeg(image: Image.Image, **options: object) -> bytes:
    file = io.BytesIO()
    image.save(file, "JPEG", quality=95, **options)
    return file.getvalue()


def chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def raw_png(
    width: int, height: int, bits: int, kind: int, rows: bytes, interlaced: int = 0, more: bytes = b""
) -> bytes:
    header = struct.pack(">IIBBBBB", width, height, bits, kind, 0, 0, interlaced)
    parts = [chunk(b"IHDR", header), more, chunk(b"IDAT", zlib.compress(rows)), chunk(b"IEND", b"")]
    return SIGNATURE + b"".join(parts)


def entry(image: ImageData, name: str) -> object:
    value = image.entries[name]
    return str(value) if isinstance(value, str) else value


def shown(path: Path, at: tuple[float, float], paper: tuple[float, float] = (40, 40)) -> tuple[int, ...]:
    """The colour that a reader shows at a place of a picture that fills a page, in points from the top left."""
    builder = Builder(*paper)
    builder.picture(path, 0, 0, *paper, "Picture")
    page = pypdfium2.PdfDocument(write(builder.document(), PROPERTIES))[0]
    pixel = page.render(scale=4).to_pil().convert("RGB").getpixel((round(at[0] * 4), round(at[1] * 4)))
    assert isinstance(pixel, tuple)
    return pixel


@pytest.mark.parametrize(
    ("mode", "space", "bits"), [("1", "DeviceGray", 1), ("L", "DeviceGray", 8), ("RGB", "DeviceRGB", 8)]
)
def test_plain_png_data_go_in_as_they_are(mode: str, space: str, bits: int) -> None:
    data = png(Image.new(mode, (5, 3)))
    image = read_image(data)
    assert entry(image, "ColorSpace") == space
    assert entry(image, "BitsPerComponent") == bits
    assert image.data in data


def test_a_palette_becomes_an_indexed_space() -> None:
    picture = Image.new("P", (4, 4))
    picture.putpalette([255, 0, 0, 0, 0, 255])
    image = read_image(png(picture))
    space = image.entries["ColorSpace"]
    assert isinstance(space, list)
    assert [str(space[0]), str(space[1])] == ["Indexed", "DeviceRGB"]
    assert bytes(space[3])[:6] == b"\xff\0\0\0\0\xff"


def test_sixteen_bits_stay() -> None:
    image = read_image(raw_png(2, 1, 16, 0, b"\0\x12\x34\xff\xff"))
    assert entry(image, "BitsPerComponent") == 16


def test_interlaced_pictures_are_decoded() -> None:
    image = read_image(raw_png(1, 1, 8, 2, b"\0\x10\x20\x30", interlaced=1))
    assert zlib.decompress(image.data) == b"\x10\x20\x30"


def test_interlaced_sixteen_bits_keep_their_range() -> None:
    image = read_image(raw_png(1, 1, 16, 0, b"\0\x80\x01", interlaced=1))
    assert zlib.decompress(image.data) == b"\x80"


@pytest.mark.parametrize(
    ("picture", "options", "color"),
    [
        (Image.new("RGBA", (2, 2), (255, 0, 0, 0)), {}, b"\xff\xff\xff"),
        (Image.new("RGBA", (2, 2), (255, 0, 0, 255)), {}, b"\xff\0\0"),
        (Image.new("LA", (2, 2), (0, 128)), {}, b"\x7f"),
        (Image.new("RGB", (2, 2), (9, 9, 9)), {"transparency": (9, 9, 9)}, b"\xff\xff\xff"),
        (Image.new("P", (2, 2), 0), {"transparency": b"\0"}, b"\xff\xff\xff"),
    ],
)
def test_transparent_pictures_are_laid_on_white(picture: Image.Image, options: dict[str, object], color: bytes) -> None:
    image = read_image(png(picture, **options))
    assert "SMask" not in image.entries
    assert zlib.decompress(image.data)[: len(color)] == color


@pytest.mark.parametrize(
    "data",
    [
        SIGNATURE,
        png(Image.new("L", (9, 9)))[:-20],
        png(Image.new("L", (9, 9))).replace(b"IDAT", b"IDAX"),
        raw_png(9, 9, 8, 0, b"too short"),
        raw_png(1, 1, 8, 0, b"\0\0 too long"),
        raw_png(1, 1, 8, 3, b"\0\0"),
        raw_png(1, 1, 8, 9, b"\0\0"),
        SIGNATURE
        + chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0))
        + chunk(b"IDAT", b"x")
        + chunk(b"IEND", b""),
    ],
)
def test_damaged_png_files_are_refused(data: bytes) -> None:
    with pytest.raises(DamagedError):
        read_image(data)


@pytest.mark.parametrize(("mode", "space"), [("L", "DeviceGray"), ("RGB", "DeviceRGB")])
@pytest.mark.parametrize("progressive", [False, True])
def test_jpeg_data_go_in_as_they_are(mode: str, space: str, progressive: bool) -> None:
    data = jpeg(Image.new(mode, (7, 5)), progressive=progressive)
    image = read_image(data)
    assert (entry(image, "Width"), entry(image, "Height"), entry(image, "ColorSpace")) == (7, 5, space)
    assert image.data == data


def test_cmyk_jpeg_becomes_rgb() -> None:
    image = read_image(jpeg(Image.new("CMYK", (8, 8), (0, 255, 255, 0))))
    assert entry(image, "ColorSpace") == "DeviceRGB"
    red, green, blue = zlib.decompress(image.data)[:3]
    assert red > 200 > 60 > max(green, blue)


@pytest.mark.parametrize(
    "data", [b"\xff\xd8\xff", jpeg(Image.new("L", (9, 9)))[:30], b"\xff\xd8\xff\xe0\0\x04ab\xff\xd9"]
)
def test_damaged_jpeg_files_are_refused(data: bytes) -> None:
    with pytest.raises(DamagedError):
        read_image(data)


def test_pictures_stand_upright(tmp_path: Path) -> None:
    picture = Image.new("RGB", (4, 4), (0, 0, 255))
    picture.putpixel((0, 0), (255, 0, 0))
    path = tmp_path / "a.png"
    path.write_bytes(png(picture))
    assert shown(path, (5, 5)) == (255, 0, 0)
    assert shown(path, (35, 35)) == (0, 0, 255)


def test_drawings_stand_upright(tmp_path: Path) -> None:
    path = tmp_path / "a.svg"
    path.write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="5 5 2 2"><path fill="#f00" d="M5 5h1v1h-1z"/></svg>',
        encoding="utf-8",
    )
    assert shown(path, (5, 5)) == (255, 0, 0)
    assert shown(path, (35, 5)) == shown(path, (5, 35)) == (255, 255, 255)


def test_a_picture_placed_twice_is_embedded_once(tmp_path: Path, builder: Builder) -> None:
    path = tmp_path / "a.png"
    path.write_bytes(png(Image.new("L", (300, 300))))
    builder.picture(path, 0, 0, 50, 50, "One")
    builder.picture(path, 60, 0, 50, 50, "Two")
    assert write(builder.document(), PROPERTIES).count(b"/Subtype /Image") == 1


@pytest.mark.parametrize("data", [b"GIF89a", b"", SIGNATURE + b"x", b"\xff\xd8\xff"])
def test_a_picture_that_cannot_be_used_is_named(tmp_path: Path, builder: Builder, data: bytes) -> None:
    path = tmp_path / "a.png"
    path.write_bytes(data)
    builder.picture(path, 0, 0, 50, 50, "One")
    with pytest.raises(PictureError, match=r"a\.png") as caught:
        write(builder.document(), PROPERTIES)
    assert caught.value.path == path


def test_a_picture_that_is_not_there_is_named(tmp_path: Path, builder: Builder) -> None:
    builder.picture(tmp_path / "none.png", 0, 0, 50, 50, "One")
    with pytest.raises(PictureError, match="No such file"):
        write(builder.document(), PROPERTIES)
