"""Small files of the kinds that programs write, each with one thing that was lost, not built or not the same again."""

from __future__ import annotations

from pathlib import Path

import pytest

import undoc
from tests.importer.test_fixed_point import contents, rebuilt
from tests.importer.word_file import (
    LIST,
    NAMESPACES,
    bookmarked,
    cell,
    field,
    footnotes,
    imported,
    messages,
    paragraph,
    row,
    run,
    table,
    text_of,
    word_file,
)
from undoc.importer import Import
from undoc.model import Severity
from undoc.production.outputs import write_files

PAGE = '<w:pgSz w:w="11906" w:h="16838"/>'
DECLARED = (
    f'<w:numbering {NAMESPACES}><w:abstractNum w:abstractNumId="1">'
    + "".join(f'<w:lvl w:ilvl="{n}"><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/></w:lvl>' for n in range(9))
    + '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num></w:numbering>'
)
LEGAL = (
    f'<w:numbering {NAMESPACES}><w:abstractNum w:abstractNumId="1">'
    + "".join(
        f'<w:lvl w:ilvl="{n}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:lvlText w:val="{shown}"/></w:lvl>'
        for n, (kind, shown) in enumerate(
            [
                ("decimal", "%1."),
                ("decimal", "%1.%2"),
                ("decimal", "%1.%2.%3"),
                ("decimal", "%1.%2.%3.%4"),
                ("lowerLetter", "(%5)"),
            ]
        )
    )
    + '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num></w:numbering>'
)


def listed(text: str, level: int, number: int = 1, runs: str = "") -> str:
    properties = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
    return paragraph(runs or text, "Normal", properties)


def math(*formulas: str) -> str:
    return f"<m:oMathPara>{''.join(f'<m:oMath>{one}</m:oMath>' for one in formulas)}</m:oMathPara>"


def sign(text: str, more: str = "") -> str:
    return f"<m:r>{more}<m:t>{text}</m:t></m:r>"


def plain(body: str, **parts: str) -> bytes:
    given = {f"word/{name}.xml": text for name, text in parts.items()}
    return word_file(body, front="", section=PAGE, parts=given)


TEXT = paragraph("A text about towers.", "Normal")
_AFTER = '<w:spacing w:line="240" w:lineRule="atLeast"/>'

