"""House styles from ``templates/houses/*.yaml``: inheritance resolved, every value typed."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

from undoc.model import ContentError, Place, Problem
from undoc.templates.fields import Fields
from undoc.templates.house import (
    TABLE_FORMS,
    AnnexLayout,
    BoxLayout,
    ChartLayout,
    ColumnsLayout,
    ContentsLayout,
    EndRule,
    House,
    NoteLayout,
    TableForm,
    TableFrame,
    TableLayout,
    TableRules,
)
from undoc.templates.lengths import Lengths, is_length_name
from undoc.templates.pages import FrontLine
from undoc.templates.read_pages import emblem_in, first_page_in, furniture_in, masthead_in, page_in
from undoc.templates.read_styles import label_place, numbering_in, styles_in
from undoc.templates.read_yaml import read_yaml
from undoc.templates.styles import Align, LabelPlace, Numbering
from undoc.yaml.tree import MappingNode, ScalarNode, laid_over

_BLACK = "#000000"
_TABLE_STYLES = ("number_style", "title_style", "subtitle_style", "note_style")
_FORM_STYLES = ("header_style", "cell_style")


class HouseTree(NamedTuple):
    """What the files of a house style say, laid over each other; each by itself, and their paths, its own first."""

    merged: MappingNode
    layers: tuple[MappingNode, ...]
    files: tuple[Path, ...]


def load_house(found: HouseTree, folder: Path, key: str, language: str) -> House:
    """The house style ``key`` as it applies to versions in ``language``.

    ContentError with all that is wrong in its files.
    """
    tree = found.merged
    adjustment = _adjustment(tree, language)
    if adjustment is not None:
        tree = laid_over(_without(adjustment, "wordings"), tree)
    problems: list[Problem] = []
    named = Fields(tree, problems, f"the house style {key}").fields("lengths", required=False)
    lengths = _lengths(named)
    tree = _without(tree, "languages", "lengths")
    fields = Fields(tree, problems, f"the house style {key}", lengths)
    house = _house(fields, key, folder.parent)
    fields.close()
    _check_style_names(house, fields)
    for name in lengths.unused(found.layers):
        message = f"Nothing in the house style {key} has the length “{name}”."
        named.report(named.place_of(name), "unused-length", message, "Use it, or remove it; is it spelt as elsewhere?")
    if problems:
        raise ContentError(problems)
    return house


def _lengths(fields: Fields) -> Lengths:
    """The named lengths. Each is a number of points."""
    for name in fields.names():
        if not is_length_name(name):
            advice = "Begin with a small letter; go on with small letters, digits and “_”."
            fields.report(fields.place_of(name), "wrong-name", f"No length can be called “{name}”.", advice)
    return Lengths({name: fields.number(name) for name in fields.names()})


def house_wordings(tree: MappingNode, language: str) -> MappingNode | None:
    """What a house style words in its own way in ``language``, to be laid over the language file; None for nothing.

    ContentError when it is not keys with values.
    """
    adjustment = _adjustment(tree, language)
    value = adjustment.get("wordings") if adjustment is not None else None
    if value is None or isinstance(value, MappingNode):
        return value
    advice = "Write keys with values below it, as in the language file."
    raise ContentError([Problem(value.place, "wrong-kind", "“wordings” is not keys with values.", advice)])


def _adjustment(tree: MappingNode, language: str) -> MappingNode | None:
    """What a house style says about versions in ``language``. ContentError when it is not keys with values."""
    found = tree
    for key in ("languages", language):
        value = found.get(key)
        if value is None:
            return None
        if not isinstance(value, MappingNode):
            message = f"“{key}” is not keys with values."
            raise ContentError([Problem(value.place, "wrong-kind", message, "Write keys with values below it.")])
        found = value
    return found


def house_tree(folder: Path, key: str, below: tuple[str, ...] = ()) -> HouseTree:
    """The file of the house style ``key``, laid over those that it is based on.

    ContentError when one cannot be read, or when ``key`` is a file that others are only based on.
    """
    path = folder / f"{key}.yaml"
    tree = read_yaml(path)
    if "base_only" in tree.entries and not below:
        message = f"“{key}” is no house style of its own: others are based on it."
        advice = f"Name another one for the body in {folder.parent.name}/bodies.yaml."
        raise ContentError([Problem(tree.entries["base_only"].place, "base-style", message, advice)])
    base = tree.get("based_on")
    tree = _without(tree, "base_only", "based_on")
    if not isinstance(base, ScalarNode):
        return HouseTree(tree, (tree,), (path,))
    if base.text in (key, *below):
        message = f"The house style {key} is based on itself."
        raise ContentError(
            [Problem(Place(str(path)), "circular-style", message, "Remove “based_on” from one of the files.")]
        )
    under = house_tree(folder, base.text, (*below, key))
    return HouseTree(laid_over(tree, under.merged), (tree, *under.layers), (path, *under.files))


def _without(node: MappingNode, *keys: str) -> MappingNode:
    return MappingNode({name: entry for name, entry in node.entries.items() if name not in keys}, node.place)


def _house(fields: Fields, key: str, templates: Path) -> House:
    return House(
        key=key,
        page=page_in(fields.fields("page")),
        landscape=page_in(fields.fields("landscape")),
        styles=styles_in(fields.fields("styles")),
        body_style=fields.text("body_style"),
        quotation_style=fields.text("quotation_style"),
        figure_style=fields.text("figure_style"),
        caption_style=fields.text("caption_style"),
        numbering=numbering_in(fields.fields("numbering")),
        masthead=masthead_in(fields.fields("masthead")),
        emblem=emblem_in(fields.fields("emblem"), templates) if fields.has("emblem") else None,
        front=tuple(line.closed(FrontLine(line.text("slot"), line.text("style"))) for line in fields.items("front")),
        furniture=furniture_in(fields.fields("furniture")),
        first_page=first_page_in(fields.fields("first_page"), templates),
        contents=_contents(fields.fields("contents")),
        notes=_notes(fields.fields("notes")),
        tables=_tables(fields.fields("tables")),
        box=_box(fields.fields("box")),
        columns=(one := fields.fields("columns")).closed(ColumnsLayout(one.length("gap"))),
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


def _contents(fields: Fields) -> ContentsLayout:
    levels = tuple(label_place(place, place.text("style")) for place in fields.items("levels"))
    if not levels:
        fields.report(fields.place, "missing-key", "The list of contents has no levels.", "Give at least one.")
    layout = ContentsLayout(
        title_style=fields.text("title_style"),
        page_style=fields.text("page_style"),
        levels=levels,
        text_end=fields.length("text_end"),
        leader_end=fields.length("leader_end"),
        page_end=fields.length("page_end"),
        page_break_after=fields.flag("page_break_after", False),
        line_break=fields.text("line_break", "\n"),
        calls_notes=fields.flag("calls_notes", False),
    )
    return fields.closed(layout)


def _notes(fields: Fields) -> NoteLayout:
    separator = fields.fields("separator")
    style = fields.text("style")
    layout = NoteLayout(
        style=style,
        asterisk_style=fields.text("asterisk_style", style),
        separator_width=separator.length("width"),
        separator_left=separator.length("left"),
        separator_length=separator.length("length"),
        separator_continued=separator.length("continued"),
        separator_before=separator.length("before"),
        separator_after=separator.length("after"),
        mark=label_place(fields.fields("mark"), style),
        asterisk_raised=fields.flag("asterisk_raised", False),
        title_asterisks=fields.flag("title_asterisks", True),
        call_size=fields.length("call_size") if fields.has("call_size") else None,
    )
    separator.close()
    return fields.closed(layout)


def _tables(fields: Fields) -> TableLayout:
    note_style = fields.text("note_style")
    own = fields.fields("forms")
    layout = TableLayout(
        number_style=fields.text("number_style"),
        title_style=fields.text("title_style"),
        subtitle_style=fields.text("subtitle_style"),
        note_style=note_style,
        note_mark=label_place(fields.fields("note_mark"), note_style),
        usual=_table_rules(fields.fields("rules")),
        line=_table_rules(fields.fields("line_rules")),
        list=_table_rules(fields.fields("list_rules")),
        notes_before=fields.length("notes_before"),
        before=fields.length("before"),
        after=fields.length("after"),
        heading_after=fields.length("heading_after"),
        row_after=fields.length("row_after"),
        spanner_align=fields.choice("spanner_align", Align.CENTER) if fields.has("spanner_align") else None,
        frame=_table_frame(fields.fields("frame")),
        forms=own.closed({name: _table_form(own.fields(name)) for name in TABLE_FORMS}),
    )
    return fields.closed(layout)


def _table_frame(fields: Fields) -> TableFrame:
    separator = fields.fields("separator")
    names = ("rule", "above", "below", "notes_above", "notes_start", "notes_end")
    frame = TableFrame(
        separator_start=separator.length("start"),
        separator_length=separator.length("length"),
        separator_width=separator.length("width"),
        separator_after=separator.length("after"),
        **{name: fields.length(name) for name in names},
    )
    separator.close()
    return fields.closed(frame)


def _table_rules(fields: Fields) -> TableRules:
    names = ("top", "spanner", "head", "bottom", "subtotal", "column")
    return fields.closed(TableRules(**{name: fields.length(name) for name in names}))


def _table_form(fields: Fields) -> TableForm:
    form = TableForm(
        header_style=fields.text("header_style"),
        cell_style=fields.text("cell_style"),
        cell_start=fields.length("cell_start"),
        narrow_starts=fields.lengths("narrow_starts", required=False),
        tab=fields.length("tab"),
        cell_end=fields.length("cell_end"),
        cell_before=fields.length("cell_before"),
        cell_after=fields.length("cell_after"),
        header_before=fields.length("header_before"),
        header_after=fields.length("header_after"),
        rule_gap=fields.length("rule_gap"),
        head_gap=fields.length("head_gap"),
        ends_together=fields.flag("ends_together", False),
        parts_rows=fields.flag("parts_rows", False),
    )
    return fields.closed(form)


def _box(fields: Fields) -> BoxLayout:
    numbers = {name: fields.length(name) for name in ("rule", "above", "below", "sides", "before", "after")}
    return fields.closed(BoxLayout(fields.text("title_style"), fields.text("text_style"), **numbers))


def _annex(fields: Fields) -> AnnexLayout:
    names = ("label_style", "original_style", "title_style")
    texts = {name: fields.text(name) for name in names}
    layout = AnnexLayout(title_gap=fields.length("title_gap"), **texts)
    return fields.closed(layout)


def _charts(fields: Fields) -> ChartLayout:
    names = ("height", "axis_width", "grid_width", "line_width", "marker", "before", "after")
    colors = tuple(_checked_color(fields, "colors", color) for color in fields.texts("colors"))
    if not colors:
        fields.report(fields.place, "missing-key", "There are no colours for charts.", "Name at least one.")
    layout = ChartLayout(
        style=fields.text("style"),
        colors=colors or (_BLACK,),
        axis_color=_color(fields, "axis_color"),
        grid_color=_color(fields, "grid_color"),
        gap=fields.number("gap"),
        **{name: fields.length(name) for name in names},
    )
    return fields.closed(layout)


def _end_rule(fields: Fields) -> EndRule:
    rule = EndRule(fields.text("style"), fields.length("length"), fields.length("width"), fields.length("gap"))
    return fields.closed(rule)


def _check_style_names(house: House, fields: Fields) -> None:
    used = {
        house.body_style,
        house.quotation_style,
        house.figure_style,
        house.caption_style,
        house.notes.style,
        house.notes.asterisk_style,
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
