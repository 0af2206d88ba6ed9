"""Texts of SVG as lines of words (SVG 1.1, 10)."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from unicodedata import bidirectional

from msgspec import Struct, field
from msgspec.structs import replace

from undoc.drawings.shapes import Anchor, Run, Words
from undoc.drawings.svg.properties import Cascade, Properties
from undoc.drawings.svg.tree import Node
from undoc.drawings.svg.values import color, fraction, length

#: How far below its place a line's base line stands, in parts of the size: measures of Times New Roman.
_BASELINES = {
    "auto": 0.0,
    "alphabetic": 0.0,
    "baseline": 0.0,
    "middle": 0.22,
    "central": 0.34,
    "mathematical": 0.45,
    "hanging": 0.71,
    "text-before-edge": 0.89,
    "text-top": 0.89,
    "text-after-edge": -0.22,
    "text-bottom": -0.22,
    "ideographic": -0.22,
}
_BOLD = 600


class _Line(Struct):
    """A line while its runs are gathered: where it is anchored, and how far below its place its last run stands."""

    x: float
    y: float
    anchor: Anchor
    runs: list[Run] = field(default_factory=list)
    lowered: float = 0.0


class TextReader:
    """Reads the texts of a file; ``refuse`` notes what of an element cannot be drawn."""

    def __init__(self, cascade: Cascade, refuse: Callable[[Node, str], None]) -> None:
        self._cascade = cascade
        self._refuse = refuse

    def lines(self, node: Node, own: Properties, view: tuple[float, float]) -> list[Words]:
        """The lines of a ``text`` element. ValueError when an attribute cannot be read."""
        lines: list[_Line] = [_Line(0.0, 0.0, Anchor(own["text-anchor"]))]
        preserved = node.attributes.get("xml:space") == "preserve" or own["white-space"].startswith("pre")
        self._read(node, own, view, lines, preserved=preserved)
        return [Words(runs, line.x, line.y, line.anchor) for line in lines if (runs := _trimmed(line.runs, preserved))]

    def _read(
        self, node: Node, own: Properties, view: tuple[float, float], lines: list[_Line], *, preserved: bool
    ) -> None:
        x, y, dx, dy = (
            self._position(node, name, own, whole) for name, whole in zip(("x", "y", "dx", "dy"), view * 2, strict=True)
        )
        if x is not None or y is not None:
            last = lines[-1]
            anchor = Anchor(own["text-anchor"])
            # Where only y is given the line goes on at the x of the one before; its own width is not known here.
            lines.append(_Line(last.x if x is None else x, last.y if y is None else y, anchor))
        shift = (dx or 0.0, dy or 0.0)
        wanted = self._position(node, "textLength", own, view[0])
        if wanted is not None and any(isinstance(item, Node) and item.text.strip() for item in node.content):
            self._refuse(node, "textLength of a text that consists of several")
            wanted = None
        for item in node.content:
            if isinstance(item, str):
                text = item.replace("\n", " ") if preserved else re.sub(r"\s+", " ", item)
                if text and own["visibility"] == "visible":
                    run = self._run(node, text, own, shift, line=lines[-1])
                    lines[-1].runs.append(run if wanted is None else _lengthened(node, run, wanted))
                    shift = (0.0, 0.0)
            elif item.name in ("tspan", "a"):
                inner = self._cascade.within(own, item)
                for what in (*inner.not_drawn(item), *_of_wholes(inner)):
                    self._refuse(item, what)
                if inner["display"] != "none":
                    if any(shift) and item.content:
                        lines[-1].runs.append(Run("", own.size, dx=shift[0], dy=shift[1]))
                        shift = (0.0, 0.0)
                    self._read(item, inner, view, lines, preserved=preserved)
            elif item.name not in ("title", "desc"):
                self._refuse(item, f"<{item.name}> in a text")

    def _position(self, node: Node, name: str, own: Properties, whole: float) -> float | None:
        text = node.attributes.get(name, "").strip()
        if not text:
            return None
        parts = re.split(r"[\s,]+", text)
        if len(parts) > 1:
            self._refuse(node, f"letters placed one by one ({name}=“{text[:20]}…”)")
        return length(parts[0], own.size, whole)

    def _run(self, node: Node, text: str, own: Properties, shift: tuple[float, float], line: _Line) -> Run:
        if own["stroke"] != "none":
            self._refuse(node, "a text with a stroke")
        if own["dominant-baseline"] not in _BASELINES:
            self._refuse(node, f"dominant-baseline: {own['dominant-baseline']}")
        paint, opacity = ((0.0, 0.0, 0.0), 0.0) if own["fill"] == "none" else color(own["fill"])
        weight = own["font-weight"]
        before, line.lowered = line.lowered, _BASELINES.get(own["dominant-baseline"], 0.0) * own.size
        return Run(
            text,
            own.size,
            weight in ("bold", "bolder") or (len(weight) <= 4 and weight.isdecimal() and int(weight) >= _BOLD),
            own["font-style"].split()[0] in ("italic", "oblique"),
            color=paint,
            opacity=opacity * fraction(own["fill-opacity"]),
            dx=shift[0],
            dy=shift[1] + line.lowered - before,
        )


def _of_wholes(own: Properties) -> list[str]:
    """What a part of a text has that only a whole text can have; it is not drawn."""
    return [f"{name}: {own[name]}" for name, usual in (("opacity", "1"), ("clip-path", "none")) if own[name] != usual]


def _lengthened(node: Node, run: Run, wanted: float) -> Run:
    """The run as long as its element asks for (SVG 1.1, 10.5): what is not above 0 is no length."""
    if wanted <= 0:
        return run
    # Letters that join cannot be drawn apart.
    joined = any(bidirectional(letter) in ("R", "AL") for letter in run.text)
    stretched = joined or node.attributes.get("lengthAdjust") == "spacingAndGlyphs"
    return replace(run, length=wanted, stretched=stretched)


def _trimmed(runs: Sequence[Run], preserved: bool) -> tuple[Run, ...]:
    """The runs with one space where several meet, and none at the ends of the line."""
    found: list[Run] = []
    space = True  # before the line
    for run in runs:
        text = run.text
        if not preserved:
            if space:
                text = text.lstrip(" ")
            if text or run.dx or run.dy:
                space = text.endswith(" ") if text else space
        if text or run.dx or run.dy:
            found.append(replace(run, text=text))
    if found and not preserved:
        found[-1] = replace(found[-1], text=found[-1].text.rstrip(" "))
    return tuple(found) if any(run.text for run in found) else ()
