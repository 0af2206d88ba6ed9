"""Tables: their place, columns, spans, rules and notes, and the spaces around them."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from lxml import etree
from msgspec.structs import replace

from tests.support import seed
from tests.support.docx_file import WordFile, is_spacer, local, val, w
from tests.support.docx_lint import lint
from tests.support.docx_reader import ShownTable, read
from tests.support.prepared_documents import (
    box,
    call,
    cell,
    document,
    figure,
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
from undoc.docx.text.bookmarks import NUMBER_PREFIX, bookmark_name
from undoc.model import TableForm, TableWidth
from undoc.prepare.prepared import (
    Block,
    ColumnRule,
    NoteKind,
    Position,
    Role,
    Row,
    RowAlign,
    RowKind,
    Span,
    Table,
)
from undoc.templates.house import EndRule
from undoc.templates.styles import Align

FONTS = FontNames.of(seed.templates().fonts)
MARK = Span("a", italic=True, position=Position.RAISED)

ROWS = (
    row(cell("Category", 0, rows=2), cell("Requirements", 1, columns=2, align=Align.CENTER), kind=RowKind.HEADER),
    row(cell("2024", 1, align=Align.END), cell([Span("2025"), MARK], 2, align=Align.END), kind=RowKind.HEADER),
    row("Posts", cell("1 200", 1, align=Align.END), cell("–", 2, align=Align.END)),
    row(cell("Other", 0, rows=2), cell("10", 1, align=Align.END), cell("20", 2, align=Align.END)),
    row(cell("", 1, align=Align.END), cell("(30)", 2, align=Align.END)),
    row("Total", cell("1 210", 1, align=Align.END), cell("50", 2, align=Align.END), kind=RowKind.TOTAL),
)


def budget(
    *rows: Row, notes: Iterable[tuple[str, str]] = (("a", "Estimated."), ("b", "Rounded.")), **more: object
) -> Table:
    caption = ("Table 1", "Resources", "(Thousands of dollars)")
    return table(*(rows or ROWS), caption=caption, notes=notes, anchor="table1", **more)  # type: ignore[arg-type]


BUDGET = budget()
HEAD, BODY = row("A", "B", kind=RowKind.HEADER), row("1", "2")
PLAIN = table(HEAD, BODY)
DOCUMENT = document(
    numbered([Span("See table "), Span("1", target="table1"), Span(".")], "1."), BUDGET, numbered("So.", "2.")
)


def file_of(*blocks: Block, code: str = "en") -> WordFile:
    data = write(document(*blocks, code=code), FONTS)
    assert lint(data) == []
    return WordFile(data)


def spaces(element: etree._Element) -> tuple[str | None, str | None]:
    spacing = element.find(f"{w('pPr')}/{w('spacing')}")
    return val(spacing, "before"), val(spacing, "after")


def rules(file: WordFile) -> list[list[dict[str, str | None]]]:
    return [
        [
            {local(rule): val(rule, "sz") for rule in cell_.iterfind(f"{w('tcPr')}/{w('tcBorders')}/*")}
            for cell_ in row_.findall(w("tc"))
        ]
        for row_ in file.body.iter(w("tr"))
    ]


@pytest.mark.parametrize("numbers", list(Numbers))
@pytest.mark.parametrize("code", ["en", "zh", "ar"])
def test_tables_say_what_was_prepared(numbers: Numbers, code: str) -> None:
    if code == "ar":
        arabic = row("فئة", cell("القرار A/RES/79/197", 1, align=Align.END))
        prepared = document(table(arabic, caption=("جدول",), notes=[("(أ)", "ملاحظة.")]), code=code)
    else:
        prepared = document(*DOCUMENT.blocks, code=code)
    data = write(prepared, FONTS, numbers=numbers)
    assert lint(data) == []
    result = read(data)
    assert [(one.style, one.label, one.text) for one in result.paragraphs[:-1]] == shown(prepared)
    assert [cells_of(one) for one in result.tables] == shown_tables(prepared)


def cells_of(found: ShownTable) -> list[list[tuple[int, int, int, list[str]]]]:
    return [
        [(one.column, one.columns, one.rows, [line.text for line in one.paragraphs]) for one in row_]
        for row_ in found.rows
    ]


def test_header_rows_are_repeated_and_named() -> None:
    file = file_of(*DOCUMENT.blocks)
    (found,) = read(write(DOCUMENT, FONTS)).tables
    assert found.repeated == 2
    assert found.name == "Table 1 Resources (Thousands of dollars)"
    assert val(file.body.find(f".//{w('tblLook')}"), "firstRow") == "1"
    assert len(list(file.body.iter(w("cantSplit")))) == len(BUDGET.rows)


def test_a_header_may_stand_above_the_first_row_alone() -> None:
    file = file_of(replace(BUDGET, repeats=False))
    assert not list(file.body.iter(w("tblHeader")))


def test_marks_of_notes_are_not_in_the_name() -> None:
    captioned = table(
        HEAD, BODY, caption=(paragraph([Span("Areas in km"), replace(MARK, text="2", italic=False), MARK]),)
    )
    assert read(write(document(captioned), FONTS)).tables[0].name == "Areas in km2"


def test_a_table_stands_in_the_text_column_or_from_margin_to_margin() -> None:
    house = DOCUMENT.house
    body = house.styles[house.body_style]
    column = house.page.text_width - body.left - body.right
    for wanted, points, left, width in (
        (TableWidth.TEXT, None, body.left, column),
        (TableWidth.FULL, None, 0.0, house.page.text_width),
        (TableWidth.TEXT, 430.55, body.left, 430.55),
        (TableWidth.FULL, 300, 0.0, 300),
    ):
        file = file_of(table(HEAD, BODY, width=wanted, points=points))
        assert val(file.body.find(f".//{w('tblInd')}"), "w") == str(round(left * 20))
        assert val(file.body.find(f".//{w('tblW')}"), "w") == str(round(width * 20))
        assert val(file.body.find(f".//{w('tblLayout')}"), "type") == "fixed"


@pytest.mark.parametrize(
    ("shares", "expected"),
    [
        ((1, 1, 1, 1), [1, 1, 1, 1]),
        ((40, 20, 20, 20), [4, 2, 2, 2]),
        ((3, 1, 2, None), [3, 1, 2, 2]),
    ],
)
def test_columns_share_the_width(shares: tuple[float | None, ...], expected: list[int]) -> None:
    file = file_of(table(row("A", "B", "C", "D"), widths=shares))
    widths = [int(val(one, "w") or 0) for one in file.body.iter(w("gridCol"))]
    assert widths == [pytest.approx(sum(widths) * part / sum(expected), abs=1) for part in expected]


def test_widths_that_were_found_are_taken() -> None:
    data = write(DOCUMENT, FONTS, columns={"table1": (200.0, 100.0, 68.5)})
    assert lint(data) == []
    widths = [int(val(one, "w") or 0) for one in WordFile(data).body.iter(w("gridCol"))]
    assert [round(width / sum(widths), 3) for width in widths] == [0.543, 0.271, 0.186]


def test_rules_are_those_of_rows() -> None:
    top, spanner, head, bottom, subtotal = "4", "4", "12", "12", "4"  # eighths of a point
    assert rules(file_of(BUDGET)) == [
        [{"top": top, "bottom": head}, {"top": top, "bottom": spanner}],
        [{"top": top, "bottom": head}, {"bottom": head}, {"bottom": head}],
        [{}, {}, {}],
        [{}, {}, {}],
        [{}, {}, {}],
        [{"top": subtotal, "bottom": bottom}] * 3,
    ]


def test_a_table_without_a_header_has_its_upper_rule() -> None:
    found = rules(file_of(table(row("A", "B"), row("C", "D", kind=RowKind.SUBTOTAL), row("E", "F"))))
    assert [cells[0] for cells in found] == [{"top": "4"}, {"top": "4"}, {"bottom": "12"}]


def test_cells_have_their_alignment_and_spaces() -> None:
    file = file_of(BUDGET)
    house = DOCUMENT.house
    cells = [one for one in file.body.iter(w("tc")) if one.find(f"{w('p')}/{w('r')}") is not None]
    aligns = [val(one.find(f"{w('p')}/{w('pPr')}/{w('jc')}")) for one in cells[:6]]
    assert aligns == [None, "center", "right", "right", None, "right"]
    form = house.tables.forms["figures"]
    before, after, gap = (str(round(one * 20)) for one in (form.cell_before, form.cell_after, form.rule_gap))
    header = str(round(form.header_before * 20)), str(round(form.header_after * 20))
    rows = [{spaces(one) for one in row_.iter(w("p"))} for row_ in file.body.iter(w("tr"))]
    assert rows == [{header}, {header}, {(before, after)}, {(before, after)}, {(before, gap)}, {(gap, gap)}]


def test_cells_stand_at_their_edges_whatever_the_style_says() -> None:
    house = DOCUMENT.house
    key = house.tables.forms["figures"].cell_style
    styles = {**house.styles, key: replace(house.styles[key], left=20.0, right=10.0)}
    data = write(replace(document(table(row("A"))), house=replace(house, styles=styles)), FONTS)
    indents = WordFile(data).body.find(f".//{w('tc')}/{w('p')}/{w('pPr')}/{w('ind')}")
    assert (val(indents, "left"), val(indents, "right")) == ("0", "-20")


def test_the_form_and_the_spaces_of_a_table_are_written() -> None:
    house = DOCUMENT.house
    sides = replace(cell("A", 0), end=1.0), replace(cell("B", 1), start=3.0, end=1.0)
    only = _styled(row(*sides), house.tables.forms["text"].cell_style)
    texts = table(only, form=TableForm.TEXT, line=11.5)
    data = write(document(texts), FONTS)
    assert lint(data) == []
    one = WordFile(data).body.find(f".//{w('tr')}")
    assert one is not None
    assert one.find(f"{w('trPr')}/{w('cantSplit')}") is None
    assert [val(cell_.find(f"{w('tcPr')}/{w('tcMar')}/{w('right')}"), "w") for cell_ in one.iter(w("tc"))] == [
        "20",
        "20",
    ]
    spacing = one.find(f".//{w('spacing')}")
    assert (val(spacing, "line"), val(spacing, "lineRule")) == ("230", "exact")


def test_a_number_in_a_cell_is_parted_by_a_tab_from_its_text() -> None:
    handover = replace(cell("Handover", 0, rows=2), number=Span("1.1.1", bold=True), tab=30.0)
    data = write(document(table(row(handover, cell("a", 1)), row(cell("b", 1)))), FONTS)
    assert lint(data) == []
    rows = list(WordFile(data).body.iter(w("tr")))
    # In the row below the cell goes on, and nothing of it is there again.
    assert [len(list(one.iter(w("t")))) for one in rows] == [3, 1]
    assert [one.tag for one in rows[0].iter(w("t"), w("tab"))] == [w("tab"), w("t"), w("tab"), w("t"), w("t")]
    stop = rows[0].find(f".//{w('tabs')}/{w('tab')}")
    assert (val(stop), val(stop, "pos")) == ("left", "600")


def _styled(one: Row, style: str) -> Row:
    return replace(one, cells=tuple(replace(c, paragraph=replace(c.paragraph, style=style)) for c in one.cells))


def test_an_arabic_table_runs_from_right_to_left() -> None:
    file = file_of(table(row("فئة", cell("12", 1, align=Align.END))), code="ar")
    assert file.body.find(f".//{w('tblPr')}/{w('bidiVisual')}") is not None
    # In text from right to left, Word's "right" is the end of the line, on the left.
    assert [val(one) for one in file.body.iter(w("jc"))][-1] == "right"


def test_notes_hang_on_their_marks() -> None:
    file = file_of(BUDGET, numbered("Text.", "1."))
    house = DOCUMENT.house
    style = house.styles[house.tables.note_style]
    first, second = (one for one in file.body.findall(w("p")) if is_note(one, style.word_id))
    mark = first.find(w("r"))
    assert mark is not None
    assert val(mark.find(f"{w('rPr')}/{w('vertAlign')}")) == "superscript"
    assert mark.find(f"{w('rPr')}/{w('i')}") is not None
    stops = [one.get(w("pos")) for one in first.iter(w("tab")) if one.get(w("pos"))]
    assert stops == [str(round((style.left + house.tables.note_mark.text) * 20))]
    assert spaces(first) == (str(round((style.before + house.tables.notes_before) * 20)), None)
    assert spaces(second) == (None, str(round((style.after + house.tables.after) * 20)))


def is_note(element: etree._Element, style: str) -> bool:
    return val(element.find(f"{w('pPr')}/{w('pStyle')}")) == style


def test_the_rows_keep_to_header_caption_and_notes() -> None:
    file = file_of(BUDGET)
    kept = [
        [one.find(f"{w('pPr')}/{w('keepNext')}") is not None for one in row_.iter(w("p"))]
        for row_ in file.body.iter(w("tr"))
    ]
    assert [set(row_) for row_ in kept] == [{True}, {True}, {False}, {False}, {True}, {True}]


def test_the_bookmark_of_a_table_is_at_its_beginning() -> None:
    for one in (BUDGET, replace(PLAIN, anchor="table1")):
        first, *others = read(write(document(one), FONTS)).paragraphs
        assert first.bookmarks[0] == bookmark_name("table1")
        assert not any(other.bookmarks for other in others)
    assert read(write(DOCUMENT, FONTS)).paragraphs[0].links == ((bookmark_name("table1", NUMBER_PREFIX), "1"),)


def test_notes_of_the_document_are_called_in_cells() -> None:
    prepared = document(
        table(row(cell([Span("A"), call("n1", "1")], 0), "B")),
        numbered([Span("Text"), call("n2", "2")], "1."),
        notes=(note("n1", "One."), note("n2", "Two.", "2")),
    )
    data = write(prepared, FONTS)
    assert lint(data) == []
    assert [(one.mark, one.paragraphs) for one in read(data).notes] == shown_notes(prepared)


def test_a_note_of_the_masthead_is_carried_by_a_table_that_stands_first() -> None:
    for one in (BUDGET, PLAIN, box(paragraph("Text."))):
        prepared = document(one, notes=(note("n1", "Reissued.", "*", NoteKind.ASTERISK),))
        (symbol,) = prepared.masthead["symbol"]
        called = replace(symbol, spans=(*symbol.spans, call("n1", "*")))
        data = write(replace(prepared, masthead={**prepared.masthead, "symbol": (called,)}), FONTS)
        assert lint(data) == []
        assert [found.mark for found in read(data).notes] == ["*"]


AFTER = "240"  # the space after a table, in twips


@pytest.mark.parametrize(
    ("following", "expected"),
    [
        pytest.param(paragraph("Text."), AFTER, id="a paragraph"),
        pytest.param(figure("Caption"), AFTER, id="a figure"),
        pytest.param(table(HEAD, BODY, caption=(paragraph("Table 2"),)), AFTER, id="a table with a caption"),
        pytest.param(paragraph("Annex", page_break=True), None, id="a new page"),
    ],
)
def test_the_next_paragraph_has_the_space_below_a_table(following: Block, expected: str | None) -> None:
    file = file_of(PLAIN, following)
    assert spaces(file.body[1])[0] == expected
    assert not any(is_spacer(one) for one in file.body)


def test_tables_that_touch_are_kept_apart() -> None:
    file = file_of(paragraph("Text."), PLAIN, PLAIN, box(paragraph("Text.")), PLAIN)
    spacers = [one for one in file.body if is_spacer(one)]
    assert [spaces(one)[1] for one in spacers] == ["220", "220", "220"]


def test_a_row_may_keep_to_the_next() -> None:
    rows = tuple(replace(row, keep=row.kind is RowKind.BODY) for row in ROWS)
    file = file_of(budget(*rows))
    kept = [
        {one.find(f"{w('pPr')}/{w('keepNext')}") is not None for one in row_.iter(w("p"))}
        for row_ in file.body.iter(w("tr"))
    ]
    expected = [row.kind in (RowKind.HEADER, RowKind.BODY) for row in rows[:-1]]
    assert kept[:-1] == [{one} for one in expected]


@pytest.mark.parametrize("keep", [False, True])
def test_a_table_may_keep_to_what_is_below_it(keep: bool) -> None:
    file = file_of(table(HEAD, BODY, keep=keep, keep_next=keep), paragraph("Below."))
    rows = list(file.body.iter(w("tr")))
    last = {one.find(f"{w('pPr')}/{w('keepNext')}") is not None for one in rows[-1].iter(w("p"))}
    assert last == {keep}


def test_rows_that_are_kept_are_not_parted() -> None:
    text = table(HEAD, BODY, replace(row("3", "4"), keep=True), form=TableForm.TEXT)
    rows = file_of(text).body.iter(w("tr"))
    assert [one.find(f"{w('trPr')}/{w('cantSplit')}") is not None for one in rows] == [True, False, True]


def test_texts_stand_where_their_table_has_them_in_their_rows() -> None:
    found = {}
    for vertical in RowAlign:
        file = file_of(table(BODY, vertical=vertical))
        found[vertical] = [val(one.find(f"{w('tcPr')}/{w('vAlign')}")) for one in file.body.iter(w("tc"))]
    assert found == {RowAlign.TOP: [None] * 2, RowAlign.MIDDLE: ["center"] * 2, RowAlign.BOTTOM: ["bottom"] * 2}


def test_a_frame_goes_around_the_rows_and_the_notes() -> None:
    prepared = document(budget(frame=True), numbered("So.", "1."))
    data = write(prepared, FONTS)
    assert lint(data) == []
    file = WordFile(data)
    around = next(file.body.iter(w("tblBorders")))
    assert [local(one) for one in around] == ["top", "left", "bottom", "right"]
    rows = list(next(file.body.iter(w("tbl"))).iterchildren(w("tr")))
    assert len(rows) == len(BUDGET.rows) + 3
    heights = [one.find(f"{w('trPr')}/{w('trHeight')}") is not None for one in (rows[0], rows[-1])]
    assert heights == [True, True]
    notes = "".join(one.text or "" for one in rows[-2].iter(w("t")))
    assert notes == "aEstimated.bRounded."
    assert not [one for one in file.body.findall(w("p")) if "Estimated" in "".join(map(str, one.itertext()))]
    whole = {side for row_ in rows for one in row_.iter(w("tcBorders")) for side in map(local, one)}
    assert whole <= {"top", "bottom"}  # of the header and sums, the sides being those of the table


def test_the_gap_below_a_header_is_repeated_with_it() -> None:
    prepared = document(budget(key="new-york"), house=seed.templates().house("new-york", "en"))
    file = WordFile(write(prepared, FONTS))
    assert lint(write(prepared, FONTS)) == []
    rows = list(file.body.iter(w("tr")))
    heights = [row_.find(f"{w('trPr')}/{w('trHeight')}") for row_ in rows]
    heads = sum(row.kind is RowKind.HEADER for row in BUDGET.rows)
    gap = prepared.house.tables.forms["figures"].head_gap
    assert [height is not None and val(height) for height in heights] == [
        str(round(gap * 20)) if index == heads else False for index in range(len(rows))
    ]
    assert rows[heads].find(f"{w('trPr')}/{w('tblHeader')}") is not None
    assert not list(rows[heads].iter(w("t")))


def test_a_table_at_the_end() -> None:
    bare = replace(DOCUMENT.house, end_rule=EndRule("EndRule", 0.0, 0.0, 0.0))
    for last, spacers in ((PLAIN, 1), (BUDGET, 0), (box(paragraph("Text.")), 1)):
        data = write(replace(document(last), house=bare), FONTS)
        assert lint(data) == []
        assert sum(map(is_spacer, WordFile(data).body)) == spacers
        # The rule that ends a document follows a table well enough, and never alone on a page.
        file = file_of(last)
        assert not any(is_spacer(one) for one in file.body)
        kept = [one.find(f"{w('pPr')}/{w('keepNext')}") is not None for one in file.body.iter(w("p"))]
        assert kept[-2:] == [True, False]


def test_a_remark_hangs_without_a_mark() -> None:
    house = DOCUMENT.house
    key = house.tables.note_style
    tables = replace(house.tables, note_mark=replace(house.tables.note_mark, turn=14.0))
    remarked = budget(notes=[("", "Source: x."), ("a", "Estimated."), ("b", "Rounded.")])
    data = write(replace(document(remarked, numbered("Text.", "1.")), house=replace(house, tables=tables)), FONTS)
    notes = [one for one in WordFile(data).body.findall(w("p")) if is_note(one, house.styles[key].word_id)]
    assert val(notes[0].find(f"{w('pPr')}/{w('ind')}"), "hanging") == "280"
    assert [one.find(f".//{w('vertAlign')}") is not None for one in notes] == [False, True, True]


def test_headings_within_a_table_have_rules_and_are_not_repeated() -> None:
    head, heading = row("A", "B", kind=RowKind.HEADER), row("C", "D", kind=RowKind.HEADING)
    file = file_of(table(head, row("1", "2"), heading, row("3", "4")))
    repeated = [one.find(f"{w('trPr')}/{w('tblHeader')}") is not None for one in file.body.iter(w("tr"))]
    assert repeated == [True, False, False, False]
    tables = DOCUMENT.house.tables.usual
    own = {"top": str(round(tables.top * 8)), "bottom": str(round(tables.head * 8))}
    assert rules(file)[2] == [own, own]


def test_a_heading_of_two_rows_has_rules_above_and_below_both() -> None:
    titles = (row("C", "D", kind=RowKind.HEADING), row("E", "F", kind=RowKind.HEADING))
    file = file_of(table(row("A", "B", kind=RowKind.HEADER), row("1", "2"), *titles, row("3", "4")))
    tables = DOCUMENT.house.tables.usual
    assert rules(file)[2] == [{"top": str(round(tables.top * 8))}] * 2
    assert rules(file)[3] == [{"bottom": str(round(tables.head * 8))}] * 2


def test_text_that_is_set_closer_says_so() -> None:
    file = file_of(numbered([Span("a "), Span("closer", letter_space=0.1, scale=101.0)], "1."))
    found = [one.find(w("rPr")) for one in file.body.iter(w("r")) if one.findtext(w("t")) == "closer"]
    assert [(val(one.find(w("spacing"))), val(one.find(w("w")))) for one in found if one is not None] == [("2", "101")]


@pytest.mark.parametrize(("rule", "kind", "space"), [("single", "single", "15"), ("double", "double", "45")])
def test_upright_rules_stand_between_columns(rule: str, kind: str, space: str) -> None:
    ends = [replace(one, cells=tuple(replace(own, end=0.0) for own in one.cells)) for one in (HEAD, BODY)]
    ruled = table(*ends, column_rules=(None, ColumnRule(rule)))
    for row_ in file_of(ruled).body.iter(w("tr")):
        left, right = (one.find(w("tcPr")) for one in row_.iter(w("tc")))
        assert left is not None
        assert right is not None
        edges = (left.find(f"{w('tcBorders')}/{w('right')}"), right.find(f"{w('tcBorders')}/{w('left')}"))
        assert [(val(one), val(one, "sz")) for one in edges] == [(kind, "12")] * 2
        assert val(left.find(f"{w('tcMar')}/{w('right')}"), "w") == space


def test_the_rule_under_the_header_leaves_out_gaps() -> None:
    rows = (row("A", "", "B", kind=RowKind.HEADER), row("1", "", "2"))
    gap = table(*rows, column_rules=(None, ColumnRule.SINGLE, ColumnRule.SINGLE))
    assert ["bottom" in one for one in rules(file_of(gap))[0]] == [True, False, True]


def test_the_paragraphs_of_a_cell_are_paragraphs() -> None:
    style = DOCUMENT.house.tables.forms["figures"].cell_style
    first = replace(cell("A", 0), more=(paragraph("B", style, Role.CELL), paragraph("C", style, Role.CELL)))
    file = file_of(table(row(first, "D"), row("E", "F")))
    found = next(file.body.iter(w("tc"))).findall(w("p"))
    assert ["".join(map(str, one.itertext())) for one in found] == ["A", "B", "C"]
    form = DOCUMENT.house.tables.forms["figures"]
    before, gap, after = (str(round(one * 20)) for one in (form.cell_before, form.paragraph_gap, form.cell_after))
    assert [spaces(one) for one in found] == [(before, gap), (None, gap), (None, after)]
