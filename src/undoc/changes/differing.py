"""Where two rows of words differ, as an editor would mark it."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple, TypeVar

from undoc.changes.words import is_word

_T = TypeVar("_T", bound=Hashable)

#: A word of so many letters says little between two that differ: “the”, “of”.
_SMALL = 3


class Stretch(NamedTuple):
    """What differs: ``old[old_start:old_end]`` has become ``new[new_start:new_end]``; one of the two may be empty."""

    old_start: int
    old_end: int
    new_start: int
    new_end: int


def differing_words(
    old: Sequence[_T],
    new: Sequence[_T],
    *,
    text: Callable[[_T], str] = str,
    is_firm: Callable[[_T], bool] = lambda token: False,
) -> tuple[Stretch, ...]:
    """Return the stretches in which two rows of tokens differ, in order.

    ``text`` is how a token reads. What stands alike between two that differ is given up where it says too little to
    stay (after diff-match-patch's semantic clean-up), unless a token in it ``is_firm``, as the call of a note is.
    """
    start = 0
    while start < min(len(old), len(new)) and old[start] == new[start]:
        start += 1
    ends = 0
    while ends < min(len(old), len(new)) - start and old[-1 - ends] == new[-1 - ends]:
        ends += 1
    old_end, new_end = len(old) - ends, len(new) - ends
    if old_end == start == new_end:
        return ()
    if min(old_end, new_end) == start:
        return (Stretch(start, old_end, start, new_end),)
    matcher = SequenceMatcher(
        lambda token: not is_word(text(token)) and not is_firm(token),
        old[start:old_end],
        new[start:new_end],
        autojunk=False,
    )
    found = [
        Stretch(start + a, start + b, start + c, start + d)
        for tag, a, b, c, d in matcher.get_opcodes()
        if tag != "equal"
    ]
    return tuple(_cleaned(found, old, new, text=text, is_firm=is_firm))


def _cleaned(
    found: Sequence[Stretch],
    old: Sequence[_T],
    new: Sequence[_T],
    *,
    text: Callable[[_T], str],
    is_firm: Callable[[_T], bool],
) -> list[Stretch]:
    def size(stretch: Stretch) -> int:
        before = sum(len(text(token)) for token in old[stretch.old_start : stretch.old_end])
        return max(before, sum(len(text(token)) for token in new[stretch.new_start : stretch.new_end]))

    def says_little(between: Sequence[_T], least: int) -> bool:
        if any(map(is_firm, between)):
            return False
        shown = [text(token) for token in between]
        said = [one for one in shown if is_word(one)]
        small = len(said) <= 1 and all(len(one) <= _SMALL for one in said) and len("".join(shown)) <= _SMALL + 2
        return small or len("".join(shown)) <= least

    kept: list[Stretch] = []
    for stretch in found:
        while kept:
            last = kept[-1]
            if not says_little(old[last.old_end : stretch.old_start], min(size(last), size(stretch))):
                break
            stretch = Stretch(last.old_start, stretch.old_end, last.new_start, stretch.new_end)
            kept.pop()
        kept.append(stretch)
    return kept
