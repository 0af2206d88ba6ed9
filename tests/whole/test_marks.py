"""Every mark on every construct: it shows on the page, or a problem says that it has no meaning there.

The marks are those that the code declares, and the manual says of each where it may stand.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.content.read.content import load_or_problems
from tests.content.read.fixture_file import FIXTURES
from tests.support.seed import ROOT, templates
from undoc.content.read.markdown.fit import FITS, START, WORDS
from undoc.content.read.markdown.inline_rules.fitted import LANGUAGE, LIMITS
from undoc.content.read.markdown.inline_rules.misplaced import PLACES
from undoc.model import ContentError
from undoc.prepare import PreparedDocument, prepare
from undoc.typeset import typeset
from undoc.typeset.pages.page import runs_of

MANUAL = (ROOT / "docs" / "content.md").read_text(encoding="utf-8")
METADATA = """\
symbol: A/80/1
body: general-assembly
kind: report
distribution: general
date: 2025-09-19
original: en
session: {number: 80}
author: secretary-general
"""
WORDS_ = "Cities " + "that grow need room for all who live in them and for all who come " * 3 + "each year"
SHORT = "Cities that grow"


def _chart(more: str, *, alternative: str = "x", category: str = "a", series: str = "b") -> str:
    chart = f"kind: bar\nalternative: {alternative}\ncategories: [{category}]\nseries: {{{series}: [1]}}\n{more}"
    return f"```chart\n{chart}\n```"


#: A construct of the body with “@” where the mark stands at the end of its text.
CONSTRUCTS = {
    "heading": f"# {WORDS_}@\n\n1. Text.\n\n# Another\n\n2. Text.",
    "heading that is alone": f"# {WORDS_}@\n\n1. Text.",
    "paragraph": f"Text.\n\n{WORDS_}@\n\nText.",
    "numbered paragraph": f"1. Text.\n\n2. {WORDS_}@\n\n3. Text.",
    "sub-paragraph": f"1. Text.\n\n(a) {WORDS_}@\n\n(b) Text.",
    "sub-sub-paragraph": f"1. Text.\n\n(a) Text.\n\n(i) {WORDS_}@\n\n(ii) Text.",
    "bullet": f"- Text.\n- {WORDS_}@\n- Text.",
    "inner bullet": f"- Text.\n  - {WORDS_}@\n- Text.",
    "paragraph in a quotation": f"::: quotation\nText.\n\n{WORDS_}@\n:::",
    "numbered paragraph in a summary": f"::: summary\n1. Text.\n\n2. {WORDS_}@\n:::",
    "paragraph in an annex": f"::: annex Title\nText.\n\n{WORDS_}@\n:::",
    "paragraph on its side": f"::: landscape\nText.\n\n{WORDS_ * 2}@\n:::",
    "paragraph in columns": f"::: columns\nText.\n\n{WORDS_}@\n\nText.\n:::",
    "bullet in columns": f"::: columns\nText.\n\n- {WORDS_}@\n\nText.\n:::",
    "note": f"Text.[^a]\n\n[^a]: {WORDS_}@",
    "second paragraph of a note": f"Text.[^a]\n\n[^a]: Text.\n\n  {WORDS_}@",
    "figure": "![A map](picture.png)@",
    "caption of a figure": f'![A map](picture.png "{SHORT}@")',
    "alternative text of a figure": f"![{SHORT}@](picture.png)",
    "caption of a table": f"Table: {SHORT}@\n| a | b |\n|---|---|\n| c | d |",
    "cell of a table": f"| a | b |\n|---|---|\n| c | {SHORT}@ |",
    "title of a column": f"| a | {SHORT}@ |\n|---|---|\n| c | d |",
    **{
        f"{key} of a table in keys": f'```table\n{key}: "{SHORT}@"\nrows: [[a, b]]\n```'
        for key in ("caption", "subtitle")
    },
    "column in keys": f'```table\ncolumns: [{{title: "{SHORT}@"}}, b]\nrows: [[a, b]]\n```',
    "cell in keys": f'```table\nrows: [[a, "{SHORT}@"]]\n```',
    "cell of two paragraphs": f'```table\nrows: [[a, {{text: [One., "{SHORT}@"]}}]]\n```',
    "section of a table": f'```table\nrows:\n  - section: "{SHORT}@"\n  - [a, b]\n```',
    "remark of a table": f'```table\nrows: [[a, b]]\nremarks: ["{SHORT}@"]\n```',
    "note of a table": f'```table\nrows: [[a, "b[^x]"]]\nnotes: {{x: "{SHORT}@"}}\n```',
    "caption of a chart": _chart(f'caption: "{SHORT}@"'),
    "unit of a chart": _chart(f'unit: "{SHORT}@"'),
    "alternative text of a chart": _chart("", alternative=f'"{SHORT}@"'),
    "category of a chart": _chart("", category=f'"{SHORT}@"'),
    "series of a chart": _chart("", series=f'"{SHORT}@"'),
    "title of an annex": f"::: annex {SHORT}@\nText.\n:::",
    **{
        f"line that begins {kind}": f"::: {kind}@\nText.\n:::"
        for kind in ("columns", "landscape", "quotation", "summary")
    },
    "line that begins contents": "::: contents@\n:::\n\n# Text",
    "line that begins page-break": "::: page-break@\n:::\n\nText",
    "middle of a text": f"{SHORT}@ and go on.",
    "end of a line within a text": f"{SHORT}@\nand go on.",
    "text in emphasis": f"*{SHORT}@* and go on.",
    "raised text": "Text^x@^.",
    "text of a link": f"[{SHORT}@](https://un.org) and go on.",
    "after a link": f"[{SHORT}](https://un.org)@",
    "text of a reference": f"[{SHORT}@](#zz-there) and go on.\n\n1. Text. {{#zz-there}}",
    "text in brackets": f"[{SHORT}@] and go on.",
    "after a text in brackets": f"[{SHORT} {SHORT}]@ and go on.",
    "after a note's call": "Text.[^a]@\n\n[^a]: Text.",
    "after a number alone": "1.@",
}
FRONT = ("title", "agenda_title", "author", "session", "body_name", "distribution")
#: Every mark that may stand in braces; the values of those that have one.
_VALUES = {
    START: "7",
    **{key: f"{(least + 3 * most) / 4:g}" for key, (least, most) in (FITS | LIMITS).items()},
    **{key: choices[-1] for key, (choices, _) in WORDS.items()},
    "width": "77",
    "original": "fr",
    LANGUAGE: "fr",
}
MARKS = ["{#zz}", *(mark if mark.startswith("{") else f"{{{mark}={_VALUES[mark]}}}" for mark in PLACES)]
#: What asks for what is so anyway.
_SO_ANYWAY = {("heading", "{+}"), ("heading that is alone", "{-}")}
_ROWS = re.findall(
    r"^\| (`\{.*) \| ([^|]*) \| [^|]* \|$",
    MANUAL.partition("### At the end of a text")[2].partition("###")[0],
    re.MULTILINE,
)


def _key(mark: str) -> str:
    """What a mark is, without its value: “#”, “-”, “line”."""
    return "#" if mark.startswith("{#") else mark.strip("{}").partition("=")[0]


