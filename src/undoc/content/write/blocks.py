"""The blocks of a body, and the notes that they call below them."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from msgspec.structs import replace

from undoc.content.read.markdown.part_lines import DEPTH
from undoc.content.write.charts import chart_lines
from undoc.content.write.comments import Comments
from undoc.content.write.inlines import lines, one_line
from undoc.content.write.pipe_tables import is_plain, pipe_table
from undoc.content.write.signs import bullet_guarded, escaped, heading_guarded
from undoc.content.write.tables import table_lines
from undoc.content.write.values import name_of, number, values
from undoc.content.write.yaml_lines import joined
from undoc.model import (
    Annex,
    Block,
    BulletItem,
    Chart,
    Columns,
    Contents,
    DisplayedFormula,
    Figure,
    Heading,
    Inline,
    Landscape,
    Note,
    NoteCall,
    NumberedParagraph,
    PageBreak,
    Paragraph,
    Place,
    Quotation,
    Summary,
    Table,
    Version,
)
from undoc.model.tree import flat, texts, with_drawings

#: How many columns a part in columns has that does not say it.
_COLUMNS = 2
#: What ends the caption of a figure, and how it is written in one.
_ENDS, _TEXT = '")', '"\\)'


class BlockWriter:
    """Writes the blocks of one version, each note below the block that calls it.

    ``comments`` are those of its tables and charts by their places.
    """

    def __init__(self, version: Version, comments: Mapping[Place, Comments]) -> None:
        self._version = version
        self._comments = comments
        self._left = dict(version.notes)

    def blocks(self, blocks: Sequence[Block]) -> str:
        """Return the text of the blocks and of the notes that they call."""
        pieces: list[str] = []
        waiting: list[str] = []
        last: Block | None = None
        for block, after in itertools.zip_longest(blocks, blocks[1:]):
            is_listed = isinstance(block, BulletItem)
            is_close = not pieces or (is_listed and isinstance(last, BulletItem))
            pieces.append(f"{'' if is_close else chr(10)}{self._block(block)}\n")
            last = block
            waiting += self.notes_called(_called(block))
            # A note ends a list: an item inside another would begin one of its own below it.
            if waiting and not (is_listed and isinstance(after, BulletItem) and after.level):
                pieces += [f"\n{note}" for note in waiting]
                waiting, last = [], None
        return "".join(pieces)

    def notes_called(self, names: Iterable[str]) -> list[str]:
        """Return the texts of the notes with these names, but of those returned already."""
        if not self._left:
            return []
        return [self._note(self._left.pop(name)) for name in names if name in self._left]

    def notes_left(self) -> list[str]:
        """Return the texts of the notes that nothing has called."""
        notes = [self._note(note) for note in self._left.values()]
        self._left.clear()
        return notes

    def _note(self, note: Note) -> str:
        texts = [
            lines(paragraph, self._version.language, after_mark=not index)
            for index, paragraph in enumerate(note.paragraphs)
        ]
        texts[-1] += values(note.fit)
        return "\n".join([f"[^{note.name}]: {texts[0]}\n", *(f"  {text}\n" for text in texts[1:])])

    def _block(self, block: Block) -> str:
        match block:
            case Heading():
                text = heading_guarded(one_line(block.inlines)) + values(block.fit, block.start) + name_of(block.name)
                sign = " {+}" if block.is_numbered_alone else "" if block.is_numbered else " {-}"
                return f"{'#' * block.level} {text}{sign}"
            case Paragraph():
                indented = " {>}" if block.is_indented else ""
                return f"{self._lines(block.inlines)}{values(block.fit)}{name_of(block.name)}{indented}"
            case NumberedParagraph():
                text = self._lines(block.inlines, after_mark=True)
                return f"{block.typed} {text}{values(block.fit, block.start)}{name_of(block.name)}"
            case BulletItem():
                text = bullet_guarded(self._lines(block.inlines, after_mark=True), self._version.language)
                return f"{'  ' * block.level}- {text}{values(block.fit)}{name_of(block.name)}"
            case Figure():
                return self._figure(block)
            case Table():
                comments = self._comments.get(block.place, Comments())
                if not comments and is_plain(block):
                    return pipe_table(block)
                return "\n".join(["```table", *joined(table_lines(with_drawings(block, self._named)), comments), "```"])
            case Chart():
                comments = self._comments.get(block.place, Comments())
                return "\n".join(["```chart", *joined(chart_lines(block), comments), "```"])
            case DisplayedFormula(formula=formula):
                from undoc.content.write.formulas import formula_lines  # few documents have one

                return "\n".join(["```math", *formula_lines(formula.row), "```"])
            case Contents(depth=depth):
                return f"::: contents{f' {depth}' if depth != DEPTH else ''}\n:::"
            case PageBreak():
                return "::: page-break\n:::"
            case Annex():
                return self._annex(block)
            case Columns(count=count):
                return self._part(f"columns{f' {count}' if count != _COLUMNS else ''}", block.blocks)
            case Summary() | Quotation() | Landscape():
                return self._part(type(block).__name__.lower(), block.blocks)

    def _lines(self, inlines: Sequence[Inline], *, after_mark: bool = False) -> str:
        return lines(inlines, self._version.language, after_mark=after_mark)

    def _figure(self, figure: Figure) -> str:
        file = "".join(f"\\{sign}" if sign in '"()<>[]' else sign for sign in self._path(figure).as_posix())
        # A quotation mark before a bracket would end the caption.
        caption = f' "{one_line(figure.caption).replace(_ENDS, _TEXT)}"' if figure.caption else ""
        width = f"{{width={number(figure.width)}}}" if figure.width is not None else ""
        return f"![{escaped(figure.alternative)}]({file}{caption}){width}{name_of(figure.name)}"

    def _named(self, drawing: Figure | Chart) -> Figure | Chart:
        """The picture or chart of a cell, its file named as in the folder of the version."""
        return replace(drawing, path=self._path(drawing)) if isinstance(drawing, Figure) else drawing

    def _path(self, figure: Figure) -> Path:
        folder = self._version.path.parent
        return figure.path.relative_to(folder) if figure.path.is_relative_to(folder) else figure.path

    def _annex(self, annex: Annex) -> str:
        title = f" {one_line(annex.title)}" if annex.title else ""
        said = [f"#{annex.name}"] if annex.name else []
        said += [f"original={annex.original}"] if annex.original else []
        notes = "".join(f"\n{note}" for note in self.notes_called(_called(annex)))
        return self._part(f"{annex.kind}{title}{f' {{{chr(32).join(said)}}}' if said else ''}", annex.blocks, notes)

    def _part(self, line: str, blocks: Sequence[Block], notes: str = "") -> str:
        return f"::: {line}\n{notes}{chr(10) if notes else ''}{self.blocks(blocks)}:::"


def calls(inlines: Iterable[Inline]) -> Iterator[str]:
    """Yield the names of the notes that are called in a text."""
    return (inline.name for inline in flat(inlines) if isinstance(inline, NoteCall))


def _called(block: Block) -> Iterator[str]:
    """The names of the notes of the document that are called in one block, not in those within it."""
    own = {note.name for note in block.notes} if isinstance(block, Table) else ()
    return (name for text in texts(block) for name in calls(text) if name not in own)
