"""Which list shows which label: Word's own counting followed, restarts, and labels that stay typed."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from tests.support import seed
from tests.support.docx_file import WordFile, val, w
from tests.support.docx_lint import lint
from tests.support.docx_reader import Shown, read
from tests.support.prepared_documents import box, bullet, document, heading, language, numbered
from tests.support.word import write
from undoc.docx import FontNames, Numbers
from undoc.prepare.prepared import Paragraph, PreparedDocument

FONTS = FontNames.of(seed.templates().fonts)


def labelled(*labels: tuple[str, int], code: str = "en") -> PreparedDocument:
    return document(*(numbered("Text", label, level) for label, level in labels), code=code)


def read_labels(prepared: PreparedDocument) -> list[Shown]:
    data = write(prepared, FONTS)
    assert lint(data) == []
    return [one for one in read(data).paragraphs if one.label]


def instances(prepared: PreparedDocument) -> int:
    return len(list(WordFile(write(prepared, FONTS)).tree("word/numbering.xml").iter(w("num"))))


@pytest.mark.parametrize(
    ("labels", "lists"),
    [
        pytest.param([("1.", 0), ("(a)", 1), ("(b)", 1), ("2.", 0), ("(a)", 1)], 1, id="restarts by itself"),
        pytest.param([("1.", 0), ("(a)", 1), ("(i)", 2), ("(b)", 1), ("(i)", 2)], 1, id="restarts two levels down"),
        pytest.param([("1.", 0), ("2.", 0), ("1.", 0), ("2.", 0)], 2, id="begins anew, as in an annex"),
        pytest.param([("1.", 0), ("(a)", 1), ("1.", 0), ("(a)", 1)], 2, id="begins anew with what is below"),
        pytest.param([("5.", 0), ("6.", 0)], 1, id="begins at five"),
        pytest.param([("1.", 0), ("3.", 0), ("4.", 0)], 2, id="leaves out a number"),
        pytest.param([("(a)", 1), ("(b)", 1), ("(a)", 1)], 2, id="sub-paragraphs alone"),
        pytest.param([("1.", 0), ("(c)", 1), ("2.", 0), ("(a)", 1)], 3, id="a start does not come again"),
        pytest.param([("1.", 0), ("(i)", 2), ("(a)", 1), ("2.", 0), ("(a)", 1)], 2, id="a level left out"),
        pytest.param([(f"{number}.", 0) for number in range(1, 120)], 1, id="many"),
        pytest.param(
            [("1.", 0)] + [(f"({letter})", 1) for letter in [*"abcdefghijklmnopqrstuvwxyz", "aa", "bb"]], 1, id="aa"
        ),
    ],
)
def test_word_counts(labels: list[tuple[str, int]], lists: int) -> None:
    prepared = labelled(*labels)
    found = read_labels(prepared)
    assert [one.label for one in found] == [label for label, _ in labels]
    assert all(one.automatic for one in found)
    assert instances(prepared) == lists


@pytest.mark.parametrize("label", ["5 bis.", "5", "V.", "(5)", "5.–6.", "①"])
def test_a_label_that_word_cannot_count_is_typed(label: str) -> None:
    found = read_labels(labelled(("4.", 0), (label, 0), ("5.", 0)))
    assert [(one.label, one.automatic) for one in found] == [("4.", True), (label, False), ("5.", True)]


def test_a_typed_label_stands_where_an_automatic_one_does() -> None:
    data = write(labelled(("4 bis.", 0), ("(a)", 1)), FONTS)
    first, second = WordFile(data).body.findall(w("p"))[:2]
    assert val(first.find(f".//{w('tab')}"), "pos") == "1701"
    assert second.find(f".//{w('numPr')}") is not None


def test_a_level_that_the_language_does_not_count_is_typed() -> None:
    assert [one.automatic for one in read_labels(labelled(("1.", 0), ("1.1.1.1.1", 5)))] == [True, False]


def test_the_counters_of_arabic() -> None:
    found = read_labels(labelled(("1 -", 0), ("(أ)", 1), ("’1‘", 2), code="ar"))
    assert [(one.label, one.automatic) for one in found] == [("1 -", True), ("(أ)", True), ("’1‘", True)]
    # Word writes the fifth letter without the stroke after it; headings are numbered in words.
    letters = [(f"({letter})", 1) for letter in ["أ", "ب", "ج", "د", "هـ", "و"]]
    found = read_labels(labelled(("1 -", 0), *letters, code="ar"))
    assert [one.label for one in found] == ["1 -", *(label for label, _ in letters)]
    assert [one.automatic for one in found] == [True, True, True, True, True, False, True]


def test_chinese_counting() -> None:
    labels = ["一", "二", "十", "十一", "二十", "二十一", "九十九"]
    found = read_labels(document(*(heading("标题", f"{label}.") for label in labels), code="zh"))
    assert [(one.label, one.automatic) for one in found] == [(f"{label}.", True) for label in labels]


def test_headings_paragraphs_and_bullets_are_counted_apart() -> None:
    blocks: list[Paragraph] = []
    for chapter in ("I.", "II."):
        blocks += [heading("Chapter", chapter), heading("Section", "A.", 2), bullet("Point")]
        blocks += [numbered("Text", f"{len(blocks)}.")]
    found = read_labels(document(*blocks))
    assert [one.label for one in found] == [block.label for block in blocks]
    assert all(one.automatic for one in found)


def test_each_part_has_lists_of_its_own() -> None:
    """The summary is counted apart, in the middle of the document's own numbers; so is each annex."""
    prepared = document(
        numbered("One", "1."),
        numbered("Two", "2."),
        box(numbered("One", "1.", part=1), numbered("Two", "2.", part=1), numbered("Three", "3.", part=1)),
        numbered("Three", "3."),
        heading("Chapter", "I."),
        heading("Annex", "I.", part=2, page_break=True),
        numbered("Four, by chance", "4.", part=2),
        bullet("Point"),
        heading("Next", "II."),
        numbered("Four", "4."),
    )
    found = read_labels(prepared)
    assert [one.label for one in found] == ["1.", "2.", "1.", "2.", "3.", "3.", "I.", "I.", "4.", "•", "II.", "4."]
    assert all(one.automatic for one in found)
    tree = WordFile(write(prepared, FONTS)).tree("word/numbering.xml")
    lists = [val(one.find(w("abstractNumId"))) for one in tree.iter(w("num"))]
    assert len(set(lists)) == len(lists) == 6
    for name in ("nsid", "tmpl"):
        values = [val(one) for one in tree.iter(w(name))]
        assert len(set(values)) == len(values)


