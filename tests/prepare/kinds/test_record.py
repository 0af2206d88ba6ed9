"""Verbatim records: columns, the language that someone spoke, who took part, the notice at the foot of page 1."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

import undoc
from tests.support import build_model, seed
from undoc.model import Annex, Columns, ContentError, Emphasis, Emphasized, Heading, PageBreak, Paragraph, Text
from undoc.prepare import prepare
from undoc.prepare.kinds.record import member, record
from undoc.prepare.prepared import Columns as SetColumns
from undoc.prepare.prepared import PreparedDocument, Table
from undoc.production.new_document import new_document

PLACE = build_model.plain("").place
TEMPLATES = seed.templates()


def spoken(text: str, spoke_in: str) -> list[str]:
    """The italic words of a speech whose speaker is bold."""
    name = Emphasized(Emphasis.BOLD, (Text("Mr. Martin", PLACE),))
    blocks = record([Paragraph((name, Text(text, PLACE)), PLACE)], spoke_in, PLACE, has_own_page=False)
    assert isinstance(blocks[0], Columns)
    [speech] = blocks[0].blocks
    assert isinstance(speech, Paragraph)
    italic = [one for one in speech.inlines if isinstance(one, Emphasized) and one.emphasis is Emphasis.ITALIC]
    return [one.text for part in italic for one in part.children if isinstance(one, Text)]


@pytest.mark.parametrize(
    ("text", "spoke_in", "italic"),
    [
        (" (France) (spoke in French): I thank", "spoke in {language}", ["spoke in French"]),
        (" (spoke in Arabic): I", "spoke in {language}", ["spoke in Arabic"]),
        (" (France): I (who spoke in French) thank", "spoke in {language}", []),
        ("(法国)(以法语发言)：我", "以{language}发言", ["以法语发言"]),
        (" (France) (parle en anglais) : Je", "parle en {language}", ["parle en anglais"]),
        (" (France): I", "", []),
    ],
)
def test_the_language_that_someone_spoke_is_italic(text: str, spoke_in: str, italic: list[str]) -> None:
    assert spoken(text, spoke_in) == italic


def test_the_text_stands_in_columns_up_to_a_part_of_its_own() -> None:
    annex = Annex((), None, (build_model.plain("List"),), PLACE)
    blocks = record([build_model.heading("Item"), build_model.plain("Said."), annex], "", PLACE, has_own_page=True)
    assert [type(block) for block in blocks[:2]] == [PageBreak, Columns]
    assert blocks[2] is annex
    columns = blocks[1]
    assert isinstance(columns, Columns)
    heading, said = columns.blocks
    assert isinstance(heading, Heading)
    assert not heading.is_numbered
    assert isinstance(said, Paragraph)
    assert said.is_indented


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("Ms. Haddad (Jordan)", ("Jordan", "Ms. Haddad")),
        ("Mr. Li (Junior) (China)", ("China", "Mr. Li (Junior)")),
        ("哈达德女士（约旦）", ("约旦", "哈达德女士")),
        ("Ms. Haddad", None),
        ("(Jordan)", None),
    ],
)
def test_a_member_is_a_name_with_a_country(line: str, found: tuple[str, str] | None) -> None:
    assert member(line) == found


def council(folder: Path, *, language: str = "en", members: str = "Mr. Zhang (China)\\ Ms. Sy (Algeria)") -> Path:
    made = new_document(
        "S/PV.9999", languages=[language], date=dt.date(2025, 11, 4), kind="verbatim-record", content=folder
    )
    file = made / f"{language}.md"
    lines = file.read_text("utf-8").split("\n")
    file.write_text("\n".join(f"members: {members}" if "members:" in line else line for line in lines), "utf-8")
    metadata = made / "document.yaml"
    metadata.write_text(metadata.read_text("utf-8") + "session: {number: 80}\n", "utf-8")
    return made


def prepared(folder: Path, language: str = "en") -> PreparedDocument:
    return prepare(undoc.load(folder), language, TEMPLATES)


def test_the_first_page_of_a_council_has_its_year_and_its_members_in_order(tmp_path: Path) -> None:
    made = prepared(council(tmp_path))
    assert [line.text for line in made.masthead["session"]] == ["Eightieth year"]
    assert [line.text for line in made.masthead["records"]] == ["Provisional"]
    table = made.blocks[0]
    assert isinstance(table, Table)
    texts = [[" ".join(one.text for one in cell.paragraphs) for cell in row.cells] for row in table.rows]
    assert texts == [
        ["President:", "Jordan", "Ms. Haddad"],
        ["Members:", "Algeria", "Ms. Sy"],
        ["", "China", "Mr. Zhang"],
    ]
    assert any(isinstance(block, SetColumns) for block in made.blocks)
    assert made.foot[0].text.startswith("This record contains the text of speeches delivered in English")


def test_a_member_without_a_country_is_told_where_it_stands(tmp_path: Path) -> None:
    folder = council(tmp_path, members="Mr. Zhang")
    with pytest.raises(ContentError) as raised:
        prepared(folder)
    [problem] = raised.value.problems
    assert problem.code == "no-country"
    assert problem.place.line > 2
