"""Charts in a Word file: native ones, each with its workbook, so that an editor can change their data in Word."""

from __future__ import annotations

from decimal import Decimal

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from msgspec.structs import replace

from undoc.docx.blocks import pictures
from undoc.docx.blocks.block_spacing import Surroundings
from undoc.docx.blocks.chart_space import CHART, ChartSpace
from undoc.docx.blocks.number_format import number_format
from undoc.docx.blocks.story import Story
from undoc.docx.blocks.workbook import workbook
from undoc.docx.parts.package import TextPart
from undoc.docx.text.layout import of_style
from undoc.docx.text.paragraphs import KEEP_NEXT
from undoc.docx.xml import DRAWING, emus
from undoc.prepare.prepared import Chart, ChartPlace
from undoc.templates.styles import LineHeight, LineKind
from undoc.xml_text import attribute


class ChartWriter:
    """Writes the charts of a text, each as it was measured."""

    def __init__(self, story: Story) -> None:
        self._places = story.measured.charts
        self._prepared = story.prepared
        self._house = story.prepared.house
        self._paragraphs = story.paragraphs
        self._drawings = story.pictures
        self._where = story.where

    def chart(self, chart: Chart, around: Surroundings) -> str:
        """The caption, then the chart in a paragraph of its own."""
        house = self._house
        style = house.styles[house.figure_style]
        caption = ""
        if chart.caption is not None:
            own = house.styles[chart.caption.style]
            caption = self._paragraphs.paragraph(
                chart.caption,
                self._where,
                lead=around.lead,
                captioned=chart.anchor,
                keep=KEEP_NEXT,
                spacing=around.first().spacing(own),
            )
            around = around.last()
        layout = house.charts
        above = layout.before if chart.look.above is None else chart.look.above
        below = layout.after if chart.look.below is None else chart.look.below
        wanted = replace(style, line=LineHeight(LineKind.AUTO, 1.0), before=above, after=below)
        place = self._places[chart.anchor]
        # One wider than its column stands between the margins.
        is_wide = chart.look.width is not None and place.width > house.page.text_width - style.left - style.right
        beyond = min(0.0, (house.page.text_width - place.width) / 2)
        wide = of_style(replace(style, left=beyond, right=beyond) if is_wide else style)
        properties = self._paragraphs.properties(
            style,
            keep=around.keep_next or '<w:keepNext w:val="0"/>',
            spacing=around.spacing(style, wanted),
            indents=wide.indents_beyond(of_style(style)) if is_wide else "",
            mark=pictures.END_MARK,
            section=around.section,
        )
        run = self.run(chart, place)
        return f"{caption}<w:p>{properties}{self._paragraphs.bookmarks.around(chart.anchor, around.lead + run)}</w:p>"

    def run(self, chart: Chart, place: ChartPlace) -> str:
        """The run with a chart that was set so."""
        number = self._drawings.next_number()
        relation = self._where.part.relate(self._chart_part(chart, place), RELATIONSHIP_TYPE.CHART)
        return (
            f"<w:r>{pictures.SMALL}<w:drawing>"
            '<wp:inline distT="0" distB="0" distL="0" distR="0">'
            f'<wp:extent cx="{emus(place.width)}" cy="{emus(place.height)}"/>'
            f'<wp:docPr id="{number}" name="Chart {number}" descr="{attribute(chart.alternative)}"/>'
            "<wp:cNvGraphicFramePr/>"
            f'<a:graphic xmlns:a="{DRAWING}"><a:graphicData uri="{CHART}">'
            f'<c:chart xmlns:c="{CHART}" r:id="{relation}"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>'
        )

    def _chart_part(self, chart: Chart, place: ChartPlace) -> TextPart:
        number = self._drawings.next_chart()
        part = TextPart(f"/word/charts/chart{number}.xml", CONTENT_TYPE.DML_CHART)
        numbers = [value.number for one in chart.series for value in one.values if value is not None]
        rows: list[list[str | Decimal]] = [["", *(one.name for one in chart.series)]]
        for index, category in enumerate(chart.categories):
            values = (one.values[index] for one in chart.series)
            rows.append([category, *("" if value is None else value.number for value in values)])
        blob = workbook(rows, number_format(numbers, self._prepared.language) if numbers else "General")
        name = PackURI(f"/word/embeddings/workbook{number}.xlsx")
        relation = part.relate(Part(name, CONTENT_TYPE.SML_SHEET, blob), RELATIONSHIP_TYPE.PACKAGE)
        part.text = ChartSpace(chart, self._prepared, self._paragraphs.runs.fonts, relation, place).text()
        return part
