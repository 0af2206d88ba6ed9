"""Style sheets in SVG files: rules of simple selectors, in the order in which they apply (CSS 2.1, 6.4.3)."""

from __future__ import annotations

import re

from msgspec import Struct

from undoc.drawings.svg.tree import Node

_COMMENT = re.compile(r"/\*.*?\*/|<!--|-->", re.DOTALL)
_RULE = re.compile(r"([^{}]*)\{([^{}]*)\}")
#: A type or ``*``, then classes and ids: ``rect.a.b#c``.
_SIMPLE = re.compile(r"(\*|[A-Za-z][\w-]*)?((?:[.#][A-Za-z_][\w-]*)*)")


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


def declarations(text: str) -> dict[str, str]:
    """The properties of a style attribute or of a rule's block; ``!important`` is left out."""
    found: dict[str, str] = {}
    for declaration in re.split(r";(?![^()]*\))", _COMMENT.sub("", text)):
        name, colon, value = declaration.partition(":")
        if colon:
            found[name.strip().lower()] = value.replace("!important", "").strip()
    return found


def rules(sheet: str) -> list[Rule]:
    """The rules of a style sheet, in its order. StyleError for what has another meaning than that of plain rules."""
    text = _COMMENT.sub("", sheet)
    found: list[Rule] = []
    if "@" in re.sub(r"\{[^{}]*\}", "", text):
        at = re.search(r"@[\w-]*", text)
        raise StyleError(f"the style sheet has {at[0] if at else '@'}")
    for selectors, block in _RULE.findall(text):
        for selector in selectors.split(","):
            match = _SIMPLE.fullmatch(selector.strip())
            if match is None or not selector.strip():
                raise StyleError(f"the style sheet has the selector “{selector.strip()}”")
            marks = re.findall(r"[.#][\w-]+", match[2])
            classes = frozenset(mark[1:] for mark in marks if mark[0] == ".")
            identifiers = [mark[1:] for mark in marks if mark[0] == "#"]
            kind = None if match[1] in (None, "*") else match[1]
            found.append(Rule(kind, classes, identifiers[0] if identifiers else None, declarations(block)))
    return found
