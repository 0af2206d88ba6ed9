"""Which words of a text are document symbols, and where they lead: ``templates/symbols.yaml``."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from undoc.model import ContentError, Problem
from undoc.templates.fields import Fields
from undoc.templates.read_yaml import read_yaml


class SymbolLinks(NamedTuple):
    """``organs`` are the first elements of symbols.

    ``link`` is an address with {language} and {symbol}, or empty for none.
    """

    organs: tuple[str, ...]
    link: str


def load_symbols(path: Path) -> SymbolLinks:
    """The symbols that become links. ContentError with all that is wrong in the file."""
    problems: list[Problem] = []
    fields = Fields(read_yaml(path), problems, "the list of symbols")
    links = SymbolLinks(fields.texts("organs"), fields.text("link", ""))
    fields.close()
    if problems:
        raise ContentError(problems)
    return links
