"""The pages of a house from its file: their size, and what stands on them beside the text."""

from __future__ import annotations

from pathlib import Path

from undoc.counting import counted
from undoc.files import MOST_PICTURE, read_file
from undoc.templates.fields import Fields
from undoc.templates.pages import (
    Area,
    Emblem,
    FirstPageLayout,
    Furniture,
    MastheadCell,
    MastheadRow,
    MastheadTable,
    PageGeometry,
    PageNumber,
    TurnedFurniture,
    TurnedLine,
    VerticalAlign,
)

_PNG = b"\x89PNG\r\n\x1a\n"
#: The lines of the distribution block.
_BLOCK_LINES = {"distribution", "date", "language_line", "original"}


def page_in(fields: Fields) -> PageGeometry:
    """The size and margins of a page."""
    names = ("width", "height", "top", "bottom", "left", "right", "header", "footer", "default_tab")
    numbers = {name: fields.length(name) for name in names}
    return fields.closed(PageGeometry(first_bottom=fields.length("first_bottom", numbers["bottom"]), **numbers))


def masthead_in(fields: Fields) -> MastheadTable:
    """The masthead."""
    rows = []
    for row in fields.items("rows"):
        cells = tuple(
            cell.closed(
                MastheadCell(
                    slots=cell.texts("slots"),
                    span=cell.whole("span", 1),
                    align=cell.choice("align", VerticalAlign.TOP),
                    before=cell.length("before", 0.0),
                )
            )
            for cell in row.items("cells")
        )
        rows.append(row.closed(MastheadRow(row.length("height"), row.length("rule"), cells)))
    table = MastheadTable(
        left=fields.length("left", 0.0),
        columns=fields.lengths("columns"),
        rows=tuple(rows),
        padding=fields.length("padding", 0.0),
        after=fields.length("after"),
        styles=fields.table("styles"),
        organ_size=fields.length("organ_size"),
    )
    for name in sorted(_BLOCK_LINES - table.styles.keys()):
        fields.report(fields.place, "missing-key", f"The masthead has no style for “{name}”.", "Add it under “styles”.")
    for row_number, row_read in enumerate(table.rows, 1):
        if sum(cell.span for cell in row_read.cells) != len(table.columns):
            message = f"Row {row_number} of the masthead does not fill its {counted(len(table.columns), 'column')}."
            fields.report(fields.place, "wrong-columns", message, "Add a cell or change a span.")
    return fields.closed(table)


def emblem_in(fields: Fields, templates: Path) -> Emblem | None:
    """The emblem, None for a house without one; ``templates`` is the folder of its pictures."""
    if fields.text("drawing", "") in ("", "none"):
        return None
    emblem = Emblem(
        drawing=templates / fields.text("drawing"),
        raster=templates / fields.text("raster"),
        width=fields.length("width"),
        height=fields.length("height"),
        before=fields.length("before", 0.0),
        after=fields.length("after", 0.0),
    )
    _check_picture(fields, emblem.drawing, emblem.raster, "emblem", "Put the file there, or write “drawing: none”.")
    return fields.closed(emblem)


def _check_picture(fields: Fields, drawing: Path, raster: Path, what: str, advice: str) -> None:
    for path in (drawing, raster):
        if not path.is_file():
            fields.report(fields.place, "missing-picture", f"There is no {what} file {path}.", advice)
        elif path is raster and not read_file(path, MOST_PICTURE).startswith(_PNG):
            message = f"The {what} file {path} is not a PNG picture."
            fields.report(fields.place, "unusable-picture", message, "Save it as PNG.")


def first_page_in(fields: Fields, templates: Path) -> FirstPageLayout:
    """The layout of the first page; ``templates`` is the folder of its pictures."""
    layout = FirstPageLayout(
        job_pattern=fields.text("job_pattern"),
        stamp_gap=fields.text("stamp_gap"),
        job_style=fields.text("job_style"),
        job=_area(fields.fields("job")),
        barcode=_area(fields.fields("barcode")),
        barcode_text_style=fields.text("barcode_text_style", ""),
        qr=_area(fields.fields("qr")),
        recycle_style=fields.text("recycle_style"),
        recycle=_area(fields.fields("recycle")),
        mark=_area(fields.fields("mark")),
        mark_drawing=templates / fields.text("mark_drawing"),
        mark_raster=templates / fields.text("mark_raster"),
        running_style=fields.text("running_style", ""),
    )
    _check_picture(fields, layout.mark_drawing, layout.mark_raster, "recycling mark", "Put the file there.")
    try:
        layout.job_pattern.format(number="", letter="")
    except (KeyError, ValueError, IndexError):
        message = f"“job_pattern: {layout.job_pattern}” is no pattern of a job number."
        fields.report(fields.place, "unknown-field", message, "Use {number} and {letter} only.")
    return fields.closed(layout)


def _area(fields: Fields) -> Area:
    start, top, width, height = (fields.length(name) for name in ("start", "top", "width", "height"))
    return fields.closed(Area(start, top, width, height))


def furniture_in(fields: Fields) -> Furniture:
    """What stands at the head and foot of pages."""
    running = fields.fields("running") if fields.has("running") else None
    furniture = Furniture(
        header_style=fields.text("header_style"),
        footer_style=fields.text("footer_style"),
        page_number=fields.choice("page_number", PageNumber.ALONE),
        first_page_number=fields.flag("first_page_number", False),
        running=(running.text("even"), running.text("odd")) if running else (),
        running_text=running.length("text") if running else 0.0,
        turned=_turned(fields.fields("turned")) if fields.has("turned") else None,
    )
    if running:
        running.close()
    return fields.closed(furniture)


def _turned(fields: Fields) -> TurnedFurniture:
    def line(own: Fields) -> TurnedLine:
        scale = own.number("scale") if own.has("scale") else None
        places = own.length("baseline"), own.length("start"), own.length("length")
        return own.closed(TurnedLine(*places, own.length("width", 0.0), scale))

    return fields.closed(TurnedFurniture(*(line(fields.fields(name)) for name in ("header", "rule", "footer"))))
