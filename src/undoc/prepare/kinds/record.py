"""The text of a verbatim record: what was said, in two columns; before it who took part and what was dealt with.

Layout: verbatim records of the Security Council, whose first page is of its own, and of the General Assembly, whose
text begins on it. Speakers are bold; in which language they spoke stands in italics, as ``spoke_in`` words it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from msgspec.structs import replace

from undoc.model import (
    Block,
    Columns,
    Emphasis,
    Emphasized,
    Heading,
    Inline,
    PageBreak,
    Paragraph,
    Place,
    Text,
)
from undoc.model.blocks import Part

#: How many columns the text has.
COLUMNS = 2
#: Someone with the country that they speak for, ``Ms. Haddad (Jordan)``.
_MEMBER = re.compile(r"(?P<name>.*\S)\s*[(（](?P<country>[^()（）]+)[)）]")


def record(blocks: Sequence[Block], spoke_in: str, place: Place, *, has_own_page: bool) -> tuple[Block, ...]:
    """The blocks of a record, in columns up to the first part that has a layout of its own.

    ``spoke_in`` is the wording that says in which language someone spoke, ``spoke in {language}``, empty for none. The
    text begins on a new page where the first one is the record's own.
    """
    end = next((at for at, block in enumerate(blocks) if isinstance(block, Part)), len(blocks))
    spoken = re.compile(rf"\s*[(（]\s*({re.escape(spoke_in).replace(re.escape('{language}'), '[^()（）]+')})\s*[)）]")
    text = tuple(_spoken(blocks[:end], spoken if spoke_in else None))
    made: tuple[Block, ...] = (Columns(text, text[0].place, COLUMNS), *blocks[end:]) if text else tuple(blocks)
    return (PageBreak(place), *made) if has_own_page else made


def _spoken(blocks: Iterable[Block], spoken: re.Pattern[str] | None) -> Iterator[Block]:
    """The blocks without numbers of headings, with the words in italics that say in which language someone spoke."""
    for block in blocks:
        match block:
            case Heading():
                yield replace(block, is_numbered=False)
            case Paragraph(inlines=(Emphasized(Emphasis.BOLD), *_)) if spoken is not None:
                yield replace(block, inlines=tuple(_with_language(block.inlines, spoken)), is_indented=True)
            case Paragraph():
                yield replace(block, is_indented=True)
            case _:
                yield block


def _with_language(inlines: Sequence[Inline], spoken: re.Pattern[str]) -> Iterator[Inline]:
    found = False
    for one in inlines:
        match = spoken.search(one.text) if isinstance(one, Text) and not found else None
        if match is None or not isinstance(one, Text):
            yield one
            continue
        found = True
        yield Text(one.text[: match.start(1)], one.place)
        yield Emphasized(Emphasis.ITALIC, (Text(match[1], one.place),))
        yield Text(one.text[match.end(1) :], one.place)


def member(line: str) -> tuple[str, str] | None:
    """The country and the name that a line says, ``Ms. Haddad (Jordan)``; None where it names no country."""
    match = _MEMBER.fullmatch(line.strip())
    return (match["country"].strip(), match["name"]) if match else None
