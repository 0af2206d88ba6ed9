"""What the parts of a chart are to those who cannot see it: a figure, and a table of the data.

PDF has no table that is not on the page (what is not painted is not read: ISO 32000-1, 14.7.4), and an alternative text
cannot be moved through by row and column. So the table's cells are what the chart shows anyway: names of series and of
categories and written values are texts of their cells; a value that is not written is the bar or point that shows it,
as a figure (ISO 14289-1, 7.3) whose alternative text is the value.
"""

from __future__ import annotations

from undoc.prepare.prepared import Chart
from undoc.typeset.pages.page import Content, Element, Tag
from undoc.typeset.pages.structure import Structure


class ChartMeaning:
    """The elements of one chart.

    ``picture`` is what the chart as a whole consists of; ``unit`` is the content of the unit, ``series`` and
    ``categories`` are those of the names, ``values`` those of each series' values.
    """

    def __init__(self, chart: Chart, structure: Structure) -> None:
        self.picture, table = structure.chart(chart)
        head = table.child(Tag.TABLE_HEAD).child(Tag.ROW)
        corner = head.child(Tag.HEADER_CELL if chart.unit else Tag.CELL)
        self.unit = corner.content()
        self.series = [_header(head, "Column").content() for _ in chart.series]
        self.categories: list[Content] = []
        self.values: list[list[Content]] = [[] for _ in chart.series]
        self._names: list[Element] = []
        body = table.child(Tag.TABLE_BODY)
        for index in range(len(chart.categories)):
            row = body.child(Tag.ROW)
            self._names.append(_header(row, "Row"))
            self.categories.append(self._names[-1].content())
            for contents, series in zip(self.values, chart.series, strict=True):
                cell = row.child(Tag.CELL)
                contents.append(cell.content() if chart.labelled else _figure(cell, series.values[index].text))

    def unwritten_category(self, index: int, name: str) -> Content:
        """The content of the mark that stands for a category whose name has no room."""
        element = self._names[index]
        element.kids.clear()
        return _figure(element, name)


def _header(row: Element, scope: str) -> Element:
    cell = row.child(Tag.HEADER_CELL)
    cell.attributes["scope"] = scope
    return cell


def _figure(cell: Element, text: str) -> Content:
    figure = cell.child(Tag.FIGURE)
    figure.alternative = text
    return figure.content()
