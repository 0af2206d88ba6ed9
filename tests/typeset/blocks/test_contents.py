"""The list of contents and pages on their side, in points; New York's places are those of A/80/590 and A/80/596."""

from __future__ import annotations

import re

import pytest
from msgspec.structs import replace

from tests.support import build_model, seed
from tests.support.build_model import HERE, heading, note, numbered, text
from tests.support.runs import ink
from tests.typeset.blocks.test_tables import SMALL, elements, table
from undoc.model import Annex, Block, Contents, Landscape, NoteCall, NumberedParagraph, PageBreak
from undoc.prepare import prepare
from undoc.prepare.structure import Element, Tag
from undoc.typeset import TypesetDocument, typeset
from undoc.typeset.pages.page import Page, TextRun

LEFT = 60.0
LONG = "A heading that is so long that it goes on on a second line of the list of contents and has its page there"


def document(*blocks: Block, body: str = "general-assembly", language: str = "en", **more: object) -> TypesetDocument:
    model = build_model.document(blocks, body=body, language=language, **more)  # type: ignore[arg-type]
    return typeset(prepare(model, language, seed.templates()), seed.templates().fonts)


def texts(page: Page) -> list[TextRun]:
    return [item for item in page.items if isinstance(item, TextRun)]


def run(page: Page, words: str) -> TextRun:
    return next(item for item in texts(page) if item.text.strip().startswith(words))


def end(item: TextRun) -> float:
    return item.x + item.width


def line(page: Page, words: str) -> list[TextRun]:
    """The runs on the line that begins with ``words``, from the left."""
    y = run(page, words).y
    return sorted((item for item in texts(page) if item.y == pytest.approx(y)), key=lambda item: item.x)


REPORT: list[Block] = [
    Contents(HERE, 2),
    heading("First", 1),
    heading("Own", 2),
    *[numbered("word " * 300) for _ in range(4)],
    heading("Other", 2),
    heading("Not listed", 3),
    heading(LONG, 1),
    numbered("Last."),
]


def test_what_follows_a_page_break_begins_a_page() -> None:
    parting = PageBreak(HERE)
    blocks: list[Block] = [numbered("One."), parting, table(SMALL), parting, parting, numbered("Two.")]
    turned = Landscape((numbered("Three."), PageBreak(HERE), numbered("Four.")), HERE)
    found = document(*blocks, PageBreak(HERE), turned, PageBreak(HERE), numbered("Five."), PageBreak(HERE))
    assert len(found.pages) == 6
    for page, label in zip(found.pages, ("1.", "", "2.", "3.", "4.", "5."), strict=True):
        assert label in "".join(item.text for item in texts(page))


@pytest.mark.parametrize(("body", "pages"), [("general-assembly", 2), ("hsp-executive-board", 1)])
def test_the_text_begins_a_page_after_the_contents_where_the_house_says_so(body: str, pages: int) -> None:
    assert len(document(Contents(HERE, 2), heading("First", 1), numbered("Text."), body=body).pages) == pages


def test_entries_have_hanging_numbers_leaders_and_page_numbers() -> None:
    found = document(*REPORT)
    page = found.pages[0]
    label, words, leader, number = line(page, "I.")
    assert (label.text.strip(), words.text, number.text) == ("I.", "First", " 2")
    assert ink(label)[1] == pytest.approx(LEFT + 53.8)
    assert words.x == pytest.approx(LEFT + 64.8)
    assert re.fullmatch(r"(\. )*\.", leader.text)
    assert end(leader) == pytest.approx(LEFT + 463.9, abs=0.1)
    assert end(number) == pytest.approx(LEFT + 494.8, abs=0.1)
    label, words, *_ = line(page, "A.")
    assert [label.x, words.x] == pytest.approx([LEFT + 64.8, LEFT + 86.4])
    assert run(page, "A.").y - run(page, "I.").y == pytest.approx(18)
    *_, number = line(page, "B.")
    assert found.measured.page_numbers["h1-2"] == number.text.strip() == "3" == str(found.anchors["h1-2"].page + 1)
    title = run(page, "Contents")
    assert (title.x, title.size) == (LEFT, 14)
    page_word = run(page, "Page")
    assert end(page_word) == pytest.approx(LEFT + 494.8, abs=0.1)
    assert page_word.y - title.y == pytest.approx(15.53, abs=0.3)
    assert run(page, "I.").y - page_word.y == pytest.approx(17.1, abs=1)


def test_dots_stand_below_each_other() -> None:
    page = document(*REPORT).pages[0]
    leaders = [item for item in texts(page) if item.text.startswith(". .")]
    assert len(leaders) == 4
    pitch = sum(leaders[0].advances[:2])
    assert {round((end(item) - LEFT) / pitch, 2) for item in leaders} == {round((end(leaders[0]) - LEFT) / pitch, 2)}
    for item in leaders:
        before = max((end(other) for other in texts(page) if other.y == item.y and other.x < item.x), default=0.0)
        assert 0 <= item.x - before < 2 * pitch
        assert item.content is None  # leaders are not read out


def test_a_long_entry_goes_on_below_its_text_and_has_its_page_on_its_last_line() -> None:
    page = document(*REPORT).pages[0]
    first = line(page, "II.")
    assert [item.text.strip() for item in first][-1] != "3"
    last = max(
        (item for item in texts(page) if item.x == pytest.approx(LEFT + 64.8) and item.y < 500), key=lambda item: item.y
    )
    assert last.y == first[0].y + 12
    assert line(page, last.text)[-1].text.strip() == "3"
    assert all(end(item) <= LEFT + 456.3 for item in first)