#: By title: the body, the other parts, what is in the content, and the codes that are told beside what is guessed.
FILES: dict[str, tuple[str, dict[str, str], list[str], set[str]]] = {
    "pictures in the text of messages": (
        paragraph("Done \U0001f600\ufe0f and \u26a0\ufe0f.", "Normal"),
        {},
        ["Done \U0001f600\ufe0f and \u26a0\ufe0f."],
        set(),
    ),
    "a script without a font": (
        paragraph("In Thai ทดสอบ and บ้าน.", "Normal"),
        {},
        ["In Thai □□□□□ and □□□."],
        {"missing-character"},
    ),
    "a formula alone": (
        paragraph(math(sign("a"), sign("=1")), "Normal") + paragraph("<m:oMath>" + sign("b") + "</m:oMath>", "Normal"),
        {},
        ["title: b\n", "```math\na = 1\n```"],
        set(),
    ),
    "formulas of several lines": (
        paragraph(math(sign("a=1") + sign("", "<w:br/>"), sign("b=2")), "Normal") + TEXT,
        {},
        ["```math\na = 1\n```\n\n```math\nb = 2\n```"],
        set(),
    ),
    "a formula in which nothing shows": (
        paragraph(run("Text.") + math(sign("\u2003")), "Normal"),
        {},
        ["Text."],
        set(),
    ),
    "a field with the word and the number of a caption": (
        paragraph(run("See ") + field("REF _Ref5 \\h", "Table 1") + run("."), "Normal")
        + paragraph(bookmarked("_Ref5", run("Table 1", "<w:b/>")) + run(". Towers", "<w:b/>"), "Normal")
        + table(row("Tower", "Age"), row("North", "5")),
        {},
        ["See Table [](#ref5).", "caption: Towers\nname: ref5"],
        set(),
    ),
    "a number of a table without a title": (
        paragraph(run("Table 1", "<w:b/>"), "Normal") + table(row("Tower", "Age"), row("North", "5")),
        {},
        ["**Table 1**"],
        set(),
    ),
    "a field with the text of a heading": (
        paragraph(run("See ") + field("REF _Ref6 \\h", "Scope") + run("."), "Normal")
        + paragraph("Towers", "HCh")
        + paragraph(bookmarked("_Ref6", run("Scope")), "HCh"),
        {},
        ["See [Scope](#ref6)."],
        {"reference"},
    ),
    "a name longer than those of bookmarks": (
        paragraph(run("See ") + f'<w:hyperlink w:anchor="{"scope" * 8}">{run("it")}</w:hyperlink>', "Normal")
        + paragraph(bookmarked("scope" * 8, run("Scope")), "Normal"),
        {},
        [f"See [it](#{'scope' * 7})"],
        set(),
    ),
    "letters below the lowest level": (
        "".join(listed(f"Level {level}.", level) for level in range(5))
        + listed("", 4, runs=bookmarked("_Ref7", run("Second.")))
        + paragraph(run("See ") + field("REF _Ref7 \\r \\h", "(b)"), "Normal"),
        {"numbering": LEGAL},
        ["(a\\) Level 4.", "(b\\) Second.", "See [(b)](#ref7)"],
        {"number-as-text", "reference"},
    ),
    "a list of contents of other levels than there are": (
        paragraph(field('TOC \\o "1-1"', "Towers\t1"), "Normal") + paragraph("Scope", "H1") + TEXT,
        {},
        ["## Scope"],
        {"list-of-contents"},
    ),
    "a paragraph of what cannot be printed": (
        TEXT + paragraph("\uf8ff", "Normal", '<w:spacing w:before="200"/>') + TEXT,
        {},
        ["towers.\n\nA text"],
        set(),
    ),
    "lists within lists": (
        "".join(listed(f"Level {level}.", level) for level in range(9)),
        {"numbering": DECLARED},
        ["- Level 0.\n  - Level 1.\n    - Level 2.", "\n                - Level 8."],
        set(),
    ),
    "runs beside paragraphs": (
        TEXT + run("Of the north.") + table("<w:tr><w:tc>" + run("In a cell.") + "<w:p/></w:tc></w:tr>") + TEXT,
        {},
        ["Of the north.", "In a cell."],
        {"paragraph", "frame"},
    ),
    "text beside runs": (
        paragraph(run("Of ") + "<w:t>towers.</w:t>", "Normal") + paragraph("<w:t>All.</w:t>", "Normal"),
        {},
        ["Of towers.", "All."],
        set(),
    ),
    "several texts in a form of several": (
        paragraph(
            '<w:r><mc:AlternateContent><mc:Choice Requires="w16"><w:t>One,</w:t><w:tab/><w:t>two.</w:t></mc:Choice>'
            "<mc:Fallback><w:t>Three.</w:t></mc:Fallback></mc:AlternateContent></w:r>",
            "Normal",
        ),
        {},
        ["One, two."],
        set(),
    ),
    "marks for an index": (
        paragraph(run("Towers") + field("XE &quot;Towers: north&quot;", ""), "Normal"),
        {},
        ["Towers"],
        {"list-mark"},
    ),
    "what is drawn by hand": (
        paragraph("<w:r><w:t>Signed</w:t><w:contentPart/></w:r>", "Normal"),
        {},
        ["Signed"],
        {"drawing"},
    ),
    "a hidden row and a description of a table": (
        table(
            row("One", "Two"),
            row("Three", "Four").replace("<w:trPr>", "<w:trPr><w:hidden/>"),
            properties='<w:tblDescription w:val="Numbers"/>',
        )
        + TEXT,
        {},
        ["rows:\n  - [One, Two"],
        {"hidden-text", "description"},
    ),
    "rules and shading of paragraphs": (
        paragraph("One.", "Normal", '<w:pBdr><w:top w:val="single"/></w:pBdr>')
        + paragraph("Two.", "Normal", '<w:pBdr><w:top w:val="nil"/></w:pBdr><w:shd w:fill="FFEE00"/>'),
        {},
        ["One.\n\nTwo."],
        {"form"},
    ),
    "formulas whose place is simplified": (
        paragraph(run("Text\n") + math(sign("a=1")), "Normal")
        + paragraph("<m:oMath>" + sign("b=2") + "</m:oMath>" + run("\t(3)"), "Normal")
        + paragraph(
            math(
                '<m:f><m:fPr><m:type m:val="skw"/></m:fPr><m:num>'
                + sign("c")
                + "</m:num><m:den>"
                + sign("d")
                + "</m:den></m:f>"
            ),
            "Normal",
        ),
        {},
        ["Text\\\n$`a = 1`$", "$`b = 2`$ (3)", "\\frac{c}{d}"],
        {"formula-form"},
    ),
    "a list in a form that is not known": (
        listed("One.", 0),
        {"numbering": LEGAL.replace('"decimal"', '"bahtText"', 1)},
        ["1. One."],
        {"number-form"},
    ),
    "a reference in a note that is from before an edit": (
        listed("", 0, runs=run("One.") + '<w:r><w:footnoteReference w:id="1"/></w:r>')
        + listed("", 0, runs=bookmarked("_Ref8", run("Two."))),
        {
            "numbering": LEGAL,
            "footnotes": footnotes("A note.").replace(
                "A note.</w:t></w:r>", "See paragraph </w:t></w:r>" + field("REF _Ref8 \\r \\h", "7")
            ),
        },
        ["[^1]: See paragraph [](#ref8)"],
        {"reference-number"},
    ),
    "a frame with an empty row": (
        table(row("Checklist"), row(""), columns=(4000,)) + TEXT,
        {},
        ["Checklist"],
        {"frame"},
    ),
    "texts of a table with lines as their font has them": (
        table(
            row(*(cell(paragraph(run(text, '<w:sz w:val="24"/>'), "Normal")) for text in ("One", "Two"))),
            columns=(2000, 2000),
        )
        + TEXT,
        {},
        ["size: 12\n"],
        set(),
    ),
}


