"""Statements of a president: their quotation marks."""

from __future__ import annotations

import pytest

from tests.support import build_model
from undoc.model import Paragraph
from undoc.prepare.kinds.spelling import words
from undoc.prepare.kinds.statement import statement


@pytest.mark.parametrize(
    ("written", "made"),
    [
        (["The President said:", "One.", "Two."], ["The President said:", "“One.", "“Two.”"]),
        (["One.", "Two."], ["“One.", "“Two.”"]),
        (["The President said:", "“One.", "“Two.”"], ["The President said:", "“One.", "“Two.”"]),
        (["One."], ["“One.”"]),
        (["The President said:"], ["The President said:"]),
    ],
)
def test_each_paragraph_opens_with_a_quotation_mark_and_the_last_one_closes(
    written: list[str], made: list[str]
) -> None:
    blocks = statement([build_model.plain(text) for text in written], ("“", "”"))
    assert [words(block.inlines) for block in blocks if isinstance(block, Paragraph)] == made
    assert all(block.is_indented for block in blocks if isinstance(block, Paragraph))
