"""Paragraphs of a Word file as spans: runs, fields, links, notes, tracked changes (ISO/IEC 29500-1, 17.3 and 17.16)."""

from __future__ import annotations

import re
from collections.abc import Callable

from lxml import etree
from msgspec import Struct, field

from undoc.importer import tags
from undoc.importer import tracked as changes
from undoc.importer.fields import Field, Fields
from undoc.importer.names import ID, VAL, WP, R, V, W, first_child, is_on
from undoc.importer.package import Relationship
from undoc.importer.report import Change, Findings, in_full
from undoc.importer.signs import sign_of
from undoc.importer.spans import Raise, Span, joined
from undoc.importer.styles import (
    PLAIN,
    Look,
    Measure,
    Style,
    Styles,
    read_first,
    read_indents,
    read_number,
    read_spaces,
    whole,
)
from undoc.importer.tracked import Tracked

_RAISES = {"superscript": Raise.SUPERSCRIPT, "subscript": Raise.SUBSCRIPT}
#: Containers whose contents are text as if they were not there.
_THROUGH = frozenset(W + name for name in ("ins", "moveTo", "del", "moveFrom", "smartTag", "customXml", "dir", "bdo"))
_SILENT = frozenset(
    W + name
    for name in [
        "pPr",
        "proofErr",
        "bookmarkEnd",
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
        "softHyphen",
        "sdtPr",
        "sdtEndPr",
        "smartTagPr",
        "customXmlPr",
    ]
)
#: What paragraph properties say that matters here.
_PROPERTIES = {
    W + name: name
    for name in (
        "spacing",
        "rPr",
        "ind",
        "tabs",
        "jc",
        "numPr",
        "framePr",
        "sectPr",
        "pageBreakBefore",
        "keepNext",
        "keepLines",
        "outlineLvl",
    )
}
#: What run properties say that matters here; the last are told and left out.
_FORMS = {
    f"{W}b": "b",
    f"{W}i": "i",
    f"{W}vanish": "vanish",
    f"{W}rStyle": "rStyle",
    f"{W}vertAlign": "vertAlign",
    f"{W}spacing": "spacing",
    f"{W}sz": "sz",
    f"{W}w": "w",
    f"{W}strike": "struck through",
    f"{W}dstrike": "struck through",
    f"{W}u": "underlined",
    f"{W}highlight": "highlighted",
    f"{W}caps": "in capitals",
    f"{W}smallCaps": "in small capitals",
}
#: Twips in a point; the letter spaces (twips) and scales (percent) that the content format has.
_POINT = 20
_MOST_SPACE = 40
_SCALES = range(50, 201)
_CUSTOM_MARK = f"{W}customMarkFollows"
#: Letter space in points and scale in percent, None where they are those that the layout gives.
_Fit = tuple[float | None, float | None]
_USUAL_FIT: _Fit = (None, None)


