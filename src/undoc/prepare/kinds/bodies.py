"""Which kinds of documents a body issues, and what it is called in them."""

from __future__ import annotations

from collections.abc import Iterator

from undoc.model import Metadata, Problem, Version
from undoc.templates import Body, Kind
from undoc.templates.kinds import TextModel
from undoc.templates.language import NAMING


def faults(kind: Kind, body: Body, metadata: Metadata, version: Version) -> Iterator[Problem]:
    """What does not fit of a kind and a body: it issues none, or its resolutions could not say who speaks."""
    name = kind.names[NAMING]
    if not body.issues(kind.key):
        message = f"“{body.key}” issues no documents of the kind “{name}”."
        advice = f"It issues {', '.join(body.kinds)}. Correct one of the two, or add the kind in templates/bodies.yaml."
        yield Problem(metadata.place_of("kind"), "kind-of-body", message, advice)
    speaks = version.wording.get("organ") or version.language in body.organ
    adopts = version.wording.get("adopted") or version.language in body.organ_in_text
    if kind.text is TextModel.RESOLUTION and not (speaks and (adopts or "adopted" not in kind.lines)):
        message = f"“{body.key}” has no name with which its resolutions begin."
        advice = (
            "Add “organ” and “organ_in_text” to it in templates/bodies.yaml, or write “organ: …” and “adopted: …” at "
            f"the head of {version.path.name}."
        )
        yield Problem(metadata.place_of("body"), "no-organ", message, advice)
