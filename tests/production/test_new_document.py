"""New documents: whatever the body and the language, they can be built at once."""

from __future__ import annotations

import datetime as dt
import json
import shutil
from pathlib import Path

import pytest

import undoc
from tests.production.sample import tree
from tests.support.seed import ROOT
from undoc.model import ContentError
from undoc.production.new_document import body_of, new_document
from undoc.production.schemas import schemas
from undoc.templates import Templates

DATE = dt.date(2025, 3, 10)
TEMPLATES = Templates.load()
LANGUAGES = sorted(path.stem for path in (ROOT / "templates" / "languages").glob("*.yaml"))


@pytest.mark.parametrize(
    ("symbol", "body"),
    [
        ("HSP/EB.2025/3", "hsp-executive-board"),
        ("A/80/6 (Sect. 29)/Corr.1", "programme-budget"),
        ("A/80/590", "general-assembly"),
        ("A/HRC/58/2", "human-rights-council"),
        ("S/2025/1", "security-council"),
        ("E/2025/1", "economic-and-social-council"),
        ("UNEP/EA.6/10", "unep-assembly"),
        ("ECE/EB.AIR/1", "economic-commission-for-europe"),
        (" A/80/3\u00a0\n", "general-assembly"),
    ],
)
def test_the_symbol_tells_the_body_and_the_document_can_be_built(symbol: str, body: str, tmp_path: Path) -> None:
    folder = new_document(symbol, languages=LANGUAGES, date=DATE, content=tmp_path / "content")

    document = undoc.load(folder)
    assert (str(document.metadata.symbol), document.metadata.body) == (symbol.strip(), body)
    assert (document.metadata.date, document.metadata.original) == (DATE, LANGUAGES[0])
    assert sorted(document.versions) == LANGUAGES
    report = undoc.build(folder, out=tmp_path / "out")
    assert report.problems == ()
    assert len(report.outputs) == 2 * len(LANGUAGES)


def test_its_first_line_names_the_schema_for_editors(tmp_path: Path) -> None:
    folder = new_document("A/1", languages=["en"], date=DATE, content=tmp_path)
    start, _, schema = (folder / "document.yaml").read_text("utf-8").partition("\n")[0].partition("=")
    assert start == "# yaml-language-server: $schema"
    assert json.loads((folder / schema).read_text("utf-8")) == schemas()["document"]


def test_there_is_a_text_for_every_official_language() -> None:
    from undoc.model import LANGUAGES as OFFICIAL

    found = {path.stem for path in (ROOT / "templates" / "new").glob("*.md")}
    assert found == set(OFFICIAL)


@pytest.mark.parametrize(
    ("symbol", "languages", "body", "code"),
    [
        ("report 3", ["en"], None, "invalid-symbol"),
        ("X/1", ["en"], None, "unknown-body"),
        ("HSPX/1", ["en"], None, "unknown-body"),
        ("A/1", ["en"], "nobody", "unknown-body"),
        ("A/1", ["xx"], None, "unreadable-file"),
    ],
)
def test_what_cannot_be_begun_is_a_problem(
    symbol: str, languages: list[str], body: str | None, code: str, tmp_path: Path
) -> None:
    with pytest.raises(undoc.ContentError) as raised:
        new_document(symbol, languages=languages, date=DATE, body=body, content=tmp_path / "content")
    assert [problem.code for problem in raised.value.problems] == [code]
    assert tree(tmp_path) == {}


def test_a_document_that_is_there_is_not_touched(tmp_path: Path) -> None:
    new_document("A/1", languages=["en"], date=DATE, content=tmp_path)
    before = tree(tmp_path)
    with pytest.raises(undoc.ContentError) as raised:
        new_document("A/1", languages=["zh"], date=DATE, content=tmp_path)
    assert [problem.code for problem in raised.value.problems] == ["document-exists"]
    assert tree(tmp_path) == before


def test_templates_of_ones_own_say_what_a_new_document_has(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "templates", tmp_path / "templates")
    (tmp_path / "fonts").symlink_to(ROOT / "fonts")
    (tmp_path / "templates" / "new" / "en.md").write_text("---\ntitle: Ours\n---\n\nText.\n", "utf-8")
    folder = new_document("A/1", languages=["en"], date=DATE, content=tmp_path, data=tmp_path)
    assert (folder / "en.md").read_text("utf-8").startswith("---\ntitle: Ours")
    (tmp_path / "templates" / "new" / "zh.md").unlink()
    with pytest.raises(undoc.ContentError, match=r"zh\.md"):
        new_document("A/2", languages=["zh"], date=DATE, content=tmp_path, data=tmp_path)


@pytest.mark.parametrize(
    ("symbol", "first"),
    [
        ("UNEP/CBD/COP/16/2", "Name it with --body: unep-assembly, montreal-protocol, basel-convention; or "),
        ("HSP/GC/19/1", "Name it with --body: hsp-executive-board, hsp-assembly; or "),
        ("ISBA/29/C/2", "Name it with --body: basel-convention, "),
    ],
)
def test_a_symbol_of_another_body_is_not_guessed_at(symbol: str, first: str, tmp_path: Path) -> None:
    with pytest.raises(undoc.ContentError) as raised:
        new_document(symbol, languages=["en"], date=DATE, content=tmp_path)
    [problem] = raised.value.problems
    assert problem.code == "unknown-body"
    assert problem.advice.startswith(first)
    assert tree(tmp_path) == {}
    assert new_document(symbol, languages=["en"], date=DATE, content=tmp_path, body="unep-assembly").is_dir()


def test_each_body_is_told_by_its_own_symbols_alone() -> None:
    for key, body in TEMPLATES.bodies.items():
        for beginning in body.symbols:
            assert body_of(f"{beginning.replace('*', '80')}/1".replace("(80)/1", "(Sect. 2)")) == key


@pytest.mark.parametrize("kind", TEMPLATES.kinds)
def test_each_kind_can_be_begun_and_built_at_once(kind: str, tmp_path: Path) -> None:
    symbol = {"summary-record": "A/C.3/80/SR.5", "verbatim-record": "A/80/PV.5"}.get(kind, "A/C.3/80/L.5")
    folder = new_document(symbol, languages=["en"], date=DATE, kind=kind, content=tmp_path / "content")

    metadata = undoc.load(folder).metadata
    assert (metadata.kind, metadata.distribution) == (kind, TEMPLATES.kind(kind).distribution)
    report = undoc.build(folder, out=tmp_path / "out", formats=["docx"])
    assert report.problems == ()


def test_a_kind_that_is_none_is_a_problem(tmp_path: Path) -> None:
    with pytest.raises(ContentError) as raised:
        new_document("A/80/5", languages=["en"], date=DATE, kind="resolutoin", content=tmp_path)
    [problem] = raised.value.problems
    assert (problem.code, problem.advice) == ("unknown-kind", "Did you mean “resolution”?")
    assert list(tmp_path.iterdir()) == []
