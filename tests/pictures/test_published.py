"""What of pictures of dots is published: the dots, upright, and nothing of who made them, where or with what."""

from __future__ import annotations

import io
import struct
import subprocess
import sys
import zlib
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageCms, ImageOps, PngImagePlugin

from undoc.pictures import PictureError, checked, published, read, stripped
from undoc.pictures.icc import colours_only
from undoc.pictures.png import SIGNATURE, chunk

SECRET = "Alice of Room 12"


def picture(mode: str = "RGB", width: int = 40, height: int = 30) -> Image.Image:
    """A picture with another colour in each corner."""
    made = Image.new("RGB", (width, height), "white")
    for color, corner in zip(
        ("red", "green", "blue", "black"), ((0, 0), (width - 16, 0), (0, height - 16), (width - 16, height - 16)),
        strict=True,
    ):  # fmt: skip
        made.paste(color, (*corner, corner[0] + 16, corner[1] + 16))
    return made.convert(mode)


def exif(orientation: int = 1, **more: float) -> Image.Exif:
    made = Image.Exif()
    made[0x0112] = orientation
    made[0x010E] = made[0x013B] = SECRET
    made.get_ifd(0x8825).update({1: "N", 2: (46.0, 12.0, 22.0)})
    made.update({0x011A: more["resolution"], 0x0128: more["unit"]} if more else {})
    return made


def profile() -> bytes:
    made = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    return made.replace("RGB built-in".encode("utf-16-be"), SECRET[:12].encode("utf-16-be"))


def png(image: Image.Image, **options: object) -> bytes:
    stream = io.BytesIO()
    image.save(stream, "PNG", **options)
    return stream.getvalue()


def jpeg(image: Image.Image, **options: object) -> bytes:
    stream = io.BytesIO()
    image.save(stream, "JPEG", quality=95, **options)
    return stream.getvalue()


def after_header(data: bytes, *chunks: tuple[bytes, bytes]) -> bytes:
    return data[:33] + b"".join(chunk(name, body) for name, body in chunks) + data[33:]


def segment(marker: int, body: bytes) -> bytes:
    return bytes((0xFF, marker)) + struct.pack(">H", len(body) + 2) + body


def same_dots(one: bytes, other: bytes) -> bool:
    first, second = (Image.open(io.BytesIO(data)).convert("RGBA") for data in (one, other))
    return first.size == second.size and ImageChops.difference(first, second).getbbox() is None


TEXTS = PngImagePlugin.PngInfo()
TEXTS.add_text("Author", SECRET)
TEXTS.add_text("Comment", SECRET, zip=True)
TEXTS.add_itxt("XML:com.adobe.xmp", SECRET)
MARKED = {
    "PNG texts": png(picture(), pnginfo=TEXTS),
    "PNG Exif": png(picture(), exif=exif()),
    "PNG time": after_header(png(picture()), (b"tIME", bytes(7)), (b"prVt", SECRET.encode())),
    "PNG of odd lengths": after_header(png(picture()), (b"gAMA", SECRET.encode()), (b"sRGB", SECRET.encode())),
    "PNG, more after its end": png(picture()) + SECRET.encode(),
    "PNG palette": png(picture("P"), pnginfo=TEXTS),
    "JPEG Exif": jpeg(picture(), exif=exif()),
    "JPEG comment": jpeg(picture(), comment=SECRET),
    "JPEG progressive": jpeg(picture(), comment=SECRET, progressive=True),
    "JPEG grey": jpeg(picture("L"), comment=SECRET),
    "JPEG CMYK": jpeg(picture("CMYK"), comment=SECRET),
    "JPEG XMP": jpeg(picture(), xmp=SECRET.encode()),
    "JPEG IPTC": jpeg(picture())[:2] + segment(0xED, b"Photoshop 3.0\0" + SECRET.encode()) + jpeg(picture())[2:],
    "JPEG preview": jpeg(picture())[:20] + segment(0xE0, b"JFXX\0\x10" + SECRET.encode()) + jpeg(picture())[20:],
    "JPEG, more after its end": jpeg(picture()) + SECRET.encode() + jpeg(picture()),
}


@pytest.mark.parametrize("data", MARKED.values(), ids=MARKED)
def test_nothing_but_the_dots_is_published(data: bytes) -> None:
    made = published(data)
    assert len(made) < len(data)
    for secret in (SECRET.encode(), b"Exif", b"tEXt", b"zTXt", b"iTXt", b"tIME", b"eXIf", b"JFXX", b"Photoshop"):
        assert secret not in made
    assert same_dots(data, made)
    assert published(made) == made
    assert read(data).size == read(made).size or b"Exif" in data


