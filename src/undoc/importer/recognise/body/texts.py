"""Paragraphs of a Word file as texts: numbered, in lists, quoted, and the notes below tables."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from undoc.content.read.markdown.labels import match_label
from undoc.importer.attributes import figure_in
from undoc.importer.recognise.origins import Origin, origin
from undoc.importer.recognise.own_lines import lines_of
from undoc.importer.recognise.tables.notes import note_of
from undoc.importer.recognise.wordings import Reader
from undoc.importer.report import Change, Findings
from undoc.importer.word.numbering import Label
from undoc.importer.word.paragraphs import ASIDE, WordParagraph
from undoc.importer.word.spans import FORMULA, NOWHERE, Span, cut, plain, trimmed
from undoc.model import (
    Block,
    BulletItem,
    DisplayedFormula,
    Formula,
    NumberedParagraph,
    Paragraph,
    Quotation,
    Table,
    TableNote,
)
from undoc.model.formulas import Row
from undoc.templates.language import Script

#: Paragraphs whose numbers show those of levels above, or of a section of a book: 1.1, 34.12, 29C.59, 31.I.1.
_LEVELS_NUMBER = re.compile(r"[\t ]*((?:\d{1,3}[A-Z]?(?:\.[IVXLC]{1,7})?|[A-Z])(?:\.\d{1,4}){1,8}\.?)\t[\t ]*(?=\S)")
_BULLETS = re.compile(r"[\t ]*([•●▪■◦○➢·–—-])[\t ]*\t[\t ]*(?=\S)")
#: A number behind a formula, which a tab stop brings to the end of the line.
_FORMULA_NUMBER = re.compile(rf"{FORMULA}\s*\t\s*[(\[]?\w{{1,4}}(?:[.–-]\w{{1,4}}){{0,3}}[)\]]?\s*$")


class TextReader:
    """Makes texts of paragraphs; ``labels`` are those that Word counts, by the numbers of these."""

    def __init__(self, reader: Reader, findings: Findings, labels: Mapping[int, Label]) -> None:
        self._reader = reader
        self._findings = findings
        self._labels = labels

    def add(self, item: WordParagraph, role: str, place: str, blocks: list[Block]) -> None:
        """Add what a paragraph of a ``role`` is to the ``blocks`` above it: a text, or a note of the table there."""
        spans = trimmed(item.spans, "\n \u3000")
        if role in ("note", "table-note") or (role == "text" and _is_after_table(blocks)):
            found = note_of(spans, needs_raised=role == "text")
            at, table = _table_before(blocks)
            if found is not None and table is not None and all(found[0] != note.name for note in table.notes):
                note = TableNote(found[0], tuple(found[1]), NOWHERE)
                blocks[at] = replace(table, notes=(*table.notes, note))
                return
            if found is None and role != "text" and table is not None and table is blocks[-1]:
                blocks[at] = replace(table, remarks=(*table.remarks, tuple(spans)))
                return
        known = Origin(place, bookmarks=item.bookmarks, lines=lines_of(item))
        counted = self._labels.get(item.number)
        if counted is not None:
            if counted.is_bullet:
                level = _bullet_level(role, counted.level)
                blocks.append(BulletItem(level, tuple(trimmed(spans)), known))
                return
            label, rest = counted.text, spans
        else:
            label, rest = self._typed_label(spans, blocks, place)
        if role.startswith("bullet") or (not label and _BULLETS.match(plain(spans))):
            match = _BULLETS.match(plain(spans))
            if match:
                spans = cut(spans, match.end())
            level = _bullet_level(role, 1 if match and match[1] in "–—-" and item.indent > 2000 else 0)
            spans = trimmed(spans)
            if spans:
                blocks.append(BulletItem(level, tuple(spans), known))
            return
        rest = trimmed(rest)
        if label and rest:
            if match_label(label, 0, len(label), self._reader.language.code) or _LEVELS_NUMBER.match(f"{label}\t1"):
                known.label = label
                blocks.append(NumberedParagraph(0, label, tuple(rest), known))
                return
            message = f"The label “{label}” of a list is no number that is counted; it was kept as text."
            self._findings.add(Change.SIMPLIFIED, "list-label", message, place)
            rest = [Span(f"{label} "), *rest]
        if not rest:
            return
        self._tell_formulas(rest, place)
        if (displayed := _displayed(rest)) and not item.bookmarks:
            blocks.extend(DisplayedFormula(Formula(row, NOWHERE), Origin(place)) for row in displayed)
            return
        is_aside = item.side in ASIDE or role == "quotation"
        is_indented = not is_aside and (item.first > 0 or _is_tabbed_in(item))
        paragraph = Paragraph(tuple(rest), known, is_indented=is_indented)
        if role == "quotation":
            _add_quoted(blocks, paragraph)
        else:
            blocks.append(paragraph)

    def _tell_formulas(self, spans: Sequence[Span], place: str) -> None:
        """Tell of formulas that stand otherwise in a line of text than in the file."""
        shown = [span for span in spans if span.note or span.text.strip()]
        displayed = [span for span in shown if span.formula is not None and span.formula.displayed is not None]
        if displayed and len(displayed) < len(shown):
            message = "A displayed formula beside text stands in the line of this."
            self._findings.add(Change.SIMPLIFIED, "formula-form", message, place)
        if _FORMULA_NUMBER.search(plain(spans)):
            message = "The number at the end of a formula's line stands right behind it."
            self._findings.add(Change.SIMPLIFIED, "formula-form", message, place)

    def _typed_label(self, spans: list[Span], blocks: Sequence[Block], place: str) -> tuple[str, list[Span]]:
        """The label that is typed before a tab, or that goes on counting before a space."""
        text = plain(spans)
        start = len(text) - len(text.lstrip("\t \u00a0"))
        match = _LEVELS_NUMBER.match(text)
        if match:
            return match[1], cut(spans, match.end())
        label = match_label(text, start, len(text), self._reader.language.code)
        if label is None:
            return "", spans
        end = start + len(label.typed)
        after = text[end : end + 4]
        if "\t" in after[: len(after) - len(after.lstrip())]:
            return label.typed, cut(spans, end)
        if self._reader.language.script is not Script.LATIN or _goes_on(label.typed, blocks):
            self._findings.add(Change.GUESSED, "label", f"“{label.typed}” was taken for a number.", place)
            return label.typed, cut(spans, end)
        return "", spans


def _table_before(blocks: Sequence[Block]) -> tuple[int, Table | None]:
    """The table that the last blocks stand below, and which of them it is; None when they do not."""
    for index in range(len(blocks) - 1, max(-1, len(blocks) - 4), -1):
        block = blocks[index]
        if isinstance(block, Table):
            return index, block
        if not isinstance(block, Paragraph):
            break
    return 0, None


def _is_after_table(blocks: Sequence[Block]) -> bool:
    return bool(blocks) and isinstance(blocks[-1], Table)


def _is_tabbed_in(item: WordParagraph) -> bool:
    """Whether tabs before its text stand for an indent of its first line.

    Those do not that only bring it, or a number, to where the other lines begin, since it begins before these.
    """
    text = plain(item.spans)
    tabs = len(text) - len(text.lstrip("\t"))
    start = item.left + item.hang
    hanging = 1 + sum(start < stop < item.left for stop in item.stops) if item.hang < 0 else 0
    return tabs > hanging


def _displayed(spans: Sequence[Span]) -> list[Row]:
    """The displayed formulas that a paragraph consists of; none where it has other text, or a formula in its line."""
    shown = [span for span in spans if span.note or span.text.strip()]
    rows = [span.formula.displayed for span in shown if span.formula is not None]
    found = [row for row in rows if row is not None]
    return found if len(found) == len(shown) else []


def _bullet_level(role: str, level: int) -> int:
    """The level that a style is for; the deepest one serves those below it too."""
    own = int(role[7:]) - 1 if role.startswith("bullet-") else level
    return max(own, level) if own else own


def _add_quoted(blocks: list[Block], paragraph: Paragraph) -> None:
    last = blocks[-1] if blocks else None
    if isinstance(last, Quotation):
        blocks[-1] = replace(last, blocks=(*last.blocks, paragraph))
    else:
        blocks.append(Quotation((paragraph,), Origin(str(paragraph.place))))


def _goes_on(label: str, blocks: Sequence[Block]) -> bool:
    """Whether a label counts on from the last one of its form."""
    number = figure_in(label.rstrip("."))
    if number is None:
        return False
    for block in reversed(blocks):
        if isinstance(block, NumberedParagraph) and (last := figure_in(origin(block).label.rstrip("."))) is not None:
            return last == number - 1
    return number == 1
