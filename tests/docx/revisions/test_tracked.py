"""Word files with tracked changes: all accepted they are the new document, all rejected the old one."""

from __future__ import annotations

import io
import re
import zipfile
from functools import lru_cache
from itertools import cycle
from pathlib import Path
from random import Random

import pytest
from msgspec.structs import replace
from openxml_audit import OpenXmlValidator

import undoc
from tests.changes.test_comparison import TABLE, YAML
from tests.support import seed
from tests.support.docx_lint import lint
from tests.support.docx_revisions import plain, resolved
from tests.support.edits import EDITS, edited
from tests.support.seed import ROOT
from tests.support.thorough import cases
from undoc.docx.revisions import tracked
from undoc.model import Document, Fit
from undoc.prepare import prepare
from undoc.production.formats import WRITERS, Ready

EXAMPLES = sorted((ROOT / "content").iterdir())
LANGUAGES = ("ar", "zh", "en", "fr", "ru", "es")
_MARK = re.compile(rb"<w:(ins|del|moveFrom|moveTo|rPrChange|pPrChange|trPrChange) ")


@lru_cache
def loaded(folder: Path) -> Document:
    return undoc.load(folder)


def built(document: Document, language: str) -> bytes:
    templates = seed.templates()
    ready = Ready(document, prepare(document, language, templates), templates=templates, numbers="auto")
    return WRITERS["docx"](ready)


@lru_cache
def built_example(folder: Path, language: str) -> bytes:
    return built(loaded(folder), language)


def merged(old: bytes, new: bytes) -> bytes:
    """The file with tracked changes, after it was compared with both."""
    made = tracked(old, new, author="United Nations", date="2025-09-19T00:00:00Z")
    assert plain(resolved(made, accept=True)) == plain(new)
    assert plain(resolved(made, accept=False)) == plain(old)
    with zipfile.ZipFile(io.BytesIO(made)) as members:
        calls = re.findall(rb'<w:footnoteReference[^>]* w:id="(\d+)"', members.read("word/document.xml"))
    assert len(set(calls)) == len(calls), "a note has two calls"
    return made


def marks(file: bytes) -> list[str]:
    """The marks in a file, in order; those of ends of paragraphs and those within rows are told with these."""
    with zipfile.ZipFile(io.BytesIO(file)) as members:
        parts = [members.read(name) for name in sorted(members.namelist()) if name.endswith(".xml")]
    return [found.decode() for part in parts for found in _MARK.findall(part)]


@pytest.mark.parametrize(("kind", "language"), [*zip(EDITS, cycle(LANGUAGES), strict=False)])
def test_one_edit(kind: str, language: str) -> None:
    for folder in EXAMPLES:
        done, other = edited(loaded(folder), language, Random(language), kind)
        if done:
            file = merged(built_example(folder, language), built(other, language))
            assert marks(file), folder.name


@pytest.mark.slow
@pytest.mark.parametrize("language", LANGUAGES)
def test_random_edits(language: str) -> None:
    for number in range(cases(20, thorough=170)):
        folder = EXAMPLES[number % 2]
        random = Random(number)
        other = loaded(folder)
        for _ in range(random.choice([1, 1, 2, 8])):
            _, other = edited(other, language, random)
        merged(built_example(folder, language), built(other, language))


def test_no_difference_is_no_mark() -> None:
    for folder in EXAMPLES:
        file = built_example(folder, "en")
        assert marks(merged(file, file)) == []


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("insert a word", ["ins"]),
        ("delete a word", ["del"]),
        ("replace a word", ["del", "ins"]),
        ("make a word bold", ["rPrChange"]),
        ("edit a heading", ["del", "ins"]),
        ("add a paragraph", ["ins", "ins"]),
        ("edit a note", ["del", "ins"]),
        ("edit a cell", ["del", "ins"]),
        ("add a note", ["ins", "ins"]),
    ],
)
def test_nothing_that_is_made_is_marked(kind: str, expected: list[str]) -> None:
    specimen = EXAMPLES[0]
    _, other = edited(loaded(specimen), "en", Random(0), kind)
    assert marks(merged(built_example(specimen, "en"), built(other, "en"))) == expected


def content(tmp_path: Path, name: str, body: str, yaml: str = "") -> Document:
    folder = tmp_path / name
    folder.mkdir()
    (folder / "picture.svg").write_text(SVG.format(30 + len(name)), "utf-8")
    (folder / "document.yaml").write_text(YAML + yaml, encoding="utf-8")
    (folder / "en.md").write_text(f"---\ntitle: A title\n---\n\n{body}\n", encoding="utf-8")
    return undoc.load(folder)


LONG = "Some words that are enough to be known again elsewhere."
PICTURE = "![A shape](picture.svg)"
SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="90" height="60"><rect width="90" height="{}" fill="#555"/></svg>'


