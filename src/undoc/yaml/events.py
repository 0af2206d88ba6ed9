"""What a YAML text says, piece by piece, with a limit of our own to how deeply it may nest.

The C parser looks ahead, and some releases of it give up at a thousand open brackets before they say what the first of
them was. How deep is too deep is decided here, so that the same text is the same problem with every release.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

import yaml

_STARTS = frozenset((yaml.MappingStartEvent, yaml.SequenceStartEvent))
_ENDS = frozenset((yaml.MappingEndEvent, yaml.SequenceEndEvent))


class Mark(Protocol):
    """A position in a YAML text, counted from 0; the C parser and the Python one each have a type for it."""

    line: int
    column: int


class TooDeepError(yaml.YAMLError):
    """A mapping or list stands in too many others; ``mark`` is where it begins."""

    def __init__(self, mark: Mark) -> None:
        super().__init__("nested too deeply")
        self.mark = mark


def read_events(text: str, deepest: int) -> Iterator[yaml.Event]:
    """The events of ``text``, in which mappings and lists may stand ``deepest`` deep in each other.

    TooDeepError where one stands deeper; another yaml.YAMLError where the text is not valid.
    """
    try:
        yield from _within_depth(text, deepest)
    except yaml.MarkedYAMLError as error:
        if error.problem_mark is not None:
            _check_depth(text[: error.problem_mark.index], deepest)
        raise


def _within_depth(text: str, deepest: int) -> Iterator[yaml.Event]:
    depth = 0
    loader = yaml.CSafeLoader(text)
    kind: type[yaml.Event] | None = None
    while kind is not yaml.StreamEndEvent:
        event = loader.get_event()
        assert event is not None
        kind = type(event)
        if kind in _STARTS:
            if depth == deepest:
                assert event.start_mark is not None
                raise TooDeepError(event.start_mark)
            depth += 1
        elif kind in _ENDS:
            depth -= 1
        yield event


def _check_depth(text: str, deepest: int) -> None:
    """TooDeepError when ``text``, which the parser had accepted before it gave up, is nested too deeply already."""
    try:
        for _ in _within_depth(text, deepest):
            pass
    except TooDeepError:
        raise
    except yaml.YAMLError:
        return
