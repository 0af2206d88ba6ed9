"""What the numbers of a file look like on each level, where they show those of the levels above: 1., 1.1, 1.1.1."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from undoc.content.read.markdown.labels import Series, match_label
from undoc.importer.recognise.numbers.starts import value_of
from undoc.importer.recognise.origins import origin
from undoc.model import Block, Heading, LevelLabel, NumberedParagraph, Numbering, Place
from undoc.model.numbering import Above
from undoc.model.tree import walk
from undoc.prepare import counters
from undoc.prepare.levels import USUAL
from undoc.templates.language import Language

#: A label that shows more numbers than its own: 1.1, A.1.2, 29C.59, 31.I.1.
LEVELLED = re.compile(r"(?:\d{1,3}[A-Z]?(?:\.[IVXLC]{1,7})?|[A-Z]|[IVXLC]{1,7})(?:[.-]\d{1,4}){1,8}\.?")
_PARTS = re.compile(r"[.-]")
_LABEL = re.compile(r"(?P<before>\W?)(?P<above>(?:\w{1,7}[.\-–/])*)(?P<own>\w{1,7})(?P<after>\W{0,3})")
_SEPARATOR = re.compile(r"[.\-–/]")
#: The counters by what all their numbers look like, and with which the first has to begin: I is no letter there.
_COUNTERS = (
    ("decimal", re.compile(r"[0-9]{1,4}"), ""),
    ("lower-roman", re.compile("[ivxlc]{1,7}"), "i"),
    ("upper-roman", re.compile("[IVXLC]{1,7}"), "I"),
    ("lower", re.compile("[a-z]{1,2}"), ""),
    ("upper", re.compile("[A-Z]{1,2}"), ""),
    ("han", re.compile("[一二三四五六七八九十]{1,4}"), ""),
)


def is_levelled(label: str) -> bool:
    """Whether a label shows the numbers of other levels."""
    return bool(LEVELLED.fullmatch(label))


def settle_depths(numbered: Sequence[NumberedParagraph], levels: dict[Place, int], language: str) -> None:
    """Give paragraphs whose labels show the numbers above them the level that these tell; letters stand below them."""
    labels = {block.place: origin(block).label for block in numbered}
    shown = {place: _shown(label) for place, label in labels.items()}
    counts = [count for count in shown.values() if count]
    if max(counts, default=1) < 2:
        return
    least, most = min(counts), max(counts)
    for place, text in labels.items():
        if shown[place]:
            levels[place] = shown[place] - least
        elif (label := match_label(text, 0, len(text), language)) is not None:
            own = label.values[0][0]
            levels[place] = most - least + max(levels[place], 1 if own is not Series.DECIMAL else 0)


def _shown(label: str) -> int:
    """How many numbers a label of figures shows; 0 for another."""
    bare = label.rstrip(".")
    if is_levelled(label):
        return len(_PARTS.split(bare))
    return 1 if bare.isdecimal() else 0


def numbering_of(
    blocks: Sequence[Block], language: Language, *, is_section: bool, keeps_all: bool = False
) -> Numbering:
    """What the content has to say of the numbers of headings and of paragraphs; nothing where none shows others.

    The paragraphs of a section show its number, which is said elsewhere. ``keeps_all`` says that other numbers than
    those of the language are said too.
    """
    found = list(walk(blocks))
    headings = _by_level((one.level - 1, origin(one).label) for one in found if isinstance(one, Heading))
    paragraphs = _by_level((one.level, origin(one).label) for one in found if isinstance(one, NumberedParagraph))
    paragraphs = {} if is_section else paragraphs
    shows_headings = any(map(is_levelled, paragraphs.get(0, ())))
    of_headings = _levels("headings", headings, language) if keeps_all or shows_headings or _is_said(headings) else ()
    of_paragraphs = _levels("paragraphs", paragraphs, language) if keeps_all or _is_said(paragraphs) else ()
    if keeps_all and not shows_headings and _is_usual("headings", of_headings):
        of_headings = ()
    if keeps_all and _is_usual("paragraphs", of_paragraphs):
        of_paragraphs = ()
    return Numbering(of_headings, of_paragraphs)


def _is_said(labels: Mapping[int, Sequence[str]]) -> bool:
    return any(is_levelled(label) for some in labels.values() for label in some)


def _is_usual(kind: str, levels: Sequence[LevelLabel]) -> bool:
    return [str(level) for level in levels] == list(USUAL[kind][: len(levels)])


def _by_level(labels: Iterable[tuple[int, str]]) -> dict[int, list[str]]:
    found: dict[int, list[str]] = {}
    for level, label in labels:
        if label:
            found.setdefault(level, []).append(label)
    return found


def _levels(kind: str, labels: Mapping[int, Sequence[str]], language: Language) -> tuple[LevelLabel, ...]:
    """The levels down to the deepest that has labels; those without any have no numbers."""
    return tuple(
        _level(kind, labels[depth], depth, language) if depth in labels else LevelLabel()
        for depth in range(max(labels, default=-1) + 1)
    )


def _level(kind: str, labels: Sequence[str], depth: int, language: Language) -> LevelLabel:
    """The level that most of the labels are of; one without numbers where they are of none that can be said."""
    matches = [match for label in labels if (match := _LABEL.fullmatch(label))]
    shapes = Counter((match["before"], *_SEPARATOR.findall(match["above"]), match["after"]) for match in matches)
    if not shapes:
        return LevelLabel()
    (before, *separators, after), _ = shapes.most_common(1)[0]
    rows = [
        [*_SEPARATOR.split(match["above"])[:-1], match["own"]]
        for match in matches
        if (match["before"], *_SEPARATOR.findall(match["above"]), match["after"]) == (before, *separators, after)
    ]
    found = [_counter(column) for column in zip(*rows, strict=True)]
    if not separators and (usual := _usual(kind, labels, depth, language)):
        return LevelLabel.parse(usual)
    level = LevelLabel(found[-1], before, after, tuple(map(Above, found[:-1], separators)))
    try:
        return level if all(found) and LevelLabel.parse(str(level)) == level else LevelLabel()
    except ValueError:
        return LevelLabel()


def _usual(kind: str, labels: Sequence[str], depth: int, language: Language) -> str:
    """The level of the language that counts exactly so, by its first number in English; empty for none."""
    for usual in (kind, *(other for other in USUAL if other != kind)):
        patterns = language.counters[usual]
        for index in sorted(range(min(len(patterns), len(USUAL[usual]))), key=lambda one: (one != depth, one)):
            pattern, series = patterns[index], language.series
            values = [value_of(label, pattern, series) for label in labels]
            made = [counters.label(pattern, value, series) if value else "" for value in values]
            if made == list(labels):
                return USUAL[usual][index]
    return ""


def _counter(shown: Sequence[str]) -> str:
    """The counter that makes the numbers of one place in labels; empty for none."""
    for counter, form, first in _COUNTERS:
        if all(map(form.fullmatch, shown)) and (not first or shown[0] == first):
            return counter
    return ""
