"""Any picture is set or is a problem at its figure: no fault of the program, no dead process, no file that is wrong."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable
from pathlib import Path

import pikepdf
import pypdfium2  # type: ignore[import-untyped]
import pytest
from PIL import Image

from tests.production.sample import write_content
from tests.support import seed
from tests.support.random_pictures import picture
from undoc.drawings.svg import read_svg
from undoc.production.workers.task import Made, Task, make

#: Problems that a picture may have.
CODES = {
    "corrupt-picture",
    "large-picture",
    "picture-size",
    "unsafe-picture",
    "unsupported-picture",
    "unusable-drawing",
    "unusable-picture",
}
#: So many pictures are in one document.
TOGETHER = 25


def made(folder: Path, pictures: dict[str, bytes], *formats: str) -> Made:
    """What becomes of a document that shows these pictures."""
    folder = write_content(folder)
    with (folder / "en.md").open("a", encoding="utf-8") as stream:
        for name, data in pictures.items():
            (folder / name).write_bytes(data)
            stream.write(f"\n![Picture]({name})\n")
    return make(Task(folder, "en", formats, "auto", seed.ROOT))


def check(tmp_path: Path, seeds: Iterable[int]) -> tuple[int, int]:
    """Try the pictures of these seeds; how many were set and how many were problems."""
    waiting: dict[str, bytes] = {}
    done = refused = 0
    for number in seeds:
        data = picture(number)
        name = f"p{number}"
        found = made(tmp_path / f"a{number}", {name: data}).problems
        for problem in found:
            assert problem.code in CODES, (number, problem)
            assert (Path(problem.place.path).name, problem.place.line) == ("en.md", 18), (number, problem)
            assert "\n" not in problem.message, (number, problem)
            assert len(problem.message) < 500, (number, problem)
        if found:
            refused += 1
            continue
        waiting[name] = data
        if len(waiting) == TOGETHER:
            check_outputs(tmp_path / f"b{number}", waiting)
            done, waiting = done + len(waiting), {}
    check_outputs(tmp_path / "last", waiting)
    return done + len(waiting), refused


def check_outputs(folder: Path, pictures: dict[str, bytes]) -> None:
    """A Word and a PDF file of what ``check`` has found nothing wrong with, both as they should be."""
    result = made(folder, pictures, "docx", "pdf")
    assert not result.problems, result.problems
    file = folder.with_suffix(".pdf")
    file.write_bytes(result.files["pdf"])
    with pikepdf.open(file) as pdf:
        # Photographs that the library for them takes in spite of what is wrong with them go in as they are.
        wrong = [line for line in pdf.check_pdf_syntax() if "DCT" not in line and "data loss" not in line]
        assert wrong == []
        assert not re.search(rb"\d{11}", b"".join(page.Contents.read_bytes() for page in pdf.pages))
    for page in pypdfium2.PdfDocument(file):
        page.render(scale=0.5)
    with zipfile.ZipFile(io.BytesIO(result.files["docx"])) as word:
        media = [word.read(name) for name in word.namelist() if name.startswith("word/media/")]
    for data in media:
        if data.startswith(b"<svg"):
            read_svg(data)
        else:
            assert Image.open(io.BytesIO(data)).size


def test_what_stands_deep_within_each_other_is_set_as_deep_as_it_is_read(tmp_path: Path) -> None:
    # Each view is four groups: itself, its place, its clipping, its opacity.
    view = '<svg opacity=".9" clip-path="url(#c)" viewBox="0 0 9 9">'
    clip = '<clipPath id="c"><rect width="9" height="9"/></clipPath>'
    shape = '<path d="M0 0L9 9" stroke="red" transform="skewX(9)"/>'
    for depth in (31, 32):
        body = f"{clip}{view * depth}{shape}{'</svg>' * depth}"
        drawing = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">{body}</svg>'.encode()
        result = made(tmp_path / f"deep{depth}", {"deep": drawing}, "docx", "pdf")
        assert [problem.code for problem in result.problems] == ["unusable-drawing"] * (depth - 31)


def test_any_picture_is_set_or_a_problem(tmp_path: Path) -> None:
    done, refused = check(tmp_path, range(200))
    assert done > 40
    assert refused > 40


@pytest.mark.slow
def test_any_of_five_thousand_pictures_is_set_or_a_problem(tmp_path: Path) -> None:
    done, refused = check(tmp_path, range(1000, 6000))
    assert done > 1000
    assert refused > 1000
