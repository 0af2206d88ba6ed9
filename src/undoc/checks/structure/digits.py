"""Figures of two kinds in one document: Western ones and Arabic-Indic ones."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from undoc.checks.checked import Check, CheckedVersion
from undoc.checks.findings import Hit

_WESTERN, _INDIC = re.compile("[0-9]+"), re.compile("[٠-٩]+")
_TO_WESTERN = str.maketrans("٠١٢٣٤٥٦٧٨٩", "0123456789")
_TO_INDIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")


def mixed_digits(checked: CheckedVersion) -> Iterator[Hit]:
    """The figures of the kind that the document has fewer of; symbols and addresses have Western ones always."""
    found: dict[re.Pattern[str], list[Hit]] = {_INDIC: [], _WESTERN: []}
    for unit in checked.units:
        for pattern, change in ((_WESTERN, _TO_INDIC), (_INDIC, _TO_WESTERN)):
            for match in pattern.finditer(unit.text):
                if not any(start <= match.start() < end for start, end in unit.aside):
                    found[pattern].append(Hit(unit, match.start(), match.end(), match[0].translate(change)))
    yield from min(found.values(), key=len)


CHECKS: Mapping[str, Check] = {"mixed-digits": mixed_digits}
