"""Texts are written so that they are read as they were."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from undoc.content.read.markdown.body import read_body
from undoc.content.read.markdown.context import Context
from undoc.content.write.inlines import lines, one_line
from undoc.importer.recognise.inlines import NUMBER, as_inlines, clean
from undoc.importer.word.spans import Raise, Span, joined
from undoc.model import (
    Emphasis,
    Emphasized,
    Fitted,
    Heading,
    Inline,
    LineBreak,
    Link,
    NoteCall,
    Paragraph,
    Place,
    Reference,
    Text,
)
from undoc.model.report import Report

TEXT = st.text(
    st.one_of(
        st.sampled_from("ab1.()[]{}*_^~`|\\#-+>:=!&<;/'\"表第（）。、é  $@%"),
        st.characters(exclude_categories=("C", "Zl", "Zp", "Zs")),
    ),
    min_size=1,
    max_size=20,
)
SPANS = st.lists(
    st.builds(
        Span,
        TEXT,
        bold=st.booleans(),
        italic=st.booleans(),
        link=st.sampled_from(["", "", "https://un.org/a_(b)"]),
        letter_space=st.sampled_from([None, None, 0.1, -0.2]),
        scale=st.sampled_from([None, None, 101.0]),
    ),
    min_size=1,
    max_size=4,
)


def read(text: str, language: str = "en") -> tuple[Sequence[Inline], Report]:
    report = Report()
    blocks = read_body(text, 0, Context("x.md", language, Path(), report))
    assert len(blocks) == 1, text
    block = blocks[0]
    assert isinstance(block, Paragraph | Heading), text
    return block.inlines, report


def flat(inlines: Sequence[Inline]) -> str:
    parts = []
    for inline in inlines:
        match inline:
            case Text(text=text):
                parts.append(text)
            case LineBreak():
                parts.append("\n")
            case Emphasized(children=children) | Fitted(children=children) | Link(children=children):
                parts.append(flat(children))
    return "".join(parts)


def normal(text: str) -> str:
    import unicodedata

    return unicodedata.normalize("NFC", text)


@given(TEXT.map(lambda text: clean(text)[0]).filter(lambda text: bool(text.strip(" \t\u3000"))))
def test_plain_text_is_read_as_it_was(text: str) -> None:
    text = text.strip(" \t\u3000")
    inlines, report = read(lines(as_inlines([Span(text)]), "en"))
    assert not report.has_errors
    assert "foreign-mark" not in {problem.code for problem in report.problems()}
    assert flat(inlines).replace("\u2060", "") == normal(text).replace("\u2060", "")


@given(SPANS)
def test_formed_text_is_read_with_the_same_words(spans: list[Span]) -> None:
    spans = [replace(span, text=clean(span.text)[0]) for span in spans]
    text = "".join(span.text for span in spans)
    if not text.strip() or any(span.link and not span.text.strip() for span in joined(spans)):
        return
    written = lines(as_inlines([Span("x "), *spans, Span(" x")]), "en")
    inlines, report = read(written)
    assert not report.has_errors, (written, report.problems())
    assert "foreign-mark" not in {problem.code for problem in report.problems()}, written
    assert flat(inlines) == normal(f"x {text} x"), written


@pytest.mark.parametrize(
    ("spans", "expected"),
    [
        ([Span("one "), Span("two ", bold=True), Span("three")], "one **two** three"),
        ([Span("a"), Span("(b)", italic=True)], "a(*b)*"),
        ([Span("第"), Span("二", bold=True), Span("三")], "第**二**三"),
        ([Span("bold", bold=True), Span("both and more", bold=True, italic=True)], "***boldboth and more***"),
        ([Span("H"), Span("2", position=Raise.SUBSCRIPT), Span("O")], "H~2~O"),
        (
            [Span("a", position=Raise.SUPERSCRIPT, letter_space=0.1), Span(" b", letter_space=0.1)],
            "^a^[ b]{spacing=0.1}",
        ),
        ([Span("a", position=Raise.SUPERSCRIPT, link="https://un.org")], "[\u2060^a^](https://un.org)"),
        ([Span("1. x")], "1\\. x"),
        ([Span("(a) x")], "(a\\) x"),
        ([Span("Table: x")], "Table\\: x"),
        ([Span("---")], "\\---"),
        (
            [Span("1) x, $E=mc"), Span("2", position=Raise.SUPERSCRIPT), Span("$ and $ 5")],
            "1\\) x, \\$E=mc^2^$ and $ 5",
        ),
        ([Span("{.a} {++b++} :ok: {{d}} @fig:e")], "\\{.a} \\{\\++b++} \\:ok: \\{{d}} \\@fig:e"),
    ],
)
def test_forms(spans: list[Span], expected: str) -> None:
    assert lines(as_inlines(spans), "en") == expected


def test_line_breaks_in_titles() -> None:
    inlines, report = read("# " + one_line(as_inlines([Span("one\ntwo")])))
    assert flat(inlines) == "one\ntwo"
    assert not report.has_errors


def t(text: str) -> Text:
    return Text(text, Place(""))


@pytest.mark.parametrize(
    ("spans", "expected"),
    [
        ([Span(" one "), Span("two ")], (t("one two"),)),
        ([Span("one\n two")], (t("one"), LineBreak(), t("two"))),
        ([Span("a", bold=True, italic=True)], (Emphasized(Emphasis.ITALIC, (Emphasized(Emphasis.BOLD, (t("a"),)),)),)),
        (
            [Span("a b", position=Raise.SUPERSCRIPT)],
            (Emphasized(Emphasis.SUPERSCRIPT, (t("a"),)), t(" "), Emphasized(Emphasis.SUPERSCRIPT, (t("b"),))),
        ),
        ([Span(NUMBER, link="#results")], (Reference("results", Place("")),)),
        ([Span("x", link="#results")], (Reference("results", Place(""), (t("x"),)),)),
        (
            [Span("a "), Span("le pont", italic=True, language="fr")],
            (t("a "), Fitted((Emphasized(Emphasis.ITALIC, (t("le pont"),)),), language="fr")),
        ),
        ([Span("x", letter_space=0.1), Span("", note="1")], (Fitted((t("x"),), 0.1), NoteCall("1", Place("")))),
    ],
)
def test_inlines(spans: list[Span], expected: tuple[Inline, ...]) -> None:
    assert as_inlines(spans, is_paragraph=True) == expected
