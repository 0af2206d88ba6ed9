"""The front matter of a language file: the lines between ``---`` and ``---`` at its beginning."""

from __future__ import annotations

import re

from msgspec import Struct

from undoc.content.read.markdown.context import Context
from undoc.content.read.markdown.fit import split_values
from undoc.content.read.markdown.inlines import read_inlines
from undoc.content.read.markdown.plain_marks import warn_of_marks
from undoc.content.read.markdown.yaml_text import on_one_line, plain_text, raw_text
from undoc.model import Fit, Inline, Place
from undoc.model.front_matter import MARKED_LINE, FrontMatter
from undoc.yaml.decode import attributes, keys_of
from undoc.yaml.keys import KeyReader
from undoc.yaml.tree import MappingNode, ScalarNode, parse_yaml

#: The keys of the lines that are generated.
WORDING = keys_of(FrontMatter)[2:]

_TITLE_ADVICE = "Add a line “title: …”."
_FENCE = re.compile(r"^---[ \t]*$", re.MULTILINE)


class FrontMatterTexts(Struct, frozen=True):
    """What the front matter says; ``next_line`` is the index of the first line of the body."""

    title: tuple[Inline, ...]
    agenda_title: tuple[Inline, ...]
    wording: dict[str, str]
    places: dict[str, Place]
    next_line: int
    fits: dict[str, Fit] = {}


def read_front_matter(text: str, context: Context) -> FrontMatterTexts:
    """Return the front matter that a language file begins with; problems are reported."""
    places = {"": Place(context.path)}
    opening = _FENCE.match(text)
    if opening is None:
        advice = "Begin the file with a line “---”, a line “title: …” and another line “---”."
        context.error(Place(context.path, 1, 1), "missing-front-matter", "The file has no front matter.", advice)
        return FrontMatterTexts((), (), wording={}, places=places, next_line=0)
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
        return FrontMatterTexts((), (), wording={}, places=places, next_line=next_line)
    keys = KeyReader(root, keys_of(FrontMatter), context.report, places)
    fits: dict[str, Fit] = {}
    title = _title(keys, "title", context, fits)
    agenda_title = _title(keys, "agenda_title", context, fits)
    wording: dict[str, str] = {}
    for one in attributes(FrontMatter)[2:]:
        if (scalar := _line(keys, one.key, context)) is not None:
            if one.shape is not MARKED_LINE:
                warn_of_marks(scalar.text, scalar.place, context)
            wording[one.key] = plain_text(scalar).replace("\\ ", "\n").strip()
    return FrontMatterTexts(title, agenda_title, wording=wording, places=places, next_line=next_line, fits=fits)


def _title(keys: KeyReader, key: str, context: Context, fits: dict[str, Fit]) -> tuple[Inline, ...]:
    scalar = _line(keys, key, context)
    if scalar is None:
        return ()
    text, values = split_values(raw_text(scalar), context)
    if values.fit is not None:
        fits[key] = values.fit
    return read_inlines(text, context)


def _line(keys: KeyReader, key: str, context: Context) -> ScalarNode | None:
    """The text of a key, which has to stand on the line of the key."""
    scalar = keys.scalar(key, may_be_empty=key in WORDING and key != "organization")
    advice = "Write it on the line of the key."
    if scalar is None or not on_one_line(scalar, f"The text of “{key}”", advice, context):
        return None
    return scalar
