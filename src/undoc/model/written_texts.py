"""How texts of language files are written in YAML.

What they say is known only with the file around them: its notes, its names, its pictures. Whoever reads the file gives
the decoder what reads them (``undoc.content.read.markdown.yaml_text``).
"""

from __future__ import annotations

from collections.abc import Sequence

from undoc.model.attributes import ANY_TEXT, Syntax
from undoc.model.inlines import Inline, Text


def _unread(text: str) -> tuple[Inline, ...]:
    raise AssertionError(f"No one reads {text!r}.")


def _unread_line(text: str) -> Text:
    raise AssertionError(f"No one reads {text!r}.")


def joined_lines(lines: Sequence[Text]) -> Text:
    """Return lines as one text, parted by line breaks, at the place of the first."""
    return Text("\n".join(line.text for line in lines), lines[0].place)


_ONE_OR_SEVERAL = {"anyOf": [ANY_TEXT, {"type": "array", "minItems": 1, "items": ANY_TEXT}]}

#: A text with markup.
INLINES = Syntax(_unread, ANY_TEXT)
#: A plain text, with its place; and one of several lines, which are a list.
PLACED_TEXT = Syntax(_unread_line, ANY_TEXT)
PLACED_LINES = Syntax(_unread_line, _ONE_OR_SEVERAL, joined=joined_lines)
#: A plain text of which the place does not matter.
PLAIN_TEXT = Syntax(str, ANY_TEXT)
#: The name of a block.
NAME = Syntax(str, ANY_TEXT)
