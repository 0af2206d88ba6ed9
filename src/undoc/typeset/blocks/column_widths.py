"""Widths of a table's columns: given as shares, or found from what stands in the cells."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct


class Needs(Struct, frozen=True):
    """What a column needs, in points with its padding: for its longest word, and for its longest text on one line."""

    least: float
    most: float


def column_widths(shares: Sequence[float | None], needs: Sequence[Needs], width: float) -> list[float]:
    """The columns' widths in points; their sum is ``width``.

    Columns with a share have that part of the width (shares are parts of their sum and that of a fair share for each
    other column). The others share what is left: when their texts fit on one line, the room over goes to the first of
    them, which holds the names of the rows; otherwise each has its longest word, and the rest by what its texts lack.
    """
    given = [share for share in shares if share is not None]
    open_columns = [index for index, share in enumerate(shares) if share is None]
    widths = [0.0] * len(shares)
    if given:
        fair = sum(given) / len(given)
        whole = sum(given) + fair * len(open_columns)
        for index, share in enumerate(shares):
            if share is not None:
                widths[index] = width * share / whole
    left = width - sum(widths)
    if open_columns:
        for index, found in zip(open_columns, _shared([needs[index] for index in open_columns], left), strict=True):
            widths[index] = found
    return widths


def _shared(needs: Sequence[Needs], width: float) -> list[float]:
    most = sum(need.most for need in needs)
    if most <= width:
        return [need.most + (width - most if index == 0 else 0.0) for index, need in enumerate(needs)]
    least = sum(need.least for need in needs)
    if least >= width:
        return [width * need.least / least for need in needs]
    wanted = most - least
    return [need.least + (width - least) * (need.most - need.least) / wanted for need in needs]
