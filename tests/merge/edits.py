"""Random edits in the XML of a Word file, as an editor makes them in Word, each with what the source says after it."""

from __future__ import annotations

import io
import random
import re
import zipfile
from collections.abc import Callable, Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Any

from lxml import etree
from msgspec.structs import replace

from tests.support.docx_file import w
from undoc.changes import Token, inlines_of, tokens
from undoc.changes.items import bare
from undoc.changes.words import is_word
from undoc.model import (
    Annex,
    BulletItem,
    Columns,
    Emphasis,
    Heading,
    Landscape,
    Link,
    Note,
    NoteCall,
    NumberedParagraph,
    Paragraph,
    Place,
    Quotation,
    RowKind,
    Summary,
    Table,
    Text,
    Version,
)

_PARTS = (Annex, Columns, Landscape, Quotation, Summary)
_TEXTUAL = (Heading, Paragraph, NumberedParagraph, BulletItem)
_DOCUMENT, _NOTES = "word/document.xml", "word/footnotes.xml"
_NEW = {"ar": "مصباح", "zh": "灯笼", "ru": "фонарь"}
_TRACK = {w("id"): "9001", w("author"): "An editor", w("date"): "2044-09-01T10:00:00Z"}


@dataclass
class Edited:
    """An edited file, the bare version that its source says then, and the lines of the source that it touches."""

    what: str
    data: bytes
    expected: Version
    touched: set[int] = field(default_factory=set)


class NotPossibleError(Exception):
    """An edit that the document gives no occasion for."""


