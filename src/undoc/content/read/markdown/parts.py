"""Parts of the body that have their own layout: which raw blocks stand between ``::: kind`` and ``:::``."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct, field

from undoc.content.read.markdown.context import Context
from undoc.content.read.markdown.raw import (
    RawBlock,
    RawBullet,
    RawFenced,
    RawFigure,
    RawHeading,
    RawNote,
    RawNumbered,
    RawParagraph,
    RawPartClose,
    RawPartOpen,
    RawPipeTable,
)
from undoc.content.read.source_map import RawText
from undoc.model import Place
from undoc.wording import did_you_mean, quoted


class PartKind(Struct, frozen=True):
    """What a kind of part may hold: parts of some kinds and some raw blocks; notes may be defined in all.

    ``says`` names it in messages; ``once`` means that a document has one at most.
    """

    says: str
    blocks: tuple[type[RawBlock], ...] = ()
    parts: tuple[str, ...] = ()
    once: bool = False
    advice: str = "Move it out of the part, or end the part before it with a line “:::”."


_TEXT = (RawParagraph, RawNumbered, RawBullet)
_ALL = (*_TEXT, RawHeading, RawFigure, RawPipeTable, RawFenced)
_IN_ANNEX = ("quotation", "landscape", "columns", "page-break")
_CONTENTS_ADVICE = "Write “:::” in the line after “::: contents”; the list is made from the headings."
_PAGE_BREAK_ADVICE = "Write “:::” in the line after “::: page-break”; what follows begins on a new page."
PART_KINDS = {
    "annex": PartKind("an annex", _ALL, parts=_IN_ANNEX),
    "appendix": PartKind("an appendix", _ALL, parts=_IN_ANNEX),
    "columns": PartKind("a part in columns", (*_TEXT, RawHeading, RawPipeTable, RawFenced)),
    "contents": PartKind("a list of contents", once=True, advice=_CONTENTS_ADVICE),
    "enclosure": PartKind("an enclosure", _ALL, parts=_IN_ANNEX),
    "landscape": PartKind("a landscape part", _ALL, parts=("page-break",)),
    "page-break": PartKind("a page break", advice=_PAGE_BREAK_ADVICE),
    "quotation": PartKind("a quotation", (*_TEXT, RawHeading, RawFigure)),
    "summary": PartKind("a summary", (*_TEXT, RawHeading, RawPipeTable, RawFenced), once=True),
}
_BLOCKS: dict[type[RawBlock], str] = {
    RawParagraph: "A paragraph",
    RawNumbered: "A numbered paragraph",
    RawBullet: "A bullet",
    RawHeading: "A heading",
    RawFigure: "A picture",
    RawPipeTable: "A table",
    RawFenced: "A table, chart or formula",
}


class RawPart(Struct):
    """A part, the text on the line that opens it, and what stands in it; ``misplaced`` is what must not."""

    kind: str
    text: RawText
    place: Place
    blocks: list[RawBlock | RawPart] = field(default_factory=list)
    misplaced: RawBlock | None = None

    @property
    def is_empty(self) -> bool:
        """Whether nothing but notes stands in it."""
        return all(isinstance(block, RawNote) for block in self.blocks)


def group_parts(raws: Iterable[RawBlock], context: Context) -> list[RawBlock | RawPart]:
    """Return the raw blocks with those of each part gathered in it; parts that do not fit are reported."""
    grouping = _Grouping(context)
    for raw in raws:
        match raw:
            case RawPartOpen():
                grouping.open(raw)
            case RawPartClose():
                grouping.close(raw)
            case _:
                grouping.add(raw)
    grouping.end()
    return grouping.grouped


class _Opened(Struct):
    """A part that has been opened; ``part`` is None when it cannot be, and what stands in it is not checked."""

    raw: RawPartOpen
    part: RawPart | None


class _Grouping(Struct):
    """The parts that are open, outermost first; ``inner`` is the last of them that can be."""

    context: Context
    grouped: list[RawBlock | RawPart] = field(default_factory=list)
    opened: list[_Opened] = field(default_factory=list)
    inner: list[RawPart] = field(default_factory=list)
    unfit: int = 0
    first: dict[str, Place] = field(default_factory=dict)

    def open(self, raw: RawPartOpen) -> None:
        part = self._part(raw) if self._is_known(raw) and self._fits(raw) else None
        self.opened.append(_Opened(raw, part))
        if part is None:
            self.unfit += 1
            self.context.mention(raw.text.content)
        else:
            self._blocks().append(part)
            self.inner.append(part)

    def close(self, raw: RawPartClose) -> None:
        if not self.opened:
            advice = "Remove it, or begin the part with a line like “::: quotation”."
            self.context.error(raw.place, "unopened-part", "No part is open that could end here.", advice)
        elif self.opened.pop().part is None:
            self.unfit -= 1
        else:
            self.inner.pop()

    def add(self, raw: RawBlock) -> None:
        self._blocks().append(raw)
        if self.inner and not self.unfit and not isinstance(raw, RawNote):
            part, kind = self.inner[-1], PART_KINDS[self.inner[-1].kind]
            # One is enough: when the end of the part is missing, all the rest of the document is misplaced.
            if type(raw) not in kind.blocks and part.misplaced is None:
                part.misplaced = raw
                message = f"{_BLOCKS[type(raw)]} stands in {kind.says}."
                self.context.error(raw.place, "misplaced-block", message, kind.advice)

    def end(self) -> None:
        for opened in self.opened:
            message = f"The part {quoted(opened.raw.kind)} does not end."
            advice = "Write a line “:::” after its last paragraph."
            self.context.error(opened.raw.place, "unclosed-part", message, advice)

    def _blocks(self) -> list[RawBlock | RawPart]:
        return self.inner[-1].blocks if self.inner else self.grouped

    def _part(self, raw: RawPartOpen) -> RawPart:
        if PART_KINDS[raw.kind].once:
            first = self.first.setdefault(raw.kind, raw.place)
            if first is not raw.place:
                says = PART_KINDS[raw.kind].says.partition(" ")[2]
                message = f"A second {says} stands here; the first is in line {first.line}."
                self.context.error(raw.place, "repeated-part", message, "Remove one of the two.")
        return RawPart(raw.kind, raw.text, raw.place)

    def _is_known(self, raw: RawPartOpen) -> bool:
        if raw.kind in PART_KINDS:
            return True
        advice = did_you_mean(raw.kind, PART_KINDS, f"The kinds are {', '.join(PART_KINDS)}.")
        self.context.error(raw.place, "unknown-part", f"{quoted(raw.kind)} is not a kind of part.", advice)
        return False

    def _fits(self, raw: RawPartOpen) -> bool:
        """Whether a part of the kind may stand here, which is reported if not."""
        if not self.inner or raw.kind in PART_KINDS[self.inner[-1].kind].parts:
            return True
        outer = self.inner[-1]
        says = PART_KINDS[raw.kind].says
        message = (
            f"{says[:1].upper()}{says[1:]} begins inside {PART_KINDS[outer.kind].says}, "
            f"the part of line {outer.place.line}."
        )
        self.context.error(raw.place, "part-in-part", message, "Close the outer part before it with “:::”.")
        return False
