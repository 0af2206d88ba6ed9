"""What holds for all tests."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, settings

from tests.support.seed import ROOT
from undoc.model.languages import use_languages
from undoc.templates.known_languages import known_languages

# How long an example takes is the machine's affair: no test fails because of it.
settings.register_profile("undoc", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("undoc")

_KNOWN = known_languages(ROOT)
use_languages(_KNOWN)


@pytest.fixture(autouse=True)
def _languages_of_the_templates() -> None:
    """Documents may be in the languages of the templates here, whichever an earlier test chose."""
    use_languages(_KNOWN)
