"""Reads a Word file as Word shows it: labels counted or typed, results of fields, marks of notes.

Independent of the writer on purpose: it knows the format, not how the file was made.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from lxml import etree

from tests.support.docx_file import WORD_DRAWING, WordFile, is_spacer, local, r, val, w
from undoc.model import KEPT_HYPHEN

#: Characters without width that steer the layout and are not text.
_UNSEEN = str.maketrans("", "", "\u200b\u200e\u200f")
_TYPED = re.compile(r"\t?([^\t]+)\t(.*)", re.DOTALL)
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"))
_ROMAN_ONES = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")
_CHINESE = "〇一二三四五六七八九"
_CHARACTERS = {"br": "\n", "cr": "\n", "tab": "\t", "noBreakHyphen": KEPT_HYPHEN, "softHyphen": "\u00ad"}


@dataclass(frozen=True)
class Shown:
    """A paragraph as it is shown: the name of its style, its label and its text with the marks of notes in it."""

    style: str
    label: str
    text: str
    automatic: bool = False
    bookmarks: tuple[str, ...] = ()
    links: tuple[tuple[str, str], ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class ShownCell:
    """A cell with the column that it begins in, how many it reaches over and how many rows."""

    column: int
    columns: int
    rows: int
    paragraphs: tuple[Shown, ...]


@dataclass(frozen=True)
class ShownTable:
    """A table: the cells that begin in each row, how many rows are repeated on each page, the name of the table."""

    rows: tuple[tuple[ShownCell, ...], ...]
    repeated: int
    name: str


@dataclass(frozen=True)
class ShownNote:
    mark: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True)
class ShownDocument:
    blocks: tuple[Shown | ShownTable, ...]
    notes: tuple[ShownNote, ...]

    @property
    def tables(self) -> tuple[ShownTable, ...]:
        return tuple(block for block in self.blocks if isinstance(block, ShownTable))

    @property
    def paragraphs(self) -> tuple[Shown, ...]:
        """All paragraphs in order, those of tables cell by cell."""
        return tuple(paragraph for block in self.blocks for paragraph in _paragraphs(block))


def _paragraphs(block: Shown | ShownTable) -> Iterator[Shown]:
    if isinstance(block, Shown):
        yield block
        return
    for row in block.rows:
        for cell in row:
            yield from cell.paragraphs


def read(data: bytes) -> ShownDocument:
    """What Word shows of the body, in order, and the notes in the order of their calls."""
    return Reader(data).document()


@dataclass
class _Story:
    """What has been met in a paragraph."""

    text: list[str] = field(default_factory=list)
    bookmarks: list[str] = field(default_factory=list)
    links: list[tuple[str, str]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


@dataclass
class _Field:
    """A field that is open: its instruction, whether its result has begun, and where in the text that was."""

    instruction: str = ""
    in_result: bool = False
    start: int = 0


class Reader:
    def __init__(self, data: bytes) -> None:
        self.file = WordFile(data)
        self._fields: list[_Field] = []  # that of a list of contents goes on from paragraph to paragraph
        self._counter = LabelCounter(self.file)
        self._marks: dict[str, str] = {}
        self._automatic_notes = 0

    def document(self) -> ShownDocument:
        blocks: list[Shown | ShownTable] = []
        for element in self.file.body:
            if element.tag == w("tbl"):
                blocks.append(self.table(element, "word/document.xml"))
            elif element.tag == w("p") and not is_spacer(element):
                blocks.append(self.paragraph(element, "word/document.xml"))
        called = [note for block in blocks for paragraph in _paragraphs(block) for note in paragraph.notes]
        return ShownDocument(tuple(blocks), tuple(self.note(identifier) for identifier in called))

    def _of_cell(self, cell: etree._Element, part: str) -> Iterator[Shown]:
        """The paragraphs of a cell, those of tables in it among them."""
        for one in cell:
            if one.tag == w("tbl"):
                yield from _paragraphs(self.table(one, part))
            elif one.tag == w("p"):
                yield self.paragraph(one, part)

    def table(self, element: etree._Element, part: str) -> ShownTable:
        rows: list[tuple[ShownCell, ...]] = []
        merged: dict[int, tuple[int, int]] = {}  # the row and place in it of the cell that reaches down, by column
        repeated = 0
        for row in element.findall(w("tr")):
            repeated += row.find(f"{w('trPr')}/{w('tblHeader')}") is not None
            cells: list[ShownCell] = []
            column = 0
            for cell in row.findall(w("tc")):
                columns = int(val(cell.find(f"{w('tcPr')}/{w('gridSpan')}")) or "1")
                down = cell.find(f"{w('tcPr')}/{w('vMerge')}")
                paragraphs = tuple(self._of_cell(cell, part))
                if down is not None and val(down) != "restart":
                    above, place = merged[column]
                    found = rows[above][place]
                    assert found.columns == columns, "a merged cell is not as wide as the one above"
                    assert not any(one.text for one in paragraphs), "text in a merged cell would not be shown"
                    grown = replace(found, rows=len(rows) - above + 1)
                    rows[above] = (*rows[above][:place], grown, *rows[above][place + 1 :])
                else:
                    merged.pop(column, None)
                    if down is not None:
                        merged[column] = (len(rows), len(cells))
                    cells.append(ShownCell(column, columns, 1, paragraphs))
                column += columns
            rows.append(tuple(cells))
        name = val(element.find(f"{w('tblPr')}/{w('tblCaption')}")) or ""
        return ShownTable(tuple(rows), repeated, name)

    def paragraph(self, element: etree._Element, part: str) -> Shown:
        style_id = val(element.find(f"{w('pPr')}/{w('pStyle')}")) or ""
        style = val(self.file.styles[style_id].find(w("name"))) or ""
        story = _Story()
        self._walk(element, part, story)
        text = "".join(story.text).translate(_UNSEEN)
        label = self._counter.label(element)
        automatic = label is not None
        if label is None:
            typed = _TYPED.fullmatch(text)
            label, text = typed.groups() if typed else ("", text)
            label = label.rstrip("\u00a0")  # Arabic labels end with one, so that the text does not touch them
        found = tuple(story.bookmarks), tuple(story.links), tuple(story.notes)
        return Shown(style, label, text, automatic, *found)

    def note(self, identifier: str) -> ShownNote:
        for note in self.file.tree("word/footnotes.xml").iter(w("footnote")):
            if note.get(w("id")) != identifier:
                continue
            texts = []
            for element in note.findall(w("p")):
                story = _Story()
                self._walk(element, "word/footnotes.xml", story, self._marks[identifier])
                texts.append("".join(story.text).translate(_UNSEEN))
            mark = ""
            if typed := _TYPED.fullmatch(texts[0]):
                mark, texts[0] = typed.groups()
            return ShownNote(mark, tuple(texts))
        raise KeyError(identifier)

    def _walk(self, element: etree._Element, part: str, story: _Story, own_mark: str = "", link: str = "") -> None:
        for child in element:
            name = local(child)
            match name:
                case "pPr" | "rPr" | "bookmarkEnd" | "commentRangeStart" | "commentRangeEnd":
                    continue
                case "bookmarkStart":
                    story.bookmarks.append(child.get(w("name"), ""))
                case "hyperlink":
                    target = child.get(w("anchor")) or self.file.relations(part)[child.get(r("id"), "")].target
                    before = len("".join(story.text))
                    self._walk(child, part, story, own_mark, target)
                    story.links.append((target, "".join(story.text)[before:].translate(_UNSEEN)))
                case "r":
                    self._run(child, story, own_mark)
                case _:
                    raise ValueError(f"{name} in a paragraph")

    def _run(self, run: etree._Element, story: _Story, own_mark: str) -> None:
        custom = False
        for child in run:
            name = local(child)
            if name == "fldChar":
                self._field(child.get(w("fldCharType"), ""), story)
            elif self._fields and not self._fields[-1].in_result:
                self._fields[-1].instruction += child.text or ""
            elif name == "t":
                story.text.append(child.text or "")
                if custom:
                    self._marks[story.notes[-1]] = child.text or ""
                    custom = False
            elif name in _CHARACTERS:
                story.text.append(_CHARACTERS[name])
            elif name == "footnoteReference":
                identifier = child.get(w("id"), "")
                story.notes.append(identifier)
                custom = child.get(w("customMarkFollows")) is not None
                if not custom:
                    self._automatic_notes += 1
                    self._marks[identifier] = str(self._automatic_notes)
                    story.text.append(self._marks[identifier])
            elif name == "footnoteRef":
                story.text.append(own_mark)
            elif name == "drawing":
                picture = child.find(f".//{{{WORD_DRAWING}}}docPr")
                assert picture is not None
                story.text.append(f"[{picture.get('descr')}]")
            elif name not in ("rPr", "separator", "continuationSeparator", "commentReference"):
                raise ValueError(f"{name} in a run")

    def _field(self, kind: str, story: _Story) -> None:
        if kind == "begin":
            self._fields.append(_Field())
        elif kind == "separate":
            self._fields[-1].in_result = True
            self._fields[-1].start = len("".join(story.text))
        else:
            done = self._fields.pop()
            words = done.instruction.split()
            if words[0] in ("REF", "NOTEREF") and "\\h" in words:
                story.links.append((words[1], "".join(story.text)[done.start :].translate(_UNSEEN)))


class LabelCounter:
    """Counts automatic labels as Word does (ISO/IEC 29500-1, 17.9)."""

    def __init__(self, file: WordFile) -> None:
        self._levels: dict[str | None, dict[int, etree._Element]] = {}
        self._lists: dict[str | None, str | None] = {}
        self._overrides: dict[str | None, dict[int, int]] = {}
        self._counts: dict[str | None, dict[int, int]] = {}
        self._used: set[str | None] = set()
        self._skipped: dict[str | None, set[int]] = {}
        if "word/numbering.xml" not in file.members:
            return
        tree = file.tree("word/numbering.xml")
        for listed in tree.iter(w("abstractNum")):
            self._levels[listed.get(w("abstractNumId"))] = {
                int(level.get(w("ilvl"), "0")): level for level in listed.iter(w("lvl"))
            }
        for number in tree.iter(w("num")):
            identifier = number.get(w("numId"))
            self._lists[identifier] = val(number.find(w("abstractNumId")))
            self._overrides[identifier] = {
                int(override.get(w("ilvl"), "0")): int(val(override.find(w("startOverride"))) or "1")
                for override in number.iter(w("lvlOverride"))
            }

    def label(self, paragraph: etree._Element) -> str | None:
        """The label of a paragraph, None when it is not numbered."""
        properties = paragraph.find(f"{w('pPr')}/{w('numPr')}")
        if properties is None:
            return None
        number, depth = val(properties.find(w("numId"))), int(val(properties.find(w("ilvl"))) or "0")
        listed = self._lists[number]
        levels, overrides = self._levels[listed], self._overrides[number]
        counts, skipped = self._counts.setdefault(listed, {}), self._skipped.setdefault(listed, set())
        if number not in self._used:
            self._used.add(number)
            for level in overrides:
                counts.pop(level, None)
                skipped.discard(level)
        # Programs differ on what follows where a level was skipped.
        assert depth not in skipped, "the next number of a level that was skipped is not certain"
        start = overrides.get(depth, int(val(levels[depth].find(w("start"))) or "1"))
        counts[depth] = counts[depth] + 1 if depth in counts else start
        for level in [level for level in counts if level > depth]:
            del counts[level]
        skipped -= {level for level in skipped if level > depth}
        skipped |= {level for level in range(depth) if level not in counts}
        pattern = val(levels[depth].find(w("lvlText"))) or ""
        return re.sub(r"%(\d)", lambda match: self._shown(levels, counts, int(match[1]) - 1), pattern)

    @staticmethod
    def _shown(levels: dict[int, etree._Element], counts: dict[int, int], level: int) -> str:
        return shown(val(levels[level].find(w("numFmt"))) or "", counts[level])


def shown(form: str, number: int) -> str:
    """A number in one of Word's formats (17.18.59)."""
    match form:
        case "decimal":
            return str(number)
        case "lowerLetter" | "upperLetter":
            letters = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
            return letters if form == "lowerLetter" else letters.upper()
        case "lowerRoman" | "upperRoman":
            rest, letters = number, ""
            for value, digits in _ROMAN:
                letters += digits * (rest // value)
                rest %= value
            letters += _ROMAN_ONES[rest]
            return letters if form == "lowerRoman" else letters.upper()
        case "chineseCounting":
            tens, ones = divmod(number, 10)
            if tens == 0:
                return _CHINESE[ones]
            return ("" if tens == 1 else _CHINESE[tens]) + "十" + (_CHINESE[ones] if ones else "")
        case "arabicAbjad":
            return "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ"[number - 1]
    raise ValueError(form)


def texts(element: etree._Element) -> Iterator[str]:
    """The text of each paragraph in an element, fields by their results."""
    for paragraph in element.iter(w("p")):
        yield "".join(t.text or "" for t in paragraph.iter(w("t"))).translate(_UNSEEN)
