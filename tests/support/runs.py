"""Runs of text on pages, without the spaces that end words and lines."""

from __future__ import annotations

from undoc.typeset.pages.page import TextRun


def ink(run: TextRun) -> tuple[float, float]:
    """The left and the right edge of what shows of a run, in points."""
    spaces = [text.isspace() for text in run.texts]
    first = spaces.index(False) if False in spaces else 0
    last = spaces[::-1].index(False) if False in spaces else 0
    return run.x + sum(run.advances[:first]), run.x + run.width - sum(run.advances[len(spaces) - last :])
