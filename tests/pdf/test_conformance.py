"""The files conform to PDF/UA-1 and PDF/A-2a, as veraPDF judges."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image

from tests.pdf.builder import PROPERTIES, Builder, properties
from tests.pdf.reader import unpacked
from tests.pdf.specimen import EMBLEM
from tests.tools.verapdf import UnavailableError, required, validate
from undoc.pdf import write
from undoc.prepare.structure import Tag

pytestmark = pytest.mark.conformance


def check(folder: Path, files: dict[str, bytes]) -> dict[str, list[str]]:
    """The rules that each file breaks, as ``profile rule``."""
    for name, data in files.items():
        (folder / name).write_bytes(data)
    try:
        failures = validate(folder / name for name in files)
    except UnavailableError as error:
        if required():
            raise
        pytest.skip(str(error))
    return {
        name: [f"{failure.profile} {failure.rule}" for failure in failures if failure.path.name == name]
        for name in files
    }


def pictures(folder: Path) -> Builder:
    """A document with a picture of each kind."""
    kinds = {
        "rgb.png": Image.new("RGB", (9, 9), "red"),
        "alpha.png": Image.new("RGBA", (9, 9), (0, 255, 0, 99)),
        "gray.png": Image.new("L", (9, 9), 99),
        "mono.png": Image.new("1", (9, 9), 1),
        "palette.png": Image.new("RGB", (9, 9), "blue").quantize(4),
        "rgb.jpg": Image.new("RGB", (9, 9), "red"),
        "gray.jpg": Image.new("L", (9, 9), 99),
        "cmyk.jpg": Image.new("CMYK", (9, 9), (9, 99, 0, 0)),
    }
    builder = Builder()
    for number, (name, image) in enumerate(kinds.items()):
        file = io.BytesIO()
        image.save(file, "JPEG" if name.endswith("jpg") else "PNG")
        (folder / name).write_bytes(file.getvalue())
        builder.picture(folder / name, 72, 60 + 40 * number, 30, 30, name)
    builder.picture(EMBLEM, 200, 60, 70, 60, "Emblem")
    return builder


def clusters() -> Builder:
    """A document whose glyphs have several texts, or none."""
    builder = Builder()
    for row, key in enumerate(("tinos", "song", "song-cff")):
        run = builder.text("----", 72, 100 + 20 * row, into=builder.element(Tag.PARAGRAPH), key=key)
        run.texts = ["-", "\u2011", "ab", ""]
    return builder


def test_files_conform(tmp_path: Path, specimen_data: bytes) -> None:
    plain = Builder()
    plain.paragraph("x")
    chinese = Builder()
    chinese.text("执行主任的报告", into=chinese.element(Tag.TITLE), key="hei")
    files = {
        "everything.pdf": specimen_data,
        "pictures.pdf": write(pictures(tmp_path).document(), PROPERTIES),
        "clusters.pdf": write(clusters().document(), PROPERTIES),
        "plain.pdf": write(plain.document(), properties(author="", subject="", keywords=())),
        "chinese.pdf": write(chinese.document(), properties(language="zh", title="执行主任的报告 <&>")),
    }
    assert check(tmp_path, files) == {name: [] for name in files}


def test_the_validator_sees_faults(tmp_path: Path, specimen_data: bytes) -> None:
    plain_data = unpacked(specimen_data)
    broken = {
        "title": plain_data.replace(b"/DisplayDocTitle true", b"/DisplayDocTitle null"),
        "alternative": plain_data.replace(b"/Alt (", b"/Xlt ("),
        "contents": plain_data.replace(b"/Contents (the web site)", b"/Xontents (the web site)"),
        "intent": plain_data.replace(b"/OutputIntents ", b"/XutputIntents "),
        "identifier": plain_data.replace(b"/ID (note-1)", b"/XD (note-1)"),
        "heading": plain_data.replace(b"/S /H3", b"/S /H5"),
    }
    assert plain_data not in broken.values()
    found = check(tmp_path, {f"{name}.pdf": data for name, data in broken.items()})
    assert all(found.values()), found
