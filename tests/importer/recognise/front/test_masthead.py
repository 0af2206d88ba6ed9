"""The masthead: symbol, distribution, date and original language."""

from __future__ import annotations

import datetime as dt

import pytest

from tests.support import seed
from undoc.importer.recognise.front.front import Front
from undoc.importer.recognise.front.masthead import MastheadReader
from undoc.importer.recognise.wordings import Reader
from undoc.importer.report import Findings
from undoc.importer.word.items import WordCell, WordRow, WordTable


def masthead() -> MastheadReader:
    reader = Reader(seed.templates().language("en"))
    return MastheadReader(Front(), reader, reader, Findings())


@pytest.mark.parametrize(
    ("lines", "is_one"),
    [
        (["A/99/1", "Distr.: General"], True),
        (["A/99/1", "9 March 2031"], False),
        (["Distr.: General", "9 March 2031"], False),
    ],
)
def test_a_masthead_has_a_symbol_and_a_line_of_distribution(lines: list[str], is_one: bool) -> None:
    assert masthead().is_in(lines) is is_one


@pytest.mark.parametrize(("line", "is_of_masthead"), [("United Nations\tA/99/1", True), ("Towers are high.", False)])
def test_lines_that_only_a_masthead_has(line: str, is_of_masthead: bool) -> None:
    assert masthead().has_line(line) is is_of_masthead


def test_each_line_is_read_once_and_others_are_names_of_bodies() -> None:
    reader = masthead()
    reader.read_text("United Nations\nA/99/1\nDistr.: Limited\n9 March 2031\nOriginal: French\nTower Council")
    front = reader.front
    assert (str(front.symbol), front.distribution, front.date, front.original) == (
        "A/99/1",
        "limited",
        dt.date(2031, 3, 9),
        "fr",
    )
    assert front.body_names == ["Tower Council"]


def test_a_distribution_that_is_not_known_stays_as_a_wording() -> None:
    reader = masthead()
    reader.read_text("Distr.: For friends")
    assert (reader.front.distribution, reader.front.wording) == ("general", {"distribution": "Distr.: For friends"})


def test_how_high_its_last_row_is() -> None:
    reader = masthead()
    rows = [WordRow([WordCell([])], exact=height) for height in (42.55, 99.9)]
    reader.read(WordTable([100], rows, 1))
    assert reader.front.masthead_height == 99.9
