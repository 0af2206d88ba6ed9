r"""Marks of other programs, which are printed here as they stand, and how the same is written in this format.

Each is told as a warning, and a backslash before its sign keeps it as text. Patterns repeat within bounds, so that the
time to read a text grows as its length does.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from typing import NamedTuple

from undoc.content.read.markdown.context import Context
from undoc.content.read.source_map import RawText
from undoc.wording import quoted


class ForeignMark(NamedTuple):
    """A mark of another program.

    ``what`` names it, ``example`` is one, ``here`` says how the same is written in this format. ``pattern`` finds it in
    texts that hold ``needs``; the backslash that makes it plain goes before the group ``sign``, or before all of it.
    ``begins`` says what it has to begin: nothing, a ``paragraph``, or an ``item`` with a bullet or a number.
    """

    what: str
    example: str
    needs: str
    pattern: str
    here: str
    begins: str = ""


_PAGE_BREAK = "Write a line “::: page-break” and below it a line “:::”"
_NOTE = "Write [^name] here and, on a line of its own, its text: [^name]: …"
_REFERENCE = "Write {#name} at the end of what is meant, and [](#name) here"
_MATHS = "Write a formula as $`x^2`$, or a ```math block around it; m^2^ is raised and CO~2~ lowered text"
_FORMS = "Write *italic* or **bold**"
_ENDS = "What a text may end with is {#name}, {-}, {+}, {>} or values such as {keep=next}"
_TABLE = "Write | between the cells of a table, or a ```table block"
_CONTENTS = "Write a line “::: contents” and below it a line “:::”"
_PART = "Write a paragraph, or a part such as “::: quotation”"
_LIST = "Write 1. for a numbered paragraph and (a) for one below it"
_NO_WORD = r"(?<![\w:/.])"  # a path of Windows is no command

FOREIGN_MARKS = (
    ForeignMark("a note in its place", "cities^[A note.]", "^[", r"\^\[", _NOTE),
    ForeignMark(
        "a formula",
        "$E=mc^2$",
        "$",
        r"\$\$|(?<![\w$/])\$(?=[^\s$])(?=[^$\n]{0,200}[\\^_={}<>+])[^$\n]{1,200}(?<!\s)\$(?!\d)",
        _MATHS,
    ),
    ForeignMark("a formula", "the number $n$", "$", r"(?<![\w$/])\$[A-Za-z]{1,2}\$(?!\w)", _MATHS),
    ForeignMark("raised or lowered text of TeX", "x^{10}", "{", r"[\^_]\{[^{}\n]{1,40}\}", _MATHS),
    ForeignMark("highlighted text", "==mark==", "==", r"(?<![=\w])==(?=[^\s=])[^=\n]{1,200}==(?!=)", _FORMS),
    ForeignMark(
        "inserted text",
        "++new++",
        "++",
        r"(?<![+\w])\+\+(?=[^\s+])[^+\n]{1,200}\+\+(?!\+)",
        "Write the text without the signs",
    ),
    ForeignMark("bold text of a wiki", "'''bold'''", "'''", r"'''(?=\S)[^'\n]{1,200}'''", _FORMS),
    ForeignMark(
        "a remark on a change",
        "{--old--}",
        "{",
        r"\{(?:\+\+|--|~~|>>|==)",
        "Accept or reject the change, and remove the signs",
    ),
    ForeignMark("a citation", "[see @smith2020]", "@", r"\[[^\[\]@\n]{0,80}(?<![\w.])@\w[^\[\]\n]{0,80}\]", _NOTE),
    ForeignMark(
        "a reference", "as in @fig:cities", "@", r"(?<![\w.@/])@(?:fig|tbl|tab|eq|sec|lst|thm)[-:]\w", _REFERENCE
    ),
    ForeignMark(
        "a page break of TeX", r"\newpage", "\\", _NO_WORD + r"\\(?:newpage|pagebreak|clearpage)\b", _PAGE_BREAK
    ),
    ForeignMark("a note of TeX", r"\footnote{A note.}", "\\", _NO_WORD + r"\\footnote\w{0,20}", _NOTE),
    ForeignMark(
        "a reference of TeX", r"\ref{cities}", "\\", _NO_WORD + r"\\(?:auto|page|c|eq)?(?:ref|label|cite)\b", _REFERENCE
    ),
    ForeignMark(
        "a command of TeX",
        r"\textbf{x}",
        "\\",
        _NO_WORD + r"\\[A-Za-z]{2,30}",
        "Write *italic*, **bold**, or # before a heading",
    ),
    ForeignMark(
        "a class of Pandoc",
        "[x]{.smallcaps}",
        "{",
        r"\{:?[ ]?(?:#[\w-]{1,60}[ ]{1,9})?\.[A-Za-z][^{}\n]{0,100}\}",
        "Classes have no meaning here; {-} takes the number from a heading",
    ),
    ForeignMark(
        "values of another program", "[x](#a){color=red}", "{", r"\{[^{}\n=]{0,60}[\w-][ ]?=[^{}\n]{1,100}\}", _ENDS
    ),
    ForeignMark(
        "a mark in another form",
        "A heading { - }",
        "{",
        r"\{[ ]{0,9}[>+\-–—−→][ ]{0,9}\}|\{[ ]{1,9}#[ ]{0,9}[\w-]{1,60}[ ]{0,9}\}",
        _ENDS,
    ),
    ForeignMark(
        "a mark",
        "A heading {unnumbered}",
        "{",
        r"(?:(?<=\])\{[A-Za-z][A-Za-z-]{0,30}\}|(?<=\s)\{[A-Za-z][A-Za-z-]{0,30}\}\Z)",
        _ENDS,
    ),
    ForeignMark("a place in a form", "{{ title }}", "{", r"\{[{%]|\$\{\w", "Write the text that belongs there"),
    ForeignMark(
        "a link of a wiki",
        "[[Cities]]",
        "[[",
        r"\[\[(?!\^)[^\[\]\n]{1,100}\]\](?![({])",
        "Write [text](#name) or [text](https://…)",
    ),
    ForeignMark(
        "a link with a space in it",
        "[the report] (https://un.org)",
        "] (",
        r"(?<=\])[ ](?P<sign>\()(?:https?://|#[a-z])",
        "Write [text](https://…) or [text](#name) without the space",
    ),
    ForeignMark("a tag of a forum", "[b]x[/b]", "[/", r"\[/(?:b|i|u|s|url|img|quote|code|size|color|center)\]", _FORMS),
    ForeignMark(
        "the name of a picture",
        "Well done :smile:",
        ":",
        r"(?<![\w:]):[a-z][a-z0-9_+]{1,30}:(?![\w:/])",
        "Write it in words",
    ),
    ForeignMark(
        "a definition",
        "Term\n: What it means.",
        "\n:",
        r"\n(?P<sign>:)[ \t]{1,9}\S",
        "Write a paragraph: *Term*: what it means",
    ),
    ForeignMark(
        "the number of a list",
        "1) The first.",
        ")",
        r"\(?(?:[0-9٠-٩]{1,3}|[A-Z])(?P<sign>\))(?=[ \t\u00a0]|\Z)",
        _LIST,
        "paragraph",
    ),
    ForeignMark("the number of a list", "(@) The first.", "(@", r"\(@\w{0,30}\)[ \t]", _LIST, "paragraph"),
    ForeignMark("a box to tick", "- [ ] a task", "[", r"\[[ xX]?\](?=[ \t])", "Type the sign itself, ☐ or ☒", "item"),
    ForeignMark(
        "the place of a list of contents", "[TOC]", "[", r"\[{1,2}_?(?:TOC|Toc|toc)_?\]{1,2}\Z", _CONTENTS, "paragraph"
    ),
    ForeignMark(
        "a line of verse",
        "| A line",
        "|",
        r"\|[ \t]{1,9}[^|\n]{1,400}(?:\n|\Z)",
        "Write a backslash at the end of each line but the last",
        "paragraph",
    ),
    ForeignMark("a table of another form", "+---+---+", "+", r"\+(?:[-=]{2,100}\+)", _TABLE, "paragraph"),
    ForeignMark("a box of another program", "!!! note", "!!!", r"!!!\+?[ \t]{1,9}\w", _PART, "paragraph"),
    ForeignMark(
        "a box of another program",
        ".. note:: Text",
        "::",
        r"\.\.[ \t]{1,9}[\w-]{1,40}::|[a-z]{3,20}(?P<sign>:):\S",
        _PART,
        "paragraph",
    ),
    ForeignMark(
        "a heading of a wiki",
        "== Cities",
        "==",
        r"={2,6}[ \t]{1,9}\S",
        "Write # and a space before the heading",
        "paragraph",
    ),
    ForeignMark(
        "the beginning of another file",
        "+++",
        "+++",
        r"\+\+\+[ \t]{0,9}(?:\n|\Z)",
        "Write the titles between two lines ---",
        "paragraph",
    ),
    ForeignMark(
        "a short form explained",
        "*[UN]: United Nations",
        "*[",
        r"\*\[[^\[\]\n]{1,60}\]:",
        "Write the words where they stand first",
        "paragraph",
    ),
)


@functools.cache  # compiled when a text needs them: most texts have none of the signs
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


@functools.cache
def _any_sign() -> re.Pattern[str]:
    """Finds what one of the marks needs: most texts have none of it, and are not asked for each."""
    return re.compile("|".join(sorted({re.escape(mark.needs) for mark in FOREIGN_MARKS})))


class Found(NamedTuple):
    """A foreign mark in a text: where it begins and ends, and where the backslash goes that makes it plain."""

    mark: ForeignMark
    start: int
    end: int
    sign: int


def find_foreign_marks(text: str, begins: str = "") -> list[Found]:
    """Return the marks in ``text`` in their order, none within another; what is escaped has been blanked out there.

    ``begins`` says what the text is the whole of: a ``paragraph``, an ``item``, or neither.
    """
    if not _any_sign().search(text):
        return []
    found: list[Found] = []
    for mark in FOREIGN_MARKS:
        if mark.needs not in text or (mark.begins and mark.begins != begins):
            continue
        pattern = _compiled(mark.pattern)
        matches = filter(None, [pattern.match(text)]) if mark.begins else pattern.finditer(text)
        for match in matches:
            sign = match.start("sign") if "sign" in pattern.groupindex else -1
            found.append(Found(mark, match.start(), match.end(), sign if sign >= 0 else match.start()))
    found.sort(key=lambda one: one.start)  # of those at one place the first of the table
    kept: list[Found] = []
    for one in found:
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    return kept


def blanked(text: str, taken: Sequence[tuple[int, int]]) -> str:
    """Return ``text`` with nothing to see between the pairs of offsets ``taken``, and all else where it was."""
    pieces: list[str] = []
    at = 0
    for start, end in sorted(taken):
        pieces += [text[at:start], "\0" * (end - max(at, start))]
        at = max(at, end)
    return "".join(pieces) + text[at:]


def report_foreign_marks(raw: RawText, taken: Sequence[tuple[int, int]], context: Context, begins: str = "") -> None:
    """Warn of the marks in a text; what stands between the offsets ``taken`` has a meaning or is escaped."""
    for found in find_foreign_marks(blanked(raw.content, taken) if taken else raw.content, begins):
        piece = raw.content[found.start : found.end].strip()
        message = f"{quoted(piece)} looks like {found.mark.what} and is printed as it stands."
        advice = f"{found.mark.here}. A backslash before “{raw.content[found.sign]}” keeps it as text."
        context.report.warning(raw.place(found.sign), "foreign-mark", message, advice)
