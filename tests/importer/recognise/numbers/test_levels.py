"""What the numbers of a file look like on each level."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from tests.support import seed
from undoc.importer.recognise.numbers.levels import is_levelled, numbering_of, settle_depths
from undoc.importer.recognise.origins import Origin
from undoc.model import NumberedParagraph, Numbering, Place


@pytest.mark.parametrize(
    ("label", "shows"), [("1.1", True), ("A.1.2", True), ("29C.59", True), ("1.", False), ("(a)", False), ("IV", False)]
)
def test_labels_that_show_those_above(label: str, shows: bool) -> None:
    assert is_levelled(label) is shows


def numbered(*labels: str) -> list[NumberedParagraph]:
    return [NumberedParagraph(0, "", (), Origin(label, label=label)) for label in labels]


@pytest.mark.parametrize(
    ("labels", "levels"),
    [
        (["1.", "1.1", "1.1.1", "(a)"], [0, 1, 2, 3]),
        (["1.1", "1.2", "(a)"], [0, 0, 1]),
        (["1.", "2."], [0, 0]),
    ],
)
def test_the_level_is_what_the_label_tells(labels: list[str], levels: list[int]) -> None:
    blocks = numbered(*labels)
    found: dict[Place, int] = {block.place: 0 for block in blocks}
    settle_depths(blocks, found, "en")
    assert list(found.values()) == levels


def test_only_numbers_that_show_others_are_said() -> None:
    language = seed.templates().language("en")
    assert numbering_of(numbered("1.", "2."), language, is_section=False) == Numbering()
    levels = [replace(block, level=at) for at, block in enumerate(numbered("1.", "1.1"))]
    said = numbering_of(levels, language, is_section=False)
    assert [str(level) for level in said.paragraphs] == ["1.", "1.1"]
    assert numbering_of(levels, language, is_section=True) == Numbering()
