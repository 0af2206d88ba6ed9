"""The bidirectional algorithm: sentences as they are read, ICU as a judge, Unicode's own tests."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path
from unicodedata import bidirectional

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from tests.support.icu import Bidi
from undoc.typeset.text.bidi import base_level, levels, turns, visual_order

FIXTURE = Path(__file__).parent / "fixtures" / "bidi.txt"
UNICODE = Path("/usr/share/unicode")  # Debian's unicode-data
CONTROLS = {"{l": "\u2066", "{r": "\u2067", "{f": "\u2068", "}": "\u2069"}
MIRRORED = {"(": ")", ")": "("}
#: A character of each bidirectional class.
CLASSES = {
    "L": "a", "R": "\u05d0", "AL": "\u0627", "EN": "1", "ES": "+", "ET": "$", "AN": "\u0661", "CS": ",",
    "NSM": "\u0300",
    "BN": "\u00ad", "B": "\u2029", "S": "\t", "WS": " ", "ON": "!", "LRE": "\u202a", "RLE": "\u202b",
    "LRO": "\u202d",
    "RLO": "\u202e", "PDF": "\u202c", "LRI": "\u2066", "RLI": "\u2067", "FSI": "\u2068", "PDI": "\u2069",
}  # fmt: skip
MARKED_BRACKET = re.compile("[()\\[\\]][\u00ad\u202a-\u202e]*\u0300")
SPACE = frozenset({"WS", "LRI", "RLI", "FSI", "PDI", "RLE", "LRE", "RLO", "LRO", "PDF", "BN"})
ALPHABET = "".join(CLASSES.values()).replace("\u2029", "") + "([)]אعبA2"


def cases() -> list[tuple[str, str, str, str]]:
    blocks = FIXTURE.read_text(encoding="utf-8").split("\n\n")
    return [(title, *rest) for title, *rest in (block.strip().split("\n") for block in blocks[1:])]  # type: ignore[misc]


def hebrew(text: str) -> str:
    for written, control in CONTROLS.items():
        text = text.replace(written, control)
    return "".join(chr(ord(letter) - ord("A") + 0x5D0) if "A" <= letter <= "Z" else letter for letter in text)


def line_levels(text: str, found: list[int], base: int) -> list[int]:
    """The levels of a line with its separators and its trailing spaces at the paragraph's level (L1)."""
    result = list(found)
    trailing = True
    for index in range(len(text) - 1, -1, -1):
        kind = bidirectional(text[index])
        trailing = kind in ("B", "S") or (trailing and kind in SPACE)
        if trailing:
            result[index] = base
    return result


def shown(text: str, base: int) -> str:
    found = line_levels(text, levels(text, base), base)
    mirrored = [MIRRORED.get(letter, letter) if found[index] % 2 else letter for index, letter in enumerate(text)]
    return "".join(mirrored[index] for index in visual_order(found) if text[index] not in CONTROLS.values())


@pytest.mark.parametrize(("title", "direction", "text", "expected"), cases())
def test_visual_order(title: str, direction: str, text: str, expected: str) -> None:
    assert shown(hebrew(text), direction == "rtl") == hebrew(expected), title


@settings(max_examples=600, deadline=None)
@given(st.text(alphabet=ALPHABET, min_size=1, max_size=24), st.integers(0, 1))
@example("\u0661\u202b\u0300", 0)
def test_the_order_is_that_of_icu(text: str, base: int) -> None:
    # A mark on a bracket goes where the bracket does (N0, with tests in Unicode's own since version 14); not in ICU.
    assume(not MARKED_BRACKET.search(text))
    order = visual_order(line_levels(text, levels(text, base), base))
    # What the rules remove (X9) may stand anywhere.
    removed = "\u00ad\u202a\u202b\u202c\u202d\u202e"
    expected = Bidi(text, base).order(0, len(text))
    assert [index for index in order if text[index] not in removed] == [
        index for index in expected if text[index] not in removed
    ]


@given(st.text(alphabet="".join(CLASSES.values()), max_size=30), st.integers(0, 1))
def test_every_character_has_its_place_once(text: str, base: int) -> None:
    assert sorted(visual_order(levels(text, base))) == list(range(len(text)))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Report – “é”", False),
        ("联合国，2024", False),
        ("Отчёт", False),
        ("a א", True),
        ("عام", True),
        ("\u2067x", True),
    ],
)
def test_which_texts_need_turning(text: str, expected: bool) -> None:
    assert turns(text) is expected
    assert turns(text) is expected  # the second time from memory


@given(st.characters(exclude_categories=["Cs", "Cn"]))
@example("\u2066")
def test_what_needs_no_turning_has_no_right_to_left_character(character: str) -> None:
    if not turns(character):
        assert not any(level % 2 for level in levels(f"a{character}b", 0))


def required_file(name: str) -> Path:
    path = UNICODE / name
    if not path.is_file():
        if os.environ.get("UNDOC_REQUIRE_CONFORMANCE"):
            pytest.fail(f"{path} is missing: install unicode-data")
        pytest.skip(f"{path} is not installed")
    return path


def check(text: str, base: int, expected: list[str], order: list[int]) -> None:
    found = line_levels(text, levels(text, base), base)
    kept = [index for index, level in enumerate(expected) if level != "x"]
    assert [str(found[index]) for index in kept] == [expected[index] for index in kept], ascii(text)
    assert [kept[place] for place in visual_order([found[index] for index in kept])] == order, ascii(text)


@pytest.mark.conformance
def test_unicode_character_tests() -> None:
    count = 0
    for line in lines_of(required_file("BidiCharacterTest.txt")):
        codes, direction, base, expected, order = line.split(";")
        text = "".join(chr(int(code, 16)) for code in codes.split())
        if direction == "2":
            assert base_level(text) == int(base)
        check(text, int(base), expected.split(), [int(place) for place in order.split()])
        count += 1
    assert count > 90_000


@pytest.mark.conformance
def test_unicode_class_tests() -> None:
    count = 0
    expected: list[str] = []
    order: list[int] = []
    for line in lines_of(required_file("BidiTest.txt")):
        if line.startswith("@Levels:"):
            expected = line[8:].split()
        elif line.startswith("@Reorder:"):
            order = [int(place) for place in line[9:].split()]
        elif not line.startswith("@"):
            classes, bits = line.split(";")
            text = "".join(CLASSES[name] for name in classes.split())
            bases = {base_level(text)} if int(bits) & 1 else set()
            bases |= {0} if int(bits) & 2 else set()
            bases |= {1} if int(bits) & 4 else set()
            for base in bases:
                check(text, base, expected, order)
                count += 1
    assert count > 500_000


def lines_of(path: Path) -> Iterator[str]:
    with path.open(encoding="utf-8") as file:
        for line in file:
            if content := line.partition("#")[0].strip():
                yield content
