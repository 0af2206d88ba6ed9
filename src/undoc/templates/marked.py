"""YAML files as plain trees that know where each value stands.

Comes in: a file of ours or a user's. Goes out: ``Mapping``, ``Sequence`` and ``Scalar`` values, each with its
place. Scalars stay text (no ``no`` → False, no ``1.10`` → 1.1); duplicate keys, tags and aliases are problems.
"""

from __future__ import annotations

from pathlib import Path

import yaml

from undoc.model import ContentError, Place, Problem

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


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
        text = path.read_text(encoding="utf-8-sig")
        node = yaml.compose(text, Loader=_Loader)
    except OSError as error:
        reason = error.strerror or str(error)
        raise _failure(Place(name), "unreadable-file", f"The file cannot be read: {reason}.", "Put it back.") from None
    except UnicodeDecodeError:
        raise _failure(Place(name), "not-utf-8", "The file is not UTF-8 text.", "Save it as UTF-8.") from None
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        place = Place(name, mark.line + 1, mark.column + 1) if mark else start
        message = f"This is not valid YAML: {error.problem or error.context}."
        raise _failure(place, "invalid-yaml", message, "Check the indents, colons and quotation marks here.") from None
    except (yaml.YAMLError, RecursionError) as error:
        message = f"This is not valid YAML: {str(error).splitlines()[0]}."
        raise _failure(start, "invalid-yaml", message, "Check the indents, colons and quotation marks.") from None
    if node is None:
        return Mapping(start)
    problems: list[Problem] = []
    value = _convert(node, name, problems)
    if not isinstance(value, Mapping):
        problems.append(
            Problem(start, "wrong-kind", "The file does not hold keys with values.", "Write it as “key: value” lines.")
        )
    if problems or not isinstance(value, Mapping):
        raise ContentError(problems)
    return value


def merged(base: Mapping, over: Mapping) -> Mapping:
    """``base`` with the values of ``over`` laid on top: mappings are merged key by key, anything else is replaced."""
    result = Mapping(over.place)
    result.update(base)
    result.key_places = base.key_places | over.key_places
    for key, value in over.items():
        below = base.get(key)
        result[key] = merged(below, value) if isinstance(below, Mapping) and isinstance(value, Mapping) else value
    return result


def _failure(place: Place, code: str, message: str, advice: str) -> ContentError:
    return ContentError([Problem(place, code, message, advice)])


def _convert(node: yaml.Node, name: str, problems: list[Problem]) -> Value:
    place = Place(name, node.start_mark.line + 1, node.start_mark.column + 1)
    if isinstance(node, yaml.ScalarNode):
        return Scalar(node.value, place)
    if isinstance(node, yaml.SequenceNode):
        sequence = Sequence(place)
        sequence.extend(_convert(item, name, problems) for item in node.value)
        return sequence
    mapping = Mapping(place)
    for key_node, value_node in node.value:
        key = _convert(key_node, name, problems)
        if not isinstance(key, Scalar):
            problems.append(Problem(key.place, "wrong-kind", "A key is not plain text.", "Write a word as the key."))
            continue
        if key in mapping:
            problems.append(
                Problem(key.place, "duplicate-key", f"The key “{key}” stands here twice.", "Remove one of the two.")
            )
        mapping.key_places[key] = key.place
        mapping[key] = _convert(value_node, name, problems)
    return mapping
