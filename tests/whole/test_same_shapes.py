"""One model, every output: pictures, columns, cells and rules are of the same sizes and at the same places in both."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings

import undoc
from tests.support import generated, seed, specimen
from tests.support.prepared_documents import PICTURE
from tests.support.shapes import Shapes, of_pages, of_word
from undoc import docx
from undoc.drawings.rendering import Rendered
from undoc.importer import import_file
from undoc.importer.word.tracked import Tracked
from undoc.model import Document
from undoc.prepare import PreparedDocument, prepare
from undoc.prepare.prepared import Figure, walk
from undoc.production.outputs import write_files

FONTS = docx.FontNames.of(seed.templates().fonts)
CASES = sorted((seed.ROOT.parent / "shared" / "cases").glob("*.docx"))
CONTENT = [file for folder in sorted((seed.ROOT / "content").iterdir()) for file in sorted(folder.glob("??.md"))]
#: Word has lengths in twentieths of a point, and rounds edges; weights of rules in eighths of a point.
NEAR, NEAR_WEIGHT = 0.11, 0.07


def shapes(prepared: PreparedDocument) -> Shapes:
    """The shapes of the pages of a document, which are those of its Word file."""
    document, placed = of_pages(prepared)
    drawn = (one.picture.path for one in walk(prepared.blocks) if isinstance(one, Figure) and one.picture.drawing)
    drawings = dict.fromkeys(drawn, Rendered(b"<svg/>", PICTURE.read_bytes()))
    written = of_word(docx.write(prepared, FONTS, measured=document.measured, drawings=drawings), prepared)
    assert all(map(near, flat(placed.pictures), flat(written.pictures)))
    assert all(map(near, flat(placed.charts), flat(written.charts)))
    for one, other in zip(placed.tables, written.tables, strict=True):
        assert near(one.left, other.left)
        assert list(map(near, one.columns, other.columns)) == [True] * len(one.columns)
        for place, found in zip(one.texts, other.texts, strict=True):
            assert place is None or found is None or near(place, found), (one.texts, other.texts)
        same(one.levels, other.levels)
        same(one.uprights, other.uprights)
    for note, place in placed.marks.items():
        assert near(place, written.marks[note]), note
    return placed


def same(rules: Sequence[Sequence[tuple[float, ...]]], others: Sequence[Sequence[tuple[float, ...]]]) -> None:
    """Assert that rules are the same: where they begin and end, how thick they are."""
    assert [len(row) for row in rules] == [len(row) for row in others], (rules, others)
    for row, other in zip(rules, others, strict=True):
        for one, its in zip(row, other, strict=True):
            assert abs(one[-1] - its[-1]) <= NEAR_WEIGHT, (row, other)
            assert all(map(near, one, its)), (row, other)


def near(one: float, other: float) -> bool:
    return abs(one - other) <= NEAR


def flat(sizes: Sequence[tuple[float, float]]) -> list[float]:
    return [length for size in sizes for length in size]


@pytest.mark.parametrize("file", CONTENT, ids=lambda file: f"{file.parent.name}-{file.stem}")
def test_the_documents_of_the_project(file: Path) -> None:
    shapes(prepare(undoc.load(file.parent), file.stem, seed.templates()))


@pytest.mark.parametrize("language", specimen.LANGUAGES)
@pytest.mark.parametrize("house", specimen.BODIES)
def test_every_construct_in_every_house(house: str, language: str) -> None:
    found = shapes(specimen.prepared(house, language))
    assert found.pictures
    assert found.charts
    assert len(found.tables) > 2
    assert found.marks


@pytest.mark.slow
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_official_files_that_were_imported(case: Path, tmp_path: Path) -> None:
    result = import_file(case, tmp_path, tracked=Tracked.ACCEPT)
    write_files(result.files)
    try:
        prepared = prepare(undoc.load(result.folder), result.language, seed.templates())
    except undoc.ContentError as error:
        pytest.skip(f"it cannot be built: {error}")
    shapes(prepared)


@given(generated.documents())
@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    derandomize=True,
    phases=[Phase.explicit, Phase.generate],
)
def test_any_document(document: Document) -> None:
    (language,) = document.versions
    shapes(prepare(document, language, seed.templates()))
