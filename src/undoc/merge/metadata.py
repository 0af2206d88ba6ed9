"""What was edited in the masthead of a Word file, as keys of ``document.yaml``."""

from __future__ import annotations

from typing import Any, NamedTuple

from msgspec.structs import replace

from undoc.merge.rows import Side
from undoc.merge.values import merge_values
from undoc.model import Metadata

#: The keys that an edit of the masthead can change; the others decide what the document is, or follow from its text.
EDITABLE = ("distribution", "date", "session", "meeting", "agenda", "author", "job", "reissued", "slugs")


class MergedMetadata(NamedTuple):
    """The metadata with what was edited.

    ``left`` are keys that read otherwise in the Word file and stay as they are, with what they are there; ``clashes``
    are those that the source has changed too, with the three values: base, theirs and ours.
    """

    metadata: Metadata
    left: dict[str, Any]
    clashes: dict[str, tuple[Any, Any, Any]]


def merge_metadata(base: Metadata, theirs: Metadata, ours: Metadata, prefer: Side) -> MergedMetadata:
    """Return ours with what theirs, read of the edited file, has changed in base, read of the file as it was built."""
    left: dict[str, Any] = {}
    clashes: dict[str, tuple[Any, Any, Any]] = {}
    values = {}
    for name in ours.__struct_fields__:
        was, new, own = (getattr(one, name) for one in (base, theirs, ours))
        if name == "places" or was == new:
            continue
        if name not in EDITABLE:
            left[name] = new
            continue

        def clash(base: Any, theirs: Any, ours: Any, name: str = name) -> Any:
            clashes[name] = base, theirs, ours
            return theirs if prefer is Side.THEIRS else ours

        values[name] = merge_values(was, new, own, clash)
    return MergedMetadata(replace(ours, **values), left, clashes)
