"""A fascicle of a budget book: its own house, from content to files and back."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from lxml import etree

import undoc
from tests.support.runs import ink
from tests.support.seed import templates
from undoc.importer import import_file
from undoc.prepare import PreparedDocument, prepare
from undoc.prepare.prepared import Contents, NoteKind, Paragraph, Role, Table, flow
from undoc.production.outputs import write_files
from undoc.typeset import typeset
from undoc.typeset.pages.page import Page, TextRun

METADATA = """\
symbol: A/99/6 (Sect. 7)/Part A*
body: programme-budget
kind: report
distribution: general
date: 2044-03-17
original: en
session: {number: 99}
agenda: {item: 8 and 9, status: preliminary, note: A/99/50}
section: 7
"""
TEXT = """\
---
title: Budget of the towers for 2045
agenda_title: Budget of the towers\\ Planning of towers
symbol_note: The present document will be replaced by one with parts A and B.
book_part: Part II\\ Towers
book_section: Section 7\\ Towers and bridges
programme: Programme 5\\ Towers
---

::: contents
:::

# Plan for 2045[^contents-1] {+}

[^contents-1]: The plan is submitted through a committee.

## Orientation

#### Mandates

1. Towers are built where people wish to see far, and bridges where they wish to go to the other side of a river.
That has been so for a very long time, and it will be so in the years of the present plan.

(a) They are painted once in seven years;

(b) They are closed at night.

## Programme of work

### Subprogramme 1\\ High towers

#### Objective

2. The objective is to see far.

##### Result 1: more windows

###### Lessons learned
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    path = tmp_path / "content" / "A_99_6_(Sect._7)_Part_A"
    path.mkdir(parents=True)
    (path / "document.yaml").write_text(METADATA, encoding="utf-8")
    (path / "en.md").write_text(TEXT, encoding="utf-8")
    return path


@pytest.fixture
def prepared(folder: Path) -> PreparedDocument:
    return prepare(undoc.load(folder), "en", templates())


def runs(page: Page) -> list[TextRun]:
    return [item for item in page.items if isinstance(item, TextRun)]


def run(page: Page, words: str) -> TextRun:
    return next(item for item in runs(page) if item.text.strip().startswith(words))


def test_parts_have_letters_and_what_is_below_has_no_number(prepared: PreparedDocument) -> None:
    headings = [block for block in flow(prepared.blocks) if isinstance(block, Paragraph) and block.role is Role.HEADING]
    assert [heading.label for heading in headings] == ["A.", *[""] * (len(headings) - 1)]
    styles = [heading.style for heading in headings]
    assert styles == ["Chapter", "Chapter", "Heading1", "Chapter", "Heading1", "Heading1", "Heading23", "Heading4"]
    paragraphs = [block for block in flow(prepared.blocks) if isinstance(block, Paragraph)]
    numbers = [block.label for block in paragraphs if block.role is Role.NUMBERED]
    assert numbers == ["7.1", "(a)", "(b)", "7.2"]


def test_the_notes_of_symbol_agenda_and_contents_have_asterisks_in_this_order(prepared: PreparedDocument) -> None:
    notes = [(note.mark, note.paragraphs[0].text) for note in prepared.notes.values()]
    assert {note.kind for note in prepared.notes.values()} == {NoteKind.ASTERISK}
    assert notes == [
        ("*", "The present document will be replaced by one with parts A and B."),
        ("**", "A/99/50."),
        ("***", "The plan is submitted through a committee."),
    ]
    contents = next(block for block in flow(prepared.blocks) if isinstance(block, Contents))
    assert [entry.paragraph.text for entry in contents.entries] == [
        "Plan for 2045***",
        "Orientation",
        "Programme of work",
        "Subprogramme 1. High towers",
    ]
    plan = next(block for block in flow(prepared.blocks) if isinstance(block, Paragraph) and block.role is Role.HEADING)
    assert plan.text == "Plan for 2045"  # its note is called in the list


def test_places(prepared: PreparedDocument) -> None:
    """Points from the page's start edge, as in the Word file of a fascicle: 1195 and 1267 twips, 1022 for numbers."""
    pages = typeset(prepared, templates().fonts).pages
    first, second = pages[0], pages[1]
    number, text = run(second, "7.1"), run(second, "Towers are built")
    assert ink(number)[1] == pytest.approx(59.75 + 51.1, abs=0.05)
    assert text.x == pytest.approx(59.75 + 63.35)
    turned = next(item for item in runs(second) if item.y > text.y and item.text.strip())
    assert turned.x == pytest.approx(text.x)
    assert run(second, "(a)").x == pytest.approx(text.x)
    assert run(second, "They are painted").x == pytest.approx(text.x + 23.75)
    assert run(first, "The present document").size == 8.5
    # Notes of asterisks are plain texts of the size of notes, and reach down to the foot of the first page.
    stars = [item for item in runs(first) if item.text.strip() == "***"]
    assert [item.size for item in stars] == [10, 8.5]
    assert 648 + 7 * 9.77 < stars[-1].y < 792 - 64
    # The second page is an even one; the lines of the slot stand at its head, the second from the text's edge on.
    head = [item for item in runs(second) if item.y < 70]
    assert [item.text for item in head] == ["Part II ", "Towers"]
    assert [item.x for item in head] == pytest.approx([59.75, 123.1])


