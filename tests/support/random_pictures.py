"""Random pictures, the same for the same seed: SVG by element and attribute, PNG by chunk, JPEG by segment.

Most are nearly right, as damaged files and those made to break something are.
"""

from __future__ import annotations

import io
import random
import struct
import zlib
from collections.abc import Callable
from functools import cache

from msgspec import Struct, field
from PIL import Image

SIGNATURE = b"\x89PNG\r\n\x1a\n"


def picture(seed: int) -> bytes:
    """One of them; every second is a drawing."""
    choice = random.Random(seed)
    return (_svg, _png, _svg, _jpeg)[seed % 4](choice)


# Drawings


class _Element(Struct):
    name: str
    attributes: dict[str, str]
    content: list[_Element | str] = field(default_factory=list)

    def written(self) -> str:
        attributes = "".join(f' {name}="{value}"' for name, value in self.attributes.items())
        inside = "".join(one if isinstance(one, str) else one.written() for one in self.content)
        return f"<{self.name}{attributes}>{inside}</{self.name}>"


_NUMBERS = (
    "0", "1", "2.5", "-3", "10", "50", "100", "1e3", ".5", "5%", "100%", "1em", "2ex", "3mm", "-0", "+4", "1e-9", "1e9",
    "1e-31", "1e31", "1e999", "nan", "inf", "-1e6", "99999999999999999999999999999999999", "0x10", "1_0", "auto", "",
    "1 2", "1,2,3", "none", "inherit", "５",
)  # fmt: skip
_COLORS = (
    "red", "#123", "#12345678", "rgb(1,2,3)", "rgb(10%,20%,300%)", "rgba(0,0,0,.5)", "rgb(nan,0,0)", "rgb(1)", "none",
    "hsl(120,100%,50%)", "currentColor", "transparent", "url(#a)", "url(#b)", "url(#none)", "url(#b) red", "no color",
    "inherit", "",
)  # fmt: skip
_PATHS = (
    "M0 0L9 9", "M1 1h5v5h-5z", "m5 5c1 1 2 2 3 0s2 2 3 0q1 1 2 0t2 0", "M0 0a5 3 30 1 0 9 9", "M0 0A0 0 0 0 0 1 1", "",
    "M0 0A1e9 1e-9 45 1 1 1e9 5", "M0 0" + "Z" * 3000, "M0 0Zl1 1Zl2 2", "M0,0" + "l1 1l1-1" * 500, "L5 5", "M", "M5",
    "M0 0L1e999 0", "M0 0L1e5 1e5", "M0 0a1 1 0 011 1", "M0 0M1 1M2 2", "M 0 0 x", "M0 0C1 2 3 4", "M9e8 9e8h1",
    "M0 0A5 5 0 0 1 0 0", "M1e-31 0L1e-31 1e-32",
)  # fmt: skip
_TRANSFORMS = (
    "translate(5)", "translate(1,2)", "scale(2)", "scale(-1,1)", "scale(0)", "scale(1,0)", "scale(1e5)", "scale(1e-5)",
    "rotate(30)", "rotate(30 5 5)", "skewX(45)", "skewY(89.9999999)", "skewX(90)", "matrix(1 0 0 1 0 0)", "scale(nan)",
    "matrix(0 0 0 0 0 0)", "matrix(1e9 0 0 1e-9 0 0)", "scale(inf)", "scale(1e999)", "turn(3)", "scale(2" * 50,
    "translate(1e9)", "rotate(1e9)", "scale(2)" * 30, "",
)  # fmt: skip
_LISTS = ("3", "1 2", "0", "0 0", "-1 2", "1e-9", "1e9 1", "nan", "none", "5%", "1,,2", "1 " * 1500, "3 2 1", "")
_NAMES = ("a", "b", "c", "")
_REFERENCES = ("#a", "#b", "#c", "#none", "", "https://un.org/a.svg#b", "data:image/png;base64,AA", "javascript:x")
_WORDS = {
    "stroke-linecap": ("butt", "round", "square", "x"),
    "stroke-linejoin": ("miter", "round", "bevel", "arcs"),
    "text-anchor": ("start", "middle", "end", "x"),
    "dominant-baseline": ("auto", "middle", "hanging", "x"),
    "font-weight": ("bold", "400", "700", "²", "9" * 5000, "bolder"),
    "font-style": ("italic", "oblique 5deg", "normal", " "),
    "font-size": (*_NUMBERS, "small", "larger", "smaller"),
    "font": ("bold 12px Arial", "italic", "1e999px x", "12px/14px x"),
    "display": ("none", "inline"),
    "visibility": ("visible", "hidden"),
    "overflow": ("visible", "hidden", "auto"),
    "fill-rule": ("evenodd", "nonzero"),
    "clip-rule": ("evenodd", "nonzero"),
    "gradientUnits": ("userSpaceOnUse", "objectBoundingBox", "x"),
    "spreadMethod": ("pad", "reflect"),
    "clipPathUnits": ("userSpaceOnUse", "objectBoundingBox"),
    "markerUnits": ("strokeWidth", "userSpaceOnUse"),
    "orient": ("auto", "45", "auto-start-reverse", "nan", "1e999", "3deg"),
    "preserveAspectRatio": ("none", "xMinYMax slice", "defer xMidYMid", "x", "xMid"),
    "viewBox": ("0 0 10 10", "0 0 1e-9 1e-9", "0 0 1e9 1", "0 0 0 5", "nan 0 1 1", "1 2 3", "-5 -5 10 10", "0 0 -1 5"),
    "style": ("fill:red", "fill:url(#a);stroke:blue", "opacity:.5", "(" * 500, ";" * 500, "/*" * 500, "filter:url(#a)",
              "stroke-dasharray:1 2;stroke:red", "font-size:nan", "transform:rotate(3deg)", "marker:url(#a)"),
    "class": ("a", "a b", "x" * 500),
    "paint-order": ("stroke", "normal", "markers stroke", "fill markers"),
    "transform-origin": ("center", "top left", "5 5", "50% 1e9", "left left", "nan"),
    "direction": ("rtl", "ltr", "ltr"),
    "systemLanguage": ("en", ""),
    "white-space": ("pre", "normal"),
    "xml:space": ("preserve", "default"),
    "onclick": ("alert(1)",),
    "filter": ("url(#a)", "none"),
    "letter-spacing": ("1", "normal"),
    "textLength": (*_NUMBERS, "5", "300"),
    "lengthAdjust": ("spacing", "spacingAndGlyphs", "x"),
}  # fmt: skip
_VALUES: dict[str, tuple[str, ...]] = {
    **_WORDS,
    **dict.fromkeys(("fill", "stroke", "stop-color", "color"), _COLORS),
    **dict.fromkeys(("d",), _PATHS),
    **dict.fromkeys(("transform", "gradientTransform"), _TRANSFORMS),
    **dict.fromkeys(("stroke-dasharray", "points"), _LISTS),
    **dict.fromkeys(("id",), _NAMES),
    **dict.fromkeys(("href", "xlink:href"), _REFERENCES),
    **dict.fromkeys(("clip-path", "marker-start", "marker-mid", "marker-end", "mask"), _COLORS[11:15]),
}
_MEASURES = """
    x y width height cx cy r rx ry x1 y1 x2 y2 fx fy fr dx dy offset opacity fill-opacity stroke-opacity stop-opacity
    stroke-width stroke-miterlimit stroke-dashoffset refX refY markerWidth markerHeight
"""
_VALUES |= dict.fromkeys(_MEASURES.split(), _NUMBERS)
_NAMES_OF_ELEMENTS = """
    g path rect circle ellipse line polyline polygon text tspan use symbol svg marker clipPath linearGradient
    radialGradient stop defs a switch style title metadata image foreignObject filter mask pattern script animate
    textPath x:y
"""
_ELEMENTS = _NAMES_OF_ELEMENTS.split()
_TEXTS = (
    "words",
    " ",
    "a\n b",
    "&amp;&lt;",
    "",
    ".a{fill:red}",
    "a{b{c}}",
    "@import 'x'",
    "/*" * 100,
    "*{stroke:red}",
    "g .a, g > rect {fill:red !important}",
    "g " * 300 + "{fill:red}",
    "a > {x:y}",
    "@font-face {x:y}",
)


