"""What holds at the end of an import: all that the file shows is in the content, or told."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from lxml import etree
from msgspec.structs import replace

from tests.importer.test_fault_labels import in_list, list_of
from tests.importer.word_file import NAMESPACES, footnotes, imported, messages, paragraph, row, run, table, word_file
from tests.support.seed import ROOT
from undoc.importer import import_file
from undoc.importer.invariants import hold, references_in
from undoc.importer.recognise.origins import Origin
from undoc.importer.report import Findings
from undoc.importer.tallies import Made, Shown
from undoc.importer.word.items import Item, WordCell, WordRow, WordTable
from undoc.importer.word.numbering import Label
from undoc.importer.word.paragraphs import WordParagraph
from undoc.importer.word.spans import Span
from undoc.importer.word.styles import PLAIN
from undoc.importer.word.tracked import Tracked
from undoc.model import Block, ContentError, NumberedParagraph, Paragraph

CASES = ROOT.parent / "shared" / "cases"
FILES = [path for path in sorted(CASES.rglob("*.docx")) if not {"hostile", "content"} & set(path.parts)]
BOX = "<w:txbxContent><w:p><w:r><w:t>In a box</w:t></w:r></w:p></w:txbxContent>"


def held(
    body: str, items: Sequence[Item], blocks: Sequence[Block], labels: dict[int, Label] | None = None
) -> tuple[dict[str, tuple[int, int, int]], list[str]]:
    """The counts, without those of nothing, and what is told, of a file that was read as ``items``, then ``blocks``."""
    root = etree.fromstring(f"<w:body {NAMESPACES}>{body}</w:body>")
    findings = Findings()
    shown = Shown(root, items, labels or {}, {"f1": "Of the note"}, frozenset())
    tallies = hold(shown, Made(blocks, (), ("•", "–"), findings))
    return (
        {one.what: (one.file, one.imported, one.told) for one in tallies if one.file},
        [f"{one.code}: {one.message}" for one in findings.found],
    )


def line(number: int, text: str) -> WordParagraph:
    return WordParagraph(number, PLAIN, spans=[Span(text)])


def test_what_is_in_the_content_is_not_told() -> None:
    cells = WordTable([], [WordRow([WordCell([line(2, "A cell")])])], 1)
    blocks: list[Block] = [
        NumberedParagraph(0, "", (Span("Text"),), Origin("paragraph 1", label="1.")),
        Paragraph((Span("A cell"),), Origin("table 1, “A cell”")),
    ]
    counts, told = held("<w:tbl/>", [line(1, "Text"), cells], blocks, {1: Label("1.", 0, False)})
    assert counts == {"labels": (1, 1, 0), "tables": (1, 1, 0)}
    assert told == []


@pytest.mark.parametrize(
    ("body", "kind", "told"),
    [
        ("<w:tbl/><w:tbl/>", "tables", "table: 2 tables of 2 in the file cannot be found in the content."),
        (
            "<w:p><w:r><w:drawing><a:blip/></w:drawing></w:r></w:p>",
            "pictures",
            "pictures: The file has 1 picture or chart, the content 0.",
        ),
        (
            '<w:p><w:r><w:footnoteReference w:id="1"/></w:r></w:p>',
            "notes",
            "note: A note was left out: “Of the note”",
        ),
        (
            f"<w:p><w:r><w:pict>{BOX}</w:pict></w:r></w:p>",
            "text boxes",
            "text-box: The text of a text box was left out: “In a box”",
        ),
        (
            "<w:p><w:r><w:t>☐ ☒</w:t></w:r></w:p>",
            "check boxes",
            "check-boxes: The file has 2 check boxes, the content 0.",
        ),
    ],
)
def test_what_is_in_neither_the_content_nor_the_report_is_told(body: str, kind: str, told: str) -> None:
    counts, messages_ = held(body, [], [])
    assert messages_ == [told]
    assert counts[kind][1] == 0
    assert counts[kind][0] == counts[kind][2]


def test_a_table_that_was_read_and_is_nowhere_is_told_with_its_text() -> None:
    cells = WordTable([], [WordRow([WordCell([line(2, "A cell")])])], 1)
    assert held("<w:tbl/>", [cells], []) == ({"tables": (1, 0, 1)}, ["table: A table was left out: “A cell”"])


def test_a_number_of_a_paragraph_that_is_nowhere_is_told() -> None:
    _, told = held(
        "", [line(1, "Text")], [Paragraph((Span("Text"),), Origin("paragraph 1"))], {1: Label("IV", 0, False)}
    )
    assert told == ["label: The number “IV” of a paragraph of “Text” was left out."]


def test_fields_of_one_number_are_one_reference() -> None:
    number, letter = Span("5", link="#a", is_field=True), Span("(b)", link="#b", is_field=True)
    between = [Span(" and "), replace(number, text="7")]
    paragraphs = [WordParagraph(1, PLAIN, spans=[Span("See "), number, Span(" "), letter, *between])]
    assert references_in(paragraphs) == 2


def test_an_older_form_of_a_box_is_not_another_one() -> None:
    body = (
        f"<w:p><w:r><mc:AlternateContent><mc:Choice><w:drawing>{BOX}</w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict>{BOX}</w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )
    counts, told = held(body, [], [Paragraph((Span("In a box"),), Origin("paragraph 1"))])
    assert (counts, told) == ({"text boxes": (1, 1, 0)}, [])


def test_signs_of_lists_that_the_house_has_otherwise_are_told(tmp_path: Path) -> None:
    parts = list_of(("bullet", "•"), ("bullet", "➢"))
    result = imported(tmp_path, word_file(in_list("One", 0) + in_list("Two", 1), parts=parts))
    assert [one.message for one in result.findings] == ["The sign “➢” of a list becomes “–”."]


def test_a_paragraph_without_text_has_a_number_all_the_same(tmp_path: Path) -> None:
    parts = list_of(("decimal", "%1."))
    result = imported(tmp_path, word_file(in_list("One", 0) + in_list("", 0) + in_list("Three", 0), parts=parts))
    assert "dropped/label" in messages(result)


def test_nothing_is_told_of_a_file_that_comes_in_whole(tmp_path: Path) -> None:
    call = '<w:r><w:footnoteReference w:id="1"/></w:r>'
    body = paragraph(run("1.\tText.") + call) + table(row("A", "1", "2"), row("B", "3", "4"))
    result = imported(tmp_path, word_file(body, parts={"word/footnotes.xml": footnotes("A note.")}))
    assert result.findings == ()
    assert {one.what: one.imported for one in result.tallies if one.file} == {"tables": 1, "notes": 1}


@pytest.mark.slow
@pytest.mark.skipif(not FILES, reason="the files are not here")
@pytest.mark.parametrize("path", FILES, ids=[path.stem for path in FILES])
def test_all_that_official_files_show_comes_in_or_is_told(path: Path, tmp_path: Path) -> None:
    try:
        result = import_file(path, tmp_path, tracked=Tracked.ACCEPT)
    except ContentError:
        return  # refused with a reason
    assert [one for one in result.tallies if not one.is_whole] == []


FORMULA = "<m:oMath><m:r><m:t>a</m:t></m:r></m:oMath>"


def test_a_formula_that_is_nowhere_is_told() -> None:
    counts, told = held(f"<w:p>{FORMULA}{FORMULA}<m:oMath/></w:p>", [], [])
    assert counts == {"formulas": (2, 0, 2)}
    assert told == ["formulas: The file has 2 formulas, the content 0."]


def test_formulas_are_counted_wherever_they_stand(tmp_path: Path) -> None:
    note = "</w:t></w:r>" + FORMULA + "<w:r><w:t>"
    body = (
        paragraph(run("Of ") + FORMULA, "HCh")
        + paragraph(run("A text.") + '<w:r><w:footnoteReference w:id="1"/></w:r>' + FORMULA)
        + paragraph(f"<m:oMathPara>{FORMULA}{FORMULA}</m:oMathPara>")
        + paragraph("<m:oMath><m:r><m:t>`</m:t></m:r></m:oMath>")
        + table(row("A", "B"), row("1", FORMULA), columns=(5000, 5000))
    )
    notes = footnotes("A note.").replace("A note.", f"A {note} note.")
    result = imported(tmp_path, word_file(body, parts={"word/footnotes.xml": notes}))
    (tally,) = (one for one in result.tallies if one.what == "formulas")
    assert (tally.file, tally.imported, tally.told) == (6, 5, 1)  # two beside each other are one
    assert messages(result) == ["simplified/formula"]
