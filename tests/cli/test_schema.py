"""``undoc schema``: one is printed, all are written."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from undoc.cli import main
from undoc.production.schemas import NAMES, schemas


@pytest.mark.parametrize(("arguments", "name"), [([], "document"), (["fonts"], "fonts")])
def test_one_is_printed(arguments: list[str], name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["schema", *arguments]) == 0
    printed = capsys.readouterr()
    assert (json.loads(printed.out), printed.err) == (schemas()[name], "")


@pytest.mark.parametrize(("arguments", "names"), [([], NAMES), (["table"], ["table"])])
def test_files_are_written_and_named(
    arguments: list[str], names: tuple[str, ...], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["schema", *arguments, "--out", str(tmp_path / "new")]) == 0
    assert capsys.readouterr().out.split() == [str(tmp_path / "new" / f"{name}.json") for name in names]
    assert {path.stem for path in (tmp_path / "new").iterdir()} == {*names}


def test_what_cannot_be_written_is_a_problem(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "file").touch()
    assert main(["schema", "--out", str(tmp_path / "file")]) == 1
    assert "unwritable-output" in capsys.readouterr().err