def _bases() -> list[_Element]:
    """Drawings of the ordinary kind."""

    def one(name: str, *content: _Element | str, **attributes: str) -> _Element:
        return _Element(name, {key.replace("_", "-"): value for key, value in attributes.items()}, list(content))

    stops = one("stop", stop_color="red"), one("stop", stop_color="blue", offset="1")
    clip = one("clipPath", one("circle", r="20"), id="b")
    marker = one("marker", one("path", d="M0 0L9 4L0 9z"), id="a", orient="auto", viewBox="0 0 10 10", refX="5")
    return [
        one("g", one("rect", width="30", height="20", fill="#08c"), one("circle", r="9", cx="50", cy="30")),
        one("g", one("linearGradient", *stops, id="a"), one("rect", width="50", height="40", fill="url(#a)")),
        one("g", one("radialGradient", *stops, id="b", fx=".3"), one("ellipse", rx="50", ry="40", fill="url(#b)")),
        one("g", marker, one("path", d="M5 5H50V40", stroke="red", fill="none", marker_end="url(#a)")),
        one("text", "Some ", one("tspan", "bold", font_weight="bold"), " words", x="50", y="20", text_anchor="middle"),
        one("g", clip, one("rect", width="50", height="9", clip_path="url(#b)")),
        one("g", one("symbol", one("rect", width="9", height="9"), id="c"), one("use", href="#c", x="5", width="40")),
        one("g", one("style", ".a{fill:red} #b,rect{stroke:blue}"), one("rect", width="9", height="9")),
        one("g", one("line", x2="50", y2="50", stroke="red", stroke_dasharray="3 1"), opacity=".5"),
        one("svg", one("polygon", points="0,0 50,0 20,40"), viewBox="0 0 60 60", width="30", height="40"),
        one("switch", one("foreignObject"), one("g", one("path", d="M0 0c5 5 9 9 20 0", stroke="red"))),
    ]  # fmt: skip


