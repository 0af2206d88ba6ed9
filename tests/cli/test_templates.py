"""``undoc templates``: where they are, and a copy of them that documents can be built with."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.seed import ROOT
from undoc.cli import main


def test_it_says_where_they_are(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["templates", "--data", str(ROOT)]) == 0
    assert Path(capsys.readouterr().out.strip()).resolve() == ROOT


def test_a_copy_can_be_worked_with_and_is_not_overwritten(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ours = tmp_path / "ours"
    assert main(["templates", "--copy", str(ours)]) == 0
    assert capsys.readouterr().out.split() == [str(ours / "templates"), str(ours / "fonts")]
    (ours / "templates" / "kinds" / "memo.yaml").write_text("names: {en: Memo}\n", "utf-8")
    assert main(["kinds", "--data", str(ours)]) == 0
    assert "memo " in capsys.readouterr().out
    assert main(["templates", "--copy", str(ours)]) == 1
    assert "templates-exist" in capsys.readouterr().err


def test_what_cannot_be_written_is_a_problem(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "file").touch()
    assert main(["templates", "--copy", str(tmp_path / "file")]) == 1
    assert "unwritable-output" in capsys.readouterr().err
