"""Where charts stand between the texts above and below them."""

from __future__ import annotations

import pytest
from lxml import etree

from undoc.importer.recognise.drawings.standing import standing_of
from undoc.importer.recognise.origins import Standing
from undoc.importer.word.names import WP_NS
from undoc.importer.word.paragraphs import WordParagraph
from undoc.importer.word.spans import Span
from undoc.importer.word.styles import PLAIN

POINT = 12_700


def tied(down: float, *, relative: str = "paragraph", wrap: str = "wrapTopAndBottom", below: float = 0.0) -> str:
    return (
        f'<wp:anchor xmlns:wp="{WP_NS}" distT="0" distB="{below * POINT:.0f}"><wp:positionV relativeFrom="{relative}">'
        f"<wp:posOffset>{down * POINT:.0f}</wp:posOffset></wp:positionV><wp:{wrap}/></wp:anchor>"
    )


@pytest.mark.parametrize(
    ("drawing", "expected"),
    [
        (tied(6.25), Standing(18.25, 0.0)),  # the line of its paragraph stands above it
        (tied(3.0), Standing(15.0, 6.0)),  # and below it where there is no room
        (tied(13.0), Standing(25.0, -6.0)),  # so do paragraphs without text
        (tied(99.0), Standing(111.0, -12.0)),
        (tied(6.0, below=2.0), Standing(18.0, 2.0)),
        (tied(6.0, relative="page"), None),
        (tied(6.0, wrap="wrapSquare"), None),
        (f'<wp:inline xmlns:wp="{WP_NS}"/>', Standing(12.0, 0.0)),
    ],
)
def test_standing(drawing: str, expected: Standing | None) -> None:
    item = WordParagraph(1, PLAIN, above=240, line=120, spacers=[120, 120])
    assert standing_of(etree.fromstring(f"<drawing>{drawing}</drawing>"), item) == expected


def test_a_chart_beside_text_stands_where_that_has_it() -> None:
    item = WordParagraph(1, PLAIN, spans=[Span("Text")])
    assert standing_of(etree.fromstring(f"<drawing>{tied(6.0)}</drawing>"), item) is None
