"""The symbol of a document, as ``HSP/EB.2024/17`` or ``A/80/6 (Sect. 29)/Corr.1``.

Grammar: the series of symbols of the Organization (ST/LIB/SER.B/5/Rev.5 and the research guide on symbols).
"""

from __future__ import annotations

import re

from msgspec import Struct

#: How many characters a symbol has at most; the longest in use have some forty.
LONGEST = 100
_BRACKETS = r" ?\([A-Za-z0-9][A-Za-z0-9 .,&’'\-–]{0,39}\)"
# A draft has no number yet: A/80/…, A/C.3/80/L.…
_SEGMENT = rf"(?:…|[A-Z0-9][A-Za-z0-9]*(?:[.\-](?:[A-Za-z0-9]+|…))*(?:{_BRACKETS}){{0,2}})"
_SUFFIX = r"(?:(?:Add|Amend|Corr|Rev)\.[0-9]+[A-Z]?|Summary|Excerpt|Part [A-Z0-9]{1,4})"
_SYMBOL = re.compile(
    rf"(?P<organ>[A-Z]{{1,8}}(?:\.[0-9]+)?)(?P<segments>(?:/{_SEGMENT})+?)(?P<suffixes>(?:/{_SUFFIX})*)(?P<stars>\*{{0,3}})"
)
#: Characters that may not stand in a file's name on one of the usual systems, and the slash.
_UNSAFE = re.compile(r'[\\/:*?"<>| ]')


class Symbol(Struct, frozen=True):
    """A parsed symbol.

    ``organ`` is the first element (``HSP``), set large in the masthead; ``segments`` the elements after
    it and ``suffixes`` those of an addendum, corrigendum or revision, without slashes; ``stars`` the
    asterisks of a reissue.
    """

    organ: str
    segments: tuple[str, ...]
    suffixes: tuple[str, ...] = ()
    stars: str = ""

    @classmethod
    def parse(cls, text: str) -> Symbol:
        """Return the symbol written in ``text``; ValueError when it is none."""
        match = _SYMBOL.fullmatch(text) if len(text) <= LONGEST else None
        if match is None:
            raise ValueError(f"not a document symbol: {text[:LONGEST]!r}")
        suffixes = match["suffixes"]
        return cls(
            organ=match["organ"],
            segments=tuple(match["segments"][1:].split("/")),
            suffixes=tuple(suffixes[1:].split("/")) if suffixes else (),
            stars=match["stars"],
        )

    def __str__(self) -> str:
        return self.organ + self.rest

    @property
    def rest(self) -> str:
        """What follows the first element, with its slash: ``/EB.2024/17``."""
        return "".join(f"/{part}" for part in (*self.segments, *self.suffixes)) + self.stars

    @property
    def file_stem(self) -> str:
        """The symbol as a file name: ``HSP_EB.2024_17``."""
        return _UNSAFE.sub("_", str(self).rstrip("*"))
