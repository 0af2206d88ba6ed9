"""Notes of a Word file: named in the order of their calls, with the marks that are text."""

from __future__ import annotations

from pathlib import Path

from tests.importer.word_file import NAMESPACES, footnotes, imported, loads, paragraph, run, text_of, word_file


def test_notes_are_named_in_the_order_of_their_calls(tmp_path: Path) -> None:
    call = '<w:r><w:footnoteReference w:id="{}"/></w:r>'
    body = paragraph(run("One") + call.format(2) + run(" two") + call.format(1))
    result = imported(tmp_path, word_file(body, parts={"word/footnotes.xml": footnotes("Later.", "Earlier.")}))
    assert text_of(result) == "One[^1] two[^2]\n\n[^1]: Earlier.\n\n[^2]: Later."
    loads(result)


def test_a_mark_of_its_own_after_a_call_is_not_text(tmp_path: Path) -> None:
    body = paragraph(run("One") + '<w:r><w:footnoteReference w:customMarkFollows="1" w:id="1"/><w:t>*</w:t></w:r>')
    result = imported(tmp_path, word_file(body, parts={"word/footnotes.xml": footnotes("Text.")}))
    assert text_of(result) == "One[^1]\n\n[^1]: Text."


def test_marks_of_further_paragraphs_of_a_note_stay(tmp_path: Path) -> None:
    raised = '<w:vertAlign w:val="superscript"/>'
    paragraphs = paragraph(run("a", raised) + run(" One.")) + paragraph(run("b", raised) + run(" Two."))
    notes = f'<w:footnotes {NAMESPACES}><w:footnote w:id="1">{paragraphs}</w:footnote></w:footnotes>'
    body = paragraph(run("Text") + '<w:r><w:footnoteReference w:id="1"/></w:r>')
    result = imported(tmp_path, word_file(body, parts={"word/footnotes.xml": notes}))
    assert text_of(result) == "Text[^1]\n\n[^1]: One.\n\n  ^b^ Two."
