"""Both bodies of a document come back from its Word file, with their sessions and agendas."""

from __future__ import annotations

from pathlib import Path

import pytest

import undoc
from undoc.importer import import_file

METADATA = """symbol: A/79/123-S/2025/45
body: general-assembly
kind: letter
distribution: general
date: 2025-03-05
original: en
session: {number: 79}
agenda: {item: 34 and 71, status: adopted}
second: {body: security-council, session: {number: 80}}
advance: unedited
"""
TEXT = """---
letter: dated 3 March 2025 from X addressed to Y
agenda_title: Quiet streets\\ Quiet towns
signature: Layla **Haddad**\\ Ambassador
---

Text.

::: annex {original=ar}
1. One.
:::

::: enclosure
Text.
:::

::: appendix Map
1. One.
:::

::: annex List of streets
1. Two.
:::

::: enclosure
Text.
:::
"""


@pytest.mark.parametrize("language", ["en", "ar", "zh"])
@pytest.mark.parametrize("numbers", ["auto", "typed"])
def test_what_was_written_comes_back(language: str, numbers: str, tmp_path: Path) -> None:
    folder = tmp_path / "A_79_123-S_2025_45"
    folder.mkdir()
    (folder / "document.yaml").write_text(METADATA.replace("original: en", f"original: {language}"), "utf-8")
    (folder / f"{language}.md").write_text(TEXT, "utf-8")
    report = undoc.build(folder, out=tmp_path / "out", formats=["docx"], numbers=numbers)
    [output] = report.outputs
    back = import_file(output.path, tmp_path / "back").document
    written = undoc.load(folder)
    for key in ("symbol", "body", "kind", "session", "agenda", "second", "advance"):
        assert getattr(back.metadata, key) == getattr(written.metadata, key)
    own, imported = written.versions[language], back.versions[language]
    assert imported.wording == own.wording
    assert [type(block) for block in imported.blocks] == [type(block) for block in own.blocks]


def test_one_table_of_two_cells_below_one_symbol_stays_a_table(tmp_path: Path) -> None:
    folder = tmp_path / "A_79_123"
    folder.mkdir()
    text = METADATA.replace("-S/2025/45", "").replace("kind: letter", "kind: report").split("second:")[0]
    (folder / "document.yaml").write_text(text, "utf-8")
    table = "```table\nrows:\n  - [General Assembly, Security Council]\n```\n"
    (folder / "en.md").write_text(f"---\ntitle: Streets\n---\n\n{table}", "utf-8")
    [output] = undoc.build(folder, out=tmp_path / "out", formats=["docx"]).outputs
    back = import_file(output.path, tmp_path / "back").document
    assert back.metadata.second is None
    assert [type(block).__name__ for block in back.versions["en"].blocks] == ["Table"]
