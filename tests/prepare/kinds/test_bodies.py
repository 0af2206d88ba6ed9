"""Which kinds a body issues, and which bodies have a name in resolutions."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from tests.support import build_model, seed
from undoc.model import Adoption, ContentError
from undoc.prepare import prepare

ADOPTED = Adoption(dt.date(2024, 12, 17), 53)


def codes(**said: Any) -> list[str]:
    document = build_model.document([build_model.plain("Recalling it,")], **said)
    try:
        prepare(document, "en", seed.templates())
    except ContentError as error:
        return [problem.code for problem in error.problems]
    return []


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ({"body": "secretariat", "kind": "report"}, []),
        ({"body": "secretariat", "kind": "draft-decision", "sponsors": ("FR",)}, ["kind-of-body", "no-organ"]),
        ({"body": "general-assembly", "kind": "report"}, []),
        ({"body": "unctad", "kind": "resolution", "adopted": ADOPTED}, ["no-organ"]),
        (
            {
                "body": "unctad",
                "kind": "resolution",
                "adopted": ADOPTED,
                "wording": {"organ": "The Conference", "adopted": "Adopted by it"},
            },
            [],
        ),
    ],
)
def test_what_does_not_fit_is_told(said: dict[str, Any], found: list[str]) -> None:
    assert codes(**said) == found


def test_the_kinds_of_bodies_are_kinds() -> None:
    templates = seed.templates()
    for body in templates.bodies.values():
        assert set(body.kinds) <= set(templates.kinds)
