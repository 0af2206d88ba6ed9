"""No version has anything left in another language, and each keeps the typing habits of its own."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.content.concordance import SYMBOL
from tests.content.read.content import dump_inlines
from undoc.content.read import find_folders, load
from undoc.model import (
    LANGUAGES,
    Annex,
    Block,
    Chart,
    Columns,
    Contents,
    DisplayedFormula,
    Document,
    Figure,
    Inline,
    Landscape,
    PageBreak,
    Quotation,
    Summary,
    Table,
    Version,
)

CONTENT = Path(__file__).parents[2] / "content"
VERSIONS = [
    pytest.param(folder, code, id=f"{folder.name}-{code}") for folder in find_folders(CONTENT) for code in LANGUAGES
]

_SCRIPTS = {
    "latin": r"[A-Za-zÀ-ɏ]",
    "cyrillic": r"[Ѐ-ӿ]",
    "arabic": r"[؀-ۿ]",
    "han": r"[㐀-鿿]",
}
_SCRIPT_OF = {"ar": "arabic", "zh": "han", "ru": "cyrillic"}
#: Frequent words that the other languages of the same script do not have.
_WORDS = {
    "en": ["the", "of", "and", "to", "in", "is", "that", "for", "with", "by", "at", "which", "was", "were", "are"],
    "fr": ["le", "les", "des", "du", "et", "dans", "une", "est", "sur", "qui", "au", "aux", "par", "d", "l", "ses"],
    "es": ["el", "los", "las", "del", "y", "en", "una", "es", "al", "que", "con", "se", "por", "su", "lo"],
}


@functools.cache
def document(folder: Path) -> Document:
    return load(folder)


class Habit(NamedTuple):
    """A pattern that must not be found in the texts of some languages."""

    languages: str
    says: str
    pattern: str


HABITS = (
    Habit("ar zh en fr ru es", "a straight quotation mark", r"\""),
    Habit("en fr es", "a straight apostrophe", r"\w'\w"),
    Habit("ar zh en fr ru es", "two spaces", r"  "),
    Habit("ar en fr ru es", "an ordinary space that groups figures", r"\d \d{3}\b"),
    Habit(
        "fr",
        "an ordinary space, or none, before a high sign",
        r"(?:[^\u00a0\u202f]|[ ])[;?!»](?!/)|[A-Za-zé] ?:(?!//)|« |«\w",
    ),
    Habit("en es", "a space before a sign", r"\s[,;:?!.](?!\d)"),
    Habit("es", "an angle quotation mark", r"[«»]"),
    Habit("ru", "an English quotation mark", r"[”]"),
    Habit("ru", "a dash without the space that keeps it from a line's beginning", r"(?<!\u00a0)—"),
    Habit("zh", "half-width punctuation between Chinese characters", r"[㐀-鿿][,;:?!](?=[㐀-鿿])"),
    Habit("zh", "a Chinese character and a figure without a space", r"[㐀-鿿]\d|\d[㐀-鿿]"),
    Habit("ar", "a Latin comma or semicolon after an Arabic letter", r"[؀-ۿ][,;?]"),
    Habit("ar", "figures of another kind", r"[٠-٩]"),
    Habit("ar", "a quotation mark of another kind", r"[«»]"),
)


def texts(version: Version) -> Iterator[str]:
    """The texts of a version without calls of notes, with # for each printed reference and each document symbol."""
    lines = [version.title, version.agenda_title, *of_blocks(version.blocks)]
    for note in version.notes.values():
        lines.extend(note.paragraphs)
    for line in lines:
        text = line if isinstance(line, str) else dump_inlines(line)
        text = re.sub(r"<note [^>]*>|</[a-z]+>", "", re.sub(r"<ref [^>]*>(?!.*?</ref>)", "#", text))
        yield SYMBOL.sub("#", re.sub(r"<[^>]*>", "", text))


def of_blocks(blocks: Iterable[Block]) -> Iterator[str | tuple[Inline, ...]]:
    """All that is read in some blocks, one after the other."""
    for block in blocks:
        match block:
            case Contents():
                pass
            case Summary() | Quotation() | Landscape() | Columns():
                yield from of_blocks(block.blocks)
            case Annex():
                yield block.title
                yield from of_blocks(block.blocks)
            case Figure():
                yield block.caption
                yield block.alternative
            case Chart():
                yield block.caption
                yield block.alternative
                yield from ((category,) for category in block.categories)
                yield from ((one.name,) for one in block.series)
                yield (block.unit,) if block.unit else ()
            case Table():
                yield from (block.caption, block.subtitle)
                yield from (cell.inlines for row in block.rows for cell in row.cells)
                yield from (note.inlines for note in block.notes)
            case PageBreak() | DisplayedFormula():
                pass
            case _:
                yield block.inlines


@pytest.mark.parametrize(("folder", "language"), VERSIONS)
def test_each_text_is_in_its_language(folder: Path, language: str) -> None:
    for text in texts(document(folder).versions[language]):
        letters = {name: len(re.findall(pattern, text)) for name, pattern in _SCRIPTS.items()}
        own = letters[_SCRIPT_OF.get(language, "latin")]
        if language in _SCRIPT_OF:
            assert own * 2 >= sum(letters.values()), text
            continue
        assert own == sum(letters.values()), text
        words = re.findall(r"[^\W\d_]+", text.lower())
        found = {code: sum(word in frequent for word in words) for code, frequent in _WORDS.items()}
        assert max(found.values()) < 3 or found[language] == max(found.values()), text


@pytest.mark.parametrize("folder", find_folders(CONTENT), ids=lambda folder: folder.name)
def test_no_sentence_stands_in_two_languages(folder: Path) -> None:
    seen: dict[str, str] = {}
    for code, version in document(folder).versions.items():
        for text in texts(version):
            if len(re.findall(r"[^\W\d_]", text)) >= 25:
                assert seen.setdefault(text, code) == code, text


@pytest.mark.parametrize(("folder", "language"), VERSIONS)
def test_the_habits_of_the_language_are_kept(folder: Path, language: str) -> None:
    found = [
        f"{habit.says}: {match[0]!r} in {text}"
        for text in texts(document(folder).versions[language])
        for habit in HABITS
        if language in habit.languages.split() and (match := re.search(habit.pattern, text))
    ]
    assert not found
