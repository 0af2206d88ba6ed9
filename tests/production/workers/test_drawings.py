"""Drawings in builds: wherever they stand, and when they are too much for what makes dots of them."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

import undoc
from tests.production.sample import write_content
from undoc.drawings import raster, rendering

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 90"><rect width="50" height="50"/></svg>'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = write_content(tmp_path / "content")
    (made / "a.svg").write_text(SVG, "utf-8")
    return made


def test_figures_on_turned_pages_are_drawings_too(folder: Path, tmp_path: Path) -> None:
    with (folder / "en.md").open("a", encoding="utf-8") as stream:
        stream.write("\n::: landscape\n\n![A square](a.svg)\n\n:::\n\n![A square](a.svg)\n")
    report = undoc.build(folder, out=tmp_path / "out", formats=["docx"])
    assert report.ok, report.problems
    (output,) = report.outputs
    with zipfile.ZipFile(io.BytesIO(output.path.read_bytes())) as word:
        media = [name for name in word.namelist() if name.startswith("word/media/drawing")]
    assert sorted(media) == ["word/media/drawing1.png", "word/media/drawing1.svg"]


def test_a_drawing_that_ends_the_process_is_a_problem_at_its_figure(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    deadly = tmp_path / "deadly.py"
    deadly.write_text("import os, sys; sys.stdin.buffer.read(1); os.abort()", "utf-8")
    monkeypatch.setattr(raster, "__file__", str(deadly))
    rendering._process().end()
    with (folder / "en.md").open("a", encoding="utf-8") as stream:
        stream.write("\n![A square](a.svg)\n")
    for report in (undoc.build(folder, out=tmp_path / "out"), undoc.check(folder)):
        (problem,) = report.problems
        assert (problem.code, problem.place.line) == ("unusable-picture", 18)
        assert "“a.svg” cannot be set: the drawing is too much to draw." in problem.message
    assert not list((tmp_path / "out").rglob("*.docx"))
