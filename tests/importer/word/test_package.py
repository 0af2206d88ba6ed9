"""Hostile and broken files: a located problem, nothing written, nothing read beyond the limits."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from tests.importer.word_file import NAMESPACES, imported, packed, paragraph, unpacked, word_file
from undoc.importer.word import package
from undoc.model import ContentError

GOOD = word_file(paragraph("1.\tText."))
DOCUMENT = "word/document.xml"


def with_part(name: str, data: str | bytes) -> bytes:
    return packed({**unpacked(GOOD), name: data})


def _nested(depth: int) -> str:
    return (
        f"<w:document {NAMESPACES}><w:body>"
        + "<w:sdt><w:sdtContent>" * depth
        + "</w:sdtContent></w:sdt>" * depth
        + "</w:body></w:document>"
    )


BAD = {
    "empty": (b"", "not-word"),
    "text": (b"Hello, world", "not-word"),
    "rich text": (b"{\\rtf1 Hello}", "not-word"),
    "cut off": (GOOD[: len(GOOD) // 2], "damaged-file"),
    "old Word file": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "old-word-file"),
    "password": (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le"),
        "encrypted-file",
    ),
    "another archive": (packed({"a.txt": "text"}), "not-word"),
    "a spreadsheet": (
        with_part(
            "[Content_Types].xml", unpacked(GOOD)["[Content_Types].xml"].replace(b"wordprocessingml", b"spreadsheetml")
        ),
        "not-word",
    ),
    "no types": (packed({name: data for name, data in unpacked(GOOD).items() if "Types" not in name}), "not-word"),
    "no main part": (packed({name: data for name, data in unpacked(GOOD).items() if name != DOCUMENT}), "not-word"),
    "entities": (
        with_part(
            DOCUMENT, f'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><w:document {NAMESPACES}>&b;</w:document>'
        ),
        "document-type",
    ),
    "a file of the machine": (
        with_part(
            DOCUMENT, f'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><w:document {NAMESPACES}>&a;</w:document>'
        ),
        "document-type",
    ),
    "entities in UTF-16": (
        with_part(DOCUMENT, '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE x []><x/>'.encode("utf-16")),
        "document-type",
    ),
    "not XML": (with_part(DOCUMENT, "<w:document"), "invalid-xml"),
    "not a document": (with_part(DOCUMENT, f"<w:styles {NAMESPACES}/>"), "not-word"),
    "no text": (with_part(DOCUMENT, f"<w:document {NAMESPACES}><w:body/></w:document>"), "empty-document"),
    "deep nesting": (with_part(DOCUMENT, _nested(2_000)), "invalid-xml"),
    "a bomb": (with_part(DOCUMENT, b"<w>" + b" " * (64 << 20)), "file-too-large"),
    "broken styles": (with_part("word/styles.xml", "<w:styles"), "invalid-xml"),
}


@pytest.mark.parametrize(("data", "code"), BAD.values(), ids=BAD)
def test_bad_files_are_refused(data: bytes, code: str, tmp_path: Path) -> None:
    with pytest.raises(ContentError) as error:
        imported(tmp_path, data)
    (problem,) = error.value.problems
    assert problem.code == code
    assert problem.place.path.startswith(str(tmp_path / "file.docx"))
    assert problem.advice
    assert [path.name for path in tmp_path.iterdir()] == ["file.docx"]


def test_nesting_that_parses_is_read(tmp_path: Path) -> None:
    inner = "<w:sdt><w:sdtContent>" * 60 + paragraph("Deep.") + "</w:sdtContent></w:sdt>" * 60
    assert imported(tmp_path, word_file(inner)).counts["paragraphs"] == 1


def test_sizes_in_the_directory_are_not_believed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "MOST_PART", 1000)
    with pytest.raises(ContentError) as error:
        imported(tmp_path, word_file(paragraph("x" * 5000)))
    assert error.value.problems[0].code == "file-too-large"


def test_too_many_entries(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "MOST_ENTRIES", 3)
    with pytest.raises(ContentError) as error:
        imported(tmp_path, GOOD)
    assert error.value.problems[0].code == "file-too-large"


def test_a_folder_and_a_missing_file(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "missing.docx"):
        with pytest.raises(ContentError) as error:
            package.Package(path)
        assert error.value.problems[0].code == "unreadable-file"


def test_a_broken_note_of_the_place_names_the_part(tmp_path: Path) -> None:
    with pytest.raises(ContentError) as error:
        imported(tmp_path, with_part(DOCUMENT, "<w:document xmlns:w='x'>\n  <w:body>"))
    assert error.value.problems[0].place.path.endswith("file.docx/word/document.xml")
    assert error.value.problems[0].place.line == 2


def test_strict_files_are_read_like_others(tmp_path: Path) -> None:
    parts = unpacked(GOOD)
    for name in (DOCUMENT, "word/styles.xml", "word/header1.xml"):
        parts[name] = (
            parts[name]
            .replace(
                b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
                b"http://purl.oclc.org/ooxml/wordprocessingml/main",
            )
            .replace(
                b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
                b"http://purl.oclc.org/ooxml/officeDocument/relationships",
            )
        )
    assert imported(tmp_path, packed(parts)).symbol == "A/99/1"


def test_names_of_parts_do_not_decide_where_files_go(tmp_path: Path) -> None:
    path = tmp_path / "file.docx"
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in unpacked(GOOD).items():
            archive.writestr(name, data)
        archive.writestr("../../outside.txt", "no")
    result = imported(tmp_path, path.read_bytes())
    assert all(target.is_relative_to(tmp_path / "content" / "A_99_1") for target in result.files)
