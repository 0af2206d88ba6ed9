"""The first lines of files that others have made: a masthead in paragraphs, lines above the text without their styles.

What such lines are is told by what they say, where they stand and how they look; it is given to them as the role of
their styles, so that they are read like those of official files.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from undoc.content.read.markdown.labels import match_label
from undoc.importer.recognise.front.front import has_title, unmarked
from undoc.importer.recognise.front.masthead import MastheadReader, lines_in
from undoc.importer.recognise.wordings import Reader, normal
from undoc.importer.report import Change, Findings, quoted
from undoc.importer.word.items import Item, WordTable, is_empty
from undoc.importer.word.paragraphs import WordParagraph
from undoc.importer.word.spans import is_all

#: How many items the masthead and the lines below it reach over, and how long a line can be.
_MOST_HEAD, _MOST_LINES, _LONGEST = 20, 40, 300
#: A line this long that ends like a sentence is text.
_SENTENCE = 80
#: Twips in a point.
_POINT = 20


def take_masthead(items: Sequence[Item], masthead: MastheadReader) -> list[Item]:
    """The items without a masthead that stands in paragraphs, from its first to its last line, which is read.

    There is one where a symbol and a line of distribution are.
    """
    head = {
        index: item.text
        for index, item in enumerate(items[:_MOST_HEAD])
        if isinstance(item, WordParagraph) and not is_empty(item) and masthead.has_line(item.text)
    }
    if not masthead.is_in([line for text in head.values() for line in lines_in(text)]):
        return list(items)
    for text in head.values():
        masthead.read_text(text.replace("\t", "\n"))
    message = "The masthead stands in paragraphs; they were read as one."
    masthead.findings.add(Change.GUESSED, "masthead", message, "first page")
    return [item for index, item in enumerate(items) if index not in head]


def give_roles(items: Sequence[Item], counted: set[int], reader: Reader, findings: Findings) -> None:
    """Give the lines below a masthead the roles that they have, where no style says any of it.

    How their styles set their letters is left to the house, as with styles that are known.
    ``counted`` are the numbers of the paragraphs that Word numbers.
    """
    if has_title(items):
        return
    lines: list[WordParagraph] = []
    for item in items[:_MOST_LINES]:
        if not isinstance(item, WordTable) and (is_empty(item) or item.is_framed):
            continue
        if isinstance(item, WordTable) or item.number in counted or not _is_line(item, reader):
            break
        lines.append(item)
    roles = _roles(lines, reader)
    for line, role in zip(lines, roles, strict=False):
        line.style = replace(line.style, role=role)
        own = line.measure.letter_space / _POINT, line.measure.scale
        line.spans = [
            replace(
                span,
                letter_space=None if span.letter_space == own[0] else span.letter_space,
                scale=None if span.scale == own[1] else span.scale,
            )
            for span in line.spans
        ]
    title = next((line for line, role in zip(lines, roles, strict=False) if role == "title"), None)
    if title is not None:
        message = f"The lines above the text have no styles that say what they are; {quoted(title.text)} is the title."
        findings.add(Change.GUESSED, "front", message, "first page")


def _is_line(item: WordParagraph, reader: Reader) -> bool:
    """Whether a paragraph may stand above the text: it is short, and no heading, number or sentence."""
    text = normal(item.text)
    if item.style.role not in ("", "text") or item.outline < 9 or item.drawings or item.boxes:
        return False
    if len(text) > _LONGEST or match_label(text, 0, len(text), reader.language.code):
        return False
    return len(text) < _SENTENCE or text[-1] not in ".。:：;；" or is_all(item.spans, "bold")


def _roles(lines: Sequence[WordParagraph], reader: Reader) -> list[str]:
    """The roles of the lines, those of the first ones at least; none where there is no title among them."""
    known = [_known(normal(line.text), reader) for line in lines]
    last = max((index for index, role in enumerate(known) if role in ("session", "agenda-item")), default=-1)
    signed = next((index for index, role in enumerate(known) if role == "author"), None)
    unknown = [index for index in range(last + 1, len(lines)) if not known[index] and index <= (signed or len(lines))]
    has_agenda = last >= 0 and known[last] == "agenda-item"
    if signed is None and last < 0:
        # Without a line that is known, only its look tells a title from the text.
        unknown = [index for index in unknown if is_all(lines[index].spans, "bold") or lines[index].align == "center"]
    if not unknown:
        return []
    sizes = [lines[index].size or lines[index].measure.size for index in unknown]
    largest = sizes.index(max(sizes))
    if len(set(sizes)) > 1:
        title = unknown[largest]
    elif has_agenda:
        title = unknown[min(1, len(unknown) - 1)]
    else:
        title = unknown[-1] if signed is not None or last >= 0 else unknown[0]
    of_agenda = unknown[0] if has_agenda and unknown[0] < title else None
    end = max(title, signed or 0, title + 1 if _is_author(lines, known, title + 1) else 0)
    roles = [role or "front" for role in known[: end + 1]]
    for index in range(title + 1, end + 1):
        roles[index] = known[index] or "author"
    if of_agenda is not None:
        roles[of_agenda] = "agenda-title"
    roles[title] = "title"
    return roles


def _is_author(lines: Sequence[WordParagraph], known: Sequence[str], index: int) -> bool:
    """Whether the line at ``index``, below a title, is another that looks like it."""
    return index < len(lines) and not known[index] and is_all(lines[index].spans, "bold")


def _known(text: str, reader: Reader) -> str:
    """What a line is by what it says, empty when that is not known."""
    bare, _ = unmarked(text)
    if reader.session(bare) or reader.meeting(bare):
        return "session"
    if reader.agenda(text):
        return "agenda-item"
    if reader.author(bare):
        return "author"
    return "front" if text.lower() in reader.suffixes() or reader.bodies(text) else ""


def without_masthead(items: Sequence[Item], headers: Sequence[Sequence[Item]], masthead: MastheadReader) -> list[Item]:
    """The items without the masthead, which is read: the one of the header, a first table, or first paragraphs."""
    rest = list(items)
    in_header = (item for header in headers for item in header if masthead.is_masthead(item))
    found = next(in_header, None) or next(filter(masthead.is_masthead, rest[:10]), None)
    if isinstance(found, WordTable):
        masthead.read(found)
        return [item for item in rest if item is not found]
    for header in headers:
        take_masthead(header, masthead)
    return rest if masthead.front.symbol is not None else take_masthead(rest, masthead)
