"""Makes the fonts of ``fonts/`` again from the packages that they come from, and compares byte for byte.

    python scripts/make_fonts.py [--packages FOLDER] [--write]

Packages are fetched by name and version with their own clients (apt-get, npm, pip), about 188 MB, and kept in FOLDER
when it is given. All files are as their packages have them but Undoc Kai, which is cut out of LXGW WenKai here; that
needs the project's environment for development. The status is 1 when a file is not the same, or when its package cannot
be had, which is said.
"""

from __future__ import annotations

import argparse
import hashlib
import io
import shutil
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

FONTS = Path(__file__).resolve().parents[1] / "fonts"

#: Undoc Kai has the date of its first making.
_KAI_MODIFIED = 3878206146  # seconds since 1904: 22 November 2026
_KAI_NAMES = {1: "Undoc Kai", 3: "Undoc Kai Regular 1.250", 4: "Undoc Kai", 6: "UndocKai-Regular"}


class MissingError(Exception):
    """Raised when a package or a file in it cannot be had."""


class Package(NamedTuple):
    """A package of Debian, npm or PyPI at one version."""

    registry: str
    name: str
    version: str

    def __str__(self) -> str:
        return f"{self.registry} {self.name} {self.version}"


class Origin(NamedTuple):
    """Where a font comes from: a file in a package, with its digest; ``cut`` makes the font of it where need be."""

    package: Package
    file: str
    digest: str
    cut: Callable[[bytes], bytes] | None = None


def cut_kai(data: bytes) -> bytes:
    """Undoc Kai from LXGW WenKai Regular: fewer characters, no hints, a name of its own."""
    from fontTools import subset
    from fontTools.ttLib import TTFont

    options = subset.Options()
    options.layout_features = ["*"]
    options.hinting = False
    options.notdef_outline = True
    options.name_IDs = ["*"]
    options.harfbuzz_repacker = True  # else the layout tables are packed otherwise
    font = TTFont(io.BytesIO(data), recalcTimestamp=False)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=kai_characters())
    subsetter.subset(font)
    windows = [record for record in font["name"].names if (record.platformID, record.langID) == (3, 0x409)]
    for record in windows:
        record.string = _KAI_NAMES.get(record.nameID, record.string)
    font["name"].names = windows
    font["head"].modified = _KAI_MODIFIED
    result = io.BytesIO()
    font.save(result)
    return result.getvalue()


def kai_characters() -> set[int]:
    """The characters of Undoc Kai: GB 2312, and Latin letters and punctuation as far as LXGW WenKai has them."""
    ranges = ((0x20, 0x7F), (0xA0, 0x180), (0x2010, 0x2060), (0x3000, 0x3020))
    return {*_gb2312(), *(code for start, end in ranges for code in range(start, end)), 0x220B, 0x223C}


def _gb2312() -> Iterator[int]:
    for row in range(0xA1, 0xF8):
        for cell in range(0xA1, 0xFF):
            yield from map(ord, bytes((row, cell)).decode("gb2312", "ignore"))


_TINOS = Package("Debian", "fonts-croscore", "20201225-1")
_WENKAI = Package("Debian", "fonts-lxgw-wenkai", "1.250+repack-1")
_SERIF = Package("npm", "@expo-google-fonts/noto-serif-sc", "0.4.3")
_SANS = Package("npm", "@expo-google-fonts/noto-sans-sc", "0.4.3")
_AMIRI = Package("PyPI", "fontpkg-amiri", "1.2")
_SIGNS = Package("npm", "@expo-google-fonts/noto-sans-symbols-2", "0.4.1")
_MORE_SIGNS = Package("npm", "@expo-google-fonts/noto-sans-symbols", "0.4.1")
_STIX = Package("Debian", "fonts-stix", "1.1.1-4.1")
_MATH = Package("npm", "@expo-google-fonts/noto-sans-math", "0.4.2")
_EMOJI = Package("npm", "@expo-google-fonts/noto-emoji", "0.4.7")

