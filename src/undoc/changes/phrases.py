"""What differs in a text as instructions to who has the old one on paper: for these words read those.

An instruction names words that stand once in the old text, as few as may be, so that nobody corrects another place.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from itertools import pairwise

from msgspec import Struct

from undoc.changes.comparison import word_changes
from undoc.changes.words import Token, is_word
from undoc.model import LineBreak, Link

#: A phrase of more words is no correction of a word or two: the text as a whole is given.
_MOST_WORDS = 30


class Action(StrEnum):
    """What is to be done with the old words."""

    REPLACE = "replace"
    INSERT = "insert"
    DELETE = "delete"


class Phrase(Struct, frozen=True):
    """An instruction: REPLACE ``old`` by ``new``, INSERT ``new`` after ``old``, or DELETE ``old``.

    ``old_tokens`` and ``new_tokens`` are the same with their forms.
    """

    action: Action
    old: str
    new: str
    old_tokens: tuple[Token, ...] = ()
    new_tokens: tuple[Token, ...] = ()


def plain(row: Sequence[Token]) -> str:
    """Return how a row of tokens reads."""
    return "".join("\n" if isinstance(token.atom, LineBreak) else token.text for token in row)


def phrases(old: Sequence[Token], new: Sequence[Token]) -> tuple[Phrase, ...] | None:
    """Return the instructions that lead from one text to another.

    None where there are none: notes or references are concerned, words are set otherwise, or most of the text is
    another.
    """
    stretches = []
    for change in word_changes(old, new):
        if change.is_formatting:
            return None
        stretches.append(
            [change.old_at, change.old_at + len(change.old), change.new_at, change.new_at + len(change.new)]
        )
    found = _wide_enough(stretches, old, new)
    if found is None:
        return None
    whole = plain(old)
    made = tuple(_phrase(stretch, old, new, whole) for stretch in found)
    try:
        return made if corrected(whole, made) == plain(new) else None
    except ValueError:
        return None


def corrected(text: str, instructions: Sequence[Phrase]) -> str:
    """Return a text in which instructions were carried out.

    ValueError where one names words that do not stand in it once, or two concern the same words.
    """
    places: list[tuple[int, int, str]] = []
    for one in instructions:
        start = text.find(one.old)
        if start < 0 or text.find(one.old, start + 1) >= 0:
            raise ValueError(one.old)
        end = start + len(one.old)
        match one.action:
            case Action.REPLACE:
                places.append((start, end, one.new))
            case Action.INSERT:
                places.append((end, end, f"{_between(one.old, one.new)}{one.new}"))
            case Action.DELETE:
                # With words goes the space before them; at the beginning of a text that after them.
                if start and text[start - 1] == " ":
                    start -= 1
                elif text[end : end + 1] == " ":
                    end += 1
                places.append((start, end, ""))
    places.sort()
    if any(last[1] > following[0] for last, following in pairwise(places)):
        raise ValueError(text)
    made, at = "", 0
    for start, end, said in places:
        made += text[at:start] + said
        at = end
    return made + text[at:]


def _between(before: str, after: str) -> str:
    """What stands between two words: a space, but beside Han letters and before signs nothing."""
    is_spaced = after[:1].isalnum() and not _is_han(after[0]) and not _is_han(before[-1])
    return " " if is_spaced else ""


def _is_han(character: str) -> bool:
    return "\u2e80" <= character <= "\u9fff" or "\uff00" <= character <= "\uffef"


def _wide_enough(
    stretches: list[list[int]], old: Sequence[Token], new: Sequence[Token]
) -> list[tuple[int, int, int, int]] | None:
    """The stretches with as many words around them as make them unique; None where that cannot be."""
    whole = plain(old)
    at = 0
    while at < len(stretches):
        one = stretches[at]
        low = stretches[at - 1][1] if at else 0
        high = stretches[at + 1][0] if at + 1 < len(stretches) else len(old)
        to_left = True
        while not _is_unique(one, old, new, whole):
            left, right = one[0] > low, one[1] < high
            if not left and not right:
                break
            if (to_left and left) or not right:
                one[0], one[2] = one[0] - 1, one[2] - 1
            else:
                one[1], one[3] = one[1] + 1, one[3] + 1
            to_left = not to_left
        if _is_unique(one, old, new, whole):
            at += 1
            continue
        # It has met its neighbours: they are one.
        if at + 1 < len(stretches):
            following = stretches.pop(at + 1)
            one[1], one[3] = following[1], following[3]
        elif at:
            stretches.pop(at)
            at -= 1
            stretches[at][1], stretches[at][3] = one[1], one[3]
        else:
            return None
    for start, end, begin, stop in stretches:
        row = (*old[start:end], *new[begin:stop])
        if any(token.atom is not None and not isinstance(token.atom, Link) for token in row):
            return None
        if sum(is_word(token.text) for token in row) > 2 * _MOST_WORDS:
            return None
    return [(one[0], one[1], one[2], one[3]) for one in stretches]


def _is_unique(stretch: Sequence[int], old: Sequence[Token], new: Sequence[Token], whole: str) -> bool:
    """Whether the old words of a stretch stand once in the text, and both texts begin and end with something."""
    start, end, begin, stop = stretch
    said, other = plain(old[start:end]), plain(new[begin:stop])
    if not said.strip() or said != said.strip() or other != other.strip() or not other:
        return False
    if not any(is_word(token.text) for token in old[start:end]):
        return False
    return whole.find(said, whole.find(said) + 1) < 0


def _phrase(stretch: tuple[int, int, int, int], old: Sequence[Token], new: Sequence[Token], whole: str) -> Phrase:
    """The shortest way to say what became of a stretch."""
    start, end, begin, stop = stretch
    before, after = tuple(old[start:end]), tuple(new[begin:stop])
    full = Phrase(Action.REPLACE, plain(before), plain(after), before, after)
    expected = corrected(whole, [full])
    for count in range(len(before), 0, -1):
        if before[:count] == after[:count]:
            # What follows the first words alone is new.
            rest = (
                after[count : len(after) - (len(before) - count)]
                if before[count:] == after[len(after) - len(before) + count :]
                else ()
            )
            added = _trimmed(rest)
            anchor = Phrase(
                Action.INSERT, plain(_trimmed(before[:count])), plain(added), _trimmed(before[:count]), added
            )
            if added and _leads(anchor, whole, expected):
                return anchor
            break
    common = 0
    while common < min(len(before), len(after)) and before[common] == after[common]:
        common += 1
    tail = 0
    while tail < min(len(before), len(after)) - common and before[-1 - tail] == after[-1 - tail]:
        tail += 1
    gone = _trimmed(before[common : len(before) - tail])
    if gone and common + tail >= len(after):
        removed = Phrase(Action.DELETE, plain(gone), "", gone)
        if _leads(removed, whole, expected):
            return removed
    return full


def _leads(phrase: Phrase, whole: str, expected: str) -> bool:
    try:
        return corrected(whole, [phrase]) == expected
    except ValueError:
        return False


def _trimmed(row: Sequence[Token]) -> tuple[Token, ...]:
    """The tokens without spaces at their ends."""
    made = list(row)
    while made and made[0].text.isspace():
        made.pop(0)
    while made and made[-1].text.isspace():
        made.pop()
    return tuple(made)
