"""A prepared document as typst markup: the same content, page, type sizes and notes, for comparing times.

Near enough to be the same work (masthead table, running header and footer, numbered paragraphs, footnotes, links), not
a layout to issue: lines and pages break where typst breaks them.
"""

from __future__ import annotations

from collections.abc import Iterable

from undoc.prepare.prepared import Paragraph, Position, PreparedDocument, Role, Span
from undoc.templates.house import House
from undoc.templates.pages import MastheadCell
from undoc.templates.styles import Align, LabelPlace, LineKind, Style

#: The families of the fonts folder that serve the roles of the font table.
REGULAR = ("Tinos", "Noto Serif SC", "Amiri")
BOLD = ("Tinos", "Noto Sans SC", "Amiri")
ITALIC = ("Tinos", "Undoc Kai", "Amiri")
_ALIGN = {Align.START: "start", Align.END: "end", Align.CENTER: "center", Align.JUSTIFY: "start"}


def typst_source(prepared: PreparedDocument, emblem: str) -> str:
    """The markup. ``emblem`` names the drawing's file beside it."""
    return _Writer(prepared, emblem).text()


class _Writer:
    def __init__(self, prepared: PreparedDocument, emblem: str) -> None:
        self._prepared = prepared
        self._house: House = prepared.house
        self._emblem = emblem

    def text(self) -> str:
        parts = [self._settings(), self._masthead()]
        parts += [self._paragraph(paragraph) for paragraph in self._prepared.front]
        parts += [self._paragraph(block) for block in self._prepared.blocks if isinstance(block, Paragraph)]
        rule = self._house.end_rule
        parts.append(f"#v({rule.gap}pt)\n#align(center, line(length: {rule.length}pt, stroke: {rule.width}pt))")
        return "\n\n".join(parts) + "\n"

    def _settings(self) -> str:
        page, prepared, notes = self._house.page, self._prepared, self._house.notes
        language, _, region = prepared.language.tag.partition("-")
        date = f"datetime(year: {prepared.date.year}, month: {prepared.date.month}, day: {prepared.date.day})"
        where = "if calc.even(here().page()) { start } else { end }"
        symbol = f"context if here().page() > 1 {{ align({where}, strong({_string(prepared.running_title)})); "
        return "\n".join(
            (
                f"#set document(title: {_string(prepared.title)}, author: {_string(prepared.author)}, date: {date})",
                f"#set page(width: {page.width}pt, height: {page.height}pt, "
                f"margin: (top: {page.top}pt, bottom: {page.bottom}pt, left: {page.left}pt, right: {page.right}pt), "
                f"header: {symbol}line(length: 100%, stroke: 0.25pt) }}, "
                f"footer: context if here().page() > 1 {{ align({where}, strong(counter(page).display())) }})",
                f"#set text(font: {_fonts(REGULAR)}, lang: {_string(language)}"
                + (f", region: {_string(region)}" if region else "")
                + f", size: {self._house.styles[self._house.body_style].size}pt, top-edge: 0.8em, bottom-edge: -0.2em)",
                "#set heading(numbering: none)",
                "#show heading: it => it.body",
                f"#set footnote.entry(separator: line(length: {notes.separator.length}pt, "
                f"stroke: {notes.separator.width}pt))",
                f"#show footnote.entry: set text(size: {self._house.styles[notes.style].size}pt)",
            )
        )

    def _masthead(self) -> str:
        table = self._house.masthead
        rows, cells = [], []
        for row in table.rows:
            rows.append(f"{row.height}pt")
            cells += [f"grid.cell(colspan: {cell.span})[{self._cell(cell)}]" for cell in row.cells]
            cells.append(f"grid.hline(stroke: {row.rule}pt)")
        columns = ", ".join(f"{width}pt" for width in table.columns)
        return f"#grid(columns: ({columns}), rows: ({', '.join(rows)}), {', '.join(cells)})\n#v({table.after}pt)"

    def _cell(self, cell: MastheadCell) -> str:
        parts = []
        for slot in cell.slots:
            if slot == "emblem" and self._prepared.emblem:
                width = self._prepared.emblem.width
                parts.append(f'#image({_string(self._emblem)}, width: {width}pt, alt: "United Nations")')
            parts += [self._paragraph(paragraph) for paragraph in self._prepared.masthead.get(slot, ())]
        return "\n\n".join(parts)

    def _paragraph(self, paragraph: Paragraph) -> str:
        style = self._house.styles[paragraph.style]
        body = self._spans(paragraph.spans)
        place = self._place(paragraph)
        hanging = ""
        if paragraph.label and place:
            label = f"#box(width: {place.text - place.label}pt)[#{_string(paragraph.label)}]"
            body = f"#h({max(place.label, 0.0)}pt){label}{body}"
            hanging = f", hanging-indent: {place.turn}pt"
        if paragraph.role is Role.HEADING:
            body = f"#heading(level: {paragraph.level})[{body}]"
        justify = "true" if style.align is Align.JUSTIFY else "false"
        settings = (
            f"#set text(size: {style.size}pt, weight: {'700' if style.bold else '400'}"
            + (f", font: {_fonts(BOLD)}" if style.bold else "")
            + f")\n#set par(leading: {max(_height(style) - style.size, 0.0):.2f}pt, justify: {justify}{hanging})"
        )
        inset = f"inset: (left: {max(style.left, 0)}pt, right: {max(style.right, 0)}pt)"
        space = f"above: {style.before}pt, below: {style.after}pt, width: 100%, {inset}"
        return f"#block({space})[{settings}\n#set align({_ALIGN[style.align]})\n{body}]"

    def _place(self, paragraph: Paragraph) -> LabelPlace | None:
        numbering = self._house.numbering
        places = {Role.HEADING: numbering.headings, Role.NUMBERED: numbering.paragraphs, Role.BULLET: numbering.bullets}
        chosen = places.get(paragraph.role, ())
        depth = paragraph.level - 1 if paragraph.role is Role.HEADING else paragraph.level
        return chosen[min(depth, len(chosen) - 1)] if chosen else None

    def _spans(self, spans: Iterable[Span]) -> str:
        return "".join(self._span(span) for span in spans)

    def _span(self, span: Span) -> str:
        if span.note is not None:
            note = self._prepared.notes[span.note]
            text = " #parbreak() ".join(self._spans(paragraph.spans) for paragraph in note.paragraphs)
            return f"#footnote(numbering: n => {_string(note.mark)})[{text}]"
        if span.text == "\n":
            return "#linebreak()"
        body = f"#{_string(span.text)}"
        if span.bold:
            body = f"#text(weight: 700, font: {_fonts(BOLD)})[{body}]"
        if span.italic:
            body = f'#text(style: "italic", font: {_fonts(ITALIC)})[{body}]'
        if span.position is not Position.NORMAL:
            body = f"#{'super' if span.position is Position.RAISED else 'sub'}[{body}]"
        if span.url is not None:
            body = f"#link({_string(span.url)})[{body}]"
        return body


def _height(style: Style) -> float:
    return style.line.height * style.size * 1.15 if style.line.kind is LineKind.AUTO else style.line.height


def _fonts(families: Iterable[str]) -> str:
    return f"({', '.join(_string(family) for family in families)})"


def _string(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'
