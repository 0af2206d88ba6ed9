"""A document of two bodies: what each says of its session and agenda stands beside what the other says.

Rule: Editorial Manual, "Communications": both symbols on one masthead, both bodies, the session block of each.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from undoc.model import Metadata, Problem
from undoc.prepare import prepared
from undoc.prepare.block_spaces import spaced
from undoc.prepare.front.beside import beside
from undoc.prepare.front.masthead import spans_of
from undoc.prepare.front.second_body import second_lines
from undoc.prepare.front.wordings import Wordings
from undoc.prepare.inlines import SpanMaker
from undoc.prepare.prepared import Paragraph, Span
from undoc.templates.house import House

#: The lines of the head that stand in the columns of their bodies.
_OF_A_BODY = (
    "session",
    "subsidiary_body",
    "governing_body",
    "commission",
    "place_dates",
    "agenda_item",
    "agenda_title",
)


def faults(metadata: Metadata) -> Iterator[Problem]:
    """What is missing where a document has two symbols, or needless where it has one."""
    has_two = metadata.symbol.second is not None
    if has_two and metadata.second is None:
        message = f"The symbol {metadata.symbol} is of two bodies, and only one is named."
        advice = "Add “second: {body: …, session: {number: …}}”: the body of the second symbol."
        yield Problem(metadata.place_of("symbol"), "missing-key", message, advice)
    if metadata.second is not None and not has_two:
        message = f"A second body is named, and {metadata.symbol} is one symbol."
        advice = "Write both symbols, as A/79/123-S/2025/45, or remove “second”."
        yield Problem(metadata.place_of("second"), "needless-key", message, advice)


def two_bodies(
    lines: Sequence[tuple[str, Paragraph]], wordings: Wordings, house: House, maker: SpanMaker
) -> tuple[prepared.Table | None, tuple[tuple[str, Paragraph], ...]]:
    """The columns of the two bodies, with the lines of the head that stand below them; no columns for one body."""
    if wordings.metadata.second is None:
        return None, tuple(lines)
    own = [_bold(line.spans, bold=house.styles[line.style].bold) for slot, line in lines if slot in _OF_A_BODY]
    first = [_bold(spans_of(wordings.name("body_name").replace("\n", " ")), bold=True), *own]
    second = [_bold(spans_of(text), bold=bold) for text, bold in second_lines(wordings)]
    table = beside(
        [[_below_each_other(first), _below_each_other(second)]],
        (1.0, 1.0),
        wordings.metadata.place_of("second"),
        maker=maker,
        house=house,
        language=wordings.language,
    )
    below = [(slot, line) for slot, line in lines if slot not in _OF_A_BODY]
    made, *paragraphs = spaced((table, *(line for _, line in below[:1])), house)
    assert isinstance(made, prepared.Table)
    moved = [(slot, line) for (slot, _), line in zip(below, paragraphs, strict=False) if isinstance(line, Paragraph)]
    return made, (*moved, *below[1:])


def _below_each_other(lines: Sequence[Sequence[Span]]) -> tuple[Span, ...]:
    parted = ((Span("\n"), *line) if at else line for at, line in enumerate(lines))
    return tuple(span for line in parted for span in line)


def _bold(spans: Sequence[Span], *, bold: bool) -> tuple[Span, ...]:
    return tuple(replace(span, bold=True) for span in spans) if bold else tuple(spans)
