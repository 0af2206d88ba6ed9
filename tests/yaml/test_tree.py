"""Trees of YAML texts: what stands where, what is refused, and one laid over another."""

from __future__ import annotations

import pytest

from undoc.model.place import Place
from undoc.model.report import Report
from undoc.yaml.tree import MappingNode, Node, ScalarNode, SequenceNode, laid_over, parse_yaml, value_place


def tree(text: str) -> MappingNode:
    report = Report()
    node = parse_yaml(text, "x.yaml", report)
    assert isinstance(node, MappingNode)
    assert not report.problems()
    return node


def plain(node: Node | None) -> object:
    match node:
        case ScalarNode():
            return node.text
        case MappingNode():
            return {key: plain(entry.value) for key, entry in node.entries.items()}
        case SequenceNode():
            return [plain(item) for item in node.items]
    return None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: no\nb: 1.10\nc: 2024-09-19\nd: ~", {"a": "no", "b": "1.10", "c": "2024-09-19", "d": "~"}),
        ("a: [x, {b: y}]\nc:\n  - {}\n  - []", {"a": ["x", {"b": "y"}], "c": [{}, []]}),
        ("a:\nb: ''", {"a": "", "b": ""}),
    ],
)
def test_scalars_stay_text(text: str, expected: object) -> None:
    assert plain(tree(text)) == expected


@pytest.mark.parametrize(
    ("text", "found", "expected"),
    [
        ("a: 1\n*b : 2", [(2, 1, "yaml-alias")], {"a": "1"}),
        ("a: &x 1", [(1, 4, "yaml-anchor")], {"a": "1"}),
        ("a: !x 1", [(1, 4, "yaml-tag")], {"a": "1"}),
        ("a: 1\na: 2", [(2, 1, "duplicate-key")], {"a": "1"}),
        ("<<: 1\nb: 2", [(1, 1, "yaml-merge")], {"b": "2"}),
        ("[a]: 1\nb: 2", [(1, 1, "wrong-kind")], {"b": "2"}),
        ("a: 1\n---\nb: 2", [(2, 1, "yaml-documents")], {"a": "1"}),
        ("a: 1\nb: [", [(3, 1, "invalid-yaml")], {"a": "1"}),
        ('a: "\\u202e"', [(1, 4, "bidi-override")], {"a": "\u202e"}),
    ],
)
def test_what_yaml_offers_beyond_is_refused(text: str, found: list[tuple[int, int, str]], expected: object) -> None:
    report = Report()
    node = parse_yaml(text, "x.yaml", report)
    assert [(one.place.line, one.place.column, one.code) for one in report.problems()] == found
    assert plain(node) == expected
    assert isinstance(node, MappingNode)
    assert node.complete is (found[0][2] != "invalid-yaml")


def test_a_value_knows_what_stands_in_the_file() -> None:
    node = tree("a: 'it''s'  # why\nb: >-\n  two\n  lines\n")
    first, second = node.get("a"), node.get("b")
    assert isinstance(first, ScalarNode)
    assert isinstance(second, ScalarNode)
    assert (first.source, first.comment, list(first.pieces())) == ("'it''s'", Place("x.yaml", 1, 13), [(0, 1), (3, 5)])
    assert (second.text, second.source, second.is_one_line, second.comment) == ("two lines", "", False, None)


@pytest.mark.parametrize(("amends", "line"), [(True, 1), (False, 2)])
def test_mappings_are_laid_over_others_key_by_key(amends: bool, line: int) -> None:
    base, over = tree("{a: {x: 1, y: 2}, b: [1, 2], c: 3}"), tree("\n{a: {y: 5}, b: [6], d: 7}")
    both = laid_over(over, base, amends=amends)
    assert plain(both) == {"a": {"x": "1", "y": "5"}, "b": ["6"], "c": "3", "d": "7"}
    assert both.place.line == line
    assert value_place(both, "a", "y").line == 2
    assert value_place(both, "a", "x").line == 1
    assert value_place(both, "a", "z") == value_place(both, "a")
