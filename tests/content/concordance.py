"""Whether two language versions of a document say the same as far as a program can see.

A version becomes an outline: for each block its place, kind, level and name, the shape of a table, the data of a chart,
the notes called, the references and links made, and the numbers in it. Outlines of versions that agree are equal.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from tests.content.read.content import dump_inlines, walk_inlines
from undoc.model import (
    Annex,
    Block,
    BulletItem,
    Chart,
    Columns,
    Contents,
    DisplayedFormula,
    Document,
    Figure,
    Heading,
    Inline,
    Landscape,
    Link,
    NoteCall,
    NumberedParagraph,
    PageBreak,
    Quotation,
    Reference,
    Summary,
    Table,
    Version,
)

#: How numbers are grouped and where their decimals begin.
_SIGNS = {
    "ar": ("\u00a0", ","),
    "zh": (" ", "."),
    "en": (",", "."),
    "fr": ("\u00a0", ","),
    "ru": ("\u00a0", ","),
    "es": (".", ","),
}
_MILLION = Decimal(1_000_000)
_MULTIPLES = {
    "ar": {"مليون": _MILLION},
    "zh": {"万": Decimal(10_000), "亿": Decimal(100_000_000)},
    "en": {"million": _MILLION},
    "fr": {"million": _MILLION},
    "ru": {"миллион": _MILLION},
    "es": {"millones": _MILLION},
}
#: A document symbol, with the bracket that some have at their end.
SYMBOL = re.compile(r"\b[A-Z]{1,5}(?:/[A-Z0-9][A-Za-z0-9.\-]*[A-Za-z0-9]|/[A-Z0-9])+(?: \([A-Z][a-z]+\. \d+\))?")
_MONTH = re.compile(r"\d+ 月")
_TAG = re.compile(r"<[^>]*>")


class Line(NamedTuple):
    """What can be compared of one block, and where the block stands in its file."""

    where: str
    what: str


def first_difference(document: Document) -> str | None:
    """Say where the first version that differs from the original does so, None when all agree."""
    original = document.versions.get(document.metadata.original) or next(iter(document.versions.values()))
    expected = outline(original)
    for version in document.versions.values():
        for one, other in zip(expected, outline(version), strict=False):
            if one.what != other.what:
                return f"{other.where} has {other.what!r}; {one.where} has {one.what!r}"
        if len(expected) != len(outline(version)):
            return f"{version.path.name} has {len(outline(version))} parts; {original.path.name} has {len(expected)}"
    return None


def outline(version: Version) -> list[Line]:
    """What can be compared of a version, in order; notes of the document stand at the end, ordered by their names."""
    language = version.language
    lines = [
        Line(version.path.name, f"title {_marks(version.title, language)}"),
        Line(version.path.name, f"agenda title {_marks(version.agenda_title, language)}"),
        *_of_blocks(version.blocks, "", language),
    ]
    for name, note in sorted(version.notes.items()):
        marks = [_marks(paragraph, language) for paragraph in note.paragraphs]
        lines.append(Line(_where(note.place.path, note.place.line), f"note {name} {marks}"))
    return lines


def numbers(text: str, language: str) -> list[Decimal]:
    """The numbers that stand in figures in all languages: from 10 on, and with decimals; those below may be words.

    Figures of document symbols and, in Chinese, of months are none.
    """
    group, decimal = map(re.escape, _SIGNS[language])
    words = "|".join(_MULTIPLES[language])
    text = _MONTH.sub("", SYMBOL.sub("", text))
    found = []
    for match in re.finditer(rf"(\d{{1,3}}(?:{group}\d{{3}})+|\d+)(?:{decimal}(\d+))?(?!\d)(?:\s?({words}))?", text):
        value = Decimal(re.sub(r"\D", "", match[1]) + "." + (match[2] or "0"))
        value *= _MULTIPLES[language].get(match[3], 1)
        if value >= 10 or value != int(value):
            found.append(value.normalize())
    return found


def _of_blocks(blocks: Iterable[Block], path: str, language: str) -> Iterator[Line]:
    for index, block in enumerate(blocks, 1):
        at = f"{path}{index} {type(block).__name__}"
        where = _where(block.place.path, block.place.line)
        name = getattr(block, "name", None)
        match block:
            case Summary() | Quotation() | Landscape() | Columns():
                yield Line(where, at)
                yield from _of_blocks(block.blocks, f"{at} > ", language)
            case Annex():
                yield Line(where, f"{at} {name} {block.original} {_marks(block.title, language)}")
                yield from _of_blocks(block.blocks, f"{at} > ", language)
            case Contents():
                yield Line(where, f"{at} {block.depth}")
            case Figure():
                caption = _marks(block.caption, language)
                yield Line(where, f"{at} {name} {block.path.name} {caption} {_number_set(block.alternative, language)}")
            case Chart():
                yield Line(where, f"{at} {name} {_chart(block, language)}")
            case Table():
                yield Line(where, f"{at} {name} {block.width} {[column.align for column in block.columns]}")
                yield from _of_table(block, where, at, language)
            case Heading() | NumberedParagraph() | BulletItem():
                yield Line(where, f"{at} {block.level} {name} {_marks(block.inlines, language)}")
            case PageBreak():
                pass
            case DisplayedFormula(formula=formula):
                yield Line(where, f"{at} {formula.row}")
            case _:
                yield Line(where, f"{at} {name} {_marks(block.inlines, language)}")


def _of_table(table: Table, where: str, at: str, language: str) -> Iterator[Line]:
    yield Line(where, f"{at} caption {_marks((*table.caption, *table.subtitle), language)}")
    for index, row in enumerate(table.rows, 1):
        cells = [(cell.columns, cell.rows, _marks(cell.inlines, language)) for cell in row.cells]
        yield Line(_where(row.place.path, row.place.line), f"{at} row {index} {row.kind} {cells}")
    for note in table.notes:
        yield Line(where, f"{at} note {note.name} {_marks(note.inlines, language)}")


def _chart(chart: Chart, language: str) -> str:
    counted = [category.text for category in chart.categories if category.text.isdecimal()]
    values = [one.values for one in chart.series]
    said = _number_set(chart.alternative, language)
    return f"{chart.kind} {len(chart.categories)} {counted} {values} {_marks(chart.caption, language)} {said}"


def _marks(inlines: Sequence[Inline], language: str) -> str:
    """Notes, references, links, symbols and numbers of a line, sorted, for each language has its own order of words."""
    notes, references, links = [], [], 0
    for inline in walk_inlines(inlines):
        match inline:
            case NoteCall():
                notes.append(inline.name)
            case Reference():
                references.append(inline.name)
            case Link():
                links += 1
    text = _TAG.sub(" ", dump_inlines(inlines))
    symbols = sorted(set(SYMBOL.findall(text)))
    return f"{sorted(notes)} {sorted(references)} {links} {symbols} {_number_set(text, language)}"


def _number_set(text: str, language: str) -> list[str]:
    """The different numbers, since one language may repeat what another refers to by a pronoun."""
    return [format(value, "f") for value in sorted(set(numbers(text, language)))]


def _where(path: str, line: int) -> str:
    return f"{path.rsplit('/', 1)[-1]}:{line}"
