"""From spans to units: what may not be broken, measured.

A unit is the text between two break opportunities: a word with the spaces after it, a full-width character with the
marks that may not begin a line. Lines are filled with units. Units within one span are kept with their format,
since texts repeat themselves.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple
from unicodedata import category

from undoc.prepare.prepared import Span
from undoc.typeset.text.formats import Format
from undoc.typeset.text.formulas import part_ends
from undoc.typeset.text.han_spacing import HanSpacing, between, end_blank, joint, start_blank
from undoc.typeset.text.opportunities import Opportunities
from undoc.typeset.text.paragraph_direction import direct
from undoc.typeset.text.segments import Segment

#: How many characters a unit has at most. What is wider than its line is cut, line by line, and each cut looks at all
#: that is left: without an end the time would grow with the square of the length.
LONGEST = 2000


class Unit:
    """A unit's glyphs and widths in points.

    ``pieces`` are its segments with the index of the span each is from, counted from the span of the unit's first
    character. ``width`` is that of all without the trailing spaces, which are ``space`` wide and ``space_count``
    many; ``inner_spaces`` is the width and ``inner_count`` the number of the spaces within that justification
    stretches. ``gaps`` counts the places within at which full-width text is stretched. ``starts_full`` and
    ``ends_full`` say that the unit begins or ends with a full-width character, ``is_single`` that it is one; ``face``
    is that of its first segment. ``size`` is the largest size in it. ``start_blank`` is the empty half of the
    full-width opening mark that it begins with, ``end_blank`` that of the closing mark that it ends with; ``joints``
    is the sum of the sizes at which Han and Latin meet within it without a space.
    """

    __slots__ = (
        "end_blank",
        "ends_full",
        "ends_line",
        "face",
        "gaps",
        "inner_count",
        "inner_spaces",
        "is_single",
        "joints",
        "pieces",
        "size",
        "space",
        "space_count",
        "start_blank",
        "starts_full",
        "text",
        "width",
    )

    def __init__(
        self, text: str, pieces: Sequence[tuple[Segment, int]], size: float, *, ends_line: bool = False
    ) -> None:
        self.text = text
        self.pieces = pieces
        self.size = size
        self.ends_line = ends_line
        self.face = pieces[0][0].face if pieces else None
        self.space = self.inner_spaces = self.start_blank = self.end_blank = self.joints = 0.0
        self.space_count = self.inner_count = self.gaps = 0
        if len(pieces) == 1 and pieces[0][0].is_han:  # by far the most frequent in Han text
            self.width = pieces[0][0].width
            self.starts_full = self.ends_full = self.is_single = True
            return
        self.is_single = False
        self.starts_full = bool(pieces) and pieces[0][0].is_han
        self.ends_full = bool(pieces) and pieces[-1][0].is_han
        self._measure()

    def _measure(self) -> None:
        segments = [segment for segment, _ in self.pieces]
        self.space_count, self.space = _trailing_spaces(segments)
        self.width = sum(segment.width for segment in segments) - self.space
        spaces = [segment.advances[index] for segment in segments for index in segment.spaces]
        self.inner_count = len(spaces) - self.space_count
        self.inner_spaces = sum(spaces) - self.space
        self.gaps = sum(is_gap(here, following) for here, following in itertools.pairwise(segments))
        if self.starts_full or self.ends_full:
            self.start_blank = start_blank(segments[0])
            self.end_blank = end_blank(segments[-1])
            self.joints = sum(joint(here, following) for here, following in itertools.pairwise(segments))


class PlacedUnit(NamedTuple):
    """A unit in its paragraph.

    The index of the span that it begins in, the kerning between the space or mark before it and it (none at the start
    of a line), and the notes called in it.
    """

    unit: Unit
    span: int
    kerning: float
    notes: tuple[str, ...]


def is_gap(here: Segment, following: Segment) -> bool:
    """Whether justification may stretch between two neighbours.

    One is full width and no space is there to be stretched.
    """
    return (here.is_han or following.is_han) and here.texts[-1] != " " and following.texts[0] != " "


def units(spans: Sequence[Span], format_of: Callable[[Span], Format], finder: Opportunities) -> list[PlacedUnit]:
    """The units of a paragraph's spans, in order."""
    text = spans[0].text if len(spans) == 1 else "".join(span.text for span in spans)
    ends: list[int] = []
    calls: set[int] = set()
    parts: set[int] = set()
    at = 0
    for span in spans:
        if span.note is not None:
            calls.add(at)  # a note's mark stays with what it stands after
        if span.formula is not None:
            parts |= part_ends(span, at)
        at += len(span.text)
        ends.append(at)
    formats = [format_of(span) for span in spans]
    spacing = formats[0].spacing if formats else None
    result: list[PlacedUnit] = []
    begin = index = 0
    before: tuple[Unit, Format] | None = None
    for end in _ends(text, finder, parts):
        if end == begin or end in calls:
            continue
        while ends[index] <= begin:
            index += 1
        form = formats[index]
        if end <= ends[index] and spans[index].note is None:
            part = text[begin:end]
            unit = form.units.get(part)
            if unit is None:
                unit = _single(part, form)
            notes: tuple[str, ...] = ()
        else:
            unit, notes = _composed(text[begin:end], index, begin, ends, spans=spans, formats=formats)
        kerning = 0.0
        if before is not None and before[0].space_count and before[1] is form and text[begin] != "\n":
            kerning = form.space_kerning(text[begin])
        if spacing is not None and before is not None and not (unit.is_single and before[0].is_single):
            kerning += _han_kerning(before[0], unit, spacing)
        result.append(PlacedUnit(unit, index, kerning, notes))
        before = (unit, form)
        begin = end
    return result


