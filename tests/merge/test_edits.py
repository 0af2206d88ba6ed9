"""Edits made in the XML of Word files return as exactly those edits, and all other lines stay byte for byte."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

import undoc
from tests.merge.built import CONTENT, LANGUAGES, LONG, SHORT, difference, merged, version, word_file
from tests.merge.edits import EDITS, Editor, NotPossibleError
from tests.support.seed import ROOT
from tests.support.thorough import cases
from undoc.importer import Tracked, import_file
from undoc.production.merging import merge_document
from undoc.production.outputs import write_files

CASES_OF_OTHERS = sorted((ROOT.parent / "shared" / "cases").glob("*.docx"))
#: What only the long document gives occasion for.
_OF_LONG = {"heading": "fr", "link": "en", "cell": "ru", "row_add": "en", "row_remove": "en"}
_SHORTS = ("en", "zh", "ar", "fr")
CASES = [
    (what, LONG if what in _OF_LONG else SHORT, _OF_LONG.get(what, _SHORTS[number % 4]), tracked)
    for number, (what, can_be_tracked) in enumerate(EDITS.items())
    for tracked in ((False, True) if can_be_tracked else (False,))
]


@pytest.mark.parametrize("folder", [SHORT, LONG])
@pytest.mark.parametrize(
    "language", ["en", "ar", *(pytest.param(one, marks=pytest.mark.slow) for one in ("es", "fr", "ru", "zh"))]
)
@pytest.mark.parametrize("numbers", ["auto", pytest.param("typed", marks=pytest.mark.slow)])
def test_an_unedited_file_changes_nothing(folder: str, language: str, numbers: str, tmp_path: Path) -> None:
    merge = merged(word_file(folder, language, numbers), CONTENT, tmp_path)

    assert merge.ok
    assert (merge.edits, dict(merge.files), merge.told) == ((), {}, ())
    assert merge.has_source


@pytest.mark.parametrize(("what", "folder", "language", "tracked"), CASES)
def test_an_edit_returns_as_that_edit(what: str, folder: str, language: str, tracked: bool, tmp_path: Path) -> None:
    old = version(folder, language)
    for start in range(20):
        try:
            edited = Editor(word_file(folder, language), old, random.Random(start)).edited(what, tracked=tracked)
        except NotPossibleError:
            continue
        assert difference(edited, old, merged(edited.data, CONTENT, tmp_path)) == ""
        return
    pytest.fail("nothing to edit so")


@pytest.mark.parametrize("what", ["remove", "move"])
def test_numbers_that_are_typed_are_no_edits(what: str, tmp_path: Path) -> None:
    old = version(LONG, "en")
    edited = Editor(word_file(LONG, "en", "typed"), old, random.Random(0)).edited(what)

    assert difference(edited, old, merged(edited.data, CONTENT, tmp_path)) == ""


@pytest.mark.slow
@pytest.mark.parametrize("case", CASES_OF_OTHERS, ids=lambda path: path.stem)
def test_imported_documents_that_are_not_edited_stay(case: Path, tmp_path: Path) -> None:
    imported = import_file(case, tmp_path / "content", tracked=Tracked.ACCEPT)
    write_files(imported.files)
    report = undoc.build(tmp_path / "content", formats=["docx"], out=tmp_path / "build")
    if not report.outputs:
        pytest.skip(str(report.problems[0]))
    merge = merge_document(report.outputs[0].path, content=tmp_path / "content", dry_run=True)

    assert merge.ok
    assert (merge.edits, dict(merge.files)) == ((), {})


@pytest.mark.slow
def test_random_edits_return(tmp_path: Path) -> None:
    wrong: list[str] = []
    made, number = 0, cases(120, thorough=1000)
    for start in range(number):
        chance = random.Random(start)
        folder, language, what = chance.choice([SHORT, LONG]), chance.choice(LANGUAGES), chance.choice(list(EDITS))
        tracked = EDITS[what] and chance.random() < 0.4
        old = version(folder, language)
        try:
            edited = Editor(word_file(folder, language), old, chance).edited(what, tracked=tracked)
        except NotPossibleError:
            continue
        made += 1
        if fault := difference(edited, old, merged(edited.data, CONTENT, tmp_path)):
            wrong.append(f"{start} {folder} {language} {fault}")
    assert made > number * 0.7
    assert len(wrong) <= made / 100, wrong