def told(result: Import) -> set[str]:
    """What is told, but for what is guessed and for the masthead of the made files, which stands in a header."""
    codes = {message.partition("/")[2] for message in messages(result) if not message.startswith("guessed")}
    return codes - {"running-text"}


@pytest.mark.parametrize("title", FILES)
def test_it_comes_in_is_told_builds_and_comes_in_again(title: str, tmp_path: Path) -> None:
    body, parts, expected, codes = FILES[title]
    result = imported(tmp_path, plain(body, **parts))
    text = text_of(result) if not any(one.startswith("title:") for one in expected) else whole(result)
    assert [one for one in expected if one not in text] == []
    assert told(result) == codes
    assert all(tally.is_whole for tally in result.tallies)
    write_files(result.files)
    report = undoc.build([result.folder], out=tmp_path / "out")
    assert [one for one in report.problems if one.severity is Severity.ERROR] == []
    assert contents(rebuilt(result.folder, tmp_path / "again")) == contents(result.folder)


def whole(result: Import) -> str:
    return result.files[result.folder / f"{result.language}.md"].decode()


def test_lists_within_lists_stand_as_deep_as_the_house_has_places(tmp_path: Path) -> None:
    body = "".join(listed(f"Level {level}.", level) for level in range(4))
    result = imported(tmp_path, word_file(body, parts={"word/numbering.xml": DECLARED}))
    assert "\n  - Level 1.\n  - Level 2.\n  - Level 3." in text_of(result)
    assert "list-level" in told(result)


def test_letters_are_doubled_once(tmp_path: Path) -> None:
    """“(iii)” after “(b)” is no letter, though it could be the sixty-first."""
    body = "".join(paragraph(f"{label}\tText.") for label in ("1.", "(a)", "(b)", "(iii)"))
    result = imported(tmp_path, word_file(body, parts={"word/numbering.xml": LIST}))
    assert "start=61" not in text_of(result)


def test_the_title_of_a_file_without_text_is_that_of_its_properties(tmp_path: Path) -> None:
    dc = 'xmlns:dc="http://purl.org/dc/elements/1.1/"'
    core = f"<coreProperties {dc}><dc:title>Towers of the north</dc:title></coreProperties>"
    relationships = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" '
        'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
        'Target="word/document.xml"/><Relationship Id="r2" Type="http://schemas.openxmlformats.org/package/2006/'
        'relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>'
    )
    data = word_file(
        table(row("1", "2")), front="", section=PAGE, parts={"docProps/core.xml": core, "_rels/.rels": relationships}
    )
    assert "title: Towers of the north" in whole(imported(tmp_path, data))
