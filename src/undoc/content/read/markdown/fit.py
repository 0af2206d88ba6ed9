"""``{start=1 line=11.6 end=3}`` at the end of a paragraph: from which number it counts, and how its lines are set.

With ``keep=next`` it stands on the page on which what is below it begins.

Its lines stand closer, end sooner or begin further in than those of its style.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import NamedTuple

from undoc.content.read.markdown.context import Context
from undoc.content.read.markdown.names import is_escaped
from undoc.content.read.source_map import RawText
from undoc.model import ColumnAlign, Fit
from undoc.wording import did_you_mean, quoted

_AT_END = re.compile(r"\{([^{}=\n]*=[^{}\n]*)\}\Z")
_NUMBER = re.compile(r"-?[0-9]{1,3}(?:\.[0-9]{1,3})?")
_COUNT = re.compile(r"[1-9][0-9]{0,3}")
#: The least and the most of each, in points.
FITS = {
    "line": (6.0, 40.0),
    "end": (-100.0, 300.0),
    "above": (0.0, 100.0),
    "turn": (-100.0, 200.0),
    "indent": (-100.0, 200.0),
    "size": (5.0, 20.0),
}
START, KEEP, FROM, ALIGN = "start", "keep", "from", "align"
#: On which side the lines of a text may stand.
SIDES = tuple(align for align in ColumnAlign if align is not ColumnAlign.DECIMAL)
#: The words that may be said of a text of the body, and what each does.
WORDS: dict[str, tuple[tuple[str, ...], str]] = {
    KEEP: (("next",), "Write keep=next to have it on the page on which what is below it begins."),
    FROM: (("margin",), "Write from=margin to have it begin at the margin."),
    ALIGN: (SIDES, f"Write align= and one of {', '.join(SIDES)}."),
}


class Values(NamedTuple):
    """What stands at the end of a text: how its lines are set, and the number from which it counts."""

    fit: Fit | None = None
    start: int | None = None


_NONE = Values()


def split_braces(text: RawText) -> tuple[RawText, RawText | None]:
    """Return the text before ``{start=… line=… end=…}`` at its end, and this, None when there is none.

    It follows a space: values that follow a text in square brackets are those of this text.
    """
    start = text.content.rfind("{")
    match = _AT_END.match(text.content, start) if start > 0 else None
    if match is None or not text.content[start - 1].isspace() or is_escaped(text.content, start):
        return text, None
    return text.part(0, len(text.content[:start].rstrip(" \t\n"))), text.part(start, len(text.content))


def split_values(
    text: RawText, context: Context, points: Collection[str] = tuple(FITS), words: Collection[str] = ()
) -> tuple[RawText, Values]:
    """Return the text of a title or a note before its values, and what these say.

    ``points`` and ``words`` are those that it may have, as with ``read_values``.
    """
    text, braces = split_braces(text)
    return text, read_values(braces, context, words=words, points=points)


def read_values(
    braces: RawText | None,
    context: Context,
    *,
    counts: bool = False,
    words: Collection[str] = (),
    points: Collection[str] = tuple(FITS),
) -> Values:
    """Return what the values in braces say; problems are reported.

    ``counts`` says that their text can have a number; ``words`` are those of WORDS, ``points`` those of FITS that may
    be said of it.
    """
    if braces is None:
        return _NONE
    values: dict[str, float] = {}
    number: int | None = None
    said: dict[str, str] = {}
    place = braces.place()
    for piece in braces.content[1:-1].split():
        name, _, value = piece.partition("=")
        message = f"{quoted(value)} is no value of {name}."
        if name == START and not counts:
            advice = "Headings, numbered paragraphs and their sub-paragraphs have numbers; remove it."
            context.error(place, "start-without-number", "What has no number cannot count from one.", advice)
        elif name == START:
            if _COUNT.fullmatch(value):
                number = int(value)
            else:
                context.error(place, "invalid-value", message, "Write a whole number from 1 to 9999.")
        elif name == FROM and FROM not in words and words:
            advice = "What has a number or a bullet begins where that is; remove it."
            context.error(place, "needless-from", "Only what has no number can begin at the margin.", advice)
        elif name in words:
            choices, advice = WORDS[name]
            if value in choices:
                said[name] = value
            else:
                context.error(place, "invalid-value", message, advice)
        elif name not in points:
            known = [*([START] if counts else []), *points, *words]
            otherwise = f"It can have {', '.join(known)}, as {{{known[0]}=…}}; write \\{{ for the sign."
            message = f"There is no value {quoted(name)} for this text."
            context.error(place, "unknown-key", message, did_you_mean(name, known, otherwise))
        else:
            least, most = FITS[name]
            if _NUMBER.fullmatch(value) and least <= float(value) <= most:
                values[name] = float(value)
            else:
                context.error(place, "invalid-value", message, f"Write points from {least:g} to {most:g}.")
    fit = None
    if values or said:
        fit = Fit(
            values.get("line"),
            values.get("end", 0.0),
            above=values.get("above"),
            turn=values.get("turn", 0.0),
            indent=values.get("indent", 0.0),
            size=values.get("size"),
            keep=KEEP in said,
            from_margin=FROM in said,
            align=ColumnAlign(said[ALIGN]) if ALIGN in said else None,
        )
    return Values(fit, number)
