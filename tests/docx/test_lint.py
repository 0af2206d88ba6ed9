"""The lint finds what it is there for: files broken on purpose, one fault each."""

from __future__ import annotations

import io
import re
import zipfile

import pytest

from tests.support import seed
from tests.support.docx_file import WordFile
from tests.support.docx_lint import lint
from tests.support.prepared_documents import call, cell, document, figure, note, numbered, paragraph, row, table
from tests.support.word import write
from undoc.docx import FontNames
from undoc.prepare.prepared import RowKind, Span

GOOD = write(
    document(
        numbered(
            [
                Span("See "),
                Span("2", target="p2"),
                Span(" and "),
                Span("there", target="p2"),
                Span(", "),
                Span("A/1", url="https://docs.un.org/A/1"),
            ],
            "1.",
        ),
        numbered([Span("Text"), call("n1", "1"), call("n2", "a")], "2.", anchor="p2"),
        paragraph("More.", anchor="p3"),
        figure("Caption"),
        table(
            row(cell("Head", 0), cell("Wide", 1, columns=2), kind=RowKind.HEADER),
            row(cell("Down", 0, rows=2), "One", "Two"),
            row(cell("Three", 1), cell("Four", 2)),
        ),
        notes=(note("n1", "One."), note("n2", "Two.", "a")),
    ),
    FontNames.of(seed.templates().fonts),
)
DOCUMENT, NOTES, STYLES = "word/document.xml", "word/footnotes.xml", "word/styles.xml"
_RUN = r"<w:r><w:rPr>(?:(?!</w:rPr>).)*</w:rPr><w:t>More\.</w:t></w:r>"


