"""What references show in a Word file is no edit."""

from __future__ import annotations

import pytest

from tests.merge.test_elsewhere import said
from undoc.merge.references import with_made_numbers
from undoc.model import Emphasis, Emphasized, Paragraph, Place, Reference, Text, Version

_NOWHERE = Place("")


def referring(*shown: str, name: str = "rooms") -> Version:
    references = (Reference(name, _NOWHERE, (Text(one, _NOWHERE),) if one else ()) for one in shown)
    return said(Paragraph((Emphasized(Emphasis.ITALIC, tuple(references)),), _NOWHERE))


@pytest.mark.parametrize(
    ("title", "was", "new", "expected"),
    [
        ("a number that was made", referring(""), referring("5 (b)"), referring("")),
        ("a text that was given", referring("the rooms"), referring("the rooms"), referring("the rooms")),
        ("both", referring("", "the rooms"), referring("6", "the rooms"), referring("", "the rooms")),
        ("another text for one that was given", referring("the rooms"), referring("the halls"), referring("the halls")),
        ("a new reference", referring("", name="halls"), referring("5"), referring("5")),
    ],
)
def test_numbers_that_references_show_stay_made(title: str, was: Version, new: Version, expected: Version) -> None:
    assert with_made_numbers(was, new) == expected
