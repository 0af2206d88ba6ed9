"""The body of an imported file: told by its symbol and its names, or guessed, and then said."""

from __future__ import annotations

import pytest

from tests.support.seed import templates
from undoc.importer.recognise.front.bodies import choose_body, unknown_body
from undoc.importer.recognise.front.front import Front
from undoc.importer.recognise.wordings import Reader
from undoc.importer.report import Findings
from undoc.model import Symbol

UNEP = "United Nations Environment Programme"
ASSEMBLY = "United Nations Environment Assembly of the United Nations Environment Programme"


@pytest.mark.parametrize(
    ("symbol", "names", "body", "is_guessed"),
    [
        ("UNEP/EA.6/10", [], "unep-assembly", False),
        ("UNEP/CBD/COP/16/2", [UNEP], "unep-assembly", True),
        ("UNEP/IPP.1/1", [UNEP, ASSEMBLY], "unep-assembly", False),
        ("A/80/1", ["General Assembly"], "general-assembly", False),
        ("X/1", [], "hsp-executive-board", True),
    ],
)
def test_a_guess_is_told(symbol: str, names: list[str], body: str, is_guessed: bool) -> None:
    findings = Findings()
    front = Front(symbol=Symbol.parse(symbol), body_names=names[:1], names=names[1:])
    chosen = choose_body(front, templates().bodies, Reader(templates().language("en")), ["nairobi"], findings)
    assert chosen == body
    assert [finding.code for finding in findings.found] == ["body"] * is_guessed


def test_the_body_of_a_file_without_masthead_is_one_whose_house_has_none() -> None:
    findings = Findings()
    houses = {body.house: templates().house(body.house, "en") for body in templates().bodies.values()}
    assert unknown_body(templates().bodies, houses, findings) == "other"
    assert [finding.code for finding in findings.found] == ["body"]
