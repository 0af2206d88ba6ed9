"""Plain text: one line a paragraph, lists and quotations set in, notes at the end."""

from __future__ import annotations

from tests.support import build_model, seed
from tests.support.build_model import HERE, heading, note, numbered, plain, text
from undoc import plaintext
from undoc.model import Annex, NoteCall, Paragraph, Quotation
from undoc.prepare import prepare


def test_all_of_a_document_has_its_line() -> None:
    blocks = (
        heading("History"),
        heading("Plans"),
        Paragraph((*text("One."), NoteCall("a", HERE)), HERE),
        numbered("Two:"),
        numbered("Three:", 1),
        numbered("Four.", 2),
        Quotation((plain("Five."),), HERE),
        Annex(text("Six"), None, (numbered("Seven."),), HERE),
    )
    document = build_model.document(blocks, notes={"a": note("a", "Eight.")})
    written = plaintext.write(prepare(document, "en", seed.templates())).decode().splitlines()
    assert written[written.index("I. History") :] == [
        "I. History",
        "II. Plans",
        "One.1",
        "1. Two:",
        "    (a) Three:",
        "        (i) Four.",
        "    Five.",
        "Annex",
        "Six",
        "1. Seven.",
        "* HSP/EB.2024/1.",
        "1 Eight.",
    ]
