"""From a prepared document to plain text, which says all that the other outputs say; lists and quotations are set in.

Comes in: a ``PreparedDocument``. Goes out: the bytes of a text file (UTF-8). Page numbers are not in it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from undoc.prepare.prepared import (
    Block,
    Cell,
    Chart,
    Contents,
    Figure,
    List,
    PageBreak,
    Paragraph,
    PreparedDocument,
    Quotation,
    Table,
    children,
)

_INDENT = "    "
_BETWEEN = " | "


def write(prepared: PreparedDocument) -> bytes:
    """The text of a document: its masthead, its front, its body, its notes."""
    slots = (slot for row in prepared.house.masthead.rows for cell in row.cells for slot in cell.slots)
    masthead = (paragraph for slot in slots for paragraph in prepared.masthead.get(slot, ()))
    notes = (
        _labelled(note.mark if index == 0 else "", one.text)
        for note in prepared.notes.values()
        for index, one in enumerate(note.paragraphs)
    )
    lines = (*map(_line, masthead), *_lines((*prepared.head, *prepared.foot, *prepared.blocks)), *notes)
    return "".join(f"{line}\n" for line in lines).encode()


def _lines(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        match block:
            case Paragraph():
                yield _line(block)
            case Figure(caption=caption):
                yield f"[{block.picture.alternative}]"
                yield from () if caption is None else (_line(caption),)
            case Table():
                yield from _table(block)
            case Chart():
                yield from _chart(block)
            case Contents(entries=entries):
                yield _line(block.title)
                yield _line(block.page_word)
                yield from (_INDENT * max(0, one.paragraph.level - 1) + _line(one.paragraph) for one in entries)
            case List() | Quotation():
                yield from (_INDENT + line for line in _lines(children(block)))
            case PageBreak():
                pass
            case _:
                yield from _lines(children(block))


def _table(table: Table) -> Iterator[str]:
    yield from map(_line, table.caption)
    for row in table.rows:
        yield _BETWEEN.join(map(_cell, row.cells))
    yield from (_labelled(note.mark, note.paragraph.text) for note in table.notes)


def _cell(cell: Cell) -> str:
    number = cell.number.text if cell.number is not None else ""
    return _labelled(number, " ".join(one.text for one in cell.paragraphs))


def _chart(chart: Chart) -> Iterator[str]:
    yield from () if chart.caption is None else (_line(chart.caption),)
    yield f"[{chart.alternative}]"
    yield _BETWEEN.join((chart.unit, *(series.name for series in chart.series)))
    for index, category in enumerate(chart.categories):
        values = (chart.shown(series, index) for series in chart.series)
        yield _BETWEEN.join((category.replace("\n", " "), *values))


def _line(paragraph: Paragraph) -> str:
    number = paragraph.number.text if paragraph.number is not None else ""
    return _labelled(paragraph.label or number, paragraph.text)


def _labelled(label: str, text: str) -> str:
    return f"{label} {text}".strip().replace("\n", " ")
