"""Edits of a document as an editor makes them, one at random: what has changed is then known."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from random import Random
from typing import Any

from msgspec.structs import replace

from undoc.changes import Token, inlines_of, tokens
from undoc.changes.words import is_word
from undoc.model import (
    BulletItem,
    Cell,
    Document,
    Emphasis,
    Heading,
    Note,
    NoteCall,
    NumberedParagraph,
    Paragraph,
    Place,
    Row,
    Table,
    Version,
)

HERE = Place("edit")
_TEXTUAL = (Paragraph, NumberedParagraph, BulletItem)
#: A word that stands in no example, for each language.
WORDS = {"en": "quixotic", "fr": "zéphyr", "es": "zarzuela", "ru": "верблюд", "zh": "龘", "ar": "زنبق"}


def edited(document: Document, language: str, random: Random, kind: str = "") -> tuple[str, Document]:
    """The document with one edit made in a version, and which it was; of a ``kind`` if that is possible."""
    version = document.versions[language]
    kinds = [kind] if kind else random.sample(list(EDITS), len(EDITS))
    for name in kinds:
        made = EDITS[name](version, random)
        if made is not None:
            return name, replace(document, versions={**document.versions, language: made})
    return "", document


def _texts(version: Version, random: Random, kinds: tuple[type[Any], ...] = _TEXTUAL) -> list[int]:
    """The numbers of the blocks with a text of some words, in any order."""
    found = [
        number
        for number, block in enumerate(version.blocks)
        if isinstance(block, kinds) and len(_words(tokens(block.inlines))) >= 3
    ]
    random.shuffle(found)
    return found


def _words(row: Sequence[Token]) -> list[int]:
    return [at for at, token in enumerate(row) if token.atom is None and is_word(token.text)]


def _with_block(version: Version, at: int, *blocks: Any) -> Version:
    return replace(version, blocks=(*version.blocks[:at], *blocks, *version.blocks[at + 1 :]))


def _of_text(change: Callable[[list[Token], Random, str], None], kinds: tuple[type[Any], ...] = _TEXTUAL) -> Any:
    """An edit of the words of one block."""

    def made(version: Version, random: Random) -> Version | None:
        for at in _texts(version, random, kinds):
            block: Any = version.blocks[at]
            row = list(tokens(block.inlines))
            change(row, random, WORDS.get(version.language, "quixotic"))
            return _with_block(version, at, replace(block, inlines=inlines_of(row)))
        return None

    return made


def _insert_word(row: list[Token], random: Random, word: str) -> None:
    at = random.choice(_words(row))
    row[at:at] = [Token(word, row[at].form), Token(" ", row[at].form)]


def _delete_word(row: list[Token], random: Random, _: str) -> None:
    at = random.choice(_words(row)[:-1])
    end = at + 2 if at + 1 < len(row) and row[at + 1].text.isspace() else at + 1
    del row[at:end]


def _replace_word(row: list[Token], random: Random, word: str) -> None:
    at = random.choice(_words(row))
    row[at] = Token(word, row[at].form)


def _embolden(row: list[Token], random: Random, _: str) -> None:
    at = random.choice(_words(row))
    form = tuple(one for one in row[at].form if one is not Emphasis.BOLD)
    row[at] = Token(row[at].text, form if len(form) < len(row[at].form) else (*form, Emphasis.BOLD))


def _add_paragraph(version: Version, random: Random) -> Version | None:
    for at in _texts(version, random):
        word = WORDS.get(version.language, "quixotic")
        row = [token for _ in range(8) for token in (Token(word), Token(" "))][:-1]
        block: Any = version.blocks[at]
        return _with_block(version, at, block, replace(block, inlines=inlines_of(row), name=None))
    return None


def _deletable(version: Version, random: Random) -> Iterator[int]:
    for at in _texts(version, random):
        block: Any = version.blocks[at]
        calls = any(isinstance(token.atom, NoteCall) for token in tokens(block.inlines))
        if block.name is None and not calls:
            yield at


def _delete_paragraph(version: Version, random: Random) -> Version | None:
    for at in _deletable(version, random):
        return _with_block(version, at)
    return None


def _move_paragraph(version: Version, random: Random) -> Version | None:
    for at in _deletable(version, random):
        row = tokens(version.blocks[at].inlines)  # type: ignore[union-attr]
        others = [to for to in _texts(version, random) if abs(to - at) > 1]
        if len(_words(row)) < 8 or not others:
            continue
        blocks = list(version.blocks)
        block = blocks.pop(at)
        to = others[0]
        blocks.insert(to + 1 if to < at else to, block)
        return replace(version, blocks=tuple(blocks))
    return None


def _split_paragraph(version: Version, random: Random) -> Version | None:
    for at in _texts(version, random):
        block: Any = version.blocks[at]
        row = tokens(block.inlines)
        inner = [at for at in _words(row)[2:-2] if not row[at - 1].form and row[at - 1].text.isspace()]
        if not inner:
            continue
        cut = random.choice(inner)
        first = replace(block, inlines=inlines_of(row[: cut - 1]))
        return _with_block(version, at, first, replace(block, inlines=inlines_of(row[cut:]), name=None))
    return None


def _join_paragraphs(version: Version, random: Random) -> Version | None:
    for at in _texts(version, random):
        one: Any = version.blocks[at]
        other: Any = version.blocks[at + 1] if at + 1 < len(version.blocks) else None
        if type(other) is not type(one) or getattr(other, "level", 0) != getattr(one, "level", 0) or other.name:
            continue
        row = (*tokens(one.inlines), Token(" "), *tokens(other.inlines))
        joined = replace(one, inlines=inlines_of(row))
        blocks = (*version.blocks[:at], joined, *version.blocks[at + 2 :])
        return replace(version, blocks=blocks)
    return None


def _edit_note(version: Version, random: Random) -> Version | None:
    if not version.notes:
        return None
    name = random.choice(sorted(version.notes))
    note = version.notes[name]
    row = list(tokens(note.paragraphs[0]))
    if not _words(row):
        return None
    _replace_word(row, random, WORDS.get(version.language, "quixotic"))
    changed = replace(note, paragraphs=(inlines_of(row), *note.paragraphs[1:]))
    return replace(version, notes={**version.notes, name: changed})


def _add_note(version: Version, random: Random) -> Version | None:
    for at in _texts(version, random):
        block: Any = version.blocks[at]
        row = list(tokens(block.inlines))
        row.insert(random.choice(_words(row)) + 1, Token("", (), NoteCall("added", HERE)))
        word = WORDS.get(version.language, "quixotic")
        note = Note("added", (inlines_of([Token(f"{word} {word}.")]),), HERE)
        changed = _with_block(version, at, replace(block, inlines=inlines_of(row)))
        return replace(changed, notes={**version.notes, "added": note})
    return None


def _tables(version: Version, random: Random) -> list[int]:
    found = [at for at, block in enumerate(version.blocks) if isinstance(block, Table)]
    random.shuffle(found)
    return found


def _edit_cell(version: Version, random: Random) -> Version | None:
    for at in _tables(version, random):
        table: Any = version.blocks[at]
        places = [
            (row, column)
            for row, one in enumerate(table.rows)
            for column, cell in enumerate(one.cells)
            if _words(tokens(cell.inlines))
        ]
        if not places:
            continue
        row, column = random.choice(places)
        cells = list(table.rows[row].cells)
        words = list(tokens(cells[column].inlines))
        _replace_word(words, random, WORDS.get(version.language, "quixotic"))
        cells[column] = replace(cells[column], inlines=inlines_of(words))
        rows = list(table.rows)
        rows[row] = replace(rows[row], cells=tuple(cells))
        return _with_block(version, at, replace(table, rows=tuple(rows)))
    return None


def _add_row(version: Version, random: Random) -> Version | None:
    for at in _tables(version, random):
        table: Any = version.blocks[at]
        plain = [
            number
            for number, row in enumerate(table.rows)
            if len(row.cells) == len(table.columns) and all(cell.rows == cell.columns == 1 for cell in row.cells)
        ]
        if not plain:
            continue
        number = random.choice(plain)
        word = WORDS.get(version.language, "quixotic")
        cells = tuple(Cell(inlines_of([Token(f"{word}{index}")]), HERE) for index in range(len(table.columns)))
        row = Row(table.rows[number].kind, cells, HERE)
        return _with_block(
            version, at, replace(table, rows=(*table.rows[: number + 1], row, *table.rows[number + 1 :]))
        )
    return None


def _delete_row(version: Version, random: Random) -> Version | None:
    for at in _tables(version, random):
        table: Any = version.blocks[at]
        reach = [cell.rows for row in table.rows for cell in row.cells if cell.rows > 1]
        calls = [
            token
            for row in table.rows
            for cell in row.cells
            for token in tokens(cell.inlines)
            if token.atom is not None
        ]
        if reach or calls or len(table.rows) < 4:
            continue
        number = random.randrange(1, len(table.rows))
        return _with_block(version, at, replace(table, rows=(*table.rows[:number], *table.rows[number + 1 :])))
    return None


EDITS: dict[str, Callable[[Version, Random], Version | None]] = {
    "insert a word": _of_text(_insert_word),
    "delete a word": _of_text(_delete_word),
    "replace a word": _of_text(_replace_word),
    "make a word bold": _of_text(_embolden),
    "edit a heading": _of_text(_replace_word, (Heading,)),
    "add a paragraph": _add_paragraph,
    "delete a paragraph": _delete_paragraph,
    "move a paragraph": _move_paragraph,
    "split a paragraph": _split_paragraph,
    "join two paragraphs": _join_paragraphs,
    "edit a note": _edit_note,
    "add a note": _add_note,
    "edit a cell": _edit_cell,
    "add a row": _add_row,
    "delete a row": _delete_row,
}