@pytest.mark.parametrize(
    "data",
    [
        *(png(picture(mode), dpi=(200, 200)) for mode in ("1", "L", "LA", "P", "RGB", "RGBA", "I;16")),
        png(picture(), transparency=(255, 255, 255)),
        *(jpeg(picture(mode), dpi=(200, 200)) for mode in ("L", "RGB", "CMYK")),
        after_header(png(picture()), (b"gAMA", struct.pack(">I", 45455)), (b"sRGB", b"\0")),
    ],
)
def test_a_picture_that_says_nothing_else_stays_as_it_is(data: bytes) -> None:
    assert published(data) == data
    assert checked(read(data)).size == pytest.approx(read(data).size)


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
@pytest.mark.parametrize("orientation", range(1, 9))
def test_pictures_stand_upright(kind: str, orientation: int) -> None:
    data = (png if kind == "PNG" else jpeg)(picture(), exif=exif(orientation), dpi=(96, 192))
    upright = ImageOps.exif_transpose(Image.open(io.BytesIO(data))).convert("RGB")
    made = Image.open(io.BytesIO(published(data))).convert("RGB")
    assert made.size == upright.size
    corners = [(8, 8), (made.width - 8, 8), (8, made.height - 8), (made.width - 8, made.height - 8)]
    shown = [made.getpixel(corner) for corner in corners]
    wanted = [upright.getpixel(corner) for corner in corners]
    assert [pixel == pytest.approx(other, abs=4) for pixel, other in zip(shown, wanted, strict=True)] == [True] * 4
    assert read(data).size == pytest.approx((30, 11.25) if orientation < 5 else (11.25, 30), rel=1e-3)
    assert read(published(data)).size == pytest.approx(read(data).size, rel=1e-3)
    assert SECRET.encode() not in published(data)
    assert published(data) == published(data)


def test_stripping_does_not_turn() -> None:
    data = jpeg(picture(), exif=exif(6))
    assert same_dots(stripped(read(data)), jpeg(picture()))


@pytest.mark.parametrize("make", [png, jpeg])
def test_colours_keep_their_meaning_and_lose_their_description(make: object) -> None:
    assert callable(make)
    data = make(picture(), icc_profile=profile())
    made = Image.open(io.BytesIO(published(data)))
    kept = made.info["icc_profile"]
    assert SECRET[:12].encode("utf-16-be") not in kept
    colours = [
        ImageCms.profileToProfile(picture(), ImageCms.getOpenProfile(io.BytesIO(one)), ImageCms.createProfile("LAB"),
                                  outputMode="LAB")
        for one in (profile(), kept)
    ]  # fmt: skip
    assert colours[0] is not None
    assert colours[1] is not None
    assert colours[0].tobytes() == colours[1].tobytes()


@pytest.mark.parametrize("data", [b"", profile()[:100], profile()[:200], b"\0" * 300])
def test_profiles_that_cannot_be_read_are_left_out(data: bytes) -> None:
    assert colours_only(data) is None
    assert "icc_profile" not in Image.open(io.BytesIO(published(png(picture(), icc_profile=data or b"x")))).info


@pytest.mark.parametrize(
    ("data", "size"),
    [
        (png(picture(), dpi=(40, 30)), (72, 72)),
        (png(picture()), (30, 22.5)),
        (jpeg(picture(), dpi=(40, 30)), (72, 72)),
        (jpeg(picture()), (30, 22.5)),
        (jpeg(picture(), exif=exif(1, resolution=40.0, unit=2)), (72, 54)),
        (jpeg(picture(), exif=exif(1, resolution=20.0, unit=3)), (40 * 72 / 50.8, 30 * 72 / 50.8)),
        (jpeg(picture(), exif=exif()), (40, 30)),
    ],
)
def test_the_natural_size_follows_the_resolution(data: bytes, size: tuple[float, float]) -> None:
    assert read(data).size == pytest.approx(size, rel=2e-3)


def header(width: int = 1, height: int = 1, bits: int = 8, kind: int = 2, more: bytes = b"\0\0\0") -> bytes:
    return chunk(b"IHDR", struct.pack(">IIBB", width, height, bits, kind) + more)


def raw(*parts: bytes, dots: bytes = b"\0\1\2\3") -> bytes:
    return SIGNATURE + b"".join(parts) + chunk(b"IDAT", zlib.compress(dots)) + chunk(b"IEND", b"")


