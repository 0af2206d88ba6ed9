"""Words of versions, by section."""

from __future__ import annotations

from tests.checks.test_places import checked
from undoc.checks import count_words


def test_headings_notes_and_tables_count() -> None:
    body = "Before it.\n\n# First part\n\n1. Three more words.[^a]\n\n# Second\n\n| A | B |\n|---|---|\n| one | two |\n"
    version = checked(f"---\ntitle: The title\n---\n\n{body}\n[^a]: A note.\n")
    count = count_words(version.units, "en")
    assert [(one.title, one.level, one.words) for one in count.sections] == [
        ("", 1, 4),
        ("I. First part", 1, 5),
        ("II. Second", 1, 5),
    ]
    assert (count.words, count.notes, count.tables) == (16, 2, 4)


def test_a_dash_ends_a_word_and_a_hyphen_does_not() -> None:
    version = checked("---\ntitle: T\n---\n\nwell-known words—and others\n")
    assert count_words(version.units, "en").words == 5


def test_chinese_counts_characters() -> None:
    version = checked("---\ntitle: 标题\n---\n\n共有 12 个房间。\n", "zh")
    count = count_words(version.units, "zh")
    assert (count.words, count.is_characters) == (2 + 2 + 1 + 3, True)
