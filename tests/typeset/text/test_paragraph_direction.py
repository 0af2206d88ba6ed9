"""What stays in order inside Arabic, and that the visual order of every line of real texts is ICU's."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import etree

from tests.support import seed
from tests.support.icu import Bidi
from tests.support.runs import ink
from undoc.prepare.prepared import Span
from undoc.typeset.pages.page import TextRun
from undoc.typeset.text.bidi import LRI, PDI, RIGHT_TO_LEFT
from undoc.typeset.text.formats import formats
from undoc.typeset.text.lines import Line, break_lines
from undoc.typeset.text.opportunities import opportunities
from undoc.typeset.text.paragraph_direction import direct, isolated
from undoc.typeset.text.placing import BLACK, LineText, Meaning, SetLine
from undoc.typeset.text.units import turned_units
from undoc.typeset.text.visual import mirror, place_turned

CASES = Path(__file__).parents[4] / "shared" / "cases"
MIXED = [
    "وإذ تشير إلى قرارها 78/1 المؤرخ 19 أيلول/سبتمبر 2024 (A/RES/78/1)، الفقرة 5 (أ)، والمقرر 1/CMA.6،",
    "بلغت النسبة 38.6% أو -3 في الفترة 2020-2025 نحو 958 000 شخص [انظر HSP/EB.2024/17 (Sect. 29)].",
    "أعد موئل الأمم المتحدة (UN-Habitat) التقرير، انظر https://unhabitat.org/a?b=1 و«المدن» و”الخطة“.",
    "قُدِّمَت الوثيقةُ بعدَ الموعدِ المُحَدَّدِ؛ لا إله إلا الله.",
]


def set_lines(text: str, width: float) -> list[tuple[Line, SetLine]]:
    """A paragraph in lines ``width`` points wide, with its lines as placed from the right edge at ``width``."""
    templates = seed.templates()
    language = templates.language("ar")
    style = templates.house("nairobi", "ar").styles["SingleTxt"]
    cache = formats(templates.fonts)
    spans = (Span(text),)
    finder = opportunities(language.typography)
    units = turned_units(spans, lambda span: cache.of(style, span, language.script), finder, RIGHT_TO_LEFT)
    found = []
    for line in break_lines(units, width, 0.0, 0.0, justified=True, shrinks=False):
        placed = SetLine(20.0)
        meanings = (Meaning(None, None, BLACK),)
        made = LineText(line.units, spans, meanings, line.stretch)
        place_turned(placed, made, line.indent, 0.0, base=RIGHT_TO_LEFT)
        mirror(placed.items, placed.links, width)
        found.append((line, placed))
    return found


def words(line: SetLine) -> dict[str, list[float]]:
    """The words of a line and the advances of their glyphs."""
    found: dict[str, list[float]] = {}
    for run in runs_of(line):
        word: list[float] = []
        text = ""
        for own, advance in [*zip(run.texts, run.advances, strict=True), (" ", 0.0)]:
            if own == " ":
                found[text], word, text = word, [], ""
            else:
                text += own
                word.append(advance)
    return found


def runs_of(line: SetLine) -> list[TextRun]:
    return sorted((item for item in line.items if isinstance(item, TextRun)), key=lambda run: run.x)


def shown(line: SetLine) -> str:
    """A line's characters from left to right."""
    parts: list[str] = []
    for run in runs_of(line):
        parts += [text[::-1] if run.right_to_left else text for text in run.texts]
    return "".join(parts)


def in_icu_order(text: str, lines: list[Line]) -> Iterator[str]:
    """The same lines as ICU orders them, in a text with the isolates around what is isolated."""
    with_controls, place = "", []
    edges = {start: LRI for start, _ in isolated((Span(text),), text)}
    ends = {end for _, end in isolated((Span(text),), text)}
    for index, character in enumerate(text):
        with_controls += PDI if index in ends else ""
        with_controls += edges.get(index, "")
        place.append(len(with_controls))
        with_controls += character
    judge = Bidi(with_controls + (PDI if len(text) in ends else ""), RIGHT_TO_LEFT)
    start = 0
    for line in lines:
        end = start + len(line.text)
        first, last = place[start], place[end - 1] + 1
        own = with_controls[first:last]
        yield "".join(own[index] for index in judge.order(first, last) if own[index] not in (LRI, PDI))
        start = end


def assert_in_icu_order(texts: list[str], width: float) -> int:
    count = 0
    for text in texts:
        lines = set_lines(text, width)
        assert "".join(line.text for line, _ in lines) == text
        for (_, placed), expected in zip(lines, in_icu_order(text, [line for line, _ in lines]), strict=True):
            assert shown(placed).strip() == expected.strip()
            count += 1
    return count


