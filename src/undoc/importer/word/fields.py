"""Fields in the text of a Word file: what their results are read as (ISO/IEC 29500-1, 17.16)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct, field

from undoc.importer.report import Change, Findings
from undoc.importer.word.attributes import figure_in
from undoc.importer.word.spans import Span

_INSTRUCTION = re.compile(r'"((?:[^"\\]|\\.)*)"|(\S+)')
_DEPTH = re.compile(r'\\o\s*"?\d-(\d)')
#: Lists of terms, of sources, and (with ``\\c``) of tables or figures, which no document has.
_LISTS = ("INDEX", "TOA")
#: Fields whose result is made anew.
_MADE = frozenset(("TOC", "PAGEREF", "INDEX", "TOA", "XE", "TC", "RD", "SECTIONPAGES"))


class Field(Struct):
    """A field that has begun: its instruction as far as it is known, and whether its result has begun.

    ``link`` is where the result leads, ``contents`` the depth of the list of contents that it is, 0 for one unknown.
    """

    instruction: list[str] = field(default_factory=list)
    in_result: bool = False
    link: str = ""
    is_made: bool = False
    is_reference: bool = False
    contents: int | None = None


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

    def begin(self) -> None:
        """A field begins with its instruction."""
        self._begun.append(Field())

    def instruct(self, text: str) -> None:
        """Part of an instruction."""
        if self._begun and not self._begun[-1].in_result:
            self._begun[-1].instruction.append(text)

    def separate(self) -> Field | None:
        """The innermost field's result begins; returns this field, whose instruction is understood now."""
        if not self._begun:
            return None
        begun = self._begun[-1]
        begun.in_result = True
        instruction = "".join(begun.instruction)
        words = [quoted or word for quoted, word in _INSTRUCTION.findall(instruction)]
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
        elif kind == "HYPERLINK":
            begun.link = _address(words[1:])
        begun.is_made = kind in _MADE
        return begun

    def end(self) -> Field | None:
        """The innermost field ends; returns it when it had no result, so that its instruction is understood now."""
        separated = self.separate() if self._begun and not self._begun[-1].in_result else None
        if self._begun:
            self._begun.pop()
        return separated

    def linked(self, span: Span) -> Span:
        """The span with the link of the fields that it stands in."""
        for begun in self._begun:
            if begun.link:
                span = span._replace(link=begun.link, is_field=begun.is_reference)
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
