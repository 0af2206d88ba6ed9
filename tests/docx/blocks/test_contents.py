"""The list of contents: a field whose entries show what the pages have."""

from __future__ import annotations

import pytest

from tests.support import seed
from tests.support.docx_fields import Fields
from tests.support.docx_file import WordFile, is_on, val, w
from tests.support.docx_lint import lint
from tests.support.docx_reader import read
from tests.support.prepared_documents import document, heading, house, numbered, paragraph
from tests.support.word import write
from undoc.docx import FontNames, Numbers
from undoc.prepare.prepared import Contents, ContentsEntry, Landscape, Paragraph, PreparedDocument, Role, Span

FONTS = FontNames.of(seed.templates().fonts)
PAGES = {"h1": "2", "h1-1": "2", "h2": "14", "annex1": "27"}
LONG = "A heading that is long enough to take two lines in the list, whatever the width of its letters may be, and more"


def line(text: str, label: str = "", level: int = 0) -> Paragraph:
    style = house("en").contents.levels[max(level, 1) - 1].style
    return Paragraph(Role.CONTENTS, style, (Span(text),), label, level)


def listed(key: str = "new-york", code: str = "en") -> PreparedDocument:
    layout = house(code, key).contents
    contents = Contents(
        Paragraph(Role.CONTENTS, layout.title_style, (Span("Contents"),)),
        Paragraph(Role.CONTENTS, layout.page_style, (Span("Page"),)),
        (
            ContentsEntry(line("Introduction", "I.", 1), "h1"),
            ContentsEntry(line("Scope", "A.", 2), "h1-1"),
            ContentsEntry(line(LONG, "II.", 1), "h2"),
            ContentsEntry(line("Annexes"), ""),
            ContentsEntry(line("Method", "I.", 1), "annex1"),
        ),
    )
    return document(
        contents,
        heading("Introduction", "I.", anchor="h1"),
        heading("Scope", "A.", 2, anchor="h1-1"),
        numbered("Text.", "1."),
        heading(LONG, "II.", anchor="h2"),
        heading("Annex I", "", anchor="annex1", page_break=True),
        code=code,
        house=house(code, key),
    )


@pytest.mark.parametrize("numbers", list(Numbers))
@pytest.mark.parametrize("key", ["new-york", "geneva"])
def test_entries_show_label_text_and_page(numbers: Numbers, key: str) -> None:
    data = write(listed(key), FONTS, numbers=numbers, page_numbers=PAGES)
    assert lint(data) == []
    found = [(one.style, (one.label + one.text).replace("\t", "|")) for one in read(data).paragraphs[:7]]
    assert [(style.strip("_ G").removesuffix("_"), text) for style, text in found] == [
        ("Contents Title", "Contents"),
        ("Contents Page", "Page"),
        ("toc 1", "I.Introduction||2"),
        ("toc 2", "A.Scope||2"),
        ("toc 1", f"II.{LONG}||14"),
        ("Contents Entry", "Annexes"),
        ("toc 1", "I.Method||27"),
    ]


def test_the_field_holds_all_entries_and_each_leads_to_its_heading() -> None:
    file = WordFile(write(listed(), FONTS, page_numbers=PAGES))
    toc, *pages = Fields(file).fields
    assert toc.instruction.split() == ["TOC", "\\o", '"1-2"', "\\h", "\\z", "\\u"]
    assert "Introduction" in toc.result
    assert "Method" in toc.result
    assert [(one.instruction.split()[1], one.result) for one in pages] == [
        ("_ud_h1", "2"),
        ("_ud_h1_1", "2"),
        ("_ud_h2", "14"),
        ("_ud_annex1", "27"),
    ]
    links = [link.get(w("anchor")) for link in file.body.iter(w("hyperlink"))]
    assert links == ["_ud_h1", "_ud_h1_1", "_ud_h2", "_ud_annex1"]


def test_places_of_entries() -> None:
    file = WordFile(write(listed(), FONTS, page_numbers=PAGES))
    layout = house("en", "new-york").contents
    style = file.styles["TOC1"]
    tabs = [(val(tab), val(tab, "leader"), val(tab, "pos")) for tab in style.iter(w("tab"))]
    assert tabs == [("right", "dot", str(round(layout.leader_end * 20))), ("right", None, "9840")]
    entries = [one for one in file.body.findall(w("p")) if (val(one.find(f".//{w('pStyle')}")) or "").startswith("TOC")]
    # A label that ends at its place has a tab of its own to it; entries of one line have no indent at their end.
    assert [val(one.find(f".//{w('tab')}"), "pos") for one in entries] == ["1076", None, "1076", "1076"]
    assert [val(one.find(f".//{w('ind')}"), "right") for one in entries] == ["0", "0", None, "0"]


def test_the_word_above_the_annexes_keeps_with_them() -> None:
    file = WordFile(write(listed(), FONTS, page_numbers=PAGES))
    (word,) = (one for one in file.body.findall(w("p")) if val(one.find(f".//{w('pStyle')}")) == "ContentsEntry")
    assert is_on(word.find(f"{w('pPr')}/{w('keepNext')}"))


def test_a_label_too_wide_for_its_place_moves_its_text_on() -> None:
    prepared = listed()
    contents = Contents(paragraph("Contents"), paragraph("Page"), (ContentsEntry(line("Scope", "XVIII.", 2), "h1-1"),))
    file = WordFile(write(document(contents, *prepared.blocks[1:], house=prepared.house), FONTS, page_numbers=PAGES))
    place = prepared.house.contents.levels[1]
    (entry,) = (one for one in file.body.findall(w("p")) if val(one.find(f".//{w('pStyle')}")) == "TOC2")
    step = place.text - place.label
    assert val(entry.find(f".//{w('ind')}"), "left") == str(round((place.label + 2 * step) * 20))


def test_a_landscape_part_may_follow_at_once() -> None:
    prepared = listed()
    whole = document(prepared.blocks[0], Landscape(prepared.blocks[1:]), house=prepared.house)
    assert lint(write(whole, FONTS, page_numbers=PAGES)) == []
