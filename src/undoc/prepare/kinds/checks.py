"""Whether a document has what its kind needs, and nothing that the kind cannot show."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from undoc.model import Metadata, Place, Problem, Version
from undoc.templates.kinds import WRITTEN, Kind
from undoc.templates.language import NAMING, fields_of
from undoc.templates.pages import FrontLine


def faults(
    kind: Kind, metadata: Metadata, version: Version, *, lines: Sequence[FrontLine], title: str
) -> Iterator[Problem]:
    """What a document lacks that its kind needs, and what it has that the kind cannot show.

    ``lines`` are those of its head, ``title`` is the one that the kind has where the language file gives none.
    """
    name = f"A document of the kind “{kind.names[NAMING]}”"
    for key in kind.needs:
        if not getattr(metadata, key):
            advice = f"Add “{key}: …” to document.yaml."
            message = f"{name} needs “{key}”, which is not there."
            yield Problem(metadata.place_of("kind"), "kind-needs", message, advice)
    for key in kind.asks:
        if not version.wording.get(key) and not getattr(metadata, key, None):
            message = f"{name} needs “{key}” in its front matter, which is not there."
            yield Problem(_front(version, key), "kind-needs", message, f"Add a line “{key}: …”.")
    for key in kind.forbids:
        if getattr(metadata, key):
            advice = f"Remove “{key}”, or choose another kind."
            yield Problem(metadata.place_of(key), "kind-forbids", f"{name} has no “{key}”.", advice)
    if not lines:
        return  # its title stands in the text; that of the front matter is a name
    if not any(line.slot == "title" for line in lines):
        if version.title:
            message = f"{name} has no title with this body."
            yield Problem(_front(version, "title"), "kind-forbids", message, "Remove the line “title: …”.")
    elif not version.title and not title:
        fields = {field for wording in kind.title.values() for field in fields_of(wording)}
        advice = f"Add a line “{next((key for key in WRITTEN if key in fields), 'title')}: …”."
        yield Problem(_front(version, "title"), "missing-key", "The key “title” is missing.", advice)


def _front(version: Version, key: str) -> Place:
    """Where a key of the front matter stands, or would: below the line “---” that every file begins with."""
    return version.places.get(key, Place(str(version.path), 2, 1))
