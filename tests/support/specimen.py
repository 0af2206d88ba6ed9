"""A specimen document with every construct, in any house and language: its text is in tests/whole/specimen."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

from PIL import Image, ImageDraw

from tests.support.seed import ROOT, templates
from undoc.content import read as source
from undoc.model import Document
from undoc.prepare import PreparedDocument, prepare
from undoc.prepare.prepared import (
    Block,
    Chart,
    Contents,
    Figure,
    Paragraph,
    Table,
    children,
)
from undoc.production.formats import WRITERS, Ready
from undoc.typeset import TypesetDocument, typeset

TEXTS = ROOT / "tests" / "whole" / "specimen"
BODIES = {"new-york": "general-assembly", "geneva": "human-rights-council", "nairobi": "hsp-executive-board"}
LANGUAGES = ("en", "zh")
METADATA = """\
symbol: A/99/1
body: {body}
kind: report
distribution: limited
date: 2031-03-09
original: en
session: {{number: 99}}
meeting: {{place: geneva, start: 2031-03-30, end: 2031-04-02}}
agenda: {{item: "5, 6 (b)", status: preliminary, note: A/99/50}}
author: secretary-general
job: {{number: 31-04887, stamp: 150431}}
"""


@cache
def folder(house: str) -> Path:
    """A content folder with the specimen for a house."""
    path = Path(mkdtemp()) / "A_99_1"
    shutil.copytree(TEXTS, path)
    (path / "document.yaml").write_text(METADATA.format(body=BODIES[house]), encoding="utf-8")
    picture = Image.new("RGB", (180, 120), "white")
    drawing = ImageDraw.Draw(picture)
    drawing.line((90, 100, 90, 20), fill="black", width=9)
    drawing.line((70, 20, 110, 20), fill="black", width=9)
    picture.save(path / "tower.png", dpi=(96, 96))
    return path


@cache
def document(house: str) -> Document:
    return source.load(folder(house))


@cache
def prepared(house: str, language: str) -> PreparedDocument:
    return prepare(document(house), language, templates())


@cache
def written(house: str, language: str, form: str, numbers: str = "auto") -> bytes:
    return WRITERS[form](Ready(document(house), prepared(house, language), templates(), numbers))


@cache
def pages(house: str, language: str) -> TypesetDocument:
    return typeset(prepared(house, language), templates().fonts)


def texts(house: str, language: str) -> Iterator[str]:
    """Label and text of every paragraph in the order of the file, tables cell by cell; a picture as its alternative.

    The entries of the list of contents with the number of their page.
    """
    document, numbers = prepared(house, language), pages(house, language).measured.page_numbers
    for paragraph in document.front:
        yield paragraph.label + paragraph.text
    for block in document.blocks:
        yield from _texts(block, numbers)


def _texts(block: Block, pages: Mapping[str, str]) -> Iterator[str]:
    match block:
        case Paragraph():
            yield block.label + block.text
        case Figure():
            yield f"[{block.picture.alternative}]"
            if block.caption is not None:
                yield block.caption.text
        case Chart():
            if block.caption is not None:
                yield block.caption.text
            yield f"[{block.alternative}]"
        case Table():
            yield from (paragraph.text for paragraph in block.caption)
            for cell in (cell for row in block.rows for cell in row.cells):
                number = cell.number.text if cell.number is not None else ""
                yield from (number * (index == 0) + one.text for index, one in enumerate(cell.paragraphs))
            yield from (note.mark + note.paragraph.text for note in block.notes)
        case Contents():
            yield from (block.title.text, block.page_word.text)
            for entry in block.entries:
                yield entry.paragraph.label + entry.paragraph.text + pages.get(entry.target, "")
        case _:
            for inner in children(block):
                yield from _texts(inner, pages)
