"""The spaces between blocks, and the page breaks that are needed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from msgspec.structs import replace

from undoc.prepare.prepared import Block, Columns, Landscape, PageBreak, Paragraph, Part, Role, Table, flow
from undoc.prepare.tables.gaps import above_columns, above_table, below_table
from undoc.templates.house import House


def spaced(blocks: tuple[Block, ...], house: House) -> tuple[Block, ...]:
    """The blocks with the spaces between them that the house has, without page breaks that change nothing."""
    below = tuple(_needed(flow(blocks)))
    return _regrouped(blocks, dict(zip(map(id, below), _spaced(below, house), strict=True)))


def _spaced(blocks: Iterable[Block], house: House) -> Iterator[Block]:
    """The blocks with the spaces between them; those of headings that follow each other do not add up."""
    before: Block | None = None
    for block in blocks:
        if isinstance(before, Table):
            if isinstance(block, Paragraph) and not block.page_break:
                before, block = _above(before, block, house)
            elif before.is_line:
                before = replace(before, space_below=house.tables.row_after)
        if isinstance(before, Columns) and isinstance(block, Paragraph):
            before, block = _under(before, block, house)
        if isinstance(block, Paragraph) and isinstance(before, Paragraph):
            before, block = _below(before, block, house)
        if isinstance(block, Table) and isinstance(before, Paragraph):
            before, block = _beside(before, block, house)
        if isinstance(block, Columns) and isinstance(before, Paragraph):
            before, block = _over(before, block, house)
        if before is not None:
            yield before
        before = block
    if isinstance(before, Table) and before.is_line:
        before = replace(before, space_below=house.tables.row_after)
    if before is not None:
        yield before


def _beside(above: Paragraph, table: Table, house: House) -> tuple[Paragraph, Table]:
    """A paragraph and the table below it: between the two is the table's own space, or the house's."""
    style = above.styled(house.styles[above.style])
    first = table.caption[0] if table.caption else None
    is_bare = above.role is Role.HEADING and not above.label
    space = table.space
    if space is None:
        space = above_table(house, style, first.style if first is not None else None, is_bare_heading=is_bare)
    after = min(style.after, space)
    upper = replace(above, space_after=after) if after != style.after else above
    if first is None:
        return upper, replace(table, space_above=space - after)
    if house.styles[first.style].before == space - after:
        return upper, table
    return upper, replace(table, caption=(replace(first, space_before=space - after), *table.caption[1:]))


def _above(table: Table, below: Paragraph, house: House) -> tuple[Table, Paragraph]:
    """A table and the text below it, which has all the space between the two."""
    space = below.space_before
    if space is None:
        style = below.styled(house.styles[below.style])
        is_heading, has_notes = below.role is Role.HEADING, table.has_notes_below
        space = below_table(house, style, is_heading=is_heading, is_line=table.is_line, has_notes=has_notes)
    after = house.styles[house.tables.note_style].after if table.has_notes_below else 0.0
    return replace(table, space_below=-after), replace(below, space_before=space)


def _below(above: Paragraph, below: Paragraph, house: House) -> tuple[Paragraph, Paragraph]:
    """Two paragraphs, one below the other: the space between them is the lower one's own, or what the house has."""
    styles = (one.styled(house.styles[one.style]) for one in (above, below))
    upper, lower = styles
    if below.space_before is not None:
        after = min(upper.after, below.space_before)
        return replace(above, space_after=after), replace(below, space_before=below.space_before - after)
    gap = house.gap(upper, lower, headings=above.role is below.role is Role.HEADING)
    if gap != upper.after + lower.before:
        return above, replace(below, space_before=max(0.0, gap - upper.after))
    return above, below


def _over(above: Paragraph, columns: Columns, house: House) -> tuple[Paragraph, Columns]:
    """A paragraph and the columns below it: the space between it and rows with which these begin is all above them."""
    first, *others = columns.blocks
    if not isinstance(first, Table) or first.caption:
        return above, columns
    space = first.space
    if space is None:
        space = above_columns(house, above.styled(house.styles[above.style]))
    return replace(above, space_after=space), replace(columns, blocks=(replace(first, space=None), *others))


def _under(columns: Columns, below: Paragraph, house: House) -> tuple[Columns, Paragraph]:
    """Columns and the paragraph below them: the space is that between it and their last block."""
    *others, last = columns.blocks
    if isinstance(last, Paragraph):
        last, below = _below(last, below, house)
    elif isinstance(last, Table):
        last, below = _above(last, below, house)
    return replace(columns, blocks=(*others, last)), below


def _needed(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks without breaks where a page begins anyway, or where nothing follows."""
    wanted: PageBreak | None = None
    is_new = False
    for block in blocks:
        if isinstance(block, PageBreak):
            wanted = block
            continue
        begins = isinstance(block, Landscape) or (isinstance(block, Paragraph) and block.page_break)
        if wanted is not None and not begins and not is_new:
            yield wanted
        yield block
        wanted, is_new = None, isinstance(block, Landscape)


def _regrouped(blocks: Iterable[Block], made: Mapping[int, Block]) -> tuple[Block, ...]:
    """The blocks with what was ``made`` of them, by their identity; those of which nothing was are left out."""
    found: list[Block] = []
    for block in blocks:
        if id(block) in made:
            found.append(made[id(block)])
        elif isinstance(block, Part):
            found.append(replace(block, blocks=_regrouped(block.blocks, made)))
    return tuple(found)
