"""What a kind needs and cannot have."""

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
        ({"kind": "report"}, []),
        ({"kind": "report", "title": ()}, ["missing-key"]),
        ({"kind": "resolution", "body": "general-assembly"}, ["kind-needs"]),
        ({"kind": "resolution", "body": "general-assembly", "adopted": ADOPTED}, []),
        ({"kind": "resolution", "body": "security-council", "adopted": ADOPTED}, ["kind-forbids", "kind-forbids"]),
        ({"kind": "resolution", "body": "security-council", "adopted": ADOPTED, "agenda": None, "title": ()}, []),
    ],
)
def test_what_a_kind_needs_and_cannot_show_is_told(said: dict[str, object], found: list[str]) -> None:
    assert codes(**said) == found


def test_a_letter_says_its_date_or_has_a_title() -> None:
    assert codes(kind="letter", title=()) == ["missing-key"]
    assert codes(kind="letter", title=(), wording={"letter": "dated 3 March 2025 from X"}) == []
    assert codes(kind="letter") == []
