"""The texts of runs, and which elements beside them hold none."""

from __future__ import annotations

import re
from collections.abc import Mapping

from lxml import etree

from undoc.importer.report import Change, Findings, in_full
from undoc.importer.word import tags
from undoc.importer.word.names import VAL, R, W, child_of, is_on
from undoc.importer.word.package import Relationship
from undoc.importer.word.runs.looks import RunLook
from undoc.importer.word.runs.signs import sign_of, with_signs
from undoc.importer.word.spans import Span

#: Containers whose contents are text as if they were not there.
THROUGH = frozenset(W + name for name in ("ins", "moveTo", "del", "moveFrom", "smartTag", "customXml", "dir", "bdo"))
SILENT = frozenset(
    W + name
    for name in [
        "pPr",
        "proofErr",
        "commentRangeStart",
        "commentRangeEnd",
        "permStart",
        "permEnd",
        "lastRenderedPageBreak",
        "moveFromRangeStart",
        "moveFromRangeEnd",
        "moveToRangeStart",
        "moveToRangeEnd",
        "customXmlInsRangeStart",
        "rPr",
        "customXmlInsRangeEnd",
        "customXmlDelRangeStart",
        "customXmlDelRangeEnd",
        "annotationRef",
        "footnoteRef",
        "endnoteRef",
        "separator",
        "continuationSeparator",
        "sdtPr",
        "sdtEndPr",
        "smartTagPr",
        "customXmlPr",
    ]
)
#: Characters that part lines and paragraphs, where text has them (Unicode, 5.8); Word breaks the line.
_LINE_BREAKS = str.maketrans(dict.fromkeys("\u0085\u2028\u2029", "\n"))
#: Says of the call of a note that it has a mark of its own.
CUSTOM_MARK = f"{W}customMarkFollows"
_HEXADECIMAL = re.compile(r"[0-9A-Fa-f]{2,4}")
SOFT_HYPHEN = "\u00ad"

#: Fills that are no shading on white paper.
NO_SHADE = ("auto", "ffffff")


def text_in(element: etree._Element, font: str) -> str:
    """The text of ``w:t`` in a ``font`` of signs, empty for another; tabs and line breaks in it are spaces in Word."""
    text = element.text or ""
    if element.get("{http://www.w3.org/XML/1998/namespace}space") != "preserve":
        text = text.strip(" \t\r\n")
    if "\n" in text or "\t" in text or "\r" in text:
        text = re.sub(r"[\t\r\n]", " ", text)
    if not text.isascii():
        # Word files set figures and symbols apart with U+200E in Arabic; the layout does that itself.
        text = text.replace("\u200e", "").translate(_LINE_BREAKS)
    return with_signs(text, font) if font else text


def own_mark(reference: etree._Element) -> str:
    """The mark that a note has of its own: what follows its call in the same run; empty when Word counts it."""
    if not is_on(reference.get(CUSTOM_MARK, "0")):
        return ""
    return "".join(piece.text or "" for piece in reference.itersiblings(tags.W_T)).strip()


def span_of(text: str, look: RunLook, link: str) -> Span:
    """A text of a run that looks so."""
    bold, italic = look.emphasis(text)
    letter_space, scale = look.fit
    return Span(
        text,
        bold=bold,
        italic=italic,
        position=look.position,
        link=link,
        letter_space=letter_space,
        scale=scale,
        language=look.language,
    )


def is_unfilled(control: etree._Element) -> bool:
    """Whether a content control (``w:sdt``) shows only what is to be written there."""
    properties = control.find(tags.W_SDT_PR)
    showing = None if properties is None else properties.find(tags.W_SHOWING_PLC_HDR)
    return showing is not None and is_on(showing.get(VAL))


def tell_unfilled(element: etree._Element, findings: Findings) -> None:
    """Tell of a content control (``w:sdt``) that was not filled in, which is left out."""
    text = "".join(piece.text or "" for piece in element.iter(tags.W_T)).strip()
    message = f"A content control that was not filled in was left out{f': {in_full(text)}' if text else '.'}"
    findings.add(Change.DROPPED, "placeholder", message)


def tell_other_file(element: etree._Element, relationships: Mapping[str, Relationship], findings: Findings) -> None:
    """Tell of text that stands in another file (``w:altChunk``, ``w:subDoc``), which is not read."""
    relationship = relationships.get(element.get(f"{R}id", ""))
    name = f" ({relationship.target})" if relationship is not None else ""
    message = f"The text of a file within the file{name}, which Word puts here (altChunk), was left out."
    if element.tag == tags.W_SUB_DOC:
        message = f"A subdocument{name} was left out: it is a file of its own."
    findings.add(Change.DROPPED, "other-file", message)


def symbol_in(element: etree._Element, findings: Findings) -> str:
    """The letter for a sign of another font (``w:sym``); one without any is told, and empty."""
    font, code = element.get(tags.W_FONT, ""), element.get(tags.W_CHAR, "")
    found = sign_of(font, int(code, 16)) if _HEXADECIMAL.fullmatch(code) else None
    if found is None:
        message = f"A sign of the font “{font}” (code {code}) has no letter of its own."
        findings.add(Change.DROPPED, "symbol", message)
    return found or ""


def tell_edges(paragraph: etree._Element, findings: Findings) -> None:
    """Tell of rules around a paragraph, and of its shading."""
    properties = child_of(paragraph, tags.W_P_PR)
    if properties is None:
        return
    borders, shading = child_of(properties, tags.W_P_BDR), child_of(properties, tags.W_SHD)
    if borders is not None and any(one.get(VAL) not in ("nil", "none", None) for one in borders):
        findings.add(Change.SIMPLIFIED, "form", "Rules around a paragraph were left out.")
    if shading is not None and shading.get(tags.W_FILL, "auto").lower() not in NO_SHADE:
        findings.add(Change.SIMPLIFIED, "form", "The shading of a paragraph was left out.")


def tell_soft_hyphens(findings: Findings) -> None:
    """Tell of hyphens that show only where a line ends."""
    message = "Hyphens that show only where a line ends were left out: lines end between words."
    findings.add(Change.DROPPED, "soft-hyphen", message)


def tell_handwriting(findings: Findings) -> None:
    """Tell of ink (``w:contentPart``)."""
    findings.add(Change.DROPPED, "drawing", "What was drawn by hand (ink) was left out.")
