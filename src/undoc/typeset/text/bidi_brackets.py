"""Pairs of brackets, which take one direction together (UAX #9, BD14 to BD16)."""

from __future__ import annotations

from collections.abc import Sequence

#: The opening brackets whose closing one is the next character, as first and last of rows with a bracket in every
#: second place; then those that are further apart (BidiBrackets.txt).
_BRACKET_ROWS = (
    (0x0028, 0x0028), (0x0F3A, 0x0F3C), (0x169B, 0x169B), (0x2045, 0x2045), (0x207D, 0x207D), (0x208D, 0x208D),
    (0x2308, 0x230A), (0x2329, 0x2329), (0x2768, 0x2774), (0x27C5, 0x27C5), (0x27E6, 0x27EE), (0x2983, 0x298B),
    (0x2991, 0x2997), (0x29D8, 0x29DA), (0x29FC, 0x29FC), (0x2E22, 0x2E28), (0x2E55, 0x2E5B), (0x3008, 0x3010),
    (0x3014, 0x301A), (0xFE59, 0xFE5D), (0xFF08, 0xFF08), (0xFF5F, 0xFF5F), (0xFF62, 0xFF62),
)  # fmt: skip
_APART = {"[": "]", "{": "}", "\u298d": "\u2990", "\u298f": "\u298e", "［": "］", "｛": "｝"}
_CLOSING = {chr(code): chr(code + 1) for first, last in _BRACKET_ROWS for code in range(first, last + 1, 2)} | _APART
_OPENING = {closing: opening for opening, closing in _CLOSING.items()}
_SAME = {"\u2329": "\u3008", "\u232a": "\u3009"}  # canonically equivalent brackets match each other
_MAX_OPEN = 63  # BD16


def bracket_pairs(kinds: Sequence[str], characters: Sequence[str]) -> list[tuple[int, int]]:
    """The places of the pairs of brackets in an isolating run sequence, in the order of their opening ones (BD16).

    ``kinds`` are the types of its ``characters``.
    """
    pairs: list[tuple[int, int]] = []
    opened: list[tuple[str, int]] = []
    for index, character in enumerate(characters):
        if kinds[index] != "ON":
            continue
        if character in _CLOSING:
            if len(opened) == _MAX_OPEN:
                return []
            closing = _CLOSING[character]
            opened.append((_SAME.get(closing, closing), index))
        elif character in _OPENING:
            closing = _SAME.get(character, character)
            for depth in range(len(opened) - 1, -1, -1):
                if opened[depth][0] == closing:
                    pairs.append((opened[depth][1], index))
                    del opened[depth:]
                    break
    return sorted(pairs)
