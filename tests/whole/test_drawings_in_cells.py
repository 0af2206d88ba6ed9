"""Pictures and charts in the cells of tables: in both files where they belong, as large in one as in the other."""

from __future__ import annotations

import re
from pathlib import Path
from zipfile import ZipFile

import pytest
from lxml import etree
from openxml_audit import OpenXmlValidator
from PIL import Image

import undoc
from tests.pdf.reader import Reader, string
from tests.support.docx_lint import lint
from undoc.importer import import_file
from undoc.production.outputs import write_files

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
METADATA = """symbol: A/99/1
body: general-assembly
kind: report
distribution: general
date: 2044-08-12
original: {language}
session: {{number: 99}}
author: secretary-general
"""
TEXT = """---
title: Towers
---

1. Text.

```table
width: full
columns: [{{title: A, width: 100}}, {{title: B, width: 300}}, {{title: C, width: 90, align: center}}]
rows:
  - [{{picture: map.png, alternative: A map}}, {chart}, {{text: N, picture: plan.svg, alternative: A plan, width: 30}}]
  - total: [Total, {{picture: map.png, alternative: Big, width: 900}}, d]
```
"""
CHART = (
    "{text: 1.1 Growth, chart: {kind: bar, alternative: Growth, categories: [2022, 2023], "
    "series: {Shares: {values: [5, 7], points: {1: {down: 4}}}}, width: 150, height: 90}}"
)
PLAN = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 60 30"><path d="M0 0h60v30z"/><text y="20">n</text></svg>'


def write_content(folder: Path, language: str) -> Path:
    folder.mkdir(parents=True)
    (folder / "document.yaml").write_text(METADATA.format(language=language), encoding="utf-8")
    (folder / f"{language}.md").write_text(TEXT.format(chart=CHART), encoding="utf-8")
    (folder / "plan.svg").write_text(PLAN, encoding="utf-8")
    Image.new("RGB", (200, 100), "white").save(folder / "map.png", dpi=(72, 72))
    return folder


@pytest.mark.parametrize("language", ["en", "ar"])
def test_they_are_in_both_files_and_come_back(language: str, tmp_path: Path) -> None:
    folder = write_content(tmp_path / "content" / "A_99_1", language)
    report = undoc.build([folder], out=tmp_path / "out")
    assert not report.problems, report.problems
    files = {output.path.suffix: output.path for output in report.outputs}

    data = files[".docx"].read_bytes()
    assert lint(data) == []
    assert list(OpenXmlValidator().validate(files[".docx"]).errors) == []
    with ZipFile(files[".docx"]) as word:
        root = etree.fromstring(word.read("word/document.xml"))
    cells = [cell for cell in root.iter(f"{W}tc") if next(cell.iter(f"{W}drawing"), None) is not None]
    shown = [
        (next(cell.iter(f"{WP}docPr")).get("descr"), round(int(next(cell.iter(f"{WP}extent")).get("cx", "")) / 12_700))
        for cell in cells
    ]
    widths = dict(shown)
    assert [name for name, _ in shown] == ["A map", "Growth", "A plan", "Big"]
    assert (widths["Growth"], widths["A plan"]) == (150, 30)
    assert widths["A map"] < widths["Growth"] < widths["Big"] < 310  # no wider than its texts, than the cell

    tables = Reader(files[".pdf"].read_bytes()).tree().all("Table")
    figures = [string(figure.entries["Alt"]) for cell in tables[0].all("TD") for figure in cell.all("Figure")]
    assert [figure for figure in figures if figure in widths] == ["A map", "Growth", "A plan", "Big"]


def test_what_is_imported_of_them_is_built_again(tmp_path: Path) -> None:
    folder = write_content(tmp_path / "content" / "A_99_1", "en")
    (folder / "plan.svg").unlink()  # a drawing comes back as a picture of dots
    text = (folder / "en.md").read_text(encoding="utf-8")
    (folder / "en.md").write_text(re.sub(r"picture: plan.svg", "picture: map.png", text), encoding="utf-8")
    made = []
    for turn in ("1", "2"):
        report = undoc.build([folder], formats=["docx"], out=tmp_path / turn / "out")
        result = import_file(report.outputs[0].path, tmp_path / turn / "content")
        write_files(result.files)
        folder = result.folder
        made.append((folder / "en.md").read_text(encoding="utf-8"))
    assert made[0] == made[1]
    assert made[0].count("picture: picture-1.png") == 3
    assert "{text: 1.1 Growth, chart: {kind: bar, alternative: Growth," in made[0]
