"""A document that has every kind of element, in Latin, Chinese and Arabic script, over two pages."""

from __future__ import annotations

from pathlib import Path

from tests.pdf.builder import Builder
from undoc.prepare.structure import Element, Tag
from undoc.typeset.pages.page import Destination, OutlineEntry

EMBLEM = Path(__file__).parents[2] / "templates" / "emblem" / "un-emblem.svg"

Attributes = dict[str, str | int | float]


def specimen() -> Builder:
    """The document; what it says is its elements' names, more or less."""
    builder = Builder()
    builder.picture(EMBLEM, 72, 40, 70, 59.4, "Emblem of the United Nations")
    builder.text("HSP/EB.2024/17", 400, 60, into=builder.element(Tag.PARAGRAPH), size=12)
    builder.rule(72, 105, 523, 105)
    distribution = builder.element(Tag.PARAGRAPH, language="fr")
    builder.text("Distribution générale", 400, 80, into=distribution)
    builder.text("Programme of work and budget", 72, 150, into=builder.element(Tag.TITLE), key="tinos-bold", size=17)
    _contents(builder)

    section = builder.element(Tag.SECTION)
    builder.text("I. Introduction", 72, 220, into=builder.element(Tag.HEADING, section, level=1), key="tinos-bold")
    paragraph = builder.element(Tag.PARAGRAPH, section)
    start = builder.text("The Executive Board, in its decision 2024/5,", 72, 240, into=paragraph)
    _note_call(builder, start.x + start.width)
    builder.text(" took note.", start.x + start.width + 4, 240, into=paragraph)
    chinese = builder.element(Tag.PARAGRAPH, section, language="zh")
    builder.text("联合国人居署执行局", 72, 260, into=chinese, key="song")
    builder.text("粗体", 165, 260, into=builder.element(Tag.SPAN, chinese), key="hei")
    builder.text("楷体", 190, 260, into=builder.element(Tag.SPAN, chinese), key="kai")
    arabic = builder.element(Tag.PARAGRAPH, section, language="ar")
    builder.text("تقرير المديرة التنفيذية", 72, 280, into=arabic, key="amiri", size=14)
    vowelled = builder.element(Tag.PARAGRAPH, section, language="ar")
    builder.text("بِسْمِ اللَّهِ", 300, 280, into=vowelled, key="amiri", size=14)
    quotation = builder.element(Tag.QUOTATION, section)
    builder.text("We the peoples", 90, 300, into=builder.element(Tag.PARAGRAPH, quotation))
    _lists(builder)
    _link(builder)
    _note(builder)
    builder.text("2/2", 290, 800)
    builder.turn()
    builder.text("HSP/EB.2024/17", 72, 50)
    builder.rule(72, 55, 523, 55)
    builder.text("A. Resources", 72, 100, into=builder.element(Tag.HEADING, level=2), key="tinos-bold")
    _split_paragraph(builder)
    _table(builder)
    builder.text("II. Too deep", 72, 400, into=builder.element(Tag.HEADING, level=1))
    builder.text("(a) Skips a level", 72, 420, into=builder.element(Tag.HEADING, level=3))
    builder.text("2/2", 290, 800)
    builder.anchors |= {"introduction": Destination(0, 210), "resources": Destination(1, 90)}
    builder.outline += [
        OutlineEntry("I. Introduction", 1, builder.anchors["introduction"]),
        OutlineEntry("A. Resources", 2, builder.anchors["resources"]),
        OutlineEntry("二、资源", 1, Destination(1, 390)),
    ]
    return builder


def _contents(builder: Builder) -> None:
    contents = builder.element(Tag.CONTENTS)
    item = builder.element(Tag.CONTENTS_ITEM, contents)
    reference = builder.element(Tag.REFERENCE, item)
    run = builder.text("I. Introduction", 72, 180, into=reference)
    builder.text(" . . . . . . ", 180, 180)
    builder.link(run, reference, target="introduction")
    plain = builder.element(Tag.CONTENTS_ITEM, contents, target="resources")
    builder.text("A. Resources", 72, 195, into=plain)


