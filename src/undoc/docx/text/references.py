"""Cross-references: which of them Word can compute, and how (REF fields, ISO/IEC 29500-1, 17.16.5.52).

A reference prints the number of what it leads to. Where Word counts that number, the field asks for it: Word gives it
without the full stop at its end. A number that is text, such as a typed label or that of a table, has a bookmark of its
own, and the field repeats what is in it. A reference to a sub-paragraph, ``2 (b)``, is two fields. What neither can
give stays the text that it is, as a link.
"""

from __future__ import annotations

import re

from msgspec import Struct

from undoc.docx.text.bookmarks import NUMBER_PREFIX, bookmark_name
from undoc.docx.text.numbering import AutomaticLabels
from undoc.docx.text.walks import spans
from undoc.prepare.prepared import Chart, Figure, Paragraph, PreparedDocument, Role, Span, Table, paragraphs_of, walk

#: What stands between a label and the number in it.
_AROUND = ".、 -"
_CAPTIONED = (Role.CAPTION, Role.HEADING)


class Piece(Struct, frozen=True):
    """A part of a reference: its text, and the instruction of the field that gives it (empty: it is text)."""

    text: str
    instruction: str = ""


class _Step(Struct, frozen=True):
    """A labelled paragraph on the way to a target."""

    anchor: str
    label: str
    counted: bool

    @property
    def number(self) -> str:
        """The number as a field gives it."""
        return self.label.rstrip("." if self.counted else _AROUND)

    @property
    def instruction(self) -> str:
        if self.counted:
            return f"REF {bookmark_name(self.anchor)} \\n \\h"
        return f"REF {bookmark_name(self.anchor, NUMBER_PREFIX)} \\h"


class References:
    """The cross-references of a document. ``labels`` is None when labels are typed.

    ``numbers`` are the numbers that need a bookmark of their own, by the anchor of the paragraph or table whose first
    text has them.
    """

    def __init__(self, prepared: PreparedDocument, labels: AutomaticLabels | None) -> None:
        self._steps: dict[str, tuple[_Step, ...]] = {}
        self._texts: dict[str, Paragraph] = {}
        self._find_targets(prepared, labels)
        self.numbers: dict[str, str] = {}
        self._known: dict[tuple[str, str], tuple[Piece, ...]] = {}
        for span in spans(prepared):
            if span.target and (span.target, span.text) not in self._known:
                self._known[span.target, span.text] = self._pieces(span.target, span.text)

    def pieces(self, span: Span) -> tuple[Piece, ...]:
        """The parts of a reference; none when Word cannot compute it."""
        return self._known.get((span.target or "", span.text), ())

    def _find_targets(self, prepared: PreparedDocument, labels: AutomaticLabels | None) -> None:
        above: dict[int, list[_Step | None]] = {}
        for block in (*prepared.head, *walk(prepared.blocks)):
            if isinstance(block, Table) and block.caption:
                self._texts[block.anchor] = block.caption[0]
            elif isinstance(block, Figure | Chart) and block.caption is not None:
                self._texts[block.anchor] = block.caption
            for paragraph in paragraphs_of(block):
                if not paragraph.label:
                    self._texts[paragraph.anchor] = paragraph
                    continue
                step = _Step(paragraph.anchor, paragraph.label, labels is not None and labels.counts(paragraph))
                steps: tuple[_Step, ...] = (step,)
                if paragraph.role is Role.NUMBERED:
                    chain = above.setdefault(paragraph.part, [])
                    del chain[paragraph.level :]
                    chain += [None] * (paragraph.level - len(chain)) + [step]
                    steps = tuple(one for one in chain if one is not None)
                self._steps[paragraph.anchor] = steps

    def _pieces(self, anchor: str, text: str) -> tuple[Piece, ...]:
        if steps := self._steps.get(anchor):
            return self._stepwise(steps, text)
        target = self._texts.get(anchor)
        if not anchor or target is None or target.role not in _CAPTIONED or not target.spans:
            return ()
        if text == target.text and target.role is Role.CAPTION:
            return (Piece(text, f"REF {bookmark_name(anchor)} \\h"),)
        if self.numbers.get(anchor, text) != text or standing(text, target.spans[0].text) is None:
            return ()
        self.numbers[anchor] = text
        return (Piece(text, f"REF {bookmark_name(anchor, NUMBER_PREFIX)} \\h"),)

    def _stepwise(self, steps: tuple[_Step, ...], text: str) -> tuple[Piece, ...]:
        # A label that shows the numbers above it, 1.1, stands for these as well.
        told = (steps[first:] for first in range(len(steps)))
        steps = next((some for some in told if " ".join(step.number for step in some) == text), ())
        if not steps or not all(step.anchor and step.number for step in steps):
            return ()
        self.numbers.update({step.anchor: step.number for step in steps if not step.counted})
        pieces: list[Piece] = []
        for step in steps:
            pieces += [Piece(" ")] if pieces else []
            pieces.append(Piece(step.number, step.instruction))
        return tuple(pieces)


def standing(number: str, text: str) -> tuple[int, int] | None:
    """Where in a text, such as ``Table 1``, a number stands by itself: the last such place, None without one."""
    found = list(re.finditer(rf"(?<![0-9A-Za-z]){re.escape(number)}(?![0-9A-Za-z])", text)) if number else []
    return found[-1].span() if found else None
