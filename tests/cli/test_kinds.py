"""``undoc kinds``: one line a kind."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.seed import ROOT
from undoc.cli import main


def test_each_kind_is_a_line_with_its_name(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["kinds"]) == 0
    lines = dict(line.split(maxsplit=1) for line in capsys.readouterr().out.splitlines())
    assert lines.keys() == {path.stem for path in (ROOT / "templates" / "kinds").glob("*.yaml")}
    assert lines["draft-resolution"] == "Draft resolution"


def test_templates_that_are_none_are_a_problem(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["kinds", "--data", str(tmp_path)]) == 1
    assert "missing-templates" in capsys.readouterr().err
