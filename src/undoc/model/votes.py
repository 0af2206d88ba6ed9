"""How a body voted: the States in favour, against and abstaining, or how many there were."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Annotated

from msgspec import Struct

from undoc.model.attributes import Fault, InvalidValueError, Key, Syntax, pattern
from undoc.wording import quoted

_CODE = r"[A-Z]{2}"
_COUNTS = r"[0-9]{1,3}-[0-9]{1,3}-[0-9]{1,3}"


def _parse_states(text: str) -> tuple[str, ...]:
    """Return the codes in ``FR, JP, JO``."""
    codes = tuple(one.strip() for one in text.split(",")) if text.strip() else ()
    for code in codes:
        if not re.fullmatch(_CODE, code):
            message = f"{quoted(code or text)} is not the code of a State."
            advice = "Write two capital letters for each, with commas between, as FR, JP, JO."
            raise InvalidValueError("invalid-country", message, advice)
    return codes


def _parse_counts(text: str) -> tuple[int, ...]:
    """Return how many voted in favour, against, and abstained: ``38-3-6``."""
    if not re.fullmatch(_COUNTS, text):
        message = f"{quoted(text)} does not say how many voted in favour, against, and abstained."
        raise InvalidValueError("invalid-vote", message, "Write three numbers, as 38-3-6.")
    return tuple(map(int, text.split("-")))


#: The text may be empty: there may be none against. Norway is written “NO” in YAML, which some programs take for false.
STATES = Syntax(_parse_states, pattern(rf"(?:{_CODE}(?: *, *{_CODE})*)?"), raw=True)
COUNTS = Syntax(_parse_counts, pattern(_COUNTS))


class Vote(Struct, frozen=True):
    """A recorded vote; ``without`` says that there was none. ``counts`` are those in favour, against, abstaining."""

    counts: Annotated[tuple[int, ...], Key("how many voted in favour, against, and abstained: `38-3-6`", COUNTS)] = ()
    in_favour: Annotated[tuple[str, ...], Key("the codes of the States in favour: `FR, JP, JO`", STATES)] = ()
    against: Annotated[tuple[str, ...], Key("those against", STATES)] = ()
    abstaining: Annotated[tuple[str, ...], Key("those that abstained", STATES)] = ()
    without: Annotated[bool, Key("`true` where it was adopted without a vote")] = False

    @property
    def lists(self) -> tuple[tuple[str, ...], ...]:
        """The States in favour, against, abstaining."""
        return self.in_favour, self.against, self.abstaining

    @property
    def numbers(self) -> tuple[int, ...]:
        """How many were in favour, against, abstaining."""
        return self.counts or tuple(map(len, self.lists))


def vote_faults(vote: Vote) -> Iterator[Fault]:
    """What does not agree in a vote: its counts with its lists, a State in two of them."""
    names = ("in_favour", "against", "abstaining")
    for name, count, states in zip(names, vote.numbers, vote.lists, strict=True):
        if states and count != len(states):
            message = f"{count} are said to be under “{name}”, where {len(states)} are listed."
            yield Fault("vote-counts", message, "Correct the counts or the list.", (name,))
    seen: set[str] = set()
    for name, states in zip(names, vote.lists, strict=True):
        for code in states:
            if code in seen:
                yield Fault(
                    "duplicate-value", f"{code} is listed twice in the vote.", "Remove one of the two.", (name,)
                )
            seen.add(code)
    if vote.without and any(vote.numbers):
        message = "It cannot be adopted without a vote and by one."
        yield Fault("vote-counts", message, "Remove “without”, or the counts and lists.", ("without",))
    if not vote.without and not any(vote.numbers):
        yield Fault("vote-counts", "The vote is empty.", "Write the counts or the lists, or “without: true”.")
