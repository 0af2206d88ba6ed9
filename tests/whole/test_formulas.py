"""Formulas in whole documents of six languages: set, written, tagged, read by the validators, imported again."""

from __future__ import annotations

import tempfile
from functools import cache
from pathlib import Path

import pytest
from openxml_audit import OpenXmlValidator

from tests.importer.word_file import imported
from tests.pdf.reader import Reader
from tests.support import docx_lint, seed
from tests.tools import ooxml_validator
from tests.tools.verapdf import UnavailableError, required, validate
from undoc import plaintext
from undoc.content import read as source
from undoc.model import Document
from undoc.prepare import prepare
from undoc.production.formats import WRITERS, Ready
from undoc.typeset.pages.page import PlacedGroup, runs_of

#: The words around formulas, and those in them.
WORDS = {
    "ar": ("المؤشر هو", "حيث", "إذا"),
    "zh": ("指数为", "其中", "如果"),
    "en": ("The index is", "where", "if "),
    "fr": ("L’indice est", "où", "si "),
    "ru": ("Индекс равен", "где", "если "),
    "es": ("El índice es", "donde", "si "),
}
METADATA = """symbol: A/99/1
body: general-assembly
kind: report
distribution: general
date: 2044-08-12
original: en
session: {number: 99}
author: secretary-general
"""
INDEX = r"I_t = \frac{P_t}{P_0} \times 100"
SUM = r"P_t = \sum_{i=1}^n p_{i,t}q_{i,0}"


def text(language: str) -> str:
    index, where, condition = WORDS[language]
    cases = rf"f(x) = \begin{{cases}} 1 & \text{{{condition}}}x > 0 \\ 0 & x = 0 \end{{cases}}"
    return f"""---
title: {index} $`x^2`$
---

# {index} $`\\sqrt{{x}}`$

1. {index} $`{INDEX}`$[^a], {where}

```math
{SUM}
```

```math
{cases}
```

| {index} | {where} |
|---|---|
| $`\\bar{{x}}`$ | $`\\frac{{1}}{{n}}\\sum_i x_i`$ |

[^a]: {where} $`P_0 > 0`$.
"""


@cache
def document(language: str) -> Document:
    folder = Path(tempfile.mkdtemp(prefix="undoc-")) / "A_99_1"
    folder.mkdir()
    (folder / "document.yaml").write_text(METADATA, encoding="utf-8")
    for code in {"en", language}:
        (folder / f"{code}.md").write_text(text(code), encoding="utf-8")
    return source.load(folder)


@cache
def ready(language: str) -> Ready:
    prepared = prepare(document(language), language, seed.templates())
    return Ready(document(language), prepared, seed.templates(), "auto")


@cache
def written(language: str, form: str) -> bytes:
    return WRITERS[form](ready(language))


@pytest.mark.parametrize("language", WORDS)
def test_formulas_are_tagged_and_say_what_they_are(language: str) -> None:
    formulas = Reader(written(language, "pdf")).tree().all("Formula")
    said = [formula.entries["Alt"] for formula in formulas]
    assert len(formulas) == 8
    assert all(said)


@pytest.mark.parametrize("language", WORDS)
def test_word_files_have_no_faults(language: str, tmp_path: Path) -> None:
    data = written(language, "docx")
    assert docx_lint.lint(data) == []
    file = tmp_path / "x.docx"
    file.write_bytes(data)
    assert OpenXmlValidator().validate(file).errors == []


@pytest.mark.parametrize("language", WORDS)
def test_formulas_of_word_files_come_in_as_they_were(language: str, tmp_path: Path) -> None:
    result = imported(tmp_path, written(language, "docx"))
    content = result.files[result.folder / f"{language}.md"].decode()
    displayed = (f"```math\n{SUM}\n```", "```math\nf(x) = \\begin{cases}")
    for formula in (f"$`{INDEX}`$", "$`x^2`$", "$`\\sqrt{x}`$", "$`P_0 > 0`$", *displayed):
        assert formula in content
    assert not [finding for finding in result.findings if "formula" in finding.code]


def test_signs_of_formulas_stand_from_left_to_right_in_arabic() -> None:
    groups = [item for page in ready("ar").pages.pages for item in page.items if isinstance(item, PlacedGroup)]
    index = [group for group in groups if group.content and "100" in (group.content.element.alternative or "")]
    parts = sorted(index, key=lambda group: group.x)
    assert "".join(run.text for part in parts for run in runs_of([part])).startswith("It=")


@pytest.mark.parametrize("language", WORDS)
def test_the_text_says_the_formulas_on_a_line(language: str) -> None:
    said = plaintext.write(ready(language).prepared).decode()
    assert "I_t = P_t/P_0×100" in said
    assert f"{{1 {WORDS[language][2]}x > 0; 0 x = 0" in said


@pytest.mark.conformance
def test_pdf_ua_and_pdf_a(tmp_path: Path) -> None:
    files = [tmp_path / f"{language}.pdf" for language in WORDS]
    for language, file in zip(WORDS, files, strict=True):
        file.write_bytes(written(language, "pdf"))
    try:
        assert [str(failure) for failure in validate(files)] == []
    except UnavailableError as error:
        if required():
            raise
        pytest.skip(str(error))


@pytest.mark.conformance
def test_open_xml_sdk(tmp_path: Path) -> None:
    files = [tmp_path / f"{language}.docx" for language in WORDS]
    for language, file in zip(WORDS, files, strict=True):
        file.write_bytes(written(language, "docx"))
    try:
        assert ooxml_validator.validate(files) == []
    except ooxml_validator.UnavailableError as error:
        if required():
            raise
        pytest.skip(str(error))


def test_a_formula_that_is_wider_than_its_column_is_made_smaller(tmp_path: Path) -> None:
    columns = " & ".join(["x + y + z"] * 20)
    folder = tmp_path / "A_99_1"
    folder.mkdir()
    (folder / "document.yaml").write_text(METADATA, encoding="utf-8")
    content = f"---\ntitle: T\n---\n\n```math\n\\begin{{matrix}} {columns} \\end{{matrix}}\n```\n"
    (folder / "en.md").write_text(content, encoding="utf-8")
    loaded = source.load(folder)
    pages = Ready(loaded, prepare(loaded, "en", seed.templates()), seed.templates(), "auto").pages.pages
    (group,) = (item for item in pages[0].items if isinstance(item, PlacedGroup) and item.content)
    assert group.matrix[0] < 1
    assert group.x >= 0
    assert group.x + group.width <= pages[0].width


def test_a_long_formula_goes_on_in_the_next_line(tmp_path: Path) -> None:
    folder = tmp_path / "A_99_1"
    folder.mkdir()
    (folder / "document.yaml").write_text(METADATA, encoding="utf-8")
    content = f"---\ntitle: T\n---\n\nLet $`a = {' + '.join(['b'] * 60)}`$ be.\n"
    (folder / "en.md").write_text(content, encoding="utf-8")
    loaded = source.load(folder)
    pages = Ready(loaded, prepare(loaded, "en", seed.templates()), seed.templates(), "auto").pages.pages
    groups = [item for item in pages[0].items if isinstance(item, PlacedGroup) and item.content]
    assert len(groups) == 61
    assert len({group.y for group in groups}) > 1
    assert all(group.matrix[0] == 1 for group in groups)
