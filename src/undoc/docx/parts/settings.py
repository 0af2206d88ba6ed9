"""The settings part: what Word must know to set the pages as they are printed (ISO/IEC 29500-1, 17.15).

Elements in the order of CT_Settings.
"""

from __future__ import annotations

from undoc.docx.text.languages import default_languages
from undoc.docx.xml import MAIN_NAMESPACE, twips
from undoc.templates.house import House
from undoc.templates.language import HanLatinSpacing, Language, Script
from undoc.xml_text import attribute

#: Word 2013 and later: lines and pages break by the rules of today's Word.
_COMPATIBILITY = {
    "compatibilityMode": 15,
    "overrideTableStyleFontSizeAndJustification": 1,
    "enableOpenTypeFeatures": 1,
    "doNotFlipMirrorIndents": 1,
    "differentiateMultirowTableHeaders": 1,
}
#: What files say that today's Word made. Where they do not, Word does not shrink the spaces of justified lines
#: (measured: 5 official files with it, whose lines shrink, and one without, where none of 10 lines does that could).
_SHRINKING = {"useWord2013TrackBottomHyphenation": 0}


#: The space between two paragraphs is what the first has below it and the second above it; without this Word takes
#: the larger of the two (17.15.3.21).
_ADDED_SPACES = "<w:doNotUseHTMLParagraphAutoSpacing/>"
#: A space beside a Han character is half an em wide, whatever its font (17.15.3.10).
_HALF_SPACES = "<w:balanceSingleByteDoubleByteWidth/>"


def settings(house: House, language: Language, *, shrinks_spaces: bool) -> str:
    """The XML of the settings part; ``shrinks_spaces`` as in ``PreparedDocument``."""
    compatibility = "".join(
        f'<w:compatSetting w:name="{name}" w:uri="http://schemas.microsoft.com/office/word" w:val="{value}"/>'
        for name, value in (_COMPATIBILITY | (_SHRINKING if shrinks_spaces else {})).items()
    )
    spacing = "compressPunctuation" if language.typography.squeeze_punctuation else "doNotCompress"
    as_written = language.typography.han_latin_spacing is HanLatinSpacing.AS_WRITTEN
    half_spaces = _HALF_SPACES if language.script is Script.HAN and as_written else ""
    return (
        f"<w:settings {MAIN_NAMESPACE}>"
        f'<w:defaultTabStop w:val="{twips(house.page.default_tab)}"/>'
        "<w:evenAndOddHeaders/>"
        f'<w:characterSpacingControl w:val="{spacing}"/>'
        f"{_line_breaks(language) if language.script is Script.HAN else ''}"
        '<w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>'
        f"<w:compat>{half_spaces}{_ADDED_SPACES}{compatibility}</w:compat>"
        f"<w:themeFontLang {default_languages(language)}/>"
        "</w:settings>"
    )


def _line_breaks(language: Language) -> str:
    """Which characters no line ends or begins with: the language's own sets, whatever a user of Word has chosen."""
    rules = language.typography
    after = f'<w:noLineBreaksAfter w:lang="{language.tag}" w:val="{attribute(rules.no_end)}"/>' if rules.no_end else ""
    before = f'<w:noLineBreaksBefore w:lang="{language.tag}" w:val="{attribute(rules.no_start)}"/>'
    return after + (before if rules.no_start else "")
