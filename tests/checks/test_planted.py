"""The bad examples of word rules, planted into the specimen: each is found in the line where it stands."""

from __future__ import annotations

import pytest

from tests.support.seed import ROOT
from undoc.checks.places import Source
from undoc.checks.run import findings
from undoc.content.read.metadata import read_metadata
from undoc.content.read.version import read_version
from undoc.model import LANGUAGES, Document
from undoc.model.report import Report
from undoc.templates import Templates
from undoc.templates.rules import Scope

SPECIMEN = ROOT / "content" / "A_99_SPECIMEN_1"
TEMPLATES = Templates.load()


def planted(language: str) -> list[tuple[str, str]]:
    """The names of rules that hold for paragraphs of the specimen, each with a bad example of one line."""
    found = []
    for rule in TEMPLATES.rules:
        if rule.check or (rule.scope and Scope.PARAGRAPH not in rule.scope):
            continue
        if rule.applies(language, "report", ("new-york", "un")):
            found += [(rule.key, one.strip()) for one in rule.bad if "\n" not in one.strip() and "---" not in one]
    return found


def found_in(text: str, language: str) -> set[tuple[str, int]]:
    """The rules that find something, with the lines."""
    report = Report()
    metadata = read_metadata(SPECIMEN / "document.yaml", report)
    version = read_version(text, SPECIMEN / f"{language}.md", language, report)
    assert not report.has_errors
    assert metadata is not None
    document = Document(SPECIMEN, metadata, {language: version})
    found = findings(document, language, TEMPLATES, source=Source(text))
    return {(one.rule.key, one.problem.place.line) for one in found}


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_is_found_where_it_stands(language: str) -> None:
    text = (SPECIMEN / f"{language}.md").read_text("utf-8")
    before, annex, after = text.partition("\n::: annex")
    examples = planted(language)
    line = before.count("\n") + 2
    places = {}
    for key, example in examples:
        places[key, line] = example
        before += f"\n{example.removeprefix('1. ')}\n"
        line += 2
    assert len(examples) > 20
    found = found_in(f"{before}{annex}{after}", language)
    assert {place: example for place, example in places.items() if place not in found} == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_found_in_the_specimen_itself(language: str) -> None:
    assert found_in((SPECIMEN / f"{language}.md").read_text("utf-8"), language) == set()
