"""Corrigenda that are made of two versions: places, sentences, languages; and what takes their place."""

from __future__ import annotations

import datetime as dt
from functools import lru_cache
from pathlib import Path
from random import Random

import pytest

import undoc
from tests.changes.test_comparison import TABLE, YAML
from tests.support import seed
from tests.support.edits import edited
from tests.support.seed import ROOT
from undoc.changes import compare
from undoc.content.write import write_document
from undoc.model import ContentError
from undoc.production.corrigendum import revision, write_corrigendum
from undoc.production.corrigendum.corrections import corrections
from undoc.templates import Templates

DAY = dt.date(2025, 10, 2)
BODY = """# Scope

1. The old report.[^1]

(a) Its first part;

(b) Its second part.

Some words without a number that go on for long.

::: annex
# Terms

1. These are the terms.
:::

[^1]: See the first one.
"""


def folder(tmp_path: Path, name: str, bodies: dict[str, str], yaml: str = "") -> str:
    path = tmp_path / name / "A_80_1"
    path.mkdir(parents=True)
    (path / "document.yaml").write_text(YAML + yaml, "utf-8")
    for language, body in bodies.items():
        (path / f"{language}.md").write_text(f"---\ntitle: A title\n---\n\n{body}\n", "utf-8")
    return str(path)


def said(tmp_path: Path, old: str, new: str, language: str = "en") -> list[str]:
    """The lines of the corrigendum, which can be built."""
    yaml = f"original: {language}\n"
    pair = []
    for name, body in (("old", old), ("new", new)):
        path = folder(tmp_path, name, {language: body})
        (Path(path) / "document.yaml").write_text(YAML.replace("original: en\n", yaml), "utf-8")
        pair.append(path)
    written = write_corrigendum(*pair, date=DAY, content=tmp_path / "out")
    [made] = written.folders
    assert undoc.check(made).ok
    text = (made / f"{language}.md").read_text("utf-8").partition("---\n\n")[2]
    return [line for line in text.replace(" {-}", "").splitlines() if line]


@pytest.mark.parametrize(
    ("title", "old", "new", "expected"),
    [
        ("a word", "old report", "new report", ["# Paragraph 1", "For old read new."]),
        ("a word more", "old report", "old annual report", ["# Paragraph 1", "After old insert annual."]),
        ("a word less", "The old report", "The report", ["# Paragraph 1", "Delete old."]),
        ("in an annex", "the terms", "all terms", ["# Annex, paragraph 1", "For the read all."]),
        ("a note", "first one", "last one", ["# Footnote 1", "For first read last."]),
        ("a heading", "# Scope", "# Aim", ["# Heading “Scope”", "For Scope read Aim."]),
        ("a paragraph less", "(b) Its second part.\n", "", ["# Paragraph 1 (b)", "Delete this text."]),
        (
            "a text without a number",
            "go on for",
            "run on for",
            ["# Paragraph beginning “Some words without a number that …”", "For go read run."],
        ),
        (
            "a paragraph more",
            "(b) Its second part.\n",
            "(b) Its second part.\n\n(c) Quite something else, a third part.\n",
            [
                "# Paragraph 1 (b)",
                "After this text insert the following:",
                "::: quotation",
                "Quite something else, a third part.",
                ":::",
            ],
        ),
    ],
)
def test_places_and_sentences(title: str, old: str, new: str, expected: list[str], tmp_path: Path) -> None:
    assert old in BODY
    assert said(tmp_path, BODY, BODY.replace(old, new)) == expected


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("3,", "7,", ["# Table “Staff”, row “Officer”, column “2024”", "For 3 read 7."]),
        ("  - [Officer, 3, 4]\n", "", ["# Table “Staff”, row “Officer”", "Delete this row."]),
        (
            "  - [Officer, 3, 4]\n",
            "  - [Officer, 3, 4]\n  - [Guard, 8, 9]\n",
            ["# Table “Staff”, row “Officer”", "After this row insert a row: Guard; 8; 9."],
        ),
    ],
)
def test_tables(old: str, new: str, expected: list[str], tmp_path: Path) -> None:
    assert said(tmp_path, TABLE, TABLE.replace(old, new)) == expected


