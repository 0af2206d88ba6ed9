"""The lines of a file's own list of contents, which tell what its headings are."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence

from undoc.importer.content import Block, Heading, walk
from undoc.importer.paragraphs import WordParagraph
from undoc.importer.spans import Span, joined, plain
from undoc.importer.story import Item, WordTable

_PAGE = re.compile(r"\d{1,4}")
_MARK = re.compile(r"\*{1,3}(?=[\s.]*$)")
#: A list of contents has this share of its lines among the headings.
_SHARE = 0.5
_NUMBER = re.compile(r"^[\s\t]*(?:[IVXLC]+|[A-Z]|[0-9]{1,2}|\(?[a-z]{1,4}\))[.)]?[\t ]+")


def listed_in(item: Item) -> list[list[Span]]:
    """The texts of an item that stand before a page number, as the lines of a list of contents do."""
    if isinstance(item, WordParagraph):
        if item.listed:
            return [item.listed]
        _, tab, page = item.text.rpartition("\t")
        return [item.spans] if item.style.role == "contents" and tab and _PAGE.fullmatch(page.strip()) else []
    lines = []
    for row in item.rows:
        parts = [part for cell in row.cells for part in cell.items if isinstance(part, WordParagraph)]
        text = ""
        while parts and not text:
            text = parts.pop().text.strip()
        if _PAGE.fullmatch(text):
            lines.append(joined(span for part in parts if part.text.strip() for span in part.spans))
    return lines


def contents_in(table: WordTable, headings: Collection[str]) -> list[str]:
    """The lines of a table, bare, when it lists the headings with their pages; else none.

    ``headings`` are those of the file, bare.
    """
    lines = [bare(plain(line)) for line in listed_in(table)]
    known = sum(any(line and (line in heading or heading in line) for heading in headings if heading) for line in lines)
    is_list = len(lines) > 1 and known >= len(lines) * _SHARE and len(lines) * 2 >= len(table.rows)
    return lines if is_list else []


def bare(text: str) -> str:
    """A heading as it stands in a list of contents: letters and figures only, without its number."""
    return "".join(character for character in _NUMBER.sub("", text).lower() if character.isalpha())


def note_headings(
    items: Sequence[Item],
    blocks: Sequence[Block],
    asterisks: Mapping[str, list[Span]],
    notes: Mapping[str, list[list[Span]]],
    named: dict[str, list[list[Span]]],
) -> set[str]:
    """Give the notes that lines of the list of contents call to the headings listed; returns the keys of these.

    ``asterisks`` are the notes of the first page by their marks, ``notes`` the others by their keys; ``named`` takes
    those that are called.
    """
    headings = {bare(plain(block.spans)): block for block in walk(blocks) if isinstance(block, Heading)}
    used: set[str] = set()
    for line in [line for item in items for line in listed_in(item)]:
        heading = headings.get(bare(plain(line)))
        mark = _MARK.search(plain(line))
        called = {span.note: notes[span.note] for span in line if span.note in notes}
        if mark and mark[0] in asterisks:
            called[mark[0]] = [asterisks[mark[0]]]
        for key, paragraphs in called.items():
            if heading is not None and key not in used:
                name = f"contents-{len(used) + 1}"
                named[name] = paragraphs
                heading.spans.append(Span("", note=name))
                used.add(key)
    return used
