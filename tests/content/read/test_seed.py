"""The first document: its text is all there, and nothing that its source does not say."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.content.read.content import all_inlines, dump_inlines
from undoc.content.read import load_with_warnings
from undoc.model import NoteCall, NumberedParagraph, Version

ROOT = Path(__file__).parents[3]
FOLDER = ROOT / "content" / "HSP_EB.2024_17"
SOURCE = ROOT.parent / "shared" / "cases" / "HSP_EB.2024_17-ZH.txt"

#: What the extraction did to the text, and what is mended; NOTES.md lists the same.
REPAIRS = (
    ("城\n\n* HSP/EB.2024/1。\n\n市", "城市"),
    ("城市 and 人类住区", "城市和人类住区"),
    ("战略计划的\n2023", "战略计划的 2023"),
    ("政策。¹", "政策。<note countries>"),
)


@pytest.fixture(scope="module")
def version() -> Version:
    loaded = load_with_warnings(FOLDER)
    assert not loaded.warnings
    return loaded.document.versions["zh"]


def lines_of(version: Version) -> list[str]:
    return [
        f"{block.typed} {dump_inlines(block.inlines)}"
        for block in version.blocks
        if isinstance(block, NumberedParagraph)
    ]


def test_eleven_paragraphs_and_their_items(version: Version) -> None:
    assert all(isinstance(block, NumberedParagraph) for block in version.blocks)
    blocks = [block for block in version.blocks if isinstance(block, NumberedParagraph)]
    items: dict[str, list[str]] = {}
    for block in blocks:
        if block.level == 0:
            items[block.typed] = []
        else:
            assert block.level == 1
            list(items.values())[-1].append(block.typed)
    assert list(items) == [f"{number}." for number in range(1, 12)]
    counts = {number: len(labels) for number, labels in items.items() if labels}
    assert counts == {"5.": 7, "6.": 6, "7.": 4, "8.": 4, "9.": 6}
    assert all(labels == [f"({letter})" for letter in "abcdefg"[: len(labels)]] for labels in items.values())


def test_one_note_called_in_5_e(version: Version) -> None:
    assert list(version.notes) == ["countries"]
    (call,) = [inline for inline in all_inlines(version) if isinstance(inline, NoteCall)]
    (line,) = [line for line in lines_of(version) if "<note" in line]
    assert call.name == "countries"
    assert line == "(e) 共有 162 个国家报告制定了国家一级的城市政策。<note countries>"


def test_nothing_is_typed_that_is_made(version: Version) -> None:
    assert not version.wording


@pytest.mark.skipif(not SOURCE.exists(), reason="the source text is not here")
def test_every_word_of_the_source_is_there_and_no_other(version: Version) -> None:
    source = SOURCE.read_text(encoding="utf-8")
    for extracted, mended in REPAIRS:
        assert source.count(extracted) == 1
        source = source.replace(extracted, mended)
    source = re.sub(r"^ ?- (?=\([a-g]\))", "", source, flags=re.MULTILINE)
    lines = [line for line in source.split("\n") if line]
    front, body = lines[: lines.index("执行主任的报告") + 1], lines[lines.index("执行主任的报告") + 1 :]
    (note,) = [line for line in body if line.startswith("¹ ")]
    body.remove(note)
    assert lines_of(version) == body
    assert "¹ " + dump_inlines(version.notes["countries"].paragraphs[0]) == note
    assert front[-3:-1] == [dump_inlines(version.agenda_title), dump_inlines(version.title)]


@pytest.mark.skipif(not SOURCE.exists(), reason="the source text is not here")
def test_the_metadata_says_what_the_source_says() -> None:
    metadata = load_with_warnings(FOLDER).document.metadata
    assert str(metadata.symbol) in SOURCE.read_text(encoding="utf-8")
    assert metadata.date.isoformat() == "2024-09-19"
    assert (metadata.distribution, metadata.original) == ("general", "en")
    assert metadata.agenda is not None
    assert str(metadata.agenda.note) == "HSP/EB.2024/1"
    assert metadata.meeting is not None
    assert (metadata.meeting.start.isoformat(), metadata.meeting.end.isoformat()) == ("2024-12-04", "2024-12-06")
