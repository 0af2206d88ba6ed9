"""Events of YAML texts, and how deeply these may nest."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from undoc.yaml.events import TooDeepError, read_events

DEEPEST = 8


@pytest.mark.parametrize("levels", [9, 999, 1_000, 1_001, 20_000, 200_000], ids=str)
@pytest.mark.parametrize("closed", [True, False], ids=["closed", "open"])
def test_too_deep_is_too_deep_whatever_the_parser_bears(levels: int, closed: bool) -> None:
    text = "a: " + "[" * levels + "]" * levels * closed
    with pytest.raises(TooDeepError) as raised:
        list(read_events(text, DEEPEST))
    mark = raised.value.mark
    assert (mark.line, mark.column) == (0, len("a: ") + DEEPEST - 1)  # the mapping of “a” is a level too


@given(st.integers(0, 2 * DEEPEST), st.sampled_from(["[]", "{}"]), st.booleans())
def test_the_deepest_level_is_still_read(levels: int, brackets: str, is_list: bool) -> None:
    text = "- " * is_list + brackets[0] * levels + brackets[1] * levels
    if levels + is_list > DEEPEST:
        with pytest.raises(TooDeepError):
            list(read_events(text, DEEPEST))
    else:
        expected = yaml.parse(text, Loader=yaml.CSafeLoader)
        assert list(map(repr, read_events(text, DEEPEST))) == list(map(repr, expected))


@pytest.mark.parametrize("text", ["a: [", "a: b: c", "[" * 8, "'", "a: \x01", "{a: [}]"])
def test_other_faults_stay_what_they_are(text: str) -> None:
    with pytest.raises(yaml.YAMLError) as raised:
        list(read_events(text, DEEPEST))
    assert not isinstance(raised.value, TooDeepError)