def _svg(choice: random.Random) -> bytes:
    root = _Element("svg", {"width": "60", "height": "50", "viewBox": "0 0 100 80"}, list(choice.sample(_bases(), 2)))
    for _ in range(choice.randrange(1, 6)):
        _change(root, choice)
    names = {
        "xmlns": "http://www.w3.org/2000/svg",
        "xmlns:xlink": "http://www.w3.org/1999/xlink",
        "xmlns:x": "http://www.w3.org/1999/xhtml",
    }
    root.attributes = {**names, **root.attributes}
    data = root.written().encode("utf-8")
    if choice.random() < 0.03:
        return data[: choice.randrange(len(data))]
    if choice.random() < 0.03:
        return data.decode().encode("utf-16")
    return data


def _change(root: _Element, choice: random.Random) -> None:
    """One change somewhere: an attribute, an element more, less, twice, elsewhere, or deep within others."""
    found = [root]
    for one in found:
        found += [inner for inner in one.content if isinstance(inner, _Element)]
    # The root is changed as rarely as any other.
    one, other = choice.choice(found), choice.choice(found)
    match choice.randrange(10):
        case 0 | 1 | 2 | 3 | 4:
            known = [name for name in one.attributes if name in _VALUES]
            name = choice.choice(known) if known and choice.random() < 0.6 else choice.choice(tuple(_VALUES))
            one.attributes[name] = choice.choice(_VALUES[name])
        case 5:
            new = _Element(choice.choice(_ELEMENTS), {}, [choice.choice(_TEXTS)] if choice.random() < 0.3 else [])
            for name in choice.sample(tuple(_VALUES), 4):
                new.attributes[name] = choice.choice(_VALUES[name])
            one.content.insert(choice.randrange(len(one.content) + 1), new)
        case 6:
            if one.content:
                del one.content[choice.randrange(len(one.content))]
        case 7:
            copy = _Element(
                other.name, dict(other.attributes), [text for text in other.content if isinstance(text, str)]
            )
            one.content.append(copy)
        case 8:
            name = choice.choice(_ELEMENTS)
            inner = one.content
            for _ in range(choice.choice((1, 2, 15, 29, 61, 70))):
                inner = [_Element(name, dict(one.attributes) if choice.random() < 0.5 else {}, inner)]
            one.content = inner
        case _:
            if one.attributes:
                del one.attributes[choice.choice(tuple(one.attributes))]


# Pictures of dots


@cache
def _pictures(kind: str) -> tuple[bytes, ...]:
    made = []
    gradient = Image.linear_gradient("L").resize((23, 17))
    coloured = Image.merge("RGB", (gradient, gradient.rotate(90), gradient.rotate(180)))
    exif = Image.Exif()
    exif[0x0112], exif[0x011A], exif[0x0128] = 6, 96.0, 2
    modes = ("1", "L", "LA", "P", "RGB", "RGBA", "I;16") if kind == "PNG" else ("L", "RGB", "CMYK")
    for mode in modes:
        image = gradient.convert("I;16") if mode == "I;16" else coloured.convert(mode)
        more: list[dict[str, object]] = [{}, {"dpi": (72, 144)}, {"exif": exif.tobytes()}]
        more += [{"progressive": True}, {"comment": "x"}] if kind == "JPEG" else [{"transparency": 0}] * (mode == "P")
        for options in more:
            stream = io.BytesIO()
            image.save(stream, kind, **options)
            made.append(stream.getvalue())
    return tuple(made)


