"""What becomes of the constructs of Word files, one by one."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.importer.word_file import (
    FRONT,
    NAMESPACES,
    cell,
    imported,
    loads,
    messages,
    paragraph,
    row,
    run,
    table,
    text_of,
    word_file,
)
from undoc.content import read as source
from undoc.importer.word.tracked import Tracked
from undoc.model import ContentError
from undoc.production.outputs import write_files

LIST = (
    f"<w:numbering {NAMESPACES}>"
    '<w:abstractNum w:abstractNumId="4">'
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="(%2)"/></w:lvl>'
    '<w:lvl w:ilvl="2"><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="7"><w:abstractNumId w:val="4"/></w:num></w:numbering>'
)


def counted(level: int) -> str:
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="7"/></w:numPr>'


def field(instruction: str, result: str) -> str:
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {instruction} </w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run(result)}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def bookmarked(name: str, runs: str) -> str:
    return f'<w:bookmarkStart w:id="1" w:name="{name}"/>{runs}<w:bookmarkEnd w:id="1"/>'


def linked(anchor: str, text: str) -> str:
    return f'<w:hyperlink w:anchor="{anchor}">{run(text)}</w:hyperlink>'


PAGE = '<w:r><w:br w:type="page"/></w:r>'

BODIES = {
    "a page break stands between what it parts": (
        paragraph("First.")
        + f"<w:p>{PAGE}</w:p>"
        + paragraph(run("Second.") + PAGE)
        + paragraph("Third.")
        + paragraph("Fourth.", properties="<w:pageBreakBefore/>")
        + f"<w:p>{PAGE}</w:p>",
        "First.\n\n::: page-break\n:::\n\nSecond.\n\n::: page-break\n:::\n\nThird.\n\n::: page-break\n:::\n\nFourth.",
    ),
    "typed numbers are recognised and taken away": (
        paragraph("1.\tFirst:") + paragraph("\t(a)\tone;") + paragraph("\t(b)\ttwo.") + paragraph("2.\tSecond."),
        "1. First:\n\n(a) one;\n\n(b) two.\n\n2. Second.",
    ),
    "a tab or an indent before a text is that of its first line": (
        paragraph("\tFirst.") + paragraph("Second.", properties='<w:ind w:firstLine="475"/>') + paragraph("Third."),
        "First. {>}\n\nSecond. {>}\n\nThird.",
    ),
    "lines that an editor set closer, or let end elsewhere": (
        paragraph("1.\tFirst.", properties='<w:spacing w:line="232" w:lineRule="exact"/>')
        + paragraph("2.\tSecond.", properties='<w:spacing w:line="240" w:lineRule="exact"/><w:ind w:right="1327"/>')
        + paragraph("3.\tThird.", properties='<w:spacing w:line="276" w:lineRule="auto"/><w:ind w:right="1267"/>')
        + paragraph("4.\tFourth.", properties='<w:spacing w:line="60" w:lineRule="exact"/><w:ind w:right="9000"/>'),
        "1. First. {line=11.6}\n\n2. Second. {end=3}\n\n3. Third. {line=13.2}\n\n4. Fourth.",
    ),
    "spaces between paragraphs that an editor changed": (
        paragraph("1.\tFirst.", properties='<w:spacing w:before="0" w:after="120"/>')
        + paragraph("2.\tSecond.", properties='<w:spacing w:before="60" w:after="120"/>')
        + paragraph("3.\tThird.", properties='<w:spacing w:before="240" w:after="0"/>')
        + paragraph("4.\tFourth.", properties='<w:spacing w:before="0" w:after="120"/>')
        + paragraph("", properties='<w:spacing w:before="0" w:after="120"/>')
        + paragraph("5.\tFifth.", properties='<w:spacing w:before="300" w:after="120"/>'),
        "1. First.\n\n2. Second.\n\n3. Third. {above=12}\n\n4. Fourth. {above=0}\n\n5. Fifth.",
    ),
    "lines below the first that begin elsewhere": (
        paragraph("1.\tFirst.", properties='<w:ind w:left="1742" w:hanging="475"/>')
        + paragraph("2.\tSecond.", properties='<w:ind w:left="1267" w:firstLine="0"/>')
        + paragraph("3.\tThird.", properties='<w:ind w:left="2742" w:hanging="475"/>'),
        "1. First. {turn=23.75}\n\n2. Second.\n\n3. Third.",
    ),
    "paragraphs that stay on the page of the next": (
        paragraph("1.\tFirst.", properties="<w:keepNext/><w:keepLines/>")
        + paragraph("2.\tSecond.", properties='<w:keepNext w:val="0"/>')
        + paragraph("3.\tThird.", properties="<w:keepNext/>")
        + paragraph("")
        + paragraph("4.\tFourth."),
        "1. First. {keep=next}\n\n2. Second.\n\n3. Third.\n\n4. Fourth.",
    ),
    "low paragraphs without text are part of the space": (
        paragraph("1.\tFirst.", properties='<w:spacing w:before="0" w:after="120"/>')
        + paragraph("", properties='<w:spacing w:before="0" w:after="0" w:line="100" w:lineRule="exact"/>')
        + paragraph("2.\tSecond.", properties='<w:spacing w:before="80" w:after="120"/>'),
        "1. First.\n\n2. Second. {above=15}",
    ),
    "texts that begin at the margin": (
        paragraph("1.\tFirst, " + "text " * 9, properties='<w:ind w:left="1267"/>')
        + paragraph("Remarks", "HCh", '<w:ind w:left="0" w:firstLine="0"/>')
        + paragraph("Other text.", properties='<w:ind w:left="1267" w:hanging="1267"/>'),
        "1. First, " + ("text " * 9).strip() + "\n\n# Remarks {from=margin}\n\nOther text. {from=margin}",
    ),
    "texts that all begin at the margin": (
        paragraph("Text, " + "text " * 9, properties='<w:ind w:left="0"/>')
        + paragraph("Remarks", "HCh", '<w:ind w:left="0" w:firstLine="0"/>'),
        "Text, " + ("text " * 9).strip() + "\n\n# Remarks",
    ),
    "sections that begin a page": (
        paragraph("1.\tFirst.", properties="<w:sectPr/>")
        + paragraph("2.\tSecond.", properties='<w:sectPr><w:type w:val="oddPage"/></w:sectPr>')
        + paragraph("3.\tThird.", properties='<w:sectPr><w:type w:val="continuous"/></w:sectPr>')
        + paragraph("4.\tFourth."),
        "1. First.\n\n::: page-break\n:::\n\n2. Second.\n\n3. Third.\n\n::: page-break\n:::\n\n4. Fourth.",
    ),
    "paragraphs on one side, or in the middle": (
        paragraph("12th plenary meeting\n13 November", properties='<w:jc w:val="right"/>')
        + paragraph("In the middle.", "Normal", '<w:jc w:val="center"/>')
        + paragraph("Annexed", "HCh", '<w:jc w:val="center"/>')
        + paragraph("1.\tNumbered.", properties='<w:jc w:val="left"/>')
        + paragraph("2.\tNumbered too.", properties='<w:jc w:val="center"/>')
        + paragraph("As the style has it.", properties='<w:ind w:left="1267"/><w:jc w:val="both"/>'),
        "12th plenary meeting\\\n13 November {align=end}\n\nIn the middle. {align=center}\n\n"
        "# Annexed {align=center}\n\n1. Numbered. {align=start}\n\n2. Numbered too.\n\nAs the style has it.",
    ),
    "a heading with a number that Word does not count": (
        paragraph("Item 1.\tOpening", "HCh", '<w:ind w:left="2402" w:hanging="1135"/>') + paragraph("Text."),
        "# Item 1.\u2003Opening {turn=56.75}\n\nText.",
    ),
    "numbers that Word counts are the same": (
        paragraph("First:", properties=counted(0))
        + paragraph("one", properties=counted(1))
        + paragraph("two", properties=counted(1))
        + paragraph("a point", properties=counted(2))
        + paragraph("Second.", properties=counted(0)),
        "1. First:\n\n(a) one\n\n(b) two\n\n- a point\n\n2. Second.",
    ),
    "a number without a tab is text unless it goes on counting": (
        paragraph("1.\tFirst.") + paragraph("2. Second.") + paragraph("7. October was cold."),
        "1. First.\n\n2. Second.\n\n7\\. October was cold.",
    ),
    "headings lose their numbers and have levels": (
        paragraph("\tI.\tOne", "HCh")
        + paragraph("\tA.\tFirst", "H1")
        + paragraph("\tB.\tSecond", "H1")
        + paragraph("\tII.\tTwo", "HCh"),
        "# One\n\n## First\n\n## Second\n\n# Two",
    ),
    "a heading without a number among numbered ones asks for none": (
        paragraph("\tI.\tOne", "HCh") + paragraph("\t\tBackground", "HCh") + paragraph("\tII.\tTwo", "HCh"),
        "# One\n\n# Background {-}\n\n# Two",
    ),
    "a heading that stands alone needs not ask for none": (
        paragraph("\t\tBackground", "HCh") + paragraph("Text."),
        "# Background\n\nText.",
    ),
    "spacers and rules vanish": (paragraph("") + paragraph("Text.") + paragraph("_____"), "Text."),
    "emphasis, raised and lowered text": (
        paragraph(
            run("A ") + run("bold ", "<w:b/>") + run("word, 5 m") + run("2", '<w:vertAlign w:val="superscript"/>')
        ),
        "A **bold** word, 5 m^2^",
    ),
    "signs of the format are text": (
        paragraph("5 * 3 [a] `b` x^2 &amp;nbsp; &lt;b&gt; # one") + paragraph("# two") + paragraph("- three"),
        "5 \\* 3 \\[a\\] \\`b\\` x\\^2 \\&nbsp; \\<b> # one\n\n\\# two\n\n\\- three",
    ),
    "line breaks stay": (paragraph("one\ntwo"), "one\\\ntwo"),
    "links of fields and addresses that lead nowhere": (
        paragraph(field('HYPERLINK "https://un.org/a (b)"', "the report") + field('HYPERLINK "file:///x"', " here")),
        "[the report](https://un.org/a%20\\(b\\)) here",
    ),
    "a field that counts pages is left out": (paragraph(run("See p. ") + field("PAGEREF _x", "5")), "See p."),
    "a reference to a paragraph leads there by its name": (
        paragraph(
            f'<w:bookmarkStart w:id="1" w:name="_Ref12"/>{run("1.")}{run(chr(9) + "First.")}<w:bookmarkEnd w:id="1"/>'
        )
        + paragraph(run("2.\tSee paragraph ") + field("REF _Ref12 \\r \\h", "1") + run(".")),
        "1. First. {#ref12}\n\n2. See paragraph [](#ref12).",
    ),
    "a reference with words of its own keeps them": (
        paragraph(
            f'<w:bookmarkStart w:id="1" w:name="_Ref12"/>{run("1.")}{run(chr(9) + "First.")}<w:bookmarkEnd w:id="1"/>'
        )
        + paragraph(run("2.\tAs ") + field("REF _Ref12 \\p \\h", "above") + run(".")),
        "1. First. {#ref12}\n\n2. As [above](#ref12).",
    ),
    "a reference to a sub-paragraph in several fields is one": (
        paragraph("1.\tFirst.")
        + paragraph(bookmarked("_Ref12", run("2.\tSecond:")))
        + paragraph(bookmarked("_Ref13", run("\t(a)\tpart.")))
        + paragraph(
            run("3.\tSee paragraph ")
            + field("REF _Ref12 \\r \\h", "2")
            + run(" ")
            + field("REF _Ref13 \\n \\h", "(a)")
            + run(".")
        ),
        "1. First.\n\n2. Second:\n\n(a) part. {#ref13}\n\n3. See paragraph [](#ref13).",
    ),
    "a link to a place in the file is a reference where its text is the number": (
        paragraph(bookmarked("_Ref12", run("1.\tFirst.")))
        + paragraph(run("2.\tSee ") + linked("_Ref12", "1") + run(" and ") + linked("_Ref12", "above") + run(".")),
        "1. First. {#ref12}\n\n2. See [](#ref12) and [above](#ref12).",
    ),
    "content controls and simple fields are read": (
        paragraph(
            f"<w:sdt><w:sdtContent>{run('In a control')}</w:sdtContent></w:sdt>"
            f'<w:fldSimple w:instr="DOCPROPERTY x">{run(" and a field")}</w:fldSimple>'
        ),
        "In a control and a field",
    ),
    "a text box becomes paragraphs": (
        paragraph(
            "<w:r><w:drawing><wps:txbx><w:txbxContent>"
            + paragraph("Inside.")
            + "</w:txbxContent></wps:txbx></w:drawing></w:r>"
        )
        + paragraph("Outside."),
        "Inside.\n\nOutside.",
    ),
    "an annex holds what follows": (
        paragraph("1.\tText.") + paragraph("Annex", "HCh") + paragraph("Sources", "HCh") + paragraph("1.\tAnew."),
        "1. Text.\n\n::: annex Sources\n1. Anew.\n:::",
    ),
    "two annexes": (
        paragraph("Text.")
        + paragraph("Annex I", "HCh")
        + paragraph("One.")
        + paragraph("Annex II", "HCh")
        + paragraph("Two."),
        "Text.\n\n::: annex\nOne.\n:::\n\n::: annex\nTwo.\n:::",
    ),
    "pages on their side": (
        paragraph("Before.", properties="<w:sectPr/>")
        + paragraph("Wide.", properties='<w:sectPr><w:pgSz w:w="15840" w:h="12240" w:orient="landscape"/></w:sectPr>')
        + paragraph("After."),
        "Before.\n\n::: landscape\nWide.\n:::\n\nAfter.",
    ),
    "columns": (
        paragraph("1.\tBefore.", properties="<w:sectPr/>")
        + paragraph("One.")
        + paragraph("Heading", "H1")
        + table(row("1", "One."), row("2", "Two."), columns=(1400, 3300))
        + paragraph("", properties='<w:sectPr><w:type w:val="continuous"/><w:cols w:num="2" w:space="240"/></w:sectPr>')
        + paragraph(
            "Three.", properties='<w:sectPr><w:type w:val="continuous"/><w:cols w:num="3" w:space="240"/></w:sectPr>'
        )
        + paragraph("2.\tAfter."),
        "1. Before.\n\n::: columns\nOne.\n\n## Heading\n\n```table\nform: text\nstart: 5.4\ncolumns:\n"
        "  - {align: start, width: 71.5, start: 5.4}\n  - {align: start, width: 168.5}\nrows:\n  - [1, One.]\n"
        "  - [2, Two.]\n```\n:::\n\n::: columns 3\nThree.\n:::\n\n::: page-break\n:::\n\n2. After.",
    ),
    "a summary in its box": (
        table(row(paragraph(run("\tSummary", "<w:i/>"))), row("In short."), columns=(9000,)) + paragraph("1.\tText."),
        "::: summary\nIn short.\n:::\n\n1. Text.",
    ),
    "a summary with a heading and a table": (
        table(
            row(paragraph(run("\tSummary", "<w:i/>"))),
            row(
                paragraph("In short.")
                + paragraph("Resources", "H23")
                + table(
                    row("Item", "Cost", header=True),
                    row("Posts", "1"),
                    row("Travel", "2"),
                    columns=(4000, 5000),
                )
                + paragraph("")
            ),
            columns=(9000,),
        ),
        "::: summary\nIn short.\n\n### Resources\n\n```table\nform: text\nwidth: 450\nfrom: margin\nstart: 5.4\n"
        "columns:\n  - {title: Item, align: start, width: 200, start: 5.4}\n"
        "  - {title: Cost, align: start, width: 250}\n"
        "rows:\n  - [Posts, 1]\n  - [Travel, 2]\n```\n:::",
    ),
    "a list of contents is made anew": (
        paragraph("Contents", "HCh")
        + table(row("I.\tOne", "2"), row("II.\tTwo", "5"), row("A.\tFirst", "6"), columns=(8000, 1000))
        + paragraph("\tI.\tOne", "HCh")
        + paragraph("\tII.\tTwo", "HCh")
        + paragraph("\tA.\tFirst", "H1")
        + paragraph("\tB.\tSecond", "H1"),
        "::: contents 2\n:::\n\n# One\n\n# Two\n\n## First\n\n## Second",
    ),
    "quotations": (
        paragraph("Said.", "Quotation") + paragraph("More.", "Quotation"),
        "::: quotation\nSaid.\n\nMore.\n:::",
    ),
    "formulas become text": (paragraph("<m:oMath><m:r><m:t>a+b</m:t></m:r></m:oMath>"), "*a+b*"),
}


@pytest.mark.parametrize(("body", "expected"), BODIES.values(), ids=BODIES)
def test_body(body: str, expected: str, tmp_path: Path) -> None:
    result = imported(tmp_path, word_file(body, parts={"word/numbering.xml": LIST}))
    assert text_of(result) == expected
    loads(result)


def test_the_first_page_becomes_metadata(tmp_path: Path) -> None:
    result = imported(tmp_path, word_file(paragraph("1.\tText.")))
    assert result.files[result.folder / "document.yaml"].decode() == (
        "symbol: A/99/1\nbody: general-assembly\nkind: report\ndistribution: limited\ndate: 2031-03-09\noriginal: fr\n"
        "session: {number: 99}\nagenda: {item: 5 and 6 (b), status: preliminary, note: A/99/50}\n"
        "author: secretary-general\n"
    )
    text = result.files[result.folder / "en.md"].decode()
    assert text == "---\ntitle: Report on towers\nagenda_title: 'Towers: maintenance'\n---\n\n1. Text.\n"
    assert result.findings == ()
    assert result.folder == tmp_path / "content" / "A_99_1"


def test_lines_that_no_metadata_makes_stay_as_text(tmp_path: Path) -> None:
    front = FRONT.replace("Ninety-ninth session", "Resumed session").replace(
        "Report of the Secretary-General", "By a friend"
    )
    result = imported(tmp_path, word_file(paragraph("Text."), front=front))
    text = result.files[result.folder / "en.md"].decode()
    assert "session: Resumed session\n" in text
    assert "author: By a friend\n" in text
    loads(result)


def test_paragraphs_of_a_section_of_a_book(tmp_path: Path) -> None:
    result = imported(
        tmp_path, word_file(paragraph("\t34.1\tOne.") + paragraph("\t34.2\tTwo.") + paragraph("\t(a)\tItem."))
    )
    assert text_of(result) == "1. One.\n\n2. Two.\n\n(a) Item."
    assert "section: 34\n" in result.files[result.folder / "document.yaml"].decode()
    assert result.findings == ()


TRACKED = paragraph(
    run("Kept ")
    + f'<w:ins w:id="1">{run("new ")}</w:ins>'
    + '<w:del w:id="2"><w:r><w:delText xml:space="preserve">old </w:delText></w:r></w:del>'
    + run("text.")
)


@pytest.mark.parametrize(
    ("policy", "expected"), [(Tracked.ACCEPT, "Kept new text."), (Tracked.REJECT, "Kept old text.")]
)
def test_tracked_changes_are_accepted_or_rejected(policy: Tracked, expected: str, tmp_path: Path) -> None:
    result = imported(tmp_path, word_file(TRACKED), policy)
    assert text_of(result) == expected
    assert messages(result) == ["simplified/tracked-changes"]


def test_tracked_changes_are_refused_unless_decided(tmp_path: Path) -> None:
    with pytest.raises(ContentError) as error:
        imported(tmp_path, word_file(TRACKED))
    (problem,) = error.value.problems
    assert problem.code == "tracked-changes"
    assert "1 tracked insertion and 1 tracked deletion" in problem.message


def test_a_paragraph_whose_mark_is_deleted_goes_on_in_the_next(tmp_path: Path) -> None:
    body = paragraph("One ", properties='<w:rPr><w:del w:id="1"/></w:rPr>') + paragraph("two.")
    assert text_of(imported(tmp_path, word_file(body), Tracked.ACCEPT)) == "One two."
    assert text_of(imported(tmp_path, word_file(body), Tracked.REJECT)) == "One\n\ntwo."


RIGHT = '<w:jc w:val="right"/>'
CITIES = paragraph("Cities", "Normal", '<w:jc w:val="center"/>')
TABLE = (
    paragraph("Table 1", "H23")
    + paragraph("Cities", "H23")
    + paragraph("(Thousands)")
    + table(
        row(cell("Region", '<w:vMerge w:val="restart"/>'), cell(CITIES, '<w:gridSpan w:val="2"/>'), header=True),
        row(
            cell("", "<w:vMerge/>"), *(cell(paragraph(one, "Normal", RIGHT)) for one in ("Large", "Small")), header=True
        ),
        row("", "", "", header=True),
        row(cell(paragraph(run("Programmes", "<w:b/>"), "Normal"), '<w:gridSpan w:val="3"/>')),
        row(
            cell(paragraph(run("Africa") + run("a", '<w:vertAlign w:val="superscript"/>'), "Normal")),
            cell(paragraph("3", "Normal", RIGHT)),
            cell(paragraph("1 100", "Normal", RIGHT)),
        ),
        row(
            *(
                cell(
                    paragraph(run(text, "<w:b/>"), "Normal", RIGHT),
                    '<w:tcBorders><w:top w:val="single" w:sz="4"/></w:tcBorders>',
                )
                for text in ("\tTotal", "3", "1 100")
            )
        ),
    )
    + paragraph(run("\t") + run("a", '<w:vertAlign w:val="superscript"/>') + run("\tWithout capitals."), "FootnoteText")
)


def test_tables(tmp_path: Path) -> None:
    result = imported(tmp_path, word_file(TABLE))
    assert text_of(result) == "\n".join(
        [
            "```table",
            "caption: Cities",
            "subtitle: (Thousands)",
            "form: text",
            "width: 200",
            "from: margin",
            "start: 5.4",
            "columns:",
            "  - {align: start, width: 100, start: 5.4}",
            "  - {align: end, width: 50}",
            "  - {align: end, width: 50}",
            "header:",
            "  - [{text: Region, rows: 2}, {text: Cities, columns: 2}]",
            "  - [Large, Small]",
            "rows:",
            "  - section: Programmes",
            "  - ['Africa[^a]', 3, 1 100]",
            "  - total: [{text: Total, align: end}, 3, 1 100]",
            "notes:",
            "  a: Without capitals.",
            "```",
        ]
    )
    assert result.findings == ()
    loads(result)


def test_a_table_within_a_table_is_put_below_it(tmp_path: Path) -> None:
    inner = table(row("1", "2"), row("3", "4"), columns=(500, 500))
    result = imported(tmp_path, word_file(table(row("A", cell(paragraph("B", "Normal") + inner)), row("C", "D"))))
    text = text_of(result)
    assert text.index("[A, B") < text.index("[1, 2]")
    assert messages(result) == ["simplified/nested-table"]
    loads(result)


def test_lines_of_a_cell_stay_lines(tmp_path: Path) -> None:
    result = imported(tmp_path, word_file(table(row("one\ntwo", "x"), row("y", "z"), columns=(1000, 1000))))
    assert "[one\\ two, x]" in text_of(result)
    loads(result)


CHART = f"""<c:chartSpace {NAMESPACES}><c:chart>
<c:title><c:tx><c:rich><a:p><a:r><a:t>Visits</a:t></a:r></a:p></c:rich></c:tx></c:title>
<c:plotArea><c:lineChart><c:ser>
<c:tx><c:strRef><c:strCache><c:pt idx="0"><c:v>Towers</c:v></c:pt></c:strCache></c:strRef></c:tx>
<c:cat><c:strRef><c:strCache><c:pt idx="0"><c:v>2030</c:v></c:pt><c:pt idx="1"><c:v>2031</c:v></c:pt></c:strCache>
</c:strRef></c:cat>
<c:val><c:numRef><c:numCache><c:pt idx="0"><c:v>1.5</c:v></c:pt><c:pt idx="1"><c:v>0.30000000000000004</c:v></c:pt>
</c:numCache></c:numRef></c:val>
</c:ser></c:lineChart></c:plotArea></c:chart></c:chartSpace>"""
_DRAWING = '<w:r><w:drawing><wp:inline><wp:docPr id="1" name="x" descr="{}"/>{}</wp:inline></w:drawing></w:r>'
_RELATIONSHIP = '<Relationship Id="x1" Type="http://schemas.openxmlformats.org/{}" Target="{}"{}/>'


def test_charts_become_blocks_with_their_numbers(tmp_path: Path) -> None:
    body = paragraph(_DRAWING.format("Two points", '<c:chart r:id="x1"/>'))
    link = _RELATIONSHIP.format("chart", "charts/chart1.xml", "")
    result = imported(tmp_path, word_file(body, parts={"word/charts/chart1.xml": CHART}, relationships=link))
    assert text_of(result) == (
        "```chart\nkind: line\ncaption: Visits\nalternative: Two points\ncategories: [2030, 2031]\n"
        "series:\n  Towers: [1.5, 0.3]\n```"
    )
    loads(result)


PICTURE = Path(__file__).parents[1] / "docx" / "picture.png"


def test_pictures_become_files(tmp_path: Path) -> None:
    body = paragraph(_DRAWING.format("A tower", '<a:blip r:embed="x1"/>'))
    link = _RELATIONSHIP.format("image", "../../../../evil.png", "")
    parts = {"evil.png": PICTURE.read_bytes()}
    result = imported(tmp_path, word_file(body, parts=parts, relationships=link))
    assert text_of(result) == "![A tower](picture-1.png)"
    assert sorted(path.relative_to(tmp_path).as_posix() for path in result.files) == [
        f"content/A_99_1/{name}" for name in ("document.yaml", "en.md", "import.md", "picture-1.png")
    ]
    loads(result)


def test_pictures_outside_the_file_are_not_fetched(tmp_path: Path) -> None:
    body = paragraph(_DRAWING.format("A tower", '<a:blip r:link="x1"/>')) + paragraph("Text.")
    link = _RELATIONSHIP.format("image", "http://127.0.0.1:9/x.png", ' TargetMode="External"')
    result = imported(tmp_path, word_file(body, relationships=link))
    assert text_of(result) == "Text."
    assert messages(result) == ["dropped/outside-picture"]


def test_a_second_version_joins_the_folder(tmp_path: Path) -> None:
    write_files(imported(tmp_path, word_file(paragraph("Text."))).files)
    path = tmp_path / "file.docx"
    path.write_bytes(word_file(paragraph("Texte."), front=FRONT.replace("towers", "tours")))
    from undoc.importer import import_file

    result = import_file(path, tmp_path / "content", language="fr")
    assert result.folder / "document.yaml" not in result.files
    write_files(result.files)
    assert set(source.load(result.folder).versions) == {"en", "fr"}
    report = (result.folder / "import.md").read_text()
    assert "A/99/1, en: " in report
    assert "A/99/1, fr: " in report


def test_a_version_that_is_there_is_not_overwritten(tmp_path: Path) -> None:
    result = imported(tmp_path, word_file(paragraph("Text.")))
    write_files(result.files)
    imported(tmp_path, word_file(paragraph("Text.")))  # the same again is no loss
    with pytest.raises(ContentError) as error:
        imported(tmp_path, word_file(paragraph("Other text.")))
    assert error.value.problems[0].code == "version-exists"


def test_a_reference_to_the_number_of_a_table_names_the_table(tmp_path: Path) -> None:
    caption = paragraph(run("Table ") + bookmarked("_Ref5", run("1")), "H1") + paragraph("Towers", "H1")
    body = paragraph(run("See table ") + field("REF _Ref5 \\h", "1") + run(".")) + caption
    result = imported(tmp_path, word_file(body + table(row("Tower", "Age", header=True), row("North", "5"))))
    assert text_of(result).startswith("See table [](#ref5).\n\n```table\ncaption: Towers\nname: ref5\n")
    assert messages(result) == []
    loads(result)


def test_a_link_to_a_place_that_has_no_name_is_told_of(tmp_path: Path) -> None:
    result = imported(tmp_path, word_file(paragraph(run("See ") + linked("_Ref9", "there"))))
    assert text_of(result) == "See there"
    assert messages(result) == ["simplified/reference"]


@pytest.mark.parametrize(
    ("content", "text", "said"),
    [
        pytest.param(
            run("Seen") + run(" unseen", "<w:vanish/>"), "Seen", "Hidden text was left out: “unseen”", id="hidden text"
        ),
        pytest.param(
            run("Text")
            + "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>"
            + run("Click here")
            + "</w:sdtContent></w:sdt>",
            "Text",
            "A content control that was not filled in was left out: “Click here”",
            id="a placeholder",
        ),
        pytest.param(
            run("Text")
            + '<w:r><w:drawing><wp:inline><wp:docPr id="1" name="x" descr="Two towers"/></wp:inline></w:drawing></w:r>',
            "Text",
            "A drawing without a picture or text was left out: “Two towers”",
            id="a diagram",
        ),
        pytest.param(
            run("Text") + field("INDEX \\c 2", "Towers 5"),
            "Text",
            "A list that Word makes of the text (INDEX) was left out.",
            id="an index",
        ),
    ],
)
def test_what_is_left_out_can_be_read_in_the_report(content: str, text: str, said: str, tmp_path: Path) -> None:
    result = imported(tmp_path, word_file(paragraph(content)))
    assert text_of(result) == text
    assert [finding.message for finding in result.findings] == [said]


def test_text_boxes_in_cells_stay_there(tmp_path: Path) -> None:
    box = (
        f"<w:r><w:drawing><wps:txbx><w:txbxContent>{paragraph('Inside.')}</w:txbxContent></wps:txbx></w:drawing></w:r>"
    )
    result = imported(
        tmp_path, word_file(table(row(cell(paragraph(run("Outside.") + box)), "B"), columns=(2000, 2000)))
    )
    text = text_of(result)
    assert 0 < text.index("Outside.") < text.index("Inside.") < text.index("B]")
    assert messages(result) == ["simplified/text-box"]
    loads(result)


def test_elements_that_are_not_known_keep_their_words(tmp_path: Path) -> None:
    body = f"<w:odd>{paragraph('One.')}</w:odd>" + paragraph(f"<w:strange>{run('Two.')}</w:strange>")
    result = imported(tmp_path, word_file(body))
    assert text_of(result) == "One.\n\nTwo."
    assert messages(result) == ["simplified/unknown-element"] * 2
