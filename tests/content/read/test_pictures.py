from __future__ import annotations

import contextlib
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from tests.content.read.content import FRONT_MATTER, dump_version, load_or_problems, make_folder
from tests.content.read.test_any_text import limits
from undoc.content.read import load
from undoc.drawings.svg.size import LARGEST, SvgError, svg_size
from undoc.model import Figure, Problem


def picture(kind: str, **options: bool) -> bytes:
    data = io.BytesIO()
    Image.new("RGB", (40, 30), (60, 120, 180)).save(data, kind, **options)
    return data.getvalue()


PNG, JPEG = picture("png"), picture("jpeg")


def problem_with(data: bytes, path: Path, file: str = "a.png", name: str = "a.png") -> Problem | None:
    folder = make_folder(path, {"en.md": f"{FRONT_MATTER}![Map]({file})\n", name: data})
    problems = load_or_problems(folder)[1]
    assert len(problems) <= 1
    assert all((problem.place.line, problem.place.column) == (4, 8) for problem in problems)
    return problems[0] if problems else None


@pytest.mark.parametrize("data", [PNG, JPEG, picture("jpeg", progressive=True), JPEG + b"more"])
def test_pictures_that_can_be_used(data: bytes, tmp_path: Path) -> None:
    assert problem_with(data, tmp_path) is None


@pytest.mark.parametrize("kind", ["gif", "bmp", "tiff", "webp"])
def test_pictures_of_other_kinds(kind: str, tmp_path: Path) -> None:
    problem = problem_with(picture(kind), tmp_path)
    assert problem is not None
    assert problem.code == "unsupported-picture"


@pytest.mark.parametrize("data", [b"", b"<svg/>", b"\x89PNG\r\n"])
def test_files_that_are_no_pictures(data: bytes, tmp_path: Path) -> None:
    problem = problem_with(data, tmp_path)
    assert problem is not None
    assert problem.code == "unsupported-picture"


@pytest.mark.parametrize(
    "data",
    [
        *(PNG[:length] for length in (8, 20, 33, len(PNG) - 8)),
        PNG[:16] + b"\0\0\0\0" + PNG[20:],
        PNG[:17] + b"\1" + PNG[18:],
        *(JPEG[:length] for length in (3, 10, 200, len(JPEG) - 2)),
        b"\xff\xd8\xff" + b"\0" * 100,
        b"\xff\xd8" + b"\xff" * 100,
    ],
)
def test_damaged_pictures(data: bytes, tmp_path: Path) -> None:
    problem = problem_with(data, tmp_path)
    assert problem is not None
    assert problem.code == "corrupt-picture"


def svg(attributes: str, inside: str = "", before: str = "") -> bytes:
    return f'{before}<svg xmlns="http://www.w3.org/2000/svg" {attributes}>{inside}</svg>'.encode()


BOX = 'viewBox="0 0 40 30"'


@pytest.mark.parametrize(
    "data",
    [
        svg(BOX),
        svg('width="4cm" height="30"', "<title>中</title>", '<?xml version="1.0" encoding="UTF-8"?>\n'),
        b"\xef\xbb\xbf \n" + svg(BOX),
        svg(BOX, '<image href="data:image/png;base64,AAAA"/><use href="#a"/><a href="https://un.org"/>'),
        svg(BOX, before='<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/svg11.dtd">'),
        svg(BOX).decode().encode("utf-16"),
    ],
)
def test_drawings_that_can_be_used(data: bytes, tmp_path: Path) -> None:
    assert problem_with(data, tmp_path) is None


@pytest.mark.parametrize(
    ("attributes", "size"),
    [
        (BOX, (30, 22.5)),
        ('viewBox="-5,-5 , 4e1 +30.0"', (30, 22.5)),
        ('width="1in" height="2pc"', (72, 24)),
        ('width="25.4mm" height="2.54cm"', (72, 72)),
        (f'width="80" {BOX}', (60, 45)),
        (f'height="45pt" width="100%" {BOX}', (60, 45)),
        (f'width="100%" height="auto" {BOX}', (30, 22.5)),
    ],
)
def test_sizes_of_drawings(attributes: str, size: tuple[float, float]) -> None:
    found = svg_size(svg(attributes))
    assert (found.width, found.height) == pytest.approx(size)


