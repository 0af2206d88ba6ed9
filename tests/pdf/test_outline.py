from __future__ import annotations

from typing import Any

import pytest

from tests.pdf.builder import PROPERTIES, Builder
from tests.pdf.reader import Reader, plain, string
from undoc.pdf import write
from undoc.typeset.pages.page import Destination, OutlineEntry

Entry = tuple[str, list["Entry"]]


def outline(*entries: tuple[str, int]) -> tuple[Reader, list[Entry]]:
    builder = Builder()
    builder.paragraph("x")
    builder.outline += [OutlineEntry(title, level, Destination(0, 100)) for title, level in entries]
    reader = Reader(write(builder.document(), PROPERTIES))
    return reader, _kids(plain(reader.catalog["Outlines"]))


def _kids(parent: dict[str, Any]) -> list[Entry]:
    found: list[Entry] = []
    entry = plain(parent.get("First"))
    last = None
    while entry:
        found.append((string(entry["Title"]), _kids(entry)))
        assert plain(entry["Parent"]) == parent
        last, entry = entry, plain(entry.get("Next"))
    assert plain(parent.get("Last")) == last
    return found


@pytest.mark.parametrize(
    ("entries", "nested"),
    [
        ([("I", 1)], [("I", [])]),
        ([("I", 1), ("A", 2), ("B", 2), ("II", 1)], [("I", [("A", []), ("B", [])]), ("II", [])]),
        ([("I", 1), ("deep", 3), ("A", 2)], [("I", [("deep", []), ("A", [])])]),
        ([("deep", 3), ("I", 1)], [("deep", []), ("I", [])]),
        ([("一、导言\n和说明", 1)], [("一、导言 和说明", [])]),
    ],
)
def test_entries_are_nested_by_level(entries: list[tuple[str, int]], nested: list[Entry]) -> None:
    assert outline(*entries)[1] == nested


def test_counts_say_what_shows() -> None:
    reader, _ = outline(("I", 1), ("A", 2), ("1", 3), ("2", 3), ("II", 1))
    root = plain(reader.catalog["Outlines"])
    first = plain(root["First"])
    assert root["Count"] == 3
    assert first["Count"] == 1
    assert plain(first["First"])["Count"] == -2


def test_entries_lead_to_their_places() -> None:
    reader, _ = outline(("I", 1))
    page, _, _, top, _ = plain(plain(reader.catalog["Outlines"])["First"])["Dest"]
    assert page.objid == reader.pages[0].pageid
    assert top == pytest.approx(741.89)


def test_the_outline_shows_by_itself_only_with_several_entries() -> None:
    assert "PageMode" not in outline(("I", 1))[0].catalog
    assert plain(outline(("I", 1), ("II", 1))[0].catalog["PageMode"]) == "UseOutlines"
