"""Three rows of tokens: what each of two has changed in a third, in one row."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Sequence
from enum import StrEnum
from typing import NamedTuple, TypeVar

from msgspec import Struct

from undoc.changes import Stretch

_T = TypeVar("_T", bound=Hashable)


class Side(StrEnum):
    """Whose change stands where two have changed the same: that of the source, or that of the Word file."""

    OURS = "ours"
    THEIRS = "theirs"


class RowClash(NamedTuple):
    """The same tokens, changed in two ways; ``at`` is where they stand in the base."""

    at: int
    base: tuple[object, ...]
    theirs: tuple[object, ...]
    ours: tuple[object, ...]


class _Cluster(Struct):
    """Changes of either side that touch the same tokens of the base, which are those from ``start`` to ``end``."""

    start: int
    end: int
    theirs: list[Stretch]
    ours: list[Stretch]


def merge_rows(
    base: Sequence[_T],
    theirs: Sequence[_T],
    ours: Sequence[_T],
    *,
    find: Callable[[Sequence[_T], Sequence[_T]], Sequence[Stretch]],
    prefer: Side,
) -> tuple[list[_T], list[RowClash]]:
    """Return the row with the changes of both, and what both have changed, where that of ``prefer`` stands.

    ``find`` finds what differs between two rows.
    """
    made: list[_T] = []
    clashes: list[RowClash] = []
    at = 0
    for cluster in _clusters(find(base, theirs), find(base, ours)):
        made += base[at : cluster.start]
        at = cluster.end
        one = _piece(theirs, cluster.theirs, cluster) if cluster.theirs else base[cluster.start : cluster.end]
        other = _piece(ours, cluster.ours, cluster) if cluster.ours else base[cluster.start : cluster.end]
        if not cluster.ours or not cluster.theirs or one == other:
            made += one if cluster.theirs else other
            continue
        clashes.append(RowClash(cluster.start, tuple(base[cluster.start : cluster.end]), tuple(one), tuple(other)))
        made += one if prefer is Side.THEIRS else other
    made += base[at:]
    return made, clashes


def _clusters(theirs: Sequence[Stretch], ours: Sequence[Stretch]) -> Iterator[_Cluster]:
    """The changes in their order, those that touch the same tokens together."""
    stretches = [(one, True) for one in theirs] + [(one, False) for one in ours]
    cluster: _Cluster | None = None
    for stretch, is_theirs in sorted(stretches, key=lambda pair: (pair[0].old_start, pair[0].old_end)):
        is_same_point = cluster is not None and stretch.old_start == stretch.old_end == cluster.start == cluster.end
        if cluster is None or (stretch.old_start >= cluster.end and not is_same_point):
            if cluster is not None:
                yield cluster
            cluster = _Cluster(stretch.old_start, stretch.old_end, [], [])
        cluster.end = max(cluster.end, stretch.old_end)
        (cluster.theirs if is_theirs else cluster.ours).append(stretch)
    if cluster is not None:
        yield cluster


def _piece(row: Sequence[_T], stretches: Sequence[Stretch], cluster: _Cluster) -> Sequence[_T]:
    """What one side has in the place of the tokens of a cluster."""
    first, last = stretches[0], stretches[-1]
    return row[first.new_start - (first.old_start - cluster.start) : last.new_end + (cluster.end - last.old_end)]