@pytest.mark.parametrize("width", [90.0, 170.0, 365.0])
def test_lines_of_mixed_text_stand_in_the_order_of_icu(width: float) -> None:
    assert_in_icu_order(MIXED, width)


def test_lines_of_the_declaration_stand_in_the_order_of_icu() -> None:
    path = CASES / "udhr" / "udhr_arb.xml"
    if not path.is_file():
        pytest.skip(f"{path} is not there")
    texts = [
        " ".join("".join(map(str, para.itertext())).split()) for para in etree.parse(path).iter("{*}para", "{*}title")
    ]
    assert assert_in_icu_order([text for text in texts if text], 365.0) > 120


def test_lines_of_a_real_arabic_document_stand_in_the_order_of_icu() -> None:
    path = CASES / "ITU_E.119-AR.docx"
    if not path.is_file():
        pytest.skip(f"{path} is not there")
    import docx

    texts = [" ".join(paragraph.text.split()) for paragraph in docx.Document(str(path)).paragraphs]
    known = set("\u200e\u200f\u202c\u202b\u202a")
    assert assert_in_icu_order([text for text in texts if text and not known & set(text)], 300.0) > 300


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (MIXED[0], ["78/1", "(A/RES/78/1)", "1/CMA.6"]),
        (MIXED[1], ["38.6%", "-3", "2025-2020", "958 000", "HSP/EB.2024/17 (Sect. 29)"]),
        (MIXED[2], ["(UN-Habitat)", "https://unhabitat.org/a?b=1"]),
    ],
)
def test_symbols_numbers_and_addresses_stand_in_their_order(text: str, parts: list[str]) -> None:
    (line,) = set_lines(text, 3000.0)
    for part in parts:
        assert part in shown(line[1])


@pytest.mark.parametrize("width", [40.0, 60.0, 90.0, 130.0])
@pytest.mark.parametrize("text", MIXED)
def test_symbols_and_numbers_are_not_broken(text: str, width: float) -> None:
    held = direct((Span(text),), text, RIGHT_TO_LEFT).held
    at = 0
    for line, _ in set_lines(text, width):
        at += len(line.text)
        # Only what is wider than the line is cut.
        assert at not in held or len(line.units) == 1


def test_a_link_is_isolated_as_a_whole() -> None:
    spans = (Span("انظر "), Span("+1/2 a", url="https://un.org"), Span(" هنا"))
    text = "".join(span.text for span in spans)
    assert [text[start:end] for start, end in isolated(spans, text)] == ["+1/2 a"]


@pytest.mark.parametrize(("text", "found"), [("A/65/L.78*", ["A/65/L.78*"]), ("A/65/L.78", ["A/65/L.78"]), ("*", [])])
def test_a_symbol_by_itself_keeps_its_asterisk(text: str, found: list[str]) -> None:
    assert [text[start:end] for start, end in isolated((Span(text),), text)] == found


def test_justified_lines_fill_the_column_from_right_to_left() -> None:
    lines = set_lines(" ".join(MIXED), 365.0)
    for _, placed in lines[:-1]:
        runs = runs_of(placed)
        shown_runs = [run for run in runs if run.text.strip()]
        last = runs[-1]
        assert last.x + last.width == pytest.approx(365.0)
        assert ink(shown_runs[0])[0] == pytest.approx(0.0, abs=0.01)


def test_glyphs_of_joined_letters_touch() -> None:
    # Nothing but spaces is stretched: the advances within a word are those of the shaped word.
    text = "الجمعية العامة للأمم المتحدة في دورتها"
    (natural,) = set_lines(text, 3000.0)
    width = natural[0].width - 1.0
    stretched = set_lines(text, width)[0][1]
    known = words(natural[1])
    assert len(words(stretched)) > 2
    for word, advances in words(stretched).items():
        assert advances == pytest.approx(known.get(word, []))


def test_letters_join_over_the_ends_of_spans() -> None:
    templates = seed.templates()
    style = templates.house("nairobi", "ar").styles["SingleTxt"]
    language = templates.language("ar")
    form = formats(templates.fonts).of(style, Span(""), language.script)
    alone = form.turned("عام", [1, 1, 1])[0].glyphs
    assert form.turned("ام", [1, 1], "ع", "")[0].glyphs == alone[1:]
    assert form.turned("ام", [1, 1])[0].glyphs != alone[1:]
    assert form.turned("ع", [1], "", "ام")[0].glyphs != form.turned("ع", [1])[0].glyphs
