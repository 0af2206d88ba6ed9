"""The drawings of a version in the forms that a Word file has them in."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from undoc.drawings.rendering import Rendered, RenderingError, render
from undoc.model import ContentError, Version
from undoc.prepare.prepared import Picture
from undoc.production.problem_places import unusable_picture
from undoc.templates.language import Script
from undoc.typeset.text.fonts import open_face

if TYPE_CHECKING:
    from undoc.templates.fonts import FontFile, FontTable


def rendered(pictures: Iterable[Picture], version: Version, fonts: FontTable, role: str) -> dict[Path, Rendered]:
    """The ``pictures`` that are drawings, by their files, their texts in the fonts of a ``role``.

    ContentError with those of which no dots can be made, located where the version shows them.
    """
    chain = fonts.faces[role]
    files: dict[Path, FontFile] = {
        file.path: file for styles in chain.values() for files in styles.values() for file in files
    }
    first = chain[Script.LATIN]["regular"][0]
    families = (first.word_name, open_face(first.key, first.path, first.index).family)
    made: dict[Path, Rendered] = {}
    problems = []
    for picture in pictures:
        if picture.drawing is None or picture.path in made:
            continue
        try:
            made[picture.path] = render(picture.drawing, families, list(files))
        except RenderingError as error:
            problems.append(unusable_picture(version, picture.path, f"“{picture.path.name}” cannot be set: {error}"))
    if problems:
        raise ContentError(problems)
    return made
