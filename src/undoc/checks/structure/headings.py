"""Headings and lists: a level has more than one member, none is skipped, ends are as the manual has them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from undoc.checks.checked import Check, CheckedVersion
from undoc.checks.findings import Hit
from undoc.checks.units import Unit
from undoc.model import Annex, Block, BulletItem, Heading, NumberedParagraph, Summary
from undoc.model.tree import children
from undoc.templates.rules import Scope

#: A full stop that ends a heading, and not an abbreviation in it.
_STOP = re.compile(r"(?<![.…])(?<!\b[A-Z])(?<!\b(?:No|St|Dr|Mr|Ms|Jr))(?<!\bInc)(?<!\betc)[.。;；]\s*$")
#: The most words of a heading.
_LONGEST = 15
_SEMICOLON = re.compile(r"[;；؛](?:\s*(?:and|or|et|ou|y|o|и|или|以及|或|和|و|أو))?[,،]?\s*$")
_STOPS = re.compile(r"[.。?!？！؟…:：][”’»\")）]*\s*$")
#: Words that have small letters in titles in which the others have capitals.
_SMALL = ("and", "as", "at", "by", "for", "in", "of", "on", "or", "per", "the", "to", "a", "an", "via")


def _all(unit: Unit) -> Hit:
    return Hit(unit, 0, len(unit.text))


def _parts(blocks: Iterable[Block]) -> Iterator[list[Block]]:
    """The blocks of the document itself, then of each annex and of the summary, opened."""
    own: list[Block] = []
    below: list[Sequence[Block]] = []

    def take(found: Iterable[Block]) -> None:
        for block in found:
            if isinstance(block, Annex | Summary):
                below.append(block.blocks)
            else:
                own.append(block)
                take(children(block))

    take(blocks)
    yield own
    for inner in below:
        yield from _parts(inner)


def _parts_of(checked: CheckedVersion) -> list[list[Block]]:
    return list(_parts(checked.version.blocks))


def lone_heading(checked: CheckedVersion) -> Iterator[Hit]:
    """Headings without another of their level under the same one above them; those marked {-} are meant so."""
    known = checked.by_block
    for part in checked.once(_parts_of):
        groups: dict[int, list[Heading]] = {}

        def ended(level: int, groups: dict[int, list[Heading]] = groups) -> Iterator[Heading]:
            for deeper in [one for one in groups if one >= level]:
                members = groups.pop(deeper)
                if len(members) == 1 and members[0].is_numbered:
                    yield members[0]

        lone: list[Heading] = []
        for block in part:
            if isinstance(block, Heading):
                lone += ended(block.level + 1)
                groups.setdefault(block.level, []).append(block)
        lone += ended(0)
        for heading in lone:
            if id(heading) in known:
                yield _all(known[id(heading)])


def skipped_level(checked: CheckedVersion) -> Iterator[Hit]:
    """Headings more than one level below the heading before them."""
    known = checked.by_block
    for part in checked.once(_parts_of):
        before = 0
        for block in part:
            if isinstance(block, Heading):
                if before and block.level > before + 1 and id(block) in known:
                    unit = known[id(block)]
                    yield _all(unit)._replace(fields={"level": block.level, "before": before})
                before = block.level


def heading_end(checked: CheckedVersion) -> Iterator[Hit]:
    """Headings and titles that end with a stop."""
    for unit in checked.units:
        if unit.scope not in (Scope.HEADING, Scope.TITLE, Scope.CAPTION):
            continue
        match = _STOP.search(unit.text)
        # What is longer is a text in the style of a heading.
        if match and len(unit.text.split()) <= _LONGEST:
            yield Hit(unit, match.start(), match.start() + 1, "")


def empty_section(checked: CheckedVersion) -> Iterator[Hit]:
    """Headings with nothing below them before the next of their level or a higher one."""
    known = checked.by_block
    for part in checked.once(_parts_of):
        for block, following in pairwise((*part, None)):
            if not isinstance(block, Heading) or id(block) not in known:
                continue
            if following is None or (isinstance(following, Heading) and following.level <= block.level):
                yield _all(known[id(block)])


def heading_capitals(checked: CheckedVersion) -> Iterator[Hit]:
    """Headings in which nearly every word has a capital."""
    for unit in checked.headings:
        words = re.findall(r"[^\W\d_]+(?:['’-][^\W\d_]+)*", unit.text)[1:]
        told = [word for word in words if word.lower() not in _SMALL]
        small = [word for word in told if word[0].islower()]
        if len(told) >= 4 and not small and not any(word.isupper() for word in told):
            yield _all(unit)


def lone_item(checked: CheckedVersion) -> Iterator[Hit]:
    """Sub-paragraphs and bullets that stand alone: a list has two items at least."""
    known = checked.by_block
    for items in checked.once(_lists_of):
        if len(items) == 1 and id(items[0]) in known:
            unit = known[id(items[0])]
            yield Hit(unit, 0, 0, fields={"label": _label(items[0])})


def _label(item: Block) -> str:
    return item.typed if isinstance(item, NumberedParagraph) else "-"


def list_end(checked: CheckedVersion) -> Iterator[Hit]:
    """The last items of lists that end with a semicolon."""
    known = checked.by_block
    if checked.once(_goes_on):
        return
    for items in checked.once(_lists_of):
        found = [known.get(id(item)) for item in items]
        ends = [bool(unit is not None and _SEMICOLON.search(unit.text)) for unit in found]
        # A list whose items have items of their own ends with the last of these.
        closes = found[-1] is not None and id(items[-1]) in checked.once(_last_items)
        if len(items) > 1 and all(ends) and closes and found[-1] is not None:
            unit = found[-1]
            match = _SEMICOLON.search(unit.text)
            assert match is not None
            yield Hit(unit, match.start(), len(unit.text.rstrip()))


def _goes_on(checked: CheckedVersion) -> bool:
    """Whether numbered paragraphs end with semicolons, as in decisions: a list may end one of them."""
    units = [unit for unit in checked.units if isinstance(unit.block, NumberedParagraph) and not unit.block.level]
    return sum(_SEMICOLON.search(unit.text) is not None for unit in units) * 5 > len(units)


def _last_items(checked: CheckedVersion) -> set[int]:
    """The identities of items after which no other follows: the text goes on with something else."""
    found = set()
    for part in checked.once(_parts_of):
        for block, following in pairwise((*part, None)):
            is_sub = isinstance(following, NumberedParagraph) and following.level > 0
            if isinstance(block, BulletItem | NumberedParagraph) and not (is_sub or isinstance(following, BulletItem)):
                found.add(id(block))
    return found


def bullet_end(checked: CheckedVersion) -> Iterator[Hit]:
    """Bulleted items that end with a semicolon."""
    for unit in checked.units:
        if isinstance(unit.block, BulletItem) and (match := _SEMICOLON.search(unit.text)):
            yield Hit(unit, match.start(), match.end())


def mixed_list(checked: CheckedVersion) -> Iterator[Hit]:
    """Items of a list that end otherwise than most of the others, the last one not counted."""
    known = checked.by_block
    for items in checked.once(_lists_of):
        units = [unit for item in items[:-1] if (unit := known.get(id(item))) is not None and unit.text]
        ends = [_ending(unit.text) for unit in units]
        if len(units) < 3:
            continue
        (usual, times), *others = Counter(ends).most_common()
        if not others or times < len(ends) - 1:
            continue
        for unit, end in zip(units, ends, strict=True):
            if end != usual and "colon" not in (end, usual):
                yield Hit(unit, max(0, len(unit.text) - 1), len(unit.text))


def _ending(text: str) -> str:
    text = text.rstrip()
    if _SEMICOLON.search(text):
        return "semicolon"
    if text.endswith((":", "：", "—")):
        return "colon"
    return "stop" if _STOPS.search(text) else "none"


def _lists_of(checked: CheckedVersion) -> list[list[Block]]:
    return list(_lists(checked.once(_parts_of)))


def _lists(parts: Iterable[list[Block]]) -> Iterator[list[Block]]:
    """The items of each list: sub-paragraphs of one level below the same one, bullets of one level."""
    for part in parts:
        open_lists: dict[tuple[bool, int], list[Block]] = {}
        for block in part:
            if isinstance(block, NumberedParagraph) and block.level == 0:
                yield from open_lists.values()
                open_lists = {}
            elif isinstance(block, NumberedParagraph | BulletItem):
                is_bullet, level = isinstance(block, BulletItem), block.level
                for key in [key for key in open_lists if key[0] == is_bullet and key[1] > level]:
                    yield open_lists.pop(key)
                if not is_bullet:
                    for key in [key for key in open_lists if key[0]]:
                        yield open_lists.pop(key)
                open_lists.setdefault((is_bullet, level), []).append(block)
            elif not isinstance(block, Heading):
                for key in [key for key in open_lists if key[0]]:
                    yield open_lists.pop(key)
            else:
                yield from open_lists.values()
                open_lists = {}
        yield from open_lists.values()


CHECKS: Mapping[str, Check] = {
    "lone-heading": lone_heading,
    "skipped-level": skipped_level,
    "heading-end": heading_end,
    "empty-section": empty_section,
    "heading-capitals": heading_capitals,
    "lone-item": lone_item,
    "list-end": list_end,
    "bullet-end": bullet_end,
    "mixed-list": mixed_list,
}
