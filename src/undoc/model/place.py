"""Where something stands in the content: the file, line and column that a problem points at."""

from __future__ import annotations

from typing import NamedTuple


class Place(NamedTuple):
    """A position in a content file; line and column count from 1 as editors show them.

    A place without a line (0) means the file or folder as a whole.
    """

    path: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        if self.line == 0:
            return self.path
        return f"{self.path}:{self.line}:{self.column}"
