"""Tracked changes: how many there are, and what becomes of them (ISO/IEC 29500-1, 17.13.5)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import StrEnum
from pathlib import Path

from lxml import etree

from undoc.counting import counted
from undoc.importer.problems import refused
from undoc.importer.report import Change, Findings
from undoc.importer.word.names import W


class Tracked(StrEnum):
    """What becomes of tracked changes: all accepted, all rejected, or the file refused."""

    ACCEPT = "accept"
    REJECT = "reject"
    REFUSE = "refuse"


_INSERTED = frozenset((f"{W}ins", f"{W}moveTo", f"{W}cellIns"))
_DELETED = frozenset((f"{W}del", f"{W}moveFrom", f"{W}cellDel"))
FORMATS = tuple(
    W + name for name in ("rPrChange", "pPrChange", "tblPrChange", "tcPrChange", "trPrChange", "sectPrChange")
)


def count(roots: Iterable[etree._Element]) -> tuple[int, int]:
    """How many insertions and deletions there are."""
    insertions = deletions = 0
    for root in roots:
        for change in root.iter(*_INSERTED, *_DELETED):
            if change.tag in _INSERTED:
                insertions += 1
            else:
                deletions += 1
    return insertions, deletions


def gone(tracked: Tracked) -> frozenset[str]:
    """The elements whose contents are no text under the policy."""
    return _INSERTED if tracked is Tracked.REJECT else _DELETED


def is_gone(properties: etree._Element, gone: frozenset[str]) -> bool:
    """Whether properties, of a row or a paragraph's mark, say that it is: they hold one of the elements ``gone``."""
    # Most files have no tracked changes, and all their paragraphs have such properties.
    return bool(gone) and any(child.tag in gone for child in properties)


def is_merged(element: etree._Element, gone: frozenset[str]) -> bool:
    """Whether a cell goes on below another after a change of that (``w:cellMerge``), or before when it is rejected."""
    name = "vMergeOrig" if gone is _INSERTED else "vMerge"
    return element.get(f"{W}{name}") == "cont"


def has_changes(path: Path, roots: Sequence[etree._Element], policy: Tracked, findings: Findings) -> bool:
    """Whether there are tracked changes; ContentError when these are refused."""
    insertions, deletions = count(roots)
    if not insertions and not deletions:
        return False
    said = " and ".join(
        counted(number, word)
        for number, word in ((insertions, "tracked insertion"), (deletions, "tracked deletion"))
        if number
    )
    if policy is Tracked.REFUSE:
        message = f"The file has {said} that are not decided."
        advice = "Accept or reject them in Word, or import with --tracked accept or --tracked reject."
        raise refused(path, "tracked-changes", message, advice)
    done = "accepted" if policy is Tracked.ACCEPT else "rejected"
    findings.add(Change.SIMPLIFIED, "tracked-changes", f"{said} were {done}.", "")
    return True
