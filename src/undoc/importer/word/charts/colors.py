"""Colours of DrawingML (ISO/IEC 29500-1, 20.1.2.3), with those of the theme and what lightens and darkens them."""

from __future__ import annotations

import colorsys
from collections.abc import Mapping

from lxml import etree

from undoc.importer.word.names import A

#: What the names of a chart mean in the colours of the theme (21.2.2.30).
_MEANT = {"bg1": "lt1", "tx1": "dk1", "bg2": "lt2", "tx2": "dk2", "phClr": "accent1"}
#: Those of Word's own theme, for a file that has none.
OFFICE = {
    "dk1": "#000000",
    "lt1": "#FFFFFF",
    "dk2": "#44546A",
    "lt2": "#E7E6E6",
    "accent1": "#4472C4",
    "accent2": "#ED7D31",
    "accent3": "#A5A5A5",
    "accent4": "#FFC000",
    "accent5": "#5B9BD5",
    "accent6": "#70AD47",
}
_PRESET = {
    "black": "#000000",
    "white": "#FFFFFF",
    "red": "#FF0000",
    "green": "#008000",
    "blue": "#0000FF",
    "yellow": "#FFFF00",
    "gray": "#808080",
    "grey": "#808080",
    "orange": "#FFA500",
}
_WHOLE = 100_000.0
_ACCENTS = 6
Rgb = tuple[float, float, float]


class Theme:
    """The colours that a file names: ``colors`` are those of its theme, ``#RRGGBB`` by name."""

    def __init__(self, colors: Mapping[str, str]) -> None:
        self._colors = {**OFFICE, **colors}

    @classmethod
    def of(cls, root: etree._Element) -> Theme:
        """The colours of the part of a theme."""
        scheme = next(root.iter(f"{A}clrScheme"), None)
        colors = {}
        for one in scheme if scheme is not None else ():
            plain = next((_plain(color) for color in one), None)
            if plain is not None:
                colors[str(one.tag).rpartition("}")[2]] = plain
        return cls(colors)

    def accent(self, number: int) -> str:
        """The colour that Word gives the series with a number from 0."""
        return self._colors[f"accent{number % _ACCENTS + 1}"]

    def fill(self, properties: etree._Element | None) -> str | None:
        """The colour of an area, None when nothing is said; the nearest of a pattern, the first of a gradient."""
        for one in properties if properties is not None else ():
            match str(one.tag).rpartition("}")[2]:
                case "solidFill":
                    return self.color(one)
                case "pattFill":
                    parts = [self.color(part) for part in one if str(part.tag).endswith(("fgClr", "bgClr"))]
                    return _mixed([color for color in parts if color is not None])
                case "gradFill":
                    stop = next(one.iter(f"{A}gs"), None)
                    return self.color(stop) if stop is not None else None
                case "noFill":
                    return self._colors["lt1"]
        return None

    def color(self, parent: etree._Element) -> str | None:
        """The colour in an element that has one as its child."""
        for one in parent:
            name = str(one.tag).rpartition("}")[2]
            value = one.get("val", "")
            base = self._colors.get(_MEANT.get(value, value)) if name == "schemeClr" else _plain(one)
            if base is not None:
                return _changed(base, one)
        return None


def _plain(element: etree._Element) -> str | None:
    """The colour that an element says without the theme."""
    match str(element.tag).rpartition("}")[2]:
        case "srgbClr":
            return _hex(element.get("val", ""))
        case "sysClr":
            return _hex(element.get("lastClr", "")) or ("#FFFFFF" if element.get("val") == "window" else "#000000")
        case "prstClr":
            return _PRESET.get(element.get("val", ""), "#000000")
        case _:
            return None


def _hex(text: str) -> str | None:
    try:
        return f"#{int(text, 16):06X}" if len(text) == 6 else None
    except ValueError:
        return None


def _changed(color: str, element: etree._Element) -> str:
    """The colour with what lightens and darkens it (20.1.2.3.17 to 34), in its order."""
    rgb = _rgb(color)
    for one in element:
        try:
            part = float(one.get("val", "")) / _WHOLE
        except ValueError:
            continue
        match str(one.tag).rpartition("}")[2]:
            case "lumMod" | "lumOff" as name:
                hue, light, saturation = colorsys.rgb_to_hls(*rgb)
                light = light * part if name == "lumMod" else light + part
                rgb = colorsys.hls_to_rgb(hue, min(max(light, 0.0), 1.0), saturation)
            case "shade":
                rgb = _each(rgb, part, 0.0)
            case "tint":
                rgb = _each(rgb, part, 1 - part)
            case "alpha":
                rgb = _each(rgb, part, 1 - part)
            case _:
                pass
    return _text(rgb)


def _each(rgb: Rgb, part: float, other: float) -> Rgb:
    red, green, blue = (min(max(value * part + other, 0.0), 1.0) for value in rgb)
    return red, green, blue


def _mixed(colors: list[str]) -> str | None:
    """What a pattern of colours looks like from afar."""
    if not colors:
        return None
    parts = list(zip(*map(_rgb, colors), strict=True))
    red, green, blue = (sum(part) / len(part) for part in parts)
    return _text((red, green, blue))


def _rgb(color: str) -> Rgb:
    return int(color[1:3], 16) / 255, int(color[3:5], 16) / 255, int(color[5:7], 16) / 255


def _text(rgb: Rgb) -> str:
    return "#" + "".join(f"{round(value * 255):02X}" for value in rgb)
