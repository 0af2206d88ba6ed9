"""What the blocks and notes of one version are prepared with."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from undoc.model import Problem, Version
from undoc.prepare.inlines import SpanMaker
from undoc.prepare.numbering import Numbered
from undoc.prepare.resolve import Notes
from undoc.templates.house import House
from undoc.templates.language import Language


class Context(Struct, frozen=True):
    """The ``version``, how it is to look, and what was found of it before its blocks are prepared.

    ``numbered`` has the number of each block by its identity, ``notes`` are those called so far, ``problems`` takes
    what is wrong.
    """

    version: Version
    house: House
    language: Language
    numbered: Mapping[int, Numbered]
    maker: SpanMaker
    notes: Notes
    problems: list[Problem]
