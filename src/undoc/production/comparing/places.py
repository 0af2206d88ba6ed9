"""Where in a document a block stands, as a reader finds it: by its number, else by the words that it begins with."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from undoc.changes.words import shown
from undoc.model import (
    Annex,
    Block,
    BulletItem,
    Chart,
    Document,
    Figure,
    Heading,
    NumberedParagraph,
    Paragraph,
    Table,
)
from undoc.model.tree import texts
from undoc.prepare.front.wordings import Wordings
from undoc.prepare.numbering import Numbered, Numberer
from undoc.templates import Templates


class PlaceKind(StrEnum):
    """What stands at a place."""

    METADATA = "metadata"
    TITLE = "title"
    PARAGRAPH = "paragraph"
    TEXT = "text"
    ITEM = "item"
    HEADING = "heading"
    TABLE = "table"
    FIGURE = "figure"
    NOTE = "note"
    ANNEX = "annex"
    PART = "part"


class Where(Struct, frozen=True):
    """The place of a difference.

    ``number`` is what a reference prints, ``12 (a)``, empty without one; ``begins`` how its text begins. ``annex`` is
    the label of the annex that it is in, ``row`` and ``column`` are in a table the first text of the row and the title
    of the column.
    """

    kind: PlaceKind
    number: str = ""
    begins: str = ""
    annex: str = ""
    row: str = ""
    column: str = ""

    def __str__(self) -> str:
        """The place in English, as programs say it."""
        quoted = f"“{self.begins}”" if self.begins else ""
        match self.kind:
            case PlaceKind.PARAGRAPH | PlaceKind.NOTE:
                said = f"{self.kind} {self.number}"
            case PlaceKind.TABLE | PlaceKind.FIGURE | PlaceKind.ANNEX:
                said = f"{self.kind} {self.number}" if self.number else f"{self.kind} {quoted}"
            case PlaceKind.HEADING:
                said = f"heading {self.number} {quoted}" if self.number else f"heading {quoted}"
            case PlaceKind.TEXT:
                said = f"text {quoted}"
            case PlaceKind.TITLE | PlaceKind.METADATA:
                said = self.begins
            case _:
                said = f"{self.kind} {quoted}"
        inner = [f"row “{self.row}”"] * bool(self.row) + [f"column “{self.column}”"] * bool(self.column)
        annex = [self.annex] if self.annex and self.kind is not PlaceKind.ANNEX else []
        return ", ".join([*annex, " ".join(said.split()), *inner])


#: So many words show how a text begins.
_WORDS = 6


class Locator:
    """Says where the blocks of one version stand."""

    def __init__(self, document: Document, language: str, templates: Templates) -> None:
        version = document.versions[language]
        self._language = Wordings.of(document, version, templates, []).language
        self._numbered = Numberer(version.blocks, self._language).numbered

    def where(self, block: Block, annex: Annex | None = None) -> Where:
        """The place of a block, in an annex or in none."""
        numbered = self._numbered.get(id(block), Numbered())
        label = self._numbered[id(annex)].label if annex is not None else ""
        return Where(_kind(block), numbered.reference, begins(next(texts(block), ())), label)


def _kind(block: Block) -> PlaceKind:
    match block:
        case NumberedParagraph():
            return PlaceKind.PARAGRAPH
        case Paragraph():
            return PlaceKind.TEXT
        case BulletItem():
            return PlaceKind.ITEM
        case Heading():
            return PlaceKind.HEADING
        case Table():
            return PlaceKind.TABLE
        case Figure() | Chart():
            return PlaceKind.FIGURE
        case Annex():
            return PlaceKind.ANNEX
        case _:
            return PlaceKind.PART


def begins(text: tuple[object, ...]) -> str:
    """Return the first words of a text, with an ellipsis where it goes on."""
    words = "".join(map(shown, text)).split()  # type: ignore[arg-type]
    first = " ".join(words[:_WORDS])
    if len(words) <= _WORDS and len(first) <= 60:
        return first
    return f"{first[:60].rstrip()} …"
