"""The fonts come from where fonts/README.md says, and the script that makes them again says what is not so."""

from __future__ import annotations

import hashlib
import zipfile
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from scripts import make_fonts
from scripts.make_fonts import FONTS, ORIGINS, Origin, Package


def test_every_font_has_an_origin_which_the_readme_names() -> None:
    assert set(ORIGINS) == {path.name for path in FONTS.glob("*.[ot]tf")}
    said = (FONTS / "README.md").read_text(encoding="utf-8")
    for origin in ORIGINS.values():
        package = origin.package
        assert f"{package.registry} `{package.name}` {package.version.split('+')[0].split('-')[0]}" in said


@pytest.mark.parametrize("name", [name for name, origin in ORIGINS.items() if origin.cut is None])
def test_fonts_that_are_not_cut_are_those_of_their_packages(name: str) -> None:
    assert hashlib.sha256((FONTS / name).read_bytes()).hexdigest() == ORIGINS[name].digest


def test_the_kai_font_has_the_characters_that_it_is_cut_to() -> None:
    characters = set(TTFont(FONTS / "UndocKai-Regular.ttf").getBestCmap())
    assert characters <= make_fonts.kai_characters()
    assert {ord(character) for character in "国际组织Āé—《》"} <= characters


@pytest.mark.parametrize(
    ("packed", "here", "said", "status"),
    [
        (b"font", b"font", "the same", 0),
        (b"font", b"other", "not the same", 1),
        (b"other", b"font", "a.ttf of PyPI toy 1 is not the file that the font came from", 1),
    ],
)
def test_a_font_is_compared_with_its_package(
    packed: bytes,
    here: bytes,
    said: str,
    status: int,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    origin = Origin(Package("PyPI", "toy", "1"), "a.ttf", hashlib.sha256(b"font").hexdigest())
    (tmp_path / "packages" / "toy").mkdir(parents=True)
    with zipfile.ZipFile(tmp_path / "packages" / "toy" / "toy.whl", "w") as wheel:
        wheel.writestr("a.ttf", packed)
    (tmp_path / "Toy.ttf").write_bytes(here)
    monkeypatch.setattr(make_fonts, "FONTS", tmp_path)
    monkeypatch.setattr(make_fonts, "ORIGINS", {"Toy.ttf": origin})
    monkeypatch.setattr("sys.argv", ["make_fonts", "--packages", str(tmp_path / "packages")])
    assert make_fonts.main() == status
    assert capsys.readouterr().out == f"Toy.ttf: {said}\n"


def test_a_package_that_cannot_be_had_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(make_fonts, "ORIGINS", {"Toy.ttf": Origin(Package("Debian", "toy", "1"), "a.ttf", "")})
    monkeypatch.setattr("sys.argv", ["make_fonts"])
    assert make_fonts.main() == 1
    assert capsys.readouterr().out == "Toy.ttf: Debian toy 1 cannot be had: there is no apt-get here\n"
