"""The order in which the texts of a line are painted: from left to right, in reading order in the structure tree."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from tests.pdf.builder import PROPERTIES, Builder
from tests.pdf.reader import Reader
from undoc.pdf import write
from undoc.pdf.painting_order import painting_order
from undoc.prepare.structure import Content, Element, Tag
from undoc.typeset.pages.page import Item, Rule, TextRun

ARABIC = "\u0623"


def placed(builder: Builder, *texts: tuple[str, float, float], content: Content | None = None) -> list[TextRun]:
    """Runs of (text, x, y); those with Arabic letters run from right to left."""
    runs = []
    for text, x, y in texts:
        turned = any(character >= ARABIC for character in text)
        run = builder.text(text, x, y, into=builder.element(Tag.PARAGRAPH), key="amiri" if turned else "tinos")
        run.right_to_left = turned
        run.content = content
        runs.append(run)
    return runs


CASES: list[tuple[str, list[tuple[str, float, float]], list[str]]] = [
    ("left-to-right text stays as it is", [("a", 10, 10), ("b", 20, 10), ("c", 10, 30)], ["a", "b", "c"]),
    ("what stands to the left comes first", [("c", 30, 10), ("b", 20, 10), ("a", 10, 10)], ["a", "b", "c"]),
    ("each line by itself", [("b", 20, 10), ("a", 10, 10), ("d", 20, 30), ("c", 10, 30)], ["a", "b", "c", "d"]),
    ("a raised letter is on its line", [("م", 30, 10), ("2", 20, 7), ("a", 10, 10)], ["a", "2", "م"]),
    ("signs at the right of right-to-left text are apart", [("1", 90, 10), (" ،عام", 40, 10)], ["ماع", "، ", "1"]),
    ("not at the end of the line", [("1", 10, 10), ("عام", 40, 10)], ["1", "ماع"]),
]


@pytest.mark.parametrize(("texts", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_lines(texts: list[tuple[str, float, float]], expected: list[str], builder: Builder) -> None:
    runs: list[Item] = list(placed(builder, *texts))
    found = [painted.item for painted in painting_order(runs)]
    assert [item.text for item in found if isinstance(item, TextRun)] == expected


def test_other_items_keep_their_places(builder: Builder) -> None:
    first, second = placed(builder, ("b", 20, 10), ("a", 10, 10))
    rule = Rule(0, 0, 9, 0, 1)
    assert [painted.item for painted in painting_order([first, rule, second])] == [first, rule, second]


def test_a_call_of_a_note_parts_its_line(builder: Builder) -> None:
    right, call, left = placed(builder, ("عام", 60, 10), ("1", 50, 6), ("عن", 10, 10))
    call.content = Content(Element(Tag.LINK))
    assert [painted.item for painted in painting_order([right, call, left])] == [right, call, left]


def test_the_structure_has_the_texts_of_a_line_in_reading_order(builder: Builder) -> None:
    content = builder.element(Tag.PARAGRAPH).content()
    placed(builder, ("عام", 80, 10), (" 2043", 50, 10), ("عن ", 20, 10), content=content)
    reader = Reader(write(builder.document(), PROPERTIES))
    painted = reader.contents(0)
    (paragraph,) = (node for node in reader.tree().all("P") if node.text)
    assert paragraph.text.split() == ["ماع", "2043", "نع"]
    assert painted.count(b"MCID") == 3


@pytest.mark.parametrize("text", ["عام", "عن عام"])
def test_right_to_left_text_is_one_reversed_string(text: str, builder: Builder) -> None:
    placed(builder, (text, 20, 10))
    painted = Reader(write(builder.document(), PROPERTIES)).contents(0)
    assert painted.count(b"/ReversedChars BMC") == painted.count(b"Tj") + painted.count(b"TJ") == 1


def test_painting_changes_no_page(builder: Builder) -> None:
    runs = placed(builder, ("1", 90, 10), (" ،عام", 40, 10))
    before = [replace(run) for run in runs]
    write(builder.document(), PROPERTIES)
    assert [(run.x, run.size, run.texts) for run in runs] == [(run.x, run.size, run.texts) for run in before]
