"""Kashida: justified Arabic lines lengthen the joins of letters before they stretch their spaces.

One join of a word is lengthened, the best by the rules that Word goes by: after seen and sad, then before the last
letter by its shape. The strokes (tatweels) are no part of the text.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable
from typing import TYPE_CHECKING
from unicodedata import category

from undoc.typeset.text.units import PlacedUnit, Unit

if TYPE_CHECKING:
    from undoc.typeset.text.formats import Format
    from undoc.typeset.text.lines import Line

TATWEEL = "\u0640"
_SHORTEST = 3  # letters of a word that is lengthened
_MOST = 3  # strokes in a word
#: Letters that join to the letter after them.
_JOINING = frozenset("بتثجحخسشصضطظعغفقكلمنهيئپچگ")
_ALEFS = frozenset("اأإآٱ")
_SEEN = frozenset("سشصض")
#: Last letters before which a join is lengthened, best first.
_LAST = (frozenset("ةهد"), _ALEFS | frozenset("طظلك"), frozenset("وؤعغقف"))
_NEVER_LAST = frozenset("ء")


def best_join(word: str) -> tuple[int, int] | None:
    """Rank (0 is best) and offset of the join of a word to be lengthened; None when it has none."""
    letters = [index for index, character in enumerate(word) if category(character)[0] == "L"]
    if len(letters) < _SHORTEST:
        return None
    best: tuple[int, int] | None = None
    for here, following in itertools.pairwise(letters):
        letter, other = word[here], word[following]
        if letter not in _JOINING or other in _NEVER_LAST or (letter == "ل" and other in _ALEFS):
            continue
        if letter in _SEEN:
            rank = 0
        elif following == letters[-1]:
            rank = next((place for place, shapes in enumerate(_LAST, 1) if other in shapes), len(_LAST) + 1)
        else:
            continue
        if best is None or rank <= best[0]:
            best = rank, following
    return best


def lengthen(line: Line, format_of: Callable[[PlacedUnit], Format]) -> None:
    """Lengthen the joins of a line that is stretched; what strokes cannot fill its spaces still take."""
    if line.stretch <= 0:
        return
    slack = line.available - line.width
    gaps = slack / line.stretch
    taken = list(line.units)
    words = sorted(
        (join[0], number, join[1])
        for number, placed in enumerate(taken)
        if 0 < len(placed.unit.pieces) <= 2 and (join := _join(placed.unit)) is not None
    )
    for count in range(1, _MOST + 1):
        for _, number, at in words:
            placed = line.units[number]
            longer = _lengthened(placed.unit, format_of(placed), at, count)
            gain = longer.width - taken[number].unit.width
            if 0 < gain <= slack:
                slack -= gain
                line.width += gain
                taken[number] = placed._replace(unit=longer)
    line.units = taken
    line.stretch = slack / gaps


def _join(unit: Unit) -> tuple[int, int] | None:
    """The best join of a unit that is one Arabic word, perhaps with spaces and a mark after it."""
    segment = unit.pieces[0][0]
    return best_join("".join(segment.texts)) if segment.level & 1 else None


def _lengthened(unit: Unit, form: Format, at: int, count: int) -> Unit:
    segment, span = unit.pieces[0]
    text = "".join(segment.texts)
    longer = form.lengthened(segment, text, at, TATWEEL * count)
    return Unit(unit.text, [(longer, span), *unit.pieces[1:]], unit.size, ends_line=unit.ends_line)
