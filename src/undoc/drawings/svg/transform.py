"""The transform of an element of an SVG file, with the origin that its style gives."""

from __future__ import annotations

from undoc.drawings.geometry import IDENTITY, Matrix, product
from undoc.drawings.svg.properties import Properties
from undoc.drawings.svg.tree import Node
from undoc.drawings.svg.values import origin
from undoc.drawings.svg.view import View
from undoc.drawings.transforms import read_transform


def transform_of(node: Node, own: Properties, view: View) -> Matrix:
    """The matrix of an element's transform, around its origin (CSS Transforms 1, 5)."""
    if "transform" not in node.attributes:
        return IDENTITY
    matrix = read_transform(node.attributes["transform"])
    x, y = origin(own["transform-origin"], own.size, view.size)
    if not (x or y):
        return matrix
    return product(product((1.0, 0.0, 0.0, 1.0, x, y), matrix), (1.0, 0.0, 0.0, 1.0, -x, -y))
