"""Files of editorial rules: what is wrong in them is told with its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from undoc.checks.examples import faults
from undoc.model import ContentError
from undoc.templates.rules import Level, Rule, load_rules

RULE = """\
word:
  message: A word.
  level: error
  source: usage
  confidence: high
  tokens: [word]
  good: [Text.]
  bad: [A word.]
"""
CASES = [
    ("without good examples", RULE.replace("  good: [Text.]\n", ""), 2, "missing-key"),
    ("without bad examples", RULE.replace("  bad: [A word.]\n", ""), 2, "missing-key"),
    ("with an empty list of them", RULE.replace("[A word.]", "[]"), 8, "empty-value"),
    ("with another level", RULE.replace("error", "fatal"), 3, "wrong-kind"),
    ("with an unknown scope", RULE + "  scope: [sentence]\n", 9, "wrong-kind"),
    ("with an unknown key", RULE + "  token: [word]\n", 9, "unknown-key"),
    ("that looks for nothing", RULE.replace("  tokens: [word]\n", ""), 1, "rule-without-test"),
    ("that looks for two things", RULE + "  check: weekday\n", 1, "rule-without-test"),
    ("that is a text", "word: A word.\n", 1, "wrong-kind"),
]


def written(root: Path, text: str, name: str = "words") -> Path:
    folder = root / "templates" / "rules" / "en"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{name}.yaml").write_text(text, "utf-8")
    return root


@pytest.mark.parametrize(("text", "line", "code"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_a_rule_that_is_wrong(tmp_path: Path, text: str, line: int, code: str) -> None:
    with pytest.raises(ContentError) as caught:
        load_rules(written(tmp_path, text), ("en",))
    [problem] = caught.value.problems
    assert (Path(problem.place.path).name, problem.place.line, problem.code) == ("words.yaml", line, code)


def test_a_name_that_two_rules_have(tmp_path: Path) -> None:
    written(tmp_path, RULE)
    with pytest.raises(ContentError) as caught:
        load_rules(written(tmp_path, RULE, "others"), ("en",))
    [problem] = caught.value.problems
    assert problem.code == "duplicate-rule"


def test_a_rule_of_the_folder_of_a_language_is_for_that(tmp_path: Path) -> None:
    [rule] = load_rules(written(tmp_path, RULE), ("en",))
    assert (rule.key, rule.languages, rule.level, rule.place.line) == ("en.word", ("en",), Level.ERROR, 1)
    assert [rule.languages for rule in load_rules(tmp_path, ("fr",))] == [()]


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"tokens": ("(",)}, "invalid-pattern"),
        ({"tokens": (), "swap": {"word": r"\1"}}, "invalid-pattern"),
        ({"tokens": (), "check": "no-such"}, "unknown-check"),
    ],
)
def test_what_a_rule_looks_for_is_wrong(tmp_path: Path, change: dict[str, object], code: str) -> None:
    from msgspec.structs import replace

    from undoc.checks.registry import check_named
    from undoc.checks.words import WordRule

    [loaded] = load_rules(written(tmp_path, RULE), ("en",))
    rule = replace(loaded, **change)

    def looked_for() -> object:
        return check_named(rule) if rule.check else WordRule(rule).expressions[0].compiled

    with pytest.raises(ContentError) as caught:
        looked_for()
    [problem] = caught.value.problems
    assert (problem.code, problem.place) == (code, rule.place)


def test_a_field_that_there_is_not(tmp_path: Path) -> None:
    from undoc.checks.findings import Hit, finding
    from undoc.checks.places import Source
    from undoc.model import Place

    [rule] = load_rules(written(tmp_path, RULE.replace("A word.\n  level", '"{word}"\n  level')), ("en",))
    with pytest.raises(ContentError) as caught:
        finding(rule, Hit(None, place=Place("en.md", 1, 1)), Source(""))
    [problem] = caught.value.problems
    assert (problem.code, problem.place) == ("unknown-field", rule.place)


def test_examples_that_do_not_hold_are_told(tmp_path: Path) -> None:
    from tests.support.seed import ROOT
    from undoc.templates import Templates

    for name in ("fonts", "templates"):
        if name == "fonts":
            (tmp_path / name).symlink_to(ROOT / name)
    templates = tmp_path / "templates"
    templates.mkdir()
    for path in (ROOT / "templates").iterdir():
        if path.name != "rules":
            (templates / path.name).symlink_to(path)
    wrong = RULE.replace("good: [Text.]", "good: [A word.]").replace("bad: [A word.]", "bad: [Text.]")
    loaded = Templates(written(tmp_path, wrong))
    found: list[Rule] = list(loaded.rules)
    assert [problem.code for problem in faults(found[0], loaded)] == ["wrong-example", "wrong-example"]
