"""Where things stand on pages of New York: within 0.3 mm of where official files have them.

The places, in mm from the page's top left corner, were measured on the first three pages of A/80/604/Add.1, a file of
2026; the text here is another one with as many lines.
"""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from tests.support import build_model, seed
from tests.support.build_model import HERE, heading, note, text
from undoc.model import (
    Agenda,
    AgendaItem,
    AgendaStatus,
    Block,
    Cell,
    Column,
    ColumnAlign,
    Inline,
    Job,
    LineBreak,
    NoteCall,
    NumberedParagraph,
    PageBreak,
    RowAlign,
    RowKind,
    Session,
    Symbol,
    Table,
    TableForm,
    TableNote,
    TableWidth,
)
from undoc.model import (
    Row as TableRow,
)
from undoc.prepare import prepare
from undoc.typeset import TypesetDocument, typeset
from undoc.typeset.pages.page import Page, PlacedPicture, Rule, TextRun

MM = 72 / 25.4
NEAR = 0.3
#: How much lower than in others what is below the masthead stands in this file, with a paragraph for a comment there.
LOWER = 1.15 / MM
#: From where to where on the first page that is.
BELOW_MASTHEAD, FOOT = 75.0, 255.0


def lines(count: int, words: str = "Line") -> tuple[Inline, ...]:
    """Text that takes ``count`` lines."""
    found = list(text(words))
    for _ in range(count - 1):
        found += [LineBreak(), *text(words)]
    return tuple(found)


def paragraph(count: int) -> NumberedParagraph:
    return NumberedParagraph(0, "1.", lines(count), HERE)


def framed_table() -> Table:
    """The box of the first page: ten rows, the ninth of two lines, and two notes, the second of two lines."""
    counts = (*[1] * 8, 2, 1)
    rows = tuple(
        TableRow(RowKind.BODY, (Cell(lines(count), HERE), Cell(text("$1,000"), HERE, end=14.4)), HERE)
        for count in counts
    )
    notes = tuple(TableNote(name, lines(count), HERE, called_above=True) for name, count in (("b", 1), ("c", 2)))
    columns = (Column(ColumnAlign.START, 283.25, 23.75), Column(ColumnAlign.END, 82.8, 0.0))
    return Table(
        *((), (), columns, rows, notes, TableWidth.TEXT, HERE),
        points=366.05,
        form=TableForm.TEXT,
        vertical=RowAlign.TOP,
        end=7.2,
        frame=True,
    )


@pytest.fixture(scope="module")
def document() -> TypesetDocument:
    called = (*lines(4), LineBreak(), *text("Line"), NoteCall("a", HERE), LineBreak(), *text("Line"))
    blocks: list[Block] = [
        framed_table(),
        PageBreak(HERE),
        heading("Introduction"),
        paragraph(10),
        replace(heading(""), inlines=lines(2)),
        paragraph(13),
        paragraph(10),
        paragraph(8),
        paragraph(12),
        heading("In italics, without a number", 4),
        paragraph(11),
        heading("Information"),
        NumberedParagraph(0, "7.", called, HERE),
        paragraph(9),
        paragraph(11),
        heading("Next"),
        *[paragraph(50) for _ in range(10)],
    ]
    model = build_model.document(
        blocks,
        {"a": note("a", "A note of one line.")},
        body="general-assembly",
        symbol=Symbol.parse("A/80/604/Add.1"),
        session=Session(80),
        agenda=Agenda((AgendaItem(156, "a"),), AgendaStatus.ADOPTED),
        wording={
            "author": "Report of the Committee of the Keepers of Lamps and of all the Lighthouses of the Inland Sea",
            "suffix": "",
        },
        job=Job("26-04887", "150426"),
        title=lines(4),
        agenda_title=lines(3),
    )
    return typeset(prepare(model, "en", seed.templates()), seed.templates().fonts)


def rows(page: Page) -> list[tuple[float, float, float]]:
    """The base line, start and end of the text of each row, in mm from the top; raised marks are rows of their own."""
    found: dict[float, list[TextRun]] = {}
    for item in page.items:
        if isinstance(item, TextRun) and item.text.strip():
            found.setdefault(round(item.y, 2), []).append(item)
    return [
        (y / MM, min(run.x for run in runs) / MM, max(_end(run) for run in runs) / MM)
        for y, runs in sorted(found.items())
    ]


def _end(run: TextRun) -> float:
    """Where the last glyph that shows ends."""
    trailing = next(count for count, shown in enumerate(reversed(run.texts)) if shown.strip())
    end = len(run.texts) - trailing
    face = run.face
    return run.x + sum(run.advances[: end - 1]) + face.advance(run.glyphs[end - 1]) * run.size * run.scale / face.units


Row = tuple[float, float | None, float | None]

