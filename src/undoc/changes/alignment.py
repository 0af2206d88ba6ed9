"""Which items of two sequences belong together: blocks, rows, columns, cells, notes.

Items with the same name are one item, then those that are alike in all and unlike all others (patience), then those
whose words are alike, in the gaps between these. What stands elsewhere in the new sequence has moved.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from typing import NamedTuple

#: How alike two items are at least that are versions of one.
LIKE = 0.5
#: … an item and the two that it was parted into.
_LIKE_PARTED = 0.8
#: So many words has an item at least that is said to have moved: shorter ones stand in many places.
MOVED_WORDS = 5
#: Items of so few words may be versions of one with nothing in common, if they stand alone in their place.
_FEW_WORDS = 4
#: A gap of more pairs is not compared pair by pair, but by the words that are in few of its items.
_MOST_PAIRS = 2500
_RARE = 40


class Item(NamedTuple):
    """What is aligned. ``key`` is equal for items that say the same, ``name`` is its own if it has one.

    Only items of one ``kind`` are versions of each other; ``words`` are what it is recognised by. One that ``parts``
    may be parted in two, or joined with the next.
    """

    key: Hashable
    kind: Hashable = None
    name: Hashable = None
    words: Sequence[str] = ()
    parts: bool = False


class StepKind(StrEnum):
    """What became of items."""

    SAME = "same"
    CHANGED = "changed"
    SPLIT = "split"
    JOINED = "joined"
    DELETED = "deleted"
    INSERTED = "inserted"
    MOVED_FROM = "moved-from"
    MOVED_TO = "moved-to"


class Step(NamedTuple):
    """``old[old_start:old_end]`` became ``new[new_start:new_end]``.

    Of what has moved there are two steps alike, one in the place that it left and one in the place where it is.
    """

    kind: StepKind
    old_start: int
    old_end: int
    new_start: int
    new_end: int


def likeness(one: Sequence[str], other: Sequence[str]) -> float:
    """Return how many of the words of two items are in both, from 0 to 1; 1 where neither has any."""
    if not one and not other:
        return 1.0
    return _likeness(Counter(one), Counter(other))


def _likeness(one: Counter[str], other: Counter[str]) -> float:
    total = one.total() + other.total()
    return 2 * (one & other).total() / total if total else 1.0


def align(old: Sequence[Item], new: Sequence[Item]) -> tuple[Step, ...]:
    """Return what became of each item of ``old`` and where each of ``new`` comes from, in the order of both.

    What was deleted stands before what was inserted in its place.
    """
    pairs = dict(_pairs(old, new))
    moved = _moved(old, new, pairs)
    return tuple(_steps(old, new, pairs, moved))


def _pairs(old: Sequence[Item], new: Sequence[Item]) -> Iterator[tuple[int, int]]:
    """The pairs that stand in the same order in both."""
    start = 0
    while start < min(len(old), len(new)) and old[start].key == new[start].key:
        yield start, start
        start += 1
    old_end, new_end = len(old), len(new)
    while old_end > start and new_end > start and old[old_end - 1].key == new[new_end - 1].key:
        old_end, new_end = old_end - 1, new_end - 1
        yield old_end, new_end
    anchors = _anchors(old, new, range(start, old_end), range(start, new_end))
    at, to = start, start
    for i, j in [*anchors, (old_end, new_end)]:
        yield from _like(old, new, range(at, i), range(to, j))
        if i < old_end:
            yield i, j
        at, to = i + 1, j + 1


def _anchors(old: Sequence[Item], new: Sequence[Item], among: range, others: range) -> list[tuple[int, int]]:
    """The pairs with one name, then those that are equal and the only ones of their kind, as many as stand in order."""
    found: dict[int, tuple[int, bool]] = {}
    taken: set[int] = set()
    for named in (True, False):

        def sign(item: Item, named: bool = named) -> Hashable:
            return (item.kind, item.name) if named else item.key

        candidates = [(items, rows) for items, rows in ((old, among), (new, others))]
        (ours, theirs) = (
            _only({at: sign(items[at]) for at in rows if not named or items[at].name is not None})
            for items, rows in candidates
        )
        for one, at in ours.items():
            to = theirs.get(one)
            if to is not None and at not in found and to not in taken:
                found[at] = to, old[at].key == new[to].key
                taken.add(to)
    scored = [(at, to, 2 + len(old[at].words) * (2 if equal else 1)) for at, (to, equal) in sorted(found.items())]
    return _chain(scored)


def _only(signs: Mapping[int, Hashable]) -> dict[Hashable, int]:
    """The positions of the signs that are there once."""
    counts = Counter(signs.values())
    return {sign: at for at, sign in signs.items() if counts[sign] == 1}


def _chain(scored: Sequence[tuple[int, int, float]]) -> list[tuple[int, int]]:
    """Of pairs with their scores, sorted by the first, those in one order whose scores are the most together."""
    rows = sorted({to for _, to, _ in scored})
    best: list[tuple[float, int]] = [(0.0, -1)] * (len(rows) + 1)  # a Fenwick tree of maxima: score, which pair
    before: list[int] = []

    def highest(count: int) -> tuple[float, int]:
        found = (0.0, -1)
        while count:
            found = max(found, best[count])
            count &= count - 1
        return found

    at = 0
    totals: list[tuple[float, int]] = []
    while at < len(scored):
        end = at
        while end < len(scored) and scored[end][0] == scored[at][0]:
            total, last = highest(bisect_left(rows, scored[end][1]))
            totals.append((total + scored[end][2], end))
            before.append(last)
            end += 1
        for index in range(at, end):
            slot = bisect_left(rows, scored[index][1]) + 1
            while slot <= len(rows):
                best[slot] = max(best[slot], totals[index])
                slot += slot & -slot
        at = end
    index = max(totals, default=(0.0, -1))[1]
    chain: list[tuple[int, int]] = []
    while index >= 0:
        chain.append(scored[index][:2])
        index = before[index]
    return chain[::-1]


def _like(old: Sequence[Item], new: Sequence[Item], among: range, others: range) -> Iterator[tuple[int, int]]:
    """In a gap the pairs that are alike, and those that are alone in their place."""
    if not among or not others:
        return
    bags = {at: Counter(old[at].words) for at in among}
    theirs = {to: Counter(new[to].words) for to in others}
    scored: list[tuple[int, int, float]] = []
    for at, to in _worth_comparing(bags, theirs):
        one, other = old[at], new[to]
        if one.kind != other.kind:
            continue
        alike = 1.0 if one.key == other.key else _likeness(bags[at], theirs[to])
        if alike >= LIKE:
            scored.append((at, to, alike * (1 + len(one.words) + len(other.words)) + (one.key == other.key)))
    at, to = among.start, others.start
    for i, j in [*_chain(scored), (among.stop, others.stop)]:
        if i - at == 1 and j - to == 1 and _may_be_one(old[at], new[to]):
            yield at, to
        if i < among.stop:
            yield i, j
        at, to = i + 1, j + 1


def _worth_comparing(ours: Mapping[int, Counter[str]], theirs: Mapping[int, Counter[str]]) -> Iterable[tuple[int, int]]:
    if len(ours) * len(theirs) <= _MOST_PAIRS:
        return ((at, to) for at in ours for to in theirs)
    having: dict[str, list[int]] = defaultdict(list)
    for to, bag in theirs.items():
        for word in bag:
            having[word].append(to)
    return sorted(
        {(at, to) for at, bag in ours.items() for word in bag if len(having[word]) <= _RARE for to in having[word]}
    )


def _may_be_one(one: Item, other: Item) -> bool:
    return one.kind == other.kind and max(len(one.words), len(other.words)) <= _FEW_WORDS


def _moved(old: Sequence[Item], new: Sequence[Item], pairs: Mapping[int, int]) -> dict[int, int]:
    """Those without a partner that stand elsewhere as they are."""
    taken = set(pairs.values())
    left: dict[Hashable, list[int]] = defaultdict(list)
    for to, item in enumerate(new):
        if to not in taken and len(item.words) >= MOVED_WORDS:
            left[item.key].append(to)
    moved: dict[int, int] = {}
    for at, item in enumerate(old):
        if at not in pairs and left.get(item.key):
            moved[at] = left[item.key].pop(0)
    return moved


def _steps(
    old: Sequence[Item], new: Sequence[Item], pairs: Mapping[int, int], moved: Mapping[int, int]
) -> Iterator[Step]:
    came = {to: at for at, to in moved.items()}
    at = to = 0
    pending = [*sorted(pairs.items()), (len(old), len(new))]
    for index, (i, j) in enumerate(pending):
        after = pending[index + 1] if index + 1 < len(pending) else (i, j)
        start, until = (i, j), (i + 1, j + 1)
        is_end = i == len(old)
        if not is_end and old[i].key != new[j].key:
            start, until = _parted(old, new, (at, to), (i, j), after, moved, came)
        for gone in range(at, start[0]):
            yield _away(gone, to, moved)
        for added in range(to, start[1]):
            yield _here(added, start[0], came)
        at, to = until
        if is_end:
            return
        kind = StepKind.SAME if old[i].key == new[j].key else StepKind.CHANGED
        if until[1] - start[1] > 1:
            kind = StepKind.SPLIT
        elif until[0] - start[0] > 1:
            kind = StepKind.JOINED
        yield Step(kind, start[0], until[0], start[1], until[1])


def _away(at: int, to: int, moved: Mapping[int, int]) -> Step:
    if at in moved:
        return Step(StepKind.MOVED_FROM, at, at + 1, moved[at], moved[at] + 1)
    return Step(StepKind.DELETED, at, at + 1, to, to)


def _here(to: int, at: int, came: Mapping[int, int]) -> Step:
    if to in came:
        return Step(StepKind.MOVED_TO, came[to], came[to] + 1, to, to + 1)
    return Step(StepKind.INSERTED, at, at, to, to + 1)


def _parted(
    old: Sequence[Item],
    new: Sequence[Item],
    low: tuple[int, int],
    pair: tuple[int, int],
    after: tuple[int, int],
    moved: Mapping[int, int],
    came: Mapping[int, int],
) -> tuple[tuple[int, int], tuple[int, int]]:
    """Where the pair begins and ends, with the neighbour that one of the two was parted from or joined with."""
    i, j = pair
    whole = (pair, (i + 1, j + 1))
    if not (old[i].parts and new[j].parts):
        return whole
    alike = likeness(old[i].words, new[j].words)
    choices: list[tuple[float, tuple[tuple[int, int], tuple[int, int]]]] = []
    for own, others, of, step, limit in (
        (old[i], new, j, 1, after[1]),
        (old[i], new, j, -1, low[1]),
        (new[j], old, i, 1, after[0]),
        (new[j], old, i, -1, low[0]),
    ):
        beside = of + step
        is_free = beside < limit if step > 0 else beside >= limit
        if not is_free or others[beside].kind != own.kind or not others[beside].words:
            continue
        if beside in (came if others is new else moved):
            continue
        joined = [*others[min(of, beside)].words, *others[max(of, beside)].words]
        score = likeness(own.words, joined)
        if joined != [*own.words] and (score < _LIKE_PARTED or score <= alike + 0.05):
            continue
        first, last = min(of, beside), max(of, beside) + 1
        choices.append((score, ((i, first), (i + 1, last)) if others is new else ((first, j), (last, j + 1))))
    return max(choices, default=(0.0, whole), key=lambda choice: choice[0])[1]
