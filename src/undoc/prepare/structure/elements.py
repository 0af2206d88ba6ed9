"""What the structure of a document is made of: elements, and the stretches of content that pages point at."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct, field


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
    INSERTED = "inserted"
    DELETED = "deleted"
    FORMATTED = "formatted"
    FIGURE = "figure"
    FORMULA = "formula"
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

    ``level`` is a heading's level from 1. ``language`` is set where it changes. ``alternative`` is the
    alternative text of a figure or formula. ``identifier`` is unique in the document where set (each note has one).
    ``target`` is the
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
    categories: list[Content] = field(default_factory=list)
    values: list[list[Content]] = field(default_factory=list)

    def unwritten_category(self, index: int, name: str) -> Content:
        """The content of the mark that stands for a category whose name has no room."""
        element = self.categories[index].element
        element.kids.clear()
        return element.figure(name)


def call_of(note: str) -> str:
    """The identifier of the place where a note is called."""
    return f"{note}-call"
