"""Boxes of glyphs and rules: they stand on a base line, and are put beside, over and into each other."""

from __future__ import annotations

from msgspec import Struct, field

from undoc.typeset.pages.page import Rule, TextRun

_NEAR = 1e-6


class Box(Struct, eq=False):
    """What is set of a part of a formula, in points; y grows downwards from its base line.

    ``height`` is above the base line, ``depth`` below it. ``italics`` is how far its last glyph leans over its end,
    ``accent`` where an accent stands on it, None for its middle; ``is_glyph`` says that it is a single one.
    """

    width: float = 0.0
    height: float = 0.0
    depth: float = 0.0
    items: list[TextRun | Rule] = field(default_factory=list)
    italics: float = 0.0
    accent: float | None = None
    is_glyph: bool = False

    def put(self, other: Box, x: float, y: float = 0.0) -> None:
        """Put another box's base line at (x, y) of this one, which grows in height and depth with it.

        The other one is of no further use.
        """
        for item in other.items:
            item.x += x
            item.y += y
            if isinstance(item, Rule):
                item.x2 += x
                item.y2 += y
        for item in other.items:
            last = self.items[-1] if self.items else None
            if isinstance(item, TextRun) and isinstance(last, TextRun) and _goes_on(last, item):
                last.advances[-1] += item.x - last.x - last.width
                last.glyphs += item.glyphs
                last.advances += item.advances
                last.texts += item.texts
            else:
                self.items.append(item)
        self.height = max(self.height, other.height - y)
        self.depth = max(self.depth, other.depth + y)

    def add(self, other: Box, space: float = 0.0) -> None:
        """Put another box after all that is there, so many points further."""
        self.put(other, self.width + space)
        self.width += space + other.width
        self.italics = other.italics

    def rule(self, x: float, y: float, width: float, thickness: float) -> None:
        """Add a rule whose middle is at ``y``."""
        self.items.append(Rule(x, y, x + width, y, thickness))
        self.height = max(self.height, thickness / 2 - y)
        self.depth = max(self.depth, thickness / 2 + y)


def _goes_on(last: TextRun, item: TextRun) -> bool:
    return (
        last.face is item.face
        and last.size == item.size
        and abs(last.y - item.y) < _NEAR
        and not (last.offsets or item.offsets or last.right_to_left or item.right_to_left)
        and item.x > last.x + last.width - item.size
        and item.x - last.x - sum(last.advances[:-1]) >= 0
    )
