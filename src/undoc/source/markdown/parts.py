"""Parts of the body that have their own layout: which raw blocks stand between ``::: kind`` and ``:::``."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from undoc.model import Place
from undoc.source.markdown.context import Context
from undoc.source.markdown.raw import RawBlock, RawPartClose, RawPartOpen
from undoc.source.wording import did_you_mean, quoted

QUOTATION = "quotation"
#: Kinds that the format is to have but has not yet.
_LATER = ("annex", "summary")


@dataclass(slots=True)
class RawPart:
    """A part and the raw blocks in it; no part stands in another."""

    kind: str
    place: Place
    blocks: list[RawBlock] = field(default_factory=list)


def group_parts(raws: Iterable[RawBlock], context: Context) -> list[RawBlock | RawPart]:
    """Return the raw blocks with those of each part gathered in it; parts that do not fit are reported."""
    grouped: list[RawBlock | RawPart] = []
    opened: list[RawPart] = []
    for raw in raws:
        if isinstance(raw, RawPartOpen):
            _check_kind(raw, context)
            if opened:
                message = f"A part begins inside the part of line {opened[0].place.line}."
                context.error(raw.place, "part-in-part", message, "Close the outer part before it with “:::”.")
            part = RawPart(raw.kind, raw.place)
            opened.append(part)
            if len(opened) == 1:
                grouped.append(part)
        elif isinstance(raw, RawPartClose):
            if opened:
                opened.pop()
            else:
                advice = "Remove it, or begin the part with a line like “::: quotation”."
                context.error(raw.place, "unopened-part", "No part is open that could end here.", advice)
        elif opened:
            opened[0].blocks.append(raw)
        else:
            grouped.append(raw)
    for part in opened:
        message = f"The part {quoted(part.kind)} does not end."
        context.error(part.place, "unclosed-part", message, "Write a line “:::” after its last paragraph.")
    return grouped


def _check_kind(raw: RawPartOpen, context: Context) -> None:
    if raw.kind in _LATER:
        advice = "Remove the line and the “:::” that ends it."
        context.not_supported(raw.place, f"The part “{raw.kind}” is", advice, yet=True)
    elif raw.kind != QUOTATION:
        advice = did_you_mean(raw.kind, (QUOTATION,), f"Write “::: {QUOTATION}”.")
        context.error(raw.place, "unknown-part", f"{quoted(raw.kind)} is not a kind of part.", advice)
