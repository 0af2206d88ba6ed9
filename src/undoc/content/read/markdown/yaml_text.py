"""Texts that stand in YAML: each on one line, so that every character of it has its place."""

from __future__ import annotations

import unicodedata

from undoc.content.read.markdown.context import Context
from undoc.content.read.markdown.inlines import read_inlines
from undoc.content.read.markdown.lines import SPACES
from undoc.content.read.source_map import RawText, SourceMap
from undoc.model import Inline
from undoc.yaml.tree import ScalarNode


def on_one_line(scalar: ScalarNode, what: str, advice: str, context: Context) -> bool:
    """Return whether the text stands on one line, which is reported if not; ``what`` names it: “The text of x”."""
    if not scalar.is_one_line or "\n" in scalar.text:
        context.error(scalar.place, "several-lines", f"{what} takes more than one line.", advice)
        return False
    if scalar.comment is not None:
        message = f"What follows “#” is not part of {what[:1].lower()}{what[1:]}."
        advice = "Put the text in quotes if the sign belongs to it."
        context.report.warning(scalar.comment, "comment-after-text", message, advice)
    return True


def raw_text(scalar: ScalarNode) -> RawText:
    """Return the text without the white space at its ends."""
    text = scalar.text.rstrip(SPACES)
    start = len(text) - len(text.lstrip(SPACES))
    (path, line, column), pieces = scalar.place, list(scalar.pieces())
    offsets, columns = (offset for offset, _ in pieces), (column + shift for _, shift in pieces)
    return RawText(text, SourceMap(path, tuple(offsets), (line,) * len(pieces), tuple(columns))).part(start, len(text))


def plain_text(scalar: ScalarNode) -> str:
    """Return the text as the model has texts without markup."""
    return unicodedata.normalize("NFC", scalar.text.strip()).replace("\t", " ")


def yaml_inlines(scalar: ScalarNode, context: Context) -> tuple[Inline, ...]:
    """Return the inlines of the text; problems are reported."""
    return read_inlines(raw_text(scalar), context)
