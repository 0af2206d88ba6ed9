"""The symbol of a document, as ``HSP/EB.2024/17`` or ``A/80/6 (Sect. 29)/Corr.1``.

Grammar: the series of symbols of the Organization (ST/LIB/SER.B/5/Rev.5 and the research guide on symbols).
"""

from __future__ import annotations

import re

from msgspec import Struct
from msgspec.structs import replace

#: How many characters a symbol has at most; the longest in use have some forty.
LONGEST = 100
_BRACKETS = r" ?\([A-Za-z0-9][A-Za-z0-9 .,&’'\-–]{0,39}\)"
# A draft has no number yet: A/80/…, A/C.3/80/L.…
_SEGMENT = rf"(?:…|[A-Z0-9][A-Za-z0-9]*(?:[.\-](?:[A-Za-z0-9]+|…))*(?:{_BRACKETS}){{0,2}})"
_SUFFIX = r"(?:(?:Add|Amend|Corr|Rev)\.[0-9]+[A-Z]?|Summary|Excerpt|Part [A-Z0-9]{1,4})"
_SYMBOL = re.compile(
    rf"(?P<organ>[A-Z]{{1,8}}(?:\.[0-9]+)?)(?P<segments>(?:/{_SEGMENT})+?)(?P<suffixes>(?:/{_SUFFIX})*)(?P<stars>\*{{0,3}})"
)
#: Two symbols of one document, of two bodies: A/79/123-S/2025/45; a hyphen or an en dash stands between them.
_TWO = re.compile(r"(.+?)[-–]([A-Z]{1,8}(?:\.[0-9]+)?/[^/]+/.+)")
#: What stands between the two where they are printed.
BETWEEN = "–"
#: Characters that may not stand in a file's name on one of the usual systems, and the slash.
_UNSAFE = re.compile(r'[\\/:*?"<>| ]')


class Symbol(Struct, frozen=True):
    """A parsed symbol.

    ``organ`` is the first element (``HSP``), set large in the masthead; ``segments`` the elements after
    it and ``suffixes`` those of an addendum, corrigendum or revision, without slashes; ``stars`` the
    asterisks of a reissue. ``second`` is the symbol that a document of two bodies has besides, which has no asterisks.
    """

    organ: str
    segments: tuple[str, ...]
    suffixes: tuple[str, ...] = ()
    stars: str = ""
    second: Symbol | None = None

    @classmethod
    def parse(cls, text: str) -> Symbol:
        """Return the symbol written in ``text``, or the two; ValueError when it is none."""
        if (two := _TWO.fullmatch(text)) and all(map(_SYMBOL.fullmatch, two.groups())):
            first, second = map(cls.parse, two.groups())
            if second.second is None and not first.stars and len(text) <= LONGEST:
                stars, second = second.stars, replace(second, stars="")
                return replace(first, stars=stars, second=second)
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
        """What follows the first element, with its slash: ``/EB.2024/17``; of two symbols, of both."""
        own = "".join(f"/{part}" for part in (*self.segments, *self.suffixes))
        return f"{own}{BETWEEN}{self.second}{self.stars}" if self.second is not None else own + self.stars

    @property
    def parts(self) -> tuple[Symbol, ...]:
        """The symbol, or each of the two by itself."""
        if self.second is None:
            return (self,)
        return replace(self, second=None, stars=""), self.second

    @property
    def file_stem(self) -> str:
        """The symbol as a file name: ``HSP_EB.2024_17``."""
        return _UNSAFE.sub("_", str(self).rstrip("*").replace(BETWEEN, "-"))
