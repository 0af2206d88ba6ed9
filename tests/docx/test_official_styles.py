"""The styles of our files have the values of those in official files, but for differences that have a reason."""

from __future__ import annotations

import pytest

from tests.support import seed, specimen
from tests.support.docx_file import WordFile, val, w
from tests.support.docx_styles import values

CASES = seed.ROOT.parent / "shared" / "cases"
OFFICIAL = {"new-york": CASES / "A_80_604_Add.1.docx", "geneva": CASES / "ECE_TRADE_C_CEFACT_2018_1.docx"}

#: Official files space headings by empty paragraphs and indent them one by one; ours say it in the style.
SPACES = {"spacing before", "spacing after"}
INDENTS = {"ind left", "ind right", "ind first"}
#: Levels that tell a chapter from a section, and lines of the masthead and title from headings.
OUTLINE = {"outlineLvl val"}
#: These kern from 7 points on; ours are kerned in all sizes, of which none is smaller.
KERN = {"kern val"}
#: Lines of the masthead stand 12 points apart in the PDF files.
LINES = {"spacing lineRule"}
KEEP = {"keepNext", "keepLines"}

DIFFERENT: dict[str, dict[str, set[str]]] = {
    "new-york": {
        "Agenda_Title_H2": OUTLINE,
        "Bullet 1": INDENTS - {"ind first"} | KERN,
        "Bullet 2": INDENTS - {"ind first"} | KERN,
        "Distribution": LINES,
        "Original": LINES,
        "Publication": LINES,
        "Release Date": LINES | KERN | {"spacing after"},
        "Session": OUTLINE,
        "Title_H1": OUTLINE | SPACES | KEEP | {"ind first"},
        "Title_H2": OUTLINE | {"spacing after", "ind first"},
        "Title_H_CH": OUTLINE | {"spacing before", "ind first"},
        "XLarge": OUTLINE | KEEP | {"ind right"},
        "_ H _Ch": INDENTS | SPACES,
        "_ H_1": INDENTS | SPACES | OUTLINE,
        "_ H_2/3": INDENTS | SPACES | OUTLINE,
        "_ H_4": INDENTS | SPACES,
        "_ H_5/6": INDENTS | SPACES,
        # The notes are indented one by one.
        "footnote text": INDENTS - {"ind first"},
        # The header's place and look are given to its paragraphs.
        "header": {"b", "spacing before"},
        # These two are Word's own, which official files do not use for captions.
        "caption": INDENTS - {"ind first"} | LINES | {"keepLines", "spacing after", "sz val"},
        "annotation text": LINES,
    },
    "geneva": {
        "_ H _Ch_G": OUTLINE,
        "_ H_1_G": OUTLINE,
        "_ H_2/3_G": OUTLINE,
        "footer": {"b", "sz val"},
        "header": {"spacing before"},
    },
}


def styles(file: WordFile) -> dict[str, str]:
    """The ids of the paragraph styles by their names."""
    return {
        val(style.find(w("name"))) or "": key
        for key, style in file.styles.items()
        if style.get(w("type")) == "paragraph"
    }


@pytest.mark.parametrize("house", OFFICIAL)
def test_styles_have_the_values_of_official_files(house: str) -> None:
    if not OFFICIAL[house].exists():
        pytest.skip("the official file is not here")
    ours, official = (
        WordFile(specimen.written(house, "en", "docx")),
        WordFile(OFFICIAL[house].read_bytes()),
    )
    own, theirs = styles(ours), styles(official)
    both = own.keys() & theirs.keys()
    assert len(both) >= len(DIFFERENT[house])
    different = {}
    for name in both:
        mine, its = values(ours, own[name]), values(official, theirs[name])
        if found := {key for key in mine.keys() | its.keys() if mine.get(key) != its.get(key)}:
            different[name] = found
    assert different == DIFFERENT[house]
