"""A space after the units of a label changes them as it does when all is made into units at once."""

from __future__ import annotations

import pytest

from tests.support import seed
from undoc.prepare.prepared import Position, Span
from undoc.typeset.text.formats import Format, formats
from undoc.typeset.text.opportunities import opportunities
from undoc.typeset.text.units import PlacedUnit, spaced, units


def told(placed: list[PlacedUnit]) -> list[tuple[object, ...]]:
    """What lines are filled by and placed with."""
    return [
        (
            *(one.unit.text, one.unit.width, one.unit.space, one.unit.space_count, one.unit.size),
            *(one.span, one.kerning, [(segment.texts, segment.advances, span) for segment, span in one.unit.pieces]),
        )
        for one in placed
    ]


@pytest.mark.parametrize("label", ["1.", "(a)", "—", "A—B-C.", "一、", "（一）", "第 1 条"])
@pytest.mark.parametrize("code", ["en", "fr", "zh"])
@pytest.mark.parametrize("position", list(Position))
def test_a_space_after_a_label(label: str, code: str, position: Position) -> None:
    templates = seed.templates()
    language = templates.language(code)
    style = templates.house("nairobi", code).styles["SingleTxt"]
    cache = formats(templates.fonts)
    finder = opportunities(language.typography)

    def format_of(span: Span) -> Format:
        return cache.of(style, span, language.script)

    spans = (Span(label, position=position), Span(" "))
    found = spaced(units(spans[:1], format_of, finder), spans[1], 1, format_of(spans[1]))
    assert told(found) == told(units(spans, format_of, finder))