class WordParagraph(Struct):
    """A paragraph of the file: its style, its spans as they stand, and what its properties say of its layout.

    ``indent`` and ``first`` are its own indents in twips, ``left`` and ``right`` those that it or its style has,
    as ``before`` and ``after``, the spaces above and below; ``above`` is the space between it and a text right above,
    ``hang`` how much further in than the others its first line begins.
    ``measure`` is what its style says of sizes and lines; ``size`` the size that its first text has of its own in
    half-points, 0 for none, None where it has no text; ``line`` its own exact distance of lines in twips, 0 for
    another, ``least`` its least one and ``spaced`` one by its font, in parts of 240, 0 for none.
    ``tabs`` are the tab stops that it has of its own.
    ``outline`` is its level in the outline from 0, ``has_outline`` that it says so itself.
    ``keep_next`` keeps it on the page of the next one, ``keep_lines`` on one page, ``keeps`` says that this is a text,
    ``at_margin`` says that it begins there, though other texts stand further in.
    ``page_break`` begins a page with it, ``breaks_after`` with what follows. ``contents`` is the depth of a list of
    contents that begins in it, ``listed`` what it has of one. ``boxes`` are the contents of text boxes in it,
    ``drawings`` its pictures and charts.
    """

    number: int
    style: Style
    spans: list[Span] = field(default_factory=list)
    list_number: str | None = None
    list_level: int = 0
    align: str = ""
    indent: int = 0
    first: int = 0
    left: int = 0
    right: int = 0
    before: int | None = None
    after: int | None = None
    above: int | None = None
    hang: int = 0
    measure: Measure = Measure()
    size: int | None = None
    line: int | None = None
    least: int = 0
    spaced: int = 0
    tabs: etree._Element | None = None
    is_framed: bool = False
    is_joined: bool = False
    section: etree._Element | None = None
    keep_next: bool = False
    keep_lines: bool = False
    keeps: bool = False
    at_margin: bool = False
    page_break: bool = False
    breaks_after: bool = False
    contents: int | None = None
    listed: list[Span] = field(default_factory=list)
    outline: int = 9
    has_outline: bool = False
    bookmarks: list[str] = field(default_factory=list)
    drawings: list[etree._Element] = field(default_factory=list)
    boxes: list[etree._Element] = field(default_factory=list)

    @property
    def stops(self) -> list[int]:
        """The tab stops that it has of its own, in twips."""
        kept = (stop for stop in self.tabs if stop.get(VAL) not in ("clear", "bar")) if self.tabs is not None else ()
        return sorted(map(stop_of, kept))

    @property
    def text(self) -> str:
        """Its text, with tabs and line breaks, without the marks of notes."""
        return "".join([span.text for span in self.spans if not span.note])


