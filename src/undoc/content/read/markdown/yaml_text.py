"""Texts that stand in YAML: each on one line, so that every character of it has its place."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from typing import Any

from undoc.content.read.markdown.context import Context
from undoc.content.read.markdown.inlines import read_inlines
from undoc.content.read.markdown.lines import SPACES
from undoc.content.read.markdown.names import take_name
from undoc.content.read.markdown.plain_marks import warn_of_marks
from undoc.content.read.source_map import RawText, SourceMap
from undoc.model import Inline, Text
from undoc.model.attributes import Syntax
from undoc.model.written_texts import INLINES, NAME, PLACED_LINES, PLACED_TEXT, PLAIN_TEXT
from undoc.yaml.keys import Parse, parse_scalar
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


def parser_of_texts(context: Context) -> Parse:
    """Return what reads the values of a block in YAML that are texts of the language file."""

    def line(node: ScalarNode) -> Text:
        warn_of_marks(node.text, node.place, context)
        return Text(plain_text(node), raw_text(node).place())

    texts: dict[Syntax[Any], Callable[[ScalarNode], Any]] = {
        INLINES: lambda node: yaml_inlines(node, context),
        PLACED_TEXT: line,
        PLACED_LINES: line,
        PLAIN_TEXT: lambda node: line(node).text,
        NAME: lambda node: take_name(raw_text(node), context),
    }

    def parse(syntax: Syntax[Any], node: ScalarNode) -> Any:
        read = texts.get(syntax)
        if read is None:
            return parse_scalar(syntax, node)
        return read(node) if on_one_line(node, "This text", "Write it on one line, however long.", context) else None

    return parse
