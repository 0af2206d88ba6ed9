"""The schemas of YAML files say what the decoder says: of our own files, and of wrong ones."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.support.seed import ROOT
from undoc.content.read.metadata import parse_metadata
from undoc.files import MOST_TEXT, read_file
from undoc.model import ContentError
from undoc.model.report import Report
from undoc.production.schemas import NAMES, schema_text, schemas, write_schemas
from undoc.templates.bodies import Body
from undoc.templates.read_yaml import load_table
from undoc.yaml.tree import MappingNode, Node, ScalarNode, SequenceNode, parse_yaml

_BLOCK = re.compile(r"^```(table|chart)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_FRONT_MATTER = re.compile(r"---\n(.*?)^---$", re.MULTILINE | re.DOTALL)
_WORDS = {"": None, "~": None, "null": None, "true": True, "false": False}
SCHEMAS = schemas()
GOOD = "symbol: A/80/1\nbody: general-assembly\nkind: report\ndistribution: general\ndate: 2025-09-19\noriginal: en\n"


def values(node: Node | None) -> object:
    """The values of a text as editors read them, who follow the core schema of YAML 1.2."""
    match node:
        case MappingNode():
            return {key: values(entry.value) for key, entry in node.entries.items()}
        case SequenceNode():
            return [values(item) for item in node.items]
        case ScalarNode(text=text, is_plain=True) if text in _WORDS:
            return _WORDS[text]
        case ScalarNode(text=text, is_plain=True) if re.fullmatch(r"-?[0-9]+(\.[0-9]+)?", text):
            return float(text) if "." in text else int(text)
        case ScalarNode():
            return node.text
    return None


def faults(name: str, text: str) -> list[str]:
    """What is wrong with a text by a schema."""
    validator: Any = pytest.importorskip("jsonschema").Draft202012Validator(SCHEMAS[name])
    found = validator.iter_errors(values(parse_yaml(text, "x.yaml", Report())))
    return [f"{'.'.join(map(str, error.path))}: {error.message}" for error in found]


def ours() -> Iterator[tuple[str, str, str]]:
    """The name of a schema, a text that follows it, and where it stands."""
    for path in sorted((ROOT / "content").rglob("document.yaml")):
        yield "document", path.read_text("utf-8"), path.parent.name
    for path in sorted((ROOT / "content").rglob("*.md")):
        text = path.read_text("utf-8")
        if match := _FRONT_MATTER.match(text):
            yield "front-matter", match[1], f"{path.parent.name}/{path.name}"
        for number, block in enumerate(_BLOCK.finditer(text)):
            yield block[1], block[2], f"{path.parent.name}/{path.name}-{number}"
    for name in ("house", "language", "kind"):
        for path in sorted((ROOT / "templates" / f"{name}s").glob("*.yaml")):
            yield name, path.read_text("utf-8"), path.name
    for path in sorted((ROOT / "templates" / "rules").rglob("*.yaml")):
        yield "rules", path.read_text("utf-8"), f"{path.parent.name}/{path.name}"
    for name in ("bodies", "countries", "symbols", "word-styles"):
        yield name, (ROOT / "templates" / f"{name}.yaml").read_text("utf-8"), "templates"
    yield "fonts", (ROOT / "fonts" / "fonts.yaml").read_text("utf-8"), "fonts"


def test_our_own_files_follow_their_schemas() -> None:
    texts = list(ours())
    assert {name for name, _, _ in texts} == SCHEMAS.keys() == {*NAMES}
    assert [(where, found) for name, text, where in texts if (found := faults(name, text))] == []


@pytest.mark.parametrize(
    "wrong",
    [
        "colour: red",
        "section: 0",
        "session: {year: 2024}",
        "session: {number: 2, nummer: 3}",
        "agenda: {item: six, status: adopted}",
        "agenda: {item: 6, status: adoptd}",
        "reissued: 19 September",
        "author: The Secretary",
        "slugs: [late]",
        "justification: fill",
    ],
)
def test_what_the_reader_refuses_the_schema_does_too(wrong: str) -> None:
    report = Report()
    parse_metadata(GOOD + wrong, Path("document.yaml"), report)
    assert report.has_errors
    assert faults("document", GOOD + wrong)


def test_what_the_reader_takes_the_schema_does_too() -> None:
    more = (
        "agenda: {item: '5, 6 (a) and 7', status: adopted}\nslugs: unedited, late\nsection: 34\njob: {number: 26-04887}"
    )
    text = GOOD + more
    report = Report()
    assert parse_metadata(text, Path("document.yaml"), report) is not None
    assert faults("document", text) == []


@pytest.mark.parametrize("wrong", ["a: {hose: nairobi, names: {}}", "a: {house: nairobi}", "a: {house: x, names: [y]}"])
def test_bodies_that_the_reader_refuses_the_schema_does_too(wrong: str, tmp_path: Path) -> None:
    (tmp_path / "bodies.yaml").write_text(wrong, "utf-8")
    with pytest.raises(ContentError):
        load_table(tmp_path / "bodies.yaml", Body)
    assert faults("bodies", wrong)


@pytest.mark.parametrize(
    ("name", "wrong"),
    [
        ("house", "styles: {Title: {sise: 12}}"),
        ("house", "styles: {Title: {line: high}}"),
        ("house", "page: {left: 2 * margin}"),
        ("house", "front: [{slot: session}]"),
        ("house", "tables: {forms: {figurs: {tab: 12}}}"),
        ("house", "languages: {fr: {wordings: {words: {sumary: Résumé}}}}"),
        ("house", "link_color: blue"),
        ("language", "direction: up"),
        ("kind", "needs: session"),
    ],
)
def test_templates_that_are_wrong_do_not_follow_their_schemas(name: str, wrong: str) -> None:
    assert faults(name, wrong)


def test_a_house_style_says_only_what_is_its_own() -> None:
    assert faults("house", "based_on: geneva\npage: {left: margin + 3}\nlanguages: {ar: {page: {left: 50}}}") == []


def test_all_schemas_are_written(tmp_path: Path) -> None:
    written = write_schemas(tmp_path / "schemas")
    assert [path.stem for path in written] == [*SCHEMAS]
    assert read_file(written[0], MOST_TEXT).decode() == schema_text(SCHEMAS["document"])
    (tmp_path / "file").touch()
    with pytest.raises(ContentError):
        write_schemas(tmp_path / "file")


def test_schemas_are_schemas() -> None:
    validator: Any = pytest.importorskip("jsonschema").Draft202012Validator
    for schema in SCHEMAS.values():
        validator.check_schema(schema)