# Base line, start, end; None where the text is another one.
FIRST: list[Row] = [
    (19.94, 167.62, 194.74),  # A/80/604/Add.1
    (20.40, 43.53, 72.80),  # United Nations
    (30.49, 43.53, 95.97),  # General Assembly
    (30.57, 140.06, 162.33),  # Distr.: General
    (34.72, 140.06, None),  # 7 April 2026
    (43.19, 140.06, 166.18),  # Original: English
    (78.80, 21.17, 47.58),  # Eightieth session
    (83.03, 21.17, 52.24),  # Agenda item 156 (a)
    (87.27, 21.17, None),  # agenda title
    (91.50, 21.17, None),
    (95.73, 21.17, None),
    (107.16, 43.53, None),  # title
    (112.45, 43.53, None),
    (117.75, 43.53, None),
    (123.04, 43.53, None),
    (132.19, 43.53, None),  # author
    (136.93, 43.53, None),
    # the rows in a frame; the second line of the ninth, the notes, whose marks stand higher
    *((base, 51.95, 167.31) for base in (150.35, 157.42, 164.45, 171.52, 178.60, 185.62, 192.69, 199.76, 206.79)),
    (211.02, 51.95, None),
    (218.09, 51.95, 167.31),
    (227.20, 53.64, 54.62),
    (228.26, 56.27, None),
    (230.93, 53.64, 54.62),
    (231.99, 56.27, None),
    (235.67, 56.27, None),
    (263.69, 23.08, 58.48),  # 26-04887 (E)    150426
]
SECOND: list[Row] = [
    (20.83, 21.17, 41.07),  # running symbol
    (30.66, 36.03, None),  # I. Introduction
    *((base, 43.53, None) for base in (39.33, 43.57, 47.80, 52.03, 56.27, 60.50, 64.73, 68.97, 73.20, 77.44)),
    (88.88, 34.09, None),  # II.
    (94.17, 43.53, None),
    *((102.85 + 4.2333 * index, 43.53, None) for index in range(13)),
    *((160.00 + 4.2333 * index, 43.53, None) for index in range(10)),
    *((204.45 + 4.2333 * index, 43.53, None) for index in range(8)),
    *((240.44 + 4.2333 * index, 43.53, None) for index in range(5)),
    (265.94, 185.03, 194.73),  # 26-04887
    (266.45, 21.17, 26.61),  # 2/13
]
THIRD: list[Row] = [
    (20.83, 174.87, 194.77),
    *((29.81 + 4.2333 * index, 43.53, None) for index in range(7)),
    (63.68, 43.53, None),
    *((70.03 + 4.2333 * index, 43.53, None) for index in range(11)),
    (123.80, 32.14, None),
    *((132.49 + 4.2333 * index, 43.53, None) for index in range(4)),
    (148.19, None, None),  # the mark of the note
    (149.42, 43.53, None),
    (153.65, 43.53, None),
    *((160.00 + 4.2333 * index, 43.53, None) for index in range(9)),
    *((200.23 + 4.2333 * index, 43.53, None) for index in range(11)),
    (257.34, 41.28, 42.26),  # the mark of the note
    (258.40, 43.53, None),
    (265.94, 21.17, 30.87),
    (266.45, 189.27, 194.71),
]


@pytest.mark.parametrize(("number", "official"), [(1, FIRST), (2, SECOND), (3, THIRD)])
def test_lines_of_text(document: TypesetDocument, number: int, official: list[Row]) -> None:
    found = rows(document.pages[number - 1])
    if number == 1:  # the line asking to recycle is a picture on the official page
        found = [row for row in found if row[0] < 265]
        official = [(y - LOWER if BELOW_MASTHEAD < y < FOOT else y, start, end) for y, start, end in official]
    assert len(found) == len(official)
    away = [
        (row, place)
        for row, place in zip(found, official, strict=True)
        for ours, theirs in zip(row, place, strict=True)
        if theirs is not None and abs(ours - theirs) > NEAR
    ]
    assert not away