@pytest.mark.parametrize(
    ("language", "old", "new", "expected"),
    [
        ("fr", "Les cinq chaises.", "Les six chaises.", ["# Paragraphe 1", "Au lieu de « cinq », lire « six »."]),
        ("es", "Las cinco sillas.", "Las seis sillas.", ["# Párrafo 1", "Donde dice “cinco” debe decir “seis”."]),
        ("ru", "Все пять стульев.", "Все шесть стульев.", ["# Пункт 1", "Вместо «пять» читать «шесть»."]),
        ("zh", "共有五个阅览室。", "共有六个阅览室。", ["# 第 1 段", "将“五”改为“六”。"]),
        ("ar", "عدد القاعات خمس.", "عدد القاعات ست.", ["# الفقرة 1", "يستعاض عن ”خمس“ بعبارة ”ست“."]),
    ],
)
def test_languages(language: str, old: str, new: str, expected: list[str], tmp_path: Path) -> None:
    found = said(tmp_path, f"1. {old}", f"1. {new}", language)
    assert [line.replace("\u00a0", " ") for line in found] == expected


def test_what_is_corrected_in_one_language_has_a_corrigendum_in_this_alone(tmp_path: Path) -> None:
    bodies = {"en": "1. The five chairs.", "fr": "1. Les cinq chaises."}
    old = folder(tmp_path, "old", bodies)
    new = folder(tmp_path, "new", {**bodies, "fr": "1. Les six chaises."})
    written = write_corrigendum(old, new, date=DAY, content=tmp_path / "out")
    [(made, counts)] = written.folders.items()
    assert (made.name, counts) == ("A_80_1_Corr.1", {"fr": 1})
    assert "language_line: Français seulement" in (made / "fr.md").read_text("utf-8")
    assert not (made / "en.md").exists()
    assert undoc.check(made).ok
    again = write_corrigendum(old, new, date=DAY, content=tmp_path / "out")
    assert [one.name for one in again.folders] == ["A_80_1_Corr.2"]


def test_what_none_can_say_is_told(tmp_path: Path) -> None:
    old = folder(tmp_path, "old", {"en": "1. The old report.\n\n2. See below."})
    new = folder(tmp_path, "new", {"en": "1. The new report.\n\n2. See *below*."})
    [problem] = write_corrigendum(old, new, date=DAY, content=tmp_path / "out").problems
    assert (problem.code, "paragraph 2" in problem.message) == ("not-corrected", True)


def test_nothing_and_too_much(tmp_path: Path) -> None:
    body = "\n\n".join(f"{number}. The old report {number}." for number in range(1, 30))
    old = folder(tmp_path, "old", {"en": body})
    new = folder(tmp_path, "new", {"en": body.replace("old", "new")})
    for pair, code in (((old, old), "nothing-to-correct"), ((old, new), "too-many-corrections")):
        with pytest.raises(ContentError) as raised:
            write_corrigendum(*pair, date=DAY, content=tmp_path / "out")
        assert [problem.code for problem in raised.value.problems] == [code]
    assert not (tmp_path / "out").exists()
    assert write_corrigendum(old, new, date=DAY, content=tmp_path / "out", most=50).folders


def test_a_revision_and_a_reissue(tmp_path: Path) -> None:
    new = folder(tmp_path, "new", {"en": "1. One."}, "# a comment\nsession: {number: 80}\n")
    made = revision(new, date=DAY, content=tmp_path / "out", reissue=False)
    assert made.name == "A_80_1_Rev.1"
    assert (made / "en.md").read_bytes() == (Path(new) / "en.md").read_bytes()
    assert str(undoc.load(made).metadata.symbol) == "A/80/1/Rev.1"
    with pytest.raises(ContentError, match="already"):
        revision(new, date=DAY, content=tmp_path / "out", reissue=False)
    assert revision(made, date=DAY, content=tmp_path / "out", reissue=False).name == "A_80_1_Rev.2"
    revision(new, date=DAY, content=tmp_path / "out", reissue=True)
    assert undoc.load(new).metadata.reissued == DAY
    assert "# a comment" in (Path(new) / "document.yaml").read_text("utf-8")


@lru_cache
def templates() -> Templates:
    return seed.templates()


@pytest.mark.parametrize("language", ["ar", "zh", "en", "fr", "ru", "es"])
def test_every_edit_is_corrected_or_told(language: str) -> None:
    document = undoc.load(ROOT / "content" / "A_99_SPECIMEN_1")
    for number in range(12):
        kind, other = edited(document, language, Random(number))
        found = corrections(document, other, compare(document, other, language), templates())
        assert found.corrections or found.unsaid, kind
        assert all(one.sentence in templates().language(language).corrigenda for one in found.corrections)
        assert write_document(other)