@pytest.mark.parametrize(
    ("title", "old", "new"),
    [
        (
            "a column less",
            TABLE,
            TABLE.replace(', "2025"', "").replace(", 2]", "]").replace(", 4]", "]").replace(", 6]", "]"),
        ),
        ("a table comes", "1. One.", f"1. One.\n\n{TABLE}"),
        ("a table goes", f"1. One.\n\n{TABLE}\n\n2. Two.", "1. One.\n\n2. Two."),
        ("a table at the end goes", f"1. One.\n\n{TABLE}", "1. One."),
        ("an annex comes", "1. One.", "1. One.\n\n::: annex\n# Terms\n\n1. The terms.\n:::"),
        ("a landscape part goes", "1. One.\n\n::: landscape\nWide.\n:::\n\n2. Two.", "1. One.\n\n2. Two."),
        (
            "a note goes",
            "1. One.[^a]\n\n2. Two.[^b]\n\n[^a]: First.\n\n[^b]: Second.",
            "1. One.\n\n2. Two.[^b]\n\n[^b]: Second.",
        ),
        (
            "notes change places",
            "1. One.[^a]\n\n2. Two.[^b]\n\n[^a]: First.\n\n[^b]: Second.",
            "1. One.[^b]\n\n2. Two.[^a]\n\n[^a]: First.\n\n[^b]: Second.",
        ),
        (
            "a paragraph with a note moves",
            f"1. {LONG}[^a]\n\n2. Two and more.\n\n3. Three and more.\n\n[^a]: First.",
            f"1. Two and more.\n\n2. Three and more.\n\n3. {LONG}[^a]\n\n[^a]: First.",
        ),
        (
            "what is referred to goes",
            "1. One. {#one}\n\n2. See [](#one), [](#two).\n\n3. Three. {#two}",
            "1. See [](#two).\n\n2. Three. {#two}",
        ),
        ("a level", "1. One.\n\n(a) Two words.\n\n(b) Three.", "1. One.\n\n2. Two words.\n\n(a) Three."),
        ("a link", "1. See [this](https://un.org/a) page.", "1. See [this](https://un.org/b) page."),
        ("a formula", "1. Let $a+b$ be.", "1. Let $a-b$ be."),
        ("a picture goes", f"1. One.\n\n{PICTURE}\n\n2. Two.", "1. One.\n\n2. Two."),
        ("all", "1. One and only.", "# Other\n\n- Quite different."),
        ("from nothing", "One.", TABLE),
        (
            "a list of contents",
            "::: contents\n:::\n\n# One\n\n1. A.\n\n# Two\n\n2. B.",
            "::: contents\n:::\n\n# One\n\n1. A.\n\n# Between\n\n2. C.\n\n# Two\n\n3. B.",
        ),
        ("a list begins elsewhere", "1. One.\n\n2. Two.", "1. One.\n\n7. Two. {start=7}"),
    ],
)
def test_constructs(title: str, old: str, new: str, tmp_path: Path) -> None:
    documents = [content(tmp_path, name, body) for name, body in (("old", old), ("new", new))]
    one, other = (built(document, "en") for document in documents)
    file = merged(one, other)
    assert marks(file)
    merged(other, one)


def test_a_symbol_in_the_header(tmp_path: Path) -> None:
    one, other = content(tmp_path, "old", "1. One."), content(tmp_path, "new", "1. One.", "reissued: 2025-10-01\n")
    assert marks(merged(built(one, "en"), built(other, "en")))


def test_a_space_that_the_content_asks_for_is_marked(tmp_path: Path) -> None:
    one = content(tmp_path, "old", "1. One.\n\n2. Two.\n\n3. Three.")
    version = one.versions["en"]
    fitted = replace(version.blocks[1], fit=Fit(above=30.0))
    other = replace(one, versions={"en": replace(version, blocks=(version.blocks[0], fitted, version.blocks[2]))})
    assert marks(merged(built(one, "en"), built(other, "en"))) == ["pPrChange"]


@pytest.mark.parametrize(
    "kind", ["replace a word", "move a paragraph", "add a row", "delete a row", "add a note", "split a paragraph"]
)
def test_validators_and_the_lint_find_nothing(kind: str, tmp_path: Path) -> None:
    specimen = EXAMPLES[0]
    for language in ("ar", "en"):
        _, other = edited(loaded(specimen), language, Random(3), kind)
        file = merged(built_example(specimen, language), built(other, language))
        path = tmp_path / f"{language}.docx"
        path.write_bytes(file)
        assert [str(error) for error in OpenXmlValidator().validate(path).errors] == []
        for accept in (True, False):
            assert lint(_dated(resolved(file, accept=accept))) == []


def _dated(file: bytes) -> bytes:
    """The file as ours are stored."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(file)) as members, zipfile.ZipFile(buffer, "w") as out:
        for name in members.namelist():
            out.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), members.read(name))
    return buffer.getvalue()
