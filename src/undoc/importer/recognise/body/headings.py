"""Headings of a Word file: which paragraphs are, with what numbers, and at which levels."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from undoc.content.read.markdown.labels import match_label
from undoc.importer.recognise.body.contents_lists import bare, listed_in
from undoc.importer.recognise.numbers.levels import is_levelled
from undoc.importer.recognise.origins import Origin
from undoc.importer.recognise.own_lines import lines_of
from undoc.importer.word.items import Item
from undoc.importer.word.numbering import Label
from undoc.importer.word.paragraphs import WordParagraph
from undoc.importer.word.spans import (
    Span,
    breaks_joined,
    cut,
    is_all,
    plain,
    trimmed,
    without,
)
from undoc.importer.word.styles import Style
from undoc.model import Heading
from undoc.prepare import counters
from undoc.templates.language import Language

#: The level of a paragraph that is not in the outline.
NO_OUTLINE = 9
#: A text with a heading at its beginning is at least so long.
_RUN_IN = 60
#: The number of a heading: what stands before the tab.
_HEADING_LABEL = re.compile(r"[\t ]*([^\t\s](?:[^\t\n]{0,22}[^\t\s])?)[\t \u00a0]*\t[\t ]*(?=\S)")
_HEADING_NUMBER = re.compile(
    r"(?:[0-9]{1,3}|[A-Z]|[IVXLC]{1,7})(?:[.-][0-9]{1,4}){1,8}\.?"
    r"|\(?(?:[IVXLC]+|[A-Z]{1,2}|[0-9]{1,3}|[a-z]{1,5}|[ء-ي]{1,8}|[一二三四五六七八九十]{1,3})[.)、]?(?: ?[-–—])?"
)
_COUNTERS = {
    "decimal": r"\d{1,3}",
    # After z the letters are doubled, but II and CC are Roman numerals before that.
    "lower": r"(?!ii|vv|xx)([a-z])\1?",
    "upper": r"(?!II|VV|XX)([A-Z])\1?",
    "lower-roman": "[ivxl]{1,7}",
    "upper-roman": "[IVXL]{1,7}",
    "han": "[一二三四五六七八九十]{1,4}",
}
#: A number of several levels needs no tab: 1.1 Scope.
_SPACED_LEVELS = re.compile(r"[\t ]*([0-9]{1,3}(?:\.[0-9]{1,3}){1,8}\.?)[ \u00a0\u2002\u2003]+(?=\D)")
#: The number of a paragraph of a section that shows its chapter: 31.I.1.
_IN_CHAPTER = re.compile(r"[\t ]*\d{1,3}[A-Z]?\.[IVXLC]{1,7}\.\d")
_SPACED_NUMBER = re.compile(r"((?:[IVXLC]+|[A-Z])\.|[一二三四五六七八九十]{1,3}、)[ \u00a0]*(?=\S)")


class Headings:
    """Reads the headings of one file; ``known`` are their texts as a list of contents is compared with them.

    ``chapters`` is the deepest level that looks like a chapter; annexes begin with headings of that look.
    """

    def __init__(
        self,
        language: Language,
        levels: Mapping[str, Sequence[int]],
        labels: Mapping[int, Label],
        *,
        keeps_levels: bool = False,
    ) -> None:
        """``language`` counts as the file's house does; ``levels`` are those of headings by the roles of styles.

        ``labels`` are those that Word counts, by the numbers of paragraphs. ``keeps_levels`` says that headings stand
        on the levels of their styles, whatever their numbers look like.
        """
        self._code = language.code
        self._counters = [_counted(pattern, language.series) for pattern in language.counters["headings"]]
        self._levels = levels
        self._labels = labels
        self._listed: set[str] = set()
        self._listed_roles: set[str] = set()
        self._numbered_roles: set[str] = set()
        self._has_levels = self._keeps_levels = keeps_levels
        self._last_label = ""
        self._levels_in_chapters: dict[int, int] = {}
        self.known: set[str] = set()
        self.chapters = max(levels.get("heading-1", (1,)))

    def settle(self, items: Sequence[Item]) -> list[Item]:
        """The items with the paragraphs of one heading as one; what all headings tell of each is known from here on."""
        self._listed = {bare(plain(line)) for item in items for line in listed_in(item)}
        _give_styles(items)
        for item in items:
            if isinstance(item, WordParagraph) and _is_run_in(item):
                item.style = replace(item.style, role="text")
                item.outline = NO_OUTLINE
                item.keeps = item.style.keep_next
        settled = self._stacked(items)
        headings = [item for item in settled if isinstance(item, WordParagraph) and _is_styled(item)]
        self.known = {bare(item.text) for item in headings}
        self._listed_roles = {item.style.role for item in headings if bare(item.text) in self._listed}
        labels = {id(item): self._label(item, item.spans)[0] for item in headings}
        self._numbered_roles = {item.style.role for item in headings if labels[id(item)]}
        self._has_levels = self._keeps_levels or any(map(is_levelled, labels.values()))
        texts = (item.text for item in settled if isinstance(item, WordParagraph))
        if any(map(_IN_CHAPTER.match, (*texts, *(label.text for label in self._labels.values())))):
            self._settle_chapters([(item, labels[id(item)]) for item in headings])
        return settled

    def _settle_chapters(self, headings: Sequence[tuple[WordParagraph, str]]) -> None:
        """Tell the chapters, I., II., from what stands in them, A.: the look of the two may be the same."""
        chapters = 0
        for item, label in headings:
            if label == f"{counters.upper_roman(chapters + 1)}.":
                chapters += 1
                self._levels_in_chapters[item.number] = 1
            elif label:
                self._levels_in_chapters[item.number] = 2

    def is_heading(self, item: WordParagraph) -> bool:
        """Whether a paragraph is a heading: by its style, its level in the outline, or its number and look."""
        return _is_styled(item) or self._is_counted(item)

    def read(self, item: WordParagraph, place: str) -> Heading | None:
        """The heading that a paragraph is, None when there is no text in it but its number."""
        spans = trimmed(item.spans, "\n \u3000")
        label, spans = self._label(item, spans)
        base = item.style.look
        spans = without(trimmed(spans), bold=bool(base.bold), italic=bool(base.italic))
        if is_all(spans, "bold"):
            spans = without(spans, bold=True)
        if is_all(spans, "italic"):
            spans = without(spans, italic=True)
        if not plain(spans).strip():
            return None
        level = self._level(item, label)
        self._last_label = label or self._last_label
        known = Origin(place, label=label, bookmarks=item.bookmarks, lines=lines_of(item))
        return Heading(level, tuple(spans), known, is_numbered=bool(label))

    def _stacked(self, items: Sequence[Item]) -> list[Item]:
        """The items with the paragraphs of one heading as one: lines of one style that are listed as one heading."""
        result: list[Item] = []
        number = 0
        for item in items:
            last = result[-1] if result else None
            if (
                isinstance(item, WordParagraph)
                and isinstance(last, WordParagraph)
                and item.number == number + 1
                and item.style is last.style
                and item.style.role.startswith("heading")
                and last.section is None
                and bare(f"{last.text} {item.text}") in self._listed
            ):
                if len(item.text) > len(last.text):
                    last.right = item.right
                last.hang = last.begin - last.left if last.begin is not None else 0
                last.spans = breaks_joined([trimmed(last.spans), trimmed(item.spans)])
                last.section = item.section
                last.bookmarks = [*last.bookmarks, *item.bookmarks]
                last.breaks_after = item.breaks_after
            else:
                result.append(item)
            number = item.number if isinstance(item, WordParagraph) else 0
        return result

    def _is_counted(self, item: WordParagraph) -> bool:
        """Whether a bold paragraph has a number of Word's that headings have and paragraphs have not: I., A."""
        label = self._labels.get(item.number)
        if label is None or label.is_bullet or item.style.role not in ("", "text") or not is_all(item.spans, "bold"):
            return False
        is_of_heading = any(counter.fullmatch(label.text) for counter in self._counters)
        return is_of_heading and match_label(label.text, 0, len(label.text), self._code) is None

    def _level(self, item: WordParagraph, label: str) -> int:
        """The level of a heading: the one that it gives itself, else one that its style is used for.

        Of several it is the first; but headings without a number that look like chapters with one stand below these,
        and those that the file's list of contents leaves out below those of that look that it lists.
        """
        if item.number in self._levels_in_chapters:
            return self._levels_in_chapters[item.number]
        role = item.style.role
        level = _styled_level(item, label)
        levels = self._levels.get(role, ())
        if item.has_outline and item.outline + 1 in levels:
            return item.outline + 1
        if len(levels) > 1 and level not in levels[1:]:
            level = levels[0]
            below_numbers = level == 1 and role in self._numbered_roles
            below_listed = role in self._listed_roles and bare(item.text) not in self._listed
            if not label and (below_numbers or below_listed):
                level = levels[-1]
        elif levels:
            level = levels[0] if len(levels) == 1 else level
        # Numbers that show those above them stand on the levels of their styles.
        return level if self._has_levels else _fitting(level, label, self._counters, self._last_label)

    def _label(self, item: WordParagraph, spans: list[Span]) -> tuple[str, list[Span]]:
        counted = self._labels.get(item.number)
        if counted is not None and not counted.is_bullet:
            return counted.text, spans
        text = plain(spans)
        match = _HEADING_LABEL.match(text)
        if match and (_HEADING_NUMBER.fullmatch(match[1]) or any(one.fullmatch(match[1]) for one in self._counters)):
            return match[1], cut(spans, match.end())
        match = _SPACED_LEVELS.match(text)
        if match:
            return match[1], cut(spans, match.end())
        match = _SPACED_NUMBER.match(text)
        if match and match[1][0] not in "ABCDEFGHJKLMNOPQRSTUWYZ":
            return match[1], cut(spans, match.end())
        return "", spans


