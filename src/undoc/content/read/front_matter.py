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
from undoc.yaml.keys import KeyReader
from undoc.yaml.tree import MappingNode, ScalarNode, parse_yaml

#: The keys, and what each says: the titles, then lines that are generated; a text given here is printed instead.
KEYS = {
    "title": "the title of the document",
    "agenda_title": "the title of the agenda item",
    # the masthead
    "organization": "the name of the Organization in the masthead",
    "symbol_note": "what the asterisk after the symbol says, where it is not that the document was issued anew",
    "body_name": "the name of the body in the masthead",
    "wordmark": "the name that stands in the masthead as a mark, as that of a programme",
    # the distribution block
    "distribution": "“Distr.: General”",
    "date": "the date below it",
    "language_line": "the language of this version",
    "original": "“Original: English”",
    # the lines above and below the titles
    "governing_body": "the body above the session",
    "commission": "the commission above the session",
    "subsidiary_body": "the subsidiary body above the session",
    "session": "the line of the session",
    "session_note": "what an asterisk at the end of this line says",
    "place_dates": "where and when the session is held",
    "place_dates_note": "what an asterisk at the end of this line says",
    "agenda_item": "the line of the agenda item",
    "agenda_note": "what its asterisk says, where it is not just the symbol of the agenda",
    "book_part": "the part of a book that the document is in, below its title and at the head of its pages",
    "book_section": "the section of a book that it is, likewise: `Section 34\\ Safety and security`",
    "programme": "the programme of a book that it is, likewise",
    "author": "who submits it, below the title",
    "author_note": "what an asterisk at the end of this line says",
    "suffix": "“Addendum”, “Corrigendum”, below the line of the author",
    # what some kinds of documents have besides
    "number": "the number of a resolution or decision, where it is not that of the symbol",
    "adopted": "by whom and when a resolution was adopted, above its title",
    "source": "in brackets, what a resolution comes from: `on the report of the Third Committee (A/79/450, para. 39)`",
    "sponsors": "who submits a draft, in the order of the language: `Australia, Japan and Mexico`",
    "organ": "the body as it begins its resolutions, `The General Assembly`",
    "adoption_meeting": "the meeting that adopted it, below the text",
    "adoption_date": "the day of this meeting, below it",
    "submitted": "who submits a draft, where these are not its sponsors: `the President of the General Assembly`",
    "letter": "what follows the word: `dated 3 March 2025 from … addressed to …`",
    "annex_label": "the line above an annex of a letter: `Annex to the letter dated …`",
    "signature": "who signs, a line for each: `Layla **Haddad**\\ Ambassador`",
    "circulation": "why a statement is circulated, below its title",
    "series": "the series of a bulletin, an instruction or a circular, above its title",
    "statement": "what a document of budget implications is, below its title",
    "rapporteur": "the rapporteur of a committee",
    "records": "“Official Records”, above the session of a record",
    "held": "where and when a meeting was held: `at Headquarters, New York, on Tuesday, 4 November 2025, at 3 p.m.`",
    "chair": "who presided over a meeting: `Ms. Haddad (Jordan)`",
    # the foot of the first page
    "stamp": "the date stamps after the job number, where those of this version are others: `210622 240622`",
}
WORDING = tuple(KEYS)[2:]
#: Lines in which words may be italic or bold.
MARKED = ("source", "sponsors", "submitted", "signature", "circulation", "rapporteur", "held", "chair")

_TITLE_ADVICE = "Add a line “title: …”."
_FENCE = re.compile(r"^---[ \t]*$", re.MULTILINE)


class FrontMatter(Struct, frozen=True):
    """What the front matter says; ``next_line`` is the index of the first line of the body."""

    title: tuple[Inline, ...]
    agenda_title: tuple[Inline, ...]
    wording: dict[str, str]
    places: dict[str, Place]
    next_line: int
    fits: dict[str, Fit] = {}


def read_front_matter(text: str, context: Context) -> FrontMatter:
    """Return the front matter that a language file begins with; problems are reported."""
    places = {"": Place(context.path)}
    opening = _FENCE.match(text)
    if opening is None:
        advice = "Begin the file with a line “---”, a line “title: …” and another line “---”."
        context.error(Place(context.path, 1, 1), "missing-front-matter", "The file has no front matter.", advice)
        return FrontMatter((), (), wording={}, places=places, next_line=0)
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
        return FrontMatter((), (), wording={}, places=places, next_line=next_line)
    keys = KeyReader(root, tuple(KEYS), context.report, places)
    fits: dict[str, Fit] = {}
    title = _title(keys, "title", context, fits)
    agenda_title = _title(keys, "agenda_title", context, fits)
    wording: dict[str, str] = {}
    for key in WORDING:
        if (scalar := _line(keys, key, context)) is not None:
            if key not in MARKED:
                warn_of_marks(scalar.text, scalar.place, context)
            wording[key] = plain_text(scalar).replace("\\ ", "\n").strip()
    return FrontMatter(title, agenda_title, wording=wording, places=places, next_line=next_line, fits=fits)


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
