"""Pictures that cannot be set are located problems, whatever the output."""

from __future__ import annotations

import struct
import zlib
from pathlib import Path

import pytest
from PIL import Image

from tests.support import build_model, seed
from tests.support.build_model import HERE
from undoc.model import Columns, ContentError, Figure
from undoc.prepare import prepare, prepared


def test_a_picture_is_what_its_bytes_say_whatever_its_name(tmp_path: Path) -> None:
    for name in ("a.svg", "a", "a.txt"):
        path = tmp_path / name
        Image.new("L", (96, 48)).save(path, "PNG")
        made = prepare(build_model.document([Figure(path, "alt", (), HERE)]), "en", seed.templates())
        (figure,) = (block for block in made.blocks if isinstance(block, prepared.Figure))
        assert (figure.picture.width, figure.picture.height, figure.picture.drawing) == (72, 36, None)


def test_a_picture_in_columns_is_no_wider_than_its_column(tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    Image.new("L", (640, 96)).save(path)
    made = prepare(build_model.document([Columns((Figure(path, "alt", (), HERE),), HERE, 2)]), "en", seed.templates())
    (figure,) = (block for block in prepared.walk(made.blocks) if isinstance(block, prepared.Figure))
    assert figure.place is not None
    assert figure.place.width <= made.house.page.in_columns(2, made.house.columns.gap).text_width


def _with_size(path: Path, width: int, height: int) -> None:
    data = path.read_bytes()
    header = b"IHDR" + struct.pack(">II", width, height) + data[24:29]
    path.write_bytes(data[:12] + header + struct.pack(">I", zlib.crc32(header)) + data[33:])


@pytest.mark.parametrize("fault", ["huge", "checksum", "short"])
def test_a_picture_that_cannot_be_decoded_is_a_located_problem(tmp_path: Path, fault: str) -> None:
    path = tmp_path / "a.png"
    Image.effect_noise((64, 64), 50).save(path)
    data = path.read_bytes()
    match fault:
        case "huge":
            _with_size(path, 60_000, 60_000)
        case "checksum":
            path.write_bytes(data[:60] + bytes([data[60] ^ 255]) + data[61:])
        case "short":
            path.write_bytes(data[: len(data) // 2])
    with pytest.raises(ContentError) as raised:
        prepare(build_model.document([Figure(path, "alt", (), HERE)]), "en", seed.templates())
    (problem,) = raised.value.problems
    assert (problem.code, problem.place) == ("unusable-picture", HERE)


def test_what_of_a_drawing_cannot_be_drawn_is_a_located_problem(tmp_path: Path) -> None:
    path = tmp_path / "a.svg"
    path.write_bytes(b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">\n<image/>\n<filter/><video/></svg>')
    with pytest.raises(ContentError) as raised:
        prepare(build_model.document([Figure(path, "alt", (), HERE)]), "en", seed.templates())
    assert [(problem.code, problem.place, problem.message) for problem in raised.value.problems] == [
        ("unusable-drawing", HERE, "In line 2 of “a.svg”, <image> cannot be drawn."),
        ("unusable-drawing", HERE, "In line 3 of “a.svg”, <video> cannot be drawn."),
    ]


def test_the_first_of_many_problems_of_a_drawing_are_named_and_the_others_counted(tmp_path: Path) -> None:
    path = tmp_path / "a.svg"
    path.write_bytes(b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">' + b"\n<image/>" * 30 + b"</svg>")
    with pytest.raises(ContentError) as raised:
        prepare(build_model.document([Figure(path, "alt", (), HERE)]), "en", seed.templates())
    assert len(raised.value.problems) == 11
    assert "“a.svg” has 20 more parts that cannot be drawn." in str(raised.value)
