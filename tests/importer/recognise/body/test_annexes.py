"""Annexes: what follows the heading of one is its contents."""

from __future__ import annotations

from tests.support import seed
from undoc.importer.recognise.body.annexes import in_annexes
from undoc.importer.recognise.origins import Origin, origin
from undoc.importer.recognise.wordings import Reader
from undoc.importer.report import Findings
from undoc.importer.word.spans import Span, plain
from undoc.model import Annex, Block, Contents, Heading, Landscape, Paragraph, Summary
from undoc.templates.known_languages import language_codes


def heading(text: str, label: str = "") -> Heading:
    return Heading(1, (Span(text),), Origin(f"heading {text}", label=label))


def text(words: str) -> Paragraph:
    return Paragraph((Span(words),), Origin(words))


def annexes(*blocks: Block) -> tuple[list[Block], list[str]]:
    findings, templates = Findings(), seed.templates()
    found = in_annexes(
        blocks, Reader(templates.with_names(templates.language("en"), language_codes(templates.root))), 1, findings
    )
    return found, [finding.code for finding in findings.found]


def test_heading_title_and_original_language() -> None:
    found, _ = annexes(text("Before"), heading("Annex II"), text("[Original: French]"), heading("Towers"), text("In"))
    before, annex = found
    assert isinstance(annex, Annex)
    assert (plain(annex.title), annex.original, origin(annex).label) == ("Towers", "fr", "II")
    assert [str(block.place) for block in annex.blocks] == ["In"]
    assert str(before.place) == "Before"


def test_only_the_first_heading_is_the_title_and_numbered_ones_are_none() -> None:
    found, _ = annexes(heading("Annex"), heading("Towers"), heading("More"), heading("Annex", label="I."))
    (annex,) = found
    assert isinstance(annex, Annex)
    assert [str(block.place) for block in annex.blocks] == ["heading More", "heading Annex"]


def test_pages_on_their_side_that_begin_with_an_annex_are_in_it() -> None:
    found, _ = annexes(Landscape((heading("Annex"), heading("Towers"), text("Wide")), Origin("")))
    (annex,) = found
    assert isinstance(annex, Annex)
    assert isinstance(annex.blocks[0], Landscape)


def test_a_summary_in_an_annex_becomes_text_and_a_list_of_contents_goes() -> None:
    found, told = annexes(heading("Annex"), Summary((text("Short"),), Origin("")), Contents(Origin(""), 1))
    (annex,) = found
    assert isinstance(annex, Annex)
    assert [str(block.place) for block in annex.blocks] == ["Short"]
    assert told == ["summary-in-annex", "contents-in-annex"]
