"""Name trees and number trees (ISO 32000-1, 7.9.6 and 7.9.7)."""

from __future__ import annotations

from collections.abc import Mapping

from undoc.pdf.objects import File, Ref, Value

_LEAF = 64


def name_tree(file: File, entries: Mapping[str, Value]) -> Ref:
    """Add a name tree of ``entries`` to ``file``; the names are byte strings in UTF-8."""
    encoded = [(name.encode(), value) for name, value in entries.items()]
    return _tree(file, "Names", sorted(encoded, key=lambda entry: entry[0]))


def number_tree(file: File, entries: Mapping[int, Value]) -> Ref:
    """Add a number tree of ``entries`` to ``file``."""
    return _tree(file, "Nums", sorted(entries.items(), key=lambda entry: entry[0]))


def _tree(file: File, kind: str, entries: list[tuple[bytes, Value]] | list[tuple[int, Value]]) -> Ref:
    leaves: list[Value] = []
    for start in range(0, len(entries), _LEAF):
        leaf = entries[start : start + _LEAF]
        pairs: list[Value] = [part for entry in leaf for part in entry]
        leaves.append(file.add({"Limits": [leaf[0][0], leaf[-1][0]], kind: pairs}))
    return file.add({"Kids": leaves})
