"""The front matter of a language file: the lines between ``---`` and ``---`` at its beginning."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from undoc.model import Inline, Place
from undoc.source.keys import KeyReader
from undoc.source.markdown.context import Context
from undoc.source.markdown.inlines import read_inlines
from undoc.source.markdown.lines import SPACES
from undoc.source.source_map import RawText
from undoc.source.yaml_scalars import ScalarNode
from undoc.source.yaml_tree import MappingNode, parse_yaml

#: Keys of lines that are generated; a text given here is printed instead.
WORDING = (
    # the masthead
    "organization",
    "body_name",
    "wordmark",
    # the distribution block
    "distribution",
    "date",
    "language_line",
    "original",
    # the lines above and below the titles
    "governing_body",
    "subsidiary_body",
    "session",
    "place_dates",
    "agenda_item",
    "author",
)
KEYS = ("title", "agenda_title", *WORDING)

_TITLE_ADVICE = "Add a line “title: …”."
_FENCE = re.compile(r"^---[ \t]*$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What the front matter says; ``next_line`` is the index of the first line of the body."""

    title: tuple[Inline, ...]
    agenda_title: tuple[Inline, ...]
    wording: dict[str, str]
    places: dict[str, Place]
    next_line: int


def read_front_matter(text: str, context: Context) -> FrontMatter:
    """Return the front matter that a language file begins with; problems are reported."""
    places = {"": Place(context.path)}
    opening = _FENCE.match(text)
    if opening is None:
        advice = "Begin the file with a line “---”, a line “title: …” and another line “---”."
        context.error(Place(context.path, 1, 1), "missing-front-matter", "The file has no front matter.", advice)
        return FrontMatter((), (), {}, places, 0)
    closing = _FENCE.search(text, opening.end())
    if closing is None:
        advice = "Write a line “---” after the last key."
        context.error(Place(context.path, 1, 1), "unclosed-front-matter", "The front matter does not end.", advice)
    elif not text[closing.end() :].strip():
        advice = "Write the text of the document below the front matter."
        context.report.warning(places[""], "empty-body", "The file has no text below its front matter.", advice)
    end = closing.start() if closing else len(text)
    next_line = text.count("\n", 0, end) + 1
    root = parse_yaml(text[opening.end() + 1 : end], context.path, context.report, first_line=2)
    if not isinstance(root, MappingNode):
        if root is not None:
            context.error(root.place, "wrong-kind", "The front matter does not hold keys with values.", _TITLE_ADVICE)
        elif closing is not None:
            context.error(Place(context.path, 1, 1), "missing-key", "The key “title” is missing.", _TITLE_ADVICE)
        return FrontMatter((), (), {}, places, next_line)
    keys = KeyReader(root, KEYS, context.report, places)
    title = _inlines(_line(keys, "title", context, required=True), context)
    agenda_title = _inlines(_line(keys, "agenda_title", context), context)
    wording: dict[str, str] = {}
    for key in WORDING:
        if (scalar := _line(keys, key, context)) is not None:
            wording[key] = unicodedata.normalize("NFC", scalar.text.strip()).replace("\t", " ")
    return FrontMatter(title, agenda_title, wording, places, next_line)


def _line(keys: KeyReader, key: str, context: Context, *, required: bool = False) -> ScalarNode | None:
    """The text of a key, which has to stand on the line of the key."""
    scalar = keys.scalar(key, required=required)
    if scalar is None:
        return None
    if not scalar.is_one_line or "\n" in scalar.text:
        message = f"The text of “{key}” takes more than one line."
        context.error(scalar.place, "several-lines", message, "Write it on the line of the key.")
        return None
    if scalar.comment is not None:
        message = f"What follows “#” is not part of the text of “{key}”."
        advice = "Put the text in quotes if the sign belongs to it."
        context.report.warning(scalar.comment, "comment-after-text", message, advice)
    return scalar


def _inlines(scalar: ScalarNode | None, context: Context) -> tuple[Inline, ...]:
    if scalar is None:
        return ()
    text = scalar.text.rstrip(SPACES)
    start = len(text) - len(text.lstrip(SPACES))
    return read_inlines(RawText(text, scalar.source_map()).part(start, len(text)), context)
