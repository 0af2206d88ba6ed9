"""Whether a document has what its kind needs, and nothing that the kind cannot show."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from undoc.model import Metadata, Place, Problem, Version
from undoc.templates.kinds import Kind
from undoc.templates.language import NAMING
from undoc.templates.pages import FrontLine


def faults(kind: Kind, metadata: Metadata, version: Version, lines: Sequence[FrontLine]) -> Iterator[Problem]:
    """What a document lacks that its kind needs, and what it has that the kind cannot show.

    ``lines`` are those of its head.
    """
    name = f"A document of the kind “{kind.names[NAMING]}”"
    for key in kind.needs:
        if not getattr(metadata, key):
            advice = f"Add “{key}: …” to document.yaml."
            message = f"{name} needs “{key}”, which is not there."
            yield Problem(metadata.place_of("kind"), "kind-needs", message, advice)
    for key in kind.forbids:
        if getattr(metadata, key):
            advice = f"Remove “{key}”, or choose another kind."
            yield Problem(metadata.place_of(key), "kind-forbids", f"{name} has no “{key}”.", advice)
    if not any(line.slot == "title" for line in lines):
        if version.title:
            message = f"{name} has no title with this body."
            yield Problem(_front(version, "title"), "kind-forbids", message, "Remove the line “title: …”.")
    elif not version.title and not kind.title:
        place = Place(str(version.path), 2, 1)  # below the line “---” that every file begins with
        yield Problem(place, "missing-key", "The key “title” is missing.", "Add a line “title: …”.")


def _front(version: Version, key: str) -> Place:
    return version.places.get(key, Place(str(version.path), 1, 1))
