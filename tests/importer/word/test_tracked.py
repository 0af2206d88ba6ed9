"""Tracked changes: accepted, rejected or refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.importer.word_file import TRACKED, imported, messages, text_of, word_file
from undoc.importer.word.tracked import Tracked
from undoc.model import ContentError


@pytest.mark.parametrize(
    ("policy", "expected"), [(Tracked.ACCEPT, "Kept new text."), (Tracked.REJECT, "Kept old text.")]
)
def test_tracked_changes_are_accepted_or_rejected(policy: Tracked, expected: str, tmp_path: Path) -> None:
    result = imported(tmp_path, word_file(TRACKED), policy)
    assert text_of(result) == expected
    assert messages(result) == ["simplified/tracked-changes"]


def test_tracked_changes_are_refused_unless_decided(tmp_path: Path) -> None:
    with pytest.raises(ContentError) as error:
        imported(tmp_path, word_file(TRACKED))
    (problem,) = error.value.problems
    assert problem.code == "tracked-changes"
    assert "1 tracked insertion and 1 tracked deletion" in problem.message
