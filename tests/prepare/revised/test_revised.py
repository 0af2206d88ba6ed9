"""Two prepared documents as one: without what came it is the old one, without what went the new one."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import cycle
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import undoc
from tests.changes.test_comparison import TABLE, YAML
from tests.support import seed
from tests.support.edits import EDITS, edited
from tests.support.seed import ROOT
from undoc.model import Document
from undoc.prepare import PreparedDocument, prepare
from undoc.prepare.prepared import Contents, Paragraph, Revision, paragraphs_of, walk
from undoc.prepare.revised import revised

EXAMPLES = sorted((ROOT / "content").iterdir())
LANGUAGES = ("ar", "zh", "en", "fr", "ru", "es")


@lru_cache
def loaded(folder: Path) -> Document:
    return undoc.load(folder)


@lru_cache
def prepared(folder: Path, language: str) -> PreparedDocument:
    return prepare(loaded(folder), language, seed.templates())


def paragraphs(document: PreparedDocument) -> list[Paragraph]:
    """All paragraphs of a document, its notes last."""
    found = [*(one for lines in document.masthead.values() for one in lines), *document.front]
    texts = (block for block in walk(document.blocks) if not isinstance(block, Contents))
    found += [one for block in texts for one in paragraphs_of(block)]
    return [*found, *(one for note in document.notes.values() for one in note.paragraphs)]


def said(document: PreparedDocument, without: Revision) -> list[str]:
    """The words of the text without those of a kind; figures, which references show, are not among them."""
    words: list[str] = []
    for one in paragraphs(document):
        kept = (span.text for span in one.spans if span.change is not without and span.note is None)
        words += re.sub(r"\d+", "", "".join(kept)).split()
    return sorted(words)


def revisions(document: PreparedDocument) -> list[tuple[Revision, str]]:
    return [(span.change, span.text) for one in paragraphs(document) for span in one.spans if span.change is not None]


@pytest.mark.parametrize(("kind", "language"), [*zip(EDITS, cycle(LANGUAGES), strict=False)])
def test_one_edit(kind: str, language: str) -> None:
    for folder in EXAMPLES:
        done, other = edited(loaded(folder), language, Random(language), kind)
        if not done:
            continue
        old, new = prepared(folder, language), prepare(other, language, seed.templates())
        both = revised(old, new)
        assert revisions(both)
        if kind not in ("split a paragraph", "join two paragraphs"):  # these change where lines end
            assert said(both, Revision.DELETED) == said(new, Revision.DELETED)
            assert said(both, Revision.INSERTED) == said(old, Revision.INSERTED)


@given(st.sampled_from(LANGUAGES), st.randoms(use_true_random=False))
@settings(deadline=None, max_examples=15, suppress_health_check=[HealthCheck.too_slow])
def test_many_edits(language: str, random: Random) -> None:
    folder = random.choice(EXAMPLES)
    other = loaded(folder)
    for _ in range(6):
        _, other = edited(other, language, random, random.choice([kind for kind in EDITS if "paragraphs" not in kind]))
    new = prepare(other, language, seed.templates())
    both = revised(prepared(folder, language), new)
    assert len({note.id for note in both.notes.values()}) == len(both.notes)
    anchors = [one.anchor for one in paragraphs(both) if one.anchor]
    assert len(set(anchors)) == len(anchors)


def test_no_difference_is_no_mark() -> None:
    for folder in EXAMPLES:
        assert revisions(revised(prepared(folder, "en"), prepared(folder, "en"))) == []


INSERTED, DELETED, FORMATTED = Revision.INSERTED, Revision.DELETED, Revision.FORMATTED


@pytest.mark.parametrize(
    ("title", "old", "new", "expected"),
    [
        ("a word", "1. The old one.", "1. The new one.", [(DELETED, "old"), (INSERTED, "new")]),
        ("italic", "1. See below.", "1. See *below*.", [(FORMATTED, "below")]),
        ("a cell", TABLE, TABLE.replace("3,", "7,"), [(DELETED, "3"), (INSERTED, "7")]),
        (
            "a row",
            TABLE,
            TABLE.replace("  - [Officer, 3, 4]\n", ""),
            [(DELETED, "Officer"), (DELETED, "3"), (DELETED, "4")],
        ),
        (
            "a note",
            "1. A.[^a]\n\n[^a]: See this.",
            "1. A.[^a]\n\n[^a]: See that.",
            [(DELETED, "this"), (INSERTED, "that")],
        ),
        ("a note goes", "1. A.[^a]\n\n[^a]: See this.", "1. A.", [(DELETED, "1"), (DELETED, "See this.")]),
        (
            "numbers of references are made",
            "1. A.\n\n2. B. {#b}\n\n3. See [](#b).",
            "1. B. {#b}\n\n2. See [](#b).",
            [(DELETED, "A.")],
        ),
    ],
)
def test_what_is_marked(title: str, old: str, new: str, expected: list[tuple[Revision, str]], tmp_path: Path) -> None:
    documents = []
    for name, body in (("old", old), ("new", new)):
        folder = tmp_path / name
        folder.mkdir()
        (folder / "document.yaml").write_text(YAML, encoding="utf-8")
        (folder / "en.md").write_text(f"---\ntitle: A title\n---\n\n{body}\n", encoding="utf-8")
        documents.append(prepare(undoc.load(folder), "en", seed.templates()))
    assert revisions(revised(*documents)) == expected
