"""The pictures of one file as XObjects: each file is embedded once, however often it is placed."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from undoc.files import MOST_PICTURE, read_file
from undoc.pdf.drawing import DrawingError, read_drawing
from undoc.pdf.images import read_image
from undoc.pdf.objects import File, Name, Ref, Value
from undoc.pictures import PictureError as DamagedError
from undoc.pictures import are_dots, published


class PictureError(ValueError):
    """A picture that cannot be put into a PDF file; ``path`` is its file."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"{path}: the picture {reason}")
        self.path = path


class EmbeddedPicture(NamedTuple):
    """An XObject under the name ``resource``, and the box in its own space that it fills.

    ``downwards`` says that y grows downwards in that space.
    """

    resource: str
    ref: Ref
    x: float = 0.0
    y: float = 0.0
    width: float = 1.0
    height: float = 1.0
    downwards: bool = False

    def matrix(self, left: float, top: float, width: float, height: float) -> tuple[float, float, float, float]:
        """The numbers a, d, e and f of the matrix that fills a box with the picture (b and c are 0).

        ``left`` and ``top`` are points from the page's bottom left corner.
        """
        a = width / self.width
        d = height / self.height
        if self.downwards:
            return a, -d, left - a * self.x, top + d * self.y
        return a, d, left - a * self.x, top - height - d * self.y


class Pictures:
    """The pictures of a document, by path, named P1, P2 … in the order of their first use."""

    def __init__(self, file: File, paths: Iterable[Path]) -> None:
        """Add the pictures to ``file``. Raises PictureError for one that cannot be read."""
        self._pictures: dict[Path, EmbeddedPicture] = {}
        for path in paths:
            if path not in self._pictures:
                self._pictures[path] = _embed(file, path, f"P{len(self._pictures) + 1}")

    def __getitem__(self, path: Path) -> EmbeddedPicture:
        return self._pictures[path]

    def resources(self) -> dict[str, Value]:
        """The XObject entry of a resource dictionary."""
        return {picture.resource: picture.ref for picture in self._pictures.values()}


def _embed(file: File, path: Path, resource: str) -> EmbeddedPicture:
    try:
        data = read_file(path, MOST_PICTURE)
        if not are_dots(data):
            return _embed_drawing(file, data, resource)
        image = read_image(published(data))
    except OSError as error:
        raise PictureError(path, f"cannot be read: {error.strerror}") from error
    except DamagedError as error:
        raise PictureError(path, f"cannot be set: {error}") from error
    except DrawingError as error:
        raise PictureError(path, str(error)) from error
    return EmbeddedPicture(resource, file.add_stream(image.entries, image.data, packed=True))


def _embed_drawing(file: File, data: bytes, resource: str) -> EmbeddedPicture:
    drawing = read_drawing(data)
    entries: dict[str, Value] = {
        "Type": Name("XObject"),
        "Subtype": Name("Form"),
        "BBox": [drawing.x, drawing.y, drawing.x + drawing.width, drawing.y + drawing.height],
        "Resources": {},
        "Filter": Name("FlateDecode"),
    }
    ref = file.add_stream(entries, drawing.operators, packed=True)
    return EmbeddedPicture(
        resource, ref, drawing.x, drawing.y, width=drawing.width, height=drawing.height, downwards=True
    )
