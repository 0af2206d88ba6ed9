"""Files of bodies that are not known: no masthead is made for them, and what they have stays in its order."""

from __future__ import annotations

from pathlib import Path

import pytest

import undoc
from tests.importer.word_file import imported, messages, paragraph, row, table, text_of, word_file
from tests.support.seed import templates
from undoc import plaintext
from undoc.content.read import load
from undoc.importer import Import, import_file
from undoc.model import Severity, Text
from undoc.prepare import prepare
from undoc.production.outputs import write_files

PAGE = '<w:pgSz w:w="11906" w:h="16838"/>'
TEXTS = {
    "ar": "يقدم هذا التقرير لمحة عامة عن العمل الذي أنجز في السنة الماضية من جانب المكاتب.",
    "zh": "本报告概述了各办事处在过去一年中的工作和成果。",
    "en": "This is a short report on the work of the offices that was done in the past year.",
    "fr": "Le présent rapport rend compte des travaux que les bureaux ont menés dans le cadre de leur mandat.",
    "ru": "В настоящем докладе описана работа отделений, которая была проведена за прошедший год.",
    "es": "En el presente informe se describe la labor que las oficinas han realizado en los últimos años.",
}


def shown(result: Import, into: Path) -> str:
    """The text of the built file; it has no errors."""
    write_files(result.files)
    report = undoc.build([result.folder], out=into)
    assert not [one for one in report.problems if one.severity is Severity.ERROR]
    prepared = prepare(load(result.folder), result.language, templates())
    return plaintext.write(prepared).decode()


@pytest.mark.parametrize("code", TEXTS)
def test_it_has_no_masthead_and_its_language_is_seen_and_told(code: str, tmp_path: Path) -> None:
    result = imported(tmp_path, word_file(paragraph(TEXTS[code] * 3, "Normal"), front="", section=PAGE))
    assert (result.document.metadata.body, result.language) == ("other", code)
    assert "guessed/language" in messages(result)
    lines = shown(result, tmp_path / "out").strip().splitlines()
    assert lines == [TEXTS[code] * 3]


def test_the_title_that_is_the_first_text_stands_once(tmp_path: Path) -> None:
    body = paragraph("Service requirements", "TitleHCH") + paragraph("Scope", "HCh") + paragraph("Text.", "Normal")
    result = imported(tmp_path, word_file(body, front="", section=PAGE))
    assert result.document.metadata.kind == "report"
    assert shown(result, tmp_path / "out").count("Service requirements") == 1


def test_a_cover_is_kept_in_its_order(tmp_path: Path) -> None:
    body = paragraph("Union of Offices", "Normal") + table(row("E.119", "T"), row("(2017)", "Sector"))
    body += paragraph("Service requirements", "TitleHCH") + paragraph("12 Long Street", "Normal")
    body += paragraph("Scope", "HCh") + paragraph("Text.", "Normal")
    result = imported(tmp_path, word_file(body, front="", section=PAGE))
    assert result.document.metadata.kind == "publication"
    title = [one.text for one in result.document.versions["en"].title if isinstance(one, Text)]
    assert title == ["Service requirements"]
    text = shown(result, tmp_path / "out")
    lines = ["Union of Offices", "E.119", "(2017)", "Service requirements", "12 Long Street", "Scope", "Text."]
    assert [text.count(line) for line in lines] == [1] * len(lines)
    assert sorted(lines, key=text.index) == lines


@pytest.mark.parametrize(
    "labels",
    [["1.", "2.", "3."], ["A.", "B.", "C."], ["1", "2", "3"], ["1.", "1.1", "2."], ["Chapter 1", "Chapter 2"]],
    ids=" ".join,
)
def test_typed_numbers_of_headings_stay_what_they_are(labels: list[str], tmp_path: Path) -> None:
    body = "".join(
        paragraph(f"{label}\tHeading", "H1" if label == "1.1" else "HCh") + paragraph("Text.", "Normal")
        for label in labels
    )
    result = imported(tmp_path, word_file(paragraph("A cover.", "Normal") + body, front="", section=PAGE))
    lines = [" ".join(line.split()) for line in shown(result, tmp_path / "out").splitlines()]
    assert [line for line in lines if line.endswith("Heading")] == [f"{label} Heading" for label in labels]


def test_a_file_that_names_a_body_has_its_masthead(tmp_path: Path) -> None:
    body = paragraph("General Assembly", "Normal") + paragraph("A report", "TitleHCH") + paragraph("Text.")
    result = imported(tmp_path, word_file(body, front="", section=PAGE))
    assert result.document.metadata.body == "general-assembly"
    assert text_of(result).endswith("Text.")


def test_the_built_file_gives_the_same_content_again(tmp_path: Path) -> None:
    body = paragraph("Union of Offices", "Normal") + paragraph("Requirements", "TitleHCH") + table(row("E.119", "T"))
    body += paragraph("1.\tScope", "HCh") + paragraph("Text.", "Normal") + paragraph("1.1\tMore", "H1")
    result = imported(tmp_path, word_file(body, front="", section=PAGE))
    shown(result, tmp_path / "out")
    built = next((tmp_path / "out").rglob("*.docx"))
    again = import_file(built, tmp_path / "again")
    assert text_of(again) == text_of(result)
    assert again.document.metadata.numbering == result.document.metadata.numbering
    assert again.document.metadata.kind == result.document.metadata.kind
