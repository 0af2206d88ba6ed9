"""House styles from ``templates/houses/*.yaml``: inheritance resolved, every value typed."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TypeVar

from msgspec.structs import replace

from undoc.model import ContentError, Place, Problem
from undoc.templates import marked
from undoc.templates.fields import Fields
from undoc.templates.house import (
    TABLE_FORMS,
    UNTOUCHED,
    Align,
    AnnexLayout,
    Area,
    Border,
    BoxLayout,
    ChartLayout,
    ColumnsLayout,
    ContentsLayout,
    Emblem,
    EndRule,
    FirstPageLayout,
    FrontLine,
    Furniture,
    House,
    LabelPlace,
    LineHeight,
    LineKind,
    MastheadCell,
    MastheadRow,
    MastheadTable,
    NoteLayout,
    Numbering,
    PageGeometry,
    PageNumber,
    Style,
    TableForm,
    TableLayout,
    TableRules,
    TabStop,
    TurnedFurniture,
    TurnedLine,
    VerticalAlign,
)

_BLACK = "#000000"
_PNG = b"\x89PNG\r\n\x1a\n"
_TABLE_STYLES = ("number_style", "title_style", "subtitle_style", "note_style")
_FORM_STYLES = ("header_style", "cell_style")
#: The lines of the distribution block.
_BLOCK_LINES = {"distribution", "date", "language_line", "original"}
_T = TypeVar("_T")


def load_house(tree: marked.Mapping, folder: Path, key: str, language: str) -> House:
    """The house style ``key`` as it applies to versions in ``language``; ``tree`` is what ``house_tree`` gives.

    ContentError with all that is wrong in its files.
    """
    adjustment = _adjustment(tree, language)
    over = marked.Mapping(tree.place)
    if adjustment is not None:
        over = marked.merged(over, adjustment)
        over.pop("wordings", None)
    tree = marked.merged(tree, over)
    tree.pop("languages", None)
    problems: list[Problem] = []
    fields = Fields(tree, problems, f"the house style {key}")
    house = _house(fields, key, folder.parent)
    fields.close()
    _check_style_names(house, fields)
    if problems:
        raise ContentError(problems)
    return house


def house_wordings(tree: marked.Mapping, language: str) -> marked.Mapping | None:
    """What a house style words in its own way in ``language``, to be laid over the language file; None for nothing.

    ContentError when it is not keys with values.
    """
    adjustment = _adjustment(tree, language)
    value = adjustment.get("wordings") if adjustment is not None else None
    if value is None or isinstance(value, marked.Mapping):
        return value
    advice = "Write keys with values below it, as in the language file."
    raise ContentError([Problem(value.place, "wrong-kind", "“wordings” is not keys with values.", advice)])


def _adjustment(tree: marked.Mapping, language: str) -> marked.Mapping | None:
    """What a house style says about versions in ``language``. ContentError when it is not keys with values."""
    found = tree
    for key in ("languages", language):
        value = found.get(key)
        if value is None:
            return None
        if not isinstance(value, marked.Mapping):
            message = f"“{key}” is not keys with values."
            raise ContentError([Problem(value.place, "wrong-kind", message, "Write keys with values below it.")])
        found = value
    return found


def house_tree(folder: Path, key: str, below: tuple[str, ...] = ()) -> tuple[marked.Mapping, tuple[Path, ...]]:
    """The file of the house style ``key``, laid over those that it is based on, and all these files.

    ContentError when one cannot be read.
    """
    path = folder / f"{key}.yaml"
    tree = marked.read(path)
    base = tree.pop("based_on", None)
    if base is None:
        return tree, (path,)
    if str(base) in (key, *below):
        message = f"The house style {key} is based on itself."
        raise ContentError(
            [Problem(Place(str(path)), "circular-style", message, "Remove “based_on” from one of the files.")]
        )
    below_it, files = house_tree(folder, str(base), (*below, key))
    return marked.merged(below_it, tree), (path, *files)


def _house(fields: Fields, key: str, templates: Path) -> House:
    return House(
        key=key,
        page=_page(fields.fields("page")),
        landscape=_page(fields.fields("landscape")),
        styles=_styles(fields.fields("styles")),
        body_style=fields.text("body_style"),
        quotation_style=fields.text("quotation_style"),
        figure_style=fields.text("figure_style"),
        caption_style=fields.text("caption_style"),
        numbering=_numbering(fields.fields("numbering")),
        masthead=_masthead(fields.fields("masthead")),
        emblem=_emblem(fields.fields("emblem"), templates) if fields.has("emblem") else None,
        front=tuple(_closed(line, FrontLine(line.text("slot"), line.text("style"))) for line in fields.items("front")),
        furniture=_furniture(fields.fields("furniture")),
        first_page=_first_page(fields.fields("first_page"), templates),
        contents=_contents(fields.fields("contents")),
        notes=_notes(fields.fields("notes")),
        tables=_tables(fields.fields("tables")),
        box=_box(fields.fields("box")),
        columns=_closed(one := fields.fields("columns"), ColumnsLayout(one.number("gap"))),
        annex=_annex(fields.fields("annex")),
        charts=_charts(fields.fields("charts")),
        end_rule=_end_rule(fields.fields("end_rule")),
        link_color=_color(fields, "link_color"),
        larger_gaps=fields.flag("larger_gaps", False),
    )


def _color(fields: Fields, key: str) -> str:
    return _checked_color(fields, key, fields.text(key, _BLACK))


def _checked_color(fields: Fields, key: str, color: str) -> str:
    if re.fullmatch("#[0-9A-Fa-f]{6}", color) is None:
        fields.report(fields.place, "wrong-kind", f"“{key}: {color}” is no colour.", 'Write "#0000FF", say.')
        return _BLACK
    return color


def _closed(fields: Fields, value: _T) -> _T:
    fields.close()
    return value


def _page(fields: Fields) -> PageGeometry:
    names = ("width", "height", "top", "bottom", "left", "right", "header", "footer", "default_tab")
    numbers = {name: fields.number(name) for name in names}
    return _closed(fields, PageGeometry(first_bottom=fields.number("first_bottom", numbers["bottom"]), **numbers))


def _styles(fields: Fields) -> dict[str, Style]:
    sections = dict(fields.sections())
    styles: dict[str, Style] = {}

    def resolve(key: str, waiting: tuple[str, ...]) -> Style:
        if key in styles:
            return styles[key]
        section = sections[key]
        base_key = section.text("based_on", "")
        base = UNTOUCHED
        if base_key in waiting:
            section.report(
                section.place, "circular-style", f"The style {key} is based on itself.", "Change “based_on”."
            )
        elif base_key in sections:
            base = resolve(base_key, (*waiting, base_key))
        elif base_key:
            section.report(section.place, "unknown-style", f"There is no style {base_key}.", "Change “based_on”.")
        styles[key] = _closed(section, _style(section, key, base_key or None, base))
        return styles[key]

    for key in sections:
        resolve(key, (key,))
    return styles


def _style(fields: Fields, key: str, base_key: str | None, base: Style) -> Style:
    outline = fields.text("outline", "" if base.outline is None else str(base.outline))
    return replace(
        base,
        key=key,
        word_id=fields.text("word_id", key),
        word_name=fields.text("word_name"),
        based_on=base_key,
        next=fields.text("next", "") or None,
        font=fields.text("font", base.font),
        size=fields.number("size", base.size),
        bold=fields.flag("bold", base.bold),
        italic=fields.flag("italic", base.italic),
        scale=fields.number("scale", base.scale),
        letter_space=fields.number("letter_space", base.letter_space),
        kern=fields.number("kern", base.kern),
        line=_line(fields, base.line),
        before=fields.number("before", base.before),
        after=fields.number("after", base.after),
        left=fields.number("left", base.left),
        right=fields.number("right", base.right),
        first=fields.number("first", base.first),
        tabs=_tabs(fields) if fields.has("tabs") else base.tabs,
        align=fields.choice("align", base.align),
        keep_next=fields.flag("keep_next", base.keep_next),
        keep_lines=fields.flag("keep_lines", base.keep_lines),
        widow_control=fields.flag("widow_control", base.widow_control),
        outline=int(outline) if outline.isdecimal() else None,
        border_bottom=_border(fields.fields("border_bottom")) if fields.has("border_bottom") else base.border_bottom,
        latin=fields.number("latin", base.latin),
    )


def _line(fields: Fields, base: LineHeight) -> LineHeight:
    text = fields.text("line", "")
    if not text:
        return base
    kind, _, height = text.partition(" ")
    try:
        return LineHeight(LineKind(kind), float(height))
    except ValueError:
        advice = "Write “exact 12”, “at-least 12” (points) or “auto 1” (times the font's own)."
        fields.report(fields.place, "wrong-kind", f"“line: {text}” is no line height.", advice)
        return base


def _tabs(fields: Fields) -> tuple[TabStop, ...]:
    stops = (
        _closed(tab, TabStop(tab.number("at"), tab.choice("align", Align.START), tab.text("leader", "")))
        for tab in fields.items("tabs")
    )
    return tuple(sorted(stops, key=lambda stop: stop.position))


def _border(fields: Fields) -> Border:
    return _closed(fields, Border(fields.number("width"), fields.number("space", 0.0)))


def _numbering(fields: Fields) -> Numbering:
    headings, paragraphs, bullets = (
        tuple(_label_place(place, place.text("style")) for place in fields.items(key))
        for key in ("headings", "paragraphs", "bullets")
    )
    return _closed(fields, Numbering(headings, paragraphs, bullets, fields.number("heading_gap")))


def _label_place(fields: Fields, style: str) -> LabelPlace:
    place = LabelPlace(
        style=style,
        label=fields.number("label"),
        text=fields.number("text"),
        turn=fields.number("turn"),
        align=fields.choice("align", Align.START),
    )
    return _closed(fields, place)


def _masthead(fields: Fields) -> MastheadTable:
    rows = []
    for row in fields.items("rows"):
        cells = tuple(
            _closed(
                cell,
                MastheadCell(
                    slots=cell.texts("slots"),
                    span=cell.whole("span", 1),
                    align=cell.choice("align", VerticalAlign.TOP),
                    before=cell.number("before", 0.0),
                ),
            )
            for cell in row.items("cells")
        )
        rows.append(_closed(row, MastheadRow(row.number("height"), row.number("rule"), cells)))
    table = MastheadTable(
        left=fields.number("left"),
        columns=fields.numbers("columns"),
        rows=tuple(rows),
        padding=fields.number("padding"),
        after=fields.number("after"),
        styles=fields.table("styles"),
        organ_size=fields.number("organ_size"),
    )
    for name in sorted(_BLOCK_LINES - table.styles.keys()):
        fields.report(fields.place, "missing-key", f"The masthead has no style for “{name}”.", "Add it under “styles”.")
    for row_number, row_read in enumerate(table.rows, 1):
        if sum(cell.span for cell in row_read.cells) != len(table.columns):
            message = f"Row {row_number} of the masthead does not fill its {len(table.columns)} columns."
            fields.report(fields.place, "wrong-columns", message, "Add a cell or change a span.")
    return _closed(fields, table)


def _emblem(fields: Fields, templates: Path) -> Emblem | None:
    if fields.text("drawing", "") in ("", "none"):
        return None
    emblem = Emblem(
        drawing=templates / fields.text("drawing"),
        raster=templates / fields.text("raster"),
        width=fields.number("width"),
        height=fields.number("height"),
        before=fields.number("before", 0.0),
        after=fields.number("after", 0.0),
    )
    _check_picture(fields, emblem.drawing, emblem.raster, "emblem", "Put the file there, or write “drawing: none”.")
    return _closed(fields, emblem)


def _check_picture(fields: Fields, drawing: Path, raster: Path, what: str, advice: str) -> None:
    for path in (drawing, raster):
        if not path.is_file():
            fields.report(fields.place, "missing-picture", f"There is no {what} file {path}.", advice)
        elif path is raster and not path.read_bytes().startswith(_PNG):
            message = f"The {what} file {path} is not a PNG picture."
            fields.report(fields.place, "unusable-picture", message, "Save it as PNG.")


def _first_page(fields: Fields, templates: Path) -> FirstPageLayout:
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
    return _closed(fields, layout)


def _area(fields: Fields) -> Area:
    start, top, width, height = (fields.number(name) for name in ("start", "top", "width", "height"))
    return _closed(fields, Area(start, top, width, height))


def _contents(fields: Fields) -> ContentsLayout:
    levels = tuple(_label_place(place, place.text("style")) for place in fields.items("levels"))
    if not levels:
        fields.report(fields.place, "missing-key", "The list of contents has no levels.", "Give at least one.")
    layout = ContentsLayout(
        title_style=fields.text("title_style"),
        page_style=fields.text("page_style"),
        levels=levels,
        text_end=fields.number("text_end"),
        leader_end=fields.number("leader_end"),
        page_end=fields.number("page_end"),
        page_break_after=fields.flag("page_break_after", False),
        line_break=fields.text("line_break", "\n"),
        calls_notes=fields.flag("calls_notes", False),
    )
    return _closed(fields, layout)


def _furniture(fields: Fields) -> Furniture:
    running = fields.fields("running") if fields.has("running") else None
    furniture = Furniture(
        header_style=fields.text("header_style"),
        footer_style=fields.text("footer_style"),
        page_number=fields.choice("page_number", PageNumber.ALONE),
        first_page_number=fields.flag("first_page_number", False),
        running=(running.text("even"), running.text("odd")) if running else (),
        running_text=running.number("text") if running else 0.0,
        turned=_turned(fields.fields("turned")) if fields.has("turned") else None,
    )
    if running:
        running.close()
    return _closed(fields, furniture)


def _turned(fields: Fields) -> TurnedFurniture:
    def line(own: Fields) -> TurnedLine:
        scale = own.number("scale") if own.has("scale") else None
        places = own.number("baseline"), own.number("start"), own.number("length")
        return _closed(own, TurnedLine(*places, own.number("width", 0.0), scale))

    return _closed(fields, TurnedFurniture(*(line(fields.fields(name)) for name in ("header", "rule", "footer"))))


def _notes(fields: Fields) -> NoteLayout:
    separator = fields.fields("separator")
    style = fields.text("style")
    layout = NoteLayout(
        style=style,
        separator_width=separator.number("width"),
        separator_left=separator.number("left"),
        separator_length=separator.number("length"),
        separator_continued=separator.number("continued"),
        separator_before=separator.number("before"),
        separator_after=separator.number("after"),
        mark=_label_place(fields.fields("mark"), style),
        asterisk_raised=fields.flag("asterisk_raised", False),
        title_asterisks=fields.flag("title_asterisks", True),
        call_size=fields.number("call_size") if fields.has("call_size") else None,
    )
    separator.close()
    return _closed(fields, layout)


def _tables(fields: Fields) -> TableLayout:
    note_style = fields.text("note_style")
    own = fields.fields("forms")
    layout = TableLayout(
        number_style=fields.text("number_style"),
        title_style=fields.text("title_style"),
        subtitle_style=fields.text("subtitle_style"),
        note_style=note_style,
        note_mark=_label_place(fields.fields("note_mark"), note_style),
        usual=_table_rules(fields.fields("rules")),
        line=_table_rules(fields.fields("line_rules")),
        list=_table_rules(fields.fields("list_rules")),
        notes_before=fields.number("notes_before"),
        before=fields.number("before"),
        after=fields.number("after"),
        heading_after=fields.number("heading_after"),
        row_after=fields.number("row_after"),
        spanner_align=fields.choice("spanner_align", Align.CENTER) if fields.has("spanner_align") else None,
        forms=_closed(own, {name: _table_form(own.fields(name)) for name in TABLE_FORMS}),
    )
    return _closed(fields, layout)


def _table_rules(fields: Fields) -> TableRules:
    names = ("top", "spanner", "head", "bottom", "subtotal", "column")
    return _closed(fields, TableRules(**{name: fields.number(name) for name in names}))


def _table_form(fields: Fields) -> TableForm:
    form = TableForm(
        header_style=fields.text("header_style"),
        cell_style=fields.text("cell_style"),
        cell_start=fields.number("cell_start"),
        narrow_starts=fields.numbers("narrow_starts"),
        tab=fields.number("tab"),
        cell_end=fields.number("cell_end"),
        cell_before=fields.number("cell_before"),
        cell_after=fields.number("cell_after"),
        header_before=fields.number("header_before"),
        header_after=fields.number("header_after"),
        rule_gap=fields.number("rule_gap"),
        head_gap=fields.number("head_gap"),
        ends_together=fields.flag("ends_together", False),
        parts_rows=fields.flag("parts_rows", False),
    )
    return _closed(fields, form)


def _box(fields: Fields) -> BoxLayout:
    numbers = {name: fields.number(name) for name in ("rule", "above", "below", "sides", "before", "after")}
    return _closed(fields, BoxLayout(fields.text("title_style"), fields.text("text_style"), **numbers))


def _annex(fields: Fields) -> AnnexLayout:
    names = ("label_style", "original_style", "title_style")
    texts = {name: fields.text(name) for name in names}
    layout = AnnexLayout(title_gap=fields.number("title_gap"), **texts)
    return _closed(fields, layout)


def _charts(fields: Fields) -> ChartLayout:
    names = ("height", "axis_width", "grid_width", "line_width", "marker", "gap", "before", "after")
    colors = tuple(_checked_color(fields, "colors", color) for color in fields.texts("colors"))
    if not colors:
        fields.report(fields.place, "missing-key", "There are no colours for charts.", "Name at least one.")
    layout = ChartLayout(
        style=fields.text("style"),
        colors=colors or (_BLACK,),
        axis_color=_color(fields, "axis_color"),
        grid_color=_color(fields, "grid_color"),
        **{name: fields.number(name) for name in names},
    )
    return _closed(fields, layout)


def _end_rule(fields: Fields) -> EndRule:
    rule = EndRule(fields.text("style"), fields.number("length"), fields.number("width"), fields.number("gap"))
    return _closed(fields, rule)


def _check_style_names(house: House, fields: Fields) -> None:
    used = {
        house.body_style,
        house.quotation_style,
        house.figure_style,
        house.caption_style,
        house.notes.style,
        house.box.title_style,
        house.box.text_style,
        house.charts.style,
        house.annex.label_style,
        house.annex.original_style,
        house.annex.title_style,
        house.first_page.job_style,
        house.first_page.recycle_style,
        house.contents.title_style,
        house.contents.page_style,
        *(style for style in (house.first_page.running_style, house.first_page.barcode_text_style) if style),
        *(getattr(house.tables, name) for name in _TABLE_STYLES),
        *(getattr(form, name) for form in house.tables.forms.values() for name in _FORM_STYLES),
        house.end_rule.style,
        house.furniture.header_style,
        house.furniture.footer_style,
        *house.masthead.styles.values(),
        *(line.style for line in house.front),
        *(place.style for places in (*_label_lists(house.numbering), house.contents.levels) for place in places),
        *(style.next for style in house.styles.values() if style.next),
    }
    for name in sorted(used - set(house.styles)):
        fields.report(fields.place, "unknown-style", f"There is no style {name}.", "Define it under “styles”.")


def _label_lists(numbering: Numbering) -> tuple[tuple[LabelPlace, ...], ...]:
    return numbering.headings, numbering.paragraphs, numbering.bullets
