"""The YAML files of templates and fonts, ours or a user's, as trees."""

from __future__ import annotations

from pathlib import Path

from undoc.files import MOST_TEXT, read_file
from undoc.model import ContentError, Place
from undoc.model.report import Report
from undoc.yaml.tree import MappingNode, parse_yaml


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
