"""``{line=11.6 end=3}`` at the end of a paragraph: lines that stand closer or end sooner than those of its style."""

from __future__ import annotations

import re

from undoc.model import Fit
from undoc.source.markdown.context import Context
from undoc.source.markdown.names import is_escaped
from undoc.source.source_map import RawText
from undoc.source.wording import did_you_mean, quoted

_AT_END = re.compile(r"\{([^{}\n]*=[^{}\n]*)\}\Z")
_NUMBER = re.compile(r"-?[0-9]{1,3}(?:\.[0-9]{1,3})?")
#: The least and the most of each, in points.
FITS = {"line": (6.0, 40.0), "end": (-100.0, 300.0), "above": (0.0, 100.0), "turn": (-100.0, 200.0)}


def split_fit(text: RawText, context: Context) -> tuple[RawText, Fit | None]:
    """Return the text before ``{line=… end=…}`` at its end, and what this says; None where it does not stand there.

    It follows a space: values that follow a text in square brackets are those of this text.
    """
    start = text.content.rfind("{")
    match = _AT_END.match(text.content, start) if start > 0 else None
    if match is None or not text.content[start - 1].isspace() or is_escaped(text.content, start):
        return text, None
    values: dict[str, float] = {}
    place = text.part(start, len(text.content)).place()
    for piece in match[1].split():
        name, _, value = piece.partition("=")
        if name not in FITS:
            advice = did_you_mean(name, [*FITS], "Write {line=11.6}, or \\{ for the sign.")
            context.error(place, "unknown-key", f"{quoted(name)} is nothing that a paragraph can be given.", advice)
            continue
        least, most = FITS[name]
        if not _NUMBER.fullmatch(value) or not least <= float(value) <= most:
            message = f"{quoted(value)} is no value of {name}."
            context.error(place, "invalid-value", message, f"Write points from {least:g} to {most:g}.")
            continue
        values[name] = float(value)
    fit = Fit(values.get("line"), values.get("end", 0.0), values.get("above"), values.get("turn", 0.0))
    return text.part(0, len(text.content[:start].rstrip())), fit
