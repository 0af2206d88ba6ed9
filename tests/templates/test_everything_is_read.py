"""No key of the templates is idle: what an editor corrects there has an effect.

Looked up in the program's text: a field of a Struct is read as an attribute somewhere, a key of a section stands in a
module that looks into this section; a word, which may be a common one, in a function that does.
"""

from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Collection, Iterator
from functools import cache

import pytest
from msgspec import Struct

from tests.support.seed import ROOT
from undoc.templates import bodies, house, language, pages, styles, symbols

SOURCES = ROOT / "src" / "undoc"
KEYS: dict[str, Collection[str]] = {
    "patterns": {**language.PATTERNS, **language.OPTIONAL_PATTERNS},
    "words": language.WORDS,
    "counters": dict.fromkeys(language.COUNTED),
}


def structs() -> Iterator[type]:
    for module in (bodies, house, language, pages, styles, symbols):
        for value in vars(module).values():
            if isinstance(value, type) and value.__module__ == module.__name__ and fields_of(value):
                yield value


def fields_of(kind: type) -> tuple[str, ...]:
    if issubclass(kind, Struct):
        return kind.__struct_fields__
    return getattr(kind, "_fields", ())


@cache
def trees() -> tuple[ast.Module, ...]:
    """All modules but those that read the templates."""
    paths = (path for path in SOURCES.rglob("*.py") if not (path.parent.name == "templates" and "read" in path.stem))
    return tuple(ast.parse(path.read_text(encoding="utf-8")) for path in sorted(paths))


@cache
def attributes() -> frozenset[str]:
    """Every attribute that is read."""
    nodes = (node for tree in trees() for node in ast.walk(tree))
    return frozenset(node.attr for node in nodes if isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Load))


@cache
def constants() -> dict[str, set[str]]:
    """The texts in what is assigned to the names of modules, by these names."""
    found: dict[str, set[str]] = defaultdict(set)
    for tree in trees():
        for node in tree.body:
            if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
                found[node.targets[0].id] |= set(texts(node.value))
    return found


def texts(node: ast.AST) -> Iterator[str]:
    for below in ast.walk(node):
        if isinstance(below, ast.Constant) and isinstance(below.value, str):
            yield below.value


def asked(section: str) -> set[str]:
    """The texts where the program looks into a section of the language files."""
    found: set[str] = set()
    for tree in trees():
        if not looks_into(tree, section):
            continue
        for place in [tree] if section != "words" else functions(tree):
            if looks_into(place, section):
                found |= set(texts(place))
                names = (node.id for node in ast.walk(place) if isinstance(node, ast.Name))
                found |= {text for name in names for text in constants().get(name, ())}
    return found


def functions(tree: ast.Module) -> Iterator[ast.AST]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef))


def looks_into(place: ast.AST, section: str) -> bool:
    return any(isinstance(node, ast.Attribute) and node.attr == section for node in ast.walk(place))


@pytest.mark.parametrize("kind", list(structs()), ids=lambda kind: kind.__name__)
def test_every_field_is_read(kind: type) -> None:
    assert set(fields_of(kind)) <= attributes()


@pytest.mark.parametrize("section", KEYS)
def test_every_key_of_a_section_is_asked_for(section: str) -> None:
    found = asked(section)
    # “agenda_provisional_many” is put together of its parts.
    idle = {key for key in KEYS[section] if key not in found and not (key.startswith("agenda_") and "agenda_" in found)}
    assert not idle


def test_what_is_not_read_is_found() -> None:
    assert "no_such_attribute" not in attributes()
    assert "continued" not in asked("words")
    assert "no_such_word" not in asked("words")
