"""The text of a resolution: the organ that speaks, its preamble, what it decides, and where it was adopted.

Rules: Editorial Manual, "Resolutions and decisions: drafting and editing". The first words of each paragraph, up to the
verb, are in italics; the paragraphs of the preamble begin further in; a single operative paragraph has no number.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from msgspec.structs import replace

from undoc.model import Block, Emphasis, Emphasized, Inline, NumberedParagraph, Paragraph, Place, Text
from undoc.model.blocks import Part
from undoc.prepare.kinds.spelling import words
from undoc.templates.language import AFTER, BEFORE, OPERATIVE, PREAMBLE

_HAN = re.compile("[\u4e00-\u9fff]")


def resolution(
    blocks: Sequence[Block], organ: str, comma: str, verbs: Mapping[str, Sequence[str]], place: Place
) -> tuple[Block, ...]:
    """The blocks of a resolution as they are set, with ``organ`` and ``comma`` above them unless it stands there.

    ``verbs`` are those that the language knows, by the lists above.
    """
    operative = [block for block in _own(blocks) if isinstance(block, NumberedParagraph) and block.level == 0]
    only = operative[0] if len(operative) == 1 else None
    made = tuple(_made(blocks, verbs, only))
    if not organ or _begins_with(blocks, organ):
        return made
    text = Emphasized(Emphasis.ITALIC, (Text(organ, place),))
    return (Paragraph((text, Text(comma, place)), place, is_indented=True), *made)


def _own(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks of the resolution itself, those of its parts not."""
    return (block for block in blocks if not isinstance(block, Part))


def _made(
    blocks: Iterable[Block], verbs: Mapping[str, Sequence[str]], only: NumberedParagraph | None
) -> Iterator[Block]:
    is_preamble = True
    for block in blocks:
        match block:
            case Paragraph() if is_preamble:
                yield replace(block, inlines=_with_verb(block.inlines, PREAMBLE, verbs), is_indented=True)
            case NumberedParagraph(level=0):
                is_preamble = False
                inlines = _with_verb(block.inlines, OPERATIVE, verbs)
                if block is only:
                    yield Paragraph(inlines, block.place, block.name, is_indented=True, fit=block.fit)
                else:
                    yield replace(block, inlines=inlines)
            case _:
                yield block


def _begins_with(blocks: Iterable[Block], organ: str) -> bool:
    first = next(iter(blocks), None)
    return isinstance(first, Paragraph) and words(first.inlines).startswith(organ)


def _with_verb(inlines: tuple[Inline, ...], part: str, verbs: Mapping[str, Sequence[str]]) -> tuple[Inline, ...]:
    """The text with its verb in italics, unless it begins with something that is set apart already."""
    if not inlines or not isinstance(first := inlines[0], Text):
        return inlines
    others = inlines[1:]
    known = _pattern(tuple(verbs.get(part, ())), tuple(verbs.get(BEFORE, ())), tuple(verbs.get(AFTER, ())))
    match = known.match(first.text) if known is not None else None
    if match is None:
        return inlines
    verb = Emphasized(Emphasis.ITALIC, (Text(match[0], first.place),))
    rest = (Text(first.text[match.end() :], first.place),) if match.end() < len(first.text) else ()
    return (verb, *rest, *others)


@lru_cache
def _pattern(verbs: tuple[str, ...], before: tuple[str, ...], after: tuple[str, ...]) -> re.Pattern[str] | None:
    """What a paragraph begins with: words before the verb, the verb, and words after it that belong to it."""

    def choice(words: Iterable[str]) -> str:
        return "|".join(sorted(map(re.escape, words), key=len, reverse=True))

    if not verbs:
        return None
    leading = rf"(?:(?:{choice(before)}),?\s*)*" if before else ""
    trailing = rf"(?:\s*(?:{choice(after)}))*" if after else ""
    # Chinese words stand beside each other without spaces.
    ending = "" if any(_HAN.search(verb) for verb in verbs) else r"(?!\w)"
    return re.compile(rf"{leading}(?:{choice(verbs)}){trailing}{ending}", re.IGNORECASE)


def numbered_preamble(blocks: Iterable[Block], verbs: Mapping[str, Sequence[str]]) -> Iterator[NumberedParagraph]:
    """The numbered paragraphs that begin with a verb of preambles alone."""
    operative = set(verbs.get(OPERATIVE, ()))
    known = _pattern(
        tuple(verb for verb in verbs.get(PREAMBLE, ()) if verb not in operative), tuple(verbs.get(BEFORE, ())), ()
    )
    if known is None:
        return
    for block in _own(blocks):
        if isinstance(block, NumberedParagraph) and block.level == 0 and known.match(words(block.inlines)):
            yield block
