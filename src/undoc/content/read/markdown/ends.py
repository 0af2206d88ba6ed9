"""What a heading, paragraph, list item or caption may end with: its name, a sign and values, in any order."""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

from undoc.content.read.markdown.fit import split_braces
from undoc.content.read.markdown.names import split_name, split_sign
from undoc.content.read.source_map import RawText


class Ends(NamedTuple):
    """A text without what it ends with; ``sign`` is empty, the others are None where there is none."""

    text: RawText
    name: RawText | None
    sign: str
    values: RawText | None


def split_ends(text: RawText, signs: Collection[str]) -> Ends:
    """Return the text of a block and what it ends with, each at most once; ``signs`` are those that it may have."""
    name: RawText | None = None
    sign = ""
    values: RawText | None = None
    while True:
        length = len(text.content)
        if not sign:
            text, sign = split_sign(text, signs)
        if name is None:
            text, name = split_name(text)
        if values is None:
            text, values = split_braces(text)
        if len(text.content) == length:
            return Ends(text, name, sign, values)
