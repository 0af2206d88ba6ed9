"""Which attributes of a block, a row or a note are texts, which hold further items, and which say how it is."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping
from typing import Any, NamedTuple

from msgspec import Struct

from undoc.changes.alignment import Item as Aligned
from undoc.changes.values import Item
from undoc.changes.words import NOWHERE, is_word, words
from undoc.model import (
    Annex,
    BulletItem,
    Cell,
    Chart,
    Columns,
    DisplayedFormula,
    Figure,
    Heading,
    Landscape,
    Note,
    NumberedParagraph,
    Paragraph,
    Place,
    Quotation,
    Row,
    Summary,
    Table,
    TableNote,
    Text,
)


class _Parts(NamedTuple):
    """The names of the attributes that are texts, and of those that hold items."""

    texts: tuple[str, ...] = ()
    items: tuple[str, ...] = ()


_PARTS: Mapping[type, _Parts] = {
    Heading: _Parts(("inlines",)),
    Paragraph: _Parts(("inlines",)),
    NumberedParagraph: _Parts(("inlines",)),
    BulletItem: _Parts(("inlines",)),
    Annex: _Parts(("title",), ("blocks",)),
    Quotation: _Parts((), ("blocks",)),
    Summary: _Parts((), ("blocks",)),
    Landscape: _Parts((), ("blocks",)),
    Columns: _Parts((), ("blocks",)),
    Figure: _Parts(("caption",)),
    Chart: _Parts(("caption",)),
    Table: _Parts(("caption", "subtitle"), ("columns", "rows", "notes", "remarks")),
    Row: _Parts((), ("cells",)),
    Cell: _Parts(("inlines",), ("more",)),
    TableNote: _Parts(("inlines",)),
    Note: _Parts((), ("paragraphs",)),
}
_NONE = _Parts()
#: Paragraphs and what is like them: one may become another, or be parted in two.
TEXTUAL = (Heading, Paragraph, NumberedParagraph, BulletItem)
_TEXTUAL_NAMES = {kind.__name__: kind for kind in TEXTUAL}


def texts_of(item: Item) -> tuple[str, ...]:
    """Return the names of the attributes that are its texts; an item that is a text has one without a name."""
    return ("",) if isinstance(item, tuple) else _PARTS.get(type(item), _NONE).texts


def parts_of(item: Item) -> tuple[str, ...]:
    """Return the names of the attributes that hold the items within it."""
    return () if isinstance(item, tuple) else _PARTS.get(type(item), _NONE).items


def attributes_of(item: Item) -> tuple[str, ...]:
    """Return the names of its other attributes. The place is none, nor is what is typed before a number."""
    if isinstance(item, tuple):
        return ()
    parts = _PARTS.get(type(item), _NONE)
    others = {*parts.texts, *parts.items, "place", "typed"}
    return tuple(name for name in item.__struct_fields__ if name not in others)


def part(item: Item, name: str) -> Any:
    """Return one of the texts, sequences or attributes of an item; itself where there is no name."""
    return getattr(item, name) if name else item


def kind_named(name: str) -> type:
    """Return the kind of textual block with a name."""
    return _TEXTUAL_NAMES[name]


def bare(value: Any) -> Any:
    """Return a value as it is wherever it stands: without places, and without what was typed before numbers."""
    if isinstance(value, Place):
        return NOWHERE
    if isinstance(value, tuple):
        return value if not value else tuple(map(bare, value))
    if isinstance(value, Text):
        return Text(value.text, NOWHERE)
    if isinstance(value, NumberedParagraph):
        typed = ""
        return NumberedParagraph(value.level, typed, bare(value.inlines), NOWHERE, value.name, value.fit, value.start)
    if isinstance(value, Struct):
        return type(value)(**{name: bare(getattr(value, name)) for name in value.__struct_fields__})
    if isinstance(value, Mapping):
        return {name: bare(one) for name, one in value.items()}
    return value


def aligned(item: Item) -> Aligned:
    """Return how a bare item is recognised."""
    kind = "text" if isinstance(item, TEXTUAL) else type(item).__name__
    name = getattr(item, "name", None) if not isinstance(item, TableNote) else item.name
    return Aligned(key(item), kind, name, tuple(words_of(item)), isinstance(item, TEXTUAL))


def key(item: object) -> Hashable:
    """Return what is equal for items that say the same."""
    try:
        hash(item)
    except TypeError:  # charts have mappings in them
        return repr(item)
    return item


def words_of(item: object) -> Iterator[str]:
    """Yield all words that are said in an item, in order."""
    match item:
        case Text(text=text):
            yield from filter(is_word, words(text))
        case DisplayedFormula(formula=formula):
            yield repr(formula.row)
        case Figure():
            yield item.path.name
            yield from filter(is_word, words(item.alternative))
            yield from words_of(item.caption)
        case tuple():
            for one in item:
                yield from words_of(one)
        case Struct():
            for name in item.__struct_fields__:
                value = getattr(item, name)
                if isinstance(value, tuple | Struct):
                    yield from words_of(value)
        case _:
            pass
