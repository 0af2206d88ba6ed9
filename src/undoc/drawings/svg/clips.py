"""What an element is clipped by: a ``clipPath`` of the SVG file as one outline."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from undoc.drawings.geometry import bounds, moved, product
from undoc.drawings.shapes import Clip, Part, Shape
from undoc.drawings.svg.elements import SHAPES, outline
from undoc.drawings.svg.problems import NotDrawnError
from undoc.drawings.svg.properties import Cascade
from undoc.drawings.svg.transform import transform_of
from undoc.drawings.svg.tree import Node
from undoc.drawings.svg.view import View


def clip_of(node: Node, parts: Sequence[Part], view: View, *, cascade: Cascade, spend: Callable[[int], None]) -> Clip:
    """The outlines of the ``clipPath`` that clips ``parts``, all together; ``spend`` is told how much they are.

    NotDrawnError when it holds anything else than shapes.
    """
    own = cascade.where_it_stands(node)
    if own["clip-path"] != "none":
        raise NotDrawnError("a <clipPath> that is clipped")
    matrix = transform_of(node, own, view)
    if node.attributes.get("clipPathUnits") == "objectBoundingBox":
        outlines = [part.outline for part in parts if isinstance(part, Shape)]
        if len(outlines) != len(parts):
            raise NotDrawnError("clipPathUnits='objectBoundingBox' for a group")
        left, top, right, bottom = bounds(tuple(segment for one in outlines for segment in one))
        matrix = product((right - left, 0.0, 0.0, bottom - top, left, top), matrix)
    found: list[tuple[str, tuple[float, ...]]] = []
    drawn: list[bool] = []
    for child in node.children:
        inner = cascade.within(own, child)
        if child.name in ("title", "desc", "metadata") or inner["display"] == "none":
            continue
        if child.name == "use":
            raise NotDrawnError("<use> in a <clipPath>")
        if child.name not in SHAPES or inner["clip-path"] != "none":
            raise NotDrawnError(f"<{child.name}> in a <clipPath>")
        if inner["visibility"] != "visible":
            continue
        turned = transform_of(child, inner, view)
        led = moved(outline(child, inner.size, view.size), product(matrix, turned))
        spend(1 + len(led))
        view.check_outline(led)
        found += led
        drawn.append(inner["clip-rule"] == "evenodd")
    if len(drawn) > 1 and any(drawn):
        raise NotDrawnError("clip-rule: evenodd for one of several shapes")
    return Clip(tuple(found), any(drawn))
