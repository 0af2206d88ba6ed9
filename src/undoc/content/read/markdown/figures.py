"""A figure of the model from a raw one: its alternative text, file and caption."""

from __future__ import annotations

import re
import unicodedata

from undoc.content.read.markdown.context import Context
from undoc.content.read.markdown.inlines import join_lines, read_inlines
from undoc.content.read.markdown.names import take_name
from undoc.content.read.markdown.plain_marks import warn_of_marks
from undoc.content.read.markdown.raw import RawFigure
from undoc.content.read.markdown.tokens import ASCII_PUNCTUATION
from undoc.content.read.pictures import check_picture
from undoc.content.read.source_map import RawText
from undoc.model import Figure
from undoc.wording import quoted

#: The least and the most width in points.
WIDTHS = 20, 1200
_NUMBER = re.compile(r"[0-9]{1,4}(?:\.[0-9]{1,3})?")
_ADVICE = "Write {width=300} to have it 300 points wide."
_ESCAPED = re.compile(r"\\(.)")


def read_figure(raw: RawFigure, context: Context) -> Figure | None:
    """Return the figure, None when it has no picture that can be used; problems are reported."""
    name = take_name(raw.name, context)
    alternative = _plain(join_lines(raw.alternative.content, context.language)).strip()
    if not alternative:
        advice = "Say between the square brackets, in words, what the picture shows."
        context.error(raw.place, "missing-alternative", "The picture has no alternative text.", advice)
    warn_of_marks(alternative, raw.alternative.place(), context)
    caption = read_inlines(raw.caption, context) if raw.caption is not None else ()
    file, path = _file(raw), None
    if context.pictures:
        path = check_picture(file, raw.file.place(), context.folder, context.report)
    elif file:
        path = context.folder / file
    width = _width(raw.values, context) if raw.values is not None else None
    return (
        Figure(path, alternative, caption=caption, place=raw.place, name=name, width=width)
        if path is not None and alternative
        else None
    )


def _width(values: RawText, context: Context) -> float | None:
    """The width in points that is written after a picture; what cannot be used is reported."""
    key, _, value = (part.strip() for part in values.content.partition("="))
    least, most = WIDTHS
    if key != "width":
        context.error(values.place(), "unknown-key", f"There is no value {quoted(key)} for a picture.", _ADVICE)
    elif not _NUMBER.fullmatch(value) or not least <= float(value) <= most:
        message = f"{quoted(value)} is not the width of a picture."
        context.error(values.place(), "invalid-width", message, f"Write points from {least} to {most}.")
    else:
        return float(value)
    return None


def _file(raw: RawFigure) -> str:
    file = raw.file.content.strip()
    return _plain(file[1:-1] if file.startswith("<") and file.endswith(">") else file)


def _plain(text: str) -> str:
    text = _ESCAPED.sub(lambda match: match[1] if match[1] in ASCII_PUNCTUATION else match[0], text)
    return unicodedata.normalize("NFC", text)
