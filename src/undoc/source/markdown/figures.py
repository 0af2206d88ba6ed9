"""A figure of the model from a raw one: its alternative text, file and caption."""

from __future__ import annotations

import re
import unicodedata

from undoc.model import Figure
from undoc.source.markdown.context import Context
from undoc.source.markdown.inlines import join_lines, read_inlines
from undoc.source.markdown.names import take_name
from undoc.source.markdown.raw import RawFigure
from undoc.source.markdown.tokens import ASCII_PUNCTUATION
from undoc.source.pictures import check_picture

_ESCAPED = re.compile(r"\\(.)")


def read_figure(raw: RawFigure, context: Context) -> Figure | None:
    """Return the figure, None when it has no picture that can be used; problems are reported."""
    name = take_name(raw.name, context)
    alternative = _plain(join_lines(raw.alternative.content, context.language)).strip()
    if not alternative:
        advice = "Say between the square brackets, in words, what the picture shows."
        context.error(raw.place, "missing-alternative", "The picture has no alternative text.", advice)
    caption = read_inlines(raw.caption, context) if raw.caption is not None else ()
    path = check_picture(_file(raw), raw.file.place(), context.folder, context.report)
    return Figure(path, alternative, caption, raw.place, name) if path is not None and alternative else None


def _file(raw: RawFigure) -> str:
    file = raw.file.content.strip()
    return _plain(file[1:-1] if file.startswith("<") and file.endswith(">") else file)


def _plain(text: str) -> str:
    text = _ESCAPED.sub(lambda match: match[1] if match[1] in ASCII_PUNCTUATION else match[0], text)
    return unicodedata.normalize("NFC", text)