def broken(member: str, pattern: str, replacement: str) -> bytes:
    """GOOD with one thing in one part replaced."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as out:
        for name, blob in WordFile(GOOD).members.items():
            text = blob
            if name == member:
                changed, count = re.subn(pattern, replacement, blob.decode(), count=1)
                assert count == 1, pattern
                text = changed.encode()
            out.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), text)
    return buffer.getvalue()


def test_nothing_is_wrong_with_a_good_file() -> None:
    assert lint(GOOD) == []


def test_a_hyphen_alone_is_text() -> None:
    assert lint(write(document(paragraph("\u2011")), FontNames.of(seed.templates().fonts))) == []


@pytest.mark.parametrize(
    ("member", "pattern", "replacement", "finding"),
    [
        ("word/footer1.xml", r'<w:r>(?:(?!</w:r>).)*w:fldCharType="end"/></w:r>', "", "a field does not end"),
        (DOCUMENT, 'w:name="_ud_p3"', 'w:name="_ud_P2"', "bookmarks with the name _ud_p2"),
        (DOCUMENT, r'<w:bookmarkStart w:id="2"', '<w:bookmarkStart w:id="1"', "bookmarks with the id"),
        (DOCUMENT, r"<w:bookmarkEnd[^>]*/>", "", "has no end"),
        (DOCUMENT, 'w:anchor="_ud_p2"', 'w:anchor="_ud_p9"', "which is not there"),
        (DOCUMENT, "REF _ud_p2", "REF _ud_p9", "names a bookmark that is not there"),
        (DOCUMENT, "REF _ud_p2 .n", "REF _ud_p2", "Word would show 'Text1a'"),
        (DOCUMENT, "<w:t>2</w:t>", "<w:t>3</w:t>", "Word would show '2'"),
        ("word/header1.xml", r"(</w:tbl>)<w:p>.*(</w:hdr>)", r"\1\2", "no paragraph follows a table"),
        ("word/header1.xml", "</w:p></w:tc>", "</w:p><w:tbl/></w:tc>", "does not end with a paragraph"),
        (NOTES, r'(<w:footnote w:id="1">).*?(</w:footnote>)', r"\1\2", "has no paragraph"),
        (NOTES, r'<w:footnote w:id="2">.*?</w:footnote>', "", "leads to note 2, which is not there"),
        (DOCUMENT, r'<w:footnoteReference w:id="1"/>', "<w:tab/>", "nothing calls note 1"),
        (DOCUMENT, r"(<w:footnoteReference [^>]*/>)<w:t>a</w:t>", r"\1", "says that a mark follows"),
        (NOTES, "<w:footnoteRef/>", "<w:t>1</w:t>", "another kind of mark"),
        (DOCUMENT, "<w:t>More.</w:t>", "More.", "stands after rPr"),
        (DOCUMENT, _RUN, "", "an empty paragraph"),
        (DOCUMENT, r"<w:lang [^>]*/></w:rPr><w:t>More", "</w:rPr><w:t>More", "has no language"),
        (DOCUMENT, "<w:t>More.</w:t>", "<w:t>More. </w:t>", "would be lost"),
        (DOCUMENT, "<w:t>More.</w:t>", "<w:t>تقرير</w:t>", "does not run from right to left"),
        (DOCUMENT, "<w:rPr><w:lang", "<w:rPr><w:b/><w:lang", "b without bCs"),
        (DOCUMENT, r'<w:pStyle w:val="SingleTxtG"/>', '<w:pStyle w:val="Nope"/>', "no style Nope"),
        (DOCUMENT, r"(<w:pStyle [^>]*/>)(<w:numPr>.*?</w:numPr>)", r"\2\1", "the children of pPr stand as"),
        (DOCUMENT, r"(<w:pgSz [^>]*/>)(<w:pgMar [^>]*/>)", r"\2\1", "the children of sectPr stand as"),
        ("word/settings.xml", r"(<w:defaultTabStop [^>]*/>)(<w:evenAndOddHeaders/>)", r"\2\1", "of settings stand as"),
        (DOCUMENT, r'<w:numId w:val="1"/>', '<w:numId w:val="7"/>', "numbered by 7, which is not there"),
        (DOCUMENT, r'<w:ilvl w:val="0"/>', '<w:ilvl w:val="8"/>', "has no level 8"),
        (DOCUMENT, r'r:embed="rId\d+"', 'r:embed="rId99"', "nothing is related as rId99"),
        (DOCUMENT, r"</?w:hyperlink r:id[^>]*>", "<w:hyperlink>", "leads nowhere"),
        ("word/_rels/document.xml.rels", "footnotes.xml", "nothing.xml", "leads to word/nothing.xml"),
        (STYLES, 'w:styleId="H1G"', 'w:styleId="HChG"', "2 styles with the styleId"),
        (STYLES, "<w:szCs [^>]*/>(</w:rPr></w:style>)", r"\1", "has sz without szCs"),
        (STYLES, '<w:basedOn w:val="Normal"/>', '<w:basedOn w:val="Abnormal"/>', "names Abnormal"),
        (DOCUMENT, 'descr="[^"]*"', 'descr=""', "no alternative text"),
        (DOCUMENT, r"<w:titlePg/>", "<w:titlePg/><w:bidi/>", "run in different directions"),
        (DOCUMENT, r"<w:gridCol [^>]*/>", "", "does not fill 2 columns"),
        (DOCUMENT, r'<w:gridSpan w:val="2"/>', "", "does not fill 3 columns"),
        (DOCUMENT, r'<w:vMerge w:val="restart"/>', "", "goes on that has not begun"),
        (
            DOCUMENT,
            r"<w:vMerge/>(.*?)</w:pPr></w:p>",
            r"<w:vMerge/>\1</w:pPr><w:r><w:t>A</w:t></w:r></w:p>",
            "hides text",
        ),
        (DOCUMENT, r'<w:tblW w:w="\d+"', '<w:tblW w:w="99"', "not as wide as its columns"),
        (DOCUMENT, r'<w:tcW w:w="\d+"', '<w:tcW w:w="99"', "a cell is not as wide"),
        (DOCUMENT, r"(<w:cantSplit/>)<w:tblHeader/>(.*?<w:cantSplit/>)", r"\1\2<w:tblHeader/>", "below others"),
        (DOCUMENT, r"(</w:tbl>)<w:p>.*(<w:sectPr>)", r"\1\2", "no paragraph follows a table"),
        ("[Content_Types].xml", '<Default Extension="png"[^>]*/>', "", "has no content type"),
    ],
)
def test_faults_are_found(member: str, pattern: str, replacement: str, finding: str) -> None:
    assert any(finding in found for found in lint(broken(member, pattern, replacement))), lint(
        broken(member, pattern, replacement)
    )
