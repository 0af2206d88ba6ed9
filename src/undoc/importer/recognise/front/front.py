"""The lines below the masthead as metadata and front matter; what no metadata says stays as text."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

from msgspec import Struct, field

from undoc.importer.recognise.line_fits import fit_in
from undoc.importer.recognise.origins import OwnLines
from undoc.importer.recognise.own_lines import resolved_lines
from undoc.importer.recognise.wordings import Reader, normal
from undoc.importer.report import Change, Findings
from undoc.importer.word.items import Item, WordTable, is_empty
from undoc.importer.word.paragraphs import WordParagraph
from undoc.importer.word.spans import Span, breaks_joined, is_all, plain, trimmed, without
from undoc.importer.word.styles import style_key
from undoc.model import Agenda, Fit, Justification, Meeting, Numbering, OwnPage, SecondBody, Session, Symbol
from undoc.templates.house import House

#: The lines that say which part of a book a document is, by the roles of the styles that our own files have for them.
_BOOK_ROLES = {"book-part": "book_part", "book-section": "book_section", "programme": "programme"}
_ROLES = ("session", "agenda-item", "agenda-title", "title", "author", "front", *_BOOK_ROLES)
#: Lines above and below the titles that not every house has.
_LINES = ("governing_body", "commission", "subsidiary_body", "session", "place_dates")
#: Styles that only official files have.
_OFFICIAL = ("session", "agenda-item", "agenda-title")
BOOK = tuple(_BOOK_ROLES.values())
#: The style of Word's own that authors have for chapters.
_OF_WORD = ("heading1",)
#: The marks of notes at the end of a line: “*, **”.
_MARKS = re.compile(r"\s*\*{1,9}(?:, ?\*{1,9})*$")
#: The most lines that may stand above a title; below more of them a heading is one of the text.
_MOST_LINES = 40


class Front(Struct):
    """What the first page says of the document; ``wording`` holds lines that no metadata makes.

    ``page`` is what of its pages is not as in its house style, ``masthead_height`` that of the masthead's last row.
    ``called`` are the marks and the keys of notes that its lines call, by their names. ``groups`` are the lines below
    the title, by the groups that they stand in. ``lines`` are those of the titles in the file, ``fits`` is what the
    content says of them. ``is_of_body`` says that the first page tells that a body of the Organization issues it.
    """

    symbol: Symbol | None = None
    distribution: str | None = None
    date: dt.date | None = None
    original: str | None = None
    session: Session | None = None
    meeting: Meeting | None = None
    agenda: Agenda | None = None
    second: SecondBody | None = None
    advance: str | None = None
    author: tuple[str, str] | None = None
    wording: dict[str, str] = field(default_factory=dict)
    title: list[Span] = field(default_factory=list)
    agenda_title: list[Span] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    body_names: list[str] = field(default_factory=list)
    asterisks: dict[str, list[Span]] = field(default_factory=dict)
    agenda_mark: str = ""
    called: dict[str, list[str]] = field(default_factory=dict)
    section: str | None = None
    numbering: Numbering = Numbering()
    has_suffix: bool = False
    job: tuple[str, str] | None = None
    settled_notes: set[str] = field(default_factory=set)
    reissued: dt.date | None = None
    slugs: tuple[str, ...] = ()
    groups: list[list[list[Span]]] = field(default_factory=list)
    justification: Justification = Justification.FIT
    page: OwnPage = OwnPage()
    masthead_height: float | None = None
    lines: dict[str, OwnLines] = field(default_factory=dict)
    fits: dict[str, Fit] = field(default_factory=dict)
    is_of_body: bool = True


def book_slots(house: House) -> tuple[str, ...]:
    """The lines below the title by which a book says which of its parts the document is."""
    return tuple(line.slot for line in house.front if line.slot in BOOK)


def settle_book(front: Front, house: House) -> None:
    """The groups of lines below the title as the lines that the house has for them; others are part of the title."""
    slots = [slot for slot in book_slots(house) if slot not in front.wording]
    for slot, group in zip(slots, front.groups, strict=False):
        front.wording[slot] = plain(breaks_joined(group))
    front.title = breaks_joined([front.title, *(line for group in front.groups[len(slots) :] for line in group)])


def unplaced(front: Front, house: House, findings: Findings) -> None:
    """Tell of the lines for which the house has no place: they stand in the front matter alone."""
    placed = {line.slot for line in house.front}
    said = {
        **front.wording,
        **({"place_dates": ""} if front.meeting else {}),
        **({"session": ""} if front.session else {}),
    }
    for slot in _LINES:
        if slot in said and slot not in placed:
            message = (
                f"The house style “{house.key}” has no line for {slot}: it stands in the content and is not printed."
            )
            findings.add(Change.SIMPLIFIED, "front-line", message, "first page")


def settle_titles(front: Front, house: House) -> None:
    """Say of the titles how their lines differ from those of the house."""
    for line in house.front:
        if fit := fit_in(house.styles[line.style], front.lines.get(line.slot)):
            front.fits[line.slot] = fit


def read_lines(items: Sequence[Item], front: Front, reader: Reader, book: Sequence[str]) -> int:
    """Take the lines between masthead and text; returns the index of the first item that is text.

    ``book`` are the lines below the title that a document of the house has, each a group of paragraphs.
    """
    end = _end(items, reader, is_official=front.symbol is not None)
    if book:
        end = _end_of_groups(items, end, len(book), reader)
    last_of_title = 0
    titles: list[list[Span]] = []
    agenda_titles: list[list[Span]] = []
    for item in items[:end]:
        if isinstance(item, WordTable) or is_empty(item) or item.is_framed:
            continue
        spans, text = trimmed(item.spans), normal(item.text)
        role = item.style.role
        bare, marks = unmarked(text)
        calls = [*marks, *(span.note for span in item.spans if span.note)]
        kept = bare if front.asterisks.keys() >= set(marks) else text
        if text.lower() in reader.suffixes():
            front.has_suffix = True
        elif titles and (author := reader.author(bare)):
            front.author = author
            front.called["author"] = calls
        elif role in _BOOK_ROLES:
            front.wording[_BOOK_ROLES[role]] = plain(spans)
        elif role == "title" or role.startswith("heading"):
            if book and titles and item.number > last_of_title + 1:
                front.groups.append([])
            (front.groups[-1] if front.groups else titles).append(_plain_look(spans))
            if role == "title":
                front.lines.setdefault(role, resolved_lines(item))
            last_of_title = item.number
        elif role == "author":
            _author(kept, front, reader)
            front.called["author"] = calls
        elif role == "agenda-title":
            agenda_titles.append(_plain_look(spans))
            front.lines.setdefault("agenda_title", resolved_lines(item))
        elif not text:
            continue
        elif front.session is None and (session := reader.session(bare)):
            front.session = session
            front.called["session"] = calls
        elif front.meeting is None and (meeting := reader.meeting(bare)):
            front.meeting = meeting
            front.called["place_dates"] = calls
        elif front.meeting is None and "place_dates" not in front.wording and reader.is_place_dates(bare):
            front.wording["place_dates"] = kept
            front.called["place_dates"] = calls
        elif front.agenda is None and (agenda := reader.agenda(text)):
            front.agenda, front.agenda_mark = agenda
        elif role == "session" and "session" not in front.wording and front.session is None:
            front.wording["session"] = kept
            front.called["session"] = calls
        elif role == "agenda-item" and "agenda_item" not in front.wording and front.agenda is None:
            front.wording["agenda_item"] = text
        elif front.agenda is not None or "agenda_item" in front.wording:
            agenda_titles.append(_plain_look(spans))
        elif front.session is not None and front.meeting is None and re.search(r"\d{4}", text):
            front.wording["place_dates"] = text
        else:
            front.names += [normal(line) for line in item.text.split("\n") if line.strip()]
    front.title = breaks_joined(titles)
    if agenda_titles or front.second is None:
        front.agenda_title = breaks_joined(agenda_titles)
    return end


def has_official_lines(items: Sequence[Item], reader: Reader) -> bool:
    """Whether lines above the text are in styles of official files that only they have, or name a body."""
    lines = (item for item in items[:_MOST_LINES] if isinstance(item, WordParagraph) and not is_empty(item))
    return any(item.style.role in _OFFICIAL or bool(reader.bodies(normal(item.text))) for item in lines)


def read_title(items: Sequence[Item], front: Front) -> int:
    """Take the title of a file without a masthead; returns the index of the first item that is text.

    It is taken where it is the first text, and by its style or as the only heading of its level. All else that stands
    above the text, and a title below any of it, is kept in its order as text.
    """
    start = next((index for index, item in enumerate(items) if not is_empty(item)), len(items))
    titles: list[WordParagraph] = []
    for item in items[start:]:
        if isinstance(item, WordTable) or not item.text.strip() or item.section is not None:
            break
        if item.style.role != "title" and (titles or not _is_only_heading(item, items)):
            break
        titles.append(item)
    for item in titles:
        front.lines.setdefault("title", resolved_lines(item))
    front.title = breaks_joined([_plain_look(trimmed(item.spans)) for item in titles])
    return start + len(titles)


def _is_only_heading(heading: WordParagraph, items: Sequence[Item]) -> bool:
    if heading.style.role != "heading-1" or _label_of(heading):
        return False
    others = (item for item in items if isinstance(item, WordParagraph) and item is not heading and not is_empty(item))
    return not any(item.style.role == "heading-1" for item in others)


def _end(items: Sequence[Item], reader: Reader, *, is_official: bool) -> int:
    """The index after the last line that belongs to the front."""
    end = _end_of_title(items[:_MOST_LINES], is_official=is_official)
    for index in range(end, min(len(items), _MOST_LINES)) if end else ():
        item = items[index]
        text = "" if isinstance(item, WordTable) else normal(item.text)
        if isinstance(item, WordTable) or not (
            is_empty(item) or reader.author(unmarked(text)[0]) or text.lower() in reader.suffixes()
        ):
            break
        if not is_empty(item):
            end = index + 1
    return end


def _end_of_groups(items: Sequence[Item], end: int, groups: int, reader: Reader) -> int:
    """The index after the last of so many groups of headings that follow each other below the title."""
    contents = normal(reader.language.words["contents"]).lower()
    found, number = -1, 0
    for index, item in enumerate(items[:_MOST_LINES]):
        if isinstance(item, WordTable) or (index >= end and normal(item.text).lower() == contents):
            break
        if is_empty(item):
            continue
        if item.style.role != "title" and not item.style.role.startswith("heading"):
            if index >= end:
                break
            continue
        found += item.number > number + 1
        number = item.number
        if index >= end and found <= groups:
            end = index + 1
    return end


def _end_of_title(head: Sequence[Item], *, is_official: bool) -> int:
    """The index after the last line that has a style of the front, or after the title."""
    last_title = -1
    for index, item in enumerate(head):
        if isinstance(item, WordTable):
            break
        if item.style.role in _ROLES:
            last_title = index
    if last_title < 0 or not any(
        isinstance(item, WordParagraph) and item.style.role == "title" for item in head[: last_title + 1]
    ):
        # Without styles of its own the title is the first heading without a number.
        for index, item in enumerate(head):
            if isinstance(item, WordTable):
                break
            if item.style.role == "heading-1" and not _label_of(item) and not is_empty(item):
                return index + 1 if _may_be_title(item, head, is_official=is_official) else 0
            if item.style.role.startswith("heading") and not is_empty(item):
                break
    return last_title + 1


def _may_be_title(heading: WordParagraph, head: Sequence[Item], *, is_official: bool) -> bool:
    """Whether the first heading may be the title.

    One in a style of official files is; others are where no other heading has their level, and, below no masthead,
    where they are the first text.
    """
    if is_official and style_key(heading.style.name) not in _OF_WORD:
        return True
    first = next((item for item in head if not is_empty(item)), None)
    others = (item for item in head if isinstance(item, WordParagraph) and item is not heading and not is_empty(item))
    return (is_official or first is heading) and not any(item.style.role == heading.style.role for item in others)


def has_title(items: Sequence[Item]) -> bool:
    """Whether a style tells a line below a masthead from the text."""
    return _end_of_title(items[:_MOST_LINES], is_official=True) > 0


def unmarked(text: str) -> tuple[str, list[str]]:
    """A line without the asterisks at its end, and these, each mark by itself."""
    match = _MARKS.search(text)
    return (text[: match.start()], re.findall(r"\*+", match[0])) if match else (text, [])


def _label_of(paragraph: WordParagraph) -> str:
    match = re.match(r"\s*(\S{1,8})\t", paragraph.text)
    return match[1] if match else ""


def _author(text: str, front: Front, reader: Reader) -> None:
    found = reader.author(text)
    if found is not None and front.author is None:
        front.author = found
    elif "author" in front.wording:
        front.wording["author"] += f"\n{text}"
    else:
        front.wording["author"] = text


def _plain_look(spans: list[Span]) -> list[Span]:
    """A title without the bold that all of it has."""
    return without(spans, bold=True, italic=is_all(spans, "italic"))
