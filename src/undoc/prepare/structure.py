"""The structure of a document as those who do not see it go through it: headings, lists, tables, notes.

Comes in: a prepared document. Goes out: a tree of elements in reading order, each note after the text that calls it.
Whoever sets the document puts its items where the tree has the text of each paragraph.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from msgspec import Struct, field

from undoc.prepare.prepared import (
    HEADS,
    Block,
    Cell,
    Chart,
    Contents,
    ContentsEntry,
    Figure,
    List,
    Note,
    Paragraph,
    PreparedDocument,
    Role,
    Row,
    RowKind,
    Span,
    Table,
    children,
)


class Tag(StrEnum):
    """What a structure element is. A writer maps these to the tags of its format."""

    DOCUMENT = "document"
    SECTION = "section"
    TITLE = "title"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST = "list"
    ITEM = "item"
    LABEL = "label"
    BODY = "body"
    QUOTATION = "quotation"
    NOTE = "note"
    REFERENCE = "reference"
    LINK = "link"
    SPAN = "span"
    FIGURE = "figure"
    CAPTION = "caption"
    TABLE = "table"
    TABLE_HEAD = "table-head"
    TABLE_BODY = "table-body"
    ROW = "row"
    HEADER_CELL = "header-cell"
    CELL = "cell"
    CONTENTS = "contents"
    CONTENTS_ITEM = "contents-item"


class Element(Struct, eq=False):
    """A structure element. ``kids`` are in reading order.

    ``level`` is a heading's level from 1. ``language`` is set where it changes. ``alternative`` is a figure's
    alternative text. ``identifier`` is unique in the document where set (each note has one). ``target`` is the
    identifier of the element this one leads to (a note's call leads to the note, and back).
    """

    tag: Tag
    kids: list[Element | Content] = field(default_factory=list)
    level: int = 0
    language: str | None = None
    alternative: str | None = None
    identifier: str | None = None
    target: str | None = None
    attributes: dict[str, str | int | float] = field(default_factory=dict)

    def child(self, tag: Tag) -> Element:
        """Append a new element of kind ``tag`` and return it."""
        element = Element(tag)
        self.kids.append(element)
        return element

    def content(self) -> Content:
        """Append a new stretch of own content and return it."""
        content = Content(self)
        self.kids.append(content)
        return content

    def figure(self, alternative: str) -> Content:
        """Append a figure and return its content."""
        figure = self.child(Tag.FIGURE)
        figure.alternative = alternative
        return figure.content()


class Content(Struct, eq=False):
    """A stretch of an element's own content, in reading order among its kids; items on pages point at it."""

    element: Element


class Marked(Struct, eq=False):
    """Where a paragraph's text belongs: the content of its label and of each span, and the link elements of both."""

    label: Content | None
    spans: list[Content]
    links: list[Element | None]
    label_link: Element | None = None


class MarkedChart(Struct, eq=False):
    """Where the parts of a chart belong: the figure that it is, and a table of its data.

    PDF has no table that is not on the page (what is not painted is not read: ISO 32000-1, 14.7.4), and an alternative
    text cannot be moved through by row and column. So the table's cells are what the chart shows anyway: names of
    series and of categories and written values are texts of their cells; a value that is not written is the bar or
    point that shows it, as a figure (ISO 14289-1, 7.3) whose alternative text is the value.

    ``picture`` is what the chart as a whole consists of; ``unit`` is the content of the unit, ``series`` and
    ``categories`` are those of the names, ``values`` those of each series' values.
    """

    picture: Content
    unit: Content
    series: list[Content]
    categories: list[Content]
    values: list[list[Content]]

    def unwritten_category(self, index: int, name: str) -> Content:
        """The content of the mark that stands for a category whose name has no room."""
        element = self.categories[index].element
        element.kids.clear()
        return element.figure(name)


def call_of(note: str) -> str:
    """The identifier of the place where a note is called."""
    return f"{note}-call"


_PARAGRAPH_TAGS = {
    Role.TITLE: Tag.TITLE,
    Role.HEADING: Tag.HEADING,
    Role.CAPTION: Tag.CAPTION,
    Role.QUOTATION: Tag.QUOTATION,
}


class Structure:
    """The structure of one document, which is to be kept as long as this: what belongs where is found by identity.

    ``root`` is its tree, ``emblem`` where the emblem belongs, ``qr`` the link and the figure of the QR code.
    """

    def __init__(self, prepared: PreparedDocument) -> None:
        self._document = prepared
        self._marked: dict[int, Marked] = {}
        self._numbers: dict[int, Marked] = {}
        self._figures: dict[int, Content] = {}
        self._charts: dict[int, MarkedChart] = {}
        self.root = Element(Tag.DOCUMENT, language=prepared.language.tag)
        self.emblem: Content | None = None
        self.qr: tuple[Element, Content] | None = None
        self._masthead()
        for paragraph in prepared.front:
            self._paragraph(paragraph, self.root)
        self._blocks(prepared.blocks)
        if prepared.first_page is not None and prepared.first_page.qr:
            link = self.root.child(Tag.LINK)
            self.qr = link, link.figure(prepared.first_page.qr_alternative)

    def paragraph(self, paragraph: Paragraph) -> Marked:
        """Where the text of a paragraph of the document belongs, be it of a note or of a table's cell."""
        return self._marked[id(paragraph)]

    def page_number(self, entry: ContentsEntry) -> Marked:
        """Where the page number of an entry of the list of contents belongs."""
        return self._numbers[id(entry)]

    def figure(self, figure: Figure) -> Content:
        """Where a picture belongs."""
        return self._figures[id(figure)]

    def chart(self, chart: Chart) -> MarkedChart:
        """Where the parts of a chart belong."""
        return self._charts[id(chart)]

    def _masthead(self) -> None:
        prepared = self._document
        for slot in (slot for row in prepared.house.masthead.rows for cell in row.cells for slot in cell.slots):
            if slot == "emblem" and prepared.emblem is not None:
                self.emblem = self.root.figure(prepared.emblem.alternative)
            for paragraph in prepared.masthead.get(slot, ()):
                self._paragraph(paragraph, self.root)

    def _blocks(self, blocks: Iterable[Block]) -> None:
        for block in blocks:
            match block:
                case Paragraph():
                    self._paragraph(block, self.root)
                case Figure():
                    self._figure(block)
                case Table():
                    self._table(block)
                case Chart():
                    self._chart(block)
                case Contents():
                    self._contents(block)
                case List():
                    self._list(block, self.root)
                case _:
                    self._blocks(children(block))

    def _paragraph(self, paragraph: Paragraph, parent: Element) -> None:
        """The element of a paragraph, with the notes called in it after it."""
        element = parent.child(_PARAGRAPH_TAGS.get(paragraph.role, Tag.PARAGRAPH))
        element.level = paragraph.level if paragraph.role is Role.HEADING else 0
        label = element.content() if paragraph.label or paragraph.number else None
        self._text(paragraph, element, label, parent)

    def _text(self, paragraph: Paragraph, element: Element, label: Content | None, notes: Element) -> None:
        """The text of a paragraph that is ``element``; the notes called in it are the next kids of ``notes``."""
        element.identifier = paragraph.anchor or None
        element.language = paragraph.language
        self._marked[id(paragraph)] = self._spans(element, paragraph, label)
        self._notes(paragraph, notes)

    def _list(self, block: List, parent: Element) -> None:
        element = parent.child(Tag.LIST)
        for first, *inner in block.items:
            item = element.child(Tag.ITEM)
            assert isinstance(first, Paragraph)
            label = item.child(Tag.LABEL).content() if first.label else None
            body = item.child(Tag.BODY)
            self._text(first, body.child(Tag.PARAGRAPH), label, body)
            for one in inner:
                if isinstance(one, List):
                    self._list(one, body)

    def _contents(self, contents: Contents) -> None:
        """The list of contents; lists of deeper levels stand within those above (ISO 32000-1, 14.8.4.3.4).

        Notes called in entries come after the list.
        """
        self._paragraph(contents.title, self.root)
        self._paragraph(contents.page_word, self.root)
        lists = [self.root.child(Tag.CONTENTS)]
        for entry in contents.entries:
            paragraph = entry.paragraph
            depth = max(paragraph.level, 1)
            del lists[depth:]
            while len(lists) < depth:
                lists.append(lists[-1].child(Tag.CONTENTS))
            item = lists[-1].child(Tag.CONTENTS_ITEM)
            link = None
            if entry.target:
                holder = link = item.child(Tag.REFERENCE).child(Tag.LINK)
                link.target = entry.target
            else:
                holder = item.child(Tag.PARAGRAPH)
            own = holder.content()
            text = Marked(own, [own] * len(paragraph.spans), [link] * len(paragraph.spans), link)
            for index, span in enumerate(paragraph.spans):
                if span.note is not None:
                    text.spans[index], text.links[index] = self._span(item, span, paragraph.language)
            self._marked[id(paragraph)] = text
            self._numbers[id(entry)] = Marked(None, [holder.content()], [link])
        for entry in contents.entries:
            self._notes(entry.paragraph, self.root)

    def _table(self, table: Table) -> None:
        """The table with its caption; the notes called in it come after it, before its own."""
        element = self.root.child(Tag.TABLE)
        element.identifier = table.anchor or None
        if table.caption:
            caption = element.child(Tag.CAPTION)
            for paragraph in table.caption:
                self._within(paragraph, caption.child(Tag.PARAGRAPH))
        head = [row for row in table.rows if row.kind is RowKind.HEADER]
        if head:
            self._rows(head, element.child(Tag.TABLE_HEAD))
        self._rows([row for row in table.rows if row.kind is not RowKind.HEADER], element.child(Tag.TABLE_BODY))
        for note in table.notes:
            self._within(note.paragraph, self.root.child(Tag.PARAGRAPH), labelled=bool(note.mark))

    def _rows(self, rows: Iterable[Row], parent: Element) -> None:
        for row in rows:
            element = parent.child(Tag.ROW)
            for cell in row.cells:
                self._cell(cell, element, is_head=row.kind in HEADS)

    def _cell(self, cell: Cell, row: Element, *, is_head: bool) -> None:
        element = _header(row, "Column") if is_head else row.child(Tag.CELL)
        if cell.columns > 1:
            element.attributes["col-span"] = cell.columns
        if cell.rows > 1:
            element.attributes["row-span"] = cell.rows
        for index, paragraph in enumerate(cell.paragraphs):
            holder = element.child(Tag.PARAGRAPH) if cell.more else element
            self._within(paragraph, holder, labelled=index == 0 and cell.number is not None)

    def _within(self, paragraph: Paragraph, element: Element, *, labelled: bool = False) -> None:
        """A paragraph whose text is ``element``'s own; the notes called in it come after the blocks so far."""
        self._marked[id(paragraph)] = self._spans(element, paragraph, element.content() if labelled else None)
        self._notes(paragraph, self.root)

    def _figure(self, figure: Figure) -> None:
        """A picture; its caption follows as a paragraph of its own."""
        content = self._figures[id(figure)] = self.root.figure(figure.picture.alternative)
        content.element.identifier = figure.anchor or None
        if figure.caption is not None:
            self._paragraph(figure.caption, self.root)

    def _chart(self, chart: Chart) -> None:
        if chart.caption is not None:
            self._paragraph(chart.caption, self.root)
        picture = self.root.figure(chart.alternative)
        picture.element.identifier = chart.anchor or None
        table = self.root.child(Tag.TABLE)
        head = table.child(Tag.TABLE_HEAD).child(Tag.ROW)
        unit = head.child(Tag.HEADER_CELL if chart.unit else Tag.CELL).content()
        marked = MarkedChart(picture, unit, [_header(head, "Column").content() for _ in chart.series], [], [])
        marked.values.extend([] for _ in chart.series)
        body = table.child(Tag.TABLE_BODY)
        for index in range(len(chart.categories)):
            row = body.child(Tag.ROW)
            marked.categories.append(_header(row, "Row").content())
            for contents, series in zip(marked.values, chart.series, strict=True):
                cell = row.child(Tag.CELL)
                contents.append(cell.content() if chart.labelled else cell.figure(series.values[index].text))
        self._charts[id(chart)] = marked

    def _notes(self, paragraph: Paragraph, parent: Element) -> None:
        """The notes called in a paragraph."""
        for span in paragraph.spans:
            if span.first_call is not None:
                self._note(self._document.notes[span.first_call], parent)

    def _note(self, note: Note, parent: Element) -> None:
        element = parent.child(Tag.NOTE)
        element.identifier = note.id
        for index, paragraph in enumerate(note.paragraphs):
            label = link = None
            if index == 0:
                link = element.child(Tag.LABEL).child(Tag.LINK)
                link.target = call_of(note.id)
                label = link.content()
            marked = self._spans(element.child(Tag.PARAGRAPH), paragraph, label)
            marked.label_link = link
            self._marked[id(paragraph)] = marked

    def _spans(self, element: Element, paragraph: Paragraph, label: Content | None) -> Marked:
        marked = Marked(label, [], [])
        for span in paragraph.spans:
            content, link = self._span(element, span, paragraph.language)
            marked.spans.append(content)
            marked.links.append(link)
        return marked

    def _span(self, element: Element, span: Span, language: str | None) -> tuple[Content, Element | None]:
        if span.note is not None:
            reference = element.child(Tag.REFERENCE)
            if span.first_call is not None:
                reference.identifier = call_of(span.first_call)
            link = reference.child(Tag.LINK)
            link.target = span.note
            return link.content(), link
        if span.url is not None or span.target is not None:
            link = element.child(Tag.LINK)
            link.target = span.target
            return link.content(), link
        if span.language is not None and span.language != language:
            foreign = element.child(Tag.SPAN)
            foreign.language = span.language
            return foreign.content(), None
        # Neighbouring spans that differ in form only are one stretch of content.
        last = element.kids[-1] if element.kids else None
        return (last if isinstance(last, Content) else element.content()), None


def _header(row: Element, scope: str) -> Element:
    cell = row.child(Tag.HEADER_CELL)
    cell.attributes["scope"] = scope
    return cell
