"""The elements of an SVG file with their lines: XML without entities, other namespaces left out."""

from __future__ import annotations

from collections.abc import Iterator
from xml.parsers import expat

from msgspec import Struct, field

NAMESPACE = "http://www.w3.org/2000/svg"
_XLINK_HREF = "http://www.w3.org/1999/xlink href"
_XML_SPACE = "http://www.w3.org/XML/1998/namespace space"


class Node(Struct, eq=False):
    """An element: its name, attributes (``href`` for either kind of link), children and texts in their order.

    ``parent`` is the element that it is in, None for the root.
    """

    name: str
    line: int
    attributes: dict[str, str]
    content: list[Node | str] = field(default_factory=list)
    parent: Node | None = None

    @property
    def children(self) -> Iterator[Node]:
        """The elements in it."""
        return (item for item in self.content if isinstance(item, Node))

    @property
    def text(self) -> str:
        """All text in it."""
        return "".join(item if isinstance(item, str) else item.text for item in self.content)


def read_tree(data: bytes) -> Node:
    """The root of a file that ``svg_size`` has found to be well formed. expat.ExpatError when it is not."""
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    root = Node("", 0, {})
    waiting = [root]
    foreign = 0

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal foreign
        namespace, _, local = name.rpartition(" ")
        if foreign or namespace != NAMESPACE:
            foreign += 1
            return
        own = {key: value for key, value in attributes.items() if " " not in key}
        if _XLINK_HREF in attributes:
            own.setdefault("href", attributes[_XLINK_HREF])
        if _XML_SPACE in attributes:
            own["xml:space"] = attributes[_XML_SPACE]
        node = Node(local, parser.CurrentLineNumber, own, parent=waiting[-1] if len(waiting) > 1 else None)
        waiting[-1].content.append(node)
        waiting.append(node)

    def end(_: str) -> None:
        nonlocal foreign
        if foreign:
            foreign -= 1
        else:
            waiting.pop()

    def text(words: str) -> None:
        if not foreign:
            waiting[-1].content.append(words)

    parser.StartElementHandler, parser.EndElementHandler, parser.CharacterDataHandler = start, end, text
    parser.Parse(data, True)
    return next(root.children)
