"""What holds at the end of every import: all that the file shows is in the content, or the report tells of it.

What the file has is counted in its XML, apart from how it was read; what the content has, in the document made. What
is in neither the content nor the report is told here, so that “nothing was left out” is said only when it holds.
"""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Sequence

from lxml import etree

from undoc.counting import counted
from undoc.importer.recognise.origins import origin
from undoc.importer.report import Change, in_full
from undoc.importer.tallies import Made, Shown, Tally
from undoc.importer.word import tags
from undoc.importer.word.formulas.spans import has_break
from undoc.importer.word.items import Item, WordTable, is_empty
from undoc.importer.word.names import W
from undoc.importer.word.numbering import Label
from undoc.importer.word.spans import FORMULA, plain, spans_of
from undoc.model import (
    Block,
    BulletItem,
    DisplayedFormula,
    Figure,
    Heading,
    Inline,
    NumberedParagraph,
    Paragraph,
    Table,
)
from undoc.model.tree import drawings, texts, walk

_TABLE = re.compile(r"table (\d+)")
_PARAGRAPH = re.compile(r"paragraph (\d+)(?![\d])(?! of)")
_BOXES = "☐☑☒"
_CHECK = f"{W}checkBox"
#: Findings that tell of pictures.
_OF_PICTURES = frozenset(("picture", "picture-in-cell", "drawing", "outside-picture", "chart", "angle"))
#: So many letters of a text are looked for; more may be parted by what the content has between them.
_BEGINNING = 24
#: As many letters without figures tell a text.
_FEW = 8
_FIGURES = re.compile(r"\d+")
#: Signs that Word files have for the bullets of the house, by what they are in the font Symbol.
_BULLETS = {
    "\uf0b7": "•",
    "\uf0a7": "▪",
    "\uf0d8": "➢",
    "\uf0fc": "✓",
    "\uf06f": "□",
    "·": "•",
    "●": "•",
    "-": "–",
    "\uf02d": "–",
    "—": "–",
}


def hold(shown: Shown, made: Made) -> tuple[Tally, ...]:
    """Tell of what is in the file and neither in the content nor told; returns how many of each kind there are."""
    return (
        _labels(shown, made),
        _tables(shown, made),
        _pictures(shown, made),
        _notes(shown, made),
        _text_boxes(shown, made),
        _check_boxes(shown, made),
        _references(shown, made),
        _formulas(shown, made),
    )


def _labels(shown: Shown, made: Made) -> Tally:
    """Numbers and signs that Word makes, each with what stands for it."""
    blocks = _by_number(made.blocks)
    told = {number for finding in made.findings.found for number in _numbers(_PARAGRAPH, finding.place)}
    in_tables = {one.number for item in shown.items if isinstance(item, WordTable) for one in item.paragraphs()}
    lines = {item.number: item for item in shown.items if not isinstance(item, WordTable)}
    count = kept = 0
    for number, label in shown.labels.items():
        if (number not in lines and number not in in_tables) or not label.text:
            continue
        count += 1
        block = blocks.get(number)
        place = f"paragraph {number}"
        if isinstance(block, BulletItem) and label.is_bullet:
            kept += _same_sign(label, block, made, place)
        elif number in in_tables or _has_label(block, label.text):
            kept += 1
        elif number not in told:
            line = lines[number]
            of = f" of {in_full(line.text)}" if line.text.strip() else ", which has no text,"
            message = f"The number “{label.text}” of a paragraph{of} was left out."
            made.findings.add(Change.DROPPED, "label", message, place)
    return Tally("labels", count, kept, count - kept)


def _has_label(block: Block | None, label: str) -> bool:
    match block:
        case Heading() | NumberedParagraph() if origin(block).label:
            return True  # the comparison of numbers has told that another is made
        case Heading() | Paragraph() | BulletItem():
            return plain(block.inlines).startswith(label)
        case _:
            return block is not None


def _same_sign(label: Label, bullet: BulletItem, made: Made, place: str) -> bool:
    sign = _BULLETS.get(label.text, label.text)
    own = made.bullets[min(bullet.level, len(made.bullets) - 1)]
    if sign == own:
        return True
    said = sign if sign.isprintable() and not "\ue000" <= sign <= "\uf8ff" else f"U+{ord(sign[0]):04X}"
    made.findings.add(Change.SIMPLIFIED, "bullet", f"The sign “{said}” of a list becomes “{own}”.", place)
    return False


def _by_number(blocks: Sequence[Block]) -> dict[int, Block]:
    """The blocks by the numbers of the paragraphs that they were."""
    return {number: block for block in walk(blocks) for number in _numbers(_PARAGRAPH, str(block.place))}


