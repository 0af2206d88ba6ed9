"""A language file: its titles between lines ``---``, its blocks and its notes."""

from __future__ import annotations

from collections.abc import Mapping

from undoc.content.read.front_matter import WORDING
from undoc.content.write.blocks import BlockWriter, calls
from undoc.content.write.comments import Comments
from undoc.content.write.inlines import ONE_LINE, one_line
from undoc.content.write.values import values
from undoc.content.write.yaml_lines import Line, joined, yaml_text
from undoc.model import Place, Version


def write_version(version: Version, comments: Mapping[Place, Comments] | None = None) -> str:
    """Return the text of a language file.

    ``comments`` are those that its text has had so far, by the places of tables and charts; those of the titles are
    under that of the file.
    """
    comments = comments or {}
    titles = {"title": version.title, "agenda_title": version.agenda_title}
    lines = [
        Line((key,), f"{key}: {yaml_text(one_line(inlines) + values(version.fits.get(key)))}")
        for key, inlines in titles.items()
        if inlines or key in version.fits
    ]
    lines += [
        Line((key,), f"{key}: {yaml_text(version.wording[key].replace(chr(10), ONE_LINE))}")
        for key in WORDING
        if key in version.wording
    ]
    front = joined(lines, comments.get(Place(str(version.path)), Comments()))
    writer = BlockWriter(version, comments)
    notes = "".join(f"\n{note}" for note in writer.notes_called(calls((*version.title, *version.agenda_title))))
    body = writer.blocks(version.blocks)
    rest = "".join(f"\n{note}" for note in writer.notes_left())
    return "\n".join(["---", *front, "---"]) + f"\n{notes}\n{body}{rest}"
