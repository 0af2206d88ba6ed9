"""The texts of a version: what each is, and which stretch of numbers it belongs to."""

from __future__ import annotations

import pytest

from tests.checks.test_places import checked
from undoc.templates.rules import Scope

HEAD = "---\ntitle: T\n---\n\n"
SCOPES = [
    ("# Heading\n", Scope.HEADING),
    ("1. Paragraph.\n", Scope.PARAGRAPH),
    ("(a) Item.\n", Scope.LIST_ITEM),
    ("- Item\n", Scope.LIST_ITEM),
    ("::: quotation\nQuoted.\n:::\n", Scope.QUOTATION),
    ("Table: Caption\n| |\n|---|\n| |\n", Scope.CAPTION),
    ("| Cell |\n|---|\n| |\n", Scope.CELL),
    ("```table\ncolumns: [{title: Cell}]\nrows: [[' ']]\nremarks: [Source]\n```\n", Scope.CELL),
]


@pytest.mark.parametrize(("body", "scope"), SCOPES)
def test_scopes(body: str, scope: Scope) -> None:
    units = [unit for unit in checked(HEAD + body).units if unit.scope is not Scope.TITLE]
    assert {unit.scope for unit in units if unit.text.strip()} == {scope}


def test_notes_stand_last_and_their_calls_beside_the_text() -> None:
    units = checked(f"{HEAD}1. One,[^a] two.\n\n[^a]: A note.\n\n2. Three.\n").units
    assert [(unit.scope, unit.text, unit.calls) for unit in units[1:]] == [
        (Scope.PARAGRAPH, "One, two.", (4,)),
        (Scope.PARAGRAPH, "Three.", ()),
        (Scope.NOTE, "A note.", ()),
    ]


def test_references_are_the_numbers_that_they_print() -> None:
    units = checked(f"{HEAD}1. One. {{#one}}\n\n2. As in [](#one), [there](#one).\n").units
    assert [(unit.text, unit.references) for unit in units[2:]] == [("As in 1, there.", ((6, 7), (9, 14)))]


def test_numbers_that_begin_anew_begin_a_part() -> None:
    body = "1. A.\n\n2. B.\n\n1. C. {start=1}\n\n2. D.\n\n::: annex X\n1. E.\n:::\n\n"
    body += "::: annex Y\n1. F.\n\n1. G. {start=1}\n:::\n"
    parts = [(unit.text, unit.part) for unit in checked(HEAD + body).units if unit.scope is Scope.PARAGRAPH]
    assert parts == [("A.", 0), ("B.", 0), ("C.", 1), ("D.", 1), ("E.", 2), ("F.", 3), ("G.", 4)]
