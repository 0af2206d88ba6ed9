"""Documents of all constructs, put together at random: nothing to find fault with, and the text that was put in."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from openxml_audit import OpenXmlValidator

from tests.support import seed
from tests.support.docx_lint import lint
from tests.support.docx_reader import read
from tests.support.prepared_documents import (
    box,
    bullet,
    call,
    cell,
    document,
    figure,
    heading,
    note,
    numbered,
    paragraph,
    row,
    shown,
    shown_notes,
    shown_tables,
    table,
)
from tests.support.word import write
from undoc.docx import FontNames, Numbers
from undoc.prepare.prepared import (
    Block,
    Columns,
    Landscape,
    Note,
    NoteKind,
    Paragraph,
    Position,
    PreparedDocument,
    Role,
    Row,
    RowKind,
    Span,
    Table,
)
from undoc.templates.styles import Align

FONTS = FontNames.of(seed.templates().fonts)
ALPHABETS = {
    "en": "ab Zé<&>\"'“”–-1,.()/\u00a0\u2011",
    "zh": "联合国“”’…，。（）《 》–2a0.é×",
    "ar": "اب تث،؛ 12/.-(%)aZ",
}
LABELS = {
    "en": (("1.", "2.", "3.", "7.", "2 bis."), ("(a)", "(b)", "(c)"), ("(i)", "(ii)"), ("a.", "b.")),
    "zh": (("1.", "2.", "3."), ("(a)", "(b)"), ("(一)", "(二)", "(三)"), ("a.",)),
    "ar": (("1 -", "2 -", "3 -"), ("(أ)", "(ب)"), ("’1‘", "’2‘")),
}
HEADINGS = {
    "en": (("I.", "II."), ("A.", "B.")),
    "zh": (("一.", "二."), ("A.", "B.")),
    "ar": (("أولا -",), ("A -", "B -")),
}
ADDRESSES = ("https://docs.un.org/en/A/80/1", "https://example.org/a b?ü=1&c", "mailto:a@example.org")


@st.composite
def documents(draw: st.DrawFn) -> PreparedDocument:
    code = draw(st.sampled_from(["en", "zh", "ar"]))
    words = st.text(ALPHABETS[code], min_size=1, max_size=12).filter(lambda text: text.strip(" \u00a0") != "")
    notes: list[Note] = []
    anchors: list[str] = []
    marks = iter(range(1, 100))

    def span() -> Span:
        text = draw(words)
        language = draw(st.sampled_from([None, None, "en-GB"])) if text.isascii() else None
        form = Span(
            text,
            bold=draw(st.booleans()),
            italic=draw(st.booleans()),
            position=draw(st.sampled_from([Position.NORMAL, Position.NORMAL, *Position])),
            language=language,
        )
        match draw(st.integers(0, 7)):
            case 0:
                return Span(text, url=draw(st.sampled_from(ADDRESSES)))
            case 1:
                number = draw(st.sampled_from([text, "1", "2", "1 (a)", "2 (b)", "I", "II"]))
                return Span(number, target=draw(st.sampled_from([*anchors, "nowhere"])))
            case 2:
                return Span("\n")
            case 3:
                kind = draw(st.sampled_from(NoteKind))
                mark = "*" if kind is NoteKind.ASTERISK else str(next(marks)) if draw(st.booleans()) else "a"
                identifier = f"n{len(notes) + 1}"
                notes.append(note(identifier, "|".join(draw(st.lists(words, min_size=1, max_size=2))), mark, kind))
                return call(identifier, mark, raised=kind is NoteKind.NUMBER)
        return form

    def spans() -> list[Span]:
        return [Span(draw(words)), *(span() for _ in range(draw(st.integers(0, 3))))]

    def part() -> int:
        return draw(st.sampled_from([0, 0, 1]))

    def anchor() -> str:
        anchors.append(f"p{len(anchors)}-{draw(st.sampled_from(['1', 'Ü', 'long' * 12]))}")
        return anchors[-1]

    def rows(columns: int, count: int) -> list[Row]:
        """Rows of cells that reach over columns and rows as they like, header rows first."""
        heads = draw(st.integers(0, count - 1))
        free = [[True] * columns for _ in range(count)]
        found = []
        for index in range(count):
            cells = []
            for column in range(columns):
                if not free[index][column]:
                    continue
                reach = next((at for at in range(column, columns) if not free[index][at]), columns)
                across = draw(st.integers(1, reach - column))
                down = draw(st.integers(1, (heads if index < heads else count) - index))
                for below in free[index : index + down]:
                    below[column : column + across] = [False] * across
                text = spans() if draw(st.booleans()) else []
                mark = Span("a", italic=True, position=Position.RAISED)
                text = [*text, *draw(st.sampled_from([[], [mark]]))]
                cells.append(cell(text, column, across, down, draw(st.sampled_from(Align)), anchor=anchor()))
            kinds = [kind for kind in RowKind if kind is not RowKind.HEADER]
            found.append(row(*cells, kind=RowKind.HEADER if index < heads else draw(st.sampled_from(kinds))))
        return found

    def text() -> Paragraph:
        """A paragraph, with a label or without."""
        match draw(st.sampled_from([Role.HEADING, Role.NUMBERED, Role.BULLET, Role.QUOTATION, Role.PARAGRAPH])):
            case Role.HEADING:
                level = draw(st.integers(1, 2))
                label = draw(st.sampled_from(["", *HEADINGS[code][level - 1]]))
                return heading(spans(), label, level, anchor=anchor(), part=part(), page_break=draw(st.booleans()))
            case Role.NUMBERED:
                level = draw(st.integers(0, len(LABELS[code]) - 1))
                label = draw(st.sampled_from(LABELS[code][level]))
                return numbered(spans(), label, level, anchor=anchor(), part=part())
            case Role.BULLET:
                return bullet(draw(words), draw(st.sampled_from(["•", "→"])))
            case Role.QUOTATION:
                return paragraph(spans(), "Quotation", Role.QUOTATION)
        return paragraph(spans(), anchor=anchor())

    def block() -> Block:
        match draw(st.sampled_from(["text", "text", "text", "figure", "table", "table", "box"])):
            case "figure":
                return figure(draw(st.sampled_from([None, "Caption"])), anchor())
            case "table":
                columns = draw(st.integers(1, 4))
                return table(
                    *rows(columns, draw(st.integers(1, 4))),
                    caption=draw(st.lists(words, max_size=3)),
                    notes=[(mark, spans()) for mark in "ab"[: draw(st.integers(0, 2))]],
                    widths=draw(st.lists(st.sampled_from([None, 1, 2.5]), min_size=columns, max_size=columns)),
                    full_width=draw(st.booleans()),
                    anchor=anchor(),
                )
            case "box":
                return box(*(text() for _ in range(draw(st.integers(0, 3)))))
        return text()

    front = [paragraph(spans(), "Title", Role.TITLE)]
    blocks = [block() for _ in range(draw(st.integers(1, 9)))]
    if draw(st.booleans()):
        start, stop = sorted(draw(st.tuples(st.integers(0, len(blocks)), st.integers(0, len(blocks)))))
        if start < stop:
            within = tuple(blocks[start:stop])
            held = [one for one in within if isinstance(one, Paragraph | Table)]
            beside = len(held) == len(within) and draw(st.booleans())
            blocks[start:stop] = [Columns(tuple(held), draw(st.integers(2, 4))) if beside else Landscape(within)]
    return document(*blocks, code=code, front=front, notes=notes)


@pytest.mark.exploratory
@given(documents(), st.sampled_from(Numbers))
@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    derandomize=True,
    phases=[Phase.explicit, Phase.generate],
)
def test_random_documents(
    tmp_path_factory: pytest.TempPathFactory, prepared: PreparedDocument, numbers: Numbers
) -> None:
    data = write(prepared, FONTS, numbers=numbers)
    assert lint(data) == []
    result = read(data)
    # The rule that ends the document is a paragraph without text.
    assert [(one.style, one.label, one.text) for one in result.paragraphs[:-1]] == shown(prepared)
    assert [(one.mark, one.paragraphs) for one in result.notes] == shown_notes(prepared)
    assert [
        [
            [(one.column, one.columns, one.rows, [line.text for line in one.paragraphs]) for one in cells]
            for cells in rows
        ]
        for rows in (one.rows for one in result.tables)
    ] == shown_tables(prepared)
    file = tmp_path_factory.getbasetemp() / "random.docx"
    file.write_bytes(data)
    # A validator that is used again may take what it remembers of one file for another's.
    assert [str(error) for error in OpenXmlValidator().validate(file).errors] == []
