"""Documents of all constructs, put together at random: nothing to find fault with, and the text that was put in."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openxml_audit import OpenXmlValidator

from tests.support import seed
from tests.support.docx_lint import lint
from tests.support.docx_reader import read
from tests.support.prepared_documents import (
    bullet,
    call,
    document,
    figure,
    heading,
    note,
    numbered,
    paragraph,
    shown,
    shown_notes,
)
from undoc.docx import FontNames, Numbers, write
from undoc.prepare.prepared import Block, Note, NoteKind, Position, PreparedDocument, Role, Span

FONTS = FontNames.of(seed.templates().fonts)
VALIDATOR = OpenXmlValidator()
ALPHABETS = {
    "en": "ab Zé<&>\"'“”–-1,.()/\u00a0\u2011",
    "zh": "联合国“”’…，。（）《 》–2a0.é×",
    "ar": "اب تث،؛ 12/.-(%)aZ",
}
LABELS = {
    "en": (("1.", "2.", "3.", "7.", "2 bis."), ("(a)", "(b)", "(c)"), ("(i)", "(ii)"), ("a.", "b.")),
    "zh": (("1.", "2.", "3."), ("(a)", "(b)"), ("(一)", "(二)", "(三)"), ("a.",)),
    "ar": (("1 -", "2 -", "3 -"), ("(أ)", "(ب)"), ("’1‘", "’2‘")),
}
HEADINGS = {
    "en": (("I.", "II."), ("A.", "B.")),
    "zh": (("一.", "二."), ("A.", "B.")),
    "ar": (("أولا -",), ("A -", "B -")),
}
ADDRESSES = ("https://docs.un.org/en/A/80/1", "https://example.org/a b?ü=1&c", "mailto:a@example.org")


@st.composite
def documents(draw: st.DrawFn) -> PreparedDocument:
    code = draw(st.sampled_from(["en", "zh", "ar"]))
    words = st.text(ALPHABETS[code], min_size=1, max_size=12).filter(lambda text: text.strip(" \u00a0") != "")
    notes: list[Note] = []
    anchors: list[str] = []
    marks = iter(range(1, 100))

    def span() -> Span:
        text = draw(words)
        language = draw(st.sampled_from([None, None, "en-GB"])) if text.isascii() else None
        form = Span(
            text,
            bold=draw(st.booleans()),
            italic=draw(st.booleans()),
            position=draw(st.sampled_from([Position.NORMAL, Position.NORMAL, *Position])),
            language=language,
        )
        match draw(st.integers(0, 7)):
            case 0:
                return Span(text, url=draw(st.sampled_from(ADDRESSES)))
            case 1:
                return Span(text, target=draw(st.sampled_from([*anchors, "nowhere"])))
            case 2:
                return Span("\n")
            case 3:
                kind = draw(st.sampled_from(NoteKind))
                mark = "*" if kind is NoteKind.ASTERISK else str(next(marks)) if draw(st.booleans()) else "a"
                identifier = f"n{len(notes) + 1}"
                notes.append(note(identifier, "|".join(draw(st.lists(words, min_size=1, max_size=2))), mark, kind))
                return call(identifier, mark, raised=kind is NoteKind.NUMBER)
        return form

    def spans() -> list[Span]:
        return [Span(draw(words)), *(span() for _ in range(draw(st.integers(0, 3))))]

    def anchor() -> str:
        anchors.append(f"p{len(anchors)}-{draw(st.sampled_from(['1', 'Ü', 'long' * 12]))}")
        return anchors[-1]

    def block() -> Block:
        match draw(st.sampled_from(Role)):
            case Role.HEADING:
                level = draw(st.integers(1, 2))
                label = draw(st.sampled_from(["", *HEADINGS[code][level - 1]]))
                return heading(spans(), label, level, anchor=anchor())
            case Role.NUMBERED:
                level = draw(st.integers(0, len(LABELS[code]) - 1))
                return numbered(spans(), draw(st.sampled_from(LABELS[code][level])), level, anchor=anchor())
            case Role.BULLET:
                return bullet(draw(words), draw(st.sampled_from(["•", "→"])))
            case Role.CAPTION | Role.NOTE:
                return figure(draw(st.sampled_from([None, "Caption"])), anchor())
            case Role.QUOTATION:
                return paragraph(spans(), "Quotation", Role.QUOTATION)
        return paragraph(spans(), anchor=anchor())

    front = [paragraph(spans(), "Title", Role.TITLE)]
    blocks = [block() for _ in range(draw(st.integers(1, 9)))]
    return document(*blocks, code=code, front=front, notes=notes)


@given(documents(), st.sampled_from(Numbers))
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
def test_random_documents(
    tmp_path_factory: pytest.TempPathFactory, prepared: PreparedDocument, numbers: Numbers
) -> None:
    data = write(prepared, FONTS, numbers=numbers)
    assert lint(data) == []
    result = read(data)
    assert [(one.style, one.label, one.text) for one in result.paragraphs[:-1]] == shown(prepared)
    assert [(one.mark, one.paragraphs) for one in result.notes] == shown_notes(prepared)
    file = tmp_path_factory.getbasetemp() / "random.docx"
    file.write_bytes(data)
    assert [str(error) for error in VALIDATOR.validate(file).errors] == []
