"""YAML files as plain trees that know where each value stands.

Comes in: a file of ours or a user's. Goes out: ``Mapping``, ``Sequence`` and ``Scalar`` values, each with its
place. Scalars stay text (no ``no`` → False, no ``1.10`` → 1.1); duplicate keys, tags and aliases are problems.
"""

from __future__ import annotations

from pathlib import Path

import yaml

from undoc.files import MOST_TEXT, read_file
from undoc.model import ContentError, Place, Problem
from undoc.yaml_events import TooDeepError, read_events

#: Our own files need seven levels; this leaves room for those of others, and for a clear message.
_DEPTH = 20


class Scalar(str):
    """A text value with its place."""

    __slots__ = ("place",)
    place: Place

    def __new__(cls, value: str, place: Place) -> Scalar:
        """The text ``value`` that stands at ``place``."""
        scalar = super().__new__(cls, value)
        scalar.place = place
        return scalar


class Sequence(list["Value"]):
    """A list with its place."""

    def __init__(self, place: Place) -> None:
        super().__init__()
        self.place = place


class Mapping(dict[str, "Value"]):
    """A mapping with its place and those of its keys."""

    def __init__(self, place: Place) -> None:
        super().__init__()
        self.place = place
        self.key_places: dict[str, Place] = {}


Value = Scalar | Sequence | Mapping


def read(path: Path, shown: str | None = None) -> Mapping:
    """The mapping that a YAML file holds; an empty file is an empty mapping. ContentError when it cannot be read."""
    name = shown if shown is not None else str(path)
    start = Place(name, 1, 1)
    try:
        reader = _Reader(read_file(path, MOST_TEXT).decode("utf-8-sig"), name)
        value = reader.document()
    except OSError as error:
        reason = error.strerror or str(error)
        raise _failure(Place(name), "unreadable-file", f"The file cannot be read: {reason}.", "Put it back.") from None
    except UnicodeDecodeError:
        raise _failure(Place(name), "not-utf-8", "The file is not UTF-8 text.", "Save it as UTF-8.") from None
    except TooDeepError as error:
        place = Place(name, error.mark.line + 1, error.mark.column + 1)
        message = "The values are nested too deeply."
        raise _failure(place, "yaml-depth", message, "Remove brackets or indents here.") from None
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        place = Place(name, mark.line + 1, mark.column + 1) if mark else start
        message = f"This is not valid YAML: {error.problem or error.context}."
        raise _failure(place, "invalid-yaml", message, "Check the indents, colons and quotation marks here.") from None
    except yaml.YAMLError as error:
        message = f"This is not valid YAML: {str(error).splitlines()[0]}."
        raise _failure(start, "invalid-yaml", message, "Check the indents, colons and quotation marks.") from None
    if value is None:
        return Mapping(start)
    problems = reader.problems
    if not isinstance(value, Mapping):
        problems.append(
            Problem(start, "wrong-kind", "The file does not hold keys with values.", "Write it as “key: value” lines.")
        )
    if problems or not isinstance(value, Mapping):
        raise ContentError(problems)
    return value


def merged(base: Mapping, over: Mapping, *, amends: bool = False) -> Mapping:
    """``base`` with the values of ``over`` laid on top: mappings are merged key by key, anything else is replaced.

    What is missing in the end is missing in ``over``; in ``base`` when ``over`` only ``amends`` it.
    """
    result = Mapping(base.place if amends else over.place)
    result.update(base)
    result.key_places = base.key_places | over.key_places
    for key, value in over.items():
        below = base.get(key)
        if isinstance(below, Mapping) and isinstance(value, Mapping):
            value = merged(below, value, amends=amends)
        result[key] = value
    return result


def _failure(place: Place, code: str, message: str, advice: str) -> ContentError:
    return ContentError([Problem(place, code, message, advice)])


class _Reader:
    """Makes the values of a YAML text out of the parser's events.

    Composing with ``yaml.compose`` makes nodes first and finds a tag for each, which takes twice as long.
    """

    def __init__(self, text: str, name: str) -> None:
        self._events = read_events(text, _DEPTH)
        self._name = name
        self.problems: list[Problem] = []

    def document(self) -> Value | None:
        """The value of the only document; None when there is none. yaml.YAMLError when the text is not valid."""
        self._next()
        if isinstance(self._next(), yaml.StreamEndEvent):
            return None
        value = self._value(self._next())
        self._next()
        end = self._next()
        if not isinstance(end, yaml.StreamEndEvent):
            message = "A second YAML document begins here."
            self._problem(self._place(end), "yaml-documents", message, "Remove this line.")
        return value

    def _next(self) -> yaml.Event:
        return next(self._events)

    def _place(self, event: yaml.Event) -> Place:
        mark = event.start_mark
        assert mark is not None
        return Place(self._name, mark.line + 1, mark.column + 1)

    def _value(self, event: yaml.Event) -> Value:
        """The value that begins with ``event``."""
        place = self._place(event)
        if isinstance(event, yaml.ScalarEvent):
            return Scalar(event.value, place)
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(place)
        if isinstance(event, yaml.SequenceStartEvent):
            sequence = Sequence(place)
            while not isinstance(item := self._next(), yaml.SequenceEndEvent):
                sequence.append(self._value(item))
            return sequence
        self._problem(place, "yaml-alias", "YAML reads this word with an asterisk as an alias.", "Write the value out.")
        return Scalar("", place)

    def _mapping(self, place: Place) -> Mapping:
        mapping = Mapping(place)
        while not isinstance(event := self._next(), yaml.MappingEndEvent):
            key = self._value(event)
            value = self._value(self._next())
            if not isinstance(key, Scalar):
                self._problem(key.place, "wrong-kind", "A key is not plain text.", "Write a word as the key.")
                continue
            if key in mapping:
                message = f"The key “{key}” stands here twice."
                self._problem(key.place, "duplicate-key", message, "Remove one of the two.")
            mapping.key_places[key] = key.place
            mapping[key] = value
        return mapping

    def _problem(self, place: Place, code: str, message: str, advice: str) -> None:
        self.problems.append(Problem(place, code, message, advice))