def test_the_gap_between_headings_is_the_larger_of_their_spaces(prepared: PreparedDocument) -> None:
    blocks = {block.text: block for block in flow(prepared.blocks) if isinstance(block, Paragraph)}
    assert blocks["Orientation"].space_before == 0.0  # 12 points below the heading above, none of its own
    assert blocks["Lessons learned"].space_before == 0.0  # 6 and 6


def test_word_knows_the_levels_and_the_content_comes_back(folder: Path, tmp_path: Path) -> None:
    report = undoc.build([folder], formats=["docx"], out=tmp_path / "out")
    assert report.problems == ()
    path = Path(report.outputs[0].path)
    with zipfile.ZipFile(path) as package:
        root = etree.fromstring(package.read("word/document.xml"))
        headers = [name for name in package.namelist() if name.startswith("word/header")]
        texts = ["".join(map(str, etree.fromstring(package.read(name)).itertext())) for name in headers]
    name = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    levels = [level.get(f"{name}val") for level in root.iter(f"{name}outlineLvl")]
    assert levels == ["0", "1", "3", "1", "2", "3"]
    assert {"Part IITowers", "Section 7Towers and bridges"} <= set(texts)

    again = import_file(path, tmp_path / "again")
    write_files(again.files)
    assert (again.folder / "document.yaml").read_text(encoding="utf-8") == METADATA
    assert (again.folder / "en.md").read_text(encoding="utf-8").split() == TEXT.split()


def test_without_the_lines_of_the_book_the_symbol_runs(folder: Path) -> None:
    path = folder / "en.md"
    path.write_text(path.read_text(encoding="utf-8").replace("book_part: Part II\\ Towers\n", ""), encoding="utf-8")
    made = prepare(undoc.load(folder), "en", templates())
    assert made.running_lines == ()
    second = typeset(made, templates().fonts).pages[1]
    assert run(second, "A/99/6").y < 70


def test_in_arabic_the_levels_look_as_in_the_other_languages() -> None:
    houses = [templates().house("new-york-budget", code) for code in ("en", "ar")]
    english, arabic = ([place.style for place in house.numbering.headings] for house in houses)
    assert english == arabic
    assert all(house.numbering.paragraphs[0].label < 0 for house in houses)  # before the text


CHAPTERS = """\
---
title: Budget of the towers for 2045
---

::: contents 2
:::

# High towers

## Plan {+}

1. Towers are built where people wish to see far.

2. Windows are in table [](#windows).

```table
name: windows
caption: Windows
columns: [a, b]
rows:
  - [a, 1]
```

# Wide towers

## Plan {+}

1. These have rooms for bells.

(a) Of bronze.

```table
name: bells
caption: Bells
columns: [a, b]
rows:
  - [b, 2]
```
"""


def test_numbers_that_show_those_of_chapters(folder: Path, tmp_path: Path) -> None:
    (folder / "document.yaml").write_text(METADATA.replace("section: 7", "section: 7.I"), encoding="utf-8")
    (folder / "en.md").write_text(CHAPTERS, encoding="utf-8")
    made = prepare(undoc.load(folder), "en", templates())
    paragraphs = [block for block in flow(made.blocks) if isinstance(block, Paragraph)]
    assert [one.label for one in paragraphs] == ["I.", "A.", "7.I.1", "7.I.2", "II.", "A.", "7.II.1", "(a)"]
    assert paragraphs[3].text == "Windows are in table 7.I.1."
    tables = [block for block in flow(made.blocks) if isinstance(block, Table)]
    assert [(one.caption[0].text, one.anchor) for one in tables] == [
        ("Table 7.I.1", "windows"),
        ("Table 7.II.1", "bells"),
    ]
    assert [place.label for place in made.house.contents.levels[:2]] == [56.75, 64.8]

    path = Path(undoc.build([folder], formats=["docx"], out=tmp_path / "out").outputs[0].path)
    again = import_file(path, tmp_path / "again")
    write_files(again.files)
    assert "section: 7.I\n" in (again.folder / "document.yaml").read_text(encoding="utf-8")
    texts = [(again.folder / "en.md").read_text(encoding="utf-8"), CHAPTERS]
    found, written = (
        # The file is taken for one of the house that has the same pages, whose headings have lines closer together.
        [line.replace(" {line=15}", "") for line in text.splitlines() if line[:2] in ("# ", "##", "1.", "2.", "(a")]
        for text in texts
    )
    assert found == written
