"""The checks that look at a version as a whole, by the names that rules in ``templates/rules`` give for them."""

from __future__ import annotations

from collections.abc import Mapping

from undoc.checks.checked import Check
from undoc.checks.structure import (
    abbreviations,
    countries,
    dates,
    digits,
    front,
    headings,
    notes,
    numbers,
    punctuation,
    references,
    resolutions,
    symbols,
    tables,
)

CHECKS: Mapping[str, Check] = {
    name: check
    for module in (
        abbreviations,
        countries,
        dates,
        digits,
        front,
        headings,
        notes,
        numbers,
        punctuation,
        references,
        resolutions,
        symbols,
        tables,
    )
    for name, check in module.CHECKS.items()
}
