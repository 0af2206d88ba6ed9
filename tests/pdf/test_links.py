from __future__ import annotations

from typing import Any

import pytest

from tests.pdf.builder import PROPERTIES, Builder
from tests.pdf.reader import Node, Reader, plain, string
from undoc.pdf import write
from undoc.prepare.structure import Tag
from undoc.typeset.pages.page import Destination, LinkArea


def read(builder: Builder) -> Reader:
    return Reader(write(builder.document(), PROPERTIES))


def link_of(reader: Reader, node: Node) -> dict[str, Any]:
    """The one annotation in a Link."""
    (number,) = node.annotations
    entries: dict[str, Any] = plain(reader.numbered(number))
    return entries


def linked(
    builder: Builder, url: str | None = None, target: str | None = None, description: str = ""
) -> dict[str, Any]:
    link = builder.element(Tag.LINK, builder.element(Tag.PARAGRAPH))
    run = builder.text("the text", 72, 100, into=link)
    builder.page.links.append(LinkArea(72, 92, run.width, 10, link, url, target, description))
    reader = read(builder)
    (node,) = reader.tree().all("Link")
    assert node.text == "the text"
    return link_of(reader, node)


def test_a_web_link(builder: Builder) -> None:
    entries = linked(builder, "https://undocs.org/zh/A/RES/70/1?a=(b)", description="Resolution 70/1")
    assert plain(entries["Subtype"]) == "Link"
    assert entries["A"]["URI"] == b"https://undocs.org/zh/A/RES/70/1?a=(b)"
    assert entries["Contents"] == b"Resolution 70/1"
    assert entries["Rect"] == pytest.approx([72, 739.89, 101.71, 749.89], abs=0.01)
    # Printed, not hidden, without a border.
    assert (entries["F"], entries["Border"]) == (4, [0, 0, 0])


def test_addresses_are_in_ascii(builder: Builder) -> None:
    assert linked(builder, "https://un.org/日 程")["A"]["URI"] == b"https://un.org/%E6%97%A5%20%E7%A8%8B"


def test_a_link_without_a_description_is_described_by_its_text(builder: Builder) -> None:
    assert linked(builder, "https://un.org")["Contents"] == b"the text"


def test_a_link_in_the_document_leads_to_the_anchor(builder: Builder) -> None:
    builder.anchors["five"] = Destination(0, 300)
    assert linked(builder, target="five")["Dest"] == b"five"
    page, kind, left, top, zoom = read(builder).names()["five"]
    assert page.objid == read(builder).pages[0].pageid
    assert (plain(kind), plain(left), plain(zoom)) == ("XYZ", None, None)
    assert top == pytest.approx(541.89)


def test_a_link_to_nowhere_is_refused(builder: Builder) -> None:
    with pytest.raises(ValueError, match="six"):
        linked(builder, target="six")


def test_a_link_over_two_lines_is_one_element(builder: Builder) -> None:
    link = builder.element(Tag.LINK, builder.element(Tag.PARAGRAPH))
    for y in (100, 120):
        builder.link(builder.text("half", 72, y, into=link), link, url="https://un.org")
    (node,) = read(builder).tree().all("Link")
    assert len(node.annotations) == 2


def test_notes_are_linked_both_ways(specimen_file: Reader) -> None:
    tree = specimen_file.tree()
    note = tree.all("Note")[0]
    (call,) = (node for node in tree.all("Reference") if "ID" in node.entries)
    mark = note.all("Lbl")[0]
    there, back = link_of(specimen_file, call.kids[0]), link_of(specimen_file, mark.kids[0])
    assert (there["Dest"], back["Dest"]) == (note.entries["ID"], call.entries["ID"])
    assert (call.kids[0].text, mark.kids[0].text) == ("1", "1")
    names = specimen_file.names()
    # Each leads to the top of the other's first line: the page is 841.89 high, the note's base line at 757.
    assert names["note-1"][3] == pytest.approx(841.89 - 757 + 6 * 0.89, abs=0.1)
    assert names["call-1"][3] == pytest.approx(841.89 - 236 + 6 * 0.89, abs=0.1)


def test_a_placed_area_takes_the_place_of_an_elements_own(builder: Builder) -> None:
    call = builder.element(Tag.REFERENCE, builder.element(Tag.PARAGRAPH), target="note-1")
    run = builder.text("1", 72, 100, into=call)
    builder.page.links.append(LinkArea(70, 90, 20, 20, call))
    builder.text("Note", 72, 700, into=builder.element(Tag.NOTE, identifier="note-1"))
    reader = read(builder)
    (entries,) = reader.annotations(0)
    assert entries["Dest"] == b"note-1"
    assert entries["Rect"] == pytest.approx([70, 731.89, 90, 751.89])
    assert run.width < 20


def test_a_link_in_a_note_call_takes_its_target(builder: Builder) -> None:
    call = builder.element(Tag.REFERENCE, builder.element(Tag.PARAGRAPH), target="note-1")
    builder.text("1", 72, 100, into=builder.element(Tag.LINK, call))
    builder.text("Note", 72, 700, into=builder.element(Tag.NOTE, identifier="note-1"))
    reader = read(builder)
    assert reader.tree().outline() == "Document(P(Reference(Link)) Note)"
    assert reader.annotations(0)[0]["Dest"] == b"note-1"


def test_many_anchors_are_found(builder: Builder) -> None:
    builder.anchors |= {f"p{number}": Destination(0, number) for number in range(300)}
    builder.anchors["注"] = Destination(0, 1)
    builder.paragraph("x")
    names = read(builder).names()
    assert len(names) == 301
    assert list(names) == sorted(names, key=str.encode)
    assert string(PROPERTIES.title.encode()) == PROPERTIES.title
