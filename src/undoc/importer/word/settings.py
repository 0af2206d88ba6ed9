"""What the settings of a Word file say of how Word lays it out."""

from __future__ import annotations

from collections.abc import Sequence

from lxml import etree

from undoc.importer.attributes import figure_in
from undoc.importer.word.names import VAL, W, is_on
from undoc.model import Justification

#: The mode of Word 2013 and later.
_MODE = 15
#: ``DocSecurity`` of files that may be commented only (ISO/IEC 29500-1, 22.2.2.8).
_LOCKED = "4"


def adds_spaces(settings: etree._Element | None) -> bool:
    """Whether between two paragraphs there are the space below the one and that above the other, not the larger."""
    flag = settings.find(f".//{W}doNotUseHTMLParagraphAutoSpacing") if settings is not None else None
    return flag is not None and is_on(flag.get(VAL))


def justification(settings: etree._Element | None) -> Justification:
    """How Word fills the lines of justified text, by the compatibility settings of the file.

    Spaces shrink in files of mode 15 that say that today's Word made them (``useWord2013TrackBottomHyphenation`` is 0):
    19 official files, 2 to 14 % of whose justified lines have spaces narrower by a tenth or more. In a file of mode 15
    without it none of 69 lines has, and 98 % of the lines end where they do if none may, 81 % if they may
    (``benchmarks/justification.py``). Templates and versions tell nothing more: all 20 are of version 16. A file
    without settings is taken for one of today.
    """
    if settings is None:
        return Justification.FIT
    said = {one.get(f"{W}name", ""): one.get(VAL, "") for one in settings.iter(f"{W}compatSetting")}
    mode = figure_in(said.get("compatibilityMode"))
    is_new = mode is not None and mode >= _MODE and said.get("useWord2013TrackBottomHyphenation") == "0"
    return Justification.FIT if is_new else Justification.STRETCH


def old_template(properties: etree._Element | None) -> str:
    """The template of an older Word (``.dot``) that a locked file names, which its settings do not speak of; else "".

    Files that a program has converted are locked (DocSecurity 4); their settings are its own, and who printed them may
    have had another Word.
    """
    if properties is None:
        return ""
    said = {etree.QName(one).localname: (one.text or "").strip() for one in properties.iterchildren("{*}*")}
    template = said.get("Template", "")
    return template if said.get("DocSecurity") == _LOCKED and template.lower().endswith(".dot") else ""


def restarts_notes(settings: etree._Element | None, sections: Sequence[etree._Element]) -> bool:
    """Whether the numbers of notes begin anew in each section or on each page (17.11.19)."""
    places = [section.find(f"{W}footnotePr") for section in sections]
    places += [settings.find(f"{W}footnotePr")] if settings is not None else []
    found = {one.get(VAL) for place in places if place is not None for one in place.iter(f"{W}numRestart")}
    return "eachPage" in found or ("eachSect" in found and len(sections) > 1)