def _note_call(builder: Builder, x: float) -> None:
    paragraph = builder.root.kids[-1].kids[-1]  # type: ignore[union-attr]
    call = builder.element(Tag.REFERENCE, paragraph, identifier="call-1", target="note-1")  # type: ignore[arg-type]
    builder.text("1", x, 236, into=call, size=6)


def _lists(builder: Builder) -> None:
    for x, labels in ((72, ("1.", "2.")), (220, ("(a)", "(b)")), (370, ("•", "•"))):
        numbered = builder.element(Tag.LIST)
        for row, label in enumerate(labels):
            item = builder.element(Tag.ITEM, numbered)
            y = 330 + 15 * row
            builder.text(label, x, y, into=builder.element(Tag.LABEL, item), key="song" if label == "•" else "tinos")
            builder.text("An item", x + 30, y, into=builder.element(Tag.BODY, item))


def _link(builder: Builder) -> None:
    paragraph = builder.element(Tag.PARAGRAPH)
    before = builder.text("See ", 72, 380, into=paragraph)
    link = builder.element(Tag.LINK, paragraph)
    x = before.x + before.width
    run = builder.text("the web site", x, 380, into=link)
    builder.rule(x, 382, x + run.width, 382, into=run.content)
    builder.text(" now", x + run.width, 380, into=paragraph)
    builder.link(run, link, url="https://unhabitat.org/zh/日程?a=(b)")


def _note(builder: Builder) -> None:
    builder.rule(72, 745, 200, 745)
    note = builder.element(Tag.NOTE, identifier="note-1")
    builder.text("1", 72, 757, into=builder.element(Tag.LABEL, note, target="call-1"), size=6)
    builder.text("Decision 2024/5.", 80, 760, into=builder.element(Tag.PARAGRAPH, note), size=9)
    other = builder.element(Tag.NOTE)
    builder.text("* Without an identifier.", 80, 772, into=other, size=9)


def _split_paragraph(builder: Builder) -> None:
    """A paragraph that began on the page before, and is interrupted by a rule."""
    paragraph = builder.element(Tag.PARAGRAPH)
    content = paragraph.content()
    last, builder.pages = builder.pages[-1], builder.pages[:-1]
    builder.text("One paragraph over", 72, 420, into=content)
    builder.pages.append(last)
    builder.text("two pages,", 72, 120, into=content)
    builder.rule(72, 124, 80, 124)
    builder.text("interrupted.", 72, 140, into=content)


def _table(builder: Builder) -> None:
    table = builder.element(Tag.TABLE)
    builder.text("Table 1. Resources", 72, 160, into=builder.element(Tag.CAPTION, table))
    head = builder.element(Tag.TABLE_HEAD, table)
    body = builder.element(Tag.TABLE_BODY, table)
    column: Attributes = {"scope": "column"}
    rows: tuple[tuple[Element, tuple[tuple[Tag, str, Attributes], ...]], ...] = (
        (head, ((Tag.HEADER_CELL, "", column | {"row-span": 2}), (Tag.HEADER_CELL, "Years", column | {"col-span": 2}))),
        (head, ((Tag.HEADER_CELL, "2024", column), (Tag.HEADER_CELL, "2025", column))),
        (body, ((Tag.HEADER_CELL, "Posts", {"scope": "row"}), (Tag.CELL, "958", {}), (Tag.CELL, "1 002", {}))),
        (body, ((Tag.CELL, "None", {"col-span": 3}),)),
    )
    for number, (part, cells) in enumerate(rows):
        row = builder.element(Tag.ROW, part)
        for column_number, (tag, text, attributes) in enumerate(cells):
            cell = builder.element(tag, row, attributes=dict(attributes))
            if text:
                builder.text(text, 72 + 100 * column_number, 180 + 15 * number, into=cell)
