"""Drawings (SVG) of the content: read whole here, so that what cannot be drawn is known whatever the output."""

from __future__ import annotations

from undoc.counting import counted
from undoc.drawings.svg import DrawingProblems, SvgError, read_svg
from undoc.model import Figure, Problem
from undoc.pictures import PictureError
from undoc.prepare.prepared import Picture

#: So many problems of one drawing are reported one by one.
_MOST = 10


def drawn_picture(figure: Figure, data: bytes, problems: list[Problem]) -> Picture | None:
    """The picture of a figure whose file is SVG, None when something of it cannot be drawn; that is noted.

    PictureError when the file is not SVG.
    """
    name = figure.path.name
    try:
        drawing = read_svg(data)
    except SvgError as error:
        raise PictureError(error.message) from None
    except DrawingProblems as error:
        for line, message, advice in error.problems[:_MOST]:
            text = f"In line {line} of “{name}”, {message}."
            problems.append(Problem(figure.place, "unusable-drawing", text, advice))
        more = len(error.problems) - _MOST
        if more > 0:
            text = f"“{name}” has {counted(more, 'more part')} that cannot be drawn."
            problems.append(Problem(figure.place, "unusable-drawing", text, "Save it as a PNG picture."))
        return None
    return Picture(figure.path, figure.alternative, drawing.width, drawing.height, drawing=drawing)
