"""The looks of the cells of Word tables, and what is said of them in the content."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

import undoc
from tests.importer.word_file import (
    NAMESPACES,
    cell,
    imported,
    messages,
    paragraph,
    row,
    run,
    table,
    text_of,
    word_file,
)
from undoc.importer import Import, import_file
from undoc.importer.word.styles import Styles
from undoc.production.outputs import write_files


def _cells(text: str, properties: str, sizes: str, of_cell: str = "") -> str:
    return cell(paragraph(run(text, sizes), "Normal", properties), of_cell)


@pytest.mark.parametrize(
    ("starts", "size", "line", "of_cell", "expected"),
    [
        pytest.param((144, 144), 17, 210, "", ["vertical: top"], id="as the house has it, but at the top"),
        pytest.param((144, 72), 17, 210, '<w:vAlign w:val="bottom"/>', [], id="starts of their own"),
        pytest.param((144, 144), 16, 190, "", ["size: 8", "line: 9.5", "vertical: top"], id="smaller and closer"),
        pytest.param((144, 144), 20, 240, "", ["form: text"], id="texts"),
        pytest.param((144, 144), 20, 200, '<w:vAlign w:val="center"/>', ["form: text", "line: 10", "vertical: middle"]),
    ],
)
def test_looks(
    starts: tuple[int, int], size: int, line: int, of_cell: str, expected: list[str], tmp_path: Path
) -> None:
    def made(text: str, start: int) -> str:
        spacing = f'<w:spacing w:line="{line}" w:lineRule="exact"/><w:ind w:left="{start}" w:right="40"/>'
        return _cells(text, spacing + '<w:jc w:val="right"/>', f'<w:sz w:val="{size}"/>', of_cell)

    margins = '<w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar>'
    rows = [row(made("1", 0), made("2", starts[0]), made("3", starts[1])) for _ in range(3)]
    written = text_of(imported(tmp_path, word_file(table(*rows, properties=margins))))
    said = [one for one in written.splitlines() if one.partition(":")[0] in ("form", "size", "line", "vertical")]
    assert said == expected
    assert ("start: 3.6" in written) == (starts[1] == 72)


@pytest.mark.parametrize(
    ("of_paragraph", "number", "expected"),
    [
        pytest.param('<w:tabs><w:tab w:val="left" w:pos="701"/></w:tabs>', "1.1.1", [], id="that of the house"),
        pytest.param('<w:tabs><w:tab w:val="left" w:pos="450"/></w:tabs>', "1.1", ["tab: 22.5"], id="its own"),
        pytest.param(
            '<w:tabs><w:tab w:val="clear" w:pos="500"/><w:tab w:val="left" w:pos="288"/>'
            '<w:tab w:val="left" w:pos="751"/></w:tabs><w:ind w:left="144"/>',
            "1.1.1",
            ["tab: 30.35"],
            id="the first one after the number",
        ),
        pytest.param('<w:ind w:left="400" w:hanging="400"/>', "(a)", ["tab: 20"], id="the indent of lines that hang"),
        pytest.param('<w:ind w:left="400" w:hanging="400"/>', "III.", ["tab: 20"], id="in Roman figures"),
        pytest.param('<w:ind w:left="400" w:hanging="400"/>', "E.", ["tab: 20"], id="a large letter"),
        pytest.param("", "(a)", [], id="none"),
    ],
)
def test_texts_after_numbers(of_paragraph: str, number: str, expected: list[str], tmp_path: Path) -> None:
    rows = [row(_cells(f"{number}\tHandover", of_paragraph, '<w:sz w:val="20"/>'), "Achieved", "None") for _ in "ab"]
    written = text_of(imported(tmp_path, word_file(table(*rows))))
    assert f"{number}\u2003Handover, " in written
    assert [one for one in written.splitlines() if one.startswith("tab:")] == expected


def test_a_number_that_has_a_form_of_its_own(tmp_path: Path) -> None:
    text = paragraph(run("E.", "<w:b/>") + run("\t") + run("Handover", "<w:b/>") + run(": done"), "Normal")
    written = text_of(imported(tmp_path, word_file(table(row(cell(text), "1", "2"), row("a", "3", "4")))))
    assert "- ['**E.\u2003Handover**: done', 1, 2]" in written


def test_numbers_hang_before_the_lines_of_their_texts(tmp_path: Path) -> None:
    stops = '<w:tabs><w:tab w:val="left" w:pos="288"/><w:tab w:val="left" w:pos="576"/></w:tabs>'
    margins = '<w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar>'
    texts = (
        ("\t1.\tPosts", '<w:ind w:left="576" w:hanging="576"/>'),
        ("2.\tPosts", '<w:ind w:left="288" w:hanging="288"/>'),
    )
    rows = [
        row(*(_cells(text, stops + indents, '<w:sz w:val="17"/>') for text in (text, "1", "2")))
        for text, indents in texts
    ]
    found = imported(tmp_path, word_file(table(*rows, properties=margins)))
    assert "{text: 1.\u2003Posts, first: -14.4}" in text_of(found)
    assert "{text: 2.\u2003Posts, start: 14.4, first: -14.4}" in text_of(found)
    again(found, tmp_path)


def test_tabs_before_texts(tmp_path: Path) -> None:
    stops = '<w:tabs><w:tab w:val="left" w:pos="288"/><w:tab w:val="left" w:pos="576"/></w:tabs>'
    margins = '<w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar>'
    rows = [
        row(*(_cells(text, stops, '<w:sz w:val="17"/>') for text in texts))
        for texts in (("\tTotal", "1", "2"), ("\t1.\tPosts", "3", "4"), ("Plain", "5", "6"))
    ]
    written = text_of(imported(tmp_path, word_file(table(*rows, properties=margins))))
    assert "tab: 14.4\n" in written
    assert "- [{text: Total, first: 14.4}, 1, 2]" in written
    assert "- [{text: 1.\u2003Posts, first: 14.4}, 3, 4]" in written
    assert "- [Plain, 5, 6]" in written


def test_texts_that_end_elsewhere_than_others(tmp_path: Path) -> None:
    def made(text: str, end: int, more: str = "") -> str:
        return _cells(text, f'<w:ind w:left="144" w:right="{end}"{more}/>', '<w:sz w:val="20"/>')

    margins = '<w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar>'
    rows = [row(made("a", 40), made("b", 40), made("c", 40)) for _ in range(3)]
    rows.append(row(made("d", 40), made("e", 0), made("\tf", 40, ' w:hanging="144"')))
    written = text_of(imported(tmp_path, word_file(table(*rows, properties=margins))))
    # A tab before a text leads to where its other lines begin.
    assert "- [d, {text: e, end: 0}, f]" in written


@pytest.mark.parametrize(("least", "line"), [(190, "9.75"), (204, "10.2")])
def test_the_least_distance_of_lines(least: int, line: str, tmp_path: Path) -> None:
    # Letters of 8.5 points need 9.75.
    spacing = f'<w:spacing w:line="{least}" w:lineRule="atLeast"/>'
    rows = [row(*(_cells("1", spacing, '<w:sz w:val="17"/>') for _ in range(3))) for _ in range(3)]
    assert f"\nline: {line}\n" in text_of(imported(tmp_path, word_file(table(*rows))))


def _ruled(text: str, **sides: str) -> str:
    borders = "".join(f'<w:{side} {rule} w:space="0"/>' for side, rule in sides.items())
    return cell(text, f"<w:tcBorders>{borders}</w:tcBorders>")


THICK, THIN, TWICE = 'w:val="single" w:sz="12"', 'w:val="single" w:sz="4"', 'w:val="double" w:sz="12"'


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ({"right": THICK}, {"left": THICK}, "single"),
        ({"right": TWICE}, {}, "double"),
        ({}, {"left": THICK}, "single"),
        ({"right": THIN}, {"left": THIN}, ""),
        ({"left": THICK, "bottom": THICK}, {"top": THICK}, ""),
    ],
)
def test_upright_rules_between_columns(
    left: dict[str, str], right: dict[str, str], expected: str, tmp_path: Path
) -> None:
    rows = [row(_ruled("a", **left), _ruled("b", **right)) for _ in range(2)]
    found = imported(tmp_path, word_file(table(*rows, columns=(2000, 2000))))
    second = text_of(found).split("columns:\n")[1].splitlines()[1]
    assert (f"rule: {expected}" in second) if expected else ("rule" not in second)
    again(found, tmp_path)


def test_texts_keep_off_half_of_a_rule(tmp_path: Path) -> None:
    margins = '<w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar>'
    rows = [row(_ruled("a"), _ruled("b", left=TWICE)) for _ in range(2)]
    found = imported(tmp_path, word_file(table(*rows, columns=(2000, 2000), properties=margins)))
    assert "start: 0\n" in text_of(found)
    again(found, tmp_path)


def test_columns_of_a_table_as_wide_as_the_text_keep_their_widths(tmp_path: Path) -> None:
    widths = (3001, 2003, 2302)
    found = imported(tmp_path, word_file(table(row("a", "b", "c"), row("d", "e", "f"), columns=widths)))
    assert all(f"width: {width / 20:g}" in text_of(found) for width in widths)
    again(found, tmp_path)


def test_paragraphs_of_a_cell(tmp_path: Path) -> None:
    several = cell(paragraph("One.", "Normal") + paragraph("", "Normal") + paragraph("Two, or 3.", "Normal"))
    titles = row(cell(paragraph("Title", "Normal") + paragraph("below", "Normal")), "B", header=True)
    found = imported(tmp_path, word_file(table(titles, row(several, "b"), row("c", "d"))))
    assert "- [{text: [One., 'Two, or 3.']}, b, " in text_of(found)
    assert "Title\\ below" in text_of(found)
    again(found, tmp_path)


def again(found: Import, tmp_path: Path) -> None:
    """What is imported again from the file built of it is the same."""
    write_files(found.files)
    report = undoc.build([found.folder], formats=["docx"], out=tmp_path / "built")
    assert text_of(import_file(Path(report.outputs[0].path), tmp_path / "again")) == text_of(found)


@pytest.mark.parametrize(("rule", "expected"), [("exact", (240, 0)), ("atLeast", (0, 240)), ("auto", (0, 0))])
def test_the_distance_of_lines_that_a_style_has(rule: str, expected: tuple[int, int]) -> None:
    spacing = f'<w:spacing w:line="240" w:lineRule="{rule}"/>'
    below = '<w:style w:styleId="B" w:type="paragraph"><w:basedOn w:val="A"/></w:style>'
    style = f'<w:style w:styleId="A" w:type="paragraph"><w:pPr>{spacing}</w:pPr></w:style>{below}'
    measure = Styles(etree.fromstring(f"<w:styles {NAMESPACES}>{style}</w:styles>"), {}).measure("B")
    assert (measure.line, measure.least) == expected


def test_where_texts_stand_that_do_not_stand_as_others(tmp_path: Path) -> None:
    def made(text: str, align: str, of_cell: str = "", look: str = "") -> str:
        return _cells(text, f'<w:jc w:val="{align}"/>', look, of_cell)

    rows = [
        row(made("Year", "center"), made("Sums", "center", '<w:gridSpan w:val="2"/>'), header=True),
        row(made("Monday", "center", '<w:gridSpan w:val="3"/>', "<w:b/>")),
        *(row(made("2031", "left"), made("1", "right"), made("2", "right")) for _ in range(3)),
        row(made("2032", "left"), made("none", "left"), made("4", "decimal")),
        row(made("Sum", "right"), made("1", "right"), made("2", "both")),
    ]
    written = text_of(imported(tmp_path, word_file(table(*rows))))
    # The house centres the title of several columns itself, and figures end where others of their column do.
    assert "- [{text: Year, align: center}, {text: Sums, columns: 2}]" in written
    assert "- section: {text: Monday, align: center}" in written
    assert "- [2032, {text: none, align: start}, 4]" in written
    assert "- [{text: Sum, align: end}, 1, {text: 2, align: justify}]" in written


@pytest.mark.parametrize(
    ("properties", "expected"),
    [
        pytest.param('<w:tblInd w:w="1200" w:type="dxa"/>', [], id="with the text"),
        pytest.param('<w:tblpPr w:vertAnchor="text" w:tblpX="1200" w:tblpY="1"/>', [], id="floating with the text"),
        pytest.param('<w:tblpPr w:horzAnchor="margin" w:tblpX="20"/>', ["from: margin"], id="floating at the margin"),
        pytest.param('<w:tblpPr w:horzAnchor="page" w:tblpX="2400"/>', ["from: margin"], id="by the page"),
    ],
)
def test_where_tables_begin(properties: str, expected: list[str], tmp_path: Path) -> None:
    written = text_of(
        imported(tmp_path, word_file(table(row("1", "2", "3"), row("4", "5", "6"), properties=properties)))
    )
    assert [one for one in written.splitlines() if one.startswith("from")] == expected


def spaced(text: str, before: int, after: int, borders: str = "") -> str:
    properties = f'<w:spacing w:before="{before}" w:after="{after}"/>'
    return cell(paragraph(text, "Normal", properties), f"<w:tcBorders>{borders}</w:tcBorders>" if borders else "")


THICK = '<w:bottom w:val="single" w:sz="12"/>'
SPACED = {
    "as the house has it": ([(40, 120)] * 3, []),
    "none at all, as nobody has laid them out": ([(0, 0)] * 3, []),
    "two rows": ([(40, 120), (100, 120), (40, 200)], ["above: 5", "below: 10"]),
    "most rows": ([(80, 60), (80, 60), (40, 60)], ["above: 4", "below: 3", "above: 2"]),
    "differences that nobody sees": ([(40, 120), (40, 127), (40, 125)], ["below: 6.35"]),
}


@pytest.mark.parametrize(("spaces", "expected"), SPACED.values(), ids=SPACED)
def test_spaces_above_and_below_texts(spaces: list[tuple[int, int]], expected: list[str], tmp_path: Path) -> None:
    written = text_of(imported(tmp_path, word_file(table(*(row(spaced("a", *one), "b", "c") for one in spaces)))))
    assert [one.strip() for one in written.splitlines() if one.strip().startswith(("above", "below"))] == expected


def test_rules_and_rows_without_texts_are_spaces(tmp_path: Path) -> None:
    empty = '<w:tr><w:trPr><w:trHeight w:val="100" w:hRule="exact"/></w:trPr>' + cell("") * 3 + "</w:tr>"
    ruled = row(*(spaced(text, 40, 120, THICK) for text in "def"))
    rows = [row(spaced(text, 40, 120), "b", "c") for text in "agh"]
    written = text_of(imported(tmp_path, word_file(table(rows[0], ruled, rows[1], empty, rows[2]))))
    assert written[written.index("rows:") :].splitlines()[1:8] == [
        "  - [a, b, c]",
        "  - [d, e, f]",
        "  - cells: [g, b, c]",
        "    above: 3.5",
        "  - cells: [h, b, c]",
        "    above: 7",
        "```",
    ]


@pytest.mark.parametrize(
    ("kept", "expected"),
    [
        pytest.param("kkk", ["keep: together"], id="all"),
        pytest.param("kk.", ["keep: together"], id="all but the last"),
        pytest.param("k..", ["keep: next"], id="one"),
        pytest.param("..k", [], id="the last"),
        pytest.param(".p.", ["keep: next"], id="the first cell of one"),
        pytest.param(".s.", [], id="another cell of one"),
    ],
)
def test_rows_that_stand_on_the_page_of_the_next(kept: str, expected: list[str], tmp_path: Path) -> None:
    def made(keeps: bool, text: str) -> str:
        return cell(paragraph(text, "Normal", "<w:keepNext/>" if keeps else ""))

    rows = [row(*(made(one == "k" or (one, n) in (("p", "1"), ("s", "2")), n) for n in "123")) for one in kept]
    written = text_of(imported(tmp_path, word_file(table(*rows))))
    assert [one.strip() for one in written.splitlines() if "keep" in one] == expected


def spacer(line: int) -> str:
    return paragraph("", "Normal", f'<w:spacing w:before="0" w:after="0" w:line="{line}" w:lineRule="exact"/>')


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        pytest.param("", "", ["space: 0", "Below. {above=0}"], id="none at all"),
        pytest.param(spacer(120) + spacer(60), spacer(190), ["space: 9", "Below. {above=9.5}"], id="low paragraphs"),
        pytest.param(spacer(240), spacer(240), ["Below."], id="blank lines"),
    ],
)
def test_spaces_between_tables_and_texts(before: str, after: str, expected: list[str], tmp_path: Path) -> None:
    spacing = '<w:spacing w:before="0" w:after="0"/>'
    file = word_file(
        paragraph("Above.", properties=spacing)
        + before
        + table(row("1", "2", "3"), row("4", "5", "6"))
        + after
        + paragraph("Below.", properties=spacing)
    )
    written = text_of(imported(tmp_path, file)).splitlines()
    assert [one for one in written if one.startswith(("space", "Below"))] == expected


@pytest.mark.parametrize(
    ("last", "below", "expected"),
    [
        pytest.param("k", "Below.", ["keep: next"], id="to a text"),
        pytest.param("k", "", ["keep: together"], id="to nothing"),
        pytest.param("", "Below.", ["keep: together"], id="not"),
    ],
)
def test_tables_that_keep_to_what_is_below(last: str, below: str, expected: list[str], tmp_path: Path) -> None:
    kept = cell(paragraph("1", "Normal", "<w:keepNext/>"))
    file = word_file(table(row(kept, "2"), row(kept if last else "3", "4")) + (paragraph(below) if below else ""))
    written = text_of(imported(tmp_path, file)).splitlines()
    assert [one for one in written if one.startswith("keep")] == expected


def test_a_last_row_that_keeps_to_what_is_below(tmp_path: Path) -> None:
    kept = cell(paragraph("3", "Normal", "<w:keepNext/>"))
    file = word_file(table(row("1", "2"), row(kept, "4")) + paragraph("Below."))
    assert '  - cells: [3, 4, ""]\n    keep: next\n```' in text_of(imported(tmp_path, file))


def noted(raised: str) -> bytes:
    """A table whose second note is called in it, below a heading that ends with a raised text."""
    mark = '<w:vertAlign w:val="superscript"/>'
    return word_file(
        paragraph(run("Staff") + run(raised, mark), "H23")
        + paragraph("As follows:")
        + table(row("1", cell(paragraph(run("2") + run("b", mark), "Normal"))), row("4", "5"))
        + paragraph(run("a", mark) + run("\tThe highest.", ""), "FootnoteText")
        + paragraph(run("b", mark) + run("\tFunded.", ""), "FootnoteText")
    )


def test_a_heading_may_call_a_note_of_the_table_below_it(tmp_path: Path) -> None:
    made = imported(tmp_path, noted("a"))
    assert text_of(made).splitlines()[-5:-1] == ["notes:", "  a: The highest.", "  b: Funded.", "called_above: [a]"]
    assert "Staff^a^" in text_of(made)
    assert not {"simplified/uncalled-note", "differs/table-note"} & {*messages(made)}


def test_a_note_that_nothing_calls_is_a_paragraph(tmp_path: Path) -> None:
    made = imported(tmp_path, noted("2"))
    assert text_of(made).rstrip().endswith("notes:\n  a: Funded.\n```\n\na The highest.")
    assert {"simplified/uncalled-note", "differs/table-note"} <= {*messages(made)}


def test_texts_of_a_column_that_stand_elsewhere_in_their_rows(tmp_path: Path) -> None:
    low = '<w:vAlign w:val="bottom"/>'
    file = word_file(table(*(row("a", cell(n, low), cell("3", low)) for n in "12"), row("b", "c", cell("d", low))))
    written = text_of(imported(tmp_path, file)).splitlines()
    assert [one for one in written if one.startswith("vertical")] == ["vertical: bottom"]
    assert ["vertical: top" in one for one in written if one.startswith("  - {align")] == [True, False, False]


@pytest.mark.parametrize(
    ("edges", "expected"),
    [
        pytest.param("top left bottom right", ["frame: single"], id="all around"),
        pytest.param("top start bottom end", ["frame: single"], id="by their other names"),
        pytest.param("top bottom", [], id="above and below"),
        pytest.param("top left bottom right insideH", [], id="within too"),
    ],
)
def test_frames(edges: str, expected: list[str], tmp_path: Path) -> None:
    borders = "".join(f'<w:{edge} w:val="single" w:sz="4"/>' for edge in edges.split())
    properties = f"<w:tblBorders>{borders}</w:tblBorders>"
    written = text_of(imported(tmp_path, word_file(table(row("1", "2"), row("3", "4"), properties=properties))))
    assert [one for one in written.splitlines() if one.startswith("frame")] == expected


def test_what_counts_for_where_texts_stand_are_rows_of_several_lines(tmp_path: Path) -> None:
    low = '<w:vAlign w:val="bottom"/>'
    rows = [row("a", cell("1", low)) for _ in range(5)]
    file = word_file(table(*rows, row("A text that takes more than a line in its cell", "2"), columns=(2000, 1000)))
    assert "vertical: bottom" not in text_of(imported(tmp_path, file))


def test_rows_of_several_lines_count_in_a_table_from_margin_to_margin(tmp_path: Path) -> None:
    low = '<w:vAlign w:val="bottom"/>'
    rows = [row("a", "1") for _ in range(5)]
    rows.append(row(cell("A text that takes more than a line, so narrow is its column", low), cell("2", low)))
    properties = '<w:tblW w:w="9840" w:type="dxa"/>'
    written = text_of(imported(tmp_path, word_file(table(*rows, columns=(2000, 7840), properties=properties))))
    assert "width: full\n" in written
    assert "vertical: bottom\n" in written


def test_the_space_below_a_header_is_that_of_the_house_once(tmp_path: Path) -> None:
    """The low row below a header that the file does not mark is the space that the house has there."""
    low = '<w:tr><w:trPr><w:trHeight w:val="115" w:hRule="exact"/></w:trPr>' + cell("") * 3 + "</w:tr>"
    head = row(*(cell(paragraph(run(text, "<w:i/>"), "Normal")) for text in ("Category", "Old", "New")))
    rows = [row(spaced(text, 40, 120), "b", "c") for text in "ag"]
    written = text_of(imported(tmp_path, word_file(table(head, low, *rows))))
    assert written[written.index("rows:") :].splitlines()[1:3] == ["  - [a, b, c]", "  - [g, b, c]"]


@pytest.mark.parametrize("marked", [True, False])
def test_a_header_that_the_file_does_not_repeat(marked: bool, tmp_path: Path) -> None:
    head = row(*(cell(paragraph(run(text, "<w:i/>"), "Normal")) for text in ("Category", "Old", "New")), header=marked)
    found = imported(tmp_path, word_file(table(head, row("a", "1", "2"), row("b", "3", "4"))))
    assert ("once: header\n" in text_of(found)) != marked
    again(found, tmp_path)


def test_cells_of_other_sizes_than_most(tmp_path: Path) -> None:
    def made(text: str, size: int, line: int) -> str:
        spacing = f'<w:spacing w:line="{line}" w:lineRule="exact"/>'
        return cell(paragraph(run(text, f'<w:sz w:val="{size}"/>'), "Normal", spacing))

    rows = [row(*(made(text, 17, 210) for text in ("Rome", "5"))) for _ in range(3)]
    small = row(made("Posts", 14, 160), made("7", 17, 210))
    found = imported(tmp_path, word_file(paragraph("Text.") + table(*rows[:2], small, rows[2])))
    assert "- [{text: Posts, size: 7, line: 8}, 7" in text_of(found)
    again(found, tmp_path)


def test_one_small_text_in_a_row_is_no_title_of_columns(tmp_path: Path) -> None:
    small = cell(paragraph(run("External factors", '<w:i/><w:sz w:val="14"/>'), "Normal"))
    rows = [row(cell("Rome"), cell("5")), row(small, cell("")), row(cell("Oslo"), cell("7"))]
    found = text_of(imported(tmp_path, word_file(paragraph("Text.") + table(*rows))))
    assert "heading:" not in found
    assert "text: '*External factors*', size: 7" in found
