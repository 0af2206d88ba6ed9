"""``undoc bodies``: one line a body."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support import seed
from undoc.cli import main


def test_each_body_is_a_line_with_name_house_and_symbols(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["bodies"]) == 0
    lines = {line.split()[0]: line for line in capsys.readouterr().out.splitlines()}
    assert lines.keys() == seed.templates().bodies.keys()
    assert lines["human-rights-council"].split("  ")[-1].strip() == "A/HRC"
    assert "Human Rights Council" in lines["human-rights-council"]


def test_templates_that_are_none_are_a_problem(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["bodies", "--data", str(tmp_path)]) == 1
    assert "missing-templates" in capsys.readouterr().err
