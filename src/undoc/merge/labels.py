"""How numbered paragraphs are typed."""

from __future__ import annotations

from undoc.changes.words import shown
from undoc.model import NumberedParagraph, Version
from undoc.model.tree import walk


def typed_labels(version: Version) -> dict[str, str]:
    """Return how numbered paragraphs of a version are typed, by their levels and texts, and by their levels alone."""
    found: dict[str, str] = {}
    for block in walk(version.blocks):
        if isinstance(block, NumberedParagraph):
            found.setdefault(str(block.level), block.typed)
            found.setdefault(key_of(block), block.typed)
    return found


def key_of(block: NumberedParagraph) -> str:
    """Return what the label of a numbered paragraph is found by."""
    return f"{block.level} {''.join(map(shown, block.inlines))}"