class Editor:
    """Makes one edit in a Word file that was built from a version."""

    def __init__(self, data: bytes, version: Version, chance: random.Random) -> None:
        with zipfile.ZipFile(io.BytesIO(data)) as file:
            self._members = {info.filename: file.read(info) for info in file.infolist()}
        self._document = etree.fromstring(self._members[_DOCUMENT])
        self._notes = etree.fromstring(self._members[_NOTES])
        self._version = version
        self._chance = chance
        self.new = _NEW.get(version.language, "lantern")
        self._is_han = version.language == "zh"
        self.said = replace(
            version,
            title=bare(version.title),
            agenda_title=bare(version.agenda_title),
            blocks=bare(version.blocks),
            notes=bare(version.notes),
        )
        self._touched: set[int] = set()

    def edited(self, what: str, *, tracked: bool = False) -> Edited:
        """The file with an edit of a kind. NotPossibleError where there is nothing to edit so."""
        made = getattr(self, f"_{what}")(tracked)
        members = {
            **self._members,
            _DOCUMENT: etree.tostring(self._document, xml_declaration=True, encoding="UTF-8", standalone=True),
            _NOTES: etree.tostring(self._notes, xml_declaration=True, encoding="UTF-8", standalone=True),
        }
        return Edited(what, packed(members), made, self._touched)

    # What there is to edit

    def _paths(self, kinds: tuple[type, ...] = _TEXTUAL) -> list[tuple[int, ...]]:
        """The places of blocks, by their positions in the sequences that hold them."""

        def within(blocks: Sequence[Any], path: tuple[int, ...]) -> Iterator[tuple[int, ...]]:
            for at, block in enumerate(blocks):
                if isinstance(block, kinds):
                    yield (*path, at)
                if isinstance(block, _PARTS):
                    yield from within(block.blocks, (*path, at))

        found = list(within(self._version.blocks, ()))
        self._chance.shuffle(found)
        return found

    def _block(self, path: tuple[int, ...]) -> Any:
        block: Any = None
        blocks: Sequence[Any] = self._version.blocks
        for at in path:
            block = blocks[at]
            blocks = getattr(block, "blocks", ())
        return block

    def _siblings(self, path: tuple[int, ...]) -> Sequence[Any]:
        blocks: Sequence[Any] = self._block(path[:-1]).blocks if len(path) > 1 else self._version.blocks
        return blocks

    def _with(self, path: tuple[int, ...], change: Callable[[list[Any], int], None]) -> Version:
        """The version after a change of the list of blocks that holds the one at a path."""

        def within(blocks: Sequence[Any], rest: tuple[int, ...]) -> tuple[Any, ...]:
            made = list(blocks)
            if len(rest) == 1:
                change(made, rest[0])
            else:
                made[rest[0]] = replace(made[rest[0]], blocks=within(made[rest[0]].blocks, rest[1:]))
            return tuple(made)

        return replace(self.said, blocks=within(self.said.blocks, path))

    def _touch(self, *places: Place) -> None:
        self._touched.update(place.line for place in places)

    def _paragraph(self, inlines: Sequence[Any], root: etree._Element | None = None) -> etree._Element | None:
        """The one paragraph in Word that holds the longest plain stretch of a text; lists of contents are none."""
        pieces = [one.text for one in inlines if isinstance(one, Text)]
        text = max(pieces, key=len, default="").strip()
        if len(text) < (4 if self._is_han else 12):
            return None
        found = [
            one
            for one in (self._document if root is None else root).iter(w("p"))
            if text in shown(one) and not style_of(one).startswith("TOC") and "toc" not in style_of(one).lower()
        ]
        return found[0] if len(found) == 1 and shown(found[0]).count(text) == 1 else None

    def _word(self, row: Sequence[Token], paragraph: etree._Element) -> tuple[int, int, etree._Element]:
        """A word that stands once in a text, by its tokens, and the run of Word that has it alone."""
        length = 2 if self._is_han else 1
        places = list(range(len(row) - length + 1))
        self._chance.shuffle(places)
        whole = "".join(token.text for token in row)
        for at in places:
            piece = row[at : at + length]
            word = "".join(token.text for token in piece)
            if any(token.atom is not None or not is_word(token.text) for token in piece) or len(word) < length:
                continue
            if not self._is_han and (len(word) < 4 or not word.isalpha()):
                continue
            if whole.count(word) != 1 or shown(paragraph).count(word) != 1 or len({one.form for one in piece}) > 1:
                continue
            run = next((one for one in runs(paragraph) if word in run_text(one)), None)
            if run is not None and len(run.findall(w("t"))) == 1:
                return at, at + length, run
        raise NotPossibleError

    def _some(self, kinds: tuple[type, ...] = _TEXTUAL) -> tuple[tuple[int, ...], Any, etree._Element]:
        for path in self._paths(kinds):
            block = self._block(path)
            paragraph = self._paragraph(block.inlines)
            if paragraph is not None:
                return path, block, paragraph
        raise NotPossibleError

    # Words

    def _change_words(self, inlines: Any, paragraph: etree._Element, how: str, tracked: bool) -> Any:
        """Change a word of a text, in Word and in the tokens, which are returned as a text."""
        row = list(tokens(inlines))
        start, end, run = self._word(row, paragraph)
        word = "".join(token.text for token in row[start:end])
        form = row[start].form
        if how == "replace":
            new = [Token(self.new, form)]
            swap(run, word, self.new, tracked)
        elif how == "insert":
            space = [] if self._is_han else [Token(" ", form)]
            new = [*row[start:end], *space, Token(self.new, form)]
            insert_behind(run, word, ("" if self._is_han else " ") + self.new, tracked)
        elif how == "delete":
            new = []
            if start and row[start - 1].text == " " and row[start - 1].form == form and f" {word}" in run_text(run):
                start -= 1
                swap(run, f" {word}", "", tracked)
            elif self._is_han and start:
                swap(run, word, "", tracked)
            else:
                raise NotPossibleError
        else:
            new = [Token(token.text, (*token.form, Emphasis.BOLD)) for token in row[start:end]]
            if Emphasis.BOLD in form or run.find(f"{w('rPr')}/{w('b')}") is not None:
                raise NotPossibleError
            embolden(run, word)
        row[start:end] = new
        return inlines_of(row)

    def _words(self, how: str, tracked: bool, kinds: tuple[type, ...] = _TEXTUAL) -> Version:
        for path in self._paths(kinds):
            block = self._block(path)
            paragraph = self._paragraph(block.inlines)
            if paragraph is None:
                continue
            try:
                text = self._change_words(block.inlines, paragraph, how, tracked)
            except NotPossibleError:
                continue
            self._touch(block.place)

            def change(blocks: list[Any], at: int, text: Any = text) -> None:
                blocks[at] = replace(blocks[at], inlines=text)

            return self._with(path, change)
        raise NotPossibleError

    def _replace_word(self, tracked: bool) -> Version:
        return self._words("replace", tracked)

    def _insert_word(self, tracked: bool) -> Version:
        return self._words("insert", tracked)

    def _delete_word(self, tracked: bool) -> Version:
        return self._words("delete", tracked)

    def _bold(self, tracked: bool) -> Version:
        return self._words("bold", tracked, (Paragraph, NumberedParagraph, BulletItem))

    def _heading(self, tracked: bool) -> Version:
        return self._words("insert", tracked, (Heading,))

    def _link(self, tracked: bool) -> Version:
        for path in self._paths():
            block = self._block(path)
            link = next((one for one in block.inlines if isinstance(one, Link)), None)
            paragraph = self._paragraph(block.inlines)
            if link is None or paragraph is None:
                continue
            inside = [run for one in paragraph.iter(w("hyperlink")) for run in one.iter(w("r"))]
            text = "".join(one.text for one in link.children if isinstance(one, Text))
            run = next((one for one in inside if run_text(one) and run_text(one) == text), None)
            if run is None:
                continue
            swap(run, text, f"{text} {self.new}", False)
            self._touch(block.place)
            new = Link(link.url, (Text(f"{text} {self.new}", Place("")),))

            old = bare(link)

            def change(blocks: list[Any], at: int, link: Link = old, new: Link = new) -> None:
                inlines = tuple(new if one == link else one for one in blocks[at].inlines)
                blocks[at] = replace(blocks[at], inlines=inlines)

            return self._with(path, change)
        raise NotPossibleError

    # Paragraphs

    def _split(self, tracked: bool) -> Version:
        for path in self._paths((Paragraph, NumberedParagraph, BulletItem)):
            block = self._block(path)
            paragraph = self._paragraph(block.inlines)
            row = list(tokens(block.inlines))
            if paragraph is None or any(token.atom is not None for token in row) or len(row) < 12:
                continue
            if ends_section(paragraph) or label_is_typed(paragraph, block):
                continue
            try:
                start, _, run = self._word(row[4:-4], paragraph)
            except NotPossibleError:
                continue
            start += 4
            if not self._is_han and row[start - 1].text != " ":
                continue
            word = row[start].text + (row[start + 1].text if self._is_han else "")
            split_at(paragraph, run, word)
            self._touch(block.place)
            first = row[: start - (0 if self._is_han else 1)]

            def change(blocks: list[Any], at: int, first: Any = first, second: Any = row[start:]) -> None:
                one = blocks[at]
                rest = {"start": None} if hasattr(one, "start") else {}
                blocks[at : at + 1] = [
                    replace(one, inlines=inlines_of(first)),
                    replace(one, inlines=inlines_of(second), name=None, **rest),
                ]

            return self._with(path, change)
        raise NotPossibleError

    def _join(self, tracked: bool) -> Version:
        for path in self._paths((Paragraph, NumberedParagraph, BulletItem)):
            block = self._block(path)
            beside = (*path[:-1], path[-1] + 1)
            try:
                other = self._block(beside)
            except IndexError:
                continue
            if type(other) is not type(block) or getattr(other, "level", 0) != getattr(block, "level", 0):
                continue
            paragraph, following = self._paragraph(block.inlines), self._paragraph(other.inlines)
            if paragraph is None or following is None or paragraph.getnext() is not following:
                continue
            if ends_section(following) or label_is_typed(following, other):
                continue
            for child in list(following):
                if child.tag != w("pPr"):
                    paragraph.append(child)
            parent = following.getparent()
            assert parent is not None
            parent.remove(following)
            self._touch(block.place, other.place)

            def change(blocks: list[Any], at: int) -> None:
                text = inlines_of([*tokens(blocks[at].inlines), *tokens(blocks[at + 1].inlines)])
                blocks[at : at + 2] = [replace(blocks[at], inlines=text)]

            return self._with(path, change)
        raise NotPossibleError

    def _add(self, tracked: bool) -> Version:
        path, block, paragraph = self._some((Paragraph, NumberedParagraph, BulletItem))
        if ends_section(paragraph) or label_is_typed(paragraph, block):
            raise NotPossibleError
        text = " ".join([self.new] * 9) + "."
        new = deepcopy(paragraph)
        for child in list(new):
            if child.tag != w("pPr"):
                new.remove(child)
        run = etree.SubElement(new, w("r"))
        etree.SubElement(run, w("t")).text = text
        if tracked:
            mark_paragraph(new, "ins")
            wrapped(run, "ins")
        paragraph.addnext(new)

        def change(blocks: list[Any], at: int) -> None:
            one = blocks[at]
            rest = {"start": None} if hasattr(one, "start") else {}
            blocks.insert(at + 1, replace(one, inlines=(Text(text, Place("")),), name=None, **rest))

        return self._with(path, change)

    def _remove(self, tracked: bool) -> Version:
        for path in self._paths((Paragraph, NumberedParagraph, BulletItem)):
            block = self._block(path)
            paragraph = self._paragraph(block.inlines)
            siblings = self._siblings(path)
            if paragraph is None or block.name or len(siblings) < 2:
                continue
            if ends_section(paragraph):
                continue
            if getattr(block, "level", 0) or any(isinstance(one, NoteCall) for one in block.inlines):
                continue
            following = siblings[path[-1] + 1] if path[-1] + 1 < len(siblings) else None
            if isinstance(following, NumberedParagraph | BulletItem) and following.level:
                continue
            if tracked:
                mark_paragraph(paragraph, "del")
                for run in list(paragraph.iter(w("r"))):
                    for one in run.iter(w("t")):
                        one.tag = w("delText")
                    wrapped(run, "del")
            else:
                parent = paragraph.getparent()
                assert parent is not None
                parent.remove(paragraph)
            self._touch(block.place)

            def change(blocks: list[Any], at: int) -> None:
                del blocks[at]

            return self._with(path, change)
        raise NotPossibleError

    def _move(self, tracked: bool) -> Version:
        for path in self._paths((Paragraph, NumberedParagraph)):
            block = self._block(path)
            siblings = self._siblings(path)
            paragraph = self._paragraph(block.inlines)
            level: int = getattr(block, "level", 0)
            if paragraph is None or level:
                continue
            others = [
                at
                for at, one in enumerate(siblings)
                if type(one) is type(block) and getattr(one, "level", 0) == 0 and abs(at - path[-1]) > 1
            ]
            self._chance.shuffle(others)
            for at in others:
                target = self._paragraph(siblings[at].inlines)
                between = siblings[min(at, path[-1]) : max(at, path[-1]) + 2]
                if target is None or any(isinstance(one, Heading | Table | BulletItem) for one in between):
                    continue
                if any(getattr(one, "level", 0) for one in between):
                    continue
                target.addnext(paragraph)
                self._touch(block.place)

                def change(blocks: list[Any], was: int, at: int = at) -> None:
                    moved = blocks.pop(was)
                    blocks.insert(at + (was > at), moved)

                return self._with(path, change)
        raise NotPossibleError

    # Notes and cells

    def _note(self, tracked: bool) -> Version:
        names = list(self._version.notes)
        self._chance.shuffle(names)
        for name in names:
            note = self._version.notes[name]
            paragraph = self._paragraph(note.paragraphs[0], self._notes)
            if paragraph is None:
                continue
            try:
                text = self._change_words(note.paragraphs[0], paragraph, "replace", tracked)
            except NotPossibleError:
                continue
            self._touch(note.place)
            notes = {**self.said.notes, name: replace(self.said.notes[name], paragraphs=(text, *note.paragraphs[1:]))}
            return replace(self.said, notes=notes)
        raise NotPossibleError

    def _new_note(self, tracked: bool) -> Version:
        for path in self._paths((Paragraph, NumberedParagraph)):
            block = self._block(path)
            paragraph = self._paragraph(block.inlines)
            if paragraph is None:
                continue
            row = list(tokens(block.inlines))
            try:
                start, end, run = self._word(row, paragraph)
            except NotPossibleError:
                continue
            if row[start].form:
                continue
            word = "".join(token.text for token in row[start:end])
            model = next((one for one in self._notes if one.get(w("type")) is None), None)
            if model is None:
                raise NotPossibleError
            number = str(max(int(one.get(w("id"), "0")) for one in self._notes) + 1)
            text = " ".join([self.new] * 6) + "."
            new = deepcopy(model)
            new.set(w("id"), number)
            paragraphs = new.findall(w("p"))
            for other in paragraphs[1:]:
                new.remove(other)
            for child in list(paragraphs[0]):
                if child.tag != w("pPr"):
                    paragraphs[0].remove(child)
            etree.SubElement(etree.SubElement(paragraphs[0], w("r")), w("footnoteRef"))
            inner = etree.SubElement(paragraphs[0], w("r"))
            etree.SubElement(inner, w("t")).text = " " + text
            self._notes.append(new)
            call = etree.Element(w("r"))
            properties = etree.SubElement(call, w("rPr"))
            etree.SubElement(properties, w("vertAlign")).set(w("val"), "superscript")
            etree.SubElement(call, w("footnoteReference")).set(w("id"), number)
            first, _ = cut_behind(run, word)
            first.addnext(call)
            self._touch(block.place)
            name = "NEW"
            row[end:end] = [Token(f"[^{name}]", row[start].form, NoteCall(name, Place("")))]

            def change(blocks: list[Any], at: int, row: Any = row) -> None:
                blocks[at] = replace(blocks[at], inlines=inlines_of(row))

            made = self._with(path, change)
            note = Note(name, ((Text(text, Place("")),),), Place(""))
            return replace(made, notes={**made.notes, name: note})
        raise NotPossibleError

    def _cell(self, tracked: bool) -> Version:
        for path in self._paths((Table,)):
            table = self._block(path)
            cells = [
                (row, cell)
                for row, one in enumerate(table.rows)
                for cell, other in enumerate(one.cells)
                if len(other.inlines) == 1 and isinstance(other.inlines[0], Text)
            ]
            self._chance.shuffle(cells)
            for row, cell in cells:
                text = table.rows[row].cells[cell].inlines[0].text
                found = [
                    one
                    for one in self._document.iter(w("p"))
                    if shown(one) == text and any(True for _ in one.iterancestors(w("tc")))
                ]
                if len(found) != 1 or not re.fullmatch(r"[^\W\d_]{4,}", text):
                    continue
                run = next((one for one in runs(found[0]) if run_text(one) == text), None)
                if run is None:
                    continue
                new = f"{text} {self.new}"
                swap(run, text, new, tracked)
                self._touch(table.place, table.rows[row].place, table.rows[row].cells[cell].place)

                def change(blocks: list[Any], at: int, row: int = row, cell: int = cell, new: str = new) -> None:
                    rows = list(blocks[at].rows)
                    cells = list(rows[row].cells)
                    cells[cell] = replace(cells[cell], inlines=(Text(new, Place("")),))
                    rows[row] = replace(rows[row], cells=tuple(cells))
                    blocks[at] = replace(blocks[at], rows=tuple(rows))

                return self._with(path, change)
        raise NotPossibleError

    def _rows(self, table: Table) -> list[tuple[int, etree._Element]]:
        """The rows of a table whose cells are texts that stand once in the file, and those of Word."""
        found = []
        for at, row in enumerate(table.rows):
            texts = ["".join(one.text for one in cell.inlines if isinstance(one, Text)) for cell in row.cells]
            plain = all(
                cell.columns == cell.rows == 1 and len(cell.inlines) == 1 and not cell.more for cell in row.cells
            )
            if not plain or row.kind is not RowKind.BODY or not any(len(text) > 3 for text in texts):
                continue
            there = [
                one for one in self._document.iter(w("tr")) if [shown(cell) for cell in one.findall(w("tc"))] == texts
            ]
            if len(there) == 1:
                found.append((at, there[0]))
        self._chance.shuffle(found)
        return found

    def _row_remove(self, tracked: bool) -> Version:
        for path in self._paths((Table,)):
            table = self._block(path)
            if len(table.rows) < 5 or any(cell.rows > 1 for row in table.rows for cell in row.cells):
                continue
            for at, row in self._rows(table):
                if tracked:
                    mark_row(row, "del")
                else:
                    parent = row.getparent()
                    assert parent is not None
                    parent.remove(row)
                self._touch(table.place, table.rows[at].place)

                def change(blocks: list[Any], where: int, at: int = at) -> None:
                    rows = blocks[where].rows
                    blocks[where] = replace(blocks[where], rows=(*rows[:at], *rows[at + 1 :]))

                return self._with(path, change)
        raise NotPossibleError

    def _row_add(self, tracked: bool) -> Version:
        for path in self._paths((Table,)):
            table = self._block(path)
            if len(table.rows) < 5 or any(cell.rows > 1 for row in table.rows for cell in row.cells):
                continue
            for at, row in self._rows(table):
                new = deepcopy(row)
                first = next(one for one in new.iter(w("t")) if one.text and len(one.text) > 3)
                old = next(cell for cell in table.rows[at].cells if cell.inlines[0].text == first.text)
                first.text = f"{self.new} {self.new}"
                if tracked:
                    mark_row(new, "ins")
                row.addnext(new)
                text = (Text(first.text, Place("")),)
                place = table.rows[at].cells.index(old)

                def change(blocks: list[Any], where: int, at: int = at, place: int = place, text: Any = text) -> None:
                    rows = blocks[where].rows
                    cells = list(rows[at].cells)
                    cells[place] = replace(cells[place], inlines=text)
                    added = replace(rows[at], cells=tuple(cells))
                    blocks[where] = replace(blocks[where], rows=(*rows[: at + 1], added, *rows[at + 1 :]))

                return self._with(path, change)
        raise NotPossibleError

    def _title(self, tracked: bool) -> Version:
        paragraph = self._paragraph(self._version.title)
        if paragraph is None:
            raise NotPossibleError
        text = self._change_words(self._version.title, paragraph, "insert", tracked)
        self._touch(Place("", 2))
        return replace(self.said, title=text)


