from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.pdf.builder import PROPERTIES, Builder
from tests.pdf.reader import Node, Reader, plain, string
from tests.pdf.specimen import EMBLEM
from undoc.pdf import write
from undoc.pdf.roles import list_numbering
from undoc.prepare.structure import Content, Element, Tag


def read(builder: Builder) -> Reader:
    return Reader(write(builder.document(), PROPERTIES))


def test_the_tree_has_every_element(specimen_file: Reader) -> None:
    assert specimen_file.tree().outline() == (
        "Document(Figure P P H1 TOC(TOCI(Reference(Link)) TOCI(Link)) "
        "Sect(H2 P(Reference(Link)) P(Span Span) P P BlockQuote(P)) "
        + "L(LI(Lbl LBody) LI(Lbl LBody)) "
        * 3
        + "P(Link) Note(Lbl(Link) P) Note H3 P "
        "Table(Caption THead(TR(TH TH) TR(TH TH)) TBody(TR(TH TD TD) TR(TD))) H2 H3)"
    )


def test_text_belongs_to_its_element(specimen_file: Reader) -> None:
    tree = specimen_file.tree()
    assert tree.all("H1")[0].text == "Programme of work and budget"
    assert [node.text for node in tree.all("Lbl")[:4]] == ["1.", "2.", "(a)", "(b)"]
    assert [node.text for node in tree.all("TD")] == ["958", "1 002", "None"]


def test_an_element_over_two_pages_is_one(specimen_file: Reader) -> None:
    (node,) = (node for node in specimen_file.tree().all("P") if node.text.startswith("One paragraph"))
    assert node.text == "One paragraph overtwo pages,interrupted."
    kids = plain(node.entries["K"])
    assert [type(plain(kid)) for kid in kids] == [int, dict, dict]


def test_kids_are_in_reading_order_whatever_was_painted_first(builder: Builder) -> None:
    paragraph = builder.element(Tag.PARAGRAPH)
    before = paragraph.content()
    span = builder.element(Tag.SPAN, paragraph)
    after = paragraph.content()
    for content, text in ((after, "c"), (before, "a"), (span.content(), "b")):
        builder.text(text, into=content)
    kids = plain(read(builder).tree().kids[0].entries["K"])
    assert [plain(kid) if isinstance(plain(kid), int) else "S" for kid in kids] == [1, "S", 0]


def test_consecutive_items_share_a_sequence_and_interrupted_ones_do_not(builder: Builder) -> None:
    content = builder.element(Tag.PARAGRAPH).content()
    builder.text("a", 72, 300, into=content)
    builder.text("b", 80, 300, into=content)
    builder.text("furniture", 72, 400)
    builder.text("c", 90, 300, into=content)
    contents = read(builder).contents(0)
    assert contents.count(b"/P<</MCID") == 2
    assert contents.count(b"BT") == contents.count(b"ET") == 3
    assert contents.count(b"BDC") == contents.count(b"EMC") == 3


@pytest.mark.parametrize(
    ("y", "mark"),
    [
        (50, b"/Artifact<</Type/Pagination/Subtype/Header>>BDC"),
        (400, b"/Artifact<</Type/Layout>>BDC"),
        (800, b"/Artifact<</Type/Pagination/Subtype/Footer>>BDC"),
    ],
)
def test_text_without_content_is_an_artifact(builder: Builder, y: float, mark: bytes) -> None:
    builder.text("A/80/1", 72, y)
    assert read(builder).contents(0).startswith(mark)


def test_the_parent_tree_leads_back(specimen_file: Reader) -> None:
    root = plain(specimen_file.catalog["StructTreeRoot"])
    parents = specimen_file.tree_entries(root["ParentTree"], "Nums")
    assert set(parents) == set(range(root["ParentTreeNextKey"]))
    roles: dict[int, Any] = {node.number: node for node in specimen_file.tree().walk()}
    for index, page in enumerate(specimen_file.pages):
        assert page.attrs["StructParents"] == index
        assert [roles[ref.objid].role for ref in plain(parents[index])][:1] in (["Figure"], ["H3"])
        for annotation in specimen_file.annotations(index):
            assert roles[parents[annotation["StructParent"]].objid].role == "Link"


def heading_roles(*headings: tuple[Tag, int]) -> list[str]:
    builder = Builder()
    for tag, level in headings:
        builder.text("x", into=builder.element(tag, level=level))
    return [node.role for node in read(builder).tree().kids]


@pytest.mark.parametrize(
    ("headings", "roles"),
    [
        ([(Tag.TITLE, 0), (Tag.HEADING, 1), (Tag.HEADING, 2), (Tag.HEADING, 1)], ["H1", "H2", "H3", "H2"]),
        ([(Tag.HEADING, 1), (Tag.HEADING, 2)], ["H1", "H2"]),
        ([(Tag.HEADING, 2), (Tag.HEADING, 4)], ["H1", "H2"]),
        ([(Tag.TITLE, 0), (Tag.HEADING, 3), (Tag.HEADING, 3)], ["H1", "H2", "H3"]),
        ([(Tag.TITLE, 0), (Tag.HEADING, 1), (Tag.TITLE, 0), (Tag.HEADING, 2)], ["H1", "H2", "H1", "H2"]),
        (
            [(Tag.TITLE, 0), *((Tag.HEADING, level) for level in range(1, 8))],
            ["H1", "H2", "H3", "H4", "H5", "H6", "H6", "H6"],
        ),
    ],
)
def test_headings_skip_no_level(headings: list[tuple[Tag, int]], roles: list[str]) -> None:
    assert heading_roles(*headings) == roles


