"""Setting pictures: one as a line of its own."""

from __future__ import annotations

from undoc.prepare.prepared import FigurePlace, Picture
from undoc.prepare.structure import Content
from undoc.templates.styles import Style
from undoc.typeset.blocks.paragraphs import ParagraphSetter
from undoc.typeset.pages.page import PlacedPicture
from undoc.typeset.text.placing import SetLine


def picture_line(
    picture: Picture, x: float, place: FigurePlace, content: Content | None, setter: ParagraphSetter, style: Style
) -> SetLine:
    """The line of a picture that begins at ``x``, the words of a drawing in the font of ``style``."""
    line = SetLine(place.height)
    if picture.drawing is not None:
        from undoc.typeset.blocks.drawings import DrawingSetter  # only documents with drawings need it

        line.items.append(DrawingSetter(setter, style).set(picture.drawing, x, place.scale, content))
    else:
        line.items.append(PlacedPicture(picture.path, x, 0.0, place.width, height=place.height, content=content))
    return line
