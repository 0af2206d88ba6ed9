"""The levels of sub-paragraphs and bullets, from the run that they stand in.

``(i)`` is the ninth letter after ``(h)`` and the first Roman numeral elsewhere; which it is, only its neighbours tell.
"""

from __future__ import annotations

from collections.abc import Sequence

from undoc.content.read.markdown.labels import Label, Series

#: Labels of one letter that are taken as Roman numerals when the neighbours do not tell.
_RATHER_ROMAN = "ivx"


def label_levels(labels: Sequence[Label | None]) -> list[int]:
    """Return the level of each label in order; None stands for a heading, after which all series begin anew.

    The level of None is -1.
    """
    following = _next_of_upper_levels(labels)
    levels: list[int] = []
    reached: dict[Series, int] = {}
    for label, after in zip(labels, following, strict=True):
        if label is None:
            reached = {}
            levels.append(-1)
            continue
        series = _series(label, after, reached)
        reached = {own: count for own, count in reached.items() if own.value < series.value}
        reached[series] = label.value(series) or 0
        levels.append(series.value)
    return levels


def _series(label: Label, after: Label | None, reached: dict[Series, int]) -> Series:
    """The series that a label belongs to, given the counts ``reached`` in those begun and the label ``after`` it."""
    letter, roman = label.value(Series.LETTER), label.value(Series.ROMAN)
    if letter is None or roman is None:
        return label.values[0][0]
    if roman > 1 and reached.get(Series.ROMAN) == roman - 1:
        return Series.ROMAN
    if after is not None and after.value(Series.ROMAN) == roman + 1:
        return Series.ROMAN
    if reached.get(Series.LETTER) == letter - 1:
        return Series.LETTER
    if after is not None and after.value(Series.LETTER) == letter + 1:
        return Series.LETTER
    count = label.typed.strip("()（）")
    return Series.ROMAN if len(count) > 1 or count in _RATHER_ROMAN else Series.LETTER


def _next_of_upper_levels(labels: Sequence[Label | None]) -> list[Label | None]:
    """For each label the next one that is a letter or a Roman numeral under the same numbered paragraph."""
    following: list[Label | None] = []
    after: Label | None = None
    for label in reversed(labels):
        following.append(after)
        if label is None or label.values[0][0] is Series.DECIMAL:
            after = None
        elif label.values[0][0] is not Series.SMALL_LETTER:
            after = label
    following.reverse()
    return following


def bullet_levels(indents: Sequence[int]) -> list[int]:
    """Return the levels of the bullets of one list from their indents: two spaces more begin a list inside the list."""
    levels: list[int] = []
    begun: list[int] = []
    for indent in indents:
        while begun and begun[-1] > indent:
            begun.pop()
        if not begun or indent - begun[-1] >= 2:
            begun.append(indent)
        levels.append(len(begun) - 1)
    return levels
