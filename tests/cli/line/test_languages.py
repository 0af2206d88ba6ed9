"""The languages that a command line takes are those of the templates that it names."""

from __future__ import annotations

import pytest

from undoc.cli.line.languages import choose_languages


@pytest.mark.parametrize(
    ("arguments", "asked"),
    [
        (["build", "content"], []),
        (["build", "--lang", "en"], [None]),
        (["build", "--lang=en", "--data", "own"], ["own"]),
        (["build", "--data=own", "--lang", "en"], ["own"]),
    ],
)
def test_the_templates_are_asked_only_for_languages(
    arguments: list[str], asked: list[str | None], monkeypatch: pytest.MonkeyPatch
) -> None:
    found: list[str | None] = []
    monkeypatch.setattr("undoc.production.data.use_data", found.append)
    choose_languages(arguments)
    assert found == asked