def _numbers(form: re.Pattern[str], place: str) -> Iterator[int]:
    return (int(match[1]) for match in form.finditer(place.partition("“")[0]))


def _tables(shown: Shown, made: Made) -> Tally:
    tables = {
        table.number: table
        for table in _all_tables(shown.items)
        if _has_text(table) and table.number not in shown.masthead
    }
    kept = {number for block in walk(made.blocks) for number in _numbers(_TABLE, str(block.place))}
    told = {number for finding in made.findings.found for number in _numbers(_TABLE, finding.place)}
    for number in tables.keys() - kept - told:
        message = f"A table was left out: {in_full(_text_of(tables[number]))}"
        made.findings.add(Change.DROPPED, "table", message, f"table {number}")
    seen = sum(1 for _ in _visible(shown, tags.W_TBL))
    unread = seen - sum(1 for _ in _all_tables(shown.items))
    if unread > 0:
        message = f"{counted(unread, 'table')} of {seen} in the file cannot be found in the content."
        made.findings.add(Change.DROPPED, "table", message, "")
    return Tally("tables", len(tables) + max(0, unread), len(tables.keys() & kept), len(tables.keys() - kept) + unread)


def _all_tables(items: Iterable[Item]) -> Iterator[WordTable]:
    for item in items:
        if isinstance(item, WordTable):
            yield item
            for row in item.rows:
                for cell in row.cells:
                    yield from _all_tables(cell.items)


def _has_text(table: WordTable) -> bool:
    """Whether a table has text of its own, not only in tables within it."""
    cells = (cell for row in table.rows for cell in row.cells)
    return any(not isinstance(item, WordTable) and not is_empty(item) for cell in cells for item in cell.items)


def _text_of(table: WordTable) -> str:
    return " ".join(paragraph.text for paragraph in table.paragraphs())


def _pictures(shown: Shown, made: Made) -> Tally:
    tables = list(_visible(shown, tags.W_TBL))
    masthead = {tables[number - 1] for number in shown.masthead if number <= len(tables)}
    visible = _visible(shown, tags.W_DRAWING, tags.W_PICT, tags.W_OBJECT)
    count = sum(_has_picture(one) and not masthead.intersection(one.iterancestors()) for one in visible)
    kept = sum(not origin(one).drawn for one in drawings(made.blocks))
    told = sum(finding.code in _OF_PICTURES for finding in made.findings.found)
    tally = Tally("pictures", count, kept, told)
    if not tally.is_whole:
        message = f"The file has {counted(count, 'picture or chart', 'pictures and charts')}, the content {kept}."
        made.findings.add(Change.DROPPED, "pictures", message, "")
    return tally._replace(told=max(0, count - kept))


def _has_picture(drawing: etree._Element) -> bool:
    return any(True for _ in drawing.iter(tags.A_BLIP, tags.C_CHART, tags.V_IMAGEDATA))


def _notes(shown: Shown, made: Made) -> Tally:
    called = dict.fromkeys(
        f"{'f' if one.tag == tags.W_FOOTNOTE_REFERENCE else 'e'}{one.get(f'{W}id', '')}"
        for one in _visible(shown, tags.W_FOOTNOTE_REFERENCE, tags.W_ENDNOTE_REFERENCE)
    )
    called_notes = [key for key in called if _letters(shown.notes.get(key, ""))]
    said = _letters(_all_text(made)) if called_notes else ""
    lost = [key for key in called_notes if not _is_said(shown.notes[key], said)]
    for key in lost:
        made.findings.add(Change.DROPPED, "note", f"A note was left out: {in_full(shown.notes[key])}", "notes")
    return Tally("notes", len(called_notes), len(called_notes) - len(lost), len(lost))


def _is_said(text: str, said: str) -> bool:
    """Whether a text occurs; its numbers may be others where they are those of references."""
    beginning = _letters(text)[:_BEGINNING]
    if beginning in said:
        return True
    words = _FIGURES.sub("", beginning)
    return len(words) >= _FEW and words in _FIGURES.sub("", said)


def _text_boxes(shown: Shown, made: Made) -> Tally:
    boxes = ["".join(one.text or "" for one in box.iter(tags.W_T)) for box in _visible(shown, tags.W_TXBX_CONTENT)]
    boxes = [text for text in boxes if _letters(text)]
    said = _letters(_all_text(made)) if boxes else ""
    lost = [text for text in boxes if not _is_said(text, said)]
    for text in lost:
        made.findings.add(Change.DROPPED, "text-box", f"The text of a text box was left out: {in_full(text)}", "")
    return Tally("text boxes", len(boxes), len(boxes) - len(lost), len(lost))


