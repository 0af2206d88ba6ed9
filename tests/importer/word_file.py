"""Small Word files for tests, put together from the parts that a case is about."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path

from undoc.content import read as source
from undoc.importer import Import, import_file
from undoc.importer.word.tracked import Tracked
from undoc.production.outputs import write_files

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMESPACES = (
    f'xmlns:w="{W}" xmlns:r="{R}" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" xmlns:v="urn:schemas-microsoft-com:vml"'
)
DEFAULT = ' w:default="1"'
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_STYLES = {
    "Normal": ("Normal", ""),
    "SingleTxt": ("__Single Txt", ""),
    "HCh": ("_ H _Ch", "<w:b/>"),
    "H1": ("_ H_1", "<w:b/>"),
    "H23": ("_ H_2/3", "<w:b/>"),
    "H4": ("_ H_4", "<w:i/>"),
    "TitleHCH": ("Title_H_CH", "<w:b/>"),
    "TitleH1": ("Title_H1", "<w:b/>"),
    "Session": ("Session", "<w:b/>"),
    "AgendaItemNormal": ("Agenda_Item_Normal", ""),
    "AgendaTitleH2": ("Agenda_Title_H2", "<w:b/>"),
    "FootnoteText": ("footnote text", ""),
    "Quotation": ("Quotation", ""),
    "TOC1": ("toc 1", ""),
}


def run(text: str, form: str = "") -> str:
    """A run; tabs and line breaks as their elements."""
    pieces = [
        "<w:tab/>" if piece == "\t" else "<w:br/>" if piece == "\n" else f'<w:t xml:space="preserve">{piece}</w:t>'
        for piece in _pieces(text)
    ]
    return f"<w:r><w:rPr>{form}</w:rPr>{''.join(pieces)}</w:r>"


def _pieces(text: str) -> list[str]:
    pieces = [""]
    for character in text:
        if character in "\t\n":
            pieces += [character, ""]
        else:
            pieces[-1] += character
    return [piece for piece in pieces if piece]


def paragraph(content: str, style: str = "SingleTxt", properties: str = "") -> str:
    """A paragraph; a text without elements is one run."""
    inner = content if content.startswith("<") else run(content) if content else ""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr>{inner}</w:p>'


def cell(content: str, properties: str = "") -> str:
    """A cell with one paragraph, or with the elements given."""
    inner = content if content.startswith(("<w:p", "<w:tbl")) else paragraph(content, "Normal")
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inner}</w:tc>"


def row(*cells: str, header: bool = False) -> str:
    """A row of cells."""
    written = "".join(one if one.startswith("<w:tc>") else cell(one) for one in cells)
    return f"<w:tr><w:trPr>{'<w:tblHeader/>' if header else ''}</w:trPr>{written}</w:tr>"


def table(*rows: str, columns: tuple[int, ...] = (2000, 1000, 1000), properties: str = "") -> str:
    """A table."""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in columns)
    return f"<w:tbl><w:tblPr>{properties}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"


LIST = (
    f"<w:numbering {NAMESPACES}>"
    '<w:abstractNum w:abstractNumId="4">'
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="(%2)"/></w:lvl>'
    '<w:lvl w:ilvl="2"><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="7"><w:abstractNumId w:val="4"/></w:num></w:numbering>'
)


def counted(level: int) -> str:
    """The numbering of a paragraph on a level of LIST."""
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="7"/></w:numPr>'


def field(instruction: str, result: str) -> str:
    """A field with its instruction and result."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {instruction} </w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run(result)}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def bookmarked(name: str, runs: str) -> str:
    """Runs in a bookmark."""
    return f'<w:bookmarkStart w:id="1" w:name="{name}"/>{runs}<w:bookmarkEnd w:id="1"/>'


def linked(anchor: str, text: str) -> str:
    """A link to a bookmark."""
    return f'<w:hyperlink w:anchor="{anchor}">{run(text)}</w:hyperlink>'


HEADER = table(
    row("", "United Nations", "A/99/1"),
    row(
        "",
        "General Assembly",
        cell("".join(map(paragraph, ("Distr.: Limited", "9 March 2031", "", "Original: French")))),
    ),
)
FRONT = (
    paragraph("Ninety-ninth session", "Session")
    + paragraph("Items 5 and 6 (b) of the preliminary list*", "AgendaItemNormal")
    + paragraph("Towers: maintenance", "AgendaTitleH2")
    + paragraph("\t\tReport on towers", "TitleHCH")
    + paragraph("\t\tReport of the Secretary-General", "TitleH1")
    + paragraph(
        "\t*\tA/99/50.", "Normal", '<w:framePr w:w="9792" w:hSpace="180" w:wrap="around" w:vAnchor="page" w:y="12646"/>'
    )
)


TRACKED = paragraph(
    run("Kept ")
    + f'<w:ins w:id="1">{run("new ")}</w:ins>'
    + '<w:del w:id="2"><w:r><w:delText xml:space="preserve">old </w:delText></w:r></w:del>'
    + run("text.")
)


#: A table with all kinds of rows, a caption, a subtitle and a note.
_RIGHT = '<w:jc w:val="right"/>'


