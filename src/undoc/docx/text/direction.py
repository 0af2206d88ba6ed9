"""How Word is told what runs from left to right inside right-to-left text.

Each such stretch (see ``prepare.direction``) becomes a run of its own, between two left-to-right marks (U+200E); the
marks have no width, and whoever reads the text of a file leaves them out.
"""

from __future__ import annotations

import unicodedata

from undoc.prepare.direction import stretches

__all__ = ["MARK", "runs_from_the_right", "stretches"]

MARK = "\u200e"


def runs_from_the_right(character: str) -> bool:
    """Whether a character is a letter of a script that runs from right to left."""
    return unicodedata.bidirectional(character) in ("R", "AL")