def _png(choice: random.Random) -> bytes:
    data = choice.choice(_pictures("PNG"))
    chunks: list[tuple[bytes, bytes]] = []
    place = 8
    while place < len(data):
        (length,) = struct.unpack_from(">I", data, place)
        chunks.append((data[place + 4 : place + 8], data[place + 8 : place + 8 + length]))
        place += 12 + length
    for _ in range(choice.randrange(0, 3)):
        at = choice.randrange(len(chunks)) if chunks else 0
        name, body = chunks[at] if chunks else (b"IEND", b"")
        match choice.randrange(8):
            case 0:
                del chunks[at : at + 1]
            case 1:
                chunks.insert(choice.randrange(len(chunks) + 1), (name, body))
            case 2:
                chunks[at : at + 1] = [(name, _damaged(body, choice))]
            case 3:
                more = (b"tRNS", b"PLTE", b"gAMA", b"pHYs", b"iCCP", b"tEXt", b"eXIf", b"IDAT", b"acTL", b"sBIT")
                chunks.insert(at, (choice.choice(more), choice.randbytes(choice.choice((0, 1, 2, 3, 6, 9, 30)))))
            case 4 if chunks and chunks[0][0] == b"IHDR" and len(chunks[0][1]) == 13:
                header = bytearray(chunks[0][1])
                header[choice.randrange(13)] = choice.choice((0, 1, 2, 3, 4, 6, 8, 16, 255))
                chunks[0] = (b"IHDR", bytes(header))
            case 5:
                try:
                    dots = zlib.decompress(b"".join(inside for called, inside in chunks if called == b"IDAT"))
                except zlib.error:
                    continue
                chunks = [one for one in chunks if one[0] != b"IDAT"]
                chunks.insert(-1, (b"IDAT", zlib.compress(_damaged(dots, choice))))
            case 6:
                choice.shuffle(chunks)
            case _:
                pass
    made = SIGNATURE + b"".join(
        struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body)) for name, body in chunks
    )
    return _damaged(made, choice) if choice.random() < 0.1 else made


def _jpeg(choice: random.Random) -> bytes:
    data = choice.choice(_pictures("JPEG"))
    segments: list[bytes] = []
    place = 2
    while place + 4 <= len(data) and data[place + 1] != 0xDA:
        length = 2 + int.from_bytes(data[place + 2 : place + 4], "big")
        segments.append(data[place : place + length])
        place += length
    scans = data[place:]
    for _ in range(choice.randrange(0, 3)):
        at = choice.randrange(len(segments)) if segments else 0
        match choice.randrange(8):
            case 0:
                del segments[at : at + 1]
            case 1:
                segments[at:at] = segments[at : at + 1]
            case 2 if segments:
                head, body = segments[at][:4], _damaged(segments[at][4:], choice)
                segments[at] = head[:2] + struct.pack(">H", len(body) + 2) + body
            case 3:
                start = choice.choice(
                    (b"Exif\0\0II*\0", b"Exif\0\0MM\0*", b"JFIF\0", b"Adobe", b"ICC_PROFILE\0\1\1", b"")
                )
                body = start + choice.randbytes(choice.choice((0, 4, 12, 40)))
                segments.insert(at, bytes((0xFF, choice.choice((0xE0, 0xE1, 0xE2, 0xEE, 0xFE, 0xC0, 0xDD))))
                                + struct.pack(">H", len(body) + 2) + body)  # fmt: skip
            case 4:
                choice.shuffle(segments)
            case 5:
                scans = _damaged(scans, choice)
            case 6 if segments:
                segments[at] = _damaged(segments[at], choice)
            case _:
                pass
    return data[:2] + b"".join(segments) + scans


def _damaged(data: bytes, choice: random.Random) -> bytes:
    """The data with a byte changed, something less, or something more."""
    at = choice.randrange(len(data) + 1)
    ways: tuple[Callable[[], bytes], ...] = (
        lambda: data[:at] + bytes((choice.randrange(256),)) + data[at + 1 :],
        lambda: data[:at],
        lambda: data[:at] + choice.randbytes(5) + data[at:],
        lambda: data[:at] + data[at + choice.randrange(20) :],
    )
    return choice.choice(ways)()
