"""Fonts of one's own that cannot be used, or do not permit it: told at the line of the font table that names them."""

from __future__ import annotations

import io
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

import undoc
from tests.production.sample import write_content
from tests.support.seed import ROOT

WHOLE = "and a PDF file holds the characters used"
FONT = ROOT / "fonts" / "Tinos-Regular.ttf"


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A folder with own templates and fonts."""
    for name in ("templates", "fonts"):
        shutil.copytree(ROOT / name, tmp_path / name)
    return tmp_path


def permitted(fs_type: int) -> Callable[[], bytes]:
    """Makes the font with the permission to embed, which stands 8 bytes into its table OS/2."""

    def made() -> bytes:
        data = bytearray(FONT.read_bytes())
        at = TTFont(io.BytesIO(data)).reader.tables["OS/2"].offset + 8
        data[at : at + 2] = fs_type.to_bytes(2, "big")
        return bytes(data)

    return made


def without_outlines() -> bytes:
    return FONT.read_bytes().replace(b"glyf", b"gly_", 1)


@pytest.mark.parametrize(
    ("make", "code", "reason"),
    [
        (lambda: b"no font", "unusable-font", "is not an OpenType font, or has none at index 0"),
        (without_outlines, "unusable-font", "has no outlines in a table “glyf” or “CFF”"),
        (permitted(0x0002), "font-not-embeddable", "may not be embedded in documents"),
        (permitted(0x0108), "font-not-embeddable", f"may only be embedded whole, {WHOLE}"),
        (permitted(0x0200), "font-not-embeddable", "may only be embedded as pictures of dots"),
    ],
)
def test_a_font_that_a_pdf_cannot_hold_is_told(own: Path, make: Callable[[], bytes], code: str, reason: str) -> None:
    (own / "fonts" / FONT.name).write_bytes(make())
    report = undoc.build([write_content(own / "content")], formats=["pdf"], out=own / "build", data=own)
    (problem,) = report.problems
    assert (problem.code, problem.message) == (code, f"The font file {FONT.name} {reason}.")
    table = (own / "fonts" / "fonts.yaml").read_text(encoding="utf-8").splitlines()
    assert table[problem.place.line - 1] == "  tinos: {file: Tinos-Regular.ttf, word: Times New Roman}"
    assert not report.outputs


@pytest.mark.parametrize("fs_type", [0x0000, 0x0004, 0x0008, 0x000A])
def test_a_font_that_permits_it_is_embedded(own: Path, fs_type: int) -> None:
    (own / "fonts" / FONT.name).write_bytes(permitted(fs_type)())
    assert undoc.build([write_content(own / "content")], formats=["pdf"], out=own / "build", data=own).ok


def test_word_files_only_name_fonts(own: Path) -> None:
    (own / "fonts" / FONT.name).write_bytes(permitted(0x0002)())
    assert undoc.build([write_content(own / "content")], formats=["docx"], out=own / "build", data=own).ok
