"""Marks of what came and went on pages."""

from __future__ import annotations

from pathlib import Path

import pytest

import undoc
from tests.changes.test_comparison import YAML
from tests.support import seed
from undoc.prepare import prepare
from undoc.prepare.revised import revised
from undoc.prepare.structure import Element, Tag
from undoc.typeset import TypesetDocument, typeset
from undoc.typeset.pages.page import Rule, TextRun
from undoc.typeset.revisions import with_marks


def pages(tmp_path: Path, old: str, new: str, language: str) -> TypesetDocument:
    documents = []
    for name, body in (("old", old), ("new", new)):
        folder = tmp_path / name
        folder.mkdir()
        (folder / "document.yaml").write_text(YAML.replace("original: en", f"original: {language}"), "utf-8")
        (folder / f"{language}.md").write_text(f"---\ntitle: A title\n---\n\n{body}\n", "utf-8")
        documents.append(prepare(undoc.load(folder), language, seed.templates()))
    both = revised(*documents)
    return with_marks(typeset(both, seed.templates().fonts), both.house.page, both.language.direction)


def tags(element: Element) -> list[Tag]:
    found = [element.tag]
    for kid in element.kids:
        if isinstance(kid, Element):
            found += tags(kid)
    return found


@pytest.mark.parametrize(("language", "old", "new"), [("en", "old", "new"), ("zh", "旧", "新"), ("ar", "قديم", "جديد")])
def test_words_are_lined_and_have_a_bar_beside_them(language: str, old: str, new: str, tmp_path: Path) -> None:
    document = pages(tmp_path, f"1. {old} {old}.", f"1. {new} {old}.", language)
    page = document.pages[0]
    colored = [item for item in page.items if isinstance(item, TextRun) and item.color != (0.0, 0.0, 0.0)]
    assert {"".join(sorted(run.text)) for run in colored} == {"".join(sorted(old)), "".join(sorted(new))}
    lines = [item for item in page.items if isinstance(item, Rule) and item.color != (0.0, 0.0, 0.0)]
    assert len(lines) == len(colored)
    for line, run in zip(lines, colored, strict=True):
        assert (line.x, line.x2) == (run.x, run.x + run.width)
        assert abs(line.y - run.y) < run.size
    [bar] = [item for item in page.items if isinstance(item, Rule) and item.x == item.x2 and item.y != item.y2]
    is_left = bar.x < min(run.x for run in colored)
    assert is_left is (language != "ar")
    assert bar.y < colored[0].y < bar.y2
    assert {Tag.INSERTED, Tag.DELETED} <= set(tags(document.structure))


def test_what_is_set_otherwise_has_a_bar_alone(tmp_path: Path) -> None:
    document = pages(tmp_path, "1. See below.", "1. See *below*.", "en")
    rules = [item for item in document.pages[0].items if isinstance(item, Rule) and item.x == item.x2]
    assert len(rules) == 1
    assert all(item.color == (0.0, 0.0, 0.0) for item in document.pages[0].items if isinstance(item, TextRun))


def test_without_differences_there_are_no_marks(tmp_path: Path) -> None:
    document = pages(tmp_path, "1. See.", "1. See.", "en")
    assert not {Tag.INSERTED, Tag.DELETED, Tag.FORMATTED} & set(tags(document.structure))
