"""The styles of formulas: displayed, in a line of text, of scripts and of scripts of scripts (TeXbook, chapter 17)."""

from __future__ import annotations

from enum import IntEnum
from typing import NamedTuple


class Level(IntEnum):
    """How large a part of a formula is set."""

    DISPLAY = 0
    TEXT = 1
    SCRIPT = 2
    SCRIPT_OF_SCRIPT = 3


class Style(NamedTuple):
    """A level, and whether upper scripts stand lower than elsewhere, as below a rule."""

    level: Level
    is_cramped: bool = False

    @property
    def upper(self) -> Style:
        """The style of what stands higher."""
        return Style(Level.SCRIPT if self.level <= Level.TEXT else Level.SCRIPT_OF_SCRIPT, self.is_cramped)

    @property
    def lower(self) -> Style:
        """The style of what stands lower."""
        return Style(self.upper.level, True)

    @property
    def cramped(self) -> Style:
        """The same under a rule or an accent."""
        return Style(self.level, True)

    @property
    def numerator(self) -> Style:
        """The style of what stands over another."""
        return Style(Level(min(self.level + 1, Level.SCRIPT_OF_SCRIPT)), self.is_cramped)

    @property
    def denominator(self) -> Style:
        """The style of what stands under another."""
        return Style(self.numerator.level, True)

    @property
    def text(self) -> Style:
        """The style of cells of a matrix."""
        return Style(Level(max(self.level, Level.TEXT)), self.is_cramped)

    @property
    def is_displayed(self) -> bool:
        """Whether operators are large, and have limits."""
        return self.level is Level.DISPLAY