def _check_boxes(shown: Shown, made: Made) -> Tally:
    """Signs of boxes, and the boxes of forms that have no sign of their own."""
    signs = sum(
        text.count(sign)
        for one in shown.body.iter(tags.W_T)
        if (text := one.text) and not text.isascii()
        for sign in _BOXES
    )
    count = signs + sum(1 for _ in _visible(shown, _CHECK))
    said = _all_text(made)
    tally = Tally("check boxes", count, kept := sum(said.count(sign) for sign in _BOXES), 0)
    if tally.is_whole:
        return tally
    message = f"The file has {counted(count, 'check box', 'check boxes')}, the content {kept}."
    made.findings.add(Change.DROPPED, "check-boxes", message, "")
    return tally._replace(told=count - kept)


def _references(shown: Shown, made: Made) -> Tally:
    """Fields that give the number or text of another place."""
    all_texts = [*(text for block in walk(made.blocks) for text in _texts_of(block)), *made.others]
    kept = sum(span.is_field for text in all_texts for span in spans_of(text))
    told = sum(finding.code == "reference" for finding in made.findings.found)
    return Tally("references", shown.references, kept, max(0, shown.references - kept) if told else 0)


def _formulas(shown: Shown, made: Made) -> Tally:
    """Formulas of the text and of its notes, which are formulas, or text that is told."""
    in_text = sum(_has_signs(one) and not _goes_on(one) for one in _visible(shown, tags.M_O_MATH))
    count = in_text + sum(text.count(FORMULA) for text in shown.notes.values())
    if not count:
        return Tally("formulas", 0, 0, 0)
    all_texts = [*(text for block in walk(made.blocks) for text in _texts_of(block)), *made.others]
    kept = sum(isinstance(block, DisplayedFormula) for block in walk(made.blocks))
    kept += sum(span.formula is not None for text in all_texts for span in spans_of(text))
    told = sum(finding.code == "formula" for finding in made.findings.found)
    tally = Tally("formulas", count, kept, told)
    if not tally.is_whole:
        message = f"The file has {counted(count, 'formula')}, the content {kept}."
        made.findings.add(Change.DROPPED, "formulas", message, "")
    return tally._replace(told=max(0, count - kept))


def _goes_on(formula: etree._Element) -> bool:
    """Whether a formula stands on the line of one before it, with which it is one."""
    parent = formula.getparent()
    if parent is None or parent.tag != tags.M_O_MATH_PARA:
        return False
    before = itertools.takewhile(
        lambda one: one.tag == tags.M_O_MATH and not has_break(one), formula.itersiblings(preceding=True)
    )
    return any(map(_has_signs, before))


def _has_signs(formula: etree._Element) -> bool:
    return any((piece.text or "").strip() for piece in formula.iter(tags.M_T))


def references_in(items: Iterable[Item]) -> int:
    """How many references the texts of a file hold; several fields that follow each other are one."""
    count = 0
    for item in items:
        for paragraph in item.paragraphs() if isinstance(item, WordTable) else (item,):
            fields = [span.is_field for span in paragraph.spans if span.is_field or span.text.strip()]
            count += sum(one and not before for before, one in itertools.pairwise([False, *fields]))
    return count


def _all_text(made: Made) -> str:
    """What the content and the report say."""
    return "\n".join([*_texts(made), *(finding.message for finding in made.findings.found)])


def _texts(made: Made) -> Iterator[str]:
    for block in walk(made.blocks):
        if isinstance(block, Heading | NumberedParagraph):
            yield origin(block).label
        if isinstance(block, Figure):
            yield origin(block).drawn
        yield from map(plain, _texts_of(block))
    yield from map(plain, made.others)


def _texts_of(block: Block) -> Iterator[Sequence[Inline]]:
    """The texts of a block, the notes of a table too."""
    yield from texts(block)
    if isinstance(block, Table):
        yield from (note.inlines for note in block.notes)


def _letters(text: str) -> str:
    """The letters and figures of a text, as they are compared."""
    return "".join(character for character in unicodedata.normalize("NFKC", text) if character.isalnum())


def _visible(shown: Shown, *names: str) -> Iterator[etree._Element]:
    """The elements of the names that show: not those that are gone, or an older form of one that is there."""
    for one in shown.body.iter(*names):
        if not any(_hides(ancestor, shown.gone, names) for ancestor in one.iterancestors()):
            yield one


def _hides(ancestor: etree._Element, gone: Collection[str], names: Sequence[str]) -> bool:
    if ancestor.tag in gone:
        return True
    if ancestor.tag != tags.MC_FALLBACK:
        return False
    forms = ancestor.getparent()
    choices = () if forms is None else forms.iterchildren(tags.MC_CHOICE)
    return any(True for choice in choices for _ in choice.iter(*names, tags.W_TXBX_CONTENT))
