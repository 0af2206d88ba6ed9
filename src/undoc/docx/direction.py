"""How Word is told what runs from left to right inside right-to-left text.

Each such stretch (see ``prepare.direction``) becomes a run of its own, between two left-to-right marks (U+200E); the
marks have no width, and whoever reads the text of a file leaves them out.
"""

from __future__ import annotations

from undoc.prepare.direction import stretches

__all__ = ["MARK", "stretches"]

MARK = "\u200e"
