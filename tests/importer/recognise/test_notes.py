"""Notes of a Word file: named in the order of their calls, with the marks that are text."""

from __future__ import annotations

from pathlib import Path

import pdfplumber
import pytest

import undoc
from tests.importer.word_file import (
    NAMESPACES,
    footnotes,
    imported,
    loads,
    messages,
    paragraph,
    run,
    text_of,
    word_file,
)
from undoc.importer import import_file


def call(number: int) -> str:
    return f'<w:r><w:footnoteReference w:id="{number}"/></w:r>'


def test_notes_are_named_in_the_order_of_their_calls(tmp_path: Path) -> None:
    body = paragraph(run("One") + call(2) + run(" two") + call(1))
    result = imported(tmp_path, word_file(body, parts={"word/footnotes.xml": footnotes("Later.", "Earlier.")}))
    assert text_of(result) == "One[^1] two[^2]\n\n[^1]: Earlier.\n\n[^2]: Later."
    loads(result)


@pytest.mark.parametrize(
    ("side", "said", "told"),
    [("both", " {align=justify}", []), ("left", "", []), ("center", "", ["simplified/note-align"])],
)
def test_notes_say_on_which_side_their_lines_stand(side: str, said: str, told: list[str], tmp_path: Path) -> None:
    notes = footnotes("First.", "Second.").replace("<w:p><w:r>", f'<w:p><w:pPr><w:jc w:val="{side}"/></w:pPr><w:r>')
    body = paragraph(run("One") + call(1) + run(" two") + call(2))
    result = imported(tmp_path, word_file(body, parts={"word/footnotes.xml": notes}))
    assert text_of(result).endswith(f"[^1]: First.{said}\n\n[^2]: Second.{said}")
    assert messages(result) == told
    loads(result)


def own(number: int, mark: str) -> str:
    return f'<w:r><w:footnoteReference w:customMarkFollows="1" w:id="{number}"/>{mark}</w:r>'


def test_notes_keep_their_own_marks_and_are_not_counted(tmp_path: Path) -> None:
    body = paragraph(
        run("One") + own(1, "<w:t>*</w:t>") + run(" two") + call(2) + run(" three") + own(3, "<w:t>*</w:t>")
    ) + paragraph(run("Four") + own(4, "<w:t>††</w:t>") + run(" five") + call(5))
    notes = footnotes("* First.", "Second.", "Third.", "††Fourth.", "Fifth.")
    result = imported(tmp_path, word_file(body, parts={"word/footnotes.xml": notes}))
    assert text_of(result) == (
        "One[^*] two[^1] three[^*-2]\n\n[^*]: First.\n\n[^1]: Second.\n\n[^*-2]: Third.\n\n"
        "Four[^††] five[^2]\n\n[^††]: Fourth.\n\n[^2]: Fifth."
    )
    assert not result.findings
    loads(result)


def test_a_mark_that_no_note_can_have_is_told(tmp_path: Path) -> None:
    body = paragraph(run("One") + own(1, "<w:t>♣</w:t>") + own(2, '<w:sym w:font="Symbol" w:char="F0A7"/>'))
    result = imported(tmp_path, word_file(body, parts={"word/footnotes.xml": footnotes("First.", "Second.")}))
    assert text_of(result).startswith("One[^1][^2]")
    assert messages(result) == ["differs/note-mark"]


def test_a_further_call_of_a_note_is_one(tmp_path: Path) -> None:
    marked = f'<w:bookmarkStart w:id="7" w:name="_Ref7"/>{call(1)}<w:bookmarkEnd w:id="7"/>'
    again = f'<w:fldSimple w:instr=" NOTEREF _Ref7 \\f \\h ">{run("1")}</w:fldSimple>'
    body = paragraph(run("One") + marked + run(" two") + again + run(" three") + call(1))
    result = imported(tmp_path, word_file(body, parts={"word/footnotes.xml": footnotes("First.")}))
    assert text_of(result) == "One[^1] two[^1] three[^1]\n\n[^1]: First."
    assert not result.findings
    loads(result)


def test_calls_of_notes_come_back_from_what_is_built(tmp_path: Path) -> None:
    """Those with marks of their own, and further ones."""
    body = paragraph(run("One") + own(1, "<w:t>*</w:t>") + run(" two") + call(2) + own(1, "<w:t>*</w:t>") + call(2))
    first = imported(tmp_path, word_file(body, parts={"word/footnotes.xml": footnotes("First.", "Second.")}))
    loads(first)
    assert text_of(first).startswith("One[^*] two[^1][^*][^1]\n")
    (output, pages) = sorted(undoc.build([first.folder], out=tmp_path / "build").outputs, key=lambda one: one.path)
    assert text_of(import_file(Path(output.path), tmp_path / "again")) == text_of(first)
    with pdfplumber.open(pages.path) as pdf:
        text = pdf.pages[0].extract_text()
    assert text.count("First.") == text.count("Second.") == 1


def test_marks_of_further_paragraphs_of_a_note_stay(tmp_path: Path) -> None:
    raised = '<w:vertAlign w:val="superscript"/>'
    paragraphs = paragraph(run("a", raised) + run(" One.")) + paragraph(run("b", raised) + run(" Two."))
    notes = f'<w:footnotes {NAMESPACES}><w:footnote w:id="1">{paragraphs}</w:footnote></w:footnotes>'
    body = paragraph(run("Text") + '<w:r><w:footnoteReference w:id="1"/></w:r>')
    result = imported(tmp_path, word_file(body, parts={"word/footnotes.xml": notes}))
    assert text_of(result) == "Text[^1]\n\n[^1]: One.\n\n  ^b^ Two."
