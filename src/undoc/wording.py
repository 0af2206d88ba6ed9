"""Small phrases for messages: a quoted piece of the content, and the word that was probably meant."""

from __future__ import annotations

from collections.abc import Collection

_SHOWN = 60
#: Above this many choices a search for the nearest one would take too long.
_CHOICES = 300


def quoted(text: str) -> str:
    """Return ``text`` in quotation marks, on one line and shortened when it is long."""
    line = " ".join(text.split())
    return f"“{line if len(line) <= _SHOWN else line[:_SHOWN] + '…'}”"


def did_you_mean(word: str, choices: Collection[str], otherwise: str = "") -> str:
    """Return “Did you mean …?” with the choice nearest to ``word``, or ``otherwise`` when none is near."""
    if not choices or len(choices) > _CHOICES or len(word) > _SHOWN:
        return otherwise
    # Imported here: only content with problems needs it.
    from difflib import get_close_matches

    lowered = {choice.lower(): choice for choice in choices}
    near = get_close_matches(word.lower(), lowered, n=1, cutoff=0.6)
    return f"Did you mean “{lowered[near[0]]}”?" if near else otherwise
