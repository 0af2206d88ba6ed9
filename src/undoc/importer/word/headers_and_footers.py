"""What stands at the heads and feet of the pages of a Word file: the masthead, the job number, other texts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from lxml import etree

from undoc.importer.report import Change, Findings, in_full
from undoc.importer.word.items import Item, flat
from undoc.importer.word.names import VAL, R, W, is_on
from undoc.importer.word.numbering import Numbers
from undoc.importer.word.package import Package
from undoc.importer.word.runs.reader import RunReader, Source
from undoc.importer.word.story import StoryReader

_JOB = re.compile(r"(?<![\w*])((?:[A-Z]{1,3}\.?)?\d{2}-\d{4,6}|K\d{7})(?!\w|\*)")
_STAMP = re.compile(r"\s*(?:\([A-Z]\))?\s*(\d{6}(?:\s+\d{6})*)(?!\d)")


def first_page(kind: str, section: etree._Element | None, package: Package, source: Source) -> Iterator[list[Item]]:
    """The headers or footers of the first page, and those of all pages, in the order in which they count.

    ``section`` are the properties of the first section.
    """
    if section is None:
        return
    kinds = {
        one.get(f"{W}type", "default"): one.get(f"{R}id", "") for one in section.iterchildren(f"{W}{kind}Reference")
    }
    title = section.find(f"{W}titlePg")
    has_own = title is not None and is_on(title.get(VAL))
    relationships = package.relationships(package.main)
    for which in ("first", "default") if has_own else ("default", "first"):
        found = relationships.get(kinds.get(which, ""))
        if found is not None and not found.is_external and found.target in package:
            root = package.xml(found.target)
            runs = RunReader(source, package.relationships(found.target), Findings())
            yield StoryReader(runs, Numbers(), Findings()).read(root)


def job_in(footers: Iterable[Sequence[Item]]) -> tuple[str, str] | None:
    """The job number at the foot of the first page and the date stamps after it."""
    for items in footers:
        text = " ".join(paragraph.text for paragraph in flat(items))
        match = _JOB.search(text)
        if match is not None:
            stamps = _STAMP.match(text, match.end())
            return match[1], " ".join(stamps[1].split()) if stamps else ""
    return None


def tell_running_texts(package: Package, findings: Findings) -> None:
    """Tell of texts at the heads and feet of pages that no official document has there."""
    parts = package.relationships(package.main).values()
    names = sorted({part.target for part in parts if part.kind in ("header", "footer") and not part.is_external})
    for name in names:
        root = package.xml(name) if name in package else None
        texts = ("".join(piece.text or "" for piece in one.iter(f"{W}t")) for one in (root if root is not None else ()))
        text = " ".join(" ".join(texts).split())
        if any(character.isalpha() for character in text):
            message = f"A text at the head or foot of pages was left out: {in_full(text)}"
            findings.add(Change.DROPPED, "running-text", message, "")
