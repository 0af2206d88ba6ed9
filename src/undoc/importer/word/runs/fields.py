"""Fields in the text of a Word file: what their results are read as (ISO/IEC 29500-1, 17.16)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from lxml import etree
from msgspec import Struct, field
from msgspec.structs import replace

from undoc.importer.attributes import figure_in
from undoc.importer.report import Change, Findings, in_full
from undoc.importer.word import tags
from undoc.importer.word.spans import Span

_INSTRUCTION = re.compile(r'"((?:[^"\\]|\\.)*)"|(\S+)')
_DEPTH = re.compile(r'\\o\s*"?\d-(\d)')
#: Lists of terms, of sources, and (with ``\\c``) of tables or figures, which no document has.
_LISTS = ("INDEX", "TOA")
#: Marks for these lists, and for lists of contents.
_ENTRIES = ("XE", "TA", "TC")
#: Fields whose result is made anew.
_MADE = frozenset(("TOC", "PAGEREF", "INDEX", "TOA", "XE", "TC", "RD", "SECTIONPAGES"))


class Field(Struct):
    """A field that has begun: its instruction as far as it is known, and whether its result has begun.

    ``link`` is where the result leads, ``contents`` the depth of the list of contents that it is, 0 for one unknown.
    ``note`` is the bookmark of a note's call whose mark it repeats. ``form`` is what a field of a form holds
    (``w:ffData``), ``has_text`` whether there is something in the result.
    """

    form: etree._Element | None = None
    instruction: list[str] = field(default_factory=list)
    in_result: bool = False
    has_text: bool = False
    link: str = ""
    is_made: bool = False
    is_reference: bool = False
    note: str = ""
    contents: int | None = None

    @property
    def text(self) -> str:
        """Its instruction."""
        return "".join(self.instruction)

    @property
    def words(self) -> list[str]:
        """The words of its instruction, without quotation marks."""
        return [quoted or word for quoted, word in _INSTRUCTION.findall(self.text)]


class Fields:
    """The fields that have begun and not ended, the outermost first; they may go over several paragraphs."""

    def __init__(self, findings: Findings) -> None:
        self._findings = findings
        self._begun: list[Field] = []

    def __bool__(self) -> bool:
        return bool(self._begun)

    @property
    def is_skipping(self) -> bool:
        """Whether what stands here is no text: an instruction, or a result that is made anew."""
        return bool(self._begun) and any(not begun.in_result or begun.is_made for begun in self._begun)

    @property
    def is_made(self) -> bool:
        """Whether what stands here is a result that is made anew."""
        return any(begun.in_result and begun.is_made for begun in self._begun)

    @property
    def is_instructed(self) -> bool:
        """Whether the innermost field has no result yet."""
        return bool(self._begun) and not self._begun[-1].in_result

    @property
    def note(self) -> str:
        """The bookmark of the call whose mark the innermost field repeats, empty for none."""
        return self._begun[-1].note if self._begun else ""

    def begin(self, form: etree._Element | None = None) -> None:
        """A field begins with its instruction; ``form`` is what it holds when it is one of a form."""
        self._begun.append(Field(form))

    def instruct(self, text: str) -> None:
        """Add a part to the instruction of the innermost field."""
        if self._begun and not self._begun[-1].in_result:
            self._begun[-1].instruction.append(text)

    def instruct_outer(self, text: str) -> None:
        """Add the result of a field that stands within an instruction to that instruction."""
        for begun in reversed(self._begun):
            if not begun.in_result:
                begun.instruction.append(text)
                return

    def fill(self) -> None:
        """Note that the results that have begun are not empty."""
        for begun in self._begun:
            begun.has_text = begun.has_text or begun.in_result

    def separate(self) -> Field | None:
        """The innermost field's result begins; returns this field, whose instruction is understood now."""
        if not self._begun:
            return None
        begun = self._begun[-1]
        begun.in_result = True
        instruction = begun.text
        words = begun.words
        kind = words[0].upper() if words else ""
        is_other_list = kind in _LISTS or (kind == "TOC" and "\\c" in words)
        if is_other_list:
            message = f"A list that Word makes of the text ({kind}) was left out."
            self._findings.add(Change.DROPPED, "made-list", message)
        elif kind == "TOC":
            depth = _DEPTH.search(instruction)
            begun.contents = min(6, max(1, figure_in(depth[1]) or 1)) if depth else 0
        if kind == "PAGEREF" and not self.is_made:
            message = "A reference to a page was left out: pages are counted when the document is set."
            self._findings.add(Change.DROPPED, "page-reference", message)
        elif kind in ("REF", "NOTEREF") and len(words) > 1 and not words[1].startswith("\\"):
            begun.link, begun.is_reference = f"#{words[1]}", kind == "REF"
            begun.note = words[1] if kind == "NOTEREF" and "\\f" in words else ""
        elif kind == "HYPERLINK":
            begun.link = _address(words[1:])
        begun.is_made = kind in _MADE
        return begun

    def end(self) -> Field | None:
        """The innermost field ends; returns it. A mark for a list that Word makes is told."""
        ended = self._begun.pop() if self._begun else None
        kind, *entry = (ended.words if ended is not None else []) or [""]
        if kind.upper() in _ENTRIES:
            message = f"A mark for a list that Word makes ({kind.upper()}) was left out: {in_full(' '.join(entry))}"
            self._findings.add(Change.DROPPED, "list-mark", message)
        return ended

    def linked(self, span: Span) -> Span:
        """The span with the link of the fields that it stands in."""
        for begun in self._begun:
            if begun.link:
                span = replace(span, link=begun.link, is_field=begun.is_reference)
        return span


def _address(words: Sequence[str]) -> str:
    r"""The address of a HYPERLINK field; ``\l`` stands before a place in the document."""
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


def unclosed(root: etree._Element, gone: frozenset[str]) -> frozenset[etree._Element]:
    """The characters (``w:fldChar``) of a part that begin fields which never end, and those that begin their results.

    What stands in elements ``gone`` is not there.
    """
    begun: list[list[etree._Element]] = []
    for character in root.iter(tags.W_FLD_CHAR):
        if gone and any(ancestor.tag in gone for ancestor in character.iterancestors()):
            continue
        kind = character.get(tags.W_FLD_CHAR_TYPE)
        if kind == "begin":
            begun.append([character])
        elif begun and kind == "separate":
            begun[-1].append(character)
        elif begun and kind == "end":
            begun.pop()
    return frozenset(character for characters in begun for character in characters)