ORIGINS = {
    "Tinos-Regular.ttf": Origin(
        _TINOS,
        "usr/share/fonts/truetype/croscore/Tinos-Regular.ttf",
        "cf264a22292950ca1679b2ade07e9e6ecb26c649ab70975d0e113f979efa827a",
    ),
    "Tinos-Bold.ttf": Origin(
        _TINOS,
        "usr/share/fonts/truetype/croscore/Tinos-Bold.ttf",
        "971d6af5fcb3a0c05535a92a635fb63a86ea5eb935639c9b864be33f3bfaba80",
    ),
    "Tinos-Italic.ttf": Origin(
        _TINOS,
        "usr/share/fonts/truetype/croscore/Tinos-Italic.ttf",
        "0f949a3fa0e23cd0ca94a0c4784bd8f9efb99c20070b9f73b5fd592b49c092ad",
    ),
    "Tinos-BoldItalic.ttf": Origin(
        _TINOS,
        "usr/share/fonts/truetype/croscore/Tinos-BoldItalic.ttf",
        "0cd67b90617a03a69a815e758d0649d00f2be48a0cb570615e94e8e5a13aae2e",
    ),
    "NotoSerifSC-Regular.ttf": Origin(
        _SERIF,
        "package/400Regular/NotoSerifSC_400Regular.ttf",
        "c358a69de3df5f423a8946a7b03e3126fb6ba116f1130a463455b4e39e1f0742",
    ),
    "NotoSansSC-Medium.ttf": Origin(
        _SANS,
        "package/500Medium/NotoSansSC_500Medium.ttf",
        "b30853d205f3ecdde938b1488c735ee15a2e870d31331b992fdc53971e23ec4a",
    ),
    "UndocKai-Regular.ttf": Origin(
        _WENKAI,
        "usr/share/fonts/truetype/lxgw-wenkai/LXGWWenKai-Regular.ttf",
        "bbf534b0ca093928f94d1782855e65a19a32cde82b075d495d072025521953c8",
        cut_kai,
    ),
    "NotoSansSymbols2-Regular.ttf": Origin(
        _SIGNS,
        "package/400Regular/NotoSansSymbols2_400Regular.ttf",
        "f67f40c65f929f029827ab37cfdc4897dfd9ae3c28d9e98ba46e0d52e39eb97e",
    ),
    "NotoSansSymbols-Regular.ttf": Origin(
        _MORE_SIGNS,
        "package/400Regular/NotoSansSymbols_400Regular.ttf",
        "aedeec1cd0514930aeeafc4a88a6deff83cda1e6b58086f0b9bb9c7dd0157578",
    ),
    "NotoSansMath-Regular.ttf": Origin(
        _MATH,
        "package/400Regular/NotoSansMath_400Regular.ttf",
        "b4a1dfdbfa13b4755e5eac20cb25c1d17ed5a745ceb89639595e8cf45a2b1e07",
    ),
    "NotoEmoji-Regular.ttf": Origin(
        _EMOJI,
        "package/400Regular/NotoEmoji_400Regular.ttf",
        "24aaa2a20c9c06ffe9bf04284bfd1f14376a329d10122f902abe2770817eb504",
    ),
    "STIXMath-Regular.otf": Origin(
        _STIX,
        "usr/share/fonts/opentype/stix-word/STIXMath-Regular.otf",
        "ffa86ff85660f452fe916ada2805026bde5b9b0d1e6ffafb5f73972675ecfd40",
    ),
    "Amiri-Regular.ttf": Origin(
        _AMIRI,
        "fontpkg_amiri/files/Amiri-Regular.ttf",
        "ab391c4147d054c48976e98322ad0eefe1427aa0e0502a12a4c75d80a70cfcd7",
    ),
    "Amiri-Bold.ttf": Origin(
        _AMIRI, "fontpkg_amiri/files/Amiri-Bold.ttf", "cfccb794268e7d573d857e6d6a67f89cf8a053e8ffd85dfa0c8ec1bb36fc4827"
    ),
    "Amiri-Italic.ttf": Origin(
        _AMIRI,
        "fontpkg_amiri/files/Amiri-Italic.ttf",
        "770e4da44d0459c0ddd6484483d475b95f2d088dd27ce472427624081eb68c70",
    ),
    "Amiri-BoldItalic.ttf": Origin(
        _AMIRI,
        "fontpkg_amiri/files/Amiri-BoldItalic.ttf",
        "241300e2dcb2c541ac3617872960d99683d261e4f526dc4691d0727e7bef130b",
    ),
}


