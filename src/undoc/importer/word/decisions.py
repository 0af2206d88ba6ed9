"""Tracked changes of a Word file that are decided one by one.

What is rejected becomes its opposite, an insertion a deletion and a deletion an insertion, so that accepting all that
the file then has is what was decided (ISO/IEC 29500-1, 17.13.5).
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from lxml import etree

from undoc.files import MOST_WORD, read_file
from undoc.importer.word.names import W
from undoc.importer.word.package import Package

_OPPOSITES = {"ins": "del", "del": "ins", "moveFrom": "moveTo", "moveTo": "moveFrom"}
_CHANGES = tuple(W + name for name in _OPPOSITES)
_TEXTS = {"ins": (f"{W}t", f"{W}delText"), "del": (f"{W}delText", f"{W}t")}
_PARTS = ("footnotes", "endnotes")


class Tracking(NamedTuple):
    """A tracked change: who made it and when, as the file says; the texts that it takes away and puts in."""

    author: str
    date: str
    old: str
    new: str


def decided(path: Path, decide: Callable[[Tracking], bool]) -> bytes:
    """Return the file with the tracked changes that ``decide`` rejects turned round.

    ContentError, located, when the file cannot be read.
    """
    package = Package(path)
    try:
        names = [package.main, *(name for kind in _PARTS if (name := package.of_kind(package.main, kind)))]
        roots = {name: package.xml(name) for name in names}
    finally:
        package.close()
    for root in roots.values():
        for group in list(_groups(root)):
            if not decide(_tracking(group)):
                for element in group:
                    _turn(element)
    written = {name.lower(): etree.tostring(root, encoding="UTF-8", standalone=True) for name, root in roots.items()}
    stream = io.BytesIO()
    data = io.BytesIO(read_file(path, MOST_WORD))
    with zipfile.ZipFile(data) as file, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as copy:
        for info in file.infolist():
            copy.writestr(info.filename, written.get(info.filename.lstrip("/").lower()) or file.read(info))
    return stream.getvalue()


def _groups(root: etree._Element) -> Iterator[list[etree._Element]]:
    """The tracked changes that stand beside each other and are of one author: what replaces a text is one with it."""
    group: list[etree._Element] = []
    for element in root.iter(*_CHANGES):
        if any(parent.tag in _CHANGES for parent in element.iterancestors()):
            continue
        if group and (group[-1].getnext() is not element or _author(group[-1]) != _author(element)):
            yield group
            group = []
        group.append(element)
    if group:
        yield group


def _author(element: etree._Element) -> str:
    return element.get(f"{W}author", "")


def _tracking(group: list[etree._Element]) -> Tracking:
    texts = {"old": "", "new": ""}
    for element in group:
        is_old = element.tag in (f"{W}del", f"{W}moveFrom")
        text = "".join(piece.text or "" for piece in element.iter(f"{W}t", f"{W}delText"))
        texts["old" if is_old else "new"] += text or "¶"
    return Tracking(_author(group[0]), group[0].get(f"{W}date", ""), texts["old"], texts["new"])


def _turn(element: etree._Element) -> None:
    name = etree.QName(element).localname
    element.tag = W + _OPPOSITES[name]
    old, new = _TEXTS["ins" if name in ("ins", "moveTo") else "del"]
    for piece in element.iter(old):
        piece.tag = new
