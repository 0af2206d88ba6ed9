"""The font table of ``fonts.yaml``: which file serves which script, role and style, and what Word calls it."""

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, NamedTuple

from msgspec import Struct

from undoc.model import ContentError, Place
from undoc.model.attributes import Key
from undoc.model.report import Report
from undoc.templates.language import Script
from undoc.templates.read_yaml import read_yaml
from undoc.yaml.decode import attributes, decode, keys_of
from undoc.yaml.keys import KeyReader
from undoc.yaml.tree import value_place

#: What a face without the character may set in its place.
SUBSTITUTES = {"\u00a0": " ", "\u202f": " ", "\u2011": "-", "\u2010": "-", "\u00ad": "", "\u200d": ""}
#: What only directs or joins other characters (UAX #9), or asks for another form of one, of which faces have one; it is
#: never set, though some faces have glyphs for it.
UNSET = frozenset("\u2060\u061c\u200e\u200f\u202a\u202b\u202c\u2066\u2067\u2068\u2069\ufe0e\ufe0f")


class FontFile(Struct, frozen=True):
    """A font file: ``index`` in a collection, ``word_name`` the family that a Word file names for it.

    ``place`` is where the font table names it.
    """

    key: str
    path: Path
    index: int
    word_name: str
    place: Place


class FontTable(NamedTuple):
    """``faces[role][script][style]`` is the chain of files to look a character up in, best first.

    Scripts are ``latin``, ``han`` and ``arabic`` (``latin`` covers Cyrillic and Greek too); styles ``regular``,
    ``bold``, ``italic``, ``bold-italic``. ``formulas`` is the file that formulas are set in.
    """

    faces: Mapping[str, Mapping[str, Mapping[str, tuple[FontFile, ...]]]]
    formulas: FontFile


class Face(Struct, frozen=True):
    """A font file, as the font table names it."""

    file: Annotated[str, Key("the file, beside this one, or its whole path")]
    word: Annotated[str, Key("the family that a Word file names for it")]
    index: Annotated[int, Key("which font of a collection it is, from 0")] = 0


class Styles(Struct, frozen=True):
    """The chains of files for the styles of a script, best first."""

    regular: tuple[str, ...]
    bold: tuple[str, ...]
    italic: tuple[str, ...]
    bold_italic: Annotated[tuple[str, ...], Key(name="bold-italic")]


class Scripts(Struct, frozen=True):
    """The files for the scripts; ``latin`` stands for Cyrillic and Greek too."""

    latin: Styles
    han: Styles
    arabic: Styles


class FontFiles(Struct, frozen=True):
    """``fonts.yaml``."""

    files: Annotated[Mapping[str, Face], Key("the font files by names of ours")]
    formulas: Annotated[str, Key("which of them formulas are set in; it has a table MATH")]
    roles: Annotated[Mapping[str, Scripts], Key("which of them serve which script and style")]


def load_fonts(folder: Path) -> FontTable:
    """The font table of ``fonts.yaml`` in ``folder``. ContentError with all that is wrong in it."""
    node, report = read_yaml(folder / "fonts.yaml"), Report()
    said = decode(KeyReader(node, keys_of(FontFiles), report), FontFiles)
    files: dict[str, FontFile] = {}
    for key, face in said.files.items() if said is not None else ():
        path, place = folder / face.file, value_place(node, "files", key)
        files[key] = FontFile(key, path, index=face.index, word_name=face.word, place=place)
        if not path.is_file():
            report.error(place, "missing-font", f"There is no font file {path}.", "Put the file there.")
    faces: dict[str, dict[str, dict[str, tuple[FontFile, ...]]]] = {}
    for role, scripts in said.roles.items() if said is not None else ():
        faces[role] = {}
        for script in Script:
            styles: Styles = getattr(scripts, script)
            faces[role][script] = {}
            for style in attributes(Styles):
                chain: tuple[str, ...] = getattr(styles, style.name)
                for key in chain:
                    if key not in files:
                        place = value_place(node, "roles", role, script, style.key)
                        report.error(place, "unknown-font", f"There is no font “{key}”.", "Define it under “files”.")
                faces[role][script][style.key] = tuple(files[key] for key in chain if key in files)
    formulas = files.get(said.formulas) if said is not None else None
    if said is not None and formulas is None:
        place = value_place(node, "formulas")
        report.error(place, "unknown-font", f"There is no font “{said.formulas}”.", "Define it under “files”.")
    if report.has_errors or formulas is None:
        raise ContentError(report.problems())
    return FontTable(faces, formulas)
