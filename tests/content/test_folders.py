"""The documents of the project: read without a word of complaint, and saying the same in every language."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.content.concordance import first_difference, numbers
from undoc.content.read import find_folders, load_with_warnings
from undoc.model import LANGUAGES

CONTENT = Path(__file__).parents[2] / "content"
FOLDERS = find_folders(CONTENT)
SPECIMEN = CONTENT / "A_99_SPECIMEN_1"


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_all_versions_are_there_and_agree(folder: Path) -> None:
    loaded = load_with_warnings(folder)
    assert not loaded.warnings
    assert tuple(loaded.document.versions) == LANGUAGES
    assert first_difference(loaded.document) is None


@pytest.mark.parametrize(
    ("language", "before", "after", "says"),
    [
        ("fr", "412 m", "421 m", "'421'"),
        ("ru", "45\u00a0990", "45\u00a0909", "45909"),
        ("es", "15 a 19[^rain] | 18 |", "15 a 19 | 18[^rain] |", "row 3"),
        ("ar", "[](#street)", "[](#seats)", "['seats']"),
        ("zh", "- 时钟", "- 时钟\n- 时钟", "BulletItem"),
        ("fr", "ST/LIB/SER.B/5/Rev.5", "ST/LIB/SER.B/5/Rev.6", "Rev.6"),
        ("es", "[36.4, 61.0", "[36.4, 61.1", "61.1"),
        ("ar", "original=fr", "original=es", "rules es"),
    ],
)
def test_a_difference_is_found(tmp_path: Path, language: str, before: str, after: str, says: str) -> None:
    folder = tmp_path / SPECIMEN.name
    shutil.copytree(SPECIMEN, folder)
    path = folder / f"{language}.md"
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after), encoding="utf-8")
    difference = first_difference(load_with_warnings(folder).document)
    assert difference is not None
    assert difference.startswith(f"{language}.md:")
    assert says in difference


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "15.2 million of 958,000, 9 of 10, 2020–2025 (HSP/EB.2024/17)", "15200000 958000 10 2020 2025"),
        ("zh", "1 520 万人，958 000 人，2023 年 11 月，102 个", "15200000 958000 2023 102"),
        ("fr", "15,2 millions sur 958\u00a0000, 5,6\u00a0%", "15200000 958000 5.6"),
        ("es", "15,2 millones de 958.000, 17 a 19", "15200000 958000 17 19"),
        ("ru", "15,2\u00a0миллиона из 958\u00a0000, 1310", "15200000 958000 1310"),
        ("ar", "15,2 مليون من 958\u00a0000، 2020-2025", "15200000 958000 2020 2025"),
    ],
)
def test_numbers_are_read_as_each_language_writes_them(language: str, text: str, expected: str) -> None:
    assert " ".join(format(value, "f") for value in numbers(text, language)) == expected
