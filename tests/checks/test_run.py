"""All rules at once: which hold, which are switched off, what is told of each."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.production.sample import METADATA, write_content
from undoc.checks import findings, rules_for
from undoc.checks.run import problems
from undoc.content.read import load
from undoc.model import ContentError, Fix, Severity
from undoc.templates import Templates

TEMPLATES = Templates.load()


def written(tmp_path: Path, body: str, metadata: str = METADATA, language: str = "en") -> Path:
    folder = write_content(tmp_path)
    (folder / "document.yaml").write_text(metadata, "utf-8")
    (folder / "en.md").unlink()
    (folder / f"{language}.md").write_text(f"---\ntitle: T\nagenda_title: A\n---\n\n{body}", "utf-8")
    return folder


def codes(folder: Path, language: str = "en") -> list[str]:
    return [one.rule.key for one in findings(load(folder), language, TEMPLATES)]


def test_a_finding_has_its_place_source_and_fix(tmp_path: Path) -> None:
    folder = written(tmp_path, "1. It grew by 5 percent.\n")
    [found] = findings(load(folder), "en", TEMPLATES)
    problem = found.problem
    assert (problem.place.line, problem.place.column, problem.code) == (6, 17, "en.percent-word")
    assert (problem.severity, problem.fix) == (Severity.ERROR, Fix(7, "per cent"))
    assert problem.advice == "Write “per cent”. (Editorial Manual, Numbers, dates and time.)"


QUOTED = [
    ("in quotation marks", "1. They said “5 percent of it”.\n"),
    ("in a quotation of a house elsewhere", "1. They said «5 organised of it».\n"),
    ("in an italic title", "1. The report *Organised Work* was read.\n"),
    ("in a symbol", "1. See A/UN/ORGANISED/5.\n"),
    ("in an address", "1. See https://example.org/organised/percent.\n"),
]


@pytest.mark.parametrize("body", [case[1] for case in QUOTED], ids=[case[0] for case in QUOTED])
def test_what_others_wrote_is_left_alone(tmp_path: Path, body: str) -> None:
    assert not {"en.ize", "en.un-full"} & set(codes(written(tmp_path, body)))


def test_a_rule_is_switched_off_with_a_reason(tmp_path: Path) -> None:
    off = METADATA + "rules: {en.percent-word: The name of the programme.}\n"
    folder = written(tmp_path, "1. It grew by 5 percent.\n", off)
    assert codes(folder) == []
    assert problems(load(folder), "en", TEMPLATES) == ()


def test_a_rule_that_there_is_not_cannot_be_switched_off(tmp_path: Path) -> None:
    folder = written(tmp_path, "1. Text.\n", METADATA + "rules:\n  en.percent-wrod: It is a name.\n")
    [problem] = problems(load(folder), "en", TEMPLATES)
    assert (problem.code, problem.place.line, problem.severity) == ("unknown-rule", 12, Severity.WARNING)
    assert "en.percent-word" in problem.advice


def test_a_reason_is_needed(tmp_path: Path) -> None:
    folder = written(tmp_path, "1. Text.\n", METADATA + 'rules: {en.percent-word: ""}\n')
    with pytest.raises(ContentError) as caught:
        load(folder)
    [problem] = caught.value.problems
    assert problem.code == "empty-value"


def test_rules_are_for_languages_kinds_and_houses() -> None:
    def keys(language: str, kind: str, house: str = "new-york") -> set[str]:
        return {one.rule.key for one in rules_for(TEMPLATES, language=language, kind=kind, house=house)}

    assert "en.percent-word" in keys("en", "report") - keys("fr", "report")
    assert "doc.table-cited" in keys("fr", "report") - keys("fr", "budget")
    assert "res.this-resolution" in keys("en", "resolution") - keys("en", "report")


def test_the_preamble_and_the_operative_part_are_told_apart(tmp_path: Path) -> None:
    metadata = METADATA.replace("kind: report", "kind: resolution") + "adopted: {date: 2024-09-01}\n"
    body = "*Recalling* this resolution,\n\n*Noting* the report.\n\n1. *Notes* it.\n\n2. *Decides* to go on;\n"
    found = codes(written(tmp_path, body, metadata))
    assert {"res.this-resolution", "res.preamble-end", "res.operative-end", "res.last-end"} <= set(found)
