"""What Word shows is what the prepared document says, construct by construct, with automatic and with typed labels."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from tests.support import seed
from tests.support.docx_file import WordFile, local, text_runs, val, w
from tests.support.docx_lint import lint
from tests.support.docx_reader import read, texts
from tests.support.prepared_documents import (
    bullet,
    call,
    document,
    figure,
    heading,
    house,
    note,
    numbered,
    paragraph,
    paragraphs_of,
    shown,
    shown_notes,
)
from tests.support.word import write
from undoc.docx import FontNames, Numbers
from undoc.docx.text.bookmarks import bookmark_name
from undoc.prepare.prepared import Figure, NoteKind, Paragraph, Picture, Position, PreparedDocument, Role, Span
from undoc.templates.house import EndRule
from undoc.templates.pages import PageNumber
from undoc.templates.styles import Align

FONTS = FontNames.of(seed.templates().fonts)
BOTH = pytest.mark.parametrize("numbers", list(Numbers))

TEXT = document(
    heading("Introduction", "I.", anchor="h1"),
    numbered("First.", "1.", anchor="p1"),
    numbered("Of these:", "2.", anchor="p2"),
    numbered("One;", "(a)", 1, anchor="p2-1"),
    numbered("Two:", "(b)", 1, anchor="p2-2"),
    numbered("A part;", "(i)", 2, anchor="p2-2-1"),
    numbered("Another;", "(ii)", 2, anchor="p2-2-2"),
    numbered("Three.", "(c)", 1, anchor="p2-3"),
    heading("Situation", "II.", anchor="h2"),
    heading("In general", "A.", 2, anchor="h2-1"),
    heading("In particular", "B.", 2, anchor="h2-2"),
    heading("Without a number", "", 2),
    numbered("Third:", "3.", anchor="p3"),
    numbered("Anew.", "(a)", 1, anchor="p3-1"),
    bullet("A point"),
    bullet("A point below", "–", 1),
    paragraph("Plain text."),
    code="en",
    front=(
        paragraph("A title", "Title", Role.TITLE),
        paragraph("Report of the Executive Director", "Author", Role.FRONT),
    ),
)


def file_of(prepared: PreparedDocument, numbers: Numbers = Numbers.AUTO) -> WordFile:
    return WordFile(write(prepared, FONTS, numbers=numbers))


def body_of(prepared: PreparedDocument, numbers: Numbers = Numbers.AUTO) -> list[tuple[str, str, str]]:
    data = write(prepared, FONTS, numbers=numbers)
    assert lint(data) == []
    paragraphs = read(data).paragraphs
    if prepared.house.end_rule.length:
        *paragraphs, rule = paragraphs  # type: ignore[assignment]
        assert (rule.style, rule.text) == ("End Rule", "")
    return [(one.style, one.label, one.text) for one in paragraphs]


@BOTH
def test_labels_and_text_are_those_of_the_document(numbers: Numbers) -> None:
    assert body_of(TEXT, numbers) == shown(TEXT)


def test_all_labels_of_a_usual_document_are_counted_by_word() -> None:
    labelled = [one for one in read(write(TEXT, FONTS)).paragraphs if one.label]
    assert labelled
    assert all(one.automatic for one in labelled)


def test_typed_labels_leave_nothing_to_count() -> None:
    data = write(TEXT, FONTS, numbers=Numbers.TYPED)
    assert not any(one.automatic for one in read(data).paragraphs)
    assert "word/numbering.xml" not in WordFile(data).members


@BOTH
@pytest.mark.parametrize("code", ["zh"])
def test_the_first_document(numbers: Numbers, code: str) -> None:
    prepared = seed.prepared(code)
    assert body_of(prepared, numbers) == shown(prepared)
    notes = read(write(prepared, FONTS, numbers=numbers)).notes
    assert [(one.mark, one.paragraphs) for one in notes] == shown_notes(prepared)


@BOTH
def test_notes_keep_their_marks(numbers: Numbers) -> None:
    prepared = document(
        paragraph([Span("Provisional agenda"), call("n1", "*", raised=False)], "AgendaItem", Role.FRONT),
        numbered([Span("Word"), call("n2", "1"), Span(" and word"), call("n3", "2"), Span(".")], "1."),
        numbered([Span("A letter"), call("n4", "a")], "2."),
        numbered([Span("And a number"), call("n5", "3")], "3."),
        notes=(
            note("n1", "HSP/EB.2024/1.", "*", NoteKind.ASTERISK),
            note("n2", "One.", "1"),
            note("n3", "Two.|In two paragraphs.", "2"),
            note("n4", "By a letter.", "a"),
            note("n5", "Three.", "3"),
        ),
    )
    assert body_of(prepared, numbers) == shown(prepared)
    data = write(prepared, FONTS, numbers=numbers)
    assert [(one.mark, one.paragraphs) for one in read(data).notes] == shown_notes(prepared)
    calls = list(WordFile(data).document.iter(w("footnoteReference")))
    assert [one.get(w("customMarkFollows")) for one in calls] == ["1", None, None, "1", None]


def test_a_mark_that_is_not_raised_stands_on_the_line() -> None:
    one = numbered([Span("Text"), call("n1", "*", raised=False), call("n2", "1")], "1.")
    file = file_of(document(one, notes=(note("n1", "Star.", "*", NoteKind.ASTERISK), note("n2", "One.", "1"))))
    calls = [call_.getparent() for call_ in file.document.iter(w("footnoteReference"))]
    marks = [
        next(item.iter(w("r")))
        for item in file.tree("word/footnotes.xml").iter(w("footnote"))
        if not item.get(w("type"))
    ]
    for runs in (calls, marks):
        assert [val(run.find(f"{w('rPr')}/{w('rStyle')}")) for run in runs if run is not None] == [
            "FootnoteReference"
        ] * 2
        assert [val(run.find(f"{w('rPr')}/{w('vertAlign')}")) for run in runs if run is not None] == ["baseline", None]


def test_the_mark_of_a_note_ends_at_its_place() -> None:
    prepared = document(numbered([Span("Text"), call("n1", "12")], "1."), notes=(note("n1", "Text.|More.", "12"),))
    place = prepared.house.notes.mark
    paragraphs = file_of(prepared).tree("word/footnotes.xml").iter(w("p"))
    first, second = (one.find(f"{w('pPr')}/{w('ind')}") for one in paragraphs if one.find(w("r")) is not None)
    raised_figures = 2 * 0.5 * 6.0  # type of 9 points, raised
    assert val(first, "hanging") == str(round((place.turn - place.label + raised_figures) * 20))
    assert val(second, "firstLine") == "0"


def test_a_note_called_twice_repeats_its_mark() -> None:
    prepared = document(numbered([Span("A"), call("n1"), Span(" B"), call("n1")], "1."), notes=(note("n1", "One."),))
    assert body_of(prepared) == shown(prepared)
    assert len(read(write(prepared, FONTS)).notes) == 1


def test_notes_called_in_the_masthead_and_in_notes_are_carried_by_the_body() -> None:
    base = document(
        numbered([Span("Text"), call("n2", "1")], "1."),
        notes=(
            note("n1", "Reissued.", "*", NoteKind.ASTERISK),
            replace(
                note("n2", "One."), paragraphs=(paragraph([Span("One"), call("n3", "2")], "FootnoteText", Role.NOTE),)
            ),
            note("n3", "Two.", "2"),
        ),
    )
    symbol = Paragraph(Role.MASTHEAD, "Symbol", (Span("HSP/1"), call("n1", "*")))
    prepared = replace(base, masthead={**base.masthead, "symbol": (symbol,)})
    data = write(prepared, FONTS)
    assert lint(data) == []
    assert [(one.mark, one.paragraphs) for one in read(data).notes] == [
        ("*", ("Reissued.",)),
        ("1", ("One2",)),
        ("2", ("Two.",)),
    ]
    assert "HSP/1*" in list(texts(WordFile(data).header("first")))
    assert body_of(prepared)[0][2] == "Text1"


def test_links_lead_to_the_web_and_to_paragraphs() -> None:
    prepared = document(
        numbered("First.", "1.", anchor="p1"),
        numbered(
            [
                Span("See "),
                Span("paragraph ", target="p1"),
                Span("1", italic=True, target="p1"),
                Span(", "),
                Span("A/80/6 (Sect. 29)", url="https://docs.un.org/en/A/80/6 (Sect. 29)"),
                Span(" and ", target="nowhere"),
                Span("résumé", url="https://example.org/résumé?a=1&b=2"),
            ],
            "2.",
        ),
    )
    assert body_of(prepared) == shown(prepared)
    assert read(write(prepared, FONTS)).paragraphs[1].links == (
        ("_ud_p1", "paragraph "),
        ("_ud_p1", "1"),
        ("https://docs.un.org/en/A/80/6%20(Sect.%2029)", "A/80/6 (Sect. 29)"),
        ("https://example.org/r%C3%A9sum%C3%A9?a=1&b=2", "résumé"),
    )


def test_an_address_is_related_once() -> None:
    span = Span("A/1", url="https://docs.un.org/en/A/1")
    file = file_of(document(*(numbered([span, Span(" and "), span], f"{number}.") for number in range(1, 4))))
    assert [one.target for one in file.relations("word/document.xml").values() if one.external] == [span.url]


def test_special_characters() -> None:
    prepared = document(
        paragraph(
            [Span("a & b < c > d"), Span("\n"), Span(" spaces "), Span("non\u2011breaking mid-\u2060term 1\u00a0000")]
        )
    )
    assert body_of(prepared) == shown(prepared)


def test_a_hyphen_that_no_line_ends_at_is_a_character_or_an_element_as_the_text_has_it() -> None:
    word = file_of(document(paragraph("mid\u2011term, re-\u2060elected"))).document
    (run,) = (run for run in word.iter(w("r")) if run.find(w("noBreakHyphen")) is not None)
    children = [(local(child), child.text) for child in run if local(child) != "rPr"]
    assert children == [("t", "mid\u2011term, re"), ("noBreakHyphen", None), ("t", "elected")]


def test_soft_hyphens_are_left_out_since_lines_of_pages_do_not_end_at_them() -> None:
    assert body_of(document(paragraph("so\u00adft"))) == shown(document(paragraph("soft")))


def test_a_character_that_xml_cannot_say_is_refused() -> None:
    with pytest.raises(ValueError, match=r"word/document\.xml: U\+000B"):
        write(document(paragraph("a\x0bb")), FONTS)


def test_formats() -> None:
    spans = [
        Span("bold", bold=True),
        Span("italic", italic=True),
        Span("2", position=Position.RAISED),
        Span("2", position=Position.LOWERED),
        Span("large", size=20.0),
    ]
    runs = text_runs(file_of(document(paragraph(spans))).body)
    for run, name in zip(runs, ("b", "i", "vertAlign", "vertAlign", "sz"), strict=True):
        assert run.find(f"{w('rPr')}/{w(name)}") is not None
    assert [val(run.find(f"{w('rPr')}/{w('vertAlign')}")) for run in runs[2:4]] == ["superscript", "subscript"]
    assert val(runs[4].find(f"{w('rPr')}/{w('sz')}")) == "40"


def test_figures_fit_the_column() -> None:
    extent = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}extent"
    prepared = document(figure("A caption", "f1"), figure(width=1000.0, height=500.0), numbered("Text.", "1."))
    assert body_of(prepared) == shown(prepared)
    file = file_of(prepared)
    house = prepared.house
    style = house.styles[house.figure_style]
    widest = house.page.text_width - style.left - style.right
    sizes = [(int(one.get("cx", 0)) / 12700, int(one.get("cy", 0)) / 12700) for one in file.document.iter(extent)]
    assert sizes[0] == (200.0, 100.0)
    assert sizes[1] == pytest.approx((widest, widest / 2), abs=0.01)
    assert [name for name in file.members if "media" in name] == ["word/media/image1.png"]


def test_a_picture_of_an_unknown_kind_is_refused() -> None:
    drawing = Figure(Picture(seed.ROOT / "README.md", "x", 10.0, 10.0), None)
    with pytest.raises(ValueError, match=r"README\.md: it is neither a PNG nor a JPEG"):
        write(document(drawing), FONTS)


def test_the_last_block_keeps_to_the_end_rule() -> None:
    body = file_of(document(numbered("One.", "1."), numbered("Two.", "2."))).body
    assert [one.find(f"{w('pPr')}/{w('keepNext')}") is not None for one in body.findall(w("p"))] == [False, True, False]


@pytest.mark.parametrize("code", ["general-assembly", "hsp-executive-board"])
def test_the_end_rule_stands_as_far_below_as_the_pages_have_it(code: str) -> None:
    templates = seed.templates()
    prepared = replace(document(paragraph("Text.")), house=templates.house(templates.bodies[code].house, "en"))
    own, after = prepared.house, prepared.house.styles[prepared.house.body_style].after
    for gap in (None, 15.0):
        file = WordFile(write(prepared, FONTS, end_gap=gap))
        rule = file.body.findall(w("p"))[-1]
        spacing = rule.find(f"{w('pPr')}/{w('spacing')}")
        if spacing is None:
            spacing = file.styles[own.styles[own.end_rule.style].word_id].find(f".//{w('spacing')}")
        assert spacing is not None
        wanted = (own.end_rule.gap if gap is None else gap) - (0.0 if own.larger_gaps else after)
        assert float(spacing.get(w("before"), "0")) == wanted * 20


def test_a_paragraph_may_begin_at_the_margin() -> None:
    own = house("en")
    left = own.styles[own.body_style].left
    file = file_of(document(replace(paragraph("Text."), first=-left), paragraph("Other.")))
    first, second, _ = (one.find(f"{w('pPr')}/{w('ind')}") for one in file.body.findall(w("p")))
    assert first is not None
    assert first.get(w("hanging")) == str(round(left * 20))
    assert second is None


def test_the_lines_of_a_paragraph_may_stand_elsewhere() -> None:
    aside = replace(paragraph("Text."), align=Align.END)
    file = file_of(document(aside, replace(aside, align=house("en").styles[aside.style].align)))
    assert [val(one.find(f"{w('pPr')}/{w('jc')}")) for one in file.body.findall(w("p"))[:2]] == ["right", None]


def test_a_house_without_an_end_rule() -> None:
    prepared = document(paragraph("Text."))
    prepared = replace(prepared, house=replace(prepared.house, end_rule=EndRule("EndRule", 0.0, 0.0, 0.0)))
    assert len(file_of(prepared).body.findall(w("p"))) == 1


def test_running_headers_and_footers_stand_at_the_outer_edge() -> None:
    file = file_of(TEXT)
    for kind, align in (("even", None), ("default", "right")):
        header, footer = file.header(kind), file.footer(kind)
        assert list(texts(header)) == ["HSP/EB.2024/17"]
        assert val(header.find(f"{w('p')}/{w('pPr')}/{w('jc')}")) == align
        assert val(footer.find(f"{w('p')}/{w('pPr')}/{w('jc')}")) == align
        assert [one.text for one in footer.iter(w("instrText"))] == [" PAGE "]
    with pytest.raises(KeyError):
        file.footer("first")
    assert file.document.find(f".//{w('titlePg')}") is not None
    assert file.tree("word/settings.xml").find(w("evenAndOddHeaders")) is not None


def test_a_footer_with_the_number_of_pages() -> None:
    house = TEXT.house
    furniture = replace(house.furniture, page_number=PageNumber.OF_TOTAL, first_page_number=True)
    data = write(replace(TEXT, house=replace(house, furniture=furniture)), FONTS, pages=27)
    assert lint(data) == []
    file = WordFile(data)
    assert [list(texts(file.footer(kind))) for kind in ("first", "even", "default")] == [["1/27"], ["2/27"], ["3/27"]]
    assert [one.text for one in file.footer("even").iter(w("instrText"))] == [" PAGE ", " NUMPAGES "]


@pytest.mark.parametrize("numbered_first", [False, True])
def test_a_first_page_with_a_bottom_margin_of_its_own_has_a_footer_as_high(numbered_first: bool) -> None:
    house = TEXT.house
    page = replace(house.page, bottom=57.6, first_bottom=86.4, footer=25.2)
    furniture = replace(house.furniture, first_page_number=numbered_first)
    data = write(replace(TEXT, house=replace(house, page=page, furniture=furniture)), FONTS)
    assert lint(data) == []
    spacing = WordFile(data).footer("first").find(f".//{w('spacing')}")
    assert spacing is not None
    style = house.styles[house.furniture.footer_style]
    height = float(spacing.get(w("line")) or 0) or int(spacing.get(w("before"), 0)) + style.size * 1.149 * 20
    assert height / 20 == pytest.approx(86.4 - 25.2, abs=0.05)


def test_every_anchor_has_a_bookmark_of_its_own() -> None:
    bookmarks = [one.bookmarks for one in read(write(TEXT, FONTS)).paragraphs]
    anchors = [one.anchor for block in (*TEXT.front, *TEXT.blocks) for one in paragraphs_of(block)]
    assert bookmarks[:-1] == [(bookmark_name(anchor),) if anchor else () for anchor in anchors]


def test_the_first_line_of_an_indented_paragraph_says_how_far() -> None:
    file = file_of(document(paragraph("One."), replace(paragraph("Two."), first=23.75)))
    found = [one for one in file.body.findall(w("p")) if {"One.", "Two."} & set(texts(one))]
    indents = [one.find(f"{w('pPr')}/{w('ind')}") for one in found]
    assert [one is not None and val(one, "firstLine") for one in indents] == [False, "475"]


def test_a_paragraph_may_stay_on_the_page_of_the_next() -> None:
    file = file_of(document(replace(paragraph("One."), keep=True), paragraph("Two."), paragraph("Three.")))
    found = [one for one in file.body.findall(w("p")) if {"One.", "Two."} & set(texts(one))]
    assert [[one.find(f"{w('pPr')}/{w(name)}") is not None for name in ("keepNext", "keepLines")] for one in found] == [
        [True, True],
        [False, False],
    ]


def test_lines_of_their_own_are_those_of_the_paragraph() -> None:
    file = file_of(document(replace(paragraph("One."), line=11.5, end=4.0), replace(numbered("Two.", "1."), end=-3.0)))
    found = [one for one in file.body.findall(w("p")) if {"One.", "Two."} & set(texts(one))]
    spacing = found[0].find(f"{w('pPr')}/{w('spacing')}")
    assert (val(spacing, "line"), val(spacing, "lineRule")) == ("230", "exact")
    indents = [val(one.find(f"{w('pPr')}/{w('ind')}"), "right") for one in found]
    usual = round(house("en").styles[paragraph("").style].right * 20)
    assert indents == [str(usual + 80), str(usual - 60)]
