"""What paragraphs of Word files say of their lines: where they begin and end, how far apart they are, what is above."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from lxml import etree

from undoc.importer.recognise.body.pages import begins_page, columns_of
from undoc.importer.recognise.origins import OwnLines
from undoc.importer.word.items import Item, WordTable, is_empty
from undoc.importer.word.names import VAL
from undoc.importer.word.paragraphs import ASIDE, WordParagraph
from undoc.model import ColumnAlign
from undoc.templates.styles import AUTO_HEIGHT

#: So many characters take about a line.
A_LINE = 60
#: Twips in a point.
_POINT = 20
#: Half-points in a point.
_HALVES = 2
#: An empty paragraph whose lines are lower than this, in twips, is only space.
_SPACER = 200
#: How far in twips from the margin a text may begin that begins at it.
_NEAR = 60
#: What the names of styles for headings begin with in official style sheets: _ H_1.
_OFFICIAL = "_ H"


def lines_of(item: WordParagraph) -> OwnLines:
    """What the lines of a paragraph have of their own, beside their style, and the size of most of its letters."""
    line = (item.line or _by_style(item)) / _POINT or _spaced(item)
    right = item.right / _POINT if item.right != item.style.right or _is_official(item) else None
    above = item.above / _POINT if item.above is not None else None
    left = begin = None
    is_own = item.list_number is None or item.says_left or item.says_first  # else its list says it
    if item.left != item.style.left or (item.style.left and is_own):
        left = item.left / _POINT
        has_begin = item.begin is not None and (item.list_number is None or item.says_first)
        begin = item.begin / _POINT if has_begin and item.begin is not None else None
    align = _align(item)
    [(size, _)] = item.sizes.most_common(1) or [(0, 0)]
    return OwnLines(
        line,
        right,
        above=above,
        left=left,
        begin=begin,
        keep=item.keeps,
        at_margin=item.at_margin,
        align=align,
        size=(size or item.measure.size) / _HALVES,
    )


def _is_official(item: WordParagraph) -> bool:
    """Whether it is in a style for headings of official style sheets, and so long that it is seen where it ends."""
    return item.style.name.startswith(_OFFICIAL) and len(item.text) >= A_LINE


def _by_style(item: WordParagraph) -> int:
    """The exact line spacing in twips that a paragraph takes from its style, 0 where it has its own."""
    return item.measure.line if item.line is None else 0


def _align(item: WordParagraph) -> ColumnAlign | None:
    """The alignment of a paragraph, None where it is justified or not as all of its style are."""
    return item.side if item.side in ASIDE or item.align != (item.style.align or "") else None


def _spaced(item: WordParagraph) -> float | None:
    """The line spacing in points of a paragraph whose spacing is a multiple of what its font has."""
    if not item.spaced or item.size is None:
        return None
    return round((item.size or item.measure.size) / 2 * AUTO_HEIGHT * item.spaced / 240 * _POINT) / _POINT


def resolved_lines(item: WordParagraph) -> OwnLines:
    """What the lines of a paragraph have, of their own or by its style, which authors change in their files."""
    return OwnLines(item.line / _POINT if item.line else None, item.right / _POINT if item.right else None)


def read_gaps(items: Sequence[Item], *, adds: bool, last: etree._Element | None = None) -> None:
    """Say of each text and table what is between it and that above it, and whether two texts keep together.

    Between two paragraphs is the larger of the spaces below the one and above the other, both where the file ``adds``
    them (17.15.3.21). Low paragraphs without text, which part others in official files, are such space as well; one
    that only ends a section takes none. What follows columns stands right below these, and they below what is above
    them, where their sections do not begin a page; ``last`` are the properties of the last section.
    """
    joined = _joined(items, last)
    above: Item | None = None
    space = 0
    after: int | None = 0
    for item in items:
        if isinstance(item, WordTable):
            if all(len(row.cells) == 1 for row in item.rows):  # a frame, as that of a summary
                read_gaps([one for row in item.rows for one in _seen(row.cells[0].items)], adds=adds)
            is_said = space or after is not None
            item.above = space + (after or 0) if above is not None and is_said else None
            above, space, after = item, 0, 0
            continue
        if after is None and isinstance(above, WordParagraph) and above.style.role == "table-note":
            after = 0  # as our own style has it
        said = [one for one in (after, item.before) if one is not None]
        gap = space + (sum(said) if adds else max(said, default=0))
        if is_empty(item) and id(item.section) in joined:
            # It is not seen, but where Word asks for one below a table, which is the lowest of all.
            after = item.after if isinstance(above, WordTable) and not space else after
            continue
        if is_empty(item):
            is_spacer = item.high < _SPACER and not (item.page_break or _ends_part(item))
            above = above if is_spacer else None
            if isinstance(above, WordParagraph):
                above.spacers.append(item.high)
            space, after = gap + item.high, item.after
            continue
        if above is not None and not (item.is_framed or item.page_break):
            item.above = gap if said or space else None
            if isinstance(above, WordParagraph):
                above.keeps = above.keep_next
        above = None if _ends_part(item) and id(item.section) not in joined else item
        space, after = 0, item.after


def _seen(items: Sequence[Item]) -> Sequence[Item]:
    """What of a cell is seen: a paragraph without text that ends it below a table, which Word asks for, is not."""
    is_hidden = len(items) > 1 and isinstance(items[-2], WordTable) and is_empty(items[-1])
    return items[:-1] if is_hidden else items


def _joined(items: Sequence[Item], last: etree._Element | None) -> set[int]:
    """The sections, by their identity, below which the next one goes on on the same page, before or after columns."""
    own = [item.section for item in items if isinstance(item, WordParagraph) and item.section is not None]
    pairs = pairwise([*own, last] if last is not None else own)
    return {id(one) for one, below in pairs if max(map(columns_of, (one, below))) > 1 and not begins_page(below)}


def read_margins(items: Sequence[Item]) -> None:
    """Mark the paragraphs that begin at the margin, in a file most of whose text is indented."""
    texts = [item for item in items if isinstance(item, WordParagraph) and not is_empty(item)]
    found = [item for item in texts if _is_at_margin(item)]
    if sum(len(item.text) for item in found) * 2 < sum(len(item.text) for item in texts):
        for item in found:
            item.at_margin = True


def _is_at_margin(item: WordParagraph) -> bool:
    """Whether a paragraph begins at the margin.

    One that begins with a tab does where its tab stop is for the end of a text that has no room before it.
    """
    if item.left + item.hang > _NEAR or item.align not in ("", "left", "both"):
        return False
    text = item.text
    tabs = len(text) - len(text.lstrip("\t"))
    if tabs == 1 and "\t" not in text[1:]:  # a second tab would follow a number
        return bool(item.own_stops) and item.own_stops[0].get(VAL) in ("right", "end")
    return not tabs


def _ends_part(item: WordParagraph) -> bool:
    """Whether what follows a paragraph does not stand right below it."""
    return item.section is not None or item.is_framed or item.breaks_after