def _give_styles(items: Sequence[Item]) -> None:
    """Give headings that are plain paragraphs, set as those in a style of the file are, this style.

    So are the headings of whole subprogrammes in A/81/6 (Sect. 8): all of them say that they are of the first level.
    """
    paragraphs = [item for item in items if isinstance(item, WordParagraph) and item.text.strip()]
    known: dict[tuple[int, int, bool], Style] = {}
    for item in paragraphs:
        if item.style.role.startswith("heading"):
            look = item.measure.size, item.measure.line, bool(item.style.look.bold)
            known.setdefault(look, item.style)
    for item in paragraphs:
        if item.has_outline and item.style.role in ("", "text"):
            look = item.size or item.measure.size, item.line or item.measure.line, is_all(item.spans, "bold")
            item.style = known.get(look, item.style)
            item.has_outline = item.style.role in ("", "text")


def _is_run_in(item: WordParagraph) -> bool:
    """Whether a paragraph in a style of headings is a text that begins with one: “*(a) Hash:* The result of …”."""
    look = item.style.look
    if not item.style.role.startswith("heading") or not (look.bold or look.italic) or len(item.text) < _RUN_IN:
        return False
    texts = [span for span in item.spans if not span.note and span.text.strip()]
    kept = [(bool(look.bold) <= span.bold and bool(look.italic) <= span.italic) for span in texts]
    plain_signs = sum(len(span.text) for span, keeps in zip(texts, kept, strict=True) if not keeps)
    return kept[0] and plain_signs * 2 > len(item.text)


