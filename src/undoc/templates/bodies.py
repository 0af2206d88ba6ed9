"""The bodies that issue documents, from ``templates/bodies.yaml``."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from undoc.model import ContentError, Problem
from undoc.templates.fields import Fields
from undoc.templates.read_yaml import read_yaml


class Body(NamedTuple):
    """A body: ``house`` names its house style.

    ``names`` says which of the languages' body names fills which slot of the masthead and the session block
    (``body_name``, ``governing_body``, ``wordmark``, …). ``symbols`` are the beginnings of its documents'
    symbols, where ``*`` stands for any characters but ``/``.
    """

    key: str
    house: str
    names: Mapping[str, str]
    symbols: tuple[str, ...] = ()

    def share_of(self, symbol: str) -> int:
        """How many characters at the beginning of ``symbol`` are this body's; 0 when it is not one of its symbols."""
        return max((len(own) for own in self.symbols if _beginning(own).match(symbol)), default=0)


@lru_cache
def _beginning(symbols: str) -> re.Pattern[str]:
    return re.compile("[^/]*".join(map(re.escape, symbols.split("*"))) + r"(?:[/.]|$)")


def load_bodies(path: Path) -> dict[str, Body]:
    """All bodies by their keys. ContentError with all that is wrong in the file."""
    problems: list[Problem] = []
    fields = Fields(read_yaml(path), problems, "the list of bodies")
    bodies = {}
    for key, section in fields.sections():
        bodies[key] = Body(key, section.text("house"), section.table("names"), section.texts("symbols", required=False))
        section.close()
    if problems:
        raise ContentError(problems)
    return bodies
