"""Annexes: what follows the heading of one is its contents."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from undoc.importer.recognise.origins import Origin, origin
from undoc.importer.recognise.wordings import Reader
from undoc.importer.report import Change, Findings
from undoc.importer.word.spans import plain
from undoc.model import Annex, Block, Contents, Heading, Landscape, Paragraph, Summary


def in_annexes(blocks: Sequence[Block], reader: Reader, chapters: int, findings: Findings) -> list[Block]:
    """The blocks with those after the heading of an annex as its contents.

    ``chapters`` is the deepest level of the headings that annexes begin with.
    """
    result: list[Block] = []
    inner: list[Block] | None = None
    annexes: dict[int, list[Block]] = {}
    awaits_title = False
    for block in _opened(blocks, reader):
        if isinstance(block, Heading) and block.level <= chapters and not origin(block).label:
            announced = reader.annex_of_kind(plain(block.inlines))
            if announced is not None:
                kind, number = announced
                inner = annexes[len(result)] = []
                known = Origin(str(block.place), label=number, bookmarks=origin(block).bookmarks)
                result.append(Annex((), None, (), known, kind=kind))
                awaits_title = True
                continue
            if awaits_title and isinstance(annex := result[-1], Annex):
                result[-1] = replace(annex, title=block.inlines)
                awaits_title = False
                continue
        if inner is None:
            result.append(block)
            continue
        if isinstance(block, Paragraph) and awaits_title and isinstance(annex := result[-1], Annex):
            original = reader.annex_original(plain(block.inlines))
            if original is not None:
                result[-1] = replace(annex, original=original)
                continue
        awaits_title = False
        inner.append(block)
    for index, inside in annexes.items():
        if isinstance(annex := result[index], Annex):
            result[index] = replace(annex, blocks=tuple(_fitted(inside, findings)))
    return result


def _opened(blocks: Sequence[Block], reader: Reader) -> list[Block]:
    """Pages on their side that begin with an annex are in it, not around it."""
    result: list[Block] = []
    for block in blocks:
        if isinstance(block, Landscape):
            heads: list[Block] = []
            rest = list(block.blocks)
            while rest and isinstance(rest[0], Heading) and (heads or reader.annex(plain(rest[0].inlines)) is not None):
                if len(heads) == 2:
                    break
                heads.append(rest.pop(0))
            result.extend(heads)
            if rest:
                result.append(Landscape(tuple(rest), block.place))
        else:
            result.append(block)
    return result


def _fitted(blocks: Sequence[Block], findings: Findings) -> list[Block]:
    """The blocks of an annex: a summary in it becomes plain text, and a list of contents is left out."""
    result: list[Block] = []
    for block in blocks:
        if isinstance(block, Contents):
            message = "A list of contents within an annex was left out."
            findings.add(Change.DROPPED, "contents-in-annex", message, str(block.place))
        elif isinstance(block, Summary):
            message = "A summary within an annex became plain text."
            findings.add(Change.SIMPLIFIED, "summary-in-annex", message, str(block.place))
            result.extend(block.blocks)
        else:
            result.append(block)
    return result
