"""Numbers left to be made, with what refers to them."""

from __future__ import annotations

from tests.support import seed
from undoc.importer.recognise.front.front import Front
from undoc.importer.recognise.numbers.settling import with_numbers
from undoc.importer.recognise.origins import Origin
from undoc.importer.report import Findings
from undoc.importer.word.spans import Span, plain, spans_of
from undoc.model import NumberedParagraph, Paragraph


def test_numbers_references_and_section_are_settled_together() -> None:
    language = seed.templates().language("en")
    first = Origin("paragraph 1", label="34.1", bookmarks=["_Ref1"])
    blocks = [
        NumberedParagraph(0, "", (Span("One."),), first),
        NumberedParagraph(0, "", (Span("See "), Span("34.1", link="#_Ref1", is_field=True)), Origin("2", label="34.2")),
    ]
    page, findings = Front(), Findings()
    one, two = with_numbers(blocks, [], language, page, findings)
    assert page.section == "34"
    assert isinstance(one, NumberedParagraph)
    assert isinstance(two, NumberedParagraph)
    assert (one.typed, one.name, two.typed) == ("1.", "ref1", "2.")
    assert [span.link for span in spans_of(two.inlines)] == ["", "#ref1"]
    assert findings.found == []


def test_a_number_that_cannot_be_counted_becomes_text() -> None:
    findings = Findings()
    blocks = [
        NumberedParagraph(0, "", (Span("One."),), Origin("paragraph 1", label="1.1")),
        NumberedParagraph(0, "", (Span("Two."),), Origin("paragraph 2", label="7.4.2")),
    ]
    made = with_numbers(blocks, [], seed.templates().language("en"), Front(), findings)
    assert "number-as-text" in {finding.code for finding in findings.found}
    assert any(isinstance(block, Paragraph) and plain(block.inlines).startswith(("1.1 ", "7.4.2 ")) for block in made)
