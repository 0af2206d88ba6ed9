"""The guard of a rebuild: what it makes with a checkout, what it says differs. The checkouts are toys."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pikepdf
import pytest

from benchmarks.same_outputs.__main__ import main
from benchmarks.same_outputs.differences import first_difference

#: An ``undoc.cli`` that imports by copying and builds by writing {text}; one named “toy-bad” does not build.
TOY = """\
import pathlib, sys
command, path = sys.argv[1:3]
if command == "import":
    pathlib.Path("content/B").mkdir(parents=True)
    pathlib.Path("content/B/en.md").write_text(path)
else:
    folder = next(pathlib.Path("content").iterdir())
    if folder.name == "toy-bad":
        sys.exit("{text}: it is bad")
    out = pathlib.Path(sys.argv[sys.argv.index("--out") + 1])
    out.mkdir()
    (out / "one.txt").write_text("first\\n{text}\\n")
"""


@pytest.fixture
def more(tmp_path: Path) -> Path:
    folder = tmp_path / "more"
    for name in ("toy-good", "toy-bad"):
        (folder / name).mkdir(parents=True)
        (folder / name / "document.yaml").touch()
    (folder / "letter.docx").touch()
    return folder


def toy(folder: Path, text: str) -> str:
    (folder / "src" / "undoc").mkdir(parents=True)
    (folder / "src" / "undoc" / "__init__.py").touch()
    (folder / "src" / "undoc" / "cli.py").write_text(TOY.format(text=text), encoding="utf-8")
    return str(folder)


def test_a_manifest_is_compared_item_by_item(tmp_path: Path, more: Path, capsys: pytest.CaptureFixture[str]) -> None:
    old, same, new = (toy(tmp_path / name, text) for name, text in (("a", "sun"), ("b", "sun"), ("c", "moon")))
    chosen = ["--also", str(more), "--only", "toy"]
    manifest = str(tmp_path / "manifest.json")
    assert main(["write", manifest, "--source", old, *chosen]) == 0
    assert main(["compare", manifest, "--source", same, *chosen]) == 0
    assert capsys.readouterr().out.splitlines()[-1] == "2 items, 2 outputs: all the same."
    assert main(["compare", manifest, "--source", new, *chosen]) == 1
    assert capsys.readouterr().out.splitlines() == [
        "toy-bad",
        "  problems of auto:",
        "      sun: it is bad",
        "    → moon: it is bad",
        "  problems of typed:",
        "      sun: it is bad",
        "    → moon: it is bad",
        "toy-good",
        "  auto/one.txt: line 2: “sun” → “moon”",
        "  typed/one.txt: line 2: “sun” → “moon”",
        "2 items, 2 outputs: 2 items differ.",
    ]


def test_two_checkouts_are_compared_in_one_run(tmp_path: Path, more: Path, capsys: pytest.CaptureFixture[str]) -> None:
    old, new = toy(tmp_path / "a", "sun"), toy(tmp_path / "b", "sun")
    assert main(["compare", old, "--source", new, "--also", str(more), "--only", "letter"]) == 0
    assert capsys.readouterr().out == "1 items, 3 outputs: all the same.\n"


def test_what_is_no_manifest_and_no_commit_is_told(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match="neither a manifest, nor a checkout, nor a commit"):
        main(["compare", str(tmp_path / "none"), "--only", "HSP"])


def package(**parts: bytes) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        for name, part in parts.items():
            archive.writestr(zipfile.ZipInfo(name.replace("_", ".")), part)
    return data.getvalue()


def pdf(*pages: str) -> bytes:
    data = io.BytesIO()
    with pikepdf.new() as file:
        for page in pages:
            file.add_blank_page(page_size=(100, 100)).contents_add(page.encode())
        file.save(data, deterministic_id=True)
    return data.getvalue()


XML = b"<a><b/><b c='1'>x</b></a>"


@pytest.mark.parametrize(
    ("name", "before", "after", "said"),
    [
        ("a.md", b"one\ntwo", b"one\nthree", "line 2: “two” → “three”"),
        ("a.md", b"one", b"one\ntwo", "line 2: nothing → “two”"),
        ("a.md", b"one\n", b"one\r\n", "the ends of lines"),
        ("a.png", b"\xff123", b"\xff13", "byte 2 of 4 and 3"),
        ("a.pdf", pdf("0 0 m", "1 1 m"), pdf("0 0 m", "1 2 m"), "page 2: drawing, line 1: “1 1 m” → “1 2 m”"),
        ("a.pdf", pdf("0 0 m"), pdf("0 0 m", "1 2 m"), "1 pages before, 2 now"),
    ],
)
def test_the_first_difference_is_said(name: str, before: bytes, after: bytes, said: str) -> None:
    assert first_difference(name, before, after) == said


@pytest.mark.parametrize(
    ("after", "said"),
    [
        (b"<a><b/><b c='1'>y</b></a>", "x.xml: /a/b[2]: “x” → “y”"),
        (b"<a><b/><b>x</b></a>", 'x.xml: /a/b[2]: “c="1"” → “no attributes”'),
        (b"<a><b/></a>", "x.xml: /a: “<b> x” → nothing"),
        (b"<a><b></b><b c='1'>x</b></a>", "x.xml: /a: the same elements, written otherwise"),
    ],
)
def test_the_first_difference_in_xml_is_said(after: bytes, said: str) -> None:
    assert first_difference("a.docx", package(x_xml=XML), package(x_xml=after)) == said


def test_parts_that_come_and_go_are_said() -> None:
    one, two = package(x_xml=XML), package(x_xml=XML, y_xml=XML)
    assert first_difference("a.docx", one, two) == "y.xml is new"
    assert first_difference("a.docx", two, one) == "y.xml is not there any more"
    assert first_difference("a.docx", package(x_xlsx=one), package(x_xlsx=two)) == "x.xlsx: y.xml is new"
