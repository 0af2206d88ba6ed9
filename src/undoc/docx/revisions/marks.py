"""What a revision looks like in WordprocessingML: insertions, deletions, moves, earlier formats (17.13.5)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from undoc.docx.revisions.names import Element, child, insert_in_order, local, made, w, without

#: The ids of revisions begin beyond those of bookmarks, which count in the same range.
_FIRST = 1_000_000
_DELETED = {"t": "delText", "instrText": "delInstrText"}
#: What a paragraph's properties end with (17.3.1.26), those of a row (17.4.82).
_AFTER_MARK = ("sectPr", "pPrChange")


class Marker:
    """Makes the marks of one author and moment; each has an id of its own."""

    def __init__(self, author: str, date: str) -> None:
        self._author, self._date = author, date
        self._count = 0

    def mark(self, name: str) -> Element:
        """An element of a name that says who has changed something, and when."""
        self._count += 1
        return made(name, {"id": str(_FIRST + self._count), "author": self._author, "date": self._date})

    def around(self, kind: str, elements: Iterable[Element]) -> list[Element]:
        """Runs and the like within marks of a kind: ``ins``, ``del``, ``moveFrom``, ``moveTo``.

        A link has the mark within it; what is no content stands beside the mark.
        """
        marked: list[Element] = []
        group: Element | None = None
        for element in elements:
            name = local(element)
            if name in ("bookmarkStart", "bookmarkEnd", "commentRangeStart", "commentRangeEnd"):
                marked.append(element)
                group = None
                continue
            if name == "hyperlink":
                inner = self.around(kind, list(element))
                for one in list(element):
                    element.remove(one)
                element.extend(inner)
                marked.append(element)
                group = None
                continue
            if group is None:
                group = self.mark(kind)
                marked.append(group)
            if kind in ("del", "moveFrom"):
                _as_deleted(element)
            group.append(element)
        return marked

    def end_of(self, paragraph: Element, kind: str) -> None:
        """Mark the end of a paragraph: with it the paragraph came, went or moved."""
        properties = child(paragraph, "pPr")
        if properties is None:
            properties = made("pPr")
            paragraph.insert(0, properties)
        run = child(properties, "rPr")
        if run is None:
            run = made("rPr")
            insert_in_order(properties, run, _AFTER_MARK)
        run.insert(0, self.mark(kind))

    def row(self, row: Element, kind: str) -> None:
        """Mark a row as inserted or deleted."""
        properties = child(row, "trPr")
        if properties is None:
            properties = made("trPr")
            before = child(row, "tblPrEx")
            row.insert(0 if before is None else 1, properties)
        if len(properties) == 0:
            properties.append(made("cantSplit", {"val": "off"}))  # a mark alone is none of the schema's properties
        insert_in_order(properties, self.mark(kind), ("trPrChange",))

    def changed(self, properties: Element, name: str, old: Element | None, drop: Sequence[str] = ()) -> None:
        """Say what properties were before: ``name`` is ``pPrChange`` or the like; ``drop`` is not among them."""
        change = self.mark(name)
        kind = name.removesuffix("Change")
        before = made(kind) if old is None else without(old, drop)
        before.tag = w(kind)
        change.append(before)
        properties.append(change)


def _as_deleted(element: Element) -> None:
    """A run whose text is deleted text."""
    for one in element:
        name = local(one)
        if name in _DELETED:
            one.tag = w(_DELETED[name])