def test_rules(document: TypesetDocument) -> None:
    def horizontal(page: Page) -> list[tuple[float, float, float, float]]:
        """Top, bottom, start, end of the long rules of a page."""
        found = [item for item in page.items if isinstance(item, Rule) and item.y == item.y2 and item.x2 - item.x > 60]
        return [
            ((rule.y - rule.width / 2) / MM, (rule.y + rule.width / 2) / MM, rule.x / MM, rule.x2 / MM)
            for rule in found
        ]

    first, second, third = (horizontal(page) for page in document.pages[:3])
    masthead = [(22.86, 23.03, 21.17, 194.68), (73.71, 74.22, 20.91, 194.68)]
    frame = [
        (top - LOWER, bottom - LOWER, *sides)
        for top, bottom, *sides in (
            (144.21, 144.38, 43.40, 172.76),
            (223.09, 223.17, 51.95, 77.35),
            (238.42, 238.59, 43.40, 172.76),
        )
    ]
    assert sorted(first) == [pytest.approx(rule, abs=NEAR) for rule in (*masthead, *frame)]
    assert second == [pytest.approx((22.86, 22.94, 20.91, 194.77), abs=NEAR)]
    sides = [
        item for item in document.pages[0].items if isinstance(item, Rule) and item.x == item.x2 and item.y < 260 * MM
    ]
    for x in (43.49, 172.68):
        side = sorted((rule.y / MM, rule.y2 / MM) for rule in sides if abs(rule.x / MM - x) < NEAR)
        assert (side[0][0], side[-1][1]) == pytest.approx((144.21 - LOWER, 238.59 - LOWER), abs=NEAR)
    # The separator of notes is a row of underscores on the official page: their stroke.
    separator, running = sorted(third, reverse=True)
    assert running == pytest.approx((22.86, 22.94, 20.91, 194.77), abs=NEAR)
    assert separator == pytest.approx((253.69, 253.83, 35.15, 60.56), abs=NEAR)


def test_pictures(document: TypesetDocument) -> None:
    page = document.pages[0]
    emblem, mark = (item for item in page.items if isinstance(item, PlacedPicture))
    assert [emblem.y / MM, (emblem.y + emblem.height) / MM] == pytest.approx([25.15, 41.73], abs=NEAR)
    assert [emblem.x / MM, (emblem.x + emblem.width) / MM] == pytest.approx([22.81, 42.62], abs=NEAR)
    # On the official page the words and the mark are one picture.
    words = next(row for row in rows(page) if row[0] > 265)
    assert [words[1], (mark.x + mark.width) / MM] == pytest.approx([147.16, 172.93], abs=NEAR)
    assert [mark.y / MM, (mark.y + mark.height) / MM] == pytest.approx([261.62, 268.04], abs=NEAR)
    blocks = [item for item in page.items if isinstance(item, Rule) and item.content is not None]
    edges = [
        min(rule.x for rule in blocks),
        max(rule.x2 for rule in blocks),
        min(rule.y - rule.width / 2 for rule in blocks),
        max(rule.y + rule.width / 2 for rule in blocks),
    ]
    assert [edge / MM for edge in edges] == pytest.approx([175.72, 195.02, 250.19, 269.49], abs=NEAR)
    bars = [item for item in page.items if isinstance(item, Rule) and item.x == item.x2 and item.y > 260 * MM]
    assert [bars[0].x / MM, bars[-1].x / MM] == pytest.approx([23.1, 58.7], abs=NEAR)
    assert {(round(bar.y / MM, 1), round(bar.y2 / MM, 1)) for bar in bars} == {(264.3, 268.9)}


# Geneva: the first pages of ECE/TRADE/C/CEFACT/2018/1, a file of 2018. Its masthead is shorter than the usual one.
GENEVA: list[Row] = [
    (22.56, 42.51, 72.57),  # United Nations
    (32.82, 140.02, 160.92),  # Distr.: General
    (33.24, 42.51, None),  # the organ
    (37.05, 140.02, None),
    (45.52, 140.02, 164.36),  # Original: English
    (261.45, 19.98, 43.64),  # GE.18-01763(E)
]


def test_geneva() -> None:
    model = build_model.document(
        [paragraph(120)],
        body="human-rights-council",
        symbol=Symbol.parse("A/HRC/99/1"),
        agenda=None,
        job=Job("GE.18-01763"),
    )
    document = typeset(prepare(model, "en", seed.templates()), seed.templates().fonts)
    found = {round(base, 1): (base, start, end) for base, start, end in rows(document.pages[0])}
    for base, start, end in GENEVA:
        near = [row for row in found.values() if abs(row[0] - base) < NEAR and start and abs(row[1] - start) < NEAR]
        assert near, base
        assert end is None or any(abs(row[2] - end) < NEAR for row in near)
    for page, symbol in ((1, 19.98), (2, None)):
        header, *_, footer = rows(document.pages[page])
        assert header[0] == pytest.approx(22.99, abs=NEAR)
        assert footer[0] == pytest.approx(271.53, abs=NEAR)
        edges = [header[1], footer[1]] if symbol else [header[2], footer[2]]
        assert edges == pytest.approx([symbol or 190.02] * 2, abs=NEAR)
    rules = [
        item
        for item in document.pages[0].items
        if isinstance(item, Rule) and item.y == item.y2 and item.content is None
    ]
    assert [rules[0].x / MM, rules[0].x2 / MM, rules[0].y / MM] == pytest.approx([19.98, 190.02, 25.1], abs=NEAR)
