"""Numbers of a Word file that do not count on."""

from __future__ import annotations

from pathlib import Path

import pytest

import undoc
from tests.importer.word_file import NAMESPACES, imported, loads, messages, paragraph, text_of, word_file
from tests.support.seed import templates
from undoc.importer import import_file
from undoc.importer.recognise.numbers.starts import value_of
from undoc.production.outputs import write_files


def typed(*labels: str) -> str:
    return "".join(paragraph(f"{label}\tText.") for label in labels)


@pytest.mark.parametrize(
    ("labels", "lines", "told"),
    [
        pytest.param(["1.", "2.", "3."], ["1. Text.", "2. Text.", "3. Text."], [], id="count on"),
        pytest.param(["1.", "2.", "1."], ["1. Text.", "2. Text.", "1. Text. {start=1}"], [], id="begin anew"),
        pytest.param(["45.", "46."], ["45. Text. {start=45}", "46. Text."], [], id="continue another document"),
        pytest.param(["1.", "4."], ["1. Text.", "4. Text. {start=4}"], ["guessed/number-start"], id="leave some out"),
        pytest.param(
            ["1.", "(a)", "(c)", "2.", "(a)"],
            ["1. Text.", "(a) Text.", "(c) Text. {start=3}", "2. Text.", "(a) Text."],
            ["guessed/number-start"],
            id="of sub-paragraphs",
        ),
    ],
)
def test_paragraphs(labels: list[str], lines: list[str], told: list[str], tmp_path: Path) -> None:
    result = imported(tmp_path, word_file(typed(*labels)))
    assert text_of(result).split("\n\n") == lines
    assert messages(result) == told
    loads(result)


def test_headings_begin_anew_below_a_heading_without_a_number(tmp_path: Path) -> None:
    numbered = [paragraph(f"\t{label}\tHeading", "HCh") + paragraph("Text.") for label in ("I.", "II.")]
    body = "".join(paragraph("Decision", "HCh") + numbered[0] + numbered[1] for _ in "12")
    result = imported(tmp_path, word_file(body))
    headings = [line for line in text_of(result).split("\n") if line.startswith("#")]
    assert [line.lstrip("# ") for line in headings] == [
        "Decision {-}",
        "Heading",
        "Heading",
        "Decision {-}",
        "Heading {start=1}",
        "Heading",
    ]
    assert messages(result) == []


def test_numbers_of_words_that_begin_anew_are_the_same_when_they_are_built(tmp_path: Path) -> None:
    level = '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>'
    numbering = (
        f'<w:numbering {NAMESPACES}><w:abstractNum w:abstractNumId="0">{level}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="0"/>'
        '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num></w:numbering>'
    )
    lists = [f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>' for number in (1, 1, 2, 2)]
    body = "".join(paragraph("Text.", properties=one) for one in lists)
    result = imported(tmp_path, word_file(body, parts={"word/numbering.xml": numbering}))
    assert text_of(result) == "1. Text.\n\n2. Text.\n\n1. Text. {start=1}\n\n2. Text."
    write_files(result.files)
    for numbers in ("auto", "typed"):
        report = undoc.build([result.folder], formats=["docx"], out=tmp_path / numbers, numbers=numbers)
        again = import_file(Path(report.outputs[0].path), tmp_path / f"content-{numbers}")
        assert text_of(again) == text_of(result)


@pytest.mark.parametrize(
    ("language", "kind", "depth", "label", "value"),
    [
        ("en", "paragraphs", 0, "12.", 12),
        ("en", "paragraphs", 1, "(aa)", 27),
        ("en", "paragraphs", 2, "(ix)", 9),
        ("fr", "paragraphs", 1, "(b)", 2),
        ("zh", "headings", 0, "十二、", 12),
        ("ar", "headings", 0, "حادي عشر -", 11),
        ("ar", "paragraphs", 2, "'3'", 3),
        ("en", "headings", 0, "4.", None),
        ("en", "paragraphs", 0, "0.", None),
    ],
)
def test_values(language: str, kind: str, depth: int, label: str, value: int | None) -> None:
    own = templates().language(language)
    assert value_of(label, own.counters[kind][depth], own.series) == value
