"""SVG pictures: whether one can be drawn, and how large it says it is.

Format: SVG 1.1, 5.1 and 7 (XML namespace, ``width``, ``height`` and ``viewBox``). Entities are refused whatever they
stand for, because a few lines of them can grow without end; so is what a picture would fetch from elsewhere.
"""

from __future__ import annotations

import re
from xml.parsers import expat

from msgspec import Struct

#: A picture above this, in bytes, is one that no reader of a document would wait for.
LARGEST = 10_000_000
#: How deep elements may stand within each other, and how many there may be, drawn or not, in any namespace. This is
#: tested before anything else sees the file.
_DEEPEST, _MOST = 64, 200_000
#: In points: less is no picture, more is wider than any wall.
_SMALLEST, _WIDEST = 0.1, 100_000.0

_NAMESPACE = "http://www.w3.org/2000/svg"
_HREFS = ("href", "http://www.w3.org/1999/xlink href")
_FETCHING = frozenset(f"{_NAMESPACE} {name}" for name in ("image", "use", "feImage"))
_NUMBER = r"[+]?(?:[0-9]++(?:\.[0-9]*+)?|\.[0-9]++)(?:[eE][+-]?[0-9]{1,2}+)?"
_LENGTH = re.compile(rf"\s*+({_NUMBER})\s*+(px|pt|pc|mm|cm|in)?\s*+")
_GAP = r"[\s,]++"
_VIEW_BOX = re.compile(rf"\s*+-?{_NUMBER}{_GAP}-?{_NUMBER}{_GAP}({_NUMBER}){_GAP}({_NUMBER})\s*+")
#: CSS Values 3, 5.2: 96 px are an inch.
_POINTS = {"px": 0.75, "pt": 1.0, "pc": 12.0, "mm": 72 / 25.4, "cm": 72 / 2.54, "in": 72.0}


class SvgError(ValueError):
    """A picture that cannot be used: code, message (a phrase that follows its name) and advice of the problem."""

    def __init__(self, code: str, message: str, advice: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.advice = advice


class SvgSize(Struct, frozen=True):
    """Width and height in points."""

    width: float
    height: float


def svg_size(data: bytes) -> SvgSize:
    """Return the size that the picture gives itself. SvgError when it cannot be used, whatever of it would be drawn.

    Without a width or height, or with one in per cent, the view box gives the size, its units being px.
    """
    if not data[:200].lstrip(b"\xef\xbb\xbf\xff\xfe\0 \t\r\n").startswith(b"<"):
        raise _no_svg()
    if len(data) > LARGEST:
        advice = f"Simplify it, or save it as PNG; up to {LARGEST // 1_000_000} MB are possible."
        raise SvgError("large-picture", f"has {len(data) / 1_000_000:.1f} MB", advice)
    size = _size(_root_attributes(data))
    if not all(_SMALLEST <= length <= _WIDEST for length in (size.width, size.height)):
        advice = "Export it with a view box (viewBox), or with the width and height that it is to have."
        raise SvgError("picture-size", "does not say how large it is, or is too small or large for any page", advice)
    return size


def _size(root: dict[str, str]) -> SvgSize:
    width, height = (_length(root.get(key, "")) for key in ("width", "height"))
    box = _VIEW_BOX.fullmatch(root.get("viewBox", ""))
    if box is None or not float(box[1]) or not float(box[2]):
        return SvgSize(width, height)
    if not (width or height):
        return SvgSize(float(box[1]) * _POINTS["px"], float(box[2]) * _POINTS["px"])
    ratio = float(box[1]) / float(box[2])
    return SvgSize(width or height * ratio, height or (width / ratio if ratio else 0.0))


def _root_attributes(data: bytes) -> dict[str, str]:
    """Read the whole picture and return the attributes of its root."""
    roots: list[dict[str, str]] = []

    depth = count = 0

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth, count
        depth, count = depth + 1, count + 1
        if depth > _DEEPEST:
            line = parser.CurrentLineNumber
            raise _too_much(f"has more than {_DEEPEST} elements within each other in line {line}")
        if count > _MOST:
            raise _too_much(f"consists of more than {_MOST:,} elements")
        if not roots:
            if name != f"{_NAMESPACE} svg":
                raise _no_svg()
            roots.append(attributes)
        if name.rpartition(" ")[2] == "script" or any(key.startswith("on") for key in attributes):
            raise SvgError("unsafe-picture", "holds a program", "Export it without scripts.")
        hrefs = [attributes[key] for key in _HREFS if key in attributes]
        if name in _FETCHING and any(not href.lstrip().startswith(("#", "data:")) for href in hrefs):
            raise SvgError("unsafe-picture", "shows something of another file", "Export it with all that it shows.")

    def end(_: str) -> None:
        nonlocal depth
        depth -= 1

    def refuse(*_: object) -> None:
        advice = "Export it again as plain SVG, without a DOCTYPE that declares entities."
        raise SvgError("unsafe-picture", "uses XML entities", advice)

    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler = start
    parser.EndElementHandler = end

    def instruction(target: str, _: str) -> None:
        if target == "xml-stylesheet":
            raise SvgError("unsafe-picture", "takes its style from another file", "Export it with all that it shows.")

    parser.ProcessingInstructionHandler = instruction
    parser.EntityDeclHandler = refuse
    parser.SkippedEntityHandler = refuse
    parser.ExternalEntityRefHandler = None
    try:
        parser.Parse(data, True)
    except SvgError:
        raise
    except (expat.ExpatError, LookupError, ValueError) as error:
        message = f"is damaged or not complete ({error})"
        raise SvgError("corrupt-picture", message, "Export it or copy it into the folder again.") from None
    return roots[0]


def _length(text: str) -> float:
    """A length in points, 0 when there is none that stands by itself."""
    match = _LENGTH.fullmatch(text)
    return float(match[1]) * _POINTS[match[2] or "px"] if match else 0.0


def _too_much(message: str) -> SvgError:
    return SvgError("unusable-drawing", message, "Simplify the drawing, or save it as a PNG picture.")


def _no_svg() -> SvgError:
    message = "is neither a PNG nor a JPEG nor an SVG picture"
    return SvgError("unsupported-picture", message, "Save it as SVG or PNG, or as JPEG if it is a photograph.")