def test_lists_are_known_by_the_same_numbers_in_every_file() -> None:
    """Word joins what is pasted from another file to the list of that number."""
    one, other = heading("A", "I."), numbered("B", "1.")
    found = []
    for blocks in ((one, other), (other, one)):
        tree = WordFile(write(document(*blocks), FONTS)).tree("word/numbering.xml")
        lists = tree.iter(w("abstractNum"))
        found.append({val(each.find(f".//{w('numFmt')}")): val(each.find(w("nsid"))) for each in lists})
    assert found[0] == found[1]
    assert len(set(found[0].values())) == 2


def test_another_bullet_is_typed() -> None:
    assert [one.automatic for one in read_labels(document(bullet("A"), bullet("B", "→")))] == [True, False]


def test_a_numbered_paragraph_in_another_style_is_set_in_from_that_style() -> None:
    quoted = replace(numbered("Quoted", "1."), style="Quotation")
    for numbers in Numbers:
        properties = WordFile(write(document(quoted), FONTS, numbers=numbers)).body.find(f"{w('p')}/{w('pPr')}")
        assert properties is not None
        stops = {stop.get(w("pos")) for stop in properties.iter(w("tab")) if val(stop) == "left"}
        assert stops == {"2268"}


def test_arabic_labels_run_from_right_to_left() -> None:
    levels = WordFile(write(labelled(("1 -", 0), code="ar"), FONTS)).tree("word/numbering.xml").iter(w("lvl"))
    assert all(level.find(f"{w('rPr')}/{w('rtl')}") is not None for level in levels)
    assert language("ar").counters["paragraphs"][0] == "{decimal} -"
