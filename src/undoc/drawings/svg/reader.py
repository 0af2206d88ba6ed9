"""From the elements of an SVG file to a drawing in points."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from undoc.drawings.geometry import IDENTITY, Matrix, Outline, product, rectangle
from undoc.drawings.shapes import Clip, Drawing, Group, Part, Shape
from undoc.drawings.svg.clips import clip_of
from undoc.drawings.svg.css import StyleError, rules
from undoc.drawings.svg.elements import SHAPES, outline
from undoc.drawings.svg.markers import marker_place, vertices
from undoc.drawings.svg.paints import Paints, check_dashes, fitted, reference, view_box
from undoc.drawings.svg.problems import DrawingProblems, NotDrawnError, TooMuchError
from undoc.drawings.svg.properties import Cascade, Properties
from undoc.drawings.svg.size import svg_size
from undoc.drawings.svg.text import TextReader
from undoc.drawings.svg.transform import transform_of
from undoc.drawings.svg.tree import Node, read_tree
from undoc.drawings.svg.values import fraction, length, paint_order
from undoc.drawings.svg.view import View

#: Elements that show nothing where they stand.
_SILENT = frozenset(
    ("title", "desc", "metadata", "defs", "style", "symbol", "marker", "clipPath", "linearGradient", "radialGradient")
) | {"mask", "pattern", "filter", "view", "cursor", "color-profile", "font", "font-face", "stop"}
_UNITS_PER_POINT = 96 / 72
#: How much is drawn: elements, each as often as it is used (two for one), segments of outlines and letters.
_MOST = 250_000
#: How deep elements may be nested, used ones counted where they are used. Each may become four groups (view, place,
#: clipping, opacity), which are drawn by functions that call themselves.
_DEEPEST = 32
_MEND = "Export it again, or mend it."
_SIMPLIFY = "Export the drawing without it, or as a PNG picture."
_LONGEST_MESSAGE = 200


def read_svg(data: bytes) -> Drawing:
    """The drawing of an SVG file, in points. DrawingProblems with all that cannot be drawn; SvgError for no SVG."""
    size = svg_size(data)
    root = read_tree(data)
    reader = _Reader(root)
    try:
        drawing = reader.drawing(size.width, size.height)
    except TooMuchError:
        message = "what <svg> holds is more than can be drawn, in itself or because parts of it are used many times"
        raise DrawingProblems(((root.line, message, "Simplify the drawing, or save it as a PNG picture."),)) from None
    if reader.problems:
        raise DrawingProblems(tuple(sorted(set(reader.problems))))
    return drawing


class _Reader:
    """Reads one file; what cannot be drawn is gathered in ``problems``."""

    def __init__(self, root: Node) -> None:
        self._root = root
        self.problems: list[tuple[int, str, str]] = []
        self._nodes: dict[str, Node] = {}
        self._cascade = Cascade()
        self._left = _MOST
        self._gather(root)
        self._paints = Paints(self._nodes, self._cascade)
        self._texts = TextReader(self._cascade, self._refuse)

    def drawing(self, width: float, height: float) -> Drawing:
        """The whole drawing, ``width`` by ``height`` points large."""
        root = self._root
        pixels = width * _UNITS_PER_POINT, height * _UNITS_PER_POINT
        matrix, parts = IDENTITY, list[Part]()
        try:
            own = self._cascade.where_it_stands(root)
            box = view_box(root) or (0.0, 0.0, *pixels)
            matrix = fitted(box, width, height, root.attributes.get("preserveAspectRatio", ""))
            view = View.whole(width, height).within(matrix, box[2], box[3])
            for what in own.not_drawn(root):
                self._refuse(root, what)
            if "transform" in root.attributes:
                self._refuse(root, "transform")
            if own["display"] != "none":
                parts = self._inner(root, own, view, ())
                parts = self._grouped(own, parts, IDENTITY, view) if parts else []
        except NotDrawnError as error:
            self._refuse(root, str(error))
        except (ValueError, ArithmeticError) as error:
            self._note(root, f"<svg> cannot be read: {error}", _MEND)
        clip = Clip(rectangle(0.0, 0.0, width, height))
        return Drawing(width, height, Group((Group(tuple(parts), matrix),), clip=clip))

    def _spend(self, much: int) -> None:
        self._left -= much
        if self._left < 0:
            raise TooMuchError

    def _gather(self, node: Node) -> None:
        waiting = [node]
        while waiting:
            found = waiting.pop()
            if "id" in found.attributes:
                self._nodes.setdefault(found.attributes["id"], found)
            if found.name == "style":
                try:
                    self._cascade.sheet.add(rules(found.text))
                except StyleError as error:
                    self._note(found, f"{error}, which is not understood", "Export it with style attributes.")
            waiting.extend(reversed(list(found.children)))

    def _note(self, node: Node, message: str, advice: str = _SIMPLIFY) -> None:
        if len(message) > _LONGEST_MESSAGE:
            message = f"{message[:_LONGEST_MESSAGE]}…"
        self.problems.append((node.line, message, advice))

    def _refuse(self, node: Node, what: str) -> None:
        self._note(node, f"{what} on <{node.name}> cannot be drawn")

    def _inner(self, node: Node, own: Properties, view: View, seen: tuple[Node, ...]) -> list[Part]:
        parts: list[Part] = []
        for child in node.children:
            parts += self._element(child, own, view, seen)
        return parts

    def _element(self, node: Node, outer: Properties, view: View, seen: tuple[Node, ...]) -> list[Part]:
        """What an element shows, in the space of the one that it is in; problems are noted."""
        if node.name in _SILENT:
            return []
        if node in seen or len(seen) >= _DEEPEST:
            what = "holds itself" if node in seen else f"stands within {_DEEPEST} others, which is too deep"
            self._note(node, f"<{node.name}> {what}", "Simplify the drawing.")
            return []
        self._spend(2)
        try:
            own = self._cascade.within(outer, node)
            if own["display"] == "none":
                return []
            for what in own.not_drawn(node):
                self._refuse(node, what)
            matrix = transform_of(node, own, view)
            if matrix != IDENTITY:
                view = view.within(matrix)
            if not view.scale:
                return []  # pressed flat
            parts = self._shown(node, own, view, (*seen, node))
            return self._grouped(own, parts, matrix, view) if parts else []
        except NotDrawnError as error:
            self._refuse(node, str(error))
        except (ValueError, ArithmeticError) as error:
            self._note(node, f"<{node.name}> cannot be read: {error}", _MEND)
        return []

    def _shown(self, node: Node, own: Properties, view: View, seen: tuple[Node, ...]) -> list[Part]:
        match node.name:
            case "g" | "a":
                return self._inner(node, own, view, seen)
            case "switch":
                if any("systemLanguage" in child.attributes for child in node.children):
                    raise NotDrawnError("a choice of languages (systemLanguage)")
                usual = (child for child in node.children if _is_usual(child))
                return [part for child in list(usual)[:1] for part in self._element(child, own, view, seen)]
            case "svg":
                return self._viewed(node, node, own, view, seen=seen)
            case "use":
                return self._used(node, own, view, seen)
            case "text":
                return self._text(node, own, view)
            case name if name in SHAPES:
                return self._shape(node, own, view, seen)
            case name:
                self._note(node, f"<{name}> cannot be drawn")
                return []

    def _used(self, node: Node, own: Properties, view: View, seen: tuple[Node, ...]) -> list[Part]:
        """What an element shows that stands elsewhere in the file."""
        target = self._nodes.get(node.attributes.get("href", "").strip().removeprefix("#"))
        if target is None:
            raise NotDrawnError(f"{node.attributes.get('href', 'nothing')}, which is not in the file,")
        across, down = view.size
        x = length(node.attributes.get("x", "0"), own.size, across)
        y = length(node.attributes.get("y", "0"), own.size, down)
        moved_view = view.within((1.0, 0.0, 0.0, 1.0, x, y))
        if target.name in ("symbol", "svg"):
            inner = self._cascade.within(own, target)
            if "transform" in target.attributes:
                self._refuse(target, "transform")
            for what in inner.not_drawn(target):
                self._refuse(target, what)
            parts = self._viewed(target, node, inner, view, seen=(*seen, target)) if inner["display"] != "none" else []
            parts = self._grouped(inner, parts, IDENTITY, view) if parts else []
        else:
            parts = self._element(target, own, moved_view, seen)
        if target.name in ("symbol", "svg") or not (x or y):
            return parts
        return [Group(tuple(parts), (1.0, 0.0, 0.0, 1.0, x, y))] if parts else []

    def _viewed(self, node: Node, placed: Node, own: Properties, view: View, seen: tuple[Node, ...]) -> list[Part]:
        """What is in a view of its own, placed and sized by the attributes of ``placed``."""
        across, down = view.size

        def given(name: str, whole: float, default: str) -> float:
            text = placed.attributes.get(name) or node.attributes.get(name) or default
            return length(text if text != "auto" else default, own.size, whole)

        x, y = given("x", across, "0"), given("y", down, "0")
        width, height = given("width", across, "100%"), given("height", down, "100%")
        if width <= 0 or height <= 0:
            return []
        box = view_box(node)
        matrix: Matrix = IDENTITY
        if box is not None:
            matrix = fitted(box, width, height, node.attributes.get("preserveAspectRatio", ""))
        placed_view = view.within((1.0, 0.0, 0.0, 1.0, x, y))
        parts = self._inner(node, own, placed_view.within(matrix, *(box[2:] if box else (width, height))), seen)
        if not parts:
            return []
        placed_view.check_outline(rectangle(0.0, 0.0, width, height))
        clip = None if own["overflow"] in ("visible", "auto") else Clip(rectangle(0.0, 0.0, width, height))
        return [Group((Group(tuple(parts), matrix),), (1.0, 0.0, 0.0, 1.0, x, y), clip)]

    def _text(self, node: Node, own: Properties, view: View) -> list[Part]:
        self._spend(len(node.text))
        if own["visibility"] != "visible":
            return []
        lines = self._texts.lines(node, own, view.size)
        for line in lines:
            view.check_points([(line.x, line.y)])
            view.check(
                view.scale * value for run in line.runs for value in (run.size, run.dx, run.dy, run.length or 0.0)
            )
        return list(lines)

    def _shape(self, node: Node, own: Properties, view: View, seen: tuple[Node, ...]) -> list[Part]:
        found = outline(node, own.size, view.size)
        if not found or own["visibility"] != "visible":
            return []
        self._spend(len(found))
        view.check_outline(found)
        fill, opacity = self._paints.fill(own, found, view) if node.name != "line" else (None, 1.0)
        stroke = self._paints.stroke(own, own.size, view)
        check_dashes(stroke, found)
        painted: dict[str, list[Part]] = {"fill": [], "stroke": [], "markers": []}
        if node.name in ("path", "line", "polyline", "polygon"):
            painted["markers"] = self._markers(own, found, view, seen)
        order = paint_order(own["paint-order"])
        if fill is not None or stroke is not None:
            shape = Shape(found, fill, stroke, own["fill-rule"] == "evenodd", opacity=opacity)
            if fill is None or stroke is None or order.index("stroke") == order.index("fill") + 1:
                painted["fill"].append(shape)
            else:
                painted["fill"].append(replace(shape, stroke=None))
                painted["stroke"].append(replace(shape, fill=None))
        return [part for what in order for part in painted[what]]

    def _markers(self, own: Properties, found: Outline, view: View, seen: tuple[Node, ...]) -> list[Part]:
        names = [reference(own[f"marker-{place}"]) for place in ("start", "mid", "end")]
        if not any(names):
            return []
        parts: list[Part] = []
        width = length(own["stroke-width"], own.size, view.diagonal)
        corners = vertices(found)
        last = len(corners) - 1
        for index, corner in enumerate(corners):
            name = names[0] if index == 0 else names[2] if index == last else names[1]
            marker = self._nodes.get(name) if name else None
            if marker is not None and marker.name == "marker":
                if marker in seen:
                    raise NotDrawnError("a marker that holds itself")
                at = marker_place(marker, corner, width, is_first=index == 0)
                parts += self._marker(marker, at, view, (*seen, marker))
            elif name:
                raise NotDrawnError(f"the marker #{name}, which is not in the file,")
        return parts

    def _marker(self, marker: Node, at: Matrix, view: View, seen: tuple[Node, ...]) -> list[Part]:
        """What a marker shows; ``at`` leads from its place to the space of the shape."""
        own = self._cascade.where_it_stands(marker)
        given = marker.attributes
        across = length(given.get("markerWidth", "3"), own.size, view.across)
        down = length(given.get("markerHeight", "3"), own.size, view.down)
        box = view_box(marker)
        inner = fitted(box, across, down, given.get("preserveAspectRatio", "")) if box else IDENTITY
        size = box[2:] if box else view.size
        x, y = (
            length(given.get(name, "0"), own.size, whole) for name, whole in zip(("refX", "refY"), size, strict=True)
        )
        # The reference point, in the marker's own space, comes to stand at the vertex.
        rx, ry = inner[0] * x + inner[4], inner[3] * y + inner[5]
        matrix = product(at, (1.0, 0.0, 0.0, 1.0, -rx, -ry))
        placed = view.within(matrix)
        placed.check_outline(rectangle(0.0, 0.0, across, down))
        size = (box[2], box[3]) if box else (across, down)
        for what in own.not_drawn(marker):
            self._refuse(marker, what)
        if own["clip-path"] != "none":
            self._refuse(marker, "clip-path")
        parts = self._inner(marker, own, placed.within(inner, *size), seen)
        clip = None if own["overflow"] in ("visible", "auto") else Clip(rectangle(0.0, 0.0, across, down))
        group = Group((Group(tuple(parts), inner),), matrix, clip, fraction(own["opacity"]))
        return [group] if parts and group.opacity else []

    def _grouped(self, own: Properties, parts: Sequence[Part], matrix: Matrix, view: View) -> list[Part]:
        """The parts with the element's transform ``matrix``, clipping and opacity."""
        if own["clip-path"] != "none":
            node = self._nodes.get(reference(own["clip-path"]) or "")
            if node is None or node.name != "clipPath":
                raise NotDrawnError(f"clip-path: {own['clip-path']}")
            clip = clip_of(node, parts, view, cascade=self._cascade, spend=self._spend)
            if not clip.outline:
                return []
            parts = [Group(tuple(parts), clip=clip)]
        opacity = fraction(own["opacity"])
        if opacity < 1 and len(parts) == 1 and isinstance(parts[0], Shape) and parts[0].stroke is None:
            parts, opacity = [replace(parts[0], opacity=parts[0].opacity * opacity)], 1.0
        if matrix == IDENTITY and opacity == 1:
            return list(parts)
        return [Group(tuple(parts), matrix, opacity=opacity)] if opacity > 0 else []


def _is_usual(node: Node) -> bool:
    """Whether a reader without extensions shows this choice of a ``switch``."""
    return node.name != "foreignObject" and "requiredExtensions" not in node.attributes
