"""Style sheets in SVG files: rules of simple selectors, in the order in which they apply (CSS 2.1, 6.4.3)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from msgspec import Struct

from undoc.drawings.svg.problems import TooMuchError
from undoc.drawings.svg.tree import Node
from undoc.drawings.svg.values import shown

#: A declaration: up to the next semicolon that is not within brackets.
_DECLARATION = re.compile(r"(?:[^;(]++|\([^()]*+\)|\()++")
#: A type or ``*``, then classes and ids: ``rect.a.b#c``.
_SIMPLE = re.compile(r"(\*|[A-Za-z][\w-]*+)?((?:[.#][A-Za-z_][\w-]*+)*+)")
#: So often it may be tried whether a rule is for an element.
_MOST_TRIES = 500_000


class StyleError(ValueError):
    """A style sheet that is not understood; the message says what."""


class Rule(Struct, frozen=True):
    """Declarations for the elements of a type (None: any) that have all of ``classes`` and the id, if one is given."""

    kind: str | None
    classes: frozenset[str]
    identifier: str | None
    declarations: dict[str, str]

    @property
    def weight(self) -> tuple[bool, int, bool]:
        """What decides between rules: id, then classes, then type."""
        return self.identifier is not None, len(self.classes), self.kind is not None

    def applies(self, node: Node) -> bool:
        """Whether the rule is for an element."""
        return (
            self.kind in (None, node.name)
            and self.classes <= set(node.attributes.get("class", "").split())
            and self.identifier in (None, node.attributes.get("id"))
        )


class Sheet:
    """The rules of all style sheets of a file, each found by one of the things that it asks for."""

    def __init__(self) -> None:
        self._rules: dict[str, list[tuple[int, Rule]]] = {}
        self._count = self._tries = 0

    def add(self, rules: Iterable[Rule]) -> None:
        """Add the rules of a sheet, behind those that are there."""
        for rule in rules:
            classes = min(rule.classes, default=None)
            key = f"#{rule.identifier}" if rule.identifier else f".{classes}" if classes else rule.kind or "*"
            self._rules.setdefault(key, []).append((self._count, rule))
            self._count += 1

    def of(self, node: Node) -> Iterator[Rule]:
        """The rules for an element, those that prevail later. TooMuchError when there is no end of them."""
        if not self._rules:
            return
        classes = node.attributes.get("class", "").split()
        keys = ["*", node.name, f"#{node.attributes.get('id')}", *(f".{name}" for name in dict.fromkeys(classes))]
        tried = [found for key in keys for found in self._rules.get(key, ())]
        self._tries += len(tried) + len(keys)
        if self._tries > _MOST_TRIES:
            raise TooMuchError
        applied = sorted((rule.weight, number, rule) for number, rule in tried if rule.applies(node))
        yield from (rule for _, _, rule in applied)


def declarations(text: str) -> dict[str, str]:
    """The properties of a style attribute or of a rule's block; ``!important`` is left out."""
    found: dict[str, str] = {}
    for declaration in _DECLARATION.findall(_without_comments(text)):
        name, colon, value = declaration.partition(":")
        if colon:
            found[name.strip().lower()] = value.replace("!important", "").strip()
    return found


def rules(sheet: str) -> list[Rule]:
    """The rules of a style sheet, in its order. StyleError for what has another meaning than that of plain rules."""
    found: list[Rule] = []
    for part in _without_comments(sheet).split("}"):
        selectors, brace, block = part.partition("{")
        if at := re.search(r"@[\w-]*", selectors):
            raise StyleError(f"the style sheet has {at[0]}")
        if "{" in block:
            raise StyleError("the style sheet has braces within braces")
        if not brace:
            if selectors.strip():
                raise StyleError(f"the style sheet has {shown(selectors)} without braces")
            continue
        properties = declarations(block)
        for selector in selectors.split(","):
            match = _SIMPLE.fullmatch(selector.strip())
            if match is None or not selector.strip():
                raise StyleError(f"the style sheet has the selector {shown(selector)}")
            marks = re.findall(r"[.#][\w-]+", match[2])
            classes = frozenset(mark[1:] for mark in marks if mark[0] == ".")
            identifiers = [mark[1:] for mark in marks if mark[0] == "#"]
            kind = None if match[1] in (None, "*") else match[1]
            found.append(Rule(kind, classes, identifiers[0] if identifiers else None, properties))
    return found


def _without_comments(text: str) -> str:
    """The text without comments; one that is not closed goes to the end (CSS Syntax 3, 4.3.2)."""
    if "/*" in text:
        first, *others = text.split("/*")
        # Within a comment, the beginning of another says nothing.
        text = first + "".join(part.partition("*/")[2] for part in others)
    return text.replace("<!--", "").replace("-->", "")
