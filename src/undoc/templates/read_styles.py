"""The paragraph styles of a house from its file, and the places of labels."""

from __future__ import annotations

from msgspec.structs import replace

from undoc.templates.fields import Fields
from undoc.templates.styles import UNTOUCHED, Align, Border, LabelPlace, LineHeight, LineKind, Numbering, Style, TabStop


def styles_in(fields: Fields) -> dict[str, Style]:
    """The paragraph styles by their keys, each with what it has from the one that it is based on."""
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
        styles[key] = section.closed(_style(section, key, base_key or None, base))
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
        size=fields.length("size", base.size),
        bold=fields.flag("bold", base.bold),
        italic=fields.flag("italic", base.italic),
        scale=fields.number("scale", base.scale),
        letter_space=fields.length("letter_space", base.letter_space),
        kern=fields.length("kern", base.kern),
        line=_line(fields, base.line),
        before=fields.length("before", base.before),
        after=fields.length("after", base.after),
        left=fields.length("left", base.left),
        right=fields.length("right", base.right),
        first=fields.length("first", base.first),
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
        tab.closed(TabStop(tab.length("at"), tab.choice("align", Align.START), tab.text("leader", "")))
        for tab in fields.items("tabs")
    )
    return tuple(sorted(stops, key=lambda stop: stop.position))


def _border(fields: Fields) -> Border:
    return fields.closed(Border(fields.length("width"), fields.length("space", 0.0)))


def numbering_in(fields: Fields) -> Numbering:
    """The places of labels."""
    headings, paragraphs, bullets = (
        tuple(label_place(place, place.text("style")) for place in fields.items(key))
        for key in ("headings", "paragraphs", "bullets")
    )
    return fields.closed(Numbering(headings, paragraphs, bullets, fields.length("heading_gap")))


def label_place(fields: Fields, style: str) -> LabelPlace:
    """The place of a label before a paragraph of ``style``, whose lines all begin at one place if nothing is said."""
    text = fields.length("text")
    place = LabelPlace(
        style=style,
        label=fields.length("label"),
        text=text,
        turn=fields.length("turn", text),
        align=fields.choice("align", Align.START),
    )
    return fields.closed(place)
