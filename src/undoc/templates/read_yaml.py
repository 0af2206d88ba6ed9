"""The YAML files of templates and fonts, ours or a user's, as trees."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

from msgspec import Struct

from undoc.files import MOST_TEXT, read_file
from undoc.model import ContentError, Place
from undoc.model.report import Report
from undoc.yaml.decode import decode, decode_table, keys_of
from undoc.yaml.keys import KeyReader
from undoc.yaml.tree import MappingNode, parse_yaml

_T = TypeVar("_T", bound=Struct)


def read_yaml(path: Path) -> MappingNode:
    """The mapping that a YAML file holds; an empty file is an empty mapping. ContentError when it cannot be read."""
    report = Report()
    node = None
    try:
        node = parse_yaml(read_file(path, MOST_TEXT).decode("utf-8-sig"), str(path), report)
    except OSError as error:
        reason = error.strerror or str(error)
        report.error(Place(str(path)), "unreadable-file", f"The file cannot be read: {reason}.", "Put it back.")
    except UnicodeDecodeError:
        report.error(Place(str(path)), "not-utf-8", "The file is not UTF-8 text.", "Save it as UTF-8.")
    if node is not None and not isinstance(node, MappingNode):
        message = "The file does not hold keys with values."
        report.error(node.place, "wrong-kind", message, "Write it as “key: value” lines.")
    if report.has_errors:
        raise ContentError(report.problems())
    return node if isinstance(node, MappingNode) else MappingNode({}, Place(str(path), 1, 1))


def load(path: Path, kind: type[_T]) -> _T:
    """What a YAML file says, by the keys that ``kind`` declares. ContentError with all that is wrong in it."""
    report = Report()
    node = read_yaml(path)
    value = decode(KeyReader(node, keys_of(kind), report), kind)
    if value is None or report.has_errors:
        raise ContentError(report.problems())
    return value


def load_table(path: Path, kind: type[_T]) -> dict[str, _T]:
    """What a YAML file says of each of its names. ContentError with all that is wrong in it."""
    report = Report()
    table = decode_table(read_yaml(path), kind, report)
    if report.has_errors:
        raise ContentError(report.problems())
    return table
