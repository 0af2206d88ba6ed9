"""The lines of a file's own list of contents, which tell what its headings are."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence

from msgspec.structs import replace

from undoc.importer.recognise.origins import origin
from undoc.importer.report import Change, Findings
from undoc.importer.word.items import Item, WordRow, WordTable
from undoc.importer.word.paragraphs import WordParagraph
from undoc.importer.word.spans import Span, joined, plain, spans_of
from undoc.model import Annex, Block, Columns, Contents, Heading, Landscape, Place
from undoc.model.blocks import Part
from undoc.model.tree import changed, walk

_PAGE = re.compile(r"\d{1,4}")
_MARK = re.compile(r"(?<!\*)\*{1,9}(?=[\s.]*$)")
#: What leads the eye to a page number.
_LEADER = re.compile(r"\S\s*\t\s*$|\.{3,}|…|(?:\. ){3,}")
#: How deep a list of contents goes where the file's own does not tell.
_DEPTH = 3
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


def contents_in(table: WordTable, headings: Collection[str], page: str, *, is_titled: bool) -> list[str]:
    """The lines of a table, bare, when it is a list of contents; else none.

    A table of data can have rows that are called as headings are, with figures at their ends. A list of contents has
    one number a line, which never falls, most of its lines are headings word for word, and it shows what it is: by
    the word for "page" above the numbers (``page``), by leaders before them, or by its title (``is_titled``).
    ``headings`` are those of the file, bare.
    """
    entries = [row for row in table.rows if len(_figures(row)) == 1]
    lines = [bare(plain(line)) for line in listed_in(table)]
    pages = [figure for row in entries for figure in _figures(row)]
    if len(lines) < 2 or len(lines) != len(pages) or len(lines) * 2 < len(table.rows) or pages != sorted(pages):
        return []
    is_marked = is_titled or any(_has_leader(row) or _is_page_head(row, page) for row in table.rows)
    return lines if is_marked and sum(line in headings for line in lines) >= len(lines) * _SHARE else []


def _figures(row: WordRow) -> list[int]:
    """The whole numbers that stand alone in a cell of a row, but for a heading's own in the first one."""
    texts = [part.text.strip() for cell in row.cells for part in cell.items if isinstance(part, WordParagraph)]
    texts = [text for text in texts if text]
    return [int(text) for text in (texts[1:] if len(texts) > 2 else texts) if _PAGE.fullmatch(text)]


def _has_leader(row: WordRow) -> bool:
    """Whether something leads the eye from a line to its page: a tab at its end, or dots."""
    return any(
        _LEADER.search(part.text) for cell in row.cells for part in cell.items if isinstance(part, WordParagraph)
    )


def _is_page_head(row: WordRow, page: str) -> bool:
    words = [part.text.strip() for cell in row.cells for part in cell.items if isinstance(part, WordParagraph)]
    return [word.casefold() for word in words if word] == [page.casefold()]


def bare(text: str) -> str:
    """A heading as it stands in a list of contents: letters and figures only, without its number."""
    return "".join(character for character in _NUMBER.sub("", text).lower() if character.isalpha())


