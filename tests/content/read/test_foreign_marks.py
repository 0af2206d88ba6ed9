"""Marks of other programs: told with the way to write the same here, silent with a backslash."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.content.read.test_manual import MANUAL
from undoc.content.read.markdown.body import read_body
from undoc.content.read.markdown.context import Context
from undoc.content.read.markdown.foreign_marks import FOREIGN_MARKS, ForeignMark
from undoc.model import BulletItem, Emphasized, Fitted, Inline, Link, NumberedParagraph, Paragraph, Text
from undoc.model.report import Report

_TABLE = re.search(r"^\| Sign of another program .*?\n\n", MANUAL, re.MULTILINE | re.DOTALL)
assert _TABLE is not None
#: The signs in the first column of the manual's table.
IN_MANUAL = [
    sign.replace("&#124;", "|")
    for row in _TABLE[0].split("\n")[2:-2]
    for sign in re.findall(r"`([^`]+)`|<code>(.*?)</code>", row.split(" | ")[0])
    for sign in sign
    if sign
]


def read(text: str, language: str = "en") -> tuple[str, Report]:
    """The words of a text, and its problems."""
    report = Report()
    context = Context("x.md", language, Path(), report)
    blocks = read_body(text, 0, context)
    inlines = [
        one
        for block in blocks
        if isinstance(block, Paragraph | NumberedParagraph | BulletItem)
        for one in block.inlines
    ]
    return "".join(map(_words, inlines)), report


def _words(inline: Inline) -> str:
    match inline:
        case Text(text=text):
            return text
        case Emphasized(children=children) | Fitted(children=children) | Link(children=children):
            return "".join(map(_words, children))
    return ""


def foreign(report: Report) -> list[tuple[int, int]]:
    """The lines and columns of the marks that are told."""
    return [(one.place.line, one.place.column) for one in report.problems() if one.code == "foreign-mark"]


def silenced(text: str) -> str:
    """The text with a backslash before each sign that is told."""
    for _ in range(4):
        lines = text.split("\n")
        for line, column in reversed(foreign(read(text)[1])):
            lines[line - 1] = lines[line - 1][: column - 1] + "\\" + lines[line - 1][column - 1 :]
        text = "\n".join(lines)
    return text


@pytest.mark.parametrize("mark", FOREIGN_MARKS, ids=lambda mark: mark.example)
def test_each_is_told_with_the_way_to_write_it_here(mark: ForeignMark) -> None:
    _, report = read(mark.example)
    [problem] = [one for one in report.problems() if mark.what in one.message][:1]
    assert problem.code == "foreign-mark"
    assert mark.here in problem.advice
    assert "A backslash before" in problem.advice


@pytest.mark.parametrize("text", [*(mark.example for mark in FOREIGN_MARKS), *IN_MANUAL])
def test_a_backslash_keeps_it_and_is_not_printed(text: str) -> None:
    assert foreign(read(text)[1])
    plain = silenced(text)
    words, report = read(plain)
    assert plain != text
    assert not report.has_errors
    assert not foreign(report)
    assert words.replace("\n", " ") in text.replace("\n", " ")
    assert "\\" not in words.replace("\\" + text.partition("\\")[2], "") or "\\" in text


@pytest.mark.parametrize(
    "text",
    [
        "It cost $ 5,000, or $1.5 million of $2 million, US$ 5 (US$5–US$7) and A$, not US$, of 5 $ or 6 $.",
        "As in A/RES/79/1 [x], [Original: French], [emphasis added] and [shall][should] {a, b} or {the Board}.",
        "At 10:30: a note; see: this: that. https://un.org/a==b==c/$x_y$?d=:e: a@un.org and [mail a@un.org].",
        "[the text](https://un.org/a==b==/$x_{y}$) and [x]{spacing=0.1} with ^[a]{spacing=0.1}^.[^a]\n\n[^a]: x",
        "1 + 1 = 2 == two, C++ and ++ are names; a >= b, a = b; 5 – {6}.",
        "C:\\dir and D:\\papers\\new are folders; \\a \\1.",
        "“(1)” and (1), 1.) and 1.1 are text; a) too.",
        "Twitter: @UNHabitat, #cities.",
        "'s and ''x'' are quotes.",
    ],
)
def test_what_only_has_such_signs_is_no_mark(text: str) -> None:
    assert foreign(read(text)[1]) == []


def test_they_are_told_in_texts_of_every_kind() -> None:
    text = "1. $a=b$\n\n- $a=b$\n\n# $a=b$\n\n| $a=b$ |\n|---|\n| $a=b$ |\n\n*x $a=b$* [$a=b$](https://un.org)\n"
    assert len(foreign(read(text)[1])) == 7


@pytest.mark.parametrize("text", ["# a @ x", "x {@", "[x]{@", "![@](a)", "Table: @ x", "::: annex {@", "- @ x"])
@pytest.mark.parametrize("sign", [" ", "= ", "a ", "# "])
def test_a_long_line_is_read_in_the_time_of_its_length(text: str, sign: str) -> None:
    """Lines of 200,000 characters: where the time grew with the square of that, this would take half an hour."""
    read(text.replace("@", sign * (200_000 // len(sign))))


def test_a_long_text_of_signs_is_read_in_the_time_of_its_length() -> None:
    """All repetitions have bounds."""
    for mark in FOREIGN_MARKS:
        unbounded = re.sub(r"\\.|\[(?:\\.|[^\]\\])*\]", "x", mark.pattern)
        assert not re.search(r"[+*]", re.sub(r"\?[:=!<P]", "", unbounded)), mark
    for sign in "$={[:@\\^_+'!|(":
        read(sign * 3_000)
