"""The paragraphs and tables of a part in their order, with the labels that Word counts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from copy import deepcopy

from lxml import etree
from msgspec.structs import replace

from undoc.importer.attributes import whole, width_in
from undoc.importer.report import Change, Findings, in_full
from undoc.importer.word import tags
from undoc.importer.word import tracked as changes
from undoc.importer.word.items import Item, WordCell, WordRow, WordTable
from undoc.importer.word.names import VAL, W, child_of, first_child, is_on
from undoc.importer.word.numbering import Label, Numbers
from undoc.importer.word.paragraphs import WordParagraph
from undoc.importer.word.runs.reader import RunReader
from undoc.importer.word.runs.texts import NO_SHADE, is_unfilled, tell_unfilled
from undoc.importer.word.spans import Span, joined
from undoc.importer.word.tables.cell_looks import USUAL_MARGINS, Margins, look_of, margins_in
from undoc.importer.word.tables.column_rules import rules_beside, within_rules
from undoc.importer.word.tables.heights import (
    Edges,
    TableEdges,
    edges_in,
    empty_height,
    has_frame,
    room_between,
    spaces_of,
)

_THROUGH = frozenset(W + name for name in ("ins", "moveTo", "del", "moveFrom", "customXml", "smartTag"))

#: What stands between paragraphs and holds no text.
_SILENT = frozenset(
    W + name
    for name in (
        "tcPr",
        "sectPr",
        "bookmarkEnd",
        "proofErr",
        "commentRangeStart",
        "commentRangeEnd",
        "permStart",
        "permEnd",
    )
)
#: What stands in paragraphs, and what shows in it. Programs that are in error put it beside them.
_IN_RUNS = frozenset((tags.W_DRAWING, tags.W_PICT, tags.W_OBJECT, tags.W_T))
_OF_PARAGRAPHS = _IN_RUNS | {tags.W_R, tags.W_HYPERLINK, tags.W_FLD_SIMPLE, tags.M_O_MATH, tags.M_O_MATH_PARA}
_SHOWN = (tags.W_T, tags.M_T, tags.W_DRAWING, tags.W_PICT, tags.W_OBJECT)
#: The most columns that a cell reaches over: what is more cannot be meant.
_MOST_SPAN = 1000
#: Directions of text in which lines stand one below the other (17.18.93), in both editions of the standard.
_ACROSS = ("lrTb", "lrTbV", "tb", "tbV", None)
#: Twips in a point.
_POINT = 20


class StoryReader:
    """Reads a part; ``labels`` are those that Word counts, by the number of their paragraph.

    ``lone_labels`` are those of paragraphs without text.
    """

    def __init__(self, runs: RunReader, numbers: Numbers, findings: Findings) -> None:
        self._runs = runs
        self._numbers = numbers
        self._gone = runs.gone
        self._findings = findings
        self._tables = 0
        self._joining: WordParagraph | None = None
        self.labels: dict[int, Label] = {}
        self.lone_labels: dict[int, Label] = {}

    def read(self, element: etree._Element) -> list[Item]:
        """The paragraphs and tables in ``element`` (a body, a note, a text box)."""
        self._runs.begin_story(element)
        return self._read(element)

    def _read(self, element: etree._Element) -> list[Item]:
        items = list(self._items(element))
        if self._joining is not None:
            items.append(self._joining)
            self._joining = None
        return items

    def _items(self, element: etree._Element) -> Iterator[Item]:
        bookmarks: list[str] = []
        for child in element:
            name = child.tag
            if name == tags.W_P:
                paragraph = self._paragraph(child)
                if paragraph is not None:
                    paragraph.bookmarks[:0] = bookmarks
                    bookmarks = []
                    yield paragraph
            elif name == tags.W_TBL:
                if self._joining is not None:
                    yield self._joining
                    self._joining = None
                table = self._table(child)
                table.bookmarks[:0] = bookmarks
                bookmarks = []
                yield table
            elif name == tags.W_SDT:
                if is_unfilled(child):
                    tell_unfilled(child, self._findings)
                    continue
                for content in child.iterchildren(tags.W_SDT_CONTENT):
                    yield from self._items(content)
            elif name in _THROUGH:
                if name not in self._gone:
                    yield from self._items(child)
            elif name == tags.W_BOOKMARK_START:
                bookmarks.append(child.get(tags.W_NAME, ""))
            elif name == tags.MC_ALTERNATE_CONTENT:
                for form in child:
                    yield from self._items(form)
                    break
            elif name in (tags.W_ALT_CHUNK, tags.W_SUB_DOC):
                self._runs.other_file(child)
            elif name in _OF_PARAGRAPHS and any(True for _ in child.iter(*_SHOWN)):
                paragraph = self._paragraph(_in_paragraph(child))
                self._findings.add(Change.SIMPLIFIED, "paragraph", "What stood outside a paragraph became one.")
                if paragraph is not None:
                    yield paragraph
            elif name not in _SILENT and any(True for _ in child.iter(tags.W_T)):
                message = f"Of an element “{etree.QName(child).localname}” was kept alone."
                self._findings.add(Change.SIMPLIFIED, "unknown-element", message)
                yield from self._items(child)

    def _paragraph(self, element: etree._Element) -> WordParagraph | None:
        paragraph = self._runs.read(element)
        if paragraph.list_number is not None and self._counts(paragraph):
            label = self._numbers.next(paragraph.list_number, paragraph.list_level)
            if label is not None and (label.text or label.is_bullet):
                has_text = paragraph.spans or paragraph.drawings
                (self.labels if has_text else self.lone_labels)[paragraph.number] = label
            if label is not None and label.unknown:
                message = f"Numbers of a form that is not known, “{label.unknown}”, became figures."
                self._findings.add(Change.DIFFERS, "number-form", message)
        if self._joining is not None and self._joining.is_initial:
            initial, self._joining = self._joining, None
            self._findings.add(Change.SIMPLIFIED, "initial", "An initial that is set larger became part of its text.")
            begun = paragraph.spans[0] if paragraph.spans else Span("")
            paragraph.spans = joined([replace(begun, text=initial.text, note=""), *paragraph.spans])
            paragraph.bookmarks[:0] = initial.bookmarks
            paragraph.drawings[:0], paragraph.boxes[:0] = initial.drawings, initial.boxes
        elif self._joining is not None:
            before, self._joining = self._joining, None
            paragraph.spans[:0] = before.spans
            if before.number in self.labels:
                self.labels[paragraph.number] = self.labels[before.number]
            paragraph.bookmarks[:0] = before.bookmarks
            paragraph.style = before.style if before.spans else paragraph.style
        if paragraph.is_joined or (paragraph.is_initial and paragraph.text.strip()):
            self._joining = paragraph
            return None
        return paragraph

    def _counts(self, paragraph: WordParagraph) -> bool:
        """Whether a paragraph takes a number: of several that a tracked deletion makes one, one does."""
        if paragraph.is_joined and not (paragraph.spans or paragraph.drawings):
            return False
        return self._joining is None or self._joining.is_initial or self._joining.number not in self.labels

    def _table(self, element: etree._Element) -> WordTable:
        self._tables += 1
        grid_element = element.find(tags.W_TBL_GRID)
        grid = []
        if grid_element is not None:
            grid = [width_in(column.get(tags.W_W)) for column in grid_element.iterchildren(tags.W_GRID_COL)]
        properties = element.find(tags.W_TBL_PR)
        table = WordTable(grid[:1000], [], self._tables)
        if properties is not None:
            table.indent = _indent(properties)
            self._tell_description(properties)
        own = child_of(properties, tags.W_TBL_CELL_MAR) if properties is not None else None
        margins = margins_in(own, USUAL_MARGINS) if own is not None else USUAL_MARGINS
        borders = child_of(properties, tags.W_TBL_BORDERS) if properties is not None else None
        edges = TableEdges(**edges_in(borders)) if borders is not None else TableEdges()
        table.has_frame = borders is not None and has_frame(borders)
        for row in _within(element, tags.W_TR, self._gone):
            read = self._row(row, margins)
            if read is not None:
                upper = [cell.edges for cell in table.rows[-1].cells] if table.rows else []
                usual = edges.inside if table.rows else edges.top
                read.room = room_between(upper, [cell.edges for cell in read.cells], usual)
                table.rows.append(read)
        return table

    def _tell_description(self, properties: etree._Element) -> None:
        """A description of a table, for those who cannot see it: tables say it themselves."""
        said = child_of(properties, tags.W_TBL_DESCRIPTION)
        text = said.get(VAL, "") if said is not None else ""
        if text.strip():
            message = f"The description of a table was left out: {in_full(text)}"
            self._findings.add(Change.DROPPED, "description", message, f"table {self._tables}")

    def _with_boxes(self, items: Sequence[Item]) -> list[Item]:
        """The items of a cell, each followed by what stands in its text boxes."""
        result: list[Item] = []
        for item in items:
            result.append(item)
            if isinstance(item, WordParagraph) and item.boxes:
                message = "The text of a text box was put into the text."
                self._findings.add(Change.SIMPLIFIED, "text-box", message, f"table {self._tables}")
                boxes, item.boxes = item.boxes, []
                for box in boxes:
                    result += self._with_boxes(self.read(box))
        return result

    def _row(self, element: etree._Element, margins: Margins) -> WordRow | None:
        row = WordRow([])
        properties = child_of(element, tags.W_TR_PR)
        if properties is not None:
            if changes.is_gone(properties, self._gone):
                return None
            for child in properties:
                name = child.tag
                if name == tags.W_TBL_HEADER:
                    row.is_header = is_on(child.get(VAL))
                elif name == tags.W_HIDDEN and is_on(child.get(VAL)):
                    text = " ".join(piece.text or "" for piece in element.iter(tags.W_T))
                    message = f"A hidden row of a table was left out: {in_full(text)}"
                    self._findings.add(Change.DROPPED, "hidden-text", message, f"table {self._tables}")
                    return None
                elif name == tags.W_CANT_SPLIT:
                    row.is_whole = is_on(child.get(VAL))
                elif name == tags.W_GRID_BEFORE:
                    row.before = whole(child.get(VAL), 0, 0, _MOST_SPAN)
                elif name == tags.W_GRID_AFTER:
                    row.after = whole(child.get(VAL), 0, 0, _MOST_SPAN)
                elif name == tags.W_TR_HEIGHT and child.get(tags.W_H_RULE) == "exact":
                    row.exact = width_in(child.get(VAL)) / _POINT
        # A row may have other margins than its table (17.4.61), as those of another table have that became one with it.
        exceptions = child_of(element, tags.W_TBL_PR_EX)
        own = child_of(exceptions, tags.W_TBL_CELL_MAR) if exceptions is not None else None
        margins = margins_in(own, margins) if own is not None else margins
        for cell in _within(element, tags.W_TC, self._gone):
            of_cell = child_of(cell, tags.W_TC_PR)
            if of_cell is None or not changes.is_gone(of_cell, self._gone):
                row.cells.append(self._cell(cell, margins))
        return row

    def _cell(self, element: etree._Element, margins: Margins) -> WordCell:
        cell = WordCell([])
        properties = first_child(element, tags.W_TC_PR)
        vertical = ""
        for child in properties if properties is not None else ():
            name = child.tag
            if name == tags.W_GRID_SPAN:
                cell.columns = whole(child.get(VAL), 1, 1, _MOST_SPAN)
            elif name == tags.W_V_MERGE:
                cell.goes_on = child.get(VAL, "continue") == "continue"
            elif name == tags.W_CELL_MERGE:
                cell.goes_on = changes.is_merged(child, self._gone)
            elif name == tags.W_TEXT_DIRECTION and child.get(VAL) not in _ACROSS:
                message = "Text that is set from top to bottom, or turned, became plain."
                self._findings.add(Change.SIMPLIFIED, "text-direction", message, f"table {self._tables}")
            elif name == tags.W_TC_BORDERS:
                top = child_of(child, tags.W_TOP)
                cell.rule_above = top is not None and top.get(VAL) not in ("nil", "none", None)
                cell.rules = rules_beside(child)
                cell.edges = Edges(**{edge: width for edge, width in edges_in(child).items() if edge != "inside"})
            elif name == tags.W_TC_MAR:
                margins = margins_in(child, margins)
            elif name == tags.W_V_ALIGN:
                vertical = child.get(VAL, "")
            elif name == tags.W_SHD and child.get(tags.W_FILL, "auto").lower() not in NO_SHADE:
                message = "The shading of cells was left out."
                self._findings.add(Change.SIMPLIFIED, "shading", message, f"table {self._tables}")
        control = next((one for one in element.iterancestors(tags.W_TBL, tags.W_SDT)), None)
        if control is not None and control.tag == tags.W_SDT and is_unfilled(control):
            tell_unfilled(control, self._findings)  # its cell stays, without what stands in it
        else:
            cell.items = self._with_boxes(self._read(element))
        paragraphs = [item for item in cell.items if isinstance(item, WordParagraph)]
        cell.look = look_of(paragraphs, vertical, within_rules(margins, cell.rules))
        cell.spaces = spaces_of(paragraphs, (margins.top, margins.bottom))
        if cell.spaces is None:
            cell.height = empty_height(paragraphs, (margins.top, margins.bottom))
        return cell


def _indent(properties: etree._Element) -> int:
    """How far in twips from the margin a table begins; one that floats says so otherwise (17.4.57).

    Without an anchor Word places it by its column of text, whatever the standard says.
    """
    floating = child_of(properties, tags.W_TBL_P_PR)
    if floating is not None and floating.get(tags.W_TBL_P_X) and floating.get(tags.W_HORZ_ANCHOR) != "page":
        return width_in(floating.get(tags.W_TBL_P_X))
    indent = child_of(properties, tags.W_TBL_IND)
    return width_in(indent.get(tags.W_W)) if indent is not None else 0


def _within(element: etree._Element, name: str, gone: frozenset[str]) -> Iterator[etree._Element]:
    """The children of a name, those in content controls and tracked insertions too."""
    for child in element:
        found = child.tag
        if found == name:
            yield child
        elif found == tags.W_SDT:
            for content in child.iterchildren(tags.W_SDT_CONTENT):
                yield from _within(content, name, gone)
        elif found in _THROUGH and found not in gone:
            yield from _within(child, name, gone)


def _in_paragraph(element: etree._Element) -> etree._Element:
    """A paragraph of its own for what stands outside one."""
    paragraph = etree.Element(tags.W_P)
    within = etree.SubElement(paragraph, tags.W_R) if element.tag in _IN_RUNS else paragraph
    within.append(deepcopy(element))
    return paragraph
