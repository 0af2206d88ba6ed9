"""Files that LibreOffice has opened and saved: nothing but what was edited in them returns.

LibreOffice is told by its own scripting, without a window, to put one word for another.
"""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.merge.built import CONTENT, LONG, SHORT, version, word_file
from undoc.merge.elsewhere import as_saved_by_word
from undoc.model import Columns, Fit, NoteCall, Paragraph, Place, Text, Version
from undoc.production.merging import merge_document

SOFFICE = shutil.which("soffice")
#: A macro that opens the file, replaces a word, and saves it under another name.
_MACRO = """\
<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1" script:language="StarBasic">
Sub Edit(opened As String, saved As String, old As String, put As String)
    Dim hidden(0) As New com.sun.star.beans.PropertyValue
    hidden(0).Name = "Hidden"
    hidden(0).Value = True
    document = StarDesktop.loadComponentFromURL(ConvertToURL(opened), "_blank", 0, hidden())
    replacing = document.createReplaceDescriptor()
    replacing.SearchString = old
    replacing.ReplaceString = put
    replacing.SearchCaseSensitive = True
    document.replaceAll(replacing)
    Dim form(0) As New com.sun.star.beans.PropertyValue
    form(0).Name = "FilterName"
    form(0).Value = "MS Word 2007 XML"
    document.storeToURL(ConvertToURL(saved), form())
    document.close(True)
End Sub
</script:module>
"""


def edited(data: bytes, old: str, new: str, work: Path) -> Path:
    """The file as LibreOffice saves it, with one word for another."""
    assert SOFFICE is not None
    (work / "built.docx").write_bytes(data)
    profile = work / "profile"
    command = [SOFFICE, f"-env:UserInstallation=file://{profile}", "--headless", "--norestore"]
    subprocess.run([*command, "--terminate_after_init"], check=True, capture_output=True, timeout=180)
    (profile / "user" / "basic" / "Standard" / "Module1.xba").write_text(_MACRO, "utf-8")
    macro = f'macro:///Standard.Module1.Edit("{work / "built.docx"}","{work / "saved.docx"}","{old}","{new}")'
    # Some versions end badly once the file is saved.
    subprocess.run([*command, macro], check=False, capture_output=True, timeout=180)
    assert (work / "saved.docx").exists()
    return work / "saved.docx"


@pytest.mark.conformance
@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not here")
@pytest.mark.parametrize(
    ("folder", "language", "old", "new"),
    [
        (SHORT, "en", "ranging from", "reaching from"),
        (SHORT, "ru", "взаимосвязаны", "взаимосвязанны"),
        (LONG, "en", "umbrellas", "parasols"),
        (LONG, "zh", "雨伞", "阳伞"),
        (LONG, "ar", "المظلات", "القبعات"),
    ],
)
def test_a_word_that_was_changed_in_libreoffice_returns(
    folder: str, language: str, old: str, new: str, tmp_path: Path
) -> None:
    text = version(folder, language).path.read_text("utf-8")
    if text.count(old) != 1:
        pytest.skip(f"“{old}” is not there once")
    merge = merge_document(edited(word_file(folder, language), old, new, tmp_path), content=CONTENT, dry_run=True)

    assert merge.ok
    assert merge.has_source
    assert {path.name: data.decode() for path, data in merge.files.items()} == {
        f"{language}.md": text.replace(old, new)
    }
    assert any("LibreOffice saved the file" in one.message for one in merge.told)


def said(*blocks: object) -> Version:
    return Version("en", Path(), (), (), wording={}, blocks=blocks, notes={})  # type: ignore[arg-type]


def text(*words: str | NoteCall, fit: Fit | None = None) -> Paragraph:
    nowhere = Place("")
    return Paragraph(tuple(Text(one, nowhere) if isinstance(one, str) else one for one in words), nowhere, fit=fit)


_CALL = NoteCall("n", Place(""))
_ITEMS = text("Harbour Library"), text("Garden Library"), text("Hill Library")


@pytest.mark.parametrize(
    ("title", "was", "new", "expected"),
    [
        (
            "how it looks",
            said(text("One two.")),
            said(text("One three.", fit=Fit(above=6.0))),
            said(text("One three.")),
        ),
        ("a mark beside a call", said(text("One", _CALL)), said(text("One", _CALL, "a")), said(text("One", _CALL))),
        ("brackets", said(text("One", _CALL)), said(text("One", "(", _CALL, ")")), said(text("One", _CALL))),
        (
            "a word there stays",
            said(text("One", _CALL)),
            said(text("One", _CALL, " more")),
            said(text("One", _CALL, " more")),
        ),
        ("columns", said(Columns(_ITEMS, Place(""))), said(*_ITEMS), said(Columns(_ITEMS, Place("")))),
    ],
)
def test_what_other_programs_write_anew_stays(title: str, was: Version, new: Version, expected: Version) -> None:
    assert as_saved_by_word(was, new) == expected
