"""Pictures, as the content says them."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct

from undoc.model.inlines import Inline
from undoc.model.place import Place


class Figure(Struct, frozen=True):
    """A picture; ``alternative`` says in words what it shows and is never empty.

    ``width`` is how wide it is in points, None where that follows from its file and the column.
    """

    path: Path
    alternative: str
    caption: tuple[Inline, ...]
    place: Place
    name: str | None = None
    width: float | None = None