_ENTITY = '<!DOCTYPE svg [<!ENTITY a "b">]>'


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"<svg/>", "unsupported-picture"),
        (b"<html><body/></html>", "unsupported-picture"),
        (svg(BOX)[:-6], "corrupt-picture"),
        (svg(BOX) + b"more", "corrupt-picture"),
        (svg(BOX, "&nbsp;"), "corrupt-picture"),
        (svg(BOX, "<g></svg>"), "corrupt-picture"),
        (svg(BOX, before='<?xml version="1.0" encoding="nothing"?>'), "corrupt-picture"),
        (svg(BOX, "\0"), "corrupt-picture"),
        (svg(""), "picture-size"),
        (svg('width="40"'), "picture-size"),
        (svg('width="100%" height="100%"'), "picture-size"),
        (svg('viewBox="0 0 0 30"'), "picture-size"),
        (svg('viewBox="0 0 40"'), "picture-size"),
        (svg('width="1e99" height="1"'), "picture-size"),
        (svg(f'viewBox="0 0 {"9" * 400} {"9" * 400}" width="1"'), "picture-size"),
        (svg('width="-4" height="-3"'), "picture-size"),
        (svg(BOX, "&a;", _ENTITY), "unsafe-picture"),
        (svg(BOX, before=_ENTITY).decode().encode("utf-16"), "unsafe-picture"),
        (svg(BOX, before='<!DOCTYPE svg [<!ENTITY % a SYSTEM "file:///etc/passwd"> %a;]>'), "unsafe-picture"),
        (svg(BOX, "&a;", '<!DOCTYPE svg SYSTEM "a.dtd">'), "unsafe-picture"),
        (svg(BOX, "<script>x</script>"), "unsafe-picture"),
        (svg(BOX, '<image href="https://un.org/a.png"/>'), "unsafe-picture"),
        (svg(BOX, '<use xmlns:x="http://www.w3.org/1999/xlink" x:href="a.svg#b"/>'), "unsafe-picture"),
        (svg(BOX, "<g>" * 100_000), "unusable-drawing"),
        (svg(BOX, " " * LARGEST), "large-picture"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_drawings_that_cannot_be_used(data: bytes, code: str, tmp_path: Path) -> None:
    problem = problem_with(data, tmp_path)
    assert problem is not None
    assert problem.code == code
    assert problem.message.endswith(".")


SVG_SIGNS = [
    *("<svg ", "xmlns=", '"http://www.w3.org/2000/svg"', " viewBox=", '"0 0 1 1"', ">", "/>", "</svg>", "<a>", "\0"),
    *("<?xml version='1.0' encoding='", "utf-16", "'?>", "<!DOCTYPE svg [", "<!ENTITY a 'b'>", "]>", "&a;", "<!--"),
    *('<svg xmlns="http://www.w3.org/2000/svg" width="', "1", "9e9", "mm", "%", '" height="', '"'),
]


@given(st.lists(st.sampled_from(SVG_SIGNS)).map("".join).map(str.encode) | st.binary().map(b"<".__add__))
@limits
def test_any_drawing_has_a_size_or_an_error(data: bytes) -> None:
    with contextlib.suppress(SvgError):
        size = svg_size(data)
        assert size.width > 0 < size.height


def test_missing_picture_with_a_name_near_to_it(tmp_path: Path) -> None:
    problem = problem_with(PNG, tmp_path, file="Map.png", name="map.png")
    assert problem is not None
    assert (problem.code, problem.advice) == ("missing-picture", "Did you mean “map.png”?")


def test_folder_in_the_place_of_a_picture(tmp_path: Path) -> None:
    folder = make_folder(tmp_path, {"en.md": f"{FRONT_MATTER}![Map](map)\n"})
    (folder / "map").mkdir()
    assert [problem.code for problem in load_or_problems(folder)[1]] == ["unreadable-picture"]


def test_link_that_leads_out_of_the_folder(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(PNG)
    folder = make_folder(tmp_path, {"en.md": f"{FRONT_MATTER}![Map](a.png)\n"})
    (folder / "a.png").symlink_to(tmp_path / "a.png")
    assert [problem.code for problem in load_or_problems(folder)[1]] == ["picture-outside"]


def test_name_that_no_file_can_have(tmp_path: Path) -> None:
    problem = problem_with(PNG, tmp_path, file="a" * 4000)
    assert problem is not None
    assert problem.code in ("missing-picture", "unreadable-picture")


@pytest.mark.parametrize(
    ("source", "dumped"),
    [
        ("![Map](a.png)", "figure a.png: Map"),
        ("![Map](a.png){#map}", "figure a.png #map: Map"),
        ('![Map](a.png "Offices in 2024") {#map}', "figure a.png #map: Map | Offices in 2024"),
        (
            '![Map of\nall](a.png\n"Offices *in*\n[Geneva](https://un.org) and “x”")',
            "figure a.png: Map of all | Offices <i>in</i> <a https://un.org>Geneva</a> and “x”",
        ),
        ("![A \\[b\\] [c]](<a (1).png>)", "figure a (1).png: A [b] [c]"),
        ("![Map](a (1).png)", "figure a (1).png: Map"),
        ('![Map](a.png "Share (in "per cent")")', 'figure a.png: Map | Share (in "per cent")'),
    ],
)
def test_figures(source: str, dumped: str, tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {"en.md": FRONT_MATTER + source, "a.png": PNG, "a (1).png": PNG}
    version = load(make_folder(tmp_path, files)).versions["en"]
    assert dump_version(version) == dumped
    (figure,) = version.blocks
    assert isinstance(figure, Figure)
    assert figure.path.is_file()


@pytest.mark.parametrize(
    "source",
    [
        "![Map](a.png) and more",
        "![Map](a.png) ![Map](a.png)",
        '![Map](a.png "x") and [a](https://un.org "y")',
        "1. ![Map](a.png)",
    ],
)
def test_pictures_that_are_not_alone(source: str, tmp_path: Path) -> None:
    folder = make_folder(tmp_path, {"en.md": FRONT_MATTER + source, "a.png": PNG})
    assert {problem.code for problem in load_or_problems(folder)[1]} & {"misplaced-picture"}
