"""Sums of tables: which rows are sums of which, and what is none."""

from __future__ import annotations

import pytest

from tests.checks.test_places import checked
from undoc.checks.structure.tables import table_sums

HEAD = "---\ntitle: T\n---\n\n```table\ncolumns: [{title: A}, {title: Seats}, {title: Lamps}, {title: Chairs}]\nrows:\n"
CASES = [
    ("a right total", "  - [a, 10, 4, 7]\n  - [b, 20, 6, 8]\n  - total: [Total, 30, 10, 15]\n", []),
    ("a wrong one", "  - [a, 10, 4, 7]\n  - [b, 20, 6, 8]\n  - total: [Total, 30, 10, 25]\n", ["25"]),
    (
        "subtotals and a total of them",
        "  - [a, 10, 4, 7]\n  - [b, 20, 6, 8]\n  - subtotal: [S, 30, 10, 15]\n  - [c, 1, 2, 3]\n  - [d, 1, 2, 3]\n"
        "  - subtotal: [S, 2, 4, 6]\n  - total: [Total, 32, 14, 31]\n",
        ["31"],
    ),
    ("thousands and brackets", "  - [a, '1,000', 4, 7]\n  - [b, '(200)', 6, 8]\n  - total: [Total, 800, 10, 15]\n", []),
    ("dashes are nothing", "  - [a, 10, 4, –]\n  - [b, –, 6, 8]\n  - total: [Total, 10, 10, 8]\n", []),
    ("rounded decimals", "  - [a, 1.4, 4, 7]\n  - [b, 1.4, 6, 8]\n  - total: [Total, 2.9, 10, 15]\n", []),
    ("a row that adds up in no column", "  - [a, 10, 4, 7]\n  - [b, 20, 6, 8]\n  - total: [Total, 1, 2, 3]\n", []),
    ("words between the figures", "  - [a, 10, 4, 7]\n  - [b, some, 6, 8]\n  - total: [Total, 99, 10, 15]\n", []),
]


@pytest.mark.parametrize(("rows", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_sums(rows: str, expected: list[str]) -> None:
    found = list(table_sums(checked(f"{HEAD}{rows}```\n")))
    assert [hit.found for hit in found] == expected


def test_a_share_is_no_sum() -> None:
    head = HEAD.replace("Chairs", "Change (percentage)")
    rows = "  - [a, 10, 4, 7]\n  - [b, 20, 6, 8]\n  - total: [Total, 30, 10, 7]\n"
    assert list(table_sums(checked(f"{head}{rows}```\n"))) == []
