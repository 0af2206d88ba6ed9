from __future__ import annotations

import datetime
import re
from typing import Any

import pytest
from lxml import etree

from tests.pdf.builder import PROPERTIES, Builder, properties
from tests.pdf.reader import Reader, plain, string, unpacked
from undoc.pdf import Properties, write

NAMESPACES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "xmp": "http://ns.adobe.com/xap/1.0/",
}


def read(described: Properties = PROPERTIES) -> tuple[Reader, dict[str, str], etree._Element]:
    """The file, its document information and its XMP."""
    builder = Builder()
    builder.paragraph("x")
    reader = Reader(write(builder.document(), described))
    info = {key: string(value) for key, value in reader.document.info[0].items()}
    return reader, info, etree.fromstring(plain(reader.catalog["Metadata"]).get_data())


def values(xmp: etree._Element, path: str) -> Any:
    return xmp.xpath(f"//{path}//text()", namespaces=NAMESPACES)


def test_information_and_xmp_say_the_same() -> None:
    _, info, xmp = read()
    assert info == {
        "Title": "Report of the Executive Director",
        "Author": "Executive Director",
        "Subject": "HSP/EB.2024/17",
        "Keywords": "human settlements, programme",
        "Creator": "undoc 1.0",
        "Producer": "undoc 1.0",
        "CreationDate": "D:20240919",
        "ModDate": "D:20240919",
    }
    assert values(xmp, "dc:title") == [info["Title"]]
    assert values(xmp, "dc:creator") == [info["Author"]]
    assert values(xmp, "dc:description") == [info["Subject"]]
    assert values(xmp, "dc:subject") == ["human settlements", "programme"]
    assert values(xmp, "dc:language") == ["en"]
    assert values(xmp, "pdf:Keywords") == [info["Keywords"]]
    assert values(xmp, "pdf:Producer") == values(xmp, "xmp:CreatorTool") == [info["Producer"]]
    for name in ("CreateDate", "ModifyDate", "MetadataDate"):
        assert values(xmp, f"xmp:{name}") == ["2024-09-19"]


def test_the_file_claims_its_standards() -> None:
    _, _, xmp = read()
    assert values(xmp, "pdfaid:part") + values(xmp, "pdfaid:conformance") == ["2", "A"]
    assert values(xmp, "pdfuaid:part") == ["1"]


@pytest.mark.parametrize("title", ["<A> & “B”", "执行主任的报告\n第二行", "a\x0bb\x00", "العربية"])
def test_any_title_can_be_said(title: str) -> None:
    _, info, xmp = read(properties(title=title))
    assert info["Title"] == " ".join(title.split())
    assert values(xmp, "dc:title") == ["".join(c for c in info["Title"] if c >= " ")]


def test_what_is_empty_is_left_out() -> None:
    _, info, xmp = read(properties(author="", subject="", keywords=()))
    assert {"Author", "Subject", "Keywords"}.isdisjoint(info)
    assert not any(values(xmp, name) for name in ("dc:creator", "dc:description", "dc:subject", "pdf:Keywords"))


def test_a_title_is_required() -> None:
    with pytest.raises(ValueError, match="title"):
        properties(title=" ")


def test_the_catalogue() -> None:
    reader, _, _ = read(properties(language="zh"))
    assert reader.catalog["Lang"] == b"zh"
    assert plain(reader.catalog["MarkInfo"])["Marked"] is True
    assert plain(reader.catalog["ViewerPreferences"]) == {"DisplayDocTitle": True}
    assert reader.data.startswith(b"%PDF-1.7\n")
    (intent,) = plain(reader.catalog["OutputIntents"])
    assert plain(intent["S"]) == "GTS_PDFA1"
    profile = plain(intent["DestOutputProfile"]).get_data()
    assert profile[12:20] == b"mntrRGB "


def test_pages_say_their_size_and_their_tab_order() -> None:
    reader, _, _ = read()
    (page,) = reader.pages
    assert page.mediabox == (0, 0, 595.28, 841.89)
    assert plain(page.attrs["Tabs"]) == "S"


def test_a_right_to_left_language_reads_from_the_right() -> None:
    reader, _, _ = read(properties(language="ar", right_to_left=True))
    assert plain(plain(reader.catalog["ViewerPreferences"])["Direction"]) == "R2L"


def test_no_time_but_the_documents_date_is_in_the_file() -> None:
    reader, _, _ = read(properties(date=datetime.date(1999, 1, 2)))
    data = unpacked(reader.data)
    assert b"19990102" in data
    assert set(re.findall(rb"D:\d+", data)) == {b"D:19990102"}


def test_a_document_without_pages_is_refused() -> None:
    builder = Builder()
    builder.pages = []
    with pytest.raises(ValueError, match="pages"):
        write(builder.document(), PROPERTIES)
