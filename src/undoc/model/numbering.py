"""How the headings and paragraphs of one document are numbered, where that is not as its house has it.

Each level is said by its first number: ``1.``, ``1.1``, ``(a)``. The counters before the last one are those of the
levels above it, so that ``1.1.1`` is the third of three.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Annotated, NamedTuple

from msgspec import Struct

from undoc.counting import counted
from undoc.model.attributes import ANY_TEXT, Fault, InvalidValueError, Key, Syntax
from undoc.wording import quoted

#: What the first number of each counter looks like; the names are those of counters in the language files.
FIRST = {
    "1": "decimal",
    "a": "lower",
    "A": "upper",
    "i": "lower-roman",
    "I": "upper-roman",
    "一": "han",
}
_LABEL = re.compile(
    r"(?P<before>[(（\[§’‘]?)(?P<above>(?:[1aAiI一][.\-–/])*)(?P<own>[1aAiI一])(?P<after>[.)）\]、:’‘]?(?: ?[-–—])?)"
)
#: What is written for a level without numbers.
NO_NUMBER = "-"
#: So many levels has a list in Word (ISO/IEC 29500-1, 17.9.6).
MOST_LEVELS = 9


class Above(NamedTuple):
    """The number of a level above within a label: its counter, and what stands between it and the next."""

    counter: str
    after: str


class LevelLabel(Struct, frozen=True):
    """What the labels of a level look like; without a counter the level has no numbers."""

    counter: str = ""
    before: str = ""
    after: str = ""
    above: tuple[Above, ...] = ()

    @classmethod
    def parse(cls, text: str) -> LevelLabel:
        """The level whose first label is ``text``. ValueError when it is none."""
        if text == NO_NUMBER:
            return cls()
        match = _LABEL.fullmatch(text)
        if match is None or match["above"].count("") > 2 * MOST_LEVELS:
            raise ValueError(text)
        above = match["above"]
        counted = tuple(Above(FIRST[above[at]], above[at + 1]) for at in range(0, len(above), 2))
        return cls(FIRST[match["own"]], match["before"], match["after"], counted)

    def __str__(self) -> str:
        """Its first label, from which ``parse`` makes it again."""
        if not self.counter:
            return NO_NUMBER
        first = {counter: shown for shown, counter in FIRST.items()}
        above = "".join(first[one.counter] + one.after for one in self.above)
        return f"{self.before}{above}{first[self.counter]}{self.after}"


def parse_numbers(text: str) -> tuple[LevelLabel, ...]:
    """Return the levels in ``1., 1.1, 1.1.1``, each said by its first number, or by ``-`` when it has none."""
    levels: list[LevelLabel] = []
    for part in text.split(","):
        try:
            levels.append(LevelLabel.parse(part.strip()))
        except ValueError:
            message = f"{quoted(part.strip())} is not the first number of a level."
            advice = "Write the first number of each level, from the uppermost on: “1., 1.1, (a)”; “-” for none."
            raise InvalidValueError("invalid-numbering", message, advice) from None
    if len(levels) > MOST_LEVELS:
        message = f"There are {len(levels)} levels."
        raise InvalidValueError("invalid-numbering", message, f"Write {MOST_LEVELS} at most.")
    return tuple(levels)


NUMBERS = Syntax(parse_numbers, ANY_TEXT)


class Numbering(Struct, frozen=True):
    """The labels of the levels from the first on; those that are not said are the house's."""

    headings: Annotated[
        tuple[LevelLabel, ...], Key("the first number of each level of headings, `1., 1.1, 1.1.1`", NUMBERS)
    ] = ()
    paragraphs: Annotated[
        tuple[LevelLabel, ...], Key("that of each level of numbered paragraphs, `1.1, (a)`", NUMBERS)
    ] = ()


def lacking(numbering: Numbering) -> Iterator[Fault]:
    """What is wrong with levels whose labels show more numbers than there are levels above."""
    for depth, level in enumerate(numbering.headings):
        if len(level.above) > (levels := sum(bool(one.counter) for one in numbering.headings[:depth])):
            yield _lacking("headings", level, levels)
    shown = max((len(one.above) + 1 for one in numbering.headings if one.counter), default=0)
    for depth, level in enumerate(numbering.paragraphs):
        if len(level.above) > depth + shown:
            yield _lacking("paragraphs", level, depth + shown)


def _lacking(key: str, level: LevelLabel, levels: int) -> Fault:
    message = f"The numbers “{level}” show {counted(len(level.above), 'number')} above; there are {levels}."
    advice = "Write a level for each number, from the uppermost on: “1., 1.1, 1.1.1”."
    return Fault("invalid-numbering", message, advice, (key,))
