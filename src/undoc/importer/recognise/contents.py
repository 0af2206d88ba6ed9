"""What was found in a Word file as the content of a document: texts of inlines, numbers as content has them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import replace

from undoc.content.read.markdown.lines import SPACES_AFTER_MARK
from undoc.importer.recognise.inlines import NUMBER, as_inlines, clean
from undoc.importer.recognise.origins import with_spans
from undoc.importer.report import Change, Findings
from undoc.importer.word.spans import NOWHERE, Span, spans_of, trimmed
from undoc.model import (
    Block,
    BulletItem,
    Cell,
    Figure,
    Fit,
    Note,
    NumberedParagraph,
    Paragraph,
    Row,
    RowKind,
    Table,
)
from undoc.model.blocks import Part
from undoc.model.tree import changed, with_texts
from undoc.templates.bound_spaces import PLAIN, with_spaces
from undoc.templates.language import Typography

_TEXTS = Paragraph | NumberedParagraph | BulletItem
_Value = TypeVar("_Value", bound=Struct)


def as_content(blocks: Iterable[Block], folder: Path) -> tuple[Block, ...]:
    """The blocks as they are written; ``folder`` is that of the document, where its pictures are."""

    def written(block: Block) -> Block:
        match block:
            case Paragraph() | NumberedParagraph() | BulletItem():
                return replace(block, inlines=as_inlines(block.inlines, is_paragraph=True), place=NOWHERE)
            case Figure():
                block = _rounded(replace(block, path=folder / block.path), "width")
            case Table():
                block = _table(block)
            case _:
                pass
        return replace(with_texts(block, as_inlines), place=NOWHERE)

    return changed(blocks, written)


def as_notes(notes: Mapping[str, Sequence[Sequence[Span]]], fits: Mapping[str, Fit]) -> dict[str, Note]:
    """The notes by their names as they are written; ``fits`` are those of some of them."""
    return {name: _note(name, paragraphs, fits.get(name)) for name, paragraphs in notes.items()}


def _note(name: str, paragraphs: Sequence[Sequence[Span]], fit: Fit | None) -> Note:
    *others, last = paragraphs
    if fit is not None:
        last = trimmed(last, SPACES_AFTER_MARK)  # what is said of it stands right after a text
    return Note(name, tuple(as_inlines(text, is_paragraph=True) for text in (*others, last)), NOWHERE, fit)


def _table(table: Table) -> Table:
    titles = [row for row in table.rows if row.kind is RowKind.HEADER]
    is_untitled = len(titles) == 1 and all(cell == Cell((), cell.place) for cell in titles[0].cells)
    rows = (row for row in table.rows if not (is_untitled and row.kind is RowKind.HEADER))
    table = replace(
        table,
        columns=tuple(_rounded(column, "width", "start", "tab") for column in table.columns),
        rows=tuple(map(_row, rows)),
    )
    return _rounded(table, "points", "size", "line", "end", "above", "below", "space")


def _row(row: Row) -> Row:
    cells = (_rounded(replace(cell, place=NOWHERE), "start", "end", "first") for cell in row.cells)
    return _rounded(replace(row, cells=tuple(cells), place=NOWHERE), "above", "below")


def _rounded(value: _Value, *names: str) -> _Value:
    """The value, whose points of these names have as many figures as content has."""
    points = {name: getattr(value, name) for name in names}
    return replace(value, **{name: float(f"{one:g}") for name, one in points.items() if one is not None})


def with_plain_spaces(spans: Sequence[Span], typography: Typography) -> list[Span]:
    """The spans with plain spaces where documents have no-break ones without being told to."""
    texts = with_spaces([span.text for span in spans], typography, PLAIN)
    return [span if text == span.text else replace(span, text=text) for span, text in zip(spans, texts, strict=True)]


def without_empty(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """The blocks without paragraphs in which nothing shows."""
    kept = (block for block in blocks if not isinstance(block, _TEXTS) or any(map(_shows, spans_of(block.inlines))))
    return tuple(replace(one, blocks=without_empty(one.blocks)) if isinstance(one, Part) else one for one in kept)


def _shows(span: Span) -> bool:
    return bool(span.note) or span.formula is not None or bool(clean(span.text)[0].strip())


def cleaned(blocks: Sequence[Block], others: Sequence[list[Span]], findings: Findings) -> tuple[Block, ...]:
    """The blocks without characters that no content may hold; those in ``others`` are taken out too."""
    lost: set[str] = set()

    def printable(span: Span) -> Span:
        if (span.is_field and span.text == NUMBER) or span.formula is not None:
            return span
        text, found = clean(span.text)
        lost.update(found)
        return span if text == span.text else replace(span, text=text)

    blocks = with_spans(blocks, others, lambda spans: list(map(printable, spans)))
    if lost:
        codes = ", ".join(sorted(f"U+{ord(character):04X}" for character in lost))
        findings.add(Change.DROPPED, "characters", f"Characters that cannot be printed were left out: {codes}.", "")
    return blocks