def main() -> int:
    """Make each font, say of each whether it is the same, and write those that are not when asked to."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--packages", type=Path, metavar="FOLDER", help="keep the packages here, and use what is here")
    parser.add_argument("--write", action="store_true", help="write the fonts that are not the same")
    options = parser.parse_args()
    status = 0
    with tempfile.TemporaryDirectory() as temporary:
        packages = Packages((options.packages or Path(temporary)).resolve())
        for name, origin in ORIGINS.items():
            try:
                said, data = _made(name, origin, packages)
            except MissingError as error:
                said, data = str(error), None
            print(f"{name}: {said}", flush=True)
            if data is not None and options.write:
                (FONTS / name).write_bytes(data)
            elif said != "the same":
                status = 1
    return status


def _made(name: str, origin: Origin, packages: Packages) -> tuple[str, bytes | None]:
    """What to say of a font, and its bytes when they are not those that are here."""
    data = packages.read(origin)
    if hashlib.sha256(data).hexdigest() != origin.digest:
        raise MissingError(f"{origin.file} of {origin.package} is not the file that the font came from")
    if origin.cut is not None:
        data = origin.cut(data)
    path = FONTS / name
    if path.exists() and path.read_bytes() == data:
        return "the same", None
    return "not the same" + (" (it was cut with fontTools 4.68 and uharfbuzz 0.56)" if origin.cut else ""), data


class Packages:
    """Fetches packages into a folder, each once, and reads their files."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._failed: dict[Package, str] = {}

    def read(self, origin: Origin) -> bytes:
        """The bytes of a file of a package. MissingError when they cannot be had."""
        archive = self._fetched(origin.package)
        try:
            if archive.suffix == ".whl":
                with zipfile.ZipFile(archive) as wheel:
                    return wheel.read(origin.file)
            tar = archive.read_bytes()
            if archive.suffix == ".deb":
                tar = _run(["dpkg-deb", "--fsys-tarfile", str(archive)], self._folder)
            with tarfile.open(fileobj=io.BytesIO(tar)) as files:
                member = next((one for one in files if one.name.removeprefix("./") == origin.file), None)
                found = files.extractfile(member) if member is not None else None
                if found is not None:
                    return found.read()
        except (KeyError, OSError, tarfile.TarError, zipfile.BadZipFile) as error:
            raise MissingError(f"{archive.name} cannot be read: {error}") from None
        raise MissingError(f"{origin.package} has no {origin.file}")

    def _fetched(self, package: Package) -> Path:
        if package in self._failed:
            raise MissingError(self._failed[package])
        folder = self._folder / package.name.replace("/", "+")
        if not folder.is_dir() or not any(folder.iterdir()):
            folder.mkdir(parents=True, exist_ok=True)
            try:
                _run(_command(package), folder)
            except MissingError as error:
                self._failed[package] = f"{package} cannot be had: {error}"
                raise MissingError(self._failed[package]) from None
        return next(folder.iterdir())


def _command(package: Package) -> list[str]:
    """What fetches a package into the current folder."""
    if package.registry == "Debian":
        return ["apt-get", "download", f"{package.name}={package.version}"]
    if package.registry == "npm":
        return ["npm", "pack", "--silent", f"{package.name}@{package.version}"]
    return [sys.executable, "-m", "pip", "download", "--no-deps", "--quiet", f"{package.name}=={package.version}"]


def _run(command: list[str], folder: Path) -> bytes:
    if shutil.which(command[0]) is None:
        raise MissingError(f"there is no {command[0]} here")
    done = subprocess.run(command, cwd=folder, capture_output=True, check=False)
    if done.returncode:
        raise MissingError(done.stderr.decode("utf-8", "replace").strip() or f"{command[0]} failed")
    return done.stdout


if __name__ == "__main__":
    sys.exit(main())
