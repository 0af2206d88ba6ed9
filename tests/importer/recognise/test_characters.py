"""Characters that no font has: squares stand for them, and the text is told."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from tests.importer.recognise.drawings.test_reader import CHART
from tests.importer.word_file import R, cell, imported, messages, paragraph, row, table, text_of, word_file
from tests.support.seed import templates
from undoc.importer.recognise.characters import FontCharacters
from undoc.importer.recognise.origins import Origin
from undoc.importer.report import Findings
from undoc.importer.word.spans import FORMULA, NOWHERE, Span, SpanFormula
from undoc.model import Chart, ChartKind, Paragraph, Series, Text
from undoc.model.formulas import Sign


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("plain", "plain"),
        ("“é–Я٣汉 →☒π", "“é–Я٣汉 →☒π"),
        ("\U0001f600\ufe0f\u200d a\u00a0b\u2011c\u00ad", "\U0001f600\ufe0f\u200d a\u00a0b\u2011c\u00ad"),
        ("한국", "□□"),
        ("⅚ of it", "5⁄6 of it"),
        ("ภาษาไทย ที่", "□□□□□□□ □"),
    ],
)
def test_texts(text: str, expected: str) -> None:
    findings = Findings()
    assert FontCharacters(templates().fonts, findings).text(text) == expected
    assert [one.code for one in findings.found] == (["missing-character"] if text != expected else [])


def test_signs_of_direction_in_texts_of_charts_are_left_out_and_told() -> None:
    findings = Findings()
    assert FontCharacters(templates().fonts, findings).text("0\u202e%") == "0%"
    [told] = findings.found
    assert told.message == "Characters that cannot be printed were left out of “0%”: U+202E."


def test_what_is_told_has_the_text_and_its_place() -> None:
    findings = Findings()
    block = Paragraph((Span("Of 한."),), Origin("paragraph 3"))
    FontCharacters(templates().fonts, findings).with_squares([block], [])
    [told] = findings.found
    assert (told.place, told.message) == ("paragraph 3", "No font has U+D55C: “Of 한.” became “Of □.”.")


def test_texts_of_charts_and_formulas_are_looked_at() -> None:
    series = Series(Text("한", NOWHERE), (Decimal(1),))
    chart = Chart(ChartKind.BAR, (), "한", (Text("2031", NOWHERE),), (series,), None, Origin("paragraph 1"))
    others = [[Span(FORMULA, formula=SpanFormula((Sign("𝒳"), Sign("ก"))))]]
    [made] = FontCharacters(templates().fonts, Findings()).with_squares([chart], others)
    assert isinstance(made, Chart)
    assert made.series[0].name.text == "□"
    assert others == [[Span(FORMULA, formula=SpanFormula((Sign("𝒳"), Sign("□"))))]]


def test_so_are_those_of_charts_in_cells(tmp_path: Path) -> None:
    drawing = '<w:r><w:drawing><wp:inline><wp:docPr id="1" name="x" descr="Visits"/><c:chart r:id="x1"/></wp:inline>'
    body = table(row(cell(paragraph(f"{drawing}</w:drawing></w:r>", "Normal")), "5"), columns=(5000, 4000))
    link = f'<Relationship Id="x1" Type="{R}/chart" Target="charts/chart1.xml"/>'
    parts = {"word/charts/chart1.xml": CHART.replace(">Towers<", ">탑<")}
    result = imported(tmp_path, word_file(body, parts=parts, relationships=link))
    assert "□: {values: [1.5, 0.3]" in text_of(result)
    assert "simplified/missing-character" in messages(result)
