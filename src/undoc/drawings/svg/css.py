"""Style sheets in SVG files: rules for types, classes and ids within others, as they prevail (CSS 2.1, 5 and 6.4)."""

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
#: How many times rules may be compared with elements.
_MOST_TRIES = 500_000


class StyleError(ValueError):
    """A style sheet that is not understood; the message says what."""


class Step(Struct, frozen=True):
    """A part of a selector: the type of an element (None: any), the classes and ids that it has.

    ``is_child``: the element stands right within that of the step before, not anywhere within it.
    """

    kind: str | None
    classes: frozenset[str]
    identifiers: frozenset[str]
    is_child: bool = False

    def applies(self, node: Node) -> bool:
        """Whether an element is of this kind, wherever it stands."""
        return (
            self.kind in (None, node.name)
            and self.classes <= set(node.attributes.get("class", "").split())
            and self.identifiers <= {node.attributes.get("id")}
        )


class Rule(Struct, frozen=True):
    """Declarations for elements, ``steps`` being what is asked of them (first) and of those that they are in."""

    steps: tuple[Step, ...]
    declarations: Declarations

    @property
    def weight(self) -> tuple[int, int, int]:
        """What decides between rules: ids, then classes, then types."""
        return (
            sum(len(step.identifiers) for step in self.steps),
            sum(len(step.classes) for step in self.steps),
            sum(step.kind is not None for step in self.steps),
        )


class Sheet:
    """The rules of all style sheets of a file, each found by one of the things that it asks for."""

    def __init__(self) -> None:
        self._rules: dict[str, list[tuple[tuple[int, int, int], int, Rule]]] = {}
        #: Whether an element stands within those that a rule names from a step on; kept, as many stand within the same.
        self._around: dict[tuple[int, int, Node], bool] = {}
        self._count = self._tries = 0

    def add(self, rules: Iterable[Rule]) -> None:
        """Add the rules of a sheet, behind those that are there."""
        for rule in rules:
            own = rule.steps[0]
            identifier, name = min(own.identifiers, default=None), min(own.classes, default=None)
            key = f"#{identifier}" if identifier else f".{name}" if name else own.kind or "*"
            self._rules.setdefault(key, []).append((rule.weight, self._count, rule))
            self._count += 1

    def of(self, node: Node) -> Iterator[Rule]:
        """The rules for an element, those that prevail later. TooMuchError when that takes too many comparisons."""
        if not self._rules:
            return
        classes = node.attributes.get("class", "").split()
        keys = ["*", node.name, f"#{node.attributes.get('id')}", *(f".{name}" for name in dict.fromkeys(classes))]
        tried = [found for key in keys for found in self._rules.get(key, ())]
        self._spend(len(tried) + len(keys))
        applied = [found for found in tried if found[2].steps[0].applies(node) and self._stands(found, 1, node)]
        yield from (rule for _, _, rule in sorted(applied, key=lambda found: found[:2]))

    def _stands(self, found: tuple[tuple[int, int, int], int, Rule], at: int, node: Node) -> bool:
        """Whether an element stands within those that the steps from ``at`` on ask for."""
        _, number, rule = found
        outer = node.parent
        if at == len(rule.steps) or outer is None:
            return at == len(rule.steps)
        is_child = rule.steps[at - 1].is_child
        known = self._around.get((number, at, outer))
        if known is None:
            self._spend(1)
            known = rule.steps[at].applies(outer) and self._stands(found, at + 1, outer)
            if not known and not is_child:
                known = self._stands(found, at, outer)
            self._around[number, at, outer] = known
        return known

    def _spend(self, tries: int) -> None:
        self._tries += tries
        if self._tries > _MOST_TRIES:
            raise TooMuchError


class Declarations(Struct, frozen=True):
    """The properties of a rule or of a style attribute; those that are ``important`` prevail over all others."""

    usual: dict[str, str]
    important: dict[str, str]


def declarations(text: str) -> Declarations:
    """The properties of a style attribute or of a rule's block."""
    found = Declarations({}, {})
    for declaration in _DECLARATION.findall(_without_comments(text)):
        name, colon, value = declaration.partition(":")
        if colon:
            value, mark, _ = value.partition("!")
            of_kind = found.important if mark else found.usual
            of_kind[name.strip().lower()] = value.strip()
    return found


def rules(sheet: str) -> list[Rule]:
    """The rules of a style sheet, in its order. StyleError for what has another meaning than that of such rules."""
    found: list[Rule] = []
    for part in _without_comments(sheet).split("}"):
        selectors, brace, block = part.partition("{")
        if selectors.strip() == "@font-face" and brace and "{" not in block:
            continue  # texts are in the fonts of the document
        if at := re.search(r"@[\w-]*", selectors):
            raise StyleError(f"the style sheet has {at[0]}")
        if "{" in block:
            raise StyleError("the style sheet has braces within braces")
        if not brace:
            if selectors.strip():
                raise StyleError(f"the style sheet has {shown(selectors)} without braces")
            continue
        properties = declarations(block)
        found += (Rule(_steps(selector), properties) for selector in selectors.split(","))
    return found


def _steps(selector: str) -> tuple[Step, ...]:
    """The steps of a selector, the innermost first. StyleError when it asks for anything else."""
    steps: list[Step] = []
    is_child = False
    for word in selector.replace(">", " > ").split():
        match = _SIMPLE.fullmatch(word)
        if word == ">" and steps and not is_child:
            is_child = True
            continue
        if match is None:
            break
        marks = re.findall(r"[.#][\w-]+", match[2])
        kind = None if match[1] in (None, "*") else match[1]
        classes, identifiers = (frozenset(mark[1:] for mark in marks if mark[0] == sign) for sign in ".#")
        steps.append(Step(kind, classes, identifiers, is_child))
        is_child = False
    else:
        if steps and not is_child:
            return tuple(reversed(steps))
    raise StyleError(f"the style sheet has the selector {shown(selector)}")


def _without_comments(text: str) -> str:
    """The text without comments; one that is not closed goes to the end (CSS Syntax 3, 4.3.2)."""
    if "/*" in text:
        first, *others = text.split("/*")
        # Within a comment, the beginning of another says nothing.
        text = first + "".join(part.partition("*/")[2] for part in others)
    return text.replace("<!--", "").replace("-->", "")
