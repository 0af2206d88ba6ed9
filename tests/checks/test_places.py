"""Where the words of a text stand in the source: behind escapes, on other lines, in YAML."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from undoc.checks.checked import CheckedVersion
from undoc.checks.places import Source
from undoc.content.read.metadata import parse_metadata
from undoc.content.read.version import read_version
from undoc.model import Document
from undoc.model.report import Report
from undoc.templates import Templates

METADATA = """\
symbol: HSP/EB.2024/17
body: hsp-executive-board
kind: report
distribution: general
date: 2024-09-19
original: en
"""
TEMPLATES = Templates.load()
CASES = [
    ("in a paragraph", "1. The word stands here.\n", "word"),
    ("behind a backslash", "1. A \\* and a \\[ before the word.\n", "word"),
    ("a sign with a backslash itself", "1. A \\*word.\n", "*word"),
    ("on the second line", "1. The text goes\n   on to the word.\n", "word"),
    ("in emphasis", "1. The *whole **word** is* bold.\n", "word"),
    ("after a reference", "1. Paragraph [](#one) has the word. {#one}\n", "word"),
    ("in the text of a link", "1. [the word](https://example.org).\n", "word"),
    ("in a cell of a pipe table", "| A | B |\n|---|---|\n| one | the word |\n", "word"),
    ("in a quoted cell", "```table\ncolumns: [{title: A}]\nrows:\n  - ['it''s the word']\n```\n", "word"),
    ("in a plain cell", "```table\ncolumns: [{title: A}]\nrows:\n  - [the word]\n```\n", "word"),
    ("in a note", "1. Text.[^a]\n\n[^a]: A note with the word.\n", "word"),
    ("in an annex", "::: annex The word {#a}\n1. Text.\n:::\n", "word"),
    ("in a quotation", "::: quotation\n“The word.”\n:::\n", "word"),
]


def checked(text: str, language: str = "en") -> CheckedVersion:
    report = Report()
    metadata = parse_metadata(METADATA, Path("document.yaml"), report)
    version = read_version(text, Path(f"{language}.md"), language, report)
    assert not report.has_errors
    assert metadata is not None
    return CheckedVersion(Document(Path(), metadata, {language: version}), language, TEMPLATES, Source(text))


@pytest.mark.parametrize(("body", "word"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_the_place_of_a_word(body: str, word: str) -> None:
    text = f"---\ntitle: Title\n---\n\n{body}"
    version = checked(text)
    [unit] = [unit for unit in version.units if word in unit.text]
    start = unit.text.index(word)
    place, length = version.source.located(unit, start, start + len(word))
    at = version.source.offset(place)
    assert (text[at : at + length], version.source.place("en.md", at)) == (word, place)


def test_a_word_of_the_title() -> None:
    text = "---\ntitle: 'It''s the word'\n---\n\nText.\n"
    version = checked(text)
    unit = version.units[0]
    place, length = version.source.located(unit, unit.text.index("word"), len(unit.text))
    assert (place.line, text.splitlines()[1][place.column - 1 :][:length]) == (2, "word")


def test_a_stretch_with_a_made_part_has_no_length() -> None:
    version = checked("---\ntitle: T\n---\n\n1. Paragraph [](#one) above. {#one}\n")
    unit = next(unit for unit in version.units if "Paragraph" in unit.text)
    place, length = version.source.located(unit, 0, len(unit.text))
    assert (place.line, place.column, length) == (5, 4, 0)


def test_chinese_lines_join_without_a_space() -> None:
    text = "---\ntitle: 标题\n---\n\n1. 第一行\n   第二行。\n"
    version = checked(text, "zh")
    unit = next(unit for unit in version.units if "第二" in unit.text)
    place, length = version.source.located(unit, unit.text.index("二"), unit.text.index("二") + 1)
    assert (place.line, place.column, length) == (6, 5, 1)


SIGNS = st.text(st.sampled_from("ab \\*_[]()^~`'\"é中-.,"), min_size=1, max_size=30)


@given(SIGNS, SIGNS)
def test_every_plain_text_is_followed(before: str, after: str) -> None:
    """Signs with a backslash before each are the text that they stand for."""

    def escaped(text: str) -> str:
        return "".join(f"\\{sign}" if sign in "\\*_[]()^~`'\"-." else sign for sign in text)

    text = f"---\ntitle: T\n---\n\nx{escaped(before)}word{escaped(after)}y\n"
    version = checked(text)
    unit = next(unit for unit in version.units if unit.text.startswith("x"))
    assert "word" in unit.text
    start = unit.text.index("word")
    place, length = version.source.located(unit, start, start + 4)
    at = version.source.offset(place)
    assert text[at : at + length] == "word"