DAMAGED = {
    "a palette of two bytes": raw(header(bits=1, kind=3), chunk(b"PLTE", b"\0\0"), dots=b"\0\0"),
    "a palette of no colours": raw(header(bits=1, kind=3), chunk(b"PLTE", b""), dots=b"\0\0"),
    "a palette of too many colours": raw(header(bits=1, kind=3), chunk(b"PLTE", bytes(9)), dots=b"\0\0"),
    "no palette": raw(header(kind=3), dots=b"\0\0"),
    "two palettes": raw(header(kind=3), chunk(b"PLTE", bytes(3)) * 2, dots=b"\0\0"),
    "two headers": raw(header(), header()),
    "no header": raw(),
    "colours that there are not": raw(header(kind=5)),
    "bits that there are not": raw(header(bits=3)),
    "no packing that there is": raw(header(more=b"\1\0\0")),
    "transparency of another kind": raw(header(), chunk(b"tRNS", b"\0")),
    "too few dots": raw(header(), dots=b"\0\1\2"),
    "too many dots": raw(header(), dots=b"\0\1\2\3\4"),
    "no filter that there is": raw(header(), dots=b"\5\1\2\3"),
    "damaged dots": SIGNATURE + header() + chunk(b"IDAT", b"oops") + chunk(b"IEND", b""),
    "dots that end too early": SIGNATURE + header() + chunk(b"IDAT", zlib.compress(b"\0\1\2\3")[:-6])
    + chunk(b"IEND", b""),
    "no dots": SIGNATURE + header() + chunk(b"IEND", b""),
    "more dots than a page can show": raw(header(60_000, 60_000)),
    "too many dots for memory": raw(header(2**31 - 1, 2**31 - 1)),
    "JPEG without a frame": b"\xff\xd8\xff\xd9",
    "JPEG that is cut off": jpeg(picture())[:200],
    "JPEG that is cut off in its dots": jpeg(picture("L", 400, 300))[:-900],
    "JPEG with something between": b"\xff\xd8\xff\xe0\0\4abcd",
    "JPEG with tables that there are not": jpeg(picture()).replace(b"\xff\xc4\0", b"\xff\xc4\xff", 1),
    "JPEG with more dots than a page can show": jpeg(picture()).replace(
        struct.pack(">BHH", 8, 30, 40), struct.pack(">BHH", 8, 60_000, 60_000)
    ),
    "neither": b"GIF89a",
}  # fmt: skip


@pytest.mark.parametrize("data", DAMAGED.values(), ids=DAMAGED)
def test_damaged_pictures_are_named(data: bytes) -> None:
    with pytest.raises(PictureError):
        checked(read(data))


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA"])
@pytest.mark.parametrize("size", [(1, 1), (3, 2), (5, 9), (40, 30)])
def test_interlaced_pictures_are_whole(mode: str, size: tuple[int, int]) -> None:
    width, height = size
    bits, kind = {"1": (1, 0), "L": (8, 0), "LA": (8, 4), "P": (4, 3), "RGB": (16, 2), "RGBA": (8, 6)}[mode]
    dots = bytearray()
    for left, top, across, down in (
        (0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)
    ):  # fmt: skip
        columns, rows = len(range(left, width, across)), len(range(top, height, down))
        channels = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}[kind]
        dots += (b"\0" + bytes(-(-columns * channels * bits // 8))) * (rows if columns else 0)
    palette = chunk(b"PLTE", bytes(48)) if kind == 3 else b""
    data = raw(header(width, height, bits, kind, b"\0\0\1"), palette, dots=bytes(dots))
    assert checked(read(data)).file.width == width
    with pytest.raises(PictureError):
        checked(read(raw(header(width, height, bits, kind, b"\0\0\1"), palette, dots=bytes(dots[:-1]))))


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="the system does not say how much memory is taken")
@pytest.mark.parametrize("kind", ["transparent", "photograph"])
def test_the_largest_pictures_take_less_than_600_megabytes(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "large"
    if kind == "transparent":
        path.write_bytes(raw(header(9400, 9400, 8, 6), dots=bytes(9400 * (1 + 4 * 9400))))
    else:
        Image.new("RGB", (9400, 9400), "green").save(path, "JPEG", progressive=True)
    program = (
        f"import sys; sys.path[:] = {sys.path!r}; from pathlib import Path; from undoc.pictures import *;"
        "from undoc.pdf.images import *; data = Path(sys.argv[1]).read_bytes(); checked(read(data));"
        "read_image(published(data)); print(Path('/proc/self/status').read_text())"
    )
    done = subprocess.run([sys.executable, "-c", program, path], capture_output=True, text=True, check=True)
    (most,) = (line.split()[1] for line in done.stdout.splitlines() if line.startswith("VmHWM:"))
    assert int(most) < 600_000