def test_the_list_leads_to_its_headings_and_says_so() -> None:
    found = document(*REPORT)
    entries = elements(found.structure, Tag.CONTENTS_ITEM)
    assert len(entries) == 4
    assert len(elements(found.structure, Tag.CONTENTS)) == 2  # sections stand in a list within the chapters' list
    for entry in entries:
        (reference,) = entry.kids
        assert isinstance(reference, Element)
        assert reference.tag is Tag.REFERENCE
        (link,) = reference.kids
        assert isinstance(link, Element)
        assert (link.tag, link.target in found.anchors) == (Tag.LINK, True)
    areas = [area for area in found.pages[0].links if area.element.tag is Tag.LINK and area.element.target]
    assert all(area.description.strip() for area in areas)
    assert {area.target for area in areas} >= {"h1", "h1-1", "h1-2", "h2"}


def test_annexes_follow_under_their_word() -> None:
    annexes = [Annex(text(title), None, (numbered("x"),), HERE) for title in ("Methods", "Map")]
    page = document(Contents(HERE, 3), heading("First"), numbered("x"), *annexes).pages[0]
    assert run(page, "Annexes").x == LEFT
    assert [item.text.strip() for item in line(page, "Annexes")] == ["Annexes"]
    _, words, _, number = line(page, "II.")
    assert (words.text, number.text) == ("Map", " 4")
    page = document(Contents(HERE, 3), heading("First"), numbered("x"), annexes[0]).pages[0]
    assert run(page, "Annex").text.strip() == "Annex"
    assert [item.text.strip() for item in line(page, "Methods")][-1] == "3"
    page = document(Contents(HERE, 3), Annex((), None, (numbered("x"),), HERE)).pages[0]
    assert [item.text.strip() for item in line(page, "Annex")][-1] == "2"


def test_a_note_called_in_a_heading_is_not_called_in_the_list() -> None:
    called = replace(heading(""), inlines=(*text("First"), NoteCall("a", HERE)))
    found = document(Contents(HERE, 1), called, numbered("x"), heading("Second"), notes={"a": note("a", "Noted.")})
    assert [item.text.strip() for item in line(found.pages[0], "I.")][1] == "First"
    assert len(elements(found.structure, Tag.NOTE)) == 2  # with that of the agenda


def test_a_list_longer_than_a_page_goes_on() -> None:
    headings = [block for index in range(60) for block in (heading(f"Heading{index}"), numbered("Text."))]
    found = document(Contents(HERE, 1), *headings)
    numbers = []
    for page in found.pages:
        leaders = {item.y for item in texts(page) if item.text.startswith(". .")}
        numbers += [
            max((item for item in texts(page) if item.y == y), key=lambda item: item.x).text.strip()
            for y in sorted(leaders)
        ]
    assert numbers == [found.measured.page_numbers[f"h{index}"] for index in range(1, 61)]
    assert sorted(numbers, key=int) == numbers


@pytest.mark.parametrize(("body", "language"), [("human-rights-council", "en"), ("hsp-executive-board", "zh")])
def test_other_houses_have_a_list(body: str, language: str) -> None:
    page = document(*REPORT, body=body, language=language).pages[0]
    leaders = [item for item in texts(page) if item.text.startswith(". .")]
    assert len(leaders) == 4
    numbers = [max((item for item in texts(page) if item.y == leader.y), key=lambda item: item.x) for leader in leaders]
    assert {round(end(number), 1) for number in numbers} == {round(56.7 + 481.9, 1)}


def test_pages_on_their_side() -> None:
    called = NumberedParagraph(0, "1.", (*text("Wide"), NoteCall("a", HERE)), HERE)
    blocks: list[Block] = [
        numbered("Before."),
        Landscape((heading("Turned"), table(SMALL), called), HERE),
        numbered("After."),
    ]
    found = document(*blocks, notes={"a": note("a", "Noted.")})
    assert [(page.width, page.height) for page in found.pages] == [(612, 792), (792, 612), (612, 792)]
    page = found.pages[1]
    geometry = seed.templates().house("new-york", "en").landscape
    assert run(page, "Turned").y == pytest.approx(geometry.top + 12)
    assert run(page, "Noted.").y == pytest.approx(geometry.height - geometry.bottom - 10.5 * 0.2, abs=0.1)
    assert min(item.x for item in texts(page) if item.text.startswith("Category")) == pytest.approx(
        geometry.left + 63.35
    )
    assert end(run(page, "1 234.5")) < geometry.width - geometry.right - 63.35
    assert [item.text.strip() for item in line(found.pages[2], "3.")][-1] == "After."  # numbers go on
    assert found.outline[1].destination.page == 1


def test_an_annex_that_begins_on_its_side_has_its_title_there() -> None:
    annex = Annex(text("Map"), None, (Landscape((numbered("Wide."),), HERE), numbered("Upright.")), HERE)
    found = document(numbered("Text."), annex)
    assert [page.width for page in found.pages] == [612, 792, 612]
    assert run(found.pages[1], "Annex").y < run(found.pages[1], "Map").y < run(found.pages[1], "Wide.").y
    assert found.measured.page_numbers["annex1"] == "2"


def test_two_parts_on_their_side_begin_a_page_each() -> None:
    found = document(Landscape((numbered("One."),), HERE), Landscape((numbered("Two."),), HERE))
    assert [page.width for page in found.pages] == [612, 792, 792]
