"""The pages of the seed: where things stand, in points, and what belongs to what."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from tests.support import build_model, prepared_documents, seed
from tests.support.build_model import HERE
from undoc.model import Block, ColumnAlign, Fit, NoteCall, Paragraph, Symbol, Text
from undoc.prepare import prepare
from undoc.prepare.prepared import Role
from undoc.prepare.structure import Content, Element, Tag
from undoc.typeset import MissingCharactersError, TypesetDocument, UnusableFontError, typeset
from undoc.typeset.pages.page import Page, PlacedPicture, Rule, TextRun
from undoc.typeset.text.fonts import Face


@pytest.fixture(scope="module")
def document() -> TypesetDocument:
    return typeset(seed.prepared(), seed.templates().fonts)


def rows(page: Page) -> list[tuple[float, float, str]]:
    """Base line, start and text of each row of runs, from the top."""
    found: dict[float, list[TextRun]] = {}
    for item in page.items:
        if isinstance(item, TextRun):
            found.setdefault(round(item.y, 1), []).append(item)
    return [
        (y, round(min(run.x for run in runs), 1), "".join(run.text for run in sorted(runs, key=lambda run: run.x)))
        for y, runs in sorted(found.items())
    ]


def elements(element: Element) -> Iterator[Element]:
    yield element
    for kid in element.kids:
        if isinstance(kid, Element):
            yield from elements(kid)


def test_pages_end_where_those_of_the_official_document_do(document: TypesetDocument) -> None:
    # The source's text shows it: its first page ends within 5 (a) and its second after 8 (a), each with its note.
    first, second, third = ([text for _, _, text in rows(page)] for page in document.pages)
    assert first[-2:] == ["(a) 约 958 000 人受益于改善的连通性和绿色交通，包括在全球 10 个城", "* HSP/EB.2024/1。"]
    assert second[1] == "市为初创企业和快速公交提供支持。"
    assert "其全球足迹，并确保采用可持续的建筑办法；" in second[-6:]
    assert third[1].startswith("(b) 通过推广可持续的水管理做法")
    assert len(document.pages) == 3


def test_first_page_positions(document: TypesetDocument) -> None:
    page = document.pages[0]
    found = {text: (x, y) for y, x, text in rows(page)}
    assert found["HSP/EB.2024/17"][1] == pytest.approx(66.6, abs=0.1)
    assert found["Distr.: General"] == (396.9, 93.1)
    assert found["19 September 2024"] == (396.9, 105.1)
    assert found["Chinese"] == (396.9, 129.1)  # a blank line above
    assert found["Original: English"] == (396.9, 141.1)
    assert found["联合国"][0] == 120.5
    rules = [item for item in page.items if isinstance(item, Rule)]
    assert [(round(rule.x, 1), round(rule.x2, 1), round(rule.y, 1), rule.width) for rule in rules[:2]] == [
        (56.7, 538.6, 71.2, 0.5),
        (56.7, 538.6, 213.7, 1.5),
    ]
    (emblem,) = [item for item in page.items if isinstance(item, PlacedPicture)]
    assert emblem.x + emblem.width / 2 == pytest.approx(56.7 + 63.8 / 2)


def test_the_symbol_ends_at_the_margin_its_first_element_large(document: TypesetDocument) -> None:
    organ, rest = (
        item for item in document.pages[0].items if isinstance(item, TextRun) and item.text in ("HSP", "/EB.2024/17")
    )
    assert (organ.size, rest.size) == (20, 10)
    assert rest.x == pytest.approx(organ.x + organ.width)
    assert rest.x + rest.width == pytest.approx(595.3 - 56.7)


def test_turn_lines_return_to_the_margin(document: TypesetDocument) -> None:
    starts = {text[:3]: x for _, x, text in rows(document.pages[1])}
    assert starts["6. "] == 113.4
    assert starts["促进繁"] == 113.4  # the turn line of 6
    assert starts["(b)"] == 141.8
    assert starts["行机会"] == 113.4  # the turn line of (b)


def test_running_heads_stand_at_the_outer_edge(document: TypesetDocument) -> None:
    second, third = rows(document.pages[1]), rows(document.pages[2])
    assert second[0][:2] == (65.1, 56.7)
    assert third[0][1] > 470
    assert second[-1] == (769.7, 56.7, "2")
    assert third[-1][2] == "3"
    assert third[-1][1] > 530
    assert rows(document.pages[0])[0][2] == "联合国"  # no running head over the masthead


def test_notes_follow_a_separator_at_the_foot(document: TypesetDocument) -> None:
    page = document.pages[1]
    (separator,) = [item for item in page.items if isinstance(item, Rule) and item.x2 - item.x == pytest.approx(144)]
    note_rows = [row for row in rows(page) if row[0] > separator.y and row[2] != "2"]
    assert note_rows[0][2] == "1"
    assert note_rows[-1][0] == pytest.approx(841.9 - 113.4 - 12 * 0.2, abs=0.06)


def test_the_document_ends_with_a_centred_rule(document: TypesetDocument) -> None:
    (last,) = [item for item in document.pages[-1].items if isinstance(item, Rule) and item.x2 - item.x < 100]
    assert last.x2 - last.x == pytest.approx(72)
    assert (last.x + last.x2) / 2 == pytest.approx(595.3 / 2)


def test_structure(document: TypesetDocument) -> None:
    tags = [element.tag for element in elements(document.structure)]
    assert tags.count(Tag.TITLE) == 1
    assert tags.count(Tag.LIST) == 5
    assert tags.count(Tag.ITEM) == 27
    assert tags.count(Tag.NOTE) == 2
    assert tags.count(Tag.FIGURE) == 1
    (figure,) = [element for element in elements(document.structure) if element.tag is Tag.FIGURE]
    assert figure.alternative == "联合国徽记"
    notes = {element.identifier for element in elements(document.structure) if element.tag is Tag.NOTE}
    calls = {element.target for element in elements(document.structure) if element.tag is Tag.LINK}
    assert notes == {"n1", "n2"} <= calls


def test_every_item_belongs_to_the_structure_or_is_furniture(document: TypesetDocument) -> None:
    contents = {id(kid) for element in elements(document.structure) for kid in element.kids if isinstance(kid, Content)}
    loose = []
    for page in document.pages:
        for item in page.items:
            if item.content is None:
                loose.append(item.text if isinstance(item, TextRun) else "")
            else:
                assert id(item.content) in contents
    assert {text for text in loose if text} == {"HSP/EB.2024/17", "2", "3"}


def test_anchors_and_outline(document: TypesetDocument) -> None:
    assert document.anchors["p5"].page == 0
    assert document.anchors["p5-2"].page == 1
    assert document.anchors["n2"].page == document.anchors["n2-call"].page == 1
    assert [entry.title for entry in document.outline] == ["关于 2020–2025 年期间战略计划的 2023 年年度报告摘要"]


def test_a_character_without_a_font_is_named() -> None:
    model = build_model.document([build_model.plain("ok 𓀀 and 𓀁")])
    prepared = prepare(model, "en", seed.templates())
    for _ in range(2):  # the second time too, though texts are remembered
        with pytest.raises(MissingCharactersError) as raised:
            typeset(prepared, seed.templates().fonts)
        assert raised.value.characters == {"𓀀", "𓀁"}
    typeset(seed.prepared(), seed.templates().fonts)


def test_a_file_that_is_no_font_is_named(tmp_path: Path) -> None:
    path = tmp_path / "broken.ttf"
    path.write_bytes(b"no font")
    with pytest.raises(UnusableFontError) as raised:
        Face("broken", path)
    assert raised.value.path == path


@pytest.mark.parametrize("body", ["general-assembly", "human-rights-council"])
def test_a_note_called_in_the_masthead_stands_first_at_the_foot_of_page_1(body: str) -> None:
    symbol = Symbol.parse("A/65/L.78*")
    blocks = [build_model.numbered("Words of a paragraph. " * 40) for _ in range(20)]
    document = build_model.document(blocks, body=body, symbol=symbol, reissued=dt.date(2011, 6, 16), slugs=("late",))
    prepared = prepare(document, "en", seed.templates())
    pages = typeset(prepared, seed.templates().fonts).pages
    assert len(pages) > 1
    texts = [text for _, _, text in rows(pages[0])]
    assert texts[0].startswith("United Nations") or "A/65/L.78*" in texts[0]
    notes = [text for text in texts if text.startswith("*")]
    assert [note[:20] for note in notes] == ["* Reissued for techn", "** HSP/EB.2024/1.", "*** The present docu"]
    assert any("A title***" in text for text in texts)


def test_the_first_line_of_an_indented_paragraph_begins_where_texts_after_numbers_do() -> None:
    words = "word " * 60
    blocks: list[Block] = [
        build_model.plain(words),
        replace(build_model.plain(words), is_indented=True),
        build_model.numbered(words),
    ]
    version = prepare(build_model.document(blocks), "en", seed.templates())
    page = typeset(version, seed.templates().fonts).pages[0]
    found = [(x, text) for _, x, text in rows(page) if "word" in text]
    lines = len(found) // 3
    left = version.house.page.left + version.house.styles[version.house.body_style].left
    indent = version.house.numbering.paragraphs[0].text
    assert [x for x, _ in found[:lines]] == pytest.approx([left] * lines, abs=0.1)
    assert found[lines][0] == pytest.approx(left + indent, abs=0.1)
    assert [x for x, _ in found[lines + 1 : 2 * lines]] == pytest.approx([left] * (lines - 1), abs=0.1)


def test_lines_stand_and_end_as_their_paragraph_says() -> None:
    words = "word " * 60
    fitted = replace(build_model.numbered(words), fit=Fit(line=11.5, end=40.0))
    made = build_model.document((build_model.numbered(words), fitted), body="general-assembly")
    made = replace(made, versions={"en": replace(made.versions["en"], fits={"title": Fit(end=250.0)})})
    templates = seed.templates()
    prepared = prepare(made, "en", templates)
    assert {one.end for one in prepared.front if one.role is Role.TITLE} == {250.0}
    page = typeset(prepared, templates.fonts).pages[0]
    runs = [item for item in page.items if isinstance(item, TextRun) and "word" in item.text]
    second = next(number for number, run in enumerate(runs[1:], 1) if run.x > runs[number - 1].x)
    usual, close = runs[1 : second - 1], runs[second + 1 : -1]  # whole lines
    assert usual[1].y - usual[0].y == pytest.approx(12)
    assert close[1].y - close[0].y == pytest.approx(11.5)
    assert usual[0].x + usual[0].width - close[0].x - close[0].width == pytest.approx(40, abs=0.01)


def test_spaces_shrink_where_the_document_does_not_stretch_all() -> None:
    words = "a lot of words of one, two, three and many more letters that fill the lines of a paragraph "
    document = build_model.document([build_model.plain(words * count) for count in range(3, 9)], language="en")
    prepared = prepare(document, "en", seed.templates())

    def narrowest(*, shrinks: bool) -> float:
        made = typeset(replace(prepared, shrinks_spaces=shrinks), seed.templates().fonts)
        runs = [item for page in made.pages for item in page.items if isinstance(item, TextRun) and item.size == 10]
        return min(width for run in runs for width, text in zip(run.advances, run.texts, strict=True) if text == " ")

    assert narrowest(shrinks=True) < narrowest(shrinks=False)


@pytest.mark.parametrize(("body", "gap"), [("general-assembly", 21.0), ("hsp-executive-board", 15.0)])
def test_between_paragraphs_is_the_larger_space_or_both(body: str, gap: float) -> None:
    templates = seed.templates()
    house = templates.house(templates.bodies[body].house, "en")
    spaced = replace(house.styles[house.body_style], before=15.0)
    assert house.gap(house.styles[house.body_style], spaced, headings=False) == gap
    assert house.gap(spaced, replace(spaced, before=0.0), headings=False) == 6.0


@pytest.mark.parametrize("above", [0.0, 3.0, 20.0])
def test_a_paragraph_may_say_how_far_it_stands_from_the_one_above(above: float) -> None:
    fitted = replace(build_model.plain("Below"), fit=Fit(above=above))
    made = build_model.document((build_model.plain("Above"), fitted, build_model.plain("Last")))
    page = typeset(prepare(made, "en", seed.templates()), seed.templates().fonts).pages[0]
    found = {text: y for y, _, text in rows(page)}
    assert found["Below"] - found["Above"] == pytest.approx(12.0 + above)
    assert found["Last"] - found["Below"] == pytest.approx(18.0)


def test_a_paragraph_may_stay_whole_on_the_page_of_the_next() -> None:
    below = build_model.plain("Below " + "word " * 40)
    for count in range(30, 45):
        kept = replace(build_model.plain("First " + "word " * 60 + "last"), fit=Fit(keep=True))
        made = build_model.document((*(build_model.plain(f"Line {i}") for i in range(count)), kept, below))
        pages = typeset(prepare(made, "en", seed.templates()), seed.templates().fonts).pages
        texts = [" ".join(text for _, _, text in rows(page)) for page in pages]
        assert [("First" in text, "last" in text) for text in texts if "Below" in text] == [(True, True)]


@pytest.mark.parametrize("body", ["general-assembly", "hsp-executive-board"])
def test_the_end_rule_gives_up_space_rather_than_begin_a_page(body: str) -> None:
    templates = seed.templates()
    house = templates.house(templates.bodies[body].house, "en")
    usual, found = house.end_rule.gap, set[float]()
    for first in (0.0, 5.0, 10.0, 15.0):
        for count in range(10, 28):
            blocks = [build_model.plain(f"Line {index}") for index in range(count)]
            blocks[0] = replace(blocks[0], fit=Fit(line=12 + first))
            made = typeset(prepare(build_model.document(blocks, body=body), "en", templates), templates.fonts)
            last = made.pages[-1]
            text = max(item.y for item in last.items if isinstance(item, TextRun) and item.text.startswith("Line"))
            rule = next(item for item in last.items if isinstance(item, Rule) and text < item.y < text + 40)
            below = house.styles[house.body_style].line.height * 0.2
            assert made.measured.end_gap is not None
            assert made.measured.end_gap == pytest.approx(rule.y - text - below, abs=0.3)
            assert rule.y <= last.height - house.page.bottom
            found.add(made.measured.end_gap)
    assert max(found) == usual
    assert 0 < min(found) < usual - 6


def test_a_paragraph_may_begin_at_the_margin() -> None:
    templates = seed.templates()
    fit = Fit(from_margin=True)
    heading = replace(build_model.heading("Heading"), is_numbered=False, fit=fit)
    own = replace(build_model.plain("Own " + "word " * 60), fit=fit)
    made = build_model.document((heading, own, replace(build_model.numbered("One."), fit=fit)), body="general-assembly")
    page = typeset(prepare(made, "en", templates), templates.fonts).pages[0]
    house = templates.house("new-york", "en")
    assert lines_from(page, "Heading") == lines_from(page, "Own") == [house.page.left]
    left = house.page.left + house.styles[house.body_style].left
    below = [x for x in lines_from(page, "word") if x > house.page.left]
    assert below == pytest.approx([left] * len(below), abs=0.15)
    assert len(below) > 2
    assert lines_from(page, "One.") == pytest.approx([left], abs=0.15)  # its label stands there


def test_the_lines_of_a_paragraph_may_stand_elsewhere() -> None:
    templates = seed.templates()
    texts = {side: replace(build_model.plain(f"At {side}"), fit=Fit(align=side)) for side in ColumnAlign}
    del texts[ColumnAlign.DECIMAL]
    made = build_model.document(tuple(texts.values()), body="general-assembly")
    page = typeset(prepare(made, "en", templates), templates.fonts).pages[0]
    house = templates.house("new-york", "en")
    style = house.styles[house.body_style]
    left, right = house.page.left + style.left, house.page.width - house.page.right - style.right
    runs = [item for item in page.items if isinstance(item, TextRun) and item.text.startswith("At ")]
    free = [(run.x - left, right - run.x - run.width) for run in runs]
    assert [start for start, _ in free[:2]] == pytest.approx([0, 0], abs=0.15)
    assert free[2][1] == pytest.approx(0, abs=0.15)
    assert free[3][0] == pytest.approx(free[3][1], abs=0.15)
    assert min(end for _, end in (*free[:2], free[3])) > 50


def lines_from(page: Page, words: str) -> list[float]:
    """Where the lines begin that hold ``words``, from the top."""
    return [x for _, x, text in rows(page) if words in text]


def test_lines_below_the_first_begin_where_the_paragraph_says() -> None:
    words = "word " * 60
    heading = replace(build_model.heading(f"Item 1.\u2003{words}"), is_numbered=False, fit=Fit(turn=56.7))
    turned = replace(build_model.plain(words.replace("word", "text")), fit=Fit(turn=20.0))
    made = build_model.document((heading, turned))
    page = typeset(prepare(made, "en", seed.templates()), seed.templates().fonts).pages[0]
    start, *below = lines_from(page, "word")
    assert below == pytest.approx([start + 56.7] * len(below), abs=0.15)
    text = next(item for item in page.items if isinstance(item, TextRun) and item.text.startswith("word"))
    assert text.x == pytest.approx(start + 56.7, abs=0.15)  # below the number
    start, *below = lines_from(page, "text")
    assert below == pytest.approx([start + 20.0] * len(below), abs=0.15)


def test_a_paragraph_that_stands_further_in_and_is_smaller() -> None:
    words = "word " * 60
    usual, moved = (replace(build_model.plain(words), fit=fit) for fit in (None, Fit(indent=30.0, size=8.0)))
    made = build_model.document((usual, moved))
    page = typeset(prepare(made, "en", seed.templates()), seed.templates().fonts).pages[0]
    runs = [item for item in page.items if isinstance(item, TextRun) and item.text.startswith("word")]
    starts = {run.size: {round(one.x, 1) for one in runs if one.size == run.size} for run in runs}
    assert [len(found) for found in starts.values()] == [1, 1]
    assert min(starts[8.0]) == pytest.approx(min(starts[10.0]) + 30.0, abs=0.15)


def test_the_lines_of_a_note_begin_where_it_says() -> None:
    long = replace(build_model.note("a", "word " * 60), fit=Fit(turn=-20.0))
    made = build_model.document((Paragraph((Text("Text", HERE), NoteCall("a", HERE)), HERE),), {"a": long})
    page = typeset(prepare(made, "en", seed.templates()), seed.templates().fonts).pages[0]
    runs = [item for item in page.items if isinstance(item, TextRun) and item.text.startswith("word")]
    first, *below = sorted({(run.y, run.x) for run in runs})
    assert {round(first[1] - x, 1) for _, x in below if x < first[1]} == {20.0}


@pytest.mark.parametrize(
    ("scale", "width", "left"),
    [(None, 200.0, None), (0.5, 100.0, None), (2.0, 400.0, None), (3.0, 481.9, 56.7), (1.9, 368.5, 113.4)],
)
def test_pictures_wider_than_the_text_stand_between_the_margins(
    scale: float | None, width: float, left: float | None
) -> None:
    one = prepared_documents.figure()
    one = replace(one, scale=scale, picture=replace(one.picture, width=368.5 / 1.9 if scale == 1.9 else 200.0))
    made = replace(prepared_documents.document(one), house=seed.templates().house("geneva", "en"))
    page = typeset(made, seed.templates().fonts).pages[0]
    picture = next(item for item in page.items if isinstance(item, PlacedPicture) and item.content)
    assert picture.width == pytest.approx(width, abs=0.1)
    middle = picture.x + picture.width / 2
    assert middle == pytest.approx(595.3 / 2, abs=0.1)
    assert left is None or picture.x == pytest.approx(left, abs=0.1)