_CITIES = paragraph("Cities", "Normal", '<w:jc w:val="center"/>')


TABLE = (
    paragraph("Table 1", "H23")
    + paragraph("Cities", "H23")
    + paragraph("(Thousands)")
    + table(
        row(cell("Region", '<w:vMerge w:val="restart"/>'), cell(_CITIES, '<w:gridSpan w:val="2"/>'), header=True),
        row(
            cell("", "<w:vMerge/>"),
            *(cell(paragraph(one, "Normal", _RIGHT)) for one in ("Large", "Small")),
            header=True,
        ),
        row("", "", "", header=True),
        row(cell(paragraph(run("Programmes", "<w:b/>"), "Normal"), '<w:gridSpan w:val="3"/>')),
        row(
            cell(paragraph(run("Africa") + run("a", '<w:vertAlign w:val="superscript"/>'), "Normal")),
            cell(paragraph("3", "Normal", _RIGHT)),
            cell(paragraph("1 100", "Normal", _RIGHT)),
        ),
        row(
            *(
                cell(
                    paragraph(run(text, "<w:b/>"), "Normal", _RIGHT),
                    '<w:tcBorders><w:top w:val="single" w:sz="4"/></w:tcBorders>',
                )
                for text in ("\tTotal", "3", "1 100")
            )
        ),
    )
    + paragraph(run("\t") + run("a", '<w:vertAlign w:val="superscript"/>') + run("\tWithout capitals."), "FootnoteText")
)


def word_file(
    body: str,
    *,
    front: str = FRONT,
    parts: Mapping[str, str | bytes] | None = None,
    relationships: str = "",
    section: str = "",
) -> bytes:
    """The bytes of a file with ``body`` below a masthead; ``parts`` are written beside the usual ones."""
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{key}"{DEFAULT if key == "Normal" else ""}>'
        f'<w:name w:val="{name}"/><w:rPr>{form}</w:rPr></w:style>'
        for key, (name, form) in _STYLES.items()
    )
    last = f"<w:sectPr>{section or _SECTION}</w:sectPr>"
    files: dict[str, str | bytes] = {
        "[Content_Types].xml": (
            '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="xml" ContentType="application/xml"/>'
            f'<Override PartName="/word/document.xml" ContentType="{_TYPE}document.main+xml"/></Types>'
        ),
        "_rels/.rels": _relationships(f'<Relationship Id="r1" Type="{R}/officeDocument" Target="word/document.xml"/>'),
        "word/document.xml": f"<w:document {NAMESPACES}><w:body>{front}{body}{last}</w:body></w:document>",
        "word/styles.xml": f"<w:styles {NAMESPACES}>{styles}</w:styles>",
        "word/header1.xml": f"<w:hdr {NAMESPACES}>{HEADER}</w:hdr>",
        "word/_rels/document.xml.rels": _relationships(
            f'<Relationship Id="s1" Type="{R}/styles" Target="styles.xml"/>'
            f'<Relationship Id="h1" Type="{R}/header" Target="header1.xml"/>'
            f'<Relationship Id="n1" Type="{R}/numbering" Target="numbering.xml"/>'
            f'<Relationship Id="f1" Type="{R}/footnotes" Target="footnotes.xml"/>'
            f'<Relationship Id="c1" Type="{R}/comments" Target="comments.xml"/>{relationships}'
        ),
        **(parts or {}),
    }
    return packed(files)


_SECTION = (
    '<w:headerReference w:type="first" r:id="h1"/><w:pgSz w:w="12240" w:h="15840"/>'
    '<w:pgMar w:left="1200" w:right="1200"/><w:titlePg/>'
)


def _relationships(inner: str) -> str:
    return (
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{inner}</Relationships>'
    )


def packed(files: Mapping[str, str | bytes]) -> bytes:
    """A ZIP file."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return stream.getvalue()


def unpacked(data: bytes) -> dict[str, bytes]:
    """The parts of a ZIP file."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def footnotes(*texts: str) -> str:
    """A footnotes part with the separators and notes numbered from 1."""
    notes = "".join(
        f'<w:footnote w:id="{number}"><w:p><w:r><w:footnoteRef/></w:r>{run(" " + text)}</w:p></w:footnote>'
        for number, text in enumerate(texts, 1)
    )
    return (
        f'<w:footnotes {NAMESPACES}><w:footnote w:type="separator" w:id="-1"><w:p/></w:footnote>{notes}</w:footnotes>'
    )


def imported(folder: Path, data: bytes, tracked: Tracked = Tracked.REFUSE) -> Import:
    """The import of a file in ``folder``, which is not written."""
    path = folder / "file.docx"
    path.write_bytes(data)
    return import_file(path, folder / "content", tracked=tracked)


def text_of(result: Import, language: str = "en") -> str:
    """The language file without its front matter."""
    text = result.files[result.folder / f"{language}.md"].decode()
    return text.split("\n---\n", 1)[1].strip("\n")


def messages(result: Import) -> list[str]:
    """What the report says."""
    return [f"{finding.change}/{finding.code}" for finding in result.findings]


def loads(result: Import) -> None:
    """Write the content, and load it: ContentError when it is not right."""
    write_files(result.files)
    source.load(result.folder)
