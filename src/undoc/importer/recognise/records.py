"""A verbatim record, by its title: who took part, what was dealt with, the text in its columns.

What the kind puts on the first page is taken from the blocks there and becomes the lines of the front matter.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from undoc.content.read.markdown.inline_rules.emphasis import is_wide
from undoc.importer.recognise.wordings import worded_regex
from undoc.model import Block, Columns, LineBreak, PageBreak, Paragraph, Table, Text, Version
from undoc.model.inlines import Emphasized, Inline
from undoc.templates import Kind


def as_record(version: Version, kind: Kind) -> Version | None:
    """The version as a record of the kind; None where its title or its first page is not that of one."""
    language = version.language
    if language not in kind.title or not worded_regex(kind.title[language], {}).fullmatch(_plain(version.title)):
        return None
    blocks = list(version.blocks)
    wording = dict(version.wording)
    if not blocks or not isinstance(held := blocks.pop(0), Paragraph):
        return None
    wording["held"] = _plain(held.inlines)
    agenda: tuple[Inline, ...] = ()
    if blocks and isinstance(table := blocks[0], Table):
        del blocks[0]
        named = _members(table)
        if named is None:
            return None
        wording["president"], wording["members"] = named
        page = next((at for at, block in enumerate(blocks) if isinstance(block, PageBreak)), None)
        if page is None:
            return None
        agenda = _agenda(blocks[:page], kind.lines["agenda_heading"].get(language, ""))
        del blocks[: page + 1]
    elif blocks and isinstance(line := blocks[0], Paragraph):
        president = worded_regex(kind.lines["president"][language], {}).fullmatch(_plain(line.inlines))
        if president is None:
            return None
        wording["president"] = president["text"]
        del blocks[0]
    text = [one for block in blocks for one in (block.blocks if isinstance(block, Columns) else (block,))]
    return replace(version, title=(), agenda_title=agenda, wording=wording, blocks=tuple(map(_as_written, text)))


def _members(table: Table) -> tuple[str, str] | None:
    """The president and the members of a table of three columns: a word, the country, the name."""
    if any(len(row.cells) != 3 for row in table.rows):
        return None
    rows = ([_plain(cell.inlines) for cell in row.cells] for row in table.rows)
    lines = [f"{name}{'' if is_wide(name[-1:] or ' ') else ' '}({country})" for _, country, name in rows]
    return (lines[0], "\n".join(lines[1:])) if len(lines) > 1 else None


def _agenda(blocks: Sequence[Block], heading: str) -> tuple[Inline, ...]:
    """What the meeting dealt with, below the heading that says so."""
    made: list[Inline] = []
    for block in blocks:
        if isinstance(block, Paragraph) and _plain(block.inlines) != heading:
            made += [*([LineBreak()] if made else []), *block.inlines]
    return tuple(made)


def _as_written(block: Block) -> Block:
    """A paragraph without what the kind gives it: its first line, the space above the first."""
    return replace(block, is_indented=False, fit=None) if isinstance(block, Paragraph) else block


def _plain(inlines: Sequence[Inline]) -> str:
    return "".join(
        one.text
        if isinstance(one, Text)
        else "\n"
        if isinstance(one, LineBreak)
        else _plain(one.children)
        if isinstance(one, Emphasized)
        else ""
        for one in inlines
    )
