"""The font table of ``fonts.yaml``: which file serves which script, role and style, and what Word calls it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from msgspec import Struct

from undoc.model import ContentError, Place, Problem
from undoc.templates.fields import Fields
from undoc.templates.language import Script
from undoc.templates.read_yaml import read_yaml


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
    ``bold``, ``italic``, ``bold-italic``.
    """

    faces: Mapping[str, Mapping[str, Mapping[str, tuple[FontFile, ...]]]]


STYLES = ("regular", "bold", "italic", "bold-italic")


def load_fonts(folder: Path) -> FontTable:
    """The font table of ``fonts.yaml`` in ``folder``. ContentError with all that is wrong in it."""
    problems: list[Problem] = []
    fields = Fields(read_yaml(folder / "fonts.yaml"), problems, "the font table")
    files: dict[str, FontFile] = {}
    for key, section in fields.fields("files").sections():
        path = folder / section.text("file")
        files[key] = FontFile(key, path, section.whole("index", 0), section.text("word"), section.place)
        if not path.is_file():
            section.report(section.place, "missing-font", f"There is no font file {path}.", "Put the file there.")
        section.close()
    faces: dict[str, dict[str, dict[str, tuple[FontFile, ...]]]] = {}
    for role, scripts in fields.fields("roles").sections():
        faces[role] = {}
        for script in Script:
            styles = scripts.fields(script)
            faces[role][script] = {style: _chain(styles, style, files) for style in STYLES}
            styles.close()
        scripts.close()
    fields.close()
    if problems:
        raise ContentError(problems)
    return FontTable(faces)


def _chain(fields: Fields, style: str, files: Mapping[str, FontFile]) -> tuple[FontFile, ...]:
    keys = fields.texts(style)
    for key in keys:
        if key not in files:
            fields.report(fields.place, "unknown-font", f"There is no font “{key}”.", "Define it under “files”.")
    return tuple(files[key] for key in keys if key in files)
