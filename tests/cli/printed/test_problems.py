"""Showing problems while a command runs."""

from __future__ import annotations

import pytest

from undoc import Place, Problem
from undoc.cli.printed.problems import Problems


def test_each_problem_is_shown_once_in_the_order_they_come(capsys: pytest.CaptureFixture[str]) -> None:
    first, second = (Problem(Place("house.yaml", line, 1), "code", "What.", "Do.") for line in (1, 2))
    problems = Problems()
    problems.show([second])
    problems.show([first, second, first])
    assert capsys.readouterr().err == (
        "house.yaml:2:1: error[code]: What.\n    Do.\nhouse.yaml:1:1: error[code]: What.\n    Do.\n"
    )
