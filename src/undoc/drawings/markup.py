"""Drawings as SVG files that hold what is drawn and nothing else.

They have neither programs, links and comments nor what a drawing program wrote for itself, as they are made of what was
understood of a file, not of the file.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from undoc.drawings.geometry import IDENTITY, Color, Matrix, Outline
from undoc.drawings.shapes import Cap, Clip, Drawing, Gradient, Group, Join, Part, Shape, Stroke, Words
from undoc.xml_text import attribute, escaped

#: Significant figures of a number: a hundredth of a dot at the far end of a drawing.
_FIGURES = 8


def markup(drawing: Drawing, families: Iterable[str]) -> bytes:
    """The SVG file of a drawing, in points; texts are in the first of the font ``families`` that a reader has."""
    writer = _Writer()
    # The viewport clips as the outermost group does.
    inside = "".join(writer.part(part) for part in drawing.group.parts)
    width, height = _number(drawing.width), _number(drawing.height)
    names = attribute(", ".join(f"'{family}'" for family in families))
    definitions = f"<defs>{''.join(writer.definitions)}</defs>" if writer.definitions else ""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}pt" height="{height}pt" '
        f'viewBox="0 0 {width} {height}" font-family="{names}">{definitions}{inside}</svg>\n'
    ).encode()


class _Writer:
    """Writes parts; what they refer to is gathered in ``definitions``."""

    def __init__(self) -> None:
        self.definitions: list[str] = []
        self._names: dict[Gradient | Clip, str] = {}

    def part(self, part: Part) -> str:
        match part:
            case Group():
                return self._group(part)
            case Shape():
                return self._shape(part)
            case Words():
                return _words(part)

    def _group(self, group: Group) -> str:
        attributes = _matrix("transform", group.matrix)
        if group.clip is not None:
            attributes += f' clip-path="url(#{self._clip(group.clip)})"'
        if group.opacity < 1:
            attributes += f' opacity="{_number(group.opacity)}"'
        inside = "".join(self.part(part) for part in group.parts)
        return f"<g{attributes}>{inside}</g>" if attributes else inside

    def _shape(self, shape: Shape) -> str:
        attributes = f' d="{_path(shape.outline)}"'
        if isinstance(shape.fill, Gradient):
            attributes += f' fill="url(#{self._gradient(shape.fill)})"'
        else:
            attributes += f' fill="{"none" if shape.fill is None else _color(shape.fill)}"'
        if shape.fill is not None and shape.opacity < 1:
            attributes += f' fill-opacity="{_number(shape.opacity)}"'
        if shape.even_odd:
            attributes += ' fill-rule="evenodd"'
        if shape.stroke is not None:
            attributes += "".join(_pen(shape.stroke))
        return f"<path{attributes}/>"

    def _clip(self, clip: Clip) -> str:
        if clip not in self._names:
            name = self._names[clip] = f"c{len(self._names) + 1}"
            rule = ' clip-rule="evenodd"' if clip.even_odd else ""
            self.definitions.append(f'<clipPath id="{name}"><path d="{_path(clip.outline)}"{rule}/></clipPath>')
        return self._names[clip]

    def _gradient(self, gradient: Gradient) -> str:
        if gradient not in self._names:
            name = self._names[gradient] = f"g{len(self._names) + 1}"
            self.definitions.append(_gradient(gradient, name))
        return self._names[gradient]


def _gradient(gradient: Gradient, name: str) -> str:
    (x1, y1), (x2, y2) = gradient.start, gradient.end
    if gradient.circle:
        kind, places = "radialGradient", {"fx": x1, "fy": y1, "cx": x2, "cy": y2, "r": gradient.radii[1]}
        if gradient.radii[0]:
            places["fr"] = gradient.radii[0]
    else:
        kind, places = "linearGradient", {"x1": x1, "y1": y1, "x2": x2, "y2": y2}
    where = "".join(f' {key}="{_number(value)}"' for key, value in places.items())
    stops = "".join(
        f'<stop offset="{_number(stop.offset)}" stop-color="{_color(stop.color)}"'
        + (f' stop-opacity="{_number(stop.opacity)}"/>' if stop.opacity < 1 else "/>")
        for stop in gradient.stops
    )
    matrix = _matrix("gradientTransform", gradient.matrix)
    return f'<{kind} id="{name}" gradientUnits="userSpaceOnUse"{where}{matrix}>{stops}</{kind}>'


def _pen(stroke: Stroke) -> Iterator[str]:
    yield f' stroke="{_color(stroke.color)}" stroke-width="{_number(stroke.width)}"'
    if stroke.dashes:
        yield f' stroke-dasharray="{" ".join(map(_number, stroke.dashes))}"'
        if stroke.offset:
            yield f' stroke-dashoffset="{_number(stroke.offset)}"'
    if stroke.cap is not Cap.BUTT:
        yield f' stroke-linecap="{stroke.cap}"'
    if stroke.join is not Join.MITER:
        yield f' stroke-linejoin="{stroke.join}"'
    elif stroke.miter != 4:
        yield f' stroke-miterlimit="{_number(stroke.miter)}"'
    if stroke.opacity < 1:
        yield f' stroke-opacity="{_number(stroke.opacity)}"'


def _words(words: Words) -> str:
    written = []
    dx = dy = 0.0
    for run in words.runs:
        dx, dy = dx + run.dx, dy + run.dy
        if not run.text:
            continue  # a shift alone is that of the letter after it
        attributes = f' font-size="{_number(run.size)}" fill="{_color(run.color)}"'
        attributes += "".join(f' {key}="{_number(value)}"' for key, value in (("dx", dx), ("dy", dy)) if value)
        attributes += ' font-weight="bold"' if run.bold else ""
        attributes += ' font-style="italic"' if run.italic else ""
        attributes += f' fill-opacity="{_number(run.opacity)}"' if run.opacity < 1 else ""
        if run.length is not None:
            attributes += f' textLength="{_number(run.length)}"' + ' lengthAdjust="spacingAndGlyphs"' * run.stretched
        written.append(f"<tspan{attributes}>{escaped(run.text)}</tspan>")
        dx = dy = 0.0
    anchor = "" if words.anchor == "start" else f' text-anchor="{words.anchor}"'
    place = f'x="{_number(words.x)}" y="{_number(words.y)}"'
    return f'<text {place}{anchor} xml:space="preserve">{"".join(written)}</text>'


def _matrix(name: str, matrix: Matrix) -> str:
    return "" if matrix == IDENTITY else f' {name}="matrix({" ".join(map(_number, matrix))})"'


def _path(outline: Outline) -> str:
    return "".join(
        "Z" if command == "h" else command.upper() + " ".join(map(_number, values)) for command, values in outline
    )


def _color(color: Color) -> str:
    return f"#{''.join(f'{round(value * 255):02x}' for value in color)}"


def _number(value: float) -> str:
    """A number without an exponent, which not every reader knows."""
    text = f"{value:.{_FIGURES}g}"
    if "e" in text:
        text = f"{value:.12f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text