def _ends(text: str, finder: Opportunities, parts: set[int]) -> Iterator[int]:
    """Where units end: where a line may, and within what is longer than LONGEST, which no line holds.

    ``parts`` are those within formulas.
    """
    begin = 0
    found = [*finder.find(text), len(text)]
    for end in sorted({*found, *parts}) if parts else found:
        while end - begin > LONGEST:
            begin += LONGEST
            while begin < end and category(text[begin])[0] == "M":  # stays with its letter
                begin += 1
            if begin < end:
                yield begin
        yield end
        begin = end


def _han_kerning(before: Unit, unit: Unit, spacing: HanSpacing) -> float:
    """How much further apart two units stand for the spacing of Han text."""
    if spacing.squeeze and unit.start_blank and before.end_blank:
        return -before.end_blank
    if (before.ends_full and unit.starts_full) or not (before.pieces and unit.pieces):
        return 0.0
    last = before.pieces[-1][0]
    if last.texts == [" "] and len(before.pieces) > 1:
        last = before.pieces[-2][0]
    first = unit.pieces[0][0]
    return between(last, before.space, first, spacing.latin) if last.is_han or first.is_han else 0.0


def spaced(placed: Sequence[PlacedUnit], span: Span, index: int, form: Format) -> list[PlacedUnit]:
    """The units with the space of a ``span`` at their end, which is the ``index``-th of their paragraph.

    They are those that ``units`` would make of all spans: no line ends before a space.
    """
    *before, last = placed
    pieces = [*last.unit.pieces, *((segment, index - last.span) for segment in form.segments(span.text))]
    unit = Unit(last.unit.text + span.text, pieces, max(last.unit.size, form.nominal_size))
    return [*before, last._replace(unit=unit)]


def turned_units(
    spans: Sequence[Span], format_of: Callable[[Span], Format], finder: Opportunities, base: int
) -> list[PlacedUnit]:
    """The units, in logical order, of a paragraph that has right-to-left text or runs from right to left.

    ``base`` is the paragraph's embedding level.
    """
    text = "".join(span.text for span in spans)
    directed = direct(spans, text, base)
    ends: list[int] = []
    held = set(directed.held)
    parts: set[int] = set()
    at = 0
    for span in spans:
        if span.note is not None:
            held.add(at)
        if span.formula is not None:
            parts |= part_ends(span, at)
        at += len(span.text)
        ends.append(at)
    formats = [format_of(span) for span in spans]
    result: list[PlacedUnit] = []
    begin = index = 0
    for end in _ends(text, finder, parts):
        if end == begin or end in held:
            continue
        while ends[index] <= begin:
            index += 1
        part, levels = text[begin:end], tuple(directed.levels[begin:end])
        is_alone = end <= ends[index] and spans[index].note is None
        unit, notes = formats[index].turned_units.get((part, levels)) if is_alone else None, tuple[str, ...]()
        if unit is None:
            known = formats[index].missing_count
            unit, notes = _composed(part, index, begin, ends, spans=spans, formats=formats, levels=levels)
            if is_alone and formats[index].missing_count == known:
                formats[index].turned_units[part, levels] = unit
        result.append(PlacedUnit(unit, index, 0.0, notes))
        begin = end
    return result


def _single(text: str, form: Format) -> Unit:
    """The unit of a text in one format; kept unless a character was missing."""
    ends_line = text.endswith("\n")
    segments = form.segments(_shown(text))
    unit = Unit(text, [(segment, 0) for segment in segments], form.nominal_size, ends_line=ends_line)
    form.remember(text, unit)
    return unit


def _composed(
    text: str,
    first: int,
    begin: int,
    ends: Sequence[int],
    *,
    spans: Sequence[Span],
    formats: Sequence[Format],
    levels: Sequence[int] | None = None,
) -> tuple[Unit, tuple[str, ...]]:
    """A unit that goes over several spans, or calls a note, and the notes called in it.

    ``levels`` are those of its characters in a paragraph with right-to-left text.
    """
    pieces: list[tuple[Segment, int]] = []
    notes: list[str] = []
    size = 0.0
    for index, at, stop in _parts(len(text), first, begin, ends):
        span, form, part = spans[index], formats[index], _shown(text[at:stop])
        segments: Sequence[Segment]
        if levels is None:
            segments = form.segments(part)
        else:
            # Letters join over the ends of spans, but not with a note's mark.
            around = ("", "") if span.note is not None else (text[:at], text[stop:])
            segments = form.turned(part, levels[at:stop], *around)
        pieces += [(segment, index - first) for segment in segments]
        size = max(size, form.nominal_size)
        called = span.first_call
        if called is not None:
            notes.append(called)
    return Unit(text, pieces, size, ends_line=text.endswith("\n")), tuple(notes)


def _parts(length: int, first: int, begin: int, ends: Sequence[int]) -> Iterator[tuple[int, int, int]]:
    """The parts of a unit that are of one span each: the index of the span, and where they begin and end in the unit.

    ``ends`` are those of the spans in their paragraph, in which the unit begins at ``begin``, in the span ``first``.
    """
    index, at = first, 0
    while at < length:
        while ends[index] <= begin + at:
            index += 1
        stop = min(length, ends[index] - begin)
        yield index, at, stop
        at = stop


def _shown(text: str) -> str:
    """``text`` with a space for the break at its end: who reads the file otherwise runs two words together."""
    return f"{text[:-1]} " if text.endswith("\n") else text


def _trailing_spaces(segments: Sequence[Segment]) -> tuple[int, float]:
    count, width = 0, 0.0
    for segment in reversed(segments):
        for index in range(len(segment.texts) - 1, -1, -1):
            if segment.texts[index] != " ":
                return count, width
            count += 1
            width += segment.advances[index]
    return count, width
