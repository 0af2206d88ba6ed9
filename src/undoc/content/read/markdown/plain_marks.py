"""Marks in texts that have none, as the unit of a chart: they are printed as they stand, and that is told."""

from __future__ import annotations

import re

from undoc.content.read.markdown.context import Context
from undoc.model import Place
from undoc.wording import quoted

_MARK = re.compile(
    r"\{(?:#[^{}\n]{0,100}|[-+>]|[^{}=\n]{0,60}=[^{}\n]{0,100})\}"
    r"|\*\*(?=\S)[^*\n]{1,200}\*\*|\[\^[^\[\]\n]{1,100}\]|\]\((?=https?:|mailto:|#)|\]\{"
)


def warn_of_marks(text: str, place: Place, context: Context) -> None:
    """Warn of the first mark in a plain text that begins at ``place``."""
    if match := _MARK.search(text):
        message = f"This text is plain: {quoted(match[0])} is printed as it stands."
        context.report.warning(place, "mark-in-plain-text", message, "Write the text without it.")
