"""The structure of a document as assistive technology reads it.

Headings, paragraphs, nested lists, notes after their calls.
"""

from __future__ import annotations

from msgspec import Struct

from undoc.prepare.prepared import Chart, Contents, Figure, Note, Paragraph, PreparedDocument, Role, Span, Table
from undoc.typeset.pages.page import Content, Element, Tag

_PARAGRAPH_TAGS = {
    Role.TITLE: Tag.TITLE,
    Role.HEADING: Tag.HEADING,
    Role.CAPTION: Tag.CAPTION,
    Role.QUOTATION: Tag.QUOTATION,
}


class Marked(Struct, eq=False):
    """Where a paragraph's text belongs: the content of its label and of each span, and the link elements of both."""

    label: Content | None
    spans: list[Content]
    links: list[Element | None]
    label_link: Element | None = None


def call_of(note: str) -> str:
    """The identifier of the place where a note is called."""
    return f"{note}-call"


class Structure:
    """Builds the structure while blocks are laid out, in reading order."""

    def __init__(self, prepared: PreparedDocument) -> None:
        self._document = prepared
        self.root = Element(Tag.DOCUMENT, language=prepared.language.tag)
        self._lists: list[Element] = []
        self._notes: dict[str, Marked] = {}

    def paragraph(self, paragraph: Paragraph) -> Marked:
        """The element of a paragraph, with the notes called in it after it."""
        listed = paragraph.role is Role.BULLET or (paragraph.role is Role.NUMBERED and paragraph.level > 0)
        if listed:
            item = self._list(paragraph).child(Tag.ITEM)
            label = item.child(Tag.LABEL).content() if paragraph.label else None
            parent = item.child(Tag.BODY)
            element = parent.child(Tag.PARAGRAPH)
        else:
            self._lists.clear()
            parent = self.root
            element = parent.child(_PARAGRAPH_TAGS.get(paragraph.role, Tag.PARAGRAPH))
            element.level = paragraph.level if paragraph.role is Role.HEADING else 0
            label = element.content() if paragraph.label or paragraph.number else None
        if paragraph.anchor:
            element.identifier = paragraph.anchor
        if paragraph.language is not None:
            element.language = paragraph.language
        marked = self._spans(element, paragraph, label)
        for span in paragraph.spans:
            if span.note is not None:
                self._note(parent, self._document.notes[span.note])
        return marked

    def within(self, element: Element, paragraph: Paragraph, *, labelled: bool = False) -> Marked:
        """A paragraph whose text is ``element``'s own; the notes called in it come after the blocks so far."""
        label = element.content() if labelled else None
        marked = self._spans(element, paragraph, label)
        for span in paragraph.spans:
            if span.note is not None:
                self._note(self.root, self._document.notes[span.note])
        return marked

    def contents(self, contents: Contents) -> list[tuple[Marked, Marked]]:
        """Where the text and the page number of each entry of a list of contents belong.

        Lists of deeper levels stand within those of the levels above (ISO 32000-1, 14.8.4.3.4). Notes called in entries
        come after the list.
        """
        self._lists.clear()
        lists = [self.root.child(Tag.CONTENTS)]
        found = []
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
            found.append((text, Marked(None, [holder.content()], [link])))
        for entry in contents.entries:
            for span in entry.paragraph.spans:
                if span.note is not None:
                    self._note(self.root, self._document.notes[span.note])
        return found

    def table(self, table: Table) -> Element:
        """The element of a table."""
        self._lists.clear()
        element = self.root.child(Tag.TABLE)
        if table.anchor:
            element.identifier = table.anchor
        return element

    def figure(self, figure: Figure) -> Content:
        """The element of a figure; its caption follows as a paragraph of its own."""
        self._lists.clear()
        element = self.root.child(Tag.FIGURE)
        element.alternative = figure.picture.alternative
        if figure.anchor:
            element.identifier = figure.anchor
        return element.content()

    def chart(self, chart: Chart) -> tuple[Content, Element]:
        """The figure's content of a chart, and the element of the table of its data."""
        self._lists.clear()
        element = self.root.child(Tag.FIGURE)
        element.alternative = chart.alternative
        element.identifier = chart.anchor or None
        return element.content(), self.root.child(Tag.TABLE)

    def picture(self, alternative: str) -> Content:
        """The element of a picture in the masthead."""
        element = self.root.child(Tag.FIGURE)
        element.alternative = alternative
        return element.content()

    def linked_figure(self, alternative: str) -> tuple[Element, Content]:
        """The elements of a picture that leads somewhere: the link, and the content of the figure in it."""
        self._lists.clear()
        link = self.root.child(Tag.LINK)
        figure = link.child(Tag.FIGURE)
        figure.alternative = alternative
        return link, figure.content()

    def note(self, note: str, index: int) -> Marked:
        """Where the ``index``-th paragraph of a note belongs; the note must have been called before."""
        return self._notes[f"{note} {index}"]

    def _list(self, paragraph: Paragraph) -> Element:
        depth = paragraph.level + (1 if paragraph.role is Role.BULLET else 0)
        del self._lists[depth:]
        while len(self._lists) < depth:
            parent = self._lists[-1].kids[-1] if self._lists and self._lists[-1].kids else self.root
            if isinstance(parent, Element) and parent.tag is Tag.ITEM:
                body = parent.kids[-1]
                parent = body if isinstance(body, Element) else parent
            assert isinstance(parent, Element)
            new = parent.child(Tag.LIST)
            new.attributes["numbering"] = "bullet" if paragraph.role is Role.BULLET else "ordered"
            self._lists.append(new)
        return self._lists[-1]

    def _note(self, parent: Element, note: Note) -> None:
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
            self._notes[f"{note.id} {index}"] = marked

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
            reference.identifier = call_of(span.note)
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