def test_a_figure_has_its_alternative_text_and_its_box(builder: Builder) -> None:
    builder.picture(EMBLEM, 72, 40, 70, 60, "Emblem of the United Nations “UN”")
    (figure,) = read(builder).tree().all("Figure")
    assert string(figure.entries["Alt"]) == "Emblem of the United Nations “UN”"
    assert figure.attributes["BBox"] == pytest.approx([72, 841.89 - 100, 142, 841.89 - 40])


@pytest.mark.parametrize("alternative", [None, "", " "])
def test_a_figure_without_alternative_text_is_refused(builder: Builder, alternative: str | None) -> None:
    builder.picture(EMBLEM, 72, 40, 70, 60, alternative)
    with pytest.raises(ValueError, match="alternative"):
        read(builder)


def test_languages_are_told(specimen_file: Reader) -> None:
    languages = [node.entries["Lang"] for node in specimen_file.tree().walk() if "Lang" in node.entries]
    assert languages == [b"fr", b"zh", b"ar", b"ar"]


def test_notes_have_identifiers(specimen_file: Reader) -> None:
    identifiers = [node.entries["ID"] for node in specimen_file.tree().all("Note")]
    assert identifiers == [b"note-1", b"note-2"]
    root = plain(specimen_file.catalog["StructTreeRoot"])
    named = specimen_file.tree_entries(root["IDTree"], "Names")
    roles = {name: plain(plain(reference)["S"]) for name, reference in named.items()}
    assert roles == {"call-1": "Reference", "note-1": "Note", "note-2": "Note"}


def test_identifiers_are_unique(builder: Builder) -> None:
    for _ in range(2):
        builder.text("x", into=builder.element(Tag.NOTE, identifier="n"))
    with pytest.raises(ValueError, match="identifier"):
        read(builder)


def test_cells_have_scopes_and_spans(specimen_file: Reader) -> None:
    cells = [node for node in specimen_file.tree().walk() if node.role in ("TH", "TD")]
    assert [{key: value for key, value in cell.attributes.items() if key != "O"} for cell in cells] == [
        {"RowSpan": 2, "Scope": "Column"},
        {"ColSpan": 2, "Scope": "Column"},
        {"Scope": "Column"},
        {"Scope": "Column"},
        {"Scope": "Row"},
        {},
        {},
        {"ColSpan": 3},
    ]


def test_lists_say_how_they_are_numbered(specimen_file: Reader) -> None:
    numberings = [node.attributes["ListNumbering"] for node in specimen_file.tree().all("L")]
    assert numberings == ["Decimal", "LowerAlpha", "Disc"]


def test_a_list_may_state_its_numbering(builder: Builder) -> None:
    items = builder.element(Tag.LIST, attributes={"list-numbering": "UpperRoman"})
    builder.text("x", into=builder.element(Tag.BODY, builder.element(Tag.ITEM, items)))
    assert read(builder).tree().all("L")[0].attributes["ListNumbering"] == "UpperRoman"


@pytest.mark.parametrize(
    ("labels", "numbering"),
    [
        ([], "None"),
        ([""], "None"),
        (["1.", "2."], "Decimal"),
        (["(a)", "(b)"], "LowerAlpha"),
        (["(i)", "(ii)"], "LowerRoman"),
        (["(i)", "(j)"], "LowerAlpha"),
        (["(i)"], "LowerRoman"),
        (["(c)", "(d)"], "LowerAlpha"),
        (["iv."], "LowerRoman"),
        (["A.", "B."], "UpperAlpha"),
        (["I.", "II."], "UpperRoman"),
        (["•"], "Disc"),
        (["–"], "Disc"),
        (["*"], "Disc"),
        (["○"], "Circle"),
        (["■"], "Square"),
        (["一、", "二、"], "Decimal"),
        (["（一）"], "Decimal"),
        (["(ا)"], "Decimal"),
    ],
)
def test_list_numbering_by_labels(labels: list[str], numbering: str) -> None:
    assert list_numbering(labels) == numbering


def test_content_outside_the_document_is_refused(builder: Builder) -> None:
    builder.text("x", into=Content(Element(Tag.PARAGRAPH)))
    with pytest.raises(KeyError):
        read(builder)


def test_an_element_without_content_stays(builder: Builder, tmp_path: Path) -> None:
    row = builder.element(Tag.ROW, builder.element(Tag.TABLE_BODY, builder.element(Tag.TABLE)))
    builder.text("x", into=builder.element(Tag.CELL, row))
    builder.element(Tag.CELL, row)
    tree: Node = read(builder).tree()
    assert tree.outline() == "Document(Table(TBody(TR(TD TD))))"
