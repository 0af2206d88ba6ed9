"""The upright rules at the sides of the cells of a Word table."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from lxml import etree

from undoc.importer.attributes import twips
from undoc.importer.word import tags
from undoc.importer.word.names import VAL
from undoc.importer.word.tables.cell_looks import Margins
from undoc.model import ColumnRule

_SIDES: Mapping[str | None, str] = {tags.W_LEFT: "start", tags.W_START: "start", tags.W_RIGHT: "end", tags.W_END: "end"}
#: The kinds of rules, and half of what each takes in twips for every eighth of a point that a line of it is thick.
_KINDS = {"single": (ColumnRule.SINGLE, 1.25), "double": (ColumnRule.DOUBLE, 3.75)}
#: A single rule as thick as this, in eighths of a point, parts columns; thinner ones are frames of cells.
_THICK = 8


class SideRule(NamedTuple):
    """A rule at the side of a cell, and half of its width in twips."""

    rule: ColumnRule
    half: int


def rules_beside(borders: etree._Element) -> dict[str, SideRule]:
    """The rules at the ``start`` and the ``end`` of a cell in its ``w:tcBorders`` that are double or thick."""
    found: dict[str, SideRule] = {}
    for border in borders:
        side = _SIDES.get(border.tag)
        kind = _KINDS.get(border.get(VAL, "")) if side is not None else None
        if side is None or kind is None:
            continue
        width = twips(border.get(tags.W_SZ), 0)
        if kind[0] is ColumnRule.DOUBLE or width >= _THICK:
            found[side] = SideRule(kind[0], round(kind[1] * min(width, 96)))
    return found


def within_rules(margins: Margins, rules: Mapping[str, SideRule]) -> Margins:
    """The spaces at the sides of a cell beyond its rules; a text keeps off half of a rule at least, as in Word.

    (In official files texts in cells without margins stand 0.75 points from the middle of rules of 1.5 points.)
    """
    if not rules:
        return margins
    halves = (rules[side].half if side in rules else 0 for side in ("start", "end"))
    start, end = (max(margin, half) - half for margin, half in zip(margins[:2], halves, strict=True))
    return margins._replace(start=start, end=end)
