"""The pages of a supplement before its text."""

from __future__ import annotations

import pytest

from tests.support import build_model, seed
from undoc.model import ContentError, Session
from undoc.prepare import PreparedDocument, prepare
from undoc.prepare.prepared import PageBreak, Paragraph

SAID = {"supplement": "40", "imprint": "United Nations • New York, 2025"}


def supplement(language: str = "en", **wording: str) -> PreparedDocument:
    document = build_model.document(
        [build_model.plain("Text.")],
        language=language,
        body="general-assembly",
        kind="supplement",
        session=Session(69),
        agenda=None,
        author=None,
        wording=wording,
    )
    return prepare(document, language, seed.templates())


def pages(prepared: PreparedDocument) -> list[list[str]]:
    found: list[list[str]] = [[]]
    for block in prepared.blocks:
        if isinstance(block, PageBreak):
            found.append([])
        elif isinstance(block, Paragraph):
            found[-1].append(block.text)
    return found


def test_a_supplement_has_a_cover_an_inside_title_and_the_note_on_symbols() -> None:
    prepared = supplement(**SAID)
    title = prepared.front[0].text
    assert prepared.front[1].text == "General Assembly\nOfficial Records\nSixty-ninth session\nSupplement No. 40"
    cover, inside, note, text = pages(prepared)
    assert cover == []
    assert inside == [
        "General Assembly",
        "Official Records\nSixty-ninth session\nSupplement No. 40",
        title,
        "United Nations • New York, 2025",
    ]
    assert note[0] == "Note"
    assert note[1].startswith("Symbols of United Nations documents are composed of letters combined with figures.")
    assert text == ["Text."]


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("fr", "Supplément no 40"),
        ("es", "Suplemento núm. 40"),
        ("ru", "Дополнение № 40"),
        ("zh", "补编第 40 号"),
        ("ar", "الملحق رقم 40"),
    ],
)
def test_its_number_is_worded_in_each_language(language: str, line: str) -> None:
    assert supplement(language, **SAID).front[1].text.split("\n")[-1] == line


def test_what_its_cover_needs_is_told() -> None:
    with pytest.raises(ContentError) as raised:
        supplement()
    assert [problem.code for problem in raised.value.problems] == ["kind-needs", "kind-needs"]