#: The kinds of edits, and whether each is made as a tracked change too.
EDITS = {
    "replace_word": True,
    "insert_word": True,
    "delete_word": True,
    "bold": False,
    "heading": True,
    "link": False,
    "split": False,
    "join": False,
    "add": True,
    "remove": True,
    "move": False,
    "note": True,
    "new_note": False,
    "cell": True,
    "row_remove": True,
    "row_add": True,
    "title": True,
}


def packed(members: dict[str, bytes]) -> bytes:
    """A Word file with these members."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in members.items():
            file.writestr(name, data)
    return stream.getvalue()


def runs(paragraph: etree._Element) -> list[etree._Element]:
    return [one for one in paragraph.iter(w("r")) if one.getparent() is not None and not _is_field(one)]


def _is_field(run: etree._Element) -> bool:
    return run.find(w("instrText")) is not None or run.find(w("fldChar")) is not None


def run_text(run: etree._Element) -> str:
    return "".join(one.text or "" for one in run.findall(w("t")))


def shown(paragraph: etree._Element) -> str:
    return "".join(run_text(one) for one in paragraph.iter(w("r")))


def style_of(paragraph: etree._Element) -> str:
    style = paragraph.find(f"{w('pPr')}/{w('pStyle')}")
    return "" if style is None else style.get(w("val"), "")


def ends_section(paragraph: etree._Element) -> bool:
    """Whether a section ends with a paragraph: what is edited there says more than it seems to."""
    return paragraph.find(f"{w('pPr')}/{w('sectPr')}") is not None


def label_is_typed(paragraph: etree._Element, block: Any) -> bool:
    """Whether the number of a block is text in Word, which new paragraphs do not get by themselves."""
    return isinstance(block, NumberedParagraph) and paragraph.find(f"{w('pPr')}/{w('numPr')}") is None


def set_text(run: etree._Element, text: str) -> None:
    piece = run.find(w("t"))
    assert piece is not None
    piece.text = text
    piece.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")


def wrapped(run: etree._Element, name: str) -> None:
    """Put a run into a tracked change."""
    parent = run.getparent()
    assert parent is not None
    change = etree.Element(w(name), _TRACK)
    parent.replace(run, change)
    change.append(run)


def mark_paragraph(paragraph: etree._Element, name: str) -> None:
    """Track that a paragraph, its mark, was put in or deleted."""
    properties = paragraph.find(w("pPr"))
    if properties is None:
        properties = etree.Element(w("pPr"))
        paragraph.insert(0, properties)
    mark = properties.find(w("rPr"))
    if mark is None:
        mark = etree.SubElement(properties, w("rPr"))
        for later in properties.findall(w("sectPr")):
            properties.append(later)
    mark.insert(0, etree.Element(w(name), _TRACK))


def mark_row(row: etree._Element, name: str) -> None:
    """Track that a row was put in or deleted."""
    properties = row.find(w("trPr"))
    if properties is None:
        properties = etree.Element(w("trPr"))
        row.insert(0, properties)
    etree.SubElement(properties, w(name), _TRACK)


def cut_behind(run: etree._Element, word: str) -> tuple[etree._Element, etree._Element]:
    """The run in two: one that ends with a word, and the rest."""
    before, found, after = run_text(run).partition(word)
    rest = deepcopy(run)
    set_text(run, before + found)
    set_text(rest, after)
    run.addnext(rest)
    return run, rest


def swap(run: etree._Element, old: str, new: str, tracked: bool) -> None:
    """Put one text in the place of another within a run."""
    text = run_text(run)
    assert text.count(old) == 1
    if not tracked:
        set_text(run, text.replace(old, new))
        return
    before, _, after = text.partition(old)
    gone, come, rest = deepcopy(run), deepcopy(run), deepcopy(run)
    set_text(run, before)
    set_text(gone, old)
    set_text(come, new)
    set_text(rest, after)
    for piece in gone.findall(w("t")):
        piece.tag = w("delText")
    run.addnext(rest)
    if new:
        run.addnext(come)
        wrapped(come, "ins")
    run.addnext(gone)
    wrapped(gone, "del")


def insert_behind(run: etree._Element, word: str, new: str, tracked: bool) -> None:
    if not tracked:
        set_text(run, run_text(run).replace(word, word + new))
        return
    first, rest = cut_behind(run, word)
    come = deepcopy(rest)
    set_text(come, new)
    first.addnext(come)
    wrapped(come, "ins")


def embolden(run: etree._Element, word: str) -> None:
    before, _, after = run_text(run).partition(word)
    middle, rest = deepcopy(run), deepcopy(run)
    set_text(run, before)
    set_text(middle, word)
    set_text(rest, after)
    properties = middle.find(w("rPr"))
    if properties is None:
        properties = etree.Element(w("rPr"))
        middle.insert(0, properties)
    for name in ("bCs", "b"):
        place = 1 if len(properties) and properties[0].tag in (w("rStyle"),) else 0
        while place < len(properties) and properties[place].tag in (w("rStyle"), w("rFonts")):
            place += 1
        properties.insert(place, etree.Element(w(name)))
    run.addnext(rest)
    run.addnext(middle)


def split_at(paragraph: etree._Element, run: etree._Element, word: str) -> None:
    """Part a paragraph before a word: the space before it goes."""
    before, found, after = run_text(run).partition(word)
    rest = deepcopy(run)
    set_text(run, before.rstrip(" "))
    set_text(rest, found + after)
    new = etree.Element(w("p"))
    properties = paragraph.find(w("pPr"))
    if properties is not None:
        new.append(deepcopy(properties))
        for one in new.iter(w("pageBreakBefore")):
            one.set(w("val"), "0")
    top = run
    while top.getparent() is not paragraph:
        parent = top.getparent()
        assert parent is not None
        top = parent
    following = list(top.itersiblings())
    new.append(rest)
    for one in following:
        new.append(one)
    paragraph.addnext(new)
