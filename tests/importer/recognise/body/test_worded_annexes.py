"""Annexes whose labels a kind words."""

from __future__ import annotations

from tests.support import build_model, seed
from undoc.importer.recognise.body.worded_annexes import in_worded_annexes
from undoc.importer.recognise.wordings import Reader
from undoc.model import Annex, Heading, NumberedParagraph, PageBreak

READER = Reader(seed.templates().language("en"))
WORDING = "{annex} to the letter {letter}"
LABEL = "Annex to the letter dated 3 March 2025 from X"


def unnumbered(text: str) -> Heading:
    heading = build_model.heading(text)
    return Heading(heading.level, heading.inlines, heading.place, is_numbered=False)


def test_what_follows_the_label_is_in_the_annex() -> None:
    text, first = build_model.plain("Text."), build_model.numbered("First.")
    counted = NumberedParagraph(0, "1.", first.inlines, first.place, start=1)
    original = build_model.plain("[Original: Arabic]")
    blocks = in_worded_annexes(
        [text, PageBreak(text.place), unnumbered(LABEL), original, unnumbered("List"), counted], WORDING, READER
    )
    assert blocks[0] is text
    annex = blocks[1]
    assert isinstance(annex, Annex)
    assert len(blocks) == 2
    assert annex.original == "ar"
    assert annex.title == build_model.heading("List").inlines
    assert annex.blocks == (NumberedParagraph(0, "1.", first.inlines, first.place),)


def test_several_are_told_by_their_numbers() -> None:
    labels = [LABEL.replace("Annex", f"Annex {number}") for number in ("I", "II")]
    blocks = in_worded_annexes([unnumbered(label) for label in labels], WORDING, READER)
    assert all(isinstance(block, Annex) for block in blocks)
    assert len(blocks) == 2


def test_what_is_no_label_stays() -> None:
    heading = unnumbered("Comments to the letter of X")
    assert in_worded_annexes([heading], WORDING, READER) == (heading,)
