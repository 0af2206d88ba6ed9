"""The properties of elements: from attributes, style sheets and style attributes, inherited (SVG 1.1, 6)."""

from __future__ import annotations

from undoc.drawings.svg.css import Sheet, declarations
from undoc.drawings.svg.tree import Node
from undoc.drawings.svg.values import length

#: Inherited properties with their initial values.
INHERITED = {
    "clip-rule": "nonzero",
    "color": "black",
    "direction": "ltr",
    "dominant-baseline": "auto",
    "fill": "black",
    "fill-opacity": "1",
    "fill-rule": "nonzero",
    "font-size": "16px",
    "font-style": "normal",
    "font-weight": "400",
    "font-variant": "normal",
    "font-stretch": "normal",
    "letter-spacing": "normal",
    "marker-end": "none",
    "marker-mid": "none",
    "marker-start": "none",
    "paint-order": "normal",
    "stroke": "none",
    "stroke-dasharray": "none",
    "stroke-dashoffset": "0",
    "stroke-linecap": "butt",
    "stroke-linejoin": "miter",
    "stroke-miterlimit": "4",
    "stroke-opacity": "1",
    "stroke-width": "1",
    "text-anchor": "start",
    "text-transform": "none",
    "visibility": "visible",
    "white-space": "normal",
    "word-spacing": "normal",
    "writing-mode": "lr-tb",
}
#: Properties that are not inherited, with their initial values.
_OWN = {
    "alignment-baseline": "auto",
    "baseline-shift": "baseline",
    "clip-path": "none",
    "display": "inline",
    "filter": "none",
    "mask": "none",
    "mix-blend-mode": "normal",
    "opacity": "1",
    "overflow": "hidden",
    "stop-color": "black",
    "stop-opacity": "1",
    "text-decoration": "none",
    "transform": "none",
    "transform-origin": "0 0",
    "unicode-bidi": "normal",
    "vector-effect": "none",
}
#: Properties that attributes give.
_GIVEN = (INHERITED.keys() | _OWN.keys()) - {"transform"}
_ZERO = {"normal", "0", "0px", "0em", "0pt"}
#: Properties that are not drawn, with the values at which they change nothing.
_NEUTRAL = {
    "alignment-baseline": {"auto", "baseline", "alphabetic"},
    "baseline-shift": {"baseline", "0", "0px", "0%"},
    "direction": {"ltr"},
    "filter": {"none", ""},
    "mask": {"none", ""},
    "mix-blend-mode": {"normal"},
    "font-variant": {"normal", "none"},
    "font-stretch": {"normal", "100%"},
    "letter-spacing": _ZERO,
    "text-decoration": {"none", ""},
    "text-transform": {"none"},
    "transform": {"none"},
    "unicode-bidi": {"normal", "embed", "isolate", "plaintext"},
    "vector-effect": {"none"},
    "word-spacing": _ZERO,
    "writing-mode": {"lr-tb", "lr", "horizontal-tb", "rl-tb", "rl"},
}
#: The sizes of type that have names, in px.
_SIZES = {
    "xx-small": 9.0,
    "x-small": 10.0,
    "small": 13.0,
    "medium": 16.0,
    "large": 18.0,
    "x-large": 24.0,
    "xx-large": 32.0,
}
#: Attributes, not properties, that change how a text or shape looks and are not drawn.
_ATTRIBUTES = {"rotate", "pathLength", "requiredExtensions", "systemLanguage"}
#: Inherited properties that change texts only.
_OF_TEXTS = INHERITED.keys() & _NEUTRAL.keys()
_TEXTS = frozenset({"text", "tspan", "a"})


class Properties:
    """The properties of one element; every one that is known has a value."""

    __slots__ = ("_values",)

    def __init__(self, values: dict[str, str]) -> None:
        self._values = values

    def __getitem__(self, name: str) -> str:
        return self._values[name]

    def inherited(self) -> dict[str, str]:
        """The properties that an element within this one has before its own are known."""
        return self._values | _OWN

    @property
    def size(self) -> float:
        """The size of the type, in user units."""
        return float(self._values["font-size"].removesuffix("px"))

    def not_drawn(self, node: Node) -> list[str]:
        """What of the element's own properties and attributes would show and is not drawn: ``filter: url(#a)``."""
        found = [
            f"{name}: {self._values[name]}"
            for name, neutral in _NEUTRAL.items()
            if self._values[name].strip() not in neutral
            and not _is_given_elsewhere(name, node)
            and (name not in _OF_TEXTS or node.name in _TEXTS)
        ]
        return found + [f"{name}={node.attributes[name]!r}" for name in sorted(_ATTRIBUTES & node.attributes.keys())]


def _is_given_elsewhere(name: str, node: Node) -> bool:
    # A transform in an attribute is not the property, which only style sheets set.
    return (
        name == "transform" and "transform" in node.attributes and "transform" not in node.attributes.get("style", "")
    )


class Cascade:
    """Finds the properties of the elements of a file with its style sheets; ``sheet`` holds the rules of these."""

    def __init__(self) -> None:
        self.sheet = Sheet()
        self._initial = Properties({**INHERITED, **_OWN})
        self._where: dict[Node, Properties] = {}

    def within(self, outer: Properties, node: Node) -> Properties:
        """The properties of an element within one that has the properties ``outer``."""
        given: dict[str, str] = {}
        for name, value in node.attributes.items():
            if name in _GIVEN:
                given[name] = value.strip()
        important: dict[str, str] = {}
        blocks = [rule.declarations for rule in self.sheet.of(node)]
        if style := node.attributes.get("style"):
            blocks.append(declarations(style))
        for block in blocks:
            given |= block.usual
            important |= block.important
        given |= important
        _split_shorthands(given)
        values = outer.inherited()
        for name, value in given.items():
            if name in values and value:
                values[name] = outer[name] if value == "inherit" else value
        if "font-size" in given:
            values["font-size"] = f"{_font_size(values['font-size'], outer.size)}px"
        if values["color"].lower() == "currentcolor":
            values["color"] = outer["color"]
        for paint in ("fill", "stroke", "stop-color"):
            if values[paint].lower() == "currentcolor":
                values[paint] = values["color"]
        return Properties(values)

    def where_it_stands(self, node: Node) -> Properties:
        """The properties of an element in its own place in the file, wherever it is used from."""
        if node not in self._where:
            outer = self._initial if node.parent is None else self.where_it_stands(node.parent)
            self._where[node] = self.within(outer, node)
        return self._where[node]


def _font_size(text: str, outer: float) -> float:
    if text in _SIZES:
        return _SIZES[text]
    if text in ("smaller", "larger"):
        return outer / 1.2 if text == "smaller" else outer * 1.2
    return length(text, outer, outer)


def _split_shorthands(given: dict[str, str]) -> None:
    if "marker" in given:
        for name in ("marker-start", "marker-mid", "marker-end"):
            given.setdefault(name, given["marker"])
    if "text-decoration-line" in given:
        given.setdefault("text-decoration", given["text-decoration-line"])
    if "font" in given:
        # style, variant, weight, stretch, size/line height, family
        for word in given["font"].split():
            if word in ("italic", "oblique"):
                given.setdefault("font-style", word)
            elif word in ("bold", "bolder") or (word.isdigit() and len(word) == 3):
                given.setdefault("font-weight", word)
            elif word[:1].isdigit() or word[:1] == ".":
                given.setdefault("font-size", word.partition("/")[0])
                break
