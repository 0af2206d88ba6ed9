"""References within a document: bookmarks that are referred to become names of blocks."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from urllib.parse import unquote

from msgspec.structs import replace

from undoc.content.read.markdown.inline_rules.link import _ADDRESS as ADDRESS
from undoc.importer.recognise.inlines import NUMBER
from undoc.importer.recognise.numbers.starts import bare
from undoc.importer.recognise.origins import origin, with_spans
from undoc.importer.report import Change, Findings
from undoc.importer.word.spans import Span
from undoc.model import Block, Place
from undoc.model.tree import changed, walk
from undoc.prepare import prepared
from undoc.prepare.inlines import SymbolLinker
from undoc.prepare.numbering import Numbered

#: A bookmark of a Word file that is built holds a name of so many characters whole (17.13.6.2).
_LONGEST = 35
_UNSAFE = re.compile(r"[^a-z0-9]+")
#: How our own files name the bookmark of a block that has a name, and that of its number.
_OWN = re.compile(r"_udn?_(.+)")
_MADE_ANCHOR = re.compile(
    r"(?:s|annex\d+-)?(?:(?:[hp]\d+(?:-\d+)*|table\d+|figure\d+)(?:-again\d+)?|untitled\d+|heading\d+|note\d+)"
    r"|annex\d+|title"
)


def without_symbol_links(spans: Sequence[Span], linker: SymbolLinker) -> list[Span]:
    """A text with the links from symbols to their documents, which the program makes by itself, as plain text."""
    return [replace(span, link="") if _is_symbol_link(span, linker) else span for span in spans]


def _is_symbol_link(span: Span, linker: SymbolLinker) -> bool:
    if not span.link.startswith("http") or "/" not in span.text:
        return False
    made = list(linker.spans(prepared.Span(span.text)))
    return len(made) == 1 and made[0].url is not None and _same(made[0].url, span.link)


def _same(one: str, other: str) -> bool:
    return unquote(one) == unquote(other)


def resolve(
    blocks: Sequence[Block], others: Sequence[list[Span]], made: Mapping[Place, Numbered], findings: Findings
) -> tuple[Block, ...]:
    """Name the blocks that are referred to, and make links to bookmarks references; others become plain text.

    A link whose text is the number that a reference prints is a reference, whether a field has made it or not.
    """
    named = [block for block in walk(blocks) if origin(block).bookmarks]
    numbers = {
        bookmark: made[block.place].reference if block.place in made else ""
        for block in named
        for bookmark in origin(block).bookmarks
    }
    shown = {bookmark: bare(origin(block).label) for block in named for bookmark in origin(block).bookmarks}
    wanted: set[str] = set()

    def with_numbers(spans: list[Span]) -> list[Span]:
        if any(span.link for span in spans):
            _find_numbers(spans, numbers, shown, findings)
            wanted.update(span.link[1:] for span in spans if span.link.startswith("#"))
        return spans

    blocks = with_spans(blocks, others, with_numbers, findings)
    names: dict[str, str] = {}
    of_blocks: dict[Place, str] = {}
    taken: set[str] = set()
    for block in named:
        bookmarks = origin(block).bookmarks
        found = [bookmark for bookmark in bookmarks if bookmark in wanted]
        own = [match[1] for bookmark in bookmarks if (match := _OWN.fullmatch(bookmark))]
        own = [name for name in own if not _MADE_ANCHOR.fullmatch(name.replace("_", "-"))]
        if found or own:
            of_blocks[block.place] = _name(own[0] if own else found[0], taken)
            names |= dict.fromkeys(found, of_blocks[block.place])

    def settled(spans: list[Span]) -> list[Span]:
        _settle(spans, names, findings)
        return spans

    blocks = with_spans(blocks, others, settled, findings)
    return changed(
        blocks, lambda block: replace(block, name=of_blocks[block.place]) if block.place in of_blocks else block
    )


def _name(bookmark: str, taken: set[str]) -> str:
    name = _UNSAFE.sub("-", bookmark.lower()).strip("-") or "place"
    if not "a" <= name[0] <= "z":
        name = f"n{name}"
    base = name = name[:_LONGEST].rstrip("-")
    count = 1
    while name in taken:
        count += 1
        name = f"{base[: _LONGEST - len(str(count)) - 1]}-{count}"
    taken.add(name)
    return name


def _find_numbers(spans: list[Span], numbers: Mapping[str, str], shown: Mapping[str, str], findings: Findings) -> None:
    """Make one reference, in place, of each link that ends with the number of what it leads to.

    So is a field that has the number ``shown`` in the file, where the house counts otherwise, and one whose number was
    another before the file was edited: Word leaves it as it was until it is told.
    A number such as ``5 (b)`` may stand in several links, one for each of the paragraphs that it names.
    """
    for index in reversed(range(len(spans))):
        if index >= len(spans):
            continue
        number = numbers.get(spans[index].link[1:], "") if spans[index].link.startswith("#") else ""
        start, text = index, spans[index].text
        while (
            start > 0
            and len(_spaced(text)) < len(number)
            and not spans[start - 1].note
            and (spans[start - 1].link[1:] in numbers or not spans[start - 1].text.strip())
        ):
            start -= 1
            text = spans[start].text + text
        if not number or not spans[start].link:
            continue
        made = Span(NUMBER, link=spans[index].link, is_field=True)
        own = bare(text) if spans[index].is_field and start == index else ""
        is_shown = bool(own) and own == shown.get(spans[index].link[1:])
        if _spaced(text) == number or is_shown:
            spans[start : index + 1] = [made]
        elif _is_outdated(spans[start : index + 1], text, number):
            message = f"A reference had the number “{_spaced(text)}” from before an edit; it leads to “{number}”."
            findings.add(Change.DIFFERS, "reference-number", message, numbers=(_spaced(text), number))
            spans[start : index + 1] = [made]
        elif spans[index].is_field and spans[index].text.startswith(f"{number} "):
            # “12 above”: a field that says where its paragraph stands as well.
            rest = spans[index].text[len(number) :]
            spans[index : index + 1] = [made, replace(spans[index], text=rest, link="", is_field=False)]
        elif spans[index].is_field and spans[index].text.endswith(f" {number}"):
            # “Table 2”: a field that repeats the word of a caption as well.
            word = spans[index].text[: -len(number)]
            spans[index : index + 1] = [replace(spans[index], text=word, link="", is_field=False), made]


def _is_outdated(spans: Sequence[Span], text: str, number: str) -> bool:
    """Whether the results of fields have the form of the number, but are another."""
    is_made = all(span.is_field or not span.text.strip() for span in spans)
    return is_made and _form(_spaced(text)) == _form(number)


def _form(number: str) -> str:
    """What a number looks like, whatever it counts: figures as 0, letters as a or A."""
    return re.sub(r"[A-Z]+", "A", re.sub(r"[a-z]+", "a", re.sub(r"\d+", "0", number)))


def _spaced(text: str) -> str:
    """The text with single spaces."""
    return " ".join(text.split())


def _settle(spans: list[Span], names: Mapping[str, str], findings: Findings) -> None:
    """Make the links of a text what the content format has, in place."""
    for index, span in enumerate(spans):
        if not span.link:
            continue
        if span.link.startswith("#"):
            name = names.get(span.link[1:])
            if name is not None:
                is_number = span.text == NUMBER
                if span.is_field and not is_number:
                    message = "A reference that is no number here became a link; its text stays as it is."
                    findings.add(Change.SIMPLIFIED, "reference", message)
                spans[index] = replace(span, link=f"#{name}", is_field=is_number)
                continue
            what = "reference" if span.is_field else "link"
            message = f"A {what} to a place that is no paragraph, heading or table became plain text."
            findings.add(Change.SIMPLIFIED, "reference", message)
            spans[index] = replace(span, link="", is_field=False)
            continue
        address = _clean(span.link)
        if not ADDRESS.fullmatch(address):
            message = f"A link that leads to no address on the web became plain text: {span.link[:80]}"
            findings.add(Change.SIMPLIFIED, "link", message)
            address = ""
        spans[index] = replace(span, link=address)


def _clean(address: str) -> str:
    """The address with what no address may hold written as codes."""
    address = address.strip()
    if address.lower().startswith("www."):
        address = f"http://{address}"
    return re.sub(r"[\s\x00-\x20\x7f<>]", lambda match: f"%{ord(match[0]):02X}", address)
