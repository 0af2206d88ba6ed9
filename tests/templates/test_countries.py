"""The names of States."""

from __future__ import annotations

from tests.support import seed
from undoc.model import LANGUAGES
from undoc.prepare.kinds.spelling import in_order


def test_each_state_has_a_name_of_its_own_in_each_language() -> None:
    countries = seed.templates().countries
    assert len(countries) == 195
    for language in LANGUAGES:
        names = [country.name(language) for country in countries.values()]
        assert len(set(names)) == len(names)
        assert all(name.strip() == name for name in names)


def test_they_stand_in_the_order_of_their_english_names() -> None:
    english = seed.templates().language("en")
    names = [country.en for country in seed.templates().countries.values()]
    assert names == sorted(names, key=lambda name: in_order(name, english))
