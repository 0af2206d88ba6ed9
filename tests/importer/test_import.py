"""What becomes of the constructs of Word files, one by one."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.importer.word_file import (
    LIST,
    bookmarked,
    counted,
    field,
    imported,
    linked,
    loads,
    messages,
    paragraph,
    row,
    run,
    table,
    text_of,
    word_file,
)

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
        paragraph(f"1.\t{'First. ' * 9}", properties='<w:ind w:left="1742" w:hanging="475"/>')
        + paragraph("2.\tSecond.", properties='<w:ind w:left="1742" w:hanging="475"/>')
        + paragraph(f"3.\t{'Third. ' * 9}", properties='<w:ind w:left="2742" w:hanging="475"/>')
        + paragraph(f"4.\t{'Fourth. ' * 9}", properties='<w:ind w:left="2267"/>'),
        f"1. {'First. ' * 9}{{turn=23.75}}\n\n2. Second.\n\n3. {'Third. ' * 9}{{turn=23.75 indent=50}}"
        f"\n\n4. {'Fourth. ' * 9}{{indent=50}}",
    ),
    "texts of another size than most": (
        paragraph(f"1.\t{'First. ' * 9}") + paragraph(run("Small.", '<w:sz w:val="17"/>')),
        f"1. {'First. ' * 8}First.\n\nSmall. {{size=8.5}}",
    ),
    "sizes of a draft": (
        paragraph(run("All of it is large.", '<w:sz w:val="24"/>')) + paragraph("Not this."),
        "All of it is large.\n\nNot this.",
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
    "formulas": (
        paragraph(run("Let ") + "<m:oMath><m:r><m:t>a+b</m:t></m:r></m:oMath>" + run(" be.")),
        "Let $`a + b`$ be.",
    ),
    "displayed formulas": (
        paragraph("<m:oMathPara><m:oMath><m:r><m:t>a+b</m:t></m:r></m:oMath></m:oMathPara>"),
        "```math\na + b\n```",
    ),
    "a displayed formula in a text stands in its line": (
        paragraph(run("Let ") + "<m:oMathPara><m:oMath><m:r><m:t>a</m:t></m:r></m:oMath></m:oMathPara>"),
        "Let $`a`$",
    ),
    "what formulas do not have becomes text": (
        paragraph("<m:oMath><m:r><m:t>a`b</m:t></m:r></m:oMath>"),
        "*a\\`b*",
    ),
}


@pytest.mark.parametrize(("body", "expected"), BODIES.values(), ids=BODIES)
def test_body(body: str, expected: str, tmp_path: Path) -> None:
    result = imported(tmp_path, word_file(body, parts={"word/numbering.xml": LIST}))
    assert text_of(result) == expected
    loads(result)


def test_formulas_in_cells_and_headings(tmp_path: Path) -> None:
    formula = "<m:oMath><m:r><m:t>a</m:t></m:r></m:oMath>"
    body = paragraph(run("Of ") + formula, "HCh") + table(row("A", "B"), row("1", formula), columns=(5000, 5000))
    result = imported(tmp_path, word_file(body))
    assert "[1, $`a`$]" in text_of(result)
    assert not messages(result)
    loads(result)
