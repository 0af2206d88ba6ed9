"""Prepared documents put together by hand, for the tests of writers: in English, Chinese and Arabic."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from functools import cache
from itertools import zip_longest
from pathlib import Path

from msgspec.structs import replace

from tests.support import seed
from tests.support.build_model import HERE
from undoc import model
from undoc.prepare.lists import listed
from undoc.prepare.prepared import (
    HEADS,
    Block,
    Cell,
    Chart,
    ColumnRule,
    Contents,
    Figure,
    Note,
    NoteKind,
    Paragraph,
    Picture,
    Position,
    PreparedDocument,
    Role,
    Row,
    RowKind,
    Span,
    Summary,
    Table,
    TableNote,
    children,
    flow,
    walk,
)
from undoc.prepare.tables.layout import TableTexts, TextArea, laid_out
from undoc.templates.house import House
from undoc.templates.language import Language
from undoc.templates.styles import Align

PICTURE = Path(__file__).parents[1] / "docx" / "picture.png"


def language(code: str) -> Language:
    return seed.templates().language(code)


@cache
def house(code: str, key: str = "geneva") -> House:
    return seed.templates().house(key, code)


def paragraph(
    text: str | Span | Iterable[Span], style: str = "", role: Role = Role.PARAGRAPH, **more: object
) -> Paragraph:
    """A paragraph of words or spans, of the body's style where none is given."""
    spans = (Span(text),) if isinstance(text, str) else (text,) if isinstance(text, Span) else tuple(text)
    return Paragraph(role, style or house("en").body_style, spans, **more)  # type: ignore[arg-type]


def numbered(text: str | Span | Iterable[Span], label: str, level: int = 0, **more: object) -> Paragraph:
    places = house("en").numbering.paragraphs
    return paragraph(text, places[min(level, len(places) - 1)].style, Role.NUMBERED, label=label, level=level, **more)


def heading(text: str | Span | Iterable[Span], label: str, level: int = 1, **more: object) -> Paragraph:
    style = house("en").numbering.headings[level - 1].style
    return paragraph(text, style, Role.HEADING, label=label, level=level, **more)


def bullet(text: str, label: str = "•", level: int = 0) -> Paragraph:
    return paragraph(text, house("en").numbering.bullets[level].style, Role.BULLET, label=label, level=level)


def figure(caption: str | None = None, anchor: str = "", width: float = 200.0, height: float = 100.0) -> Figure:
    captioned = paragraph(caption, house("en").caption_style, Role.CAPTION) if caption is not None else None
    return Figure(Picture(PICTURE, "What it shows", width, height), captioned, anchor)


def cell(
    text: str | Span | Iterable[Span],
    column: int,
    columns: int = 1,
    rows: int = 1,
    align: Align = Align.START,
    **more: object,
) -> Cell:
    form = house("en").tables.forms["figures"]
    return Cell(
        paragraph(text, form.cell_style, Role.CELL, **more),
        column,
        columns,
        rows,
        align,
        start=None if column else 0.0,
        end=form.cell_end,
    )


def row(*cells: str | Cell, kind: RowKind = RowKind.BODY) -> Row:
    """A row of texts, each in the next column, or cells; in the style of its kind."""
    tables = house("en").tables
    form = tables.forms["figures"]
    style = form.header_style if kind in HEADS else form.cell_style
    whole = [cell(one, column) if isinstance(one, str) else one for column, one in enumerate(cells)]
    return Row(kind, tuple(replace(one, paragraph=replace(one.paragraph, style=style)) for one in whole))


def table(
    *rows: Row,
    caption: Iterable[str | Paragraph] = (),
    notes: Iterable[tuple[str, str | Iterable[Span]]] = (),
    widths: Iterable[float | None] = (),
    column_rules: Iterable[ColumnRule | None] = (),
    area: TextArea | None = None,
    anchor: str = "",
    key: str = "geneva",
    **said: object,
) -> Table:
    """A table with a caption of up to three lines and notes given by mark and text, laid out in the house ``key``.

    ``said`` is what else the content says of it.
    """
    tables = house("en", key).tables
    styles = (tables.number_style, tables.title_style, tables.subtitle_style)
    lines = tuple(
        paragraph(line, style, Role.CAPTION) if isinstance(line, str) else line
        for line, style in zip(caption, styles, strict=False)
    )
    shares = tuple(widths) or (None,) * max(one.column + one.columns for one in rows[0].cells)
    columns = (
        model.Column(width=share, rule=rule) for share, rule in zip_longest(shares, column_rules, fillvalue=None)
    )
    content = model.Table(
        caption=(),
        subtitle=(),
        columns=tuple(columns),
        rows=tuple(model.Row(one.kind, (), HERE, keep=one.keep) for one in rows),
        notes=(),
        place=HERE,
        **{"width": model.TableWidth.TEXT, **said},  # type: ignore[arg-type]
    )
    noted = tuple(TableNote(mark, paragraph(text, tables.note_style, Role.NOTE)) for mark, text in notes)
    texts = TableTexts(lines, [one.cells for one in rows], noted)
    return laid_out(content, texts, house("en", key), area or TextArea(house("en", key).page), anchor=anchor)


