"""Each language in its own words: first pages, ordinals, dates, labels."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icu4py.messageformat import MessageFormat
from msgspec.structs import replace

from tests.content.read.fixture_file import Fixture, read_fixtures
from tests.support import build_model, seed
from tests.support.build_model import HERE, heading, numbered, text
from undoc.content.read.metadata import read_metadata
from undoc.model import (
    LANGUAGES,
    Annex,
    Cell,
    Column,
    ContentError,
    NoteCall,
    Row,
    RowKind,
    Session,
    Table,
    TableWidth,
    Text,
)
from undoc.model import Block as ModelBlock
from undoc.model.report import Report
from undoc.prepare import PreparedDocument, counters, dates, prepare
from undoc.prepare.front.masthead import spans_of
from undoc.prepare.prepared import Block, Paragraph, Position, Span, flow
from undoc.prepare.prepared import Table as PreparedTable
from undoc.templates.language import Language

FIRST_PAGES = read_fixtures("first_pages.txt", Path(__file__).parent / "fixtures")
#: What the fixtures replace lines of.
DOCUMENT = """\
symbol: HSP/EB.2024/17
body: hsp-executive-board
kind: report
distribution: general
date: 2024-09-19
original: en
session: {year: 2024, number: 2}
meeting: {place: nairobi, start: 2024-12-04, end: 2024-12-06}
agenda: {item: 6 (a), status: provisional, note: HSP/EB.2024/1}
author: executive-director
"""


def language(code: str) -> Language:
    return seed.templates().language(code)


def shown(paragraphs: Iterator[Paragraph]) -> list[str]:
    """The lines of paragraphs, what is raised between ``^`` and ``^``."""
    return ["".join(_shown(span) for span in paragraph.spans) for paragraph in paragraphs]


def _shown(span: Span) -> str:
    return f"^{span.text}^" if span.position is Position.RAISED else span.text


@pytest.mark.parametrize("fixture", FIRST_PAGES, ids=str)
def test_first_pages(fixture: Fixture, tmp_path: Path) -> None:
    lines = dict(line.split(": ", 1) for text in (DOCUMENT, fixture.input) for line in text.splitlines())
    path = tmp_path / "document.yaml"
    path.write_text("".join(f"{key}: {value}\n" for key, value in lines.items()), encoding="utf-8")
    metadata = read_metadata(path, Report())
    assert metadata is not None
    document = replace(build_model.document(language=fixture.language), metadata=metadata)
    prepared = prepare(document, fixture.language, seed.templates())
    order = ("organization", "symbol", "body_name", "wordmark", "distribution")
    masthead = [line for slot in order for line in shown(iter(prepared.masthead.get(slot, ())))]
    front = [line for line in shown(iter(prepared.front)) if line not in ("A title", "An agenda title")]
    notes = [f"{note.mark} {line}" for note in prepared.notes.values() for line in shown(iter(note.paragraphs))]
    assert "\n".join([*masthead, "-", *front, *notes]) == fixture.expected


def test_the_first_pages_cover_every_language_and_house() -> None:
    pages = {(fixture.language, fixture.title.partition(":")[0]) for fixture in FIRST_PAGES}
    assert pages == {(code, house) for code in LANGUAGES for house in ("Nairobi", "New York", "Geneva")}


#: Where the Organization spells ordinals otherwise than CLDR: no hyphens round “et”, no “et” after quatre-vingt, the
#: older Spanish words for 11th and 12th; CLDR's Arabic has two spaces in some.
_SPELLINGS = {
    "fr": [("quatre-vingt-et-", "quatre-vingt-"), ("-et-", " et ")],
    "es": [("decimoprimera", "undécima"), ("decimosegunda", "duodécima")],
    "ar": [("  ", " ")],
}


@pytest.mark.parametrize(
    ("code", "rule"),
    [
        ("ar", "ordinal-masculine"),
        ("ar", "ordinal-feminine"),
        ("zh", "ordinal"),
        ("en", "ordinal"),
        ("fr", "ordinal-masculine"),
        ("fr", "ordinal-feminine"),
        ("ru", "ordinal-masculine"),
        ("ru", "ordinal-feminine"),
        ("es", "ordinal-masculine-adjective"),
        ("es", "ordinal-feminine"),
    ],
)
def test_ordinals_are_those_that_icu_spells(code: str, rule: str) -> None:
    spelling = MessageFormat(f"{{n,spellout,%spellout-{rule}}}", code)
    expected = [spelling.format({"n": number}) for number in range(1, 101)]
    for other, ours in _SPELLINGS.get(code, []):
        expected = [word.replace(other, ours) for word in expected]
    words = language(code).ordinals_feminine if rule.endswith("feminine") else language(code).ordinals
    assert [word.lower() for word in words] == expected
    assert all(word[0] == word[0].upper() for word in words)


@pytest.mark.parametrize(
    ("code", "number", "expected"),
    [
        ("en", 100, "One hundredth session"),
        ("en", 101, "101st session"),
        ("en", 111, "111th session"),
        ("en", 112, "112th session"),
        ("en", 122, "122nd session"),
        ("en", 126, "126th session"),
        ("fr", 100, "Centième session"),
        ("fr", 126, "126^e^ session"),
        ("es", 121, "121º período de sesiones"),
        ("es", 126, "126º período de sesiones"),
        ("ru", 100, "Сотая сессия"),
        ("ru", 126, "126-я сессия"),
        ("zh", 100, "第一百届会议"),
        ("zh", 126, "第 126 届会议"),
        ("ar", 100, "الدورة المائة"),
        ("ar", 126, "الدورة 126"),
    ],
)
def test_sessions_beyond_the_words_are_in_figures(code: str, number: int, expected: str) -> None:
    prepared = prepare(build_model.document(language=code, session=Session(number)), code, seed.templates())
    assert expected in shown(iter(prepared.front))


def test_a_session_without_an_ordinal_is_a_located_problem(monkeypatch: pytest.MonkeyPatch) -> None:
    templates = seed.templates()
    short = replace(language("en"), ordinal_figures={}, ordinal_figures_feminine={})
    monkeypatch.setattr(templates, "language", lambda code, house=None: short)
    with pytest.raises(ContentError) as raised:
        prepare(build_model.document(session=Session(101)), "en", templates)
    assert [(problem.code, problem.place.path) for problem in raised.value.problems] == [
        ("no-wording", "document.yaml")
    ]


@pytest.mark.parametrize(
    ("code", "start", "end", "expected"),
    [
        ("fr", "2024-12-04", "2024-12-04", "4 décembre 2024"),
        ("fr", "2024-11-15", "2024-11-16", "15 et 16 novembre 2024"),
        ("fr", "2024-02-01", "2024-02-03", "1^er^–3 février 2024"),
        ("fr", "2024-12-30", "2025-01-02", "30 décembre 2024 – 2 janvier 2025"),
        ("es", "2024-11-15", "2024-11-16", "15 y 16 de noviembre de 2024"),
        ("es", "2024-12-30", "2025-01-02", "30 de diciembre de 2024 a 2 de enero de 2025"),
        ("ru", "2024-11-15", "2024-11-16", "15 и 16 ноября 2024 года"),
        ("en", "2024-08-01", "2024-08-02", "1 and 2 August 2024"),
        ("zh", "2024-08-01", "2024-08-02", "2024 年 8 月 1 日和 2 日"),
        ("ar", "2024-06-01", "2024-06-02", "1 و 2 حزيران/يونيه 2024"),
        ("ru", "2024-12-30", "2025-01-02", "30 декабря 2024 года – 2 января 2025 года"),
        ("ar", "2024-06-01", "2024-06-01", "1 حزيران/يونيه 2024"),
        ("ar", "2024-12-30", "2025-01-02", "30 كانون الأول/ديسمبر 2024 - 2 كانون الثاني/يناير 2025"),
    ],
)
def test_ranges_of_dates(code: str, start: str, end: str, expected: str) -> None:
    assert dates.date_range(dt.date.fromisoformat(start), dt.date.fromisoformat(end), language(code)) == expected


@given(day=st.dates(dt.date(1946, 1, 1), dt.date(2100, 12, 31)), code=st.sampled_from(LANGUAGES))
def test_a_date_names_its_day_month_and_year_once(day: dt.date, code: str) -> None:
    spoken = language(code)
    written = dates.date(day, spoken)
    month = f" {day.month} " if code == "zh" else spoken.months[day.month - 1]
    assert written.count(str(day.year)) == 1
    assert month in written
    assert (spoken.first_day if day.day == 1 else str(day.day)) in written
    assert "{" not in written


def labelled(code: str) -> PreparedDocument:
    blocks: list[ModelBlock] = [
        heading("A"),
        *(heading("B", level) for level in range(2, 7) for _ in range(2)),
        heading("C"),
        *(numbered("x", level) for level in range(4)),
    ]
    return prepare(build_model.document(blocks, language=code), code, seed.templates())


def labels(blocks: tuple[Block, ...]) -> list[str]:
    return [block.label for block in flow(blocks) if isinstance(block, Paragraph)]


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("en", "I. A. B. 1. 2. (a) (b) (i) (ii) a. b. II. | 1. (a) (i) a."),
        ("fr", "I. A. B. 1. 2. a) b) i) ii) a. b. II. | 1. a) i) a."),
        ("es", "I. A. B. 1. 2. a) b) i) ii) a. b. II. | 1. a) i) a."),
        ("ru", "I. A. B. 1. 2. a) b) i) ii) a. b. II. | 1. a) i) a."),
        ("zh", "一. A. B. 1. 2. (a) (b) (一) (二) a. b. 二. | 1. (a) (一) a."),
        ("ar", "أولا - ألف - باء - 1 - 2 - (أ) (ب) ’1‘ ’2‘ أ - ب - ثانيا - | 1 - (أ) ’1‘ أ -"),
    ],
)
def test_labels_at_every_level(code: str, expected: str) -> None:
    found = labels(labelled(code).blocks)
    assert " ".join([*found[:12], "|", *found[12:]]) == expected


def test_arabic_labels_are_those_of_the_house() -> None:
    blocks = [numbered("x"), numbered("x", 1)]
    found = {}
    for body in ("general-assembly", "human-rights-council", "hsp-executive-board"):
        document = build_model.document(blocks, language="ar", body=body)
        found[body] = labels(prepare(document, "ar", seed.templates()).blocks)
    assert found == {
        "general-assembly": ["1 -", "(أ)"],
        "human-rights-council": ["1-", "(أ)"],
        "hsp-executive-board": ["1 -", "(أ)"],
    }


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("en", ["Annex I", "Annex II", "[Original: French]", "Table"]),
        ("fr", ["Annexe I", "Annexe II", "[Original\u00a0: français]", "Tableau"]),
        ("es", ["Anexo I", "Anexo II", "[Original: francés]", "Cuadro"]),
        ("ru", ["Приложение I", "Приложение II", "[Подлинный текст на французском языке]", "Таблица"]),
        ("zh", ["附件一", "附件二", "[原件：法文]", "表"]),
        ("ar", ["المرفق الأول", "المرفق الثاني", "[الأصل: بالفرنسية]", "الجدول"]),
    ],
)
def test_annexes_and_tables(code: str, expected: list[str]) -> None:
    row = Row(RowKind.BODY, (Cell(text("1"), HERE),), HERE)
    table = Table(text("Caption"), (), (Column(),), (row,), (), TableWidth.TEXT, HERE)
    annexes = [Annex((), "fr" if number else None, (table,) if number else (), HERE, None) for number in range(2)]
    prepared = prepare(build_model.document(annexes, language=code), code, seed.templates())
    lines = (block.caption[0] if isinstance(block, PreparedTable) else block for block in flow(prepared.blocks))
    assert [line.text for line in lines if isinstance(line, Paragraph)] == expected


@pytest.mark.parametrize(("code", "marks"), [("en", "1 2"), ("fr", "1 2"), ("zh", "1 2"), ("ar", "(1) (2)")])
def test_note_marks(code: str, marks: str) -> None:
    calls = tuple(inline for name in "xy" for inline in (Text("a", HERE), NoteCall(name, HERE)))
    block = replace(build_model.plain("x"), inlines=calls)
    notes = {name: build_model.note(name, "text") for name in "xy"}
    prepared = prepare(build_model.document([block], notes, language=code, agenda=None), code, seed.templates())
    assert " ".join(note.mark for note in prepared.notes.values()) == marks


def test_a_series_begins_anew_with_doubled_items() -> None:
    letters = language("ar").series["letter"]
    assert [counters.along(letters, number) for number in (1, 28, 29, 30, 33)] == ["أ", "غ", "أأ", "بب", "هـ هـ"]
    assert counters.along(("one", "two"), 3) == "one one"


@given(number=st.integers(1, 500), code=st.sampled_from(LANGUAGES))
def test_every_counter_tells_numbers_apart(number: int, code: str) -> None:
    spoken = language(code)
    for name, patterns in spoken.counters.items():
        if name not in ("bullets", "asterisks"):
            for pattern in patterns:
                one, other = (counters.label(pattern, n, spoken.series) for n in (number, number + 1))
                assert one != other


def test_what_stands_between_carets_is_raised() -> None:
    assert [(span.text, span.position.value) for span in spans_of("1^er^ mai")] == [
        ("1", "normal"),
        ("er", "raised"),
        (" mai", "normal"),
    ]
    assert spans_of("a ^ b") == (Span("a ^ b"),)
    assert spans_of("") == ()


def test_the_codes_of_letters_in_job_numbers_and_file_names_differ() -> None:
    for values in (
        [language(code).suffix for code in LANGUAGES],
        [language(code).words["job_letter"] for code in LANGUAGES],
        [language(code).tag for code in LANGUAGES],
    ):
        assert len(set(values)) == len(LANGUAGES)
    assert "".join(sorted(language(code).words["job_letter"] for code in LANGUAGES)) == "ACEFRS"
