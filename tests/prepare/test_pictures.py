"""Pictures that cannot be set are located problems, whatever the output."""

from __future__ import annotations

import struct
import zlib
from pathlib import Path

import pytest
from PIL import Image

from tests.support import build_model, seed
from tests.support.build_model import HERE
from undoc.model import ContentError, Figure
from undoc.prepare import prepare
from undoc.prepare.pictures import natural_size


def test_the_natural_size_follows_the_resolution(tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    Image.new("L", (300, 150)).save(path, dpi=(300, 150))
    assert natural_size(path) == pytest.approx((72, 72), rel=1e-3)
    Image.new("L", (96, 48)).save(path)
    assert natural_size(path) == pytest.approx((72, 36))


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