class RunReader:
    """Reads the paragraphs of one part. Fields may go over several paragraphs, so these are read in their order."""

    def __init__(
        self,
        styles: Styles,
        relationships: dict[str, Relationship],
        policy: Tracked,
        findings: Findings,
        part: str = "",
        *,
        is_tracked: bool = True,
    ) -> None:
        """``part`` says in a place of which part of the file it is, empty for the text.

        ``is_tracked`` is False when it is known that there are no tracked changes.
        """
        self._part = f" of the {part}" if part else ""
        self._styles = styles
        self._relationships = relationships
        self._policy = policy
        self.gone = changes.gone(policy) if is_tracked else frozenset[str]()
        self._findings = findings
        self._fields = Fields(findings)
        self._count = 0
        self._paragraph = WordParagraph(0, PLAIN)
        self._base = Look()
        #: Of the paragraph at hand: what its style says, what the layout gives its text, and the fit that follows.
        self._measure = self._usual = Measure()
        self._own_fit = _USUAL_FIT
        self._elements: dict[str, Callable[[etree._Element, str], None]] = {
            tags.W_R: self._run,
            tags.W_HYPERLINK: self._hyperlink,
            tags.W_FLD_SIMPLE: self._simple_field,
            tags.W_SDT: self._content_control,
            tags.W_BOOKMARK_START: self._bookmark,
            tags.MC_ALTERNATE_CONTENT: self._alternate,
            tags.M_O_MATH: self._formula,
            tags.M_O_MATH_PARA: self._formula,
        }

    def read(self, element: etree._Element) -> WordParagraph:
        """The paragraph that ``element`` (``w:p``) is."""
        self._count += 1
        properties = first_child(element, tags.W_P_PR)
        named = first_child(properties, tags.W_P_STYLE) if properties is not None else None
        style_key = named.get(VAL) if named is not None else None
        style = self._styles.get(style_key)
        paragraph = self._paragraph = WordParagraph(self._count, style)
        paragraph.list_number, paragraph.list_level = style.number, style.level
        paragraph.outline = style.outline
        paragraph.left, paragraph.right = style.left, style.right
        paragraph.before, paragraph.after = style.before, style.after
        paragraph.hang = style.first
        paragraph.align = style.align or ""
        if properties is not None:
            self._properties(properties, paragraph)
        self._findings.place = f"paragraph {self._count}{self._part}"
        self._base = style.look
        self._measure = paragraph.measure = self._styles.measure(style_key)
        # The layout sets running text like plain text, whatever style of his an author had for it.
        self._usual = self._styles.measure(None) if style.role in ("", "text") else self._measure
        self._own_fit = _USUAL_FIT
        if self._usual is not self._measure:
            self._own_fit = self._fit_of(self._measure.letter_space, self._measure.scale)
        self._children(element, "")
        paragraph.spans = joined(paragraph.spans)
        return paragraph

    def _properties(self, properties: etree._Element, paragraph: WordParagraph) -> None:
        for child in properties:
            match _PROPERTIES.get(child.tag):
                case None:
                    pass
                case "spacing":
                    paragraph.before, paragraph.after = read_spaces(child, (paragraph.before, paragraph.after))
                    distance = child.get(tags.W_LINE)
                    if distance is not None:
                        line, rule = whole(distance, 0), child.get(tags.W_LINE_RULE)
                        paragraph.line = line if rule == "exact" else 0
                        paragraph.spaced = line if rule in (None, "auto") else 0
                        paragraph.least = line if rule == "atLeast" else 0
                case "rPr":
                    paragraph.is_joined = changes.is_gone(child, self.gone)
                case "ind":
                    paragraph.indent = _twips(child.get(tags.W_LEFT) or child.get(tags.W_START))
                    paragraph.first = _twips(child.get(tags.W_FIRST_LINE)) - _twips(child.get(tags.W_HANGING))
                    paragraph.left, paragraph.right = read_indents(child, (paragraph.left, paragraph.right))
                    paragraph.hang = read_first(child, paragraph.hang)
                case "tabs":
                    paragraph.tabs = child
                case "jc":
                    paragraph.align = child.get(VAL, "")
                case "numPr":
                    paragraph.list_number, paragraph.list_level = read_number(
                        properties, (paragraph.list_number, paragraph.list_level)
                    )
                case "framePr":
                    paragraph.is_framed = True
                case "sectPr":
                    paragraph.section = child
                case "keepNext":
                    paragraph.keep_next = is_on(child.get(VAL))
                case "keepLines":
                    paragraph.keep_lines = is_on(child.get(VAL))
                case "pageBreakBefore":
                    paragraph.page_break = is_on(child.get(VAL))
                case "outlineLvl":
                    paragraph.outline = min(9, _twips(child.get(VAL)))
                    paragraph.has_outline = True

    def _children(self, element: etree._Element, link: str) -> None:
        elements = self._elements
        for child in element:
            name = child.tag
            handler = elements.get(name)
            if handler is not None:
                handler(child, link)
            elif name in _THROUGH:
                if name not in self.gone:
                    self._children(child, link)
            elif name not in _SILENT and isinstance(name, str):
                self._unknown(child, link)

    def _unknown(self, element: etree._Element, link: str) -> None:
        """An element that is not known here: what text there is in it is kept."""
        if any(True for _ in element.iter(tags.W_T)):
            name = etree.QName(element).localname
            self._findings.add(Change.SIMPLIFIED, "unknown-element", f"The text of an element “{name}” was kept alone.")
            self._children(element, link)

    # Containers

    def _hyperlink(self, element: etree._Element, link: str) -> None:
        relationship = self._relationships.get(element.get(f"{R}id", ""))
        anchor = element.get(tags.W_ANCHOR)
        if relationship is not None and relationship.is_external:
            link = relationship.target + (f"#{anchor}" if anchor else "")
        elif anchor:
            link = f"#{anchor}"
        self._children(element, link)

    def _simple_field(self, element: etree._Element, link: str) -> None:
        self._fields.begin()
        self._fields.instruct(element.get(tags.W_INSTR, ""))
        self._understand(self._fields.separate())
        self._children(element, link)
        self._fields.end()

    def _content_control(self, element: etree._Element, link: str) -> None:
        properties = element.find(tags.W_SDT_PR)
        if properties is not None and properties.find(tags.W_SHOWING_PLC_HDR) is not None:
            text = "".join(piece.text or "" for piece in element.iter(tags.W_T))
            message = f"A content control that was not filled in was left out: {in_full(text)}"
            self._findings.add(Change.DROPPED, "placeholder", message)
            return
        for content in element.iterchildren(tags.W_SDT_CONTENT):
            self._children(content, link)

    def _bookmark(self, element: etree._Element, link: str) -> None:
        name = element.get(tags.W_NAME)
        if name:
            self._paragraph.bookmarks.append(name)

    def _alternate(self, element: etree._Element, link: str) -> None:
        """Of several forms of the same thing the first in which there is something that is understood."""
        forms = [child for child in element if child.tag in (tags.MC_CHOICE, tags.MC_FALLBACK)]
        for form in forms:
            if any(True for _ in form.iter(tags.W_TXBX_CONTENT, tags.A_BLIP, tags.C_CHART, tags.W_T, tags.V_IMAGEDATA)):
                self._children(form, link)
                return
        if forms:
            self._drawing_lost(forms[0])

    def _formula(self, element: etree._Element, link: str) -> None:
        text = "".join(piece.text or "" for piece in element.iter(tags.M_T))
        message = f"A formula became plain text: {in_full(text)}"
        self._findings.add(Change.SIMPLIFIED, "formula", message)
        self._add(Span(text, italic=True, link=link))

    # Runs

    def _run(self, run: etree._Element, link: str) -> None:
        bold, italic, position = bool(self._base.bold), bool(self._base.italic), Raise.NORMAL
        letter_space, scale = self._own_fit
        size = 0
        marked = False
        for child in run:
            name = child.tag
            if name == tags.W_R_PR:
                bold, italic, position, is_hidden, (letter_space, scale), size = self._look(run, child)
                if is_hidden and not self._fields:
                    hidden = "".join(piece.text or "" for piece in run.iter(tags.W_T))
                    if hidden.strip():
                        message = f"Hidden text was left out: {in_full(hidden)}"
                        self._findings.add(Change.DROPPED, "hidden-text", message)
                    return
            elif name == tags.W_T:
                if self._paragraph.size is None:
                    self._paragraph.size = size
                text = child.text
                # What follows the call of a note with a mark of its own is that mark.
                if text and not marked:
                    if child.get("{http://www.w3.org/XML/1998/namespace}space") != "preserve":
                        text = text.strip(" \t\r\n")
                    if not text.isascii() and "\u200e" in text:
                        # Word files set figures and symbols apart with it in Arabic; the layout does that itself.
                        text = text.replace("\u200e", "")
                    if "\n" in text or "\t" in text or "\r" in text:
                        text = re.sub(r"[\t\r\n]", " ", text)
                    self._add(Span(text, bold, italic, position, link, "", False, letter_space, scale))
            else:
                marked = marked or is_on(child.get(_CUSTOM_MARK, "0"))
                form = Span("", bold, italic, position, link, "", False, letter_space, scale)
                self._in_run(child, name, form)

    def _in_run(self, child: etree._Element, name: str, form: Span) -> None:
        if name == tags.W_TAB or name == tags.W_PTAB:
            self._add(form._replace(text="\t"))
        elif name == tags.W_BR:
            kind = child.get(tags.W_TYPE)
            if kind == "page":
                # Where the line after it begins with nothing, what follows is the next paragraph.
                has_text = any(span.note or span.text.strip() for span in self._paragraph.spans)
                if has_text or self._paragraph.drawings:
                    self._paragraph.breaks_after = True
                else:
                    self._paragraph.page_break = True
            elif kind == "column":
                return
            else:
                self._add(form._replace(text="\n"))
        elif name == tags.W_CR:
            self._add(form._replace(text="\n"))
        elif name == tags.W_NO_BREAK_HYPHEN:
            self._add(form._replace(text="\u2011"))
        elif name == tags.W_SYM:
            self._add(form._replace(text=self._symbol(child)))
        elif name in (tags.W_FOOTNOTE_REFERENCE, tags.W_ENDNOTE_REFERENCE):
            kind = "f" if name == tags.W_FOOTNOTE_REFERENCE else "e"
            into = self._paragraph.listed if self._fields.is_skipping else self._paragraph.spans
            into.append(Span("", note=f"{kind}{child.get(ID, '')}"))
        elif name == tags.W_FLD_CHAR:
            self._field_character(child)
        elif name == tags.W_INSTR_TEXT:
            self._fields.instruct(child.text or "")
        elif name == tags.W_DEL_TEXT:
            if self._policy is Tracked.REJECT and child.text:
                self._add(form._replace(text=child.text))
        elif name in (tags.W_DRAWING, tags.W_PICT, tags.W_OBJECT):
            self._drawing(child)
        elif name == tags.MC_ALTERNATE_CONTENT:
            self._alternate_in_run(child, form)
        elif name == tags.W_COMMENT_REFERENCE:
            text = "".join(span.text for span in self._paragraph.spans)
            self._findings.comments[child.get(ID, "")] = self._findings.at(text)
        elif name == tags.W_RUBY:
            base = child.find(tags.W_RUBY_BASE)
            text = "".join(piece.text or "" for reading in child.iter(tags.W_RT) for piece in reading.iter(tags.W_T))
            self._findings.add(Change.SIMPLIFIED, "ruby", f"A reading beside characters was left out: {in_full(text)}")
            if base is not None:
                self._children(base, form.link)
        elif name not in _SILENT and isinstance(name, str):
            self._unknown(child, form.link)

    def _alternate_in_run(self, element: etree._Element, form: Span) -> None:
        forms = [child for child in element if child.tag in (tags.MC_CHOICE, tags.MC_FALLBACK)]
        for one in forms:
            for child in one:
                if child.tag in (tags.W_DRAWING, tags.W_PICT, tags.W_OBJECT) and self._has_contents(child):
                    self._drawing(child)
                    return
                if child.tag in (tags.W_T, tags.W_TAB, tags.W_SYM):
                    self._in_run(child, child.tag, form) if child.tag != tags.W_T else self._add(
                        form._replace(text=child.text or "")
                    )
                    return
        if forms:
            self._drawing_lost(forms[0])

    def _look(self, run: etree._Element, properties: etree._Element) -> tuple[bool, bool, Raise, bool, _Fit, int]:
        """Bold, italic, raised, hidden, fit and own size: from the styles of paragraph and characters and the run."""
        bold = italic = vanish = None
        styled = PLAIN.look
        position: Raise | None = None
        said = ""
        size = 0
        fit = self._own_fit
        measure = self._measure
        letter_space, scale = measure.letter_space, measure.scale
        for child in properties:
            match _FORMS.get(child.tag):
                case None:
                    pass
                case "b":
                    bold = is_on(child.get(VAL))
                case "i":
                    italic = is_on(child.get(VAL))
                case "vanish":
                    vanish = is_on(child.get(VAL))
                case "rStyle":
                    styled = self._styles.look(child.get(VAL, ""))
                case "vertAlign":
                    position = _RAISES.get(child.get(VAL, ""), Raise.NORMAL)
                case "sz":
                    size = whole(child.get(VAL), 0)
                case "spacing":
                    letter_space = whole(child.get(VAL), measure.letter_space)
                    fit = self._fit_of(letter_space, scale)
                case "w":
                    scale = whole(child.get(VAL), measure.scale)
                    fit = self._fit_of(letter_space, scale)
                case form:
                    said = form if is_on(child.get(VAL)) else said
        if said and properties.find(tags.W_R_STYLE) is None:
            texts = (piece.text or "" for piece in run.iterchildren(tags.W_T))
            text = "".join(texts).strip()
            if text and not (said.endswith("capitals") and text == text.upper()):
                self._findings.add(Change.SIMPLIFIED, "form", f"Text that is {said} became plain.")
        base = self._base
        return (
            bold if bold is not None else bool(base.bold) != bool(styled.bold),
            italic if italic is not None else bool(base.italic) != bool(styled.italic),
            position if position is not None else Raise.SUPERSCRIPT if styled.raised else Raise.NORMAL,
            vanish if vanish is not None else bool(styled.vanish),
            fit,
            size,
        )

    def _fit_of(self, space: int, scale: int) -> _Fit:
        """Letter space in points and scale in percent where they are not those of the paragraph's style."""
        usual = self._usual
        return (
            space / _POINT if space != usual.letter_space and abs(space) <= _MOST_SPACE else None,
            float(scale) if scale != usual.scale and scale in _SCALES else None,
        )

    def _symbol(self, element: etree._Element) -> str:
        font, code = element.get(tags.W_FONT, ""), element.get(tags.W_CHAR, "")
        found = sign_of(font, code)
        if found is None:
            message = f"A sign of the font “{font}” (code {code}) has no letter of its own."
            self._findings.add(Change.DROPPED, "symbol", message)
        return found or ""

    def _add(self, span: Span) -> None:
        if not self._fields.is_skipping:
            if self._fields:
                span = self._fields.linked(span)
            self._paragraph.spans.append(span)
        elif self._fields.is_made:
            self._paragraph.listed.append(span)

    # Fields

    def _field_character(self, element: etree._Element) -> None:
        match element.get(tags.W_FLD_CHAR_TYPE):
            case "begin":
                self._fields.begin()
            case "separate":
                self._understand(self._fields.separate())
            case "end":
                self._understand(self._fields.end())

    def _understand(self, begun: Field | None) -> None:
        if begun is not None and begun.contents is not None:
            self._paragraph.contents = begun.contents

    # Pictures

    def _has_contents(self, element: etree._Element) -> bool:
        return any(True for _ in element.iter(tags.W_TXBX_CONTENT, tags.A_BLIP, tags.C_CHART, tags.V_IMAGEDATA))

    def _drawing(self, element: etree._Element) -> None:
        if self._fields.is_skipping:
            return
        boxes = [box for box in element.iter(tags.W_TXBX_CONTENT) if not _is_within(box, element, tags.W_TXBX_CONTENT)]
        self._paragraph.boxes.extend(boxes)
        if any(True for _ in element.iter(tags.A_BLIP, tags.C_CHART, tags.V_IMAGEDATA)):
            self._paragraph.drawings.append(element)
        elif not boxes:
            self._drawing_lost(element)

    def _drawing_lost(self, element: etree._Element) -> None:
        """A drawing without a picture; a line alone is a rule, which the layout draws itself."""
        if _is_line(element):
            return
        said = [one.get("descr") or one.get("string") or "" for one in element.iter(f"{WP}docPr", f"{V}textpath")]
        text = " ".join(said).strip()
        message = f"A drawing without a picture or text was left out{f': {in_full(text)}' if text else '.'}"
        self._findings.add(Change.DROPPED, "drawing", message)


def _is_within(element: etree._Element, outer: etree._Element, name: str) -> bool:
    """Whether an element of the name lies between the two, or one is an older form of what is there already."""
    for ancestor in element.iterancestors():
        if ancestor is outer:
            return False
        if ancestor.tag == name or ancestor.tag == tags.MC_FALLBACK:
            return True
    return False


def _is_line(element: etree._Element) -> bool:
    names = {str(one.tag).rpartition("}")[2] for one in element.iter()}
    if "line" in names or "cxnSp" in names:
        return True
    return any(one.get("prst") in ("line", "straightConnector1") for one in element.iter(tags.A_PRST_GEOM))


def stop_of(stop: etree._Element) -> int:
    """Where a tab stop stands, in twips."""
    return _twips(stop.get(tags.W_POS))


def _twips(text: str | None) -> int:
    try:
        return int(float(text or 0))
    except (ValueError, OverflowError):
        return 0
