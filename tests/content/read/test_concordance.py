"""A version has what the original has; the first difference is named where it stands."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from tests.content.read.content import FRONT_MATTER, METADATA, load_or_problems, make_folder
from tests.support.seed import ROOT
from undoc.content.read import load, version
from undoc.model import ContentError, Problem, Version
from undoc.model.report import Report

ORIGINAL = (
    FRONT_MATTER
    + """\
# One

1. First.[^a] {#first}
(a) Below.
(b) Below.

Text.

- item

| Region | 2022 |
|--------|-----:|
| Africa | 12   |

Table: Cities {#cities}
| Region | 2022[^b] |
|--------|---------:|
| Africa | 12       |

2. Second, see [](#first). {#second}

[^a]: A note.

[^b]: Another note.

::: annex Title {#annex}
1. In the annex.
:::
"""
)
FRENCH = (
    ORIGINAL.replace("title: Title", "title: Titre")
    .replace("One", "Un")
    .replace("First", "Premier")
    .replace("(a)", "a)")
    .replace("(b)", "b)")
    .replace("Text.\n", "Texte.\n\nUn autre alinéa.\n")
    .replace("- item\n", "- un\n- deux\n")
)

VERSIONS = {"en": ORIGINAL, "fr": FRENCH}
EMBLEM = ROOT / "templates" / "emblem" / "un-emblem.png"


def problems_of(tmp_path: Path, **files: str) -> tuple[Problem, ...]:
    folder = make_folder(tmp_path, {f"{language}.md": text for language, text in files.items()})
    return load_or_problems(folder)[1]


def test_versions_that_agree_need_not_agree_in_what_has_no_number(tmp_path: Path) -> None:
    assert problems_of(tmp_path, en=ORIGINAL, fr=FRENCH, ru=ORIGINAL) == ()


@pytest.mark.parametrize(
    ("before", "after", "where", "message"),
    [
        ("# Un", "## Un", "## Un", "A heading of level 2 stands here, where en.md has a heading of level 1 ({# One})."),
        (
            "# Un\n",
            "# Un\n# Deux\n",
            "# Deux",
            "A heading of level 1 stands here, where en.md has paragraph 1 ({1. F}).",
        ),
        ("# Un\n", "", "1. P", "Paragraph 1 stands here, where en.md has a heading of level 1 ({# One})."),
        ("b) B", "2. B", "2. B", "Paragraph 2 stands here, where en.md has sub-paragraph (b) of paragraph 1 ({(b)})."),
        ("b) Below.\n", "", "Table", "A table with a caption stands here, where en.md has sub-paragraph (b)"),
        (
            "Table: Cities {#cities}\n",
            "",
            "| Region | 2022[^b]",
            "The call of a note stands here, where en.md has a table",
        ),
        ("er.[^a]", "er.", "a) B", "Sub-paragraph a) of paragraph 1 stands here, where en.md has the call of a note"),
        (" {#second}", "", "2. S", "Paragraph 2 has no name here and the name “second” in en.md ({2. Second})."),
        ("{#second}", "{#other}", "2. S", "Paragraph 2 has the name “other” here and the name “second” in en.md"),
        ("Title {#annex}", "Titre", "::: annex", "An annex has no name here and the name “annex” in en.md"),
        ("::: annex", "::: enclosure", "::: encl", "An enclosure stands here, where en.md has an annex"),
        (
            "Texte.",
            "Texte. {#text}",
            "Texte",
            "A paragraph stands here, where en.md has a table with a caption ({Table}).",
        ),
        (
            "er.[^a] {#",
            "er.[^a] {start=4} {#",
            "1. P",
            "Paragraph 4 counts from 4 here and counts on in en.md ({1. F}).",
        ),
        ("# Un", "# Un {start=2}", "# Un", "A heading of level 1 counts from 2 here and counts on in en.md ({# One})."),
        ("1. In", "2. Dans\n3. In", "3. In", "Paragraph 2 stands here, where en.md has nothing more"),
        ("1. In the annex.", "Texte.", "", "Nothing here corresponds to paragraph 1 in {1. In the annex} of en.md."),
    ],
)
def test_the_first_difference(tmp_path: Path, before: str, after: str, where: str, message: str) -> None:
    assert before in FRENCH
    text = FRENCH.replace(before, after)
    if "er.[^a]" not in text:
        text = text.replace("[^a]: A note.\n", "")
    (problem,) = problems_of(tmp_path, en=ORIGINAL, fr=text)
    assert problem.code == "versions-differ"
    assert Path(problem.place.path).name == "fr.md"
    assert problem.place.line == (line_of(text, where) if where else 0)
    expected = re.sub(r"\{(.+?)\}", lambda found: f"line {line_of(ORIGINAL, found[1])}", message)
    assert problem.message.startswith(expected)
    assert "en.md is the original" in problem.advice


def line_of(text: str, beginning: str) -> int:
    """The number of the last line that begins so."""
    return max(number for number, line in enumerate(text.split("\n"), 1) if line.startswith(beginning))


def test_the_original_is_compared_with_even_if_it_is_not_asked_for(tmp_path: Path) -> None:
    folder = make_folder(tmp_path, {"en.md": ORIGINAL, "fr.md": FRENCH.replace("b) Below.\n", ""), "es.md": ORIGINAL})
    assert list(load(folder, ["es"]).versions) == ["es"]
    with pytest.raises(ContentError):
        load(folder, ["fr"])


@pytest.mark.parametrize("broken", [b"broken", b"\xff", b"", None])
def test_nothing_is_known_to_correspond_to_an_original_that_has_errors(broken: bytes | None, tmp_path: Path) -> None:
    folder = make_folder(tmp_path, {"en.md": ORIGINAL, "fr.md": FRENCH})
    (folder / "en.md").unlink()
    (folder / "en.md").mkdir() if broken is None else (folder / "en.md").write_bytes(broken)
    with pytest.raises(ContentError) as raised:
        load(folder, ["fr"])
    [problem] = raised.value.problems
    assert (problem.code, Path(problem.place.path).name) == ("versions-not-compared", "fr.md")
    assert problem.message.startswith("en.md has errors")


def test_a_version_may_correspond_to_an_original_that_has_errors(tmp_path: Path) -> None:
    folder = make_folder(tmp_path, {"en.md": ORIGINAL.replace("see [](#first)", "see [](#frist)"), "fr.md": FRENCH})
    with pytest.raises(ContentError, match="frist"):
        load(folder, ["en"])
    assert list(load(folder, ["fr"]).versions) == ["fr"]


def test_whether_a_version_corresponds_does_not_depend_on_the_pictures_of_the_original(tmp_path: Path) -> None:
    figure = '![A map]({}.png "Map"){{#map}}\n\n# '
    files = {f"{code}.md": text.replace("# ", figure.format(code), 1) for code, text in VERSIONS.items()}
    folder = make_folder(tmp_path, files)
    shutil.copy(EMBLEM, folder / "fr.png")
    with pytest.raises(ContentError, match=r"no file “en.png”"):
        load(folder, ["en"])
    assert list(load(folder, ["fr"]).versions) == ["fr"]


def test_without_the_original_each_version_alone_is_compared_with_the_first(tmp_path: Path) -> None:
    folder = make_folder(tmp_path, {"zh.md": ORIGINAL, "fr.md": ORIGINAL.replace("# One\n", "")})
    assert list(load(folder, ["zh"]).versions) == ["zh"]
    with pytest.raises(ContentError, match=r"zh\.md has a heading"):
        load(folder, ["fr"])


def test_without_the_original_the_first_version_is_compared_with(tmp_path: Path) -> None:
    (problem,) = problems_of(tmp_path, zh=ORIGINAL, fr=ORIGINAL.replace("# One\n", ""))
    assert (Path(problem.place.path).name, "zh.md has a heading" in problem.message) == ("fr.md", True)


def test_every_version_that_differs_is_named(tmp_path: Path) -> None:
    less = ORIGINAL.replace("# One\n", "")
    found = problems_of(tmp_path, en=ORIGINAL, ar=less, es=less, ru=ORIGINAL)
    assert [Path(problem.place.path).name for problem in found] == ["ar.md", "es.md"]
    assert METADATA.count("original: en") == 1


def test_a_broken_version_is_not_compared(tmp_path: Path) -> None:
    found = problems_of(tmp_path, en=ORIGINAL, fr=FRENCH.replace("# Un\n", "").replace("[^b]:", "[^c]:"))
    assert "versions-differ" not in {problem.code for problem in found}


def test_the_original_is_read_once_for_all_versions_and_again_when_it_was_edited(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = make_folder(tmp_path, {"en.md": ORIGINAL, "fr.md": FRENCH, "es.md": ORIGINAL})
    read: list[str] = []
    read_version = version.read_version

    def counted(text: str, path: Path, language: str, report: Report, *, pictures: bool = True) -> Version:
        read.append(path.name)
        return read_version(text, path, language, report, pictures=pictures)

    monkeypatch.setattr(version, "read_version", counted)
    for language in ("en", "es", "fr"):
        load(folder, [language])
    assert read == ["en.md", "es.md", "fr.md"]
    (folder / "en.md").write_text(ORIGINAL.replace("# One\n", ""), encoding="utf-8")
    with pytest.raises(ContentError):
        load(folder, ["fr"])
    assert read[3:] == ["fr.md", "en.md"]
