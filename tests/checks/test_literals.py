"""What a text has to hold where an expression can match."""

from __future__ import annotations

import re

import pytest

from undoc.checks.literals import literal
from undoc.templates import Templates

CASES = [
    ("a word", "percent", "percent"),
    ("a word and a group", r"organis(e[ds]?|ing)", "organis"),
    ("the longest of two", r"in \d+ cases", " cases"),
    ("what may be missing is not in it", r"colou?r", "colo"),
    ("nor what may be there any number of times", r"ab*", "a"),
    ("what is there once or more is", r"ab+", "ab"),
    ("an alternative has none", r"one|another", ""),
    ("an alternative in a group does not matter", r"(one|two) rooms", " rooms"),
    ("a class is not read as text", r"[abc]def", "def"),
    ("a class with a bracket", r"[\]a]def", "def"),
    ("a sign with a backslash is itself", r"a\.b", "a.b"),
    ("a letter with a backslash is not", r"\d%", "%"),
    ("a letter by its code", r"\u06cca", "\u06cca"),
    ("a number of times", r"ax{0,3}bc", "bc"),
    ("a look-ahead is no text", r"toward(?= the)", "toward"),
    ("nothing is sure", r"\w+", ""),
]


@pytest.mark.parametrize(("pattern", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_literal(pattern: str, expected: str) -> None:
    assert literal(pattern) == expected


def test_it_is_in_all_that_the_rules_match() -> None:
    for rule in Templates.load().rules:
        flags = re.IGNORECASE if rule.ignorecase else 0
        for pattern in (*rule.tokens, *rule.swap):
            for example in rule.bad:
                for match in re.finditer(pattern, example, flags):
                    assert literal(pattern).lower() in match[0].lower() or not match[0]
