"""Small Word files in which something was lost once, where they are at hand: it is kept, or told."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.importer.word_file import loads, text_of
from tests.support.seed import ROOT
from undoc.importer import Import, import_file
from undoc.importer.word.tracked import Tracked
from undoc.model import ContentError

FAULTS = ROOT.parent / "shared" / "cases" / "faults" / "word"
pytestmark = pytest.mark.skipif(not FAULTS.exists(), reason="the files are not here")


def read(name: str, folder: Path, tracked: Tracked = Tracked.ACCEPT) -> Import:
    return import_file(FAULTS / f"{name}.docx", folder, tracked=tracked)


#: By file: what is in its content, and the codes of what is told beside what is guessed.
CASES: dict[str, tuple[list[str], set[str]]] = {
    "formfields": (["☒ In favour\n\n☐ Against\n\nName of the delegate: Ms. Example\n\nRegion: Asia"], set()),
    "eqfield": (
        ["第⑨条", "Phonetic 汉 fraction $`\\frac{1}{2}`$ end.", "field ± end; auto number 1. and list number 1) end."],
        {"ruby", "field-number"},
    ),
    "eastasian": (["见汉字，*着重号*，双行合一，横排12。"], {"ruby", "emphasis-marks", "form", "text-direction"}),
    "subdoc": (["Before.", "After."], {"other-file"}),
    "altchunk-in-cell": (["In paragraph", '["", b, c]'], {"other-file"}),
    "unclosedfield": (
        ["A whole paragraph after a field that was never closed.\n\nAnd another paragraph"],
        {"unclosed-field"},
    ),
    "line-separator": (["first line\\\nsecond line\\\nthird"], set()),
    "cellchanges": (['[kept, new cell, ""]', "[rowins, x, y]"], {"tracked-changes"}),
    "sdt": (["Vote ☒ yes.\n\nInline placeholder: ."], {"placeholder"}),
    "ct-default": (["Plain text."], set()),
    "bcs-only": (["كلمة **عريضة** *ومائلة* ليست عريضة في وورد نص."], set()),
    "note-justify": (["[^1]: The note text. {align=justify}"], set()),
    "smartart": (["{align=center}\n\nMember States\n\nAfter the diagram."], {"diagram", "text-box"}),
    "note-textbox": (["[^1]: Note with .\n\n  boxed words"], {"text-box"}),
    "picture-places": (
        ["---\n\n![Picture](picture-1.png)\n\n# Heading", "[^1]: Note\n\n![Picture](picture-1.png)"],
        {"picture-place"},
    ),
    "note-custom-mark": (["One[^1] star[^*] two[^2].", "[^*]: Starred."], set()),
    "note-twice": (["One[^1] two[^2] again[^1]."], set()),
    "softhyphen": (["word intergovernmental coordination mechanisms intergovernmental"], {"soft-hyphen"}),
    "dropcap": (["The Committee met on Monday."], {"initial"}),
}


@pytest.mark.parametrize("name", CASES)
def test_what_was_lost_is_kept_or_told(name: str, tmp_path: Path) -> None:
    texts, told = CASES[name]
    result = read(name, tmp_path)
    text = result.files[result.folder / f"{result.language}.md"].decode()
    for one in texts:
        assert one in text
    assert {finding.code for finding in result.findings if finding.change != "guessed"} == told
    loads(result)


def test_rejected_cells_are_those_that_were(tmp_path: Path) -> None:
    text = text_of(read("cellchanges", tmp_path, Tracked.REJECT))
    assert '[kept, deleted cell, ""]' in text
    assert "[rowdel, x, y]" in text
    assert "rowins" not in text


def test_text_that_all_stands_in_other_files_is_said_to(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match="stands in other files"):
        read("altchunk-only", tmp_path)


def test_pictures_are_found_and_told_rightly(tmp_path: Path) -> None:
    result = read("pictures", tmp_path)
    assert "one bit.png:\n\n![Picture](picture-12.png)" in text_of(result)
    said = "A picture that is cut off, damaged or too large (trunc.png) was left out; save it anew."
    assert said in {finding.message for finding in result.findings}
