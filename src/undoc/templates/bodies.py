"""The bodies that issue documents, from ``templates/bodies.yaml``."""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Annotated

from msgspec import Struct

from undoc.model.attributes import Given, Key


class Body(Struct, frozen=True):
    """A body, by its word in ``document.yaml``."""

    key: Given[str]
    house: Annotated[str, Key("its house style")]
    names: Annotated[
        Mapping[str, str],
        Key(
            "which of the languages' body names fills which slot of the masthead and the session block (`body_name`, "
            "`governing_body`, `wordmark`, …)"
        ),
    ]
    symbols: Annotated[
        tuple[str, ...],
        Key("the beginnings of its documents' symbols, where `*` stands for any characters but `/`"),
    ] = ()

    kinds: Annotated[
        tuple[str, ...],
        Key("the kinds of documents that it issues, where these are not all: files of `templates/kinds`"),
    ] = ()
    counts_years: Annotated[bool, Key("whether it counts years instead of sessions: `Eightieth year`")] = False
    organ: Annotated[
        Mapping[str, str],
        Key("what it is called at the beginning of its resolutions, by languages: `The General Assembly`"),
    ] = {}
    organ_in_text: Annotated[
        Mapping[str, str],
        Key("the same in the line that says by whom they were adopted: `the General Assembly`"),
    ] = {}

    def issues(self, kind: str) -> bool:
        """Whether it issues documents of a kind."""
        return not self.kinds or kind in self.kinds

    def share_of(self, symbol: str) -> int:
        """How many characters at the beginning of ``symbol`` are this body's; 0 when it is not one of its symbols."""
        return max((len(own) for own in self.symbols if _beginning(own).match(symbol)), default=0)


@lru_cache
def _beginning(symbols: str) -> re.Pattern[str]:
    return re.compile("[^/]*".join(map(re.escape, symbols.split("*"))) + r"(?:[/.]|$)")
