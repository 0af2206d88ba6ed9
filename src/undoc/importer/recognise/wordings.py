"""Lines of a masthead read backwards: what metadata would make such a line in a language.

The wordings are those of the language files, so a language that is corrected there is recognised too.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from msgspec import Struct

from undoc.model import Agenda, AgendaItem, AgendaStatus, AnnexKind, Meeting, Session, Symbol
from undoc.prepare import counters
from undoc.prepare.front.look_up import ordinal
from undoc.prepare.front.wordings import SUFFIX_WORDS
from undoc.prepare.numbering import ANNEX_LABELS
from undoc.templates.language import Language, Script

_DASHES = re.compile(r" ?[–-] ?")
#: Sessions have not been counted further than this, and lines that name one are not longer.
_MOST_SESSIONS = 150
_LINE = 200
#: The number of an annex or a table, as the languages count them.
#: Of a table or figure: 1, 1.1, A1, and those of sections and their chapters: 34.1, 34.I, 29A.1, 31.I.1.
_SHOWN = r"[A-Z]?[0-9]+(?:\.[0-9]+)*|[0-9]{1,3}[A-Z]?(?:\.(?:[0-9]{1,4}|[IVXLC]{1,7})){1,2}"
_NUMBER = r"[IVXLC]+|\d{1,3}|[一二三四五六七八九十]+|[\u0621-\u064a]{1,9}"


def normal(text: str) -> str:
    """The text with single ordinary spaces, for comparisons."""
    return " ".join(text.split())


class Reader(Struct, dict=True):
    """Reads the lines of one language. Chinese is compared without spaces, which the duty stations set differently."""

    language: Language

    def normal(self, text: str) -> str:
        """The text as lines are compared: without what raises text, with single spaces or none."""
        text = normal(text.replace("^", ""))
        return text.replace(" ", "") if self.language.script is Script.HAN else text

    @cached_property
    def _fields(self) -> dict[str, str]:
        months = "|".join(re.escape(self.normal(month)) for month in self.language.months) or r"\d{1,2}"
        first = re.escape(self.normal(self.language.first_day))
        fields = dict.fromkeys(("month", "start_month", "end_month"), months)
        fields |= dict.fromkeys(("day", "start_day", "end_day"), rf"{first}|\d{{1,2}}")
        fields |= dict.fromkeys(("month_number", "start_month_number", "end_month_number"), r"\d{1,2}")
        return {**fields, "year": r"\d{4}", "mark": r"\*{0,3}"}

    def _match(self, pattern: str, text: str, **more: str) -> re.Match[str] | None:
        """The match of a whole text with what a pattern makes."""
        return re.fullmatch(_regex(self.normal(pattern), self._fields | more), self.normal(text), re.IGNORECASE)

    def date(self, text: str) -> dt.date | None:
        """The date that the text is."""
        match = self._match(self.language.patterns["date"], text)
        return self._day(match, "", "") if match else None

    def reissued(self, text: str) -> dt.date | None:
        """The day on which the text says that the document was issued anew."""
        pattern = self.language.slugs["reissued"].replace("{date}", self.language.patterns["date"])
        match = self._match(pattern, text)
        return self._day(match, "", "") if match else None

    def slugs(self, texts: Sequence[str]) -> tuple[str, ...]:
        """The notes about the document that the texts are, as words of the language file; none unless all are."""
        known = {self.normal(text).lower(): name for name, text in self.language.slugs.items() if name != "reissued"}
        names = tuple(known.get(self.normal(text).lower(), "") for text in texts)
        return names if all(names) else ()

    def meeting(self, text: str) -> Meeting | None:
        """Place and dates of a session, or these alone where the house shows no place."""
        text = self.normal(text)
        if "{place}" not in self.language.patterns["place_dates"]:
            days = self._range(text)
            return Meeting(*days) if days is not None and days[0] <= days[1] else None
        for key, name in self.language.places.items():
            before, _, after = self.language.patterns["place_dates"].partition("{dates}")
            before, after = (self.normal(part.format(place=name) + "|")[:-1] for part in (before, after))
            if text.startswith(before) and text.endswith(after) and len(text) > len(before) + len(after):
                found = self._range(text[len(before) : len(text) - len(after)])
                if found is not None and found[0] <= found[1]:
                    return Meeting(*found, key)
        return None

    def is_place_dates(self, text: str) -> bool:
        """Whether the text is a place, whichever it be, and dates."""
        match = self._match(self.language.patterns["place_dates"], text, place=".{2,60}?", dates=".{6,60}")
        found = self._range(match["dates"]) if match else None
        return found is not None and found[0] <= found[1]

    @cached_property
    def _sessions(self) -> dict[str, Session]:
        """The sessions that no year is said of, by their lines."""
        patterns = self.language.patterns
        years = self._session_lines(patterns["session_year"]) if "session_year" in patterns else ()
        sessions = self._session_lines(patterns["session"])
        return {line: Session(number) for number, line in (*years, *sessions)}

    def _session_lines(self, pattern: str, year: int | None = None) -> Iterator[tuple[int, str]]:
        language = self.language
        for number in range(1, _MOST_SESSIONS + 1):
            forms = {
                "ordinal": ordinal(number, language.ordinals, language.ordinal_figures),
                "ordinal_feminine": ordinal(number, language.ordinals_feminine, language.ordinal_figures_feminine),
            }
            yield number, self.normal(pattern.format(**forms, number=number, year=year)).lower()

    def session(self, text: str) -> Session | None:
        """The session that the text names."""
        wanted = self.normal(text).lower()
        if wanted in self._sessions:
            return self._sessions[wanted]
        for year in re.findall(r"(?<!\d)(?:19|20)\d\d(?!\d)", wanted) if len(wanted) < _LINE else ():
            for number, line in self._session_lines(self.language.patterns["session_of_year"], int(year)):
                if line == wanted:
                    return Session(number, int(year))
        return None

    def agenda(self, text: str) -> tuple[Agenda, str] | None:
        """The agenda items that the text names, and the asterisks in it."""
        patterns = self.language.patterns
        for status in AgendaStatus:
            for form in ("_two", "_many", ""):
                pattern = patterns.get(f"agenda_{status}{form}")
                match = self._match(pattern, text, items=".+?") if pattern is not None else None
                items = self._items(match["items"]) if match else None
                if match is None or not items:
                    continue
                wanted = "" if len(items) == 1 else "_two" if len(items) == 2 else "_many"
                if patterns.get(f"agenda_{status}{wanted}", patterns.get(f"agenda_{status}_many", "")) in (pattern, ""):
                    return Agenda(items, status), match["mark"] or ""
        return None

    def author(self, text: str) -> tuple[str, str] | None:
        """Who signs and the kind of document, as words of the language file."""
        text = normal(text)
        for author, kinds in self.language.authors.items():
            for kind, wording in kinds.items():
                if normal(wording) == text:
                    return author, kind
        return None

    def advance(self, text: str) -> str | None:
        """The version in advance that the text announces, ``unedited``."""
        return _key_of(self.language.advance, text)

    def distribution(self, text: str) -> str | None:
        """The kind of distribution."""
        return _key_of(self.language.distribution, text)

    def original(self, text: str) -> str | None:
        """The language of the original."""
        match = self._match(self.language.patterns["original"], text)
        return self.named(match["language"]) if match else None

    def named(self, text: str) -> str | None:
        """The code of the language that the text names."""
        return _key_of(self.language.language_names, text)

    def bodies(self, text: str) -> list[str]:
        """The names that the text is, as keys of the language file."""
        wanted = normal(text).lower()
        return [key for key, name in self.language.bodies.items() if normal(name).lower() == wanted]

    def annex(self, text: str) -> str | None:
        """The number of the annex that the text announces, empty for the only one; None when it announces none."""
        found = self.annex_of_kind(text)
        return found[1] if found is not None else None

    def annex_of_kind(self, text: str) -> tuple[AnnexKind, str] | None:
        """What the text announces, an annex or what is like one, with its number as ``annex`` has it."""
        found = ((kind, self._annex(kind, text)) for kind in AnnexKind if kind in self.language.patterns)
        return next(((kind, number) for kind, number in found if number is not None), None)

    def _annex(self, kind: AnnexKind, text: str) -> str | None:
        alone, numbered = (self.language.patterns[name] for name in ANNEX_LABELS[kind])
        if self.normal(text).lower() == self.normal(alone).lower():
            return ""
        match = self._match(numbered, text, number=_NUMBER)
        return match["number"] if match else None

    def annex_original(self, text: str) -> str | None:
        """The language that an annex is said to be from."""
        match = self._match(self.language.patterns["annex_original"], text)
        return self.named(match["language"]) if match else None

    def suffixes(self) -> set[str]:
        """The lines that say what a document is to another: “Addendum”."""
        return {normal(self.language.words[word]).lower() for word in SUFFIX_WORDS.values()}

    @property
    def lone_table(self) -> str:
        """What stands above the only table instead of a number; empty where that has one."""
        pattern = self.language.patterns.get("table_alone", "{")
        return "" if "{" in pattern else normal(pattern)

    def numbered(self, kind: str, text: str) -> tuple[str, str] | None:
        """The number of a table or figure that a caption begins with, and the rest of the caption."""
        pattern = _regex(normal(self.language.patterns[kind]), {"number": rf"{_SHOWN}|{_NUMBER}"})
        match = re.match(pattern.replace("\\ ", r"\ ?") + r"(?:\s*$|[.:：]?\s+)", text)
        return (match["number"], text[match.end() :]) if match else None

    def _items(self, text: str) -> tuple[AgendaItem, ...] | None:
        patterns = self.language.patterns
        between = {patterns["item_separator"]}
        for key in ("two_items", "many_items"):
            between.add(patterns[key].partition("{first}")[2].partition("{last}")[0])
        separators = sorted((self.normal(f"|{one}|")[1:-1] for one in between), key=len, reverse=True)
        items = []
        for part in re.split("|".join(re.escape(one) for one in separators if one), text):
            item = self._item(part.strip())
            if item is None or item in items:
                return None
            items.append(item)
        return tuple(items)

    def _item(self, text: str) -> AgendaItem | None:
        for key in ("sub_item", "item"):
            match = self._match(self.language.patterns[key], text, number=r"\d{1,4}", letter=r".{1,3}")
            if match is None or not int(match["number"]):
                continue
            letter = self._letters.get(match["letter"]) if key == "sub_item" else None
            if key == "item" or letter is not None:
                return AgendaItem(int(match["number"]), letter)
        return None

    @cached_property
    def _letters(self) -> dict[str, str]:
        """The letters a to z by how the language writes those of sub-items."""
        pattern = self.language.counters["sub_items"][0]
        made = {
            counters.label(pattern, number, self.language.series): counters.lower(number) for number in range(1, 27)
        }
        return {counters.lower(number): counters.lower(number) for number in range(1, 27)} | made

    def _range(self, text: str) -> tuple[dt.date, dt.date] | None:
        text = _DASHES.sub("–", text)
        for key in ("two_days", "dates_in_month", "dates_in_year"):
            pattern = self.language.patterns.get(key)
            match = self._match(_DASHES.sub("–", self.normal(pattern)), text) if pattern is not None else None
            if match is None:
                continue
            own = key == "dates_in_year"
            start = self._day(match, "start_", "start_" if own else "")
            end = self._day(match, "end_", "end_" if own else "")
            if start and end:
                return start, end
        between = self.normal(self.language.patterns["dates"]).partition("{start}")[2].partition("{end}")[0]
        first, found, last = text.partition(_DASHES.sub("–", between))
        if found and (start := self.date(first)) and (end := self.date(last)):
            return start, end
        one = self.date(text)
        return (one, one) if one else None

    def _day(self, match: re.Match[str], prefix: str, month_prefix: str) -> dt.date | None:
        groups = match.groupdict()
        name = (groups.get(f"{month_prefix}month") or "").lower()
        months = [self.normal(month).lower() for month in self.language.months]
        number = groups.get(f"{month_prefix}month_number")
        month = months.index(name) + 1 if name in months else int(number or 0)
        day = groups[f"{prefix}day"]
        try:
            return dt.date(int(groups["year"]), month, int(day) if day.isdecimal() else 1)
        except ValueError:
            return None


def symbol_of(text: str) -> Symbol | None:
    """The symbol that the text is."""
    try:
        return Symbol.parse(normal(text))
    except ValueError:
        return None


def _regex(pattern: str, fields: Mapping[str, str]) -> str:
    """A regular expression for what a pattern makes; a field that stands twice has to be the same both times."""
    pieces: list[str] = []
    seen: set[str] = set()
    for before, name in _pieces(pattern):
        pieces.append(re.escape(before))
        if name in seen:
            pieces.append(f"(?P={name})")
        elif name:
            seen.add(name)
            pieces.append(f"(?P<{name}>{fields.get(name, '.+?')})")
    return "".join(pieces)


def worded_regex(pattern: str, fields: Mapping[str, str]) -> re.Pattern[str]:
    """A regular expression for the texts of a wording of a kind; ``fields`` say what some of its parts are.

    Its bold words may have their marks in the text, or not.
    """
    plain = re.sub(r"(?<!\*)\*(?!\*)|\^", "", pattern)
    return re.compile(_regex(plain, fields).replace(re.escape("**"), r"(?:\*\*)?"), re.DOTALL)


def _pieces(pattern: str) -> Iterator[tuple[str, str]]:
    at = 0
    for match in re.finditer(r"\{(\w+)\}", pattern):
        yield pattern[at : match.start()], match[1]
        at = match.end()
    yield pattern[at:], ""


def _key_of(table: Mapping[str, str], text: str) -> str | None:
    wanted = normal(text).lower()
    return next((key for key, value in table.items() if normal(value).lower() == wanted), None)
