"""``document.yaml`` read as Metadata, which declares its keys."""

from __future__ import annotations

from pathlib import Path

from undoc.content.read.files import read_text
from undoc.model import Metadata, Place, Symbol
from undoc.model.report import Report
from undoc.model.values import SYMBOL
from undoc.yaml.decode import decode, keys_of
from undoc.yaml.keys import KeyReader
from undoc.yaml.tree import MappingNode, parse_yaml


def symbol_of(path: Path) -> Symbol | None:
    """Return the symbol that ``document.yaml`` gives, whatever else is wrong in it; None when it gives none."""
    unsaid = Report()
    text = read_text(path, unsaid)
    root = None if text is None else parse_yaml(text, str(path), unsaid)
    return KeyReader(root, None, unsaid).value("symbol", SYMBOL) if isinstance(root, MappingNode) else None


def read_metadata(path: Path, report: Report) -> Metadata | None:
    """Return what ``document.yaml`` says, None when something needed is missing or wrong; problems are reported."""
    text = read_text(path, report)
    return None if text is None else parse_metadata(text, path, report)


def parse_metadata(text: str, path: Path, report: Report) -> Metadata | None:
    """Return what the text of the ``document.yaml`` at ``path`` says, as ``read_metadata`` does."""
    root = parse_yaml(text, str(path), report)
    if not isinstance(root, MappingNode):
        if root is not None or not report.has_errors:
            place = Place(str(path), 1, 1) if root is None else root.place
            advice = f"Write one key on each line, as “symbol: …”; the keys are {', '.join(keys_of(Metadata))}."
            report.error(place, "wrong-kind", "The file does not hold keys with values.", advice)
        return None
    places = {"": Place(str(path))}
    return decode(KeyReader(root, keys_of(Metadata), report, places), Metadata, places=places)
