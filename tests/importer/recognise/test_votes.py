"""Votes come back from the line below the text of a resolution."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

import undoc
from tests.support import seed
from undoc.importer import import_file
from undoc.importer.recognise.votes import codes_of, read_vote
from undoc.model import Vote
from undoc.production.new_document import new_document

TEMPLATES = seed.templates()
RESOLUTION = TEMPLATES.kind("resolution").of("human-rights-council")
VOTES = [
    ("vote: {without: true}", Vote(without=True)),
    ("vote: {counts: 38-3-6}", Vote(counts=(38, 3, 6))),
    (
        "vote: {counts: 3-1-1, in_favour: 'FR, JP, AG', against: EG, abstaining: BO}",
        Vote((3, 1, 1), ("FR", "JP", "AG"), ("EG",), ("BO",)),
    ),
    ("vote: {counts: 1-0-0, in_favour: FR}", Vote((1, 0, 0), ("FR",))),
]


@pytest.mark.parametrize("language", ["en", "fr", "ar", "zh", "ru", "es"])
def test_a_vote_comes_back(language: str, tmp_path: Path) -> None:
    for at, (line, expected) in enumerate(VOTES):
        content = tmp_path / f"content{at}"
        day = dt.date(2025, 10, 9)
        folder = new_document("A/HRC/RES/57/10", languages=[language], date=day, kind="resolution", content=content)
        metadata = folder / "document.yaml"
        metadata.write_text(metadata.read_text("utf-8") + f"{line}\n", "utf-8")
        [output] = undoc.build(folder, out=tmp_path / f"out{at}", formats=["docx"]).outputs
        back = import_file(output.path, tmp_path / f"back{at}").document
        assert back.metadata.kind == "resolution"
        vote = back.metadata.vote
        assert vote is not None
        assert (vote.counts, vote.without) == (expected.counts, expected.without)
        assert [sorted(codes) for codes in vote.lists] == [sorted(codes) for codes in expected.lists]


@pytest.mark.parametrize(
    "text",
    [
        "[Adopted by a recorded vote of 2 to 0, with 0 abstentions. The voting was as follows:\nIn favour: France]",
        "[Adopted by a recorded vote of 1 to 0, with 0 abstentions. The voting was as follows:\nIn favour: Atlantis]",
        "[Adopted by a recorded vote of 1 to 0, with 0 abstentions. The voting was as follows:\nAbsent: France]",
        "Adopted by acclamation.",
    ],
)
def test_what_is_no_vote_or_does_not_agree_stays_text(text: str) -> None:
    language = TEMPLATES.language("en")
    assert read_vote(text, "vote", RESOLUTION, language=language, countries=TEMPLATES.countries) is None


@pytest.mark.parametrize("language", ["en", "fr", "ar", "zh", "ru", "es"])
def test_all_names_of_states_are_known_in_a_list(language: str) -> None:
    from undoc.prepare.kinds.states import names_of, separator

    spoken, countries = TEMPLATES.language(language), TEMPLATES.countries
    text = separator(spoken).join(names_of(tuple(countries), countries, spoken))
    found = codes_of(text, spoken, countries)
    assert found is not None
    assert sorted(found) == sorted(countries)
