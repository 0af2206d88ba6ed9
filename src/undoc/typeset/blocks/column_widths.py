"""Widths of a table's columns: given as shares, or found from what stands in the cells."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct


class Needs(Struct, frozen=True):
    """What a column needs, in points with its padding: for its longest word, and for its longest text on one line.

    ``is_figures`` says that its texts end where it does, as figures do.
    """

    least: float
    most: float
    is_figures: bool = False


def column_widths(shares: Sequence[float | None], needs: Sequence[Needs], width: float) -> list[float]:
    """The columns' widths in points; their sum is ``width``.

    Columns with a share have that part of the width (shares are parts of their sum and that of a fair share for each
    other column). The others share what is left: when their texts fit on one line, in proportion to these, columns of
    figures being as wide as each other; otherwise each has its longest word, and the rest by what its texts lack.
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
    if not any(need.most for need in needs):
        return [width / len(needs)] * len(needs)
    widest = max((need.most for need in needs if need.is_figures), default=0.0)
    for wanted in ([widest if need.is_figures else need.most for need in needs], [need.most for need in needs]):
        most = sum(wanted)
        if most <= width:
            return [width * own / most for own in wanted]
    least = sum(need.least for need in needs)
    if least >= width:
        return [width * need.least / least for need in needs]
    lacking = sum(need.most for need in needs) - least
    return [need.least + (width - least) * (need.most - need.least) / lacking for need in needs]
