"""Paragraphs of a Word file as spans: runs, fields, links, notes, tracked changes (ISO/IEC 29500-1, 17.3 and 17.16)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from lxml import etree

from undoc.importer import tracked as changes
from undoc.importer.names import ID, MC, VAL, A, C, M, R, V, W, is_on
from undoc.importer.package import Relationship
from undoc.importer.report import Change, Findings
from undoc.importer.spans import Raise, Span, joined
from undoc.importer.styles import PLAIN, Look, Style, Styles, read_look, read_number
from undoc.importer.tracked import Tracked

_RAISES = {"superscript": Raise.SUPERSCRIPT, "subscript": Raise.SUBSCRIPT}
#: Containers whose contents are text as if they were not there.
_THROUGH = frozenset(W + name for name in ("ins", "moveTo", "del", "moveFrom", "smartTag", "customXml", "dir", "bdo"))
_SILENT = frozenset(
    W + name
    for name in (
        "pPr proofErr bookmarkEnd commentRangeStart commentRangeEnd permStart permEnd lastRenderedPageBreak "
        "moveFromRangeStart moveFromRangeEnd moveToRangeStart moveToRangeEnd customXmlInsRangeStart rPr "
        "customXmlInsRangeEnd customXmlDelRangeStart customXmlDelRangeEnd annotationRef footnoteRef endnoteRef "
        "separator continuationSeparator softHyphen commentReference sdtPr sdtEndPr smartTagPr customXmlPr"
    ).split()
)
_INSTRUCTION = re.compile(r'"((?:[^"\\]|\\.)*)"|(\S+)')
#: Fields whose result is made anew.
_MADE = frozenset(("TOC", "PAGEREF", "INDEX", "TOA", "XE", "TC", "RD", "SECTIONPAGES"))
_SYMBOLS = {
    ("symbol", "b7"): "•",
    ("symbol", "2d"): "−",
    ("symbol", "b0"): "°",
    ("symbol", "b1"): "±",
    ("symbol", "b3"): "≥",
    ("symbol", "a3"): "≤",
    ("symbol", "b4"): "×",
    ("symbol", "61"): "α",
    ("symbol", "62"): "β",
    ("symbol", "6d"): "μ",
    ("wingdings", "a7"): "▪",
    ("wingdings", "d8"): "➢",
    ("wingdings", "fc"): "✓",
    ("wingdings", "a8"): "☐",
    ("wingdings", "fe"): "☑",
    ("wingdings", "e0"): "→",
}


@dataclass(slots=True)
class WordParagraph:
    """A paragraph of the file: its style, its spans as they stand, and what its properties say of its layout.

    ``indent`` and ``first`` are in twips. ``boxes`` are the contents of text boxes in it, ``drawings`` its pictures
    and charts.
    """

    number: int
    style: Style
    spans: list[Span] = field(default_factory=list)
    list_number: str | None = None
    list_level: int = 0
    align: str = ""
    indent: int = 0
    first: int = 0
    is_framed: bool = False
    is_joined: bool = False
    section: etree._Element | None = None
    page_break: bool = False
    outline: int = 9
    bookmarks: list[str] = field(default_factory=list)
    drawings: list[etree._Element] = field(default_factory=list)
    boxes: list[etree._Element] = field(default_factory=list)

    @property
    def text(self) -> str:
        """Its text, with tabs and line breaks, without the marks of notes."""
        return "".join([span.text for span in self.spans if not span.note])


@dataclass(slots=True)
class _Field:
    """A field that has begun: its instruction as far as it is known, and whether its result has begun."""

    instruction: list[str] = field(default_factory=list)
    in_result: bool = False
    link: str = ""
    is_made: bool = False
    is_reference: bool = False


class RunReader:
    """Reads the paragraphs of one part. Fields may go over several paragraphs, so these are read in their order."""

    def __init__(
        self,
        styles: Styles,
        relationships: dict[str, Relationship],
        policy: Tracked,
        findings: Findings,
    ) -> None:
        self._styles = styles
        self._relationships = relationships
        self._policy = policy
        self._gone = changes.gone(policy)
        self._findings = findings
        self._fields: list[_Field] = []
        self._count = 0
        self._paragraph = WordParagraph(0, PLAIN)
        self._base = Look()
        self._looks: dict[tuple[str | None, bytes], tuple[bool, bool, Raise, bool]] = {}
        self._elements: dict[str, Callable[[etree._Element, str], None]] = {
            f"{W}r": self._run,
            f"{W}hyperlink": self._hyperlink,
            f"{W}fldSimple": self._simple_field,
            f"{W}sdt": self._content_control,
            f"{W}bookmarkStart": self._bookmark,
            f"{MC}AlternateContent": self._alternate,
            f"{M}oMath": self._formula,
            f"{M}oMathPara": self._formula,
        }

    def read(self, element: etree._Element) -> WordParagraph:
        """The paragraph that ``element`` (``w:p``) is."""
        self._count += 1
        properties = element.find(f"{W}pPr")
        style_key = None
        if properties is not None:
            named = properties.find(f"{W}pStyle")
            style_key = named.get(VAL) if named is not None else None
        style = self._styles.get(style_key)
        paragraph = self._paragraph = WordParagraph(self._count, style)
        paragraph.list_number, paragraph.list_level = style.number, style.level
        paragraph.outline = style.outline
        paragraph.align = style.align or ""
        if properties is not None:
            self._properties(properties, paragraph)
        self._findings.place = f"paragraph {self._count}"
        self._base = style.look
        self._children(element, "")
        paragraph.spans = joined(paragraph.spans)
        return paragraph

    def _properties(self, properties: etree._Element, paragraph: WordParagraph) -> None:
        for child in properties:
            name = child.tag
            if name == f"{W}numPr":
                paragraph.list_number, paragraph.list_level = read_number(
                    properties, (paragraph.list_number, paragraph.list_level)
                )
            elif name == f"{W}jc":
                paragraph.align = child.get(VAL, "")
            elif name == f"{W}ind":
                paragraph.indent = _twips(child.get(f"{W}left") or child.get(f"{W}start"))
                paragraph.first = _twips(child.get(f"{W}firstLine")) - _twips(child.get(f"{W}hanging"))
            elif name == f"{W}framePr":
                paragraph.is_framed = True
            elif name == f"{W}sectPr":
                paragraph.section = child
            elif name == f"{W}pageBreakBefore":
                paragraph.page_break = is_on(child.get(VAL))
            elif name == f"{W}outlineLvl":
                paragraph.outline = min(9, _twips(child.get(VAL)))
            elif name == f"{W}rPr":
                paragraph.is_joined = changes.is_gone(child, self._policy)

    def _children(self, element: etree._Element, link: str) -> None:
        elements = self._elements
        for child in element:
            name = child.tag
            handler = elements.get(name)
            if handler is not None:
                handler(child, link)
            elif name in _THROUGH:
                if name not in self._gone:
                    self._children(child, link)
            elif name not in _SILENT and isinstance(name, str):
                self._unknown(child, link)

    def _unknown(self, element: etree._Element, link: str) -> None:
        """An element that is not known here: what text there is in it is kept."""
        if any(True for _ in element.iter(f"{W}t")):
            name = etree.QName(element).localname
            self._findings.add(Change.SIMPLIFIED, "unknown-element", f"The text of an element “{name}” was kept alone.")
            self._children(element, link)

    # Containers

    def _hyperlink(self, element: etree._Element, link: str) -> None:
        relationship = self._relationships.get(element.get(f"{R}id", ""))
        anchor = element.get(f"{W}anchor")
        if relationship is not None and relationship.is_external:
            link = relationship.target + (f"#{anchor}" if anchor else "")
        elif anchor:
            link = f"#{anchor}"
        self._children(element, link)

    def _simple_field(self, element: etree._Element, link: str) -> None:
        begun = _Field([element.get(f"{W}instr", "")])
        self._separate(begun)
        self._fields.append(begun)
        self._children(element, link)
        self._fields.pop()

    def _content_control(self, element: etree._Element, link: str) -> None:
        properties = element.find(f"{W}sdtPr")
        if properties is not None and properties.find(f"{W}showingPlcHdr") is not None:
            message = "A content control that was not filled in was left out."
            self._findings.add(Change.DROPPED, "placeholder", message)
            return
        for content in element.iterchildren(f"{W}sdtContent"):
            self._children(content, link)

    def _bookmark(self, element: etree._Element, link: str) -> None:
        name = element.get(f"{W}name")
        if name:
            self._paragraph.bookmarks.append(name)

    def _alternate(self, element: etree._Element, link: str) -> None:
        """Of several forms of the same thing the first in which there is something that is understood."""
        forms = [child for child in element if child.tag in (f"{MC}Choice", f"{MC}Fallback")]
        for form in forms:
            if any(True for _ in form.iter(f"{W}txbxContent", f"{A}blip", f"{C}chart", f"{W}t", f"{V}imagedata")):
                self._children(form, link)
                return
        if forms:
            self._drawing_lost(forms[0])

    def _formula(self, element: etree._Element, link: str) -> None:
        text = "".join(piece.text or "" for piece in element.iter(f"{M}t"))
        message = f"A formula became plain text: {text[:60]}"
        self._findings.add(Change.SIMPLIFIED, "formula", message)
        self._add(Span(text, italic=True, link=link))

    # Runs

    def _run(self, run: etree._Element, link: str) -> None:
        properties = run.find(f"{W}rPr")
        if properties is not None:
            bold, italic, position, is_hidden = self._look(properties)
        else:
            bold, italic, position, is_hidden = bool(self._base.bold), bool(self._base.italic), Raise.NORMAL, False
        if is_hidden and not self._fields:
            if any(piece.text for piece in run.iter(f"{W}t")):
                self._findings.add(Change.DROPPED, "hidden-text", "Hidden text was left out.")
            return
        for child in run:
            name = child.tag
            if name == f"{W}t":
                text = child.text
                if text:
                    if child.get("{http://www.w3.org/XML/1998/namespace}space") != "preserve":
                        text = text.strip(" \t\r\n")
                    if "\n" in text or "\t" in text or "\r" in text:
                        text = re.sub(r"[\t\r\n]", " ", text)
                    self._add(Span(text, bold, italic, position, link))
            elif name == f"{W}rPr":
                continue
            else:
                self._in_run(child, name, Span("", bold, italic, position, link))

    def _in_run(self, child: etree._Element, name: str, form: Span) -> None:
        if name == f"{W}tab" or name == f"{W}ptab":
            self._add(form._replace(text="\t"))
        elif name == f"{W}br":
            if child.get(f"{W}type") in ("page", "column"):
                self._paragraph.page_break = True
            else:
                self._add(form._replace(text="\n"))
        elif name == f"{W}cr":
            self._add(form._replace(text="\n"))
        elif name == f"{W}noBreakHyphen":
            self._add(form._replace(text="\u2011"))
        elif name == f"{W}sym":
            self._add(form._replace(text=self._symbol(child)))
        elif name in (f"{W}footnoteReference", f"{W}endnoteReference"):
            if not self._is_skipping():
                kind = "f" if name == f"{W}footnoteReference" else "e"
                self._paragraph.spans.append(Span("", note=f"{kind}{child.get(ID, '')}"))
        elif name == f"{W}fldChar":
            self._field_character(child)
        elif name == f"{W}instrText":
            if self._fields and not self._fields[-1].in_result:
                self._fields[-1].instruction.append(child.text or "")
        elif name == f"{W}delText":
            if self._policy is Tracked.REJECT and child.text:
                self._add(form._replace(text=child.text))
        elif name in (f"{W}drawing", f"{W}pict", f"{W}object"):
            self._drawing(child)
        elif name == f"{MC}AlternateContent":
            self._alternate_in_run(child, form)
        elif name == f"{W}ruby":
            base = child.find(f"{W}rubyBase")
            self._findings.add(Change.SIMPLIFIED, "ruby", "A reading beside characters was left out.")
            if base is not None:
                self._children(base, form.link)
        elif name not in _SILENT and isinstance(name, str):
            self._unknown(child, form.link)

    def _alternate_in_run(self, element: etree._Element, form: Span) -> None:
        forms = [child for child in element if child.tag in (f"{MC}Choice", f"{MC}Fallback")]
        for one in forms:
            for child in one:
                if child.tag in (f"{W}drawing", f"{W}pict", f"{W}object") and self._has_contents(child):
                    self._drawing(child)
                    return
                if child.tag in (f"{W}t", f"{W}tab", f"{W}sym"):
                    self._in_run(child, child.tag, form) if child.tag != f"{W}t" else self._add(
                        form._replace(text=child.text or "")
                    )
                    return
        if forms:
            self._drawing_lost(forms[0])

    def _look(self, properties: etree._Element) -> tuple[bool, bool, Raise, bool]:
        """Bold, italic, raised and hidden, from the paragraph's style, the character style and the run itself."""
        own = read_look(properties)
        styled = Look()
        named = properties.find(f"{W}rStyle")
        if named is not None:
            styled = self._styles.look(named.get(VAL, ""))
        align = properties.find(f"{W}vertAlign")
        position = _RAISES.get(align.get(VAL, ""), Raise.NORMAL) if align is not None else Raise.NORMAL
        for name, what in (("strike", "struck through"), ("dstrike", "struck through"), ("u", "underlined")):
            element = properties.find(W + name)
            if element is None or not is_on(element.get(VAL)) or named is not None:
                continue
            if any(piece.text and piece.text.strip() for piece in (properties.getparent() or properties).iter(f"{W}t")):
                self._findings.add(Change.SIMPLIFIED, f"{name}-text", f"Text that is {what} became plain.")
        bold = own.bold if own.bold is not None else bool(self._base.bold) != bool(styled.bold)
        italic = own.italic if own.italic is not None else bool(self._base.italic) != bool(styled.italic)
        vanish = own.vanish if own.vanish is not None else bool(styled.vanish)
        return bold, italic, position, vanish

    def _symbol(self, element: etree._Element) -> str:
        font = element.get(f"{W}font", "").lower()
        code = element.get(f"{W}char", "").lower()
        code = code[2:] if code.startswith("f0") and len(code) == 4 else code.lstrip("0")
        found = _SYMBOLS.get((font, code))
        if found is None:
            message = f"A sign of the font “{element.get(f'{W}font', '')}” (code {code}) has no letter of its own."
            self._findings.add(Change.DROPPED, "symbol", message)
        return found or ""

    def _add(self, span: Span) -> None:
        if not self._is_skipping():
            if self._fields:
                span = self._in_fields(span)
            self._paragraph.spans.append(span)

    # Fields

    def _is_skipping(self) -> bool:
        return any(not begun.in_result or begun.is_made for begun in self._fields)

    def _in_fields(self, span: Span) -> Span:
        for begun in self._fields:
            if begun.link:
                span = span._replace(link=begun.link, is_field=begun.is_reference)
        return span

    def _field_character(self, element: etree._Element) -> None:
        match element.get(f"{W}fldCharType"):
            case "begin":
                self._fields.append(_Field())
            case "separate" if self._fields:
                self._separate(self._fields[-1])
            case "end" if self._fields:
                ended = self._fields.pop()
                if not ended.in_result:
                    self._separate(ended)

    def _separate(self, begun: _Field) -> None:
        begun.in_result = True
        words = [quoted or word for quoted, word in _INSTRUCTION.findall("".join(begun.instruction))]
        kind = words[0].upper() if words else ""
        begun.is_made = kind in _MADE
        if kind == "PAGEREF":
            message = "A reference to a page was left out: pages are counted when the document is set."
            self._findings.add(Change.DROPPED, "page-reference", message)
        elif kind in ("REF", "NOTEREF") and len(words) > 1 and not words[1].startswith("\\"):
            begun.link, begun.is_reference = f"#{words[1]}", kind == "REF"
        elif kind == "HYPERLINK":
            begun.link = _address(words[1:])

    # Pictures

    def _has_contents(self, element: etree._Element) -> bool:
        return any(True for _ in element.iter(f"{W}txbxContent", f"{A}blip", f"{C}chart", f"{V}imagedata"))

    def _drawing(self, element: etree._Element) -> None:
        if self._is_skipping():
            return
        boxes = [box for box in element.iter(f"{W}txbxContent") if not _is_within(box, element, f"{W}txbxContent")]
        self._paragraph.boxes.extend(boxes)
        if any(True for _ in element.iter(f"{A}blip", f"{C}chart", f"{V}imagedata")):
            self._paragraph.drawings.append(element)
        elif not boxes:
            self._drawing_lost(element)

    def _drawing_lost(self, element: etree._Element) -> None:
        """A drawing without a picture; a line alone is a rule, which the layout draws itself."""
        if _is_line(element):
            return
        self._findings.add(Change.DROPPED, "drawing", "A drawing without a picture or text was left out.")


def _is_within(element: etree._Element, outer: etree._Element, name: str) -> bool:
    """Whether an element of the name lies between the two, or one is an older form of what is there already."""
    for ancestor in element.iterancestors():
        if ancestor is outer:
            return False
        if ancestor.tag == name or ancestor.tag == f"{MC}Fallback":
            return True
    return False


def _is_line(element: etree._Element) -> bool:
    names = {etree.QName(one).localname for one in element.iter() if isinstance(one.tag, str)}
    if "line" in names or "cxnSp" in names:
        return True
    return any(one.get("prst") in ("line", "straightConnector1") for one in element.iter(f"{A}prstGeom"))


def _address(words: list[str]) -> str:
    """The address of a HYPERLINK field; ``\\l`` stands before a place in the document."""
    address, place = "", ""
    rest: Iterator[str] = iter(words)
    for word in rest:
        if word == "\\l":
            place = next(rest, "")
        elif word in ("\\o", "\\t"):
            next(rest, "")
        elif not word.startswith("\\"):
            address = address or word
    return f"{address}#{place}" if place else address


def _twips(text: str | None) -> int:
    try:
        return int(float(text or 0))
    except (ValueError, OverflowError):
        return 0