def note_headings(
    items: Sequence[Item],
    blocks: Sequence[Block],
    asterisks: Mapping[str, list[Span]],
    notes: Mapping[str, list[list[Span]]],
    named: dict[str, list[list[Span]]],
    findings: Findings,
) -> tuple[tuple[Block, ...], set[str]]:
    """Give the notes that lines of the list of contents call to the headings listed; returns the keys of these as well.

    ``asterisks`` are the notes of the first page by their marks, ``notes`` the others by their keys; ``named`` takes
    those that are called. What the headings that are going to be listed call themselves is called in the list too.
    """
    called: dict[Place, dict[str, list[list[Span]]]] = {}
    texts = {heading.place: spans_of(heading.inlines) for heading in headings_in(blocks)}
    for heading in _listed(blocks):
        spans = texts[heading.place]
        own = {span.note: notes[span.note] for span in spans if span.note in notes}
        if own:
            message = "The note of a heading is called in the list of contents, with asterisks, as the house has it."
            findings.add(Change.SIMPLIFIED, "heading-note", message, str(heading.place))
            called[heading.place] = own
            spans[:] = [span for span in spans if span.note not in own]
    headings: dict[str, list[Place]] = {}
    for place, spans in texts.items():
        headings.setdefault(bare(plain(spans)), []).append(place)
    marked = {mark: (mark, [text]) for mark, text in asterisks.items()}
    for line in [line for item in items for line in listed_in(item)]:
        alike = headings.get(bare(plain(line)), [])
        # Those with the same text are listed in their order: each chapter has a “Programme of work”.
        found = alike.pop(0) if alike else None
        mark = _MARK.search(_without_page(plain(line)))
        of_line = {span.note: notes[span.note] for span in line if span.note in notes}
        if mark and mark[0] in marked:
            key, paragraphs = marked[mark[0]]
            of_line[key] = paragraphs
        # A further call of a note that has its mark in a line above is the mark alone.
        marked |= {span.text.strip(): (span.note, notes[span.note]) for span in line if span.note in of_line}
        if found is not None:
            called.setdefault(found, {}).update(of_line)
    used: dict[str, str] = {}
    for place, spans in texts.items():
        for key, paragraphs in called.get(place, {}).items():
            name = used.setdefault(key, f"contents-{len(used) + 1}")
            named[name] = paragraphs
            spans.append(Span("", note=name))

    def noted(block: Block) -> Block:
        return replace(block, inlines=tuple(texts[block.place])) if isinstance(block, Heading) else block

    return changed(blocks, noted), set(used)


def _without_page(line: str) -> str:
    text, tab, page = line.rpartition("\t")
    return text if tab and _PAGE.fullmatch(page.strip()) else line


def with_depth(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks with lists of contents that go down to the deepest heading which the file's own list has."""
    levels: dict[str, int] = {}
    all_of = Counter(heading.level for heading in headings_in(blocks))
    for heading in headings_in(blocks):
        if text := bare(plain(heading.inlines)):
            # Of two headings with the same text the upper one is listed at least.
            levels[text] = min(heading.level, levels.get(text, heading.level))

    def deep(block: Block) -> Block:
        if not isinstance(block, Contents):
            return block
        listed = Counter(levels[text] for text in origin(block).entries if text in levels)
        # A line that has the text of a deeper heading by chance does not list the others of its level.
        found = max((level for level, count in listed.items() if 2 * count >= all_of[level]), default=_DEPTH)
        return replace(block, depth=min(block.depth or found, max(levels.values(), default=_DEPTH)))

    return changed(blocks, deep)


def without_idle_contents(blocks: Sequence[Block], findings: Findings) -> tuple[Block, ...]:
    """The blocks without a list of contents that would list nothing, which is told."""
    if _listed(blocks) or any(isinstance(block, Annex) and block.title for block in blocks):
        return tuple(blocks)
    idle = [block for block in blocks if isinstance(block, Contents)]
    for block in idle:
        message = "A list of contents was left out: the file has no headings that it could list."
        findings.add(Change.DROPPED, "list-of-contents", message, str(block.place))
    return tuple(block for block in blocks if block not in idle)


def headings_in(blocks: Sequence[Block]) -> list[Heading]:
    """All headings, those within parts too."""
    return [block for block in walk(blocks) if isinstance(block, Heading)]


def _listed(blocks: Sequence[Block]) -> list[Heading]:
    """The headings that the list of contents is going to have: none of annexes, summaries or quotations."""
    depth = max((block.depth for block in walk(blocks) if isinstance(block, Contents)), default=0)
    whole = [block for block in blocks if not isinstance(block, Part) or isinstance(block, Landscape | Columns)]
    return [heading for heading in headings_in(whole) if heading.level <= depth]
