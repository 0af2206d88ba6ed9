"""The words of the documents of ``content/`` are found in their PDF files, by four programs that read these."""

from __future__ import annotations

from collections import Counter
from functools import cache
from pathlib import Path

import pytest

import undoc
from benchmarks.words_found import READERS, UnavailableError, lost, texts_of, words
from tests.support.seed import ROOT, templates
from tests.tools.verapdf import required
from undoc.prepare import prepare
from undoc.production.formats import WRITERS, Ready

DOCUMENTS = ("A_99_SPECIMEN_1", "HSP_EB.2024_17")
#: Which part of the words may be lost.
LOST = 0.01


@cache
def versions() -> dict[str, tuple[Counter[str], bytes]]:
    """The words of each version of the documents, and its PDF file."""
    found = {}
    for name in DOCUMENTS:
        document = undoc.load(ROOT / "content" / name)
        for language in document.versions:
            prepared = prepare(document, language, templates())
            data = WRITERS["pdf"](Ready(document, prepared, templates(), "auto"))
            found[f"{name}-{language}"] = sum(map(words, texts_of(prepared)), Counter()), data
    return found


@pytest.mark.conformance
@pytest.mark.parametrize("reader", READERS)
def test_words_are_found(reader: str, tmp_path: Path) -> None:
    files = []
    for name, (_, data) in versions().items():
        files.append(tmp_path / f"{name}.pdf")
        files[-1].write_bytes(data)
    try:
        texts = READERS[reader](files)
    except UnavailableError as error:
        if required():
            raise
        pytest.skip(str(error))
    missing = {
        name: (lacking.total() / wanted.total(), list(lacking)[:20])
        for (name, (wanted, _)), text in zip(versions().items(), texts, strict=True)
        if (lacking := lost(wanted, text)).total() > LOST * wanted.total()
    }
    assert missing == {}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("31 m² of it", ["31", "m", "2", "of", "it"]),
        ("قدماً بالعمل", ["قدما", "بالعمل"]),
        ("land-based", ["land", "based"]),
        ("城市和", ["城市", "市和"]),
        ("城\n市", ["城市"]),
        ("一 A", ["A"]),
    ],
)
def test_what_a_word_is(text: str, expected: list[str]) -> None:
    assert words(text) == Counter(expected)


def test_a_word_is_lost_as_often_as_it_lacks() -> None:
    assert lost(words("one two two three"), "onetwo two") == Counter(("one", "two", "three"))
