"""Numbers, notes, references and links."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from tests.support import build_model, seed
from tests.support.build_model import HERE, heading, note, numbered, plain, text
from undoc.model import (
    Block,
    BulletItem,
    ContentError,
    Emphasis,
    Emphasized,
    Figure,
    Fit,
    NoteCall,
    NumberedParagraph,
    Numbering,
    Quotation,
    Reference,
    Text,
)
from undoc.model.numbering import parse_numbers
from undoc.prepare import PreparedDocument, counters, prepare
from undoc.prepare.levels import numbered_as
from undoc.prepare.numbering import Numberer
from undoc.prepare.prepared import Paragraph, Position, Role, flow
from undoc.templates.language import COUNTERS


def prepared(*blocks: object, language: str = "en", **more: object) -> PreparedDocument:
    return prepare(build_model.document(blocks, language=language, **more), language, seed.templates())  # type: ignore[arg-type]


def labels(document: PreparedDocument) -> list[str]:
    return [block.label for block in flow(document.blocks) if isinstance(block, Paragraph)]


def test_sub_paragraphs_restart_under_each_paragraph_and_paragraphs_never() -> None:
    document = prepared(
        numbered("x"),
        numbered("x", 1),
        numbered("x", 1),
        numbered("x", 2),
        heading("H"),
        numbered("x"),
        numbered("x", 1),
    )
    assert labels(document) == ["1.", "(a)", "(b)", "(i)", "", "2.", "(a)"]
    anchors = [block.anchor for block in flow(document.blocks) if isinstance(block, Paragraph)]
    assert anchors == ["p1", "p1-1", "p1-2", "p1-2-1", "", "p2", "p2-1"]


def test_numbers_count_from_where_the_content_says() -> None:
    document = prepared(
        numbered("x"),
        numbered("x"),
        replace(numbered("x"), start=1),
        numbered("x", 1),
        numbered("x"),
        replace(numbered("x", 1), start=3),
        numbered("x", 1, "here"),
        NumberedParagraph(0, "2.", (Reference("here", HERE),), HERE, start=45),
        replace(heading("A"), start=3),
        heading("B"),
        replace(heading("C"), start=3),
    )
    assert labels(document) == ["1.", "2.", "1.", "(a)", "2.", "(c)", "(d)", "45.", "III.", "IV.", "III."]
    paragraphs = [block for block in flow(document.blocks) if isinstance(block, Paragraph)]
    anchors = [block.anchor for block in paragraphs]
    assert anchors == ["p1", "p2", "p1-again2", "p1-1", "p2-again2", "p2-3", "here", "p45", "h3", "h4", "h3-again2"]
    assert [span.text for span in paragraphs[7].spans] == ["2 (d)"]


def test_a_heading_that_counts_from_a_number_has_one_though_it_stands_alone() -> None:
    assert labels(prepared(replace(heading("A"), start=2), heading("a", 2), heading("b", 2))) == ["II.", "A.", "B."]


def test_a_heading_without_a_sibling_has_no_number() -> None:
    document = prepared(heading("A"), heading("a", 2), heading("B"), heading("a", 2), heading("b", 2))
    assert labels(document) == ["I.", "", "II.", "A.", "B."]


def test_chinese_labels() -> None:
    document = prepared(
        heading("甲"), heading("乙"), numbered("文"), numbered("文", 1), numbered("文", 2), language="zh"
    )
    assert labels(document) == ["一.", "二.", "1.", "(a)", "(一)"]


def test_references_print_numbers_or_the_text_given() -> None:
    document = prepared(
        numbered("x"),
        numbered("x", 1, "here"),
        NumberedParagraph(0, "2.", (Reference("here", HERE), Reference("here", HERE, text("above"))), HERE),
    )
    *_, last = flow(document.blocks)
    assert isinstance(last, Paragraph)
    assert [(span.text, span.target) for span in last.spans] == [("1 (a)", "here"), ("above", "here")]


def test_a_reference_to_something_without_a_number_is_a_problem() -> None:
    with pytest.raises(ContentError) as raised:
        prepared(plain("x", "here"), NumberedParagraph(0, "1.", (Reference("here", HERE),), HERE))
    assert [problem.code for problem in raised.value.problems] == ["reference-without-number"]


def test_notes_are_marked_in_the_order_of_their_calls_asterisks_first() -> None:
    calls = [NumberedParagraph(0, "1.", (*text("x"), NoteCall(name, HERE)), HERE) for name in ("b", "a")]
    document = prepared(*calls, notes={"a": note("a", "A."), "b": note("b", "B.")})
    assert [(n.id, n.mark, n.paragraphs[0].text) for n in document.notes.values()] == [
        ("n1", "*", "HSP/EB.2024/1."),
        ("n2", "1", "B."),
        ("n3", "2", "A."),
    ]
    first = document.blocks[0]
    assert isinstance(first, Paragraph)
    assert (first.spans[-1].text, first.spans[-1].position) == ("1", Position.RAISED)


def test_a_further_call_repeats_the_mark_and_own_marks_are_not_counted() -> None:
    names = ("a", "*", "b", "a", "*-2", "*")
    calls = [NumberedParagraph(0, "1.", (*text("x"), NoteCall(name, HERE)), HERE) for name in names]
    document = prepared(*calls, notes={name: note(name, "Text.") for name in dict.fromkeys(names)})
    assert [one.mark for one in document.notes.values()] == ["*", "1", "*", "2", "*"]  # the first is that of the agenda
    spans = [block.spans[-1] for block in document.blocks if isinstance(block, Paragraph)]
    assert [(span.text, span.note, span.first_call) for span in spans] == [
        ("1", "n2", "n2"),
        ("*", "n3", "n3"),
        ("2", "n4", "n4"),
        ("1", "n2", None),
        ("*", "n5", "n5"),
        ("*", "n3", None),
    ]


def test_symbols_become_links_in_the_language_of_the_version_and_other_words_do_not() -> None:
    document = prepared(plain("见 A/80/6 (Sect. 29)/Corr.1、UN/CEFACT、S/2025/22 和 A/RES/63/170。"), language="zh")
    block = document.blocks[0]
    assert isinstance(block, Paragraph)
    assert [(span.text, span.url) for span in block.spans if span.url] == [
        ("A/80/6 (Sect. 29)/Corr.1", "https://docs.un.org/zh/A/80/6%20(Sect.%2029)/Corr.1"),
        ("S/2025/22", "https://docs.un.org/zh/S/2025/22"),
        ("A/RES/63/170", "https://docs.un.org/zh/A/RES/63/170"),
    ]


def test_emphasis_quotations_and_bullets() -> None:
    block = NumberedParagraph(0, "1.", (Emphasized(Emphasis.BOLD, (Emphasized(Emphasis.ITALIC, text("x")),)),), HERE)
    document = prepared(block, Quotation((plain("q"),), HERE), BulletItem(0, text("b"), HERE))
    paragraphs = [block for block in flow(document.blocks) if isinstance(block, Paragraph)]
    assert (paragraphs[0].spans[0].bold, paragraphs[0].spans[0].italic) == (True, True)
    assert [(p.role, p.label) for p in paragraphs[1:]] == [(Role.QUOTATION, ""), (Role.BULLET, "•")]


@pytest.mark.parametrize(
    ("pattern", "number", "expected"),
    [
        ("({lower})", 1, "(a)"),
        ("({lower})", 27, "(aa)"),
        ("{upper}.", 26, "Z."),
        ("({lower-roman})", 14, "(xiv)"),
        ("{upper-roman}.", 49, "XLIX."),
        ("{decimal}.", 682, "682."),
        ("{han}.", 10, "十."),
        ("{han}.", 21, "二十一."),
        ("{han}.", 100, "一〇〇."),
        ("•", 3, "•"),
    ],
)
def test_counters(pattern: str, number: int, expected: str) -> None:
    assert counters.label(pattern, number) == expected


def test_every_counter_that_patterns_may_name_counts() -> None:
    assert set(counters.COUNTERS) == set(COUNTERS)


def test_a_heading_that_asks_for_no_number_has_none_and_the_others_go_on() -> None:
    document = prepared(heading("One"), replace(heading("Aside"), is_numbered=False), heading("Two"))
    assert labels(document) == ["I.", "", "II."]


def test_paragraphs_of_a_section_of_a_book_have_its_number() -> None:
    language = numbered_as(seed.templates().language("en"), "29C", Numbering())
    blocks = [numbered("One"), numbered("Two"), numbered("Item", 1)]
    found = Numberer(blocks, language).numbered
    assert [found[id(block)].label for block in blocks] == ["29C.1", "29C.2", "(a)"]


@pytest.mark.parametrize(("code", "expected"), [("en", "Figure 12.I"), ("zh", "图12.一"), ("fr", "Figure 12.I")])
def test_figures_of_a_section_of_a_book_are_counted_as_those_of_a_document(code: str, expected: str) -> None:
    language = numbered_as(seed.templates().language(code), "12", Numbering())
    figure = Figure(Path("a.png"), "alt", (Text("Growth", HERE),), HERE)
    assert Numberer([figure], language).numbered[id(figure)].label == expected


def in_levels(headings: str = "", paragraphs: str = "") -> Numbering:
    return Numbering(*(parse_numbers(text) if text else () for text in (headings, paragraphs)))


@pytest.mark.parametrize(
    ("numbering", "blocks", "expected"),
    [
        pytest.param(
            in_levels("1., 1.1, 1.1.1"), [1, 2, 2, 3, 1, 2], ["1.", "1.1", "1.2", "1.2.1", "2.", "2.1"], id="headings"
        ),
        pytest.param(
            in_levels("", "1., 1.1, 1.1.1"),
            [0, -1, -2, -1, 0, -1],
            ["1.", "1.1", "1.1.1", "1.2", "2.", "2.1"],
            id="all",
        ),
        pytest.param(
            in_levels("1.", "1.1, (a)"),
            [1, 0, -1, 0, 1, 0, -1],
            ["1.", "1.1", "(a)", "1.2", "2.", "2.1", "(a)"],
            id="paragraphs under headings",
        ),
        pytest.param(
            in_levels("-, 1., 1.1", "1.1.1"),
            [1, 2, 3, 0, 0, 3, 0],
            ["", "1.", "1.1", "1.1.1", "1.1.2", "1.2", "1.2.1"],
            id="below a level without numbers",
        ),
        pytest.param(in_levels("A., A.1"), [1, 2, 1, 2], ["A.", "A.1", "B.", "B.1"], id="letters above"),
        pytest.param(in_levels("1."), [1, 2, 0], ["1.", "A.", "1."], id="deeper levels are the house's"),
    ],
)
def test_levels_show_the_numbers_above_them(numbering: Numbering, blocks: list[int], expected: list[str]) -> None:
    """A heading is its level, a paragraph its depth below 0; both alone have numbers as well."""
    language = numbered_as(seed.templates().language("en"), None, numbering)
    made: list[Block] = [heading("H", level) if level > 0 else numbered("x", -level) for level in blocks]
    found = Numberer(made, language).numbered
    assert [found[id(block)].label for block in made] == expected


def test_a_reference_to_a_level_that_shows_those_above_it_is_its_number_alone() -> None:
    language = numbered_as(seed.templates().language("en"), None, in_levels("", "1., 1.1, (a)"))
    made = [numbered("x"), numbered("x", 1), numbered("x", 2)]
    found = Numberer(made, language).numbered
    assert [found[id(block)].reference for block in made] == ["1", "1.1", "1.1 (a)"]


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("ar", ["1.1", "(أ)"]),
        ("zh", ["1.1", "(a)"]),
        ("en", ["1.1", "(a)"]),
        ("fr", ["1.1", "a)"]),
        ("ru", ["1.1", "a)"]),
        ("es", ["1.1", "a)"]),
    ],
)
def test_figures_are_the_same_in_all_languages_and_letters_are_their_own(code: str, expected: list[str]) -> None:
    language = numbered_as(seed.templates().language(code), None, in_levels("1.", "1.1, (a)"))
    made: list[Block] = [heading("H"), numbered("x"), numbered("x", 1)]
    found = Numberer(made, language).numbered
    assert [found[id(block)].label for block in made[1:]] == expected


def test_a_heading_may_have_a_number_without_a_sibling() -> None:
    alone = replace(heading("A"), is_numbered_alone=True)
    assert labels(prepared(alone, heading("a", 2), numbered("x"))) == ["I.", "", "1."]


def test_a_heading_with_a_number_cannot_begin_at_the_margin() -> None:
    headings = [replace(heading(words), fit=Fit(from_margin=True)) for words in ("One", "Two")]
    with pytest.raises(ContentError) as raised:
        prepared(*headings)
    assert [problem.code for problem in raised.value.problems] == ["needless-from"] * 2
    assert prepared(headings[0]).blocks
