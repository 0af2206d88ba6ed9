"""Paragraphs of a Word file as spans: runs, fields, links, notes, tracked changes (ISO/IEC 29500-1, 17.3 and 17.16)."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from lxml import etree
from msgspec import Struct
from msgspec.structs import replace

from undoc.importer.report import Change, Findings, in_full
from undoc.importer.word import tags
from undoc.importer.word import tracked as changes
from undoc.importer.word.names import ID, R, is_on
from undoc.importer.word.package import Relationship
from undoc.importer.word.paragraphs import WordParagraph, paragraph_of
from undoc.importer.word.runs.drawings import RunDrawings, has_contents
from undoc.importer.word.runs.fields import Field, Fields, unclosed
from undoc.importer.word.runs.looks import RunLooks, font_of_signs
from undoc.importer.word.runs.shown_fields import ShownFields, Standing
from undoc.importer.word.runs.texts import (
    CUSTOM_MARK,
    SILENT,
    SOFT_HYPHEN,
    THROUGH,
    is_unfilled,
    own_mark,
    span_of,
    symbol_in,
    tell_edges,
    tell_handwriting,
    tell_other_file,
    tell_soft_hyphens,
    tell_unfilled,
    text_in,
)
from undoc.importer.word.spans import Span, joined
from undoc.importer.word.styles import PLAIN, Styles
from undoc.importer.word.tracked import Tracked
from undoc.model import KEPT_HYPHEN

_DRAWN = (tags.W_DRAWING, tags.W_PICT, tags.W_OBJECT)
_SIGNS = (tags.W_T, tags.W_TAB, tags.W_SYM)
#: The bookmarks around calls of notes that our own files have.
_OWN_CALL = re.compile(r"_udn_n\d+")


class Source(Struct, frozen=True):
    """What all parts of a Word file are read with: its styles, what becomes of tracked changes, and its other parts.

    ``is_tracked`` is False when it is known that there are no tracked changes.
    """

    styles: Styles
    policy: Tracked
    is_tracked: bool = True
    xml: Callable[[str], etree._Element] | None = None


class RunReader:
    """Reads the paragraphs of one part. Fields may go over several paragraphs, so these are read in their order."""

    def __init__(
        self, source: Source, relationships: Mapping[str, Relationship], findings: Findings, part: str = ""
    ) -> None:
        """``part`` is what places in the report call this part of the file, empty for the main text."""
        self._part = f" of the {part}" if part else ""
        self._styles = styles = source.styles
        self._relationships = relationships
        self._policy = source.policy
        self._drawings = RunDrawings(relationships, source.xml, findings)
        self.gone = changes.gone(source.policy) if source.is_tracked else frozenset[str]()
        self._findings = findings
        self._fields = Fields(findings)
        self._shown = ShownFields(findings)
        self._unclosed: frozenset[etree._Element] = frozenset()
        #: The bookmarks that are open, by their ids, and the notes that are called in bookmarks, by their names.
        self._open: dict[str, str] = {}
        self.called: dict[str, str] = {}
        self._count = 0
        self._paragraph = WordParagraph(0, PLAIN)
        self._looks = RunLooks(styles, findings)
        self._elements: dict[str, Callable[[etree._Element, str], None]] = {
            tags.W_R: self._run,
            tags.W_HYPERLINK: self._hyperlink,
            tags.W_FLD_SIMPLE: self._simple_field,
            tags.W_SDT: self._content_control,
            tags.W_BOOKMARK_START: self._bookmark,
            tags.W_BOOKMARK_END: self._bookmark_end,
            tags.MC_ALTERNATE_CONTENT: self._alternate,
            tags.M_O_MATH: self._formula,
            tags.M_O_MATH_PARA: self._formula,
            tags.W_SUB_DOC: self.other_file,
            tags.W_ALT_CHUNK: self.other_file,
        }

    def begin_story(self, element: etree._Element) -> None:
        """What follows are the paragraphs of ``element`` (a body, a note, a text box)."""
        self._unclosed |= unclosed(element, self.gone)

    def read(self, element: etree._Element) -> WordParagraph:
        """The paragraph that ``element`` (``w:p``) is."""
        self._count += 1
        paragraph = self._paragraph = paragraph_of(element, self._count, self._styles, self.gone)
        self._findings.place = f"paragraph {self._count}{self._part}"
        self._looks.begin(paragraph)
        self._children(element, "")
        paragraph.spans = joined(paragraph.spans)
        if not self._part and paragraph.text.strip():
            tell_edges(element, self._findings)
        return paragraph

    def _children(self, element: etree._Element, link: str) -> None:
        elements = self._elements
        for child in element:
            name = child.tag
            handler = elements.get(name)
            if handler is not None:
                handler(child, link)
            elif name in THROUGH:
                if name not in self.gone:
                    self._children(child, link)
            elif name not in SILENT and isinstance(name, str):
                self._unknown(child, link)

    def _unknown(self, element: etree._Element, link: str) -> None:
        """An element that is not known here: what text there is in it is kept."""
        if element.tag == tags.W_T:  # outside a run
            self._add(Span(element.text or "", link=link))
        elif any(True for _ in element.iter(tags.W_T)):
            name = etree.QName(element).localname
            self._findings.add(
                Change.SIMPLIFIED,
                "unknown-element",
                f"Of an element “{name}”, which is not known, only the text was kept.",
            )
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
        self._end_field(Span("", link=link))

    def other_file(self, element: etree._Element, link: str = "") -> None:
        """Tell of text that stands in another file."""
        tell_other_file(element, self._relationships, self._findings)

    def _content_control(self, element: etree._Element, link: str) -> None:
        if is_unfilled(element):
            tell_unfilled(element, self._findings)
            return
        for content in element.iterchildren(tags.W_SDT_CONTENT):
            self._children(content, link)

    def _bookmark(self, element: etree._Element, link: str) -> None:
        name = element.get(tags.W_NAME)
        if name:
            self._paragraph.bookmarks.append(name)
            self._open[element.get(ID, "")] = name

    def _bookmark_end(self, element: etree._Element, link: str) -> None:
        self._open.pop(element.get(ID, ""), None)

    def _alternate(self, element: etree._Element, link: str) -> None:
        """Of several forms of the same thing the first in which there is something that is understood."""
        forms = [child for child in element if child.tag in (tags.MC_CHOICE, tags.MC_FALLBACK)]
        for form in forms:
            if has_contents(form, tags.W_T):
                self._children(form, link)
                return
        if forms:
            self._drawings.lost(forms[0])

    def _formula(self, element: etree._Element, link: str) -> None:
        from undoc.importer.word.formulas.spans import lines_of_formulas, span_of_formula  # few files have one

        for line in lines_of_formulas(element) if element.tag == tags.M_O_MATH_PARA else [(element,)]:
            if line[0].tag == tags.M_O_MATH:
                span = span_of_formula(line, self.gone, self._findings, link)
                if span is not None:
                    self._add(span)
            elif line[0].tag in THROUGH and line[0].tag not in self.gone:
                self._children(line[0], link)

    # Runs

    def _run(self, run: etree._Element, link: str) -> None:
        look = self._looks.plain
        marked = False
        font = ""
        for child in run:
            name = child.tag
            if name == tags.W_R_PR:
                font = font_of_signs(child)
                look = self._looks.of(run, child)
                if look.is_hidden and not self._fields:
                    hidden = "".join(piece.text or "" for piece in run.iter(tags.W_T))
                    if hidden.strip():
                        message = f"Hidden text was left out: {in_full(hidden)}"
                        self._findings.add(Change.DROPPED, "hidden-text", message)
                    return
            elif name == tags.W_T:
                if self._paragraph.size is None:
                    self._paragraph.size = look.size
                if child.text:
                    self._paragraph.sizes[look.size] += len(child.text)
                # What follows the call of a note with a mark of its own is that mark.
                if child.text and not marked:
                    text = text_in(child, font)
                    if SOFT_HYPHEN in text:
                        tell_soft_hyphens(self._findings)
                        text = text.replace(SOFT_HYPHEN, "")
                    self._add(span_of(text, look, link))
            elif name != tags.W_SYM or not marked:
                marked = marked or is_on(child.get(CUSTOM_MARK, "0"))
                self._in_run(child, name, span_of("", look, link))

    def _in_run(self, child: etree._Element, name: str, form: Span) -> None:
        if name == tags.W_TAB or name == tags.W_PTAB:
            self._add(replace(form, text="\t"))
        elif name == tags.W_BR:
            self._break(child, form)
        elif name == tags.W_CR:
            self._add(replace(form, text="\n"))
        elif name == tags.W_NO_BREAK_HYPHEN:
            self._add(replace(form, text=KEPT_HYPHEN))
        elif name == tags.W_SOFT_HYPHEN:
            tell_soft_hyphens(self._findings)
        elif name == tags.W_SYM:
            self._add(replace(form, text=symbol_in(child, self._findings)))
        elif name in (tags.W_FOOTNOTE_REFERENCE, tags.W_ENDNOTE_REFERENCE):
            self._note_call(child, "f" if name == tags.W_FOOTNOTE_REFERENCE else "e")
        elif name == tags.W_FLD_CHAR:
            self._field_character(child, form)
        elif name == tags.W_INSTR_TEXT or (name == tags.W_DEL_INSTR_TEXT and self._policy is Tracked.REJECT):
            self._fields.instruct(child.text or "")
        elif name == tags.W_DEL_TEXT:
            if self._policy is Tracked.REJECT and child.text:
                self._add(replace(form, text=child.text))
        elif name in _DRAWN:
            self._drawing(child)
        elif name == tags.W_CONTENT_PART:
            tell_handwriting(self._findings)
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
        elif name not in SILENT and isinstance(name, str):
            self._unknown(child, form.link)

    def _break(self, element: etree._Element, form: Span) -> None:
        kind = element.get(tags.W_TYPE)
        if kind == "page":
            # Where the line after it begins with nothing, what follows is the next paragraph.
            has_text = any(span.note or span.text.strip() for span in self._paragraph.spans)
            if has_text or self._paragraph.drawings:
                self._paragraph.breaks_after = True
            else:
                self._paragraph.page_break = True
        elif kind != "column":
            self._add(replace(form, text="\n"))

    def _note_call(self, reference: etree._Element, kind: str) -> None:
        into = self._paragraph.listed if self._fields.is_skipping else self._paragraph.spans
        self._fields.fill()
        key = f"{kind}{reference.get(ID, '')}"
        for bookmark in self._open.values():
            self.called.setdefault(bookmark, key)
            if _OWN_CALL.fullmatch(bookmark) and bookmark in self._paragraph.bookmarks:
                self._paragraph.bookmarks.remove(bookmark)  # it names this call, not the paragraph
        into.append(Span(own_mark(reference), note=key))

    def _drawing(self, element: etree._Element) -> None:
        self._fields.fill()
        if not self._fields.is_skipping:
            self._drawings.take(element, self._paragraph)

    def _alternate_in_run(self, element: etree._Element, form: Span) -> None:
        forms = [child for child in element if child.tag in (tags.MC_CHOICE, tags.MC_FALLBACK)]
        for one in forms:
            known = [child for child in one if child.tag in _SIGNS or (child.tag in _DRAWN and has_contents(child))]
            for child in known:
                if child.tag == tags.W_T:
                    self._add(replace(form, text=child.text or ""))
                else:
                    self._in_run(child, child.tag, form)
            if known:
                return
        if forms:
            self._drawings.lost(forms[0])

    def _add(self, span: Span) -> None:
        if self._fields and span.text:
            self._fields.fill()
        if not self._fields.is_skipping:
            if self._fields:
                span = self._fields.linked(span)
                note = self.called.get(self._fields.note)
                if note is not None and span.text.strip():
                    span = Span("", note=note)  # a further call of a note
            self._paragraph.spans.append(span)
        elif self._fields.is_made:
            self._paragraph.listed.append(span)
        else:
            self._fields.instruct_outer(span.text)

    # Fields

    def _field_character(self, element: etree._Element, form: Span) -> None:
        kind = element.get(tags.W_FLD_CHAR_TYPE)
        if element in self._unclosed:
            if kind == "begin":
                message = "A field that has no end was left out; what follows it stays as text."
                self._findings.add(Change.SIMPLIFIED, "unclosed-field", message)
            return
        match kind:
            case "begin":
                self._fields.begin(element.find(tags.W_FF_DATA))
            case "separate":
                self._understand(self._fields.separate())
            case "end":
                self._end_field(form)

    def _end_field(self, form: Span) -> None:
        """End the innermost field; one without a result may show something all the same."""
        if self._fields.is_instructed:
            self._understand(self._fields.separate())
        ended = self._fields.end()
        if ended is None or ended.has_text:
            return
        paragraph = self._paragraph
        standing = Standing(paragraph.outline, None if paragraph.list_number is None else paragraph.list_level)
        for span in self._shown.spans(ended.words, ended.text, ended.form, standing):
            self._add(replace(form, text=span.text, position=span.position or form.position, formula=span.formula))

    def _understand(self, begun: Field | None) -> None:
        if begun is not None and begun.contents is not None:
            self._paragraph.contents = begun.contents
