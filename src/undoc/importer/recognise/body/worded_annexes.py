"""Annexes whose labels a kind words: “Annex to the letter dated …”."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from undoc.importer.recognise.wordings import Reader, worded_regex
from undoc.importer.word.spans import NOWHERE
from undoc.model import Annex, Block, Fit, Heading, Inline, NumberedParagraph, PageBreak, Paragraph
from undoc.prepare.kinds.spelling import words


def in_worded_annexes(blocks: Sequence[Block], wording: str, reader: Reader) -> tuple[Block, ...]:
    """The blocks with those below a heading that is of the ``wording``, such as ``{annex} to the letter``, in an annex.

    What it says of the original language and its title are taken; a page break before it is its own.
    """
    pattern = worded_regex(wording, {})
    found: list[Block] = []
    inner: list[Block] | None = None
    annex: Annex | None = None
    awaits_title = False
    for block in blocks:
        match = pattern.fullmatch(words(block.inlines)) if isinstance(block, Heading) else None
        if match is not None and reader.annex(match["annex"]) is not None:
            _end(found, annex, inner)
            annex, inner, awaits_title = Annex((), None, (), NOWHERE), [], True
        elif isinstance(block, Annex):  # an enclosure or appendix has its own label
            _end(found, annex, inner)
            annex, inner = None, None
            found += _parted(block, in_worded_annexes(block.blocks, wording, reader))
        elif inner is None or annex is None:
            found.append(block)
        elif awaits_title and isinstance(block, Paragraph) and (original := _original(block.inlines, reader)):
            annex = replace(annex, original=original)
        elif awaits_title and isinstance(block, Heading) and not block.is_numbered:
            annex, awaits_title = replace(annex, title=block.inlines), False
        else:
            awaits_title = False
            inner.append(block)
    _end(found, annex, inner)
    return tuple(found)


def _parted(outer: Annex, blocks: Sequence[Block]) -> list[Block]:
    """An enclosure or appendix with its own blocks, and the annexes that were found in it, which follow it."""
    at = next((at for at, block in enumerate(blocks) if isinstance(block, Annex)), len(blocks))
    return [replace(outer, blocks=tuple(blocks[:at])), *blocks[at:]]


def _end(found: list[Block], annex: Annex | None, inner: list[Block] | None) -> None:
    """Add the annex that ends here; another one begins a page by itself."""
    last = found if inner is None else inner
    if last and isinstance(last[-1], PageBreak):
        last.pop()
    if annex is not None and inner is not None:
        found.append(replace(annex, blocks=tuple(_counted_anew(inner))))


def _counted_anew(blocks: Sequence[Block]) -> list[Block]:
    """The blocks without what says that their numbers begin anew, as they do in an annex."""
    made = list(blocks)
    if made and isinstance(block := made[0], Paragraph | NumberedParagraph) and block.fit is not None:
        fit = replace(block.fit, above=None)  # the space above the first is that of the annex
        made[0] = replace(block, fit=None if fit == Fit() else fit)
    first = next((at for at, block in enumerate(made) if isinstance(block, NumberedParagraph)), None)
    if first is not None and isinstance(block := made[first], NumberedParagraph) and block.start == 1:
        made[first] = replace(block, start=None)
    return made


def _original(inlines: Sequence[Inline], reader: Reader) -> str | None:
    return reader.annex_original(words(inlines))
