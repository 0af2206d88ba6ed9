"""The examples of the rules are their tests: a rule finds its bad ones, where they stand, and not its good ones."""

from __future__ import annotations

from pathlib import Path

import pytest

from undoc.checks.examples import faults, found_in, texts_of
from undoc.checks.places import Source
from undoc.checks.run import findings
from undoc.content.read import load
from undoc.model import NO_FIX
from undoc.templates import Templates
from undoc.templates.rules import Rule

TEMPLATES = Templates.load()
RULES = TEMPLATES.rules


def test_there_are_many_and_each_has_a_source() -> None:
    assert len(RULES) >= 120
    assert all(rule.source and rule.message and rule.good and rule.bad for rule in RULES)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.key)
def test_it_finds_its_bad_examples_and_not_its_good_ones(rule: Rule) -> None:
    assert list(faults(rule, TEMPLATES)) == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.key)
def test_what_it_finds_is_found_where_it_stands(rule: Rule, tmp_path: Path) -> None:
    """Each bad example is planted into a document of other paragraphs, on disk."""
    language = rule.languages[0] if rule.languages else "en"
    for number, example in enumerate(rule.bad):
        metadata, body = texts_of(rule, example)
        folder = tmp_path / str(number)
        folder.mkdir()
        (folder / "document.yaml").write_text(metadata, "utf-8")
        path = folder / f"{language}.md"
        path.write_text(f"---\ntitle: Example\n---\n\n{body}", "utf-8")
        source = Source.read(path)
        found = [one for one in findings(load(folder), language, TEMPLATES) if one.rule.key == rule.key]
        assert found
        for one in found:
            place = one.problem.place
            assert place.path in (str(path), str(folder / "document.yaml"))
            if one.hit.unit is not None and one.hit.found:
                at = source.offset(place)
                assert source.text[at : at + 1] == one.hit.found[:1]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.key)
def test_what_it_mends_is_right_by_it(rule: Rule) -> None:
    for example in rule.bad:
        text = f"---\ntitle: Example\n---\n\n{texts_of(rule, example)[1]}"
        fixes = [one.problem for one in found_in(rule, example, TEMPLATES) if one.problem.fix != NO_FIX]
        assert fixes or not rule.mend or not (rule.swap or rule.fix)
        for problem in reversed(fixes):
            at = Source(text).offset(problem.place)
            text = text[:at] + problem.fix.text + text[at + problem.fix.length :]
        if fixes:
            head = example.partition("\n---\n")[0] + "\n---\n" if "\n---\n" in example else ""
            assert not found_in(rule, head + text.partition("\n---\n\n")[2], TEMPLATES)