#: The constructs that may end with a mark, by what the mark is.
PLACES_IN_MANUAL = {
    _key(mark): constructs.split(", ") for marks, constructs in _ROWS for mark in re.findall(r"`([^`]+)`", marks)
}


def document(construct: str, mark: str, folder: Path) -> tuple[PreparedDocument | None, bool]:
    """The document with the mark, None when there is a problem, and whether every problem is located in the file."""
    spaced = mark if not mark or construct.startswith(("after", "figure", "line that")) else f" {mark}"
    if construct in CONSTRUCTS:
        text = "---\ntitle: Title\n---\n" + CONSTRUCTS[construct].replace("@", spaced)
    else:
        given = {"title": "Title"} | {construct: f"{WORDS_}{spaced}"}
        text = "---\n" + "".join(f'{key}: "{line}"\n' for key, line in given.items()) + "---\n1. Text."
    if mark == "{#zz}":
        text += "\n\nSee [this](#zz).\n"
    files = {"document.yaml": METADATA.encode(), "en.md": text.encode(), "picture.png": PICTURE}
    for name, data in files.items():
        (folder / name).write_bytes(data)
    loaded, problems = load_or_problems(folder)
    if loaded is not None and not problems:
        try:
            return prepare(loaded, "en", templates()), True
        except ContentError as error:
            problems = error.problems
    return None, all(problem.place.path == str(folder / "en.md") and problem.place.line for problem in problems)


PICTURE = (FIXTURES / "picture.png").read_bytes()


def placed(prepared: PreparedDocument) -> list[tuple[object, ...]]:
    """All that stands on the pages, with its place."""
    found: list[tuple[object, ...]] = []
    for page in typeset(prepared, templates().fonts).pages:
        found += [(run.x, run.y, run.size, run.scale, run.advances, run.texts) for run in runs_of(page.items)]
        found += [(type(item), *_box(item)) for item in page.items]
    return found


def _box(item: object) -> Iterator[object]:
    return (getattr(item, name) for name in ("x", "y", "width", "height") if hasattr(item, name))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("marks") / "A_80_1"
    folder.mkdir()
    return folder


@pytest.mark.parametrize("construct", [*CONSTRUCTS, *FRONT])
def test_every_mark_works_or_is_a_problem(construct: str, folder: Path) -> None:
    plain, _ = document(construct, "", folder)
    without = placed(plain) if plain is not None else []
    for mark in MARKS:
        marked, is_located = document(construct, mark, folder)
        if marked is None:
            assert is_located, mark
            continue
        pages = placed(marked)
        texts = "".join("".join(run[5]) for run in pages if len(run) == 6 and isinstance(run[5], list))
        assert mark not in texts, mark
        assert "{" not in texts, mark
        if mark not in ("{#zz}", "{keep=next}") and (construct, mark) not in _SO_ANYWAY:
            assert pages != without, mark
        assert marked != plain or (construct, mark) in _SO_ANYWAY, mark


def test_the_manual_says_where_each_may_stand(folder: Path) -> None:
    assert PLACES_IN_MANUAL.keys() == {_key(mark) for mark in MARKS} - {*LIMITS, LANGUAGE}
    named = {construct for constructs in PLACES_IN_MANUAL.values() for construct in constructs}
    assert named <= CONSTRUCTS.keys() | set(FRONT)
    for mark in MARKS:
        may_stand = PLACES_IN_MANUAL.get(_key(mark), [])
        for construct in named - {"heading that is alone"}:
            if construct in may_stand or f"{construct} that is alone" not in may_stand or mark == "{from=margin}":
                is_laid_out = document(construct, mark, folder)[0] is not None
                assert is_laid_out == (construct in may_stand), (mark, construct)


def test_values_of_a_text_in_brackets_stand_after_it(folder: Path) -> None:
    for mark in MARKS:
        is_laid_out = document("after a text in brackets", mark, folder)[0] is not None
        assert is_laid_out == (_key(mark) in {*LIMITS, LANGUAGE})