def box(*blocks: Paragraph | Table) -> Summary:
    return Summary((paragraph("Summary", house("en").box.title_style, Role.HEADING, level=1), *blocks))


def call(identifier: str, mark: str = "1", *, raised: bool = True) -> Span:
    return Span(mark, note=identifier, position=Position.RAISED if raised else Position.NORMAL)


def note(identifier: str, text: str, mark: str = "1", kind: NoteKind = NoteKind.NUMBER) -> Note:
    return Note(
        identifier, kind, mark, tuple(paragraph(part, house("en").notes.style, Role.NOTE) for part in text.split("|"))
    )


def document(
    *blocks: Block, code: str = "en", notes: Iterable[Note] = (), front: Iterable[Paragraph] = (), **more: object
) -> PreparedDocument:
    """A document of ``blocks`` in the house of Geneva, with a masthead; ``more`` replaces its fields."""
    styles = house(code).masthead.styles

    def slot(name: str, *spans: Span) -> tuple[Paragraph, ...]:
        return (Paragraph(Role.MASTHEAD, styles[name], spans),)

    block_language = None if code == "en" else "en-GB"
    prepared = PreparedDocument(
        symbol="HSP/EB.2024/17",
        file_stem="HSP_EB.2024_17",
        title="HSP/EB.2024/17 A report",
        subject="A report",
        author="United Nations",
        date=dt.date(2024, 9, 19),
        language=language(code),
        house=house(code),
        masthead={
            "organization": slot("organization", Span({"ar": "الأمم المتحدة"}.get(code, "United Nations"))),
            "symbol": slot("symbol", Span("HSP", size=20.0), Span("/EB.2024/17")),
            "body_name": slot("body_name", Span("Executive Board")),
            "distribution": tuple(
                Paragraph(Role.MASTHEAD, styles[key], (Span(text, language=block_language),), language=block_language)
                for key, text in (("distribution", "Distr.: General"), ("date", "19 September 2024"))
            ),
        },
        emblem=None,
        front=tuple(front),
        blocks=listed(blocks),
        notes={item.id: item for item in notes},
        running_title="HSP/EB.2024/17",
    )
    return replace(prepared, **more)


def shown(prepared: PreparedDocument) -> list[tuple[str, str, str]]:
    """The style's name, label and text of each paragraph of the body that a reader of the document should see."""
    result = []
    names = {key: style.word_name for key, style in prepared.house.styles.items()}
    for block in (*prepared.front, *walk(prepared.blocks)):
        if children(block):
            continue  # they follow
        if isinstance(block, Figure):
            result.append((names[prepared.house.figure_style], "", f"[{block.picture.alternative}]"))
        result += [(names[one.style], one.label, one.text) for one in paragraphs_of(block)]
    return result


def paragraphs_of(block: Block) -> list[Paragraph]:
    """The paragraphs of a block in order; those of a table cell by cell, the mark of a note being its label."""
    match block:
        case Paragraph():
            return [block]
        case Figure(caption=caption) | Chart(caption=caption):
            return [] if caption is None else [caption]
        case Table():
            cells = [one.paragraph for row in block.rows for one in row.cells]
            return [*block.caption, *cells, *(replace(one.paragraph, label=one.mark) for one in block.notes)]
        case Contents():
            return [block.title, block.page_word, *(entry.paragraph for entry in block.entries)]
        case _:
            return [one for inner in children(block) for one in paragraphs_of(inner)]


def shown_tables(prepared: PreparedDocument) -> list[list[list[tuple[int, int, int, list[str]]]]]:
    """The column, columns, rows and texts of each cell of each row of each table and box."""
    tables = []
    for block in walk(prepared.blocks):
        if isinstance(block, Table):
            tables.append(
                [[(one.column, one.columns, one.rows, [one.paragraph.text]) for one in row.cells] for row in block.rows]
            )
        elif isinstance(block, Summary):
            tables.append([[(0, 1, 1, [one.text for one in flow(block.blocks) if isinstance(one, Paragraph)])]])
    return tables


def shown_notes(prepared: PreparedDocument) -> list[tuple[str, tuple[str, ...]]]:
    """The mark and the texts of each note."""
    return [(note.mark, tuple(part.text for part in note.paragraphs)) for note in prepared.notes.values()]
