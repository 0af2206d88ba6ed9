"""The tree of a document's structure, made from its blocks in reading order, each note after the text that calls it."""

from __future__ import annotations

from collections.abc import Iterable

from undoc.prepare.prepared import (
    HEADS,
    TEXTUAL,
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
    Revision,
    Role,
    Row,
    RowKind,
    Span,
    Table,
    children,
)
from undoc.prepare.structure.elements import Content, Element, Marked, MarkedChart, Tag, call_of

_PARAGRAPH_TAGS = {
    Role.TITLE: Tag.TITLE,
    Role.HEADING: Tag.HEADING,
    Role.QUOTATION: Tag.QUOTATION,
}
_CHANGE_TAGS = {
    Revision.INSERTED: Tag.INSERTED,
    Revision.DELETED: Tag.DELETED,
    Revision.FORMATTED: Tag.FORMATTED,
}


class Structure:
    """The structure of one document. The document must live as long: what belongs where is found by identity.

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
        self._blocks(prepared.head)
        for paragraph in prepared.foot:
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
                    self._figure(block, self.root)
                case Table():
                    self._table(block)
                case Chart():
                    self._chart(block, self.root)
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
        label = _within_change(element, paragraph.change).content() if paragraph.label or paragraph.number else None
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
            label = _within_change(item.child(Tag.LABEL), first.change).content() if first.label else None
            body = item.child(Tag.BODY)
            self._text(first, body.child(Tag.PARAGRAPH), label, body)
            for one in inner:
                if isinstance(one, List):
                    self._list(one, body)

    def _contents(self, contents: Contents) -> None:
        """The list of contents; lists of deeper levels stand within those above (ISO 32000-1, 14.8.4.3.4).

        Notes called in entries come after the list.
        """
        title = self.root.child(Tag.HEADING)
        title.level = 1
        self._text(contents.title, title, None, self.root)
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
            self._rows(head, element.child(Tag.TABLE_HEAD), named=True)
        body = [row for row in table.rows if row.kind is not RowKind.HEADER]
        self._rows(body, element.child(Tag.TABLE_BODY), named=bool(head))
        for note in table.notes:
            self._within(note.paragraph, self.root.child(Tag.PARAGRAPH), labelled=bool(note.mark))

    def _rows(self, rows: Iterable[Row], parent: Element, *, named: bool) -> None:
        """Rows; where the table has its columns ``named``, the text in the first one names a row."""
        for row in rows:
            element = parent.child(Tag.ROW)
            named_row = named and len(row.cells) > 1
            for cell in row.cells:
                scope = None
                if row.kind in HEADS:
                    scope = "Column"
                elif named_row and not cell.column and cell.align in TEXTUAL and cell.paragraph.text:
                    scope = "Row"
                self._cell(cell, element, scope)

    def _cell(self, cell: Cell, row: Element, scope: str | None) -> None:
        element = _header(row, scope) if scope else row.child(Tag.CELL)
        if cell.columns > 1:
            element.attributes["col-span"] = cell.columns
        if cell.rows > 1:
            element.attributes["row-span"] = cell.rows
        for index, paragraph in enumerate(cell.texts):
            holder = element.child(Tag.PARAGRAPH) if cell.more or cell.drawing is not None else element
            self._within(paragraph, holder, labelled=index == 0 and cell.number is not None)
        match cell.drawing:
            case Figure():
                self._figure(cell.drawing, element)
            case Chart():
                self._chart(cell.drawing, element)

    def _within(self, paragraph: Paragraph, element: Element, *, labelled: bool = False) -> None:
        """A paragraph whose text is ``element``'s own; the notes called in it come after the blocks so far."""
        self._marked[id(paragraph)] = self._spans(element, paragraph, element.content() if labelled else None)
        self._notes(paragraph, self.root)

    def _figure(self, figure: Figure, parent: Element) -> None:
        """A picture; its caption follows as a paragraph of its own."""
        content = self._figures[id(figure)] = parent.figure(figure.picture.alternative)
        content.element.identifier = figure.anchor or None
        if figure.caption is not None:
            self._paragraph(figure.caption, parent)

    def _chart(self, chart: Chart, parent: Element) -> None:
        if chart.caption is not None:
            self._paragraph(chart.caption, parent)
        picture = parent.figure(chart.alternative)
        picture.element.identifier = chart.anchor or None
        table = parent.child(Tag.TABLE)
        head = table.child(Tag.TABLE_HEAD).child(Tag.ROW)
        unit = head.child(Tag.HEADER_CELL if chart.unit else Tag.CELL).content()
        marked = MarkedChart(picture, unit, [_header(head, "Column").content() for _ in chart.series])
        marked.values.extend([] for _ in chart.series)
        body = table.child(Tag.TABLE_BODY)
        for index in range(len(chart.categories)):
            row = body.child(Tag.ROW)
            marked.categories.append(_header(row, "Row").content())
            for contents, series in zip(marked.values, chart.series, strict=True):
                cell, value = row.child(Tag.CELL), series.values[index]
                is_text = value is None or chart.label(series, index) is not None
                contents.append(cell.content() if is_text or value is None else cell.figure(value.text))
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
        element = _within_change(element, span.change)
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
            return (link if span.formula is None else _formula(link, span)).content(), link
        if span.formula is not None:
            return _formula(element, span).content(), None
        if span.language is not None and span.language != language:
            foreign = element.child(Tag.SPAN)
            foreign.language = span.language
            return foreign.content(), None
        # Neighbouring spans that differ in form only are one stretch of content.
        last = element.kids[-1] if element.kids else None
        return (last if isinstance(last, Content) else element.content()), None


def _within_change(element: Element, change: Revision | None) -> Element:
    """The element that a text stands in: one of its own where it came or went."""
    return element if change is None else element.child(_CHANGE_TAGS[change])


def _formula(parent: Element, span: Span) -> Element:
    formula = parent.child(Tag.FORMULA)
    formula.alternative = span.text
    return formula


def _header(row: Element, scope: str) -> Element:
    cell = row.child(Tag.HEADER_CELL)
    cell.attributes["scope"] = scope
    return cell