def _is_styled(item: WordParagraph) -> bool:
    role = item.style.role
    if role.startswith("heading") or role in ("part", "annex", "title", "author", "session", "agenda-title"):
        return True
    return item.outline < NO_OUTLINE and role in ("", "text") and bool(item.text.strip()) and len(item.text) < 300


def _styled_level(item: WordParagraph, label: str) -> int:
    role = item.style.role
    if role.startswith("heading-"):
        level = int(role[8:])
        if level == 3 and label.startswith("("):
            return 4
        if level == 3 and re.fullmatch(r"[a-z]\)", label):
            return 4
        return level
    if role in ("part", "annex", "title"):
        return 1
    if role == "author":
        return 2
    if role in ("session", "agenda-title"):
        return 3
    return min(6, item.outline + 1)


def _counted(pattern: str, series: Mapping[str, Sequence[str]]) -> re.Pattern[str]:
    """What the labels of a level of headings look like; ``series`` are those of the language."""
    before, _, rest = pattern.partition("{")
    name, _, after = rest.partition("}")
    counter = _COUNTERS.get(name) or "|".join(map(re.escape, series.get(name, ())))
    space = " ?" if after.startswith(" ") else ""
    return re.compile(f"{re.escape(before)}(?:{counter}){space}{re.escape(after.strip())}")


def _fitting(level: int, label: str, counters: Sequence[re.Pattern[str]], before: str) -> int:
    """The level whose numbers look like the label: the one of the style if it may be, else the nearest.

    A single I, V or X is a Roman numeral unless the label ``before`` is the letter before it.
    """
    if not label:
        return level
    fits = [index + 1 for index, counter in enumerate(counters) if counter.fullmatch(label)]
    letter = label.strip("().")
    if letter.upper() in ("I", "V", "X") and before.strip("().") != chr(ord(letter) - 1):
        roman = [
            index + 1 for index, counter in enumerate(counters) if counter.fullmatch(label.replace(letter, letter * 2))
        ]
        fits = [fit for fit in fits if fit in roman] or fits
    if not fits or level in fits:
        return level
    return min(fits, key=lambda one: (abs(one - level), one))
