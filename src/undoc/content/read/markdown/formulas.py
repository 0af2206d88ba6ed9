"""A displayed formula from the lines of a ```` ```math ```` block."""

from __future__ import annotations

from undoc.content.read.formula_parser import parse_formula
from undoc.content.read.markdown.context import Context
from undoc.content.read.markdown.raw import RawFenced
from undoc.model import DisplayedFormula, Formula, Place


def read_displayed(raw: RawFenced, context: Context) -> DisplayedFormula | None:
    """Return the formula, None when its source cannot be read; problems are reported where they stand in it."""
    row, faults = parse_formula(raw.text, in_block=True)
    for fault in faults:
        before = raw.text[: fault.at]
        column = fault.at - (before.rfind("\n") + 1) + 1
        place = Place(context.path, raw.text_line + before.count("\n"), column) if raw.text.strip() else raw.place
        context.error(place, fault.code, fault.message, fault.advice)
    return None if faults else DisplayedFormula(Formula(row, raw.place), raw.place)
