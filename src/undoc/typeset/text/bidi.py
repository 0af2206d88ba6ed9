"""The Unicode bidirectional algorithm (UAX #9, revision 48): embedding levels, and the visual order of a line.

Comes in: a paragraph's text. Goes out: a level for each character, even ones running from left to right; then, line by
line, the order from left to right of what has these levels. Rules are called by their names in the annex.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import NamedTuple
from unicodedata import bidirectional

from undoc.typeset.text.bidi_brackets import bracket_pairs

LEFT_TO_RIGHT, RIGHT_TO_LEFT = 0, 1
#: The directional isolates that may be put around a stretch of text: from the left, from the right, end.
LRI, RLI, PDI = "\u2066", "\u2067", "\u2069"

_MAX_DEPTH = 125  # BD2
_ISOLATES = frozenset({"LRI", "RLI", "FSI"})
_EMBEDDINGS = {"RLE": ("R", ""), "LRE": ("L", ""), "RLO": ("R", "R"), "LRO": ("L", "L")}
_REMOVED = frozenset({"RLE", "LRE", "RLO", "LRO", "PDF", "BN"})  # X9
_NEUTRAL = frozenset({"B", "S", "WS", "ON", "LRI", "RLI", "FSI", "PDI"})
#: What numbers count as where only the direction matters (N0, N1).
_STRONG = {"L": "L", "R": "R", "EN": "R", "AN": "R"}

#: Where the blocks begin and end that have characters from right to left: Hebrew to Arabic Extended-A, the presentation
#: forms, the supplementary planes' right-to-left areas.
_RIGHT_TO_LEFT_BLOCKS = (0x0590, 0x0900, 0xFB1D, 0xFE00, 0xFE70, 0xFF00, 0x10800, 0x11000, 0x1E800, 0x1F000)
#: The marks and controls of direction, which ask for the algorithm too.
_CONTROLS = frozenset("\u200f\u202b\u202e\u2067\u2068")
#: Characters that were found to be neither.
_STRAIGHT: set[str] = set()


def turns(text: str) -> bool:
    """Whether a text has anything that runs from right to left, so that a left-to-right paragraph must be reordered."""
    if text.isascii() or _STRAIGHT.issuperset(text):
        return False
    for character in set(text) - _STRAIGHT:
        if character in _CONTROLS or bisect_right(_RIGHT_TO_LEFT_BLOCKS, ord(character)) % 2:
            return True
        _STRAIGHT.add(character)
    return False


def guarded(text: str) -> str:
    """A symbol, number or code isolated from left to right, though nothing in it may say so; other text as it is."""
    return text if turns(text) else f"{LRI}{text}{PDI}"


def base_level(text: str) -> int:
    """The level of a paragraph by its first strong character (P2, P3)."""
    types = [bidirectional(character) for character in text]
    return _first_strong(types, 0, len(types), _matching(types))


def levels(text: str, base: int) -> list[int]:
    """The resolved level of each character of ``text`` in paragraphs of level ``base``.

    Spaces at the ends of lines keep their level: whoever places lines gives them that of the paragraph (L1).
    """
    types = [bidirectional(character) or "L" for character in text]
    found: list[int] = []
    start = 0
    for index, kind in enumerate(types):
        if kind == "B":  # P1
            found += [*_paragraph(text[start:index], types[start:index], base), base]
            start = index + 1
    return found + _paragraph(text[start:], types[start:], base)


def visual_order(found: Sequence[int]) -> list[int]:
    """The indices of ``found`` in the order from left to right of what has these levels (L2)."""
    order = list(range(len(found)))
    if not found:
        return order
    lowest = min(found) | 1
    for level in range(max(found), lowest - 1, -1):
        start = 0
        while start < len(order):
            if found[order[start]] < level:
                start += 1
                continue
            end = start + 1
            while end < len(order) and found[order[end]] >= level:
                end += 1
            order[start:end] = order[start:end][::-1]
            start = end
    return order


def _paragraph(text: str, types: list[str], base: int) -> list[int]:
    found = [base] * len(types)
    matching = _matching(types)
    resolved = _explicit(types, matching, found, base)
    kept = [index for index, kind in enumerate(types) if kind not in _REMOVED]
    for sequence in list(_sequences(kept, types, found, matching, base=base)):  # all, before levels change
        _resolve(sequence, text, resolved, types, found=found)
    before = base
    for index, kind in enumerate(types):
        if kind in _REMOVED:
            found[index] = before
        before = found[index]
    return found


def _matching(types: Sequence[str]) -> dict[int, int]:
    """The index of the PDI that matches each isolate initiator, of the initiator that matches each PDI (BD9)."""
    pairs: dict[int, int] = {}
    opened: list[int] = []
    for index, kind in enumerate(types):
        if kind in _ISOLATES:
            opened.append(index)
        elif kind == "PDI" and opened:
            start = opened.pop()
            pairs[start], pairs[index] = index, start
    return pairs


def _first_strong(types: Sequence[str], start: int, end: int, matching: dict[int, int]) -> int:
    index = start
    while index < end:
        kind = types[index]
        if kind in ("L", "R", "AL"):
            return LEFT_TO_RIGHT if kind == "L" else RIGHT_TO_LEFT
        if kind in _ISOLATES:
            index = matching.get(index, end)
        elif kind == "B":
            break
        index += 1
    return LEFT_TO_RIGHT


class _Status(NamedTuple):
    """An entry of the directional status stack: its level, the type that it overrides others by, if it isolates."""

    level: int
    override: str
    isolates: bool


def _explicit(types: Sequence[str], matching: dict[int, int], found: list[int], base: int) -> list[str]:
    """Set the explicit levels (X1 to X8); returns the types with overrides applied."""
    resolved = list(types)
    stack = [_Status(base, "", isolates=False)]
    lost_isolates = lost_embeddings = valid_isolates = 0
    for index, kind in enumerate(types):
        top = stack[-1]
        if kind in _EMBEDDINGS:
            direction, override = _EMBEDDINGS[kind]
            level = _next_level(top.level, direction)
            if level <= _MAX_DEPTH and not lost_isolates and not lost_embeddings:
                stack.append(_Status(level, override, isolates=False))
            elif not lost_isolates:
                lost_embeddings += 1
        elif kind == "PDF":
            if lost_isolates:
                pass
            elif lost_embeddings:
                lost_embeddings -= 1
            elif not top.isolates and len(stack) > 1:
                stack.pop()
        elif kind in _ISOLATES:
            found[index] = top.level
            resolved[index] = top.override or kind
            end = matching.get(index, len(types))
            right = kind == "RLI" or (kind == "FSI" and _first_strong(types, index + 1, end, matching))
            level = _next_level(top.level, "R" if right else "L")
            if level <= _MAX_DEPTH and not lost_isolates and not lost_embeddings:
                valid_isolates += 1
                stack.append(_Status(level, "", isolates=True))
            else:
                lost_isolates += 1
        elif kind == "PDI":
            if lost_isolates:
                lost_isolates -= 1
            elif valid_isolates:
                lost_embeddings = 0
                while not stack[-1].isolates:
                    stack.pop()
                stack.pop()
                valid_isolates -= 1
            found[index] = stack[-1].level
            resolved[index] = stack[-1].override or kind
        elif kind != "BN":
            found[index] = top.level
            resolved[index] = top.override or kind
    return resolved


def _next_level(level: int, direction: str) -> int:
    return (level + 1) | 1 if direction == "R" else (level + 2) & ~1


class _Sequence(NamedTuple):
    """An isolating run sequence (BD13): the indices in it, and the types on its two sides (X10)."""

    indices: list[int]
    start: str
    end: str


def _sequences(
    kept: Sequence[int], types: Sequence[str], found: Sequence[int], matching: dict[int, int], base: int
) -> Iterable[_Sequence]:
    runs: list[list[int]] = []
    for index in kept:
        if runs and found[runs[-1][-1]] == found[index]:
            runs[-1].append(index)
        else:
            runs.append([index])
    if len(runs) == 1:
        side = _direction(max(base, found[runs[0][0]]))
        yield _Sequence(runs[0], side, side)
        return
    place = {index: number for number, index in enumerate(kept)}
    run_of = {run[0]: run for run in runs}
    for run in runs:
        if types[run[0]] == "PDI" and run[0] in matching:
            continue  # goes on from the run of its initiator
        indices = list(run)
        while types[indices[-1]] in _ISOLATES and indices[-1] in matching:
            indices += run_of[matching[indices[-1]]]
        level = found[indices[0]]
        first, last = place[indices[0]], place[indices[-1]]
        before = found[kept[first - 1]] if first else base
        is_last = types[indices[-1]] in _ISOLATES or last + 1 == len(kept)
        after = base if is_last else found[kept[last + 1]]
        yield _Sequence(indices, _direction(max(level, before)), _direction(max(level, after)))


def _direction(level: int) -> str:
    return "R" if level & 1 else "L"


def _resolve(sequence: _Sequence, text: str, resolved: list[str], types: Sequence[str], found: list[int]) -> None:
    """Resolve the types of a sequence and set its implicit levels (W1 to I2)."""
    indices = sequence.indices
    kinds = [resolved[index] for index in indices]
    embedding = _direction(found[indices[0]])
    _weak(kinds, sequence.start)
    _brackets(
        kinds, [text[index] for index in indices], [types[index] for index in indices], sequence, embedding=embedding
    )
    _neutral(kinds, sequence, embedding)
    for index, kind in zip(indices, kinds, strict=True):
        level = found[index]
        if level & 1:
            found[index] = level + (kind != "R")  # I2
        else:
            found[index] = level + (1 if kind == "R" else 2 if kind in ("AN", "EN") else 0)  # I1


def _weak(kinds: list[str], start: str) -> None:
    before = last = start
    for index, kind in enumerate(kinds):
        if kind == "NSM":  # W1
            kind = kinds[index] = "ON" if before in _ISOLATES or before == "PDI" else before
        before = kind
        if kind in ("L", "R", "AL"):
            last = kind
            if kind == "AL":  # W3; ``last`` still knows it for W2
                kinds[index] = "R"
        elif kind == "EN" and last == "AL":  # W2
            kinds[index] = "AN"
    for index in range(1, len(kinds) - 1):  # W4
        around = kinds[index - 1]
        if around == kinds[index + 1] and (
            (around == "EN" and kinds[index] in ("ES", "CS")) or (around == "AN" and kinds[index] == "CS")
        ):
            kinds[index] = around
    index = 0
    while index < len(kinds):  # W5
        end = index + 1
        if kinds[index] == "ET":
            while end < len(kinds) and kinds[end] == "ET":
                end += 1
            if (index and kinds[index - 1] == "EN") or (end < len(kinds) and kinds[end] == "EN"):
                kinds[index:end] = ["EN"] * (end - index)
        index = end
    last = start
    for index, kind in enumerate(kinds):
        if kind in ("ES", "ET", "CS"):  # W6
            kinds[index] = "ON"
        elif kind in ("L", "R"):
            last = kind
        elif kind == "EN" and last == "L":  # W7
            kinds[index] = "L"


def _brackets(
    kinds: list[str], characters: Sequence[str], original: Sequence[str], sequence: _Sequence, embedding: str
) -> None:
    for start, end in bracket_pairs(kinds, characters):  # N0
        inside = {_STRONG.get(kinds[index]) for index in range(start + 1, end)} - {None}
        if embedding in inside:
            direction = embedding
        elif inside:
            before = next((_STRONG[kinds[at]] for at in range(start - 1, -1, -1) if kinds[at] in _STRONG), None)
            opposite = "L" if embedding == "R" else "R"
            direction = opposite if (before or sequence.start) == opposite else embedding
        else:
            continue
        for bracket in (start, end):
            kinds[bracket] = direction
            for index in range(bracket + 1, len(kinds)):  # marks of the bracket, which W1 made neutral
                if original[index] != "NSM":
                    break
                kinds[index] = direction


def _neutral(kinds: list[str], sequence: _Sequence, embedding: str) -> None:
    index = 0
    while index < len(kinds):
        end = index + 1
        if kinds[index] in _NEUTRAL:
            while end < len(kinds) and kinds[end] in _NEUTRAL:
                end += 1
            before = _STRONG[kinds[index - 1]] if index else sequence.start
            after = _STRONG[kinds[end]] if end < len(kinds) else sequence.end
            kinds[index:end] = [before if before == after else embedding] * (end - index)  # N1, N2
        index = end
