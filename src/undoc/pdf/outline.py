"""The document outline, which readers show as bookmarks (ISO 32000-1, 12.3.3)."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct, field

from undoc.pdf.links import destination
from undoc.pdf.objects import File, Ref, Value
from undoc.typeset.pages.page import OutlineEntry


class _Node(Struct, eq=False):
    """An entry with its object and the entries below it."""

    ref: Ref
    entry: OutlineEntry | None
    kids: list[_Node] = field(default_factory=list)

    def count(self) -> int:
        """How many entries stand below this one."""
        return sum(1 + kid.count() for kid in self.kids)


def write_outline(
    file: File, entries: Sequence[OutlineEntry], pages: Sequence[Ref], heights: Sequence[float]
) -> Ref | None:
    """Add the outline to ``file`` and return its root; None without entries.

    Entries stand below the last one before them of a lower level. The first two levels show, deeper ones are closed.
    """
    if not entries:
        return None
    root = _Node(file.reserve(), None)
    path = [root]
    for entry in entries:
        while len(path) > 1 and (last := path[-1].entry) and last.level >= entry.level:
            path.pop()
        node = _Node(file.reserve(), entry)
        path[-1].kids.append(node)
        path.append(node)
    visible = len(root.kids) + sum(len(kid.kids) for kid in root.kids)
    file.put(root.ref, {"First": root.kids[0].ref, "Last": root.kids[-1].ref, "Count": visible})
    _write_kids(file, root, 1, pages, heights=heights)
    return root.ref


def _write_kids(file: File, parent: _Node, level: int, pages: Sequence[Ref], heights: Sequence[float]) -> None:
    """Write the entries below ``parent``, which is at ``level - 1`` of the tree."""
    for index, node in enumerate(parent.kids):
        assert node.entry is not None
        entries: dict[str, Value] = {
            "Title": " ".join(node.entry.title.split()),
            "Parent": parent.ref,
            "Dest": destination(node.entry.destination, pages, heights),
            "Prev": parent.kids[index - 1].ref if index else None,
            "Next": parent.kids[index + 1].ref if index + 1 < len(parent.kids) else None,
        }
        if node.kids:
            # A closed entry's count is negative.
            count = len(node.kids) if level == 1 else -len(node.kids)
            entries |= {"First": node.kids[0].ref, "Last": node.kids[-1].ref, "Count": count}
        file.put(node.ref, entries)
        _write_kids(file, node, level + 1, pages, heights=heights)
