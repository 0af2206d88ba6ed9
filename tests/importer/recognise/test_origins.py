"""Where the blocks of a Word file stand, and what is known of them."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from undoc.importer.recognise.origins import Origin, origin, place_of, with_spans
from undoc.importer.word.items import Item, WordTable
from undoc.importer.word.paragraphs import WordParagraph
from undoc.importer.word.spans import Span, plain
from undoc.importer.word.styles import PLAIN
from undoc.model import Annex, Paragraph
from undoc.model.tree import texts, walk


def block(place: Origin, text: str) -> Paragraph:
    return Paragraph((Span(text),), place)


def test_an_origin_is_equal_to_itself_alone_whatever_becomes_of_its_block() -> None:
    one, other = Origin("paragraph 1"), Origin("paragraph 1")
    found = {one: "kept"}
    changed = replace(block(one, "a"), name="b")
    assert found[origin(changed)] == "kept"
    assert other not in found
    assert str(one) == str(other) == "paragraph 1"


def test_texts_are_changed_in_their_order_and_others_in_place() -> None:
    seen: list[str] = []

    def upper(spans: list[Span]) -> list[Span]:
        seen.append(plain(spans))
        return [replace(span, text=span.text.upper()) for span in spans]

    annex = Annex((Span("title"),), None, (block(Origin(""), "within"),), Origin(""))
    others = [[Span("note")]]
    blocks = with_spans([block(Origin(""), "first"), annex], others, upper)
    assert seen == ["first", "title", "within", "note"]
    assert [plain(text) for one in walk(blocks) for text in texts(one)] == ["FIRST", "TITLE", "WITHIN"]
    assert plain(others[0]) == "NOTE"


@pytest.mark.parametrize(
    ("item", "place"),
    [
        (WordParagraph(3, PLAIN, spans=[Span("Towers\nare high")]), "paragraph 3, “Towers are high”"),
        (WordParagraph(3, PLAIN), "paragraph 3"),
        (WordTable([], [], 2), "table 2"),
    ],
)
def test_where_an_item_stands(item: Item, place: str) -> None:
    assert place_of(item) == place
