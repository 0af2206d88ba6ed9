"""What differs between two documents leads from the one to the other, and back."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from random import Random
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec import Struct
from msgspec.structs import replace

import undoc
from tests.support.documents import documents
from tests.support.edits import edited
from tests.support.seed import ROOT
from undoc.changes import Changes, applied, compare, inlines_of, reversed_changes, said, tokens
from undoc.model import Document, Inline

FOLDER = Path(__file__).parent
loaded = lru_cache(undoc.load)
EXAMPLES = sorted((ROOT / "content").iterdir())
SLOW = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])


def changes_between(old: Document, new: Document, language: str) -> Changes:
    """The changes, after they were made and unmade."""
    changes = compare(old, new, language)
    before, after, _ = said(old.versions[language], new.versions[language])
    assert _settled(applied(before, changes)) == _settled(after)
    assert _settled(applied(after, reversed_changes(changes))) == _settled(before)
    return changes


def _settled(value: Any) -> Any:
    """A value with its texts in their one form."""
    if isinstance(value, tuple) and value and isinstance(value[0], Inline):
        return inlines_of(tokens(value))
    if isinstance(value, tuple):
        return tuple(map(_settled, value))
    if isinstance(value, dict):
        return {name: _settled(one) for name, one in value.items()}
    if isinstance(value, Struct):
        return replace(value, **{name: _settled(getattr(value, name)) for name in value.__struct_fields__})
    return value


@given(documents(FOLDER), documents(FOLDER))
@settings(SLOW, max_examples=30)
def test_any_two_documents(old: Document, new: Document) -> None:
    (ours,), (theirs,) = old.versions.values(), new.versions.values()
    new = replace(new, versions={ours.language: replace(theirs, language=ours.language)})
    changes_between(old, new, ours.language)


@given(documents(FOLDER))
@settings(SLOW, max_examples=30)
def test_a_document_does_not_differ_from_itself(document: Document) -> None:
    (language,) = document.versions
    assert changes_between(document, document, language).is_empty


@given(
    st.sampled_from(EXAMPLES), st.sampled_from(["ar", "zh", "en", "fr", "ru", "es"]), st.randoms(use_true_random=False)
)
@settings(SLOW, max_examples=30)
def test_edits_of_the_examples(folder: Path, language: str, random: Random) -> None:
    document = loaded(folder)
    other = document
    for _ in range(random.choice([1, 1, 2, 8])):
        _, other = edited(other, language, random)
    changes_between(document, other, language)
