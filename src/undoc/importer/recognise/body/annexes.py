"""Annexes: what follows the heading of one is its contents."""

from __future__ import annotations

from collections.abc import Sequence

from undoc.importer.recognise.found_blocks import Block, Contents, Heading, Paragraph, Part
from undoc.importer.recognise.wordings import Reader
from undoc.importer.report import Change, Findings
from undoc.importer.word.spans import plain


def in_annexes(blocks: Sequence[Block], reader: Reader, chapters: int, findings: Findings) -> list[Block]:
    """The blocks with those after the heading of an annex as its contents.

    ``chapters`` is the deepest level of the headings that annexes begin with.
    """
    result: list[Block] = []
    annex: Part | None = None
    awaits_title = False
    for block in _opened(blocks, reader):
        if isinstance(block, Heading) and block.level <= chapters and not block.label:
            number = reader.annex(plain(block.spans))
            if number is not None:
                annex = Part("annex", [], block.place, label=number, bookmarks=block.bookmarks)
                result.append(annex)
                awaits_title = True
                continue
            if annex is not None and awaits_title:
                annex.title = block.spans
                awaits_title = False
                continue
        if annex is not None:
            if isinstance(block, Paragraph) and awaits_title:
                original = reader.annex_original(plain(block.spans))
                if original is not None:
                    annex.original = original
                    continue
            awaits_title = False
            annex.blocks.append(block)
        else:
            result.append(block)
    for block in result:
        if isinstance(block, Part) and block.kind == "annex":
            block.blocks = _fitted(block.blocks, findings)
    return result


def _opened(blocks: Sequence[Block], reader: Reader) -> list[Block]:
    """Pages on their side that begin with an annex are in it, not around it."""
    result: list[Block] = []
    for block in blocks:
        if isinstance(block, Part) and block.kind == "landscape":
            heads: list[Block] = []
            rest = list(block.blocks)
            while rest and isinstance(rest[0], Heading) and (heads or reader.annex(plain(rest[0].spans)) is not None):
                if len(heads) == 2:
                    break
                heads.append(rest.pop(0))
            result.extend(heads)
            if rest:
                result.append(Part("landscape", rest, block.place))
        else:
            result.append(block)
    return result


def _fitted(blocks: Sequence[Block], findings: Findings) -> list[Block]:
    """The blocks of an annex: a summary in it becomes plain text, and a list of contents is left out."""
    result: list[Block] = []
    for block in blocks:
        if isinstance(block, Contents):
            message = "A list of contents within an annex was left out."
            findings.add(Change.DROPPED, "contents-in-annex", message, block.place)
        elif isinstance(block, Part) and block.kind == "summary":
            message = "A summary within an annex became plain text."
            findings.add(Change.SIMPLIFIED, "summary-in-annex", message, block.place)
            result.extend(block.blocks)
        else:
            result.append(block)
    return result
