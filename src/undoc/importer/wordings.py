"""Lines of a masthead read backwards: what metadata would make such a line in a language.

The wordings are those of the language files, so a language that is corrected there is recognised too.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from undoc.model import Agenda, AgendaItem, AgendaStatus, Meeting, Session, Symbol
from undoc.templates.language import Language

_SPACES = re.compile(r"[\s\u00a0\u202f]+")
_PATTERNS = {
    "year": r"\d{4}",
    "day": r"\d{1,2}",
    "start_day": r"\d{1,2}",
    "end_day": r"\d{1,2}",
    "month_number": r"\d{1,2}",
    "start_month_number": r"\d{1,2}",
    "end_month_number": r"\d{1,2}",
    "mark": r"\*{0,3}",
}


def normal(text: str) -> str:
    """The text with single ordinary spaces, for comparisons."""
    return _SPACES.sub(" ", text).strip()


@dataclass
class Reader:
    """Reads the lines of one language."""

    language: Language

    @cached_property
    def _months(self) -> str:
        return "|".join(map(re.escape, self.language.months)) or r"\d{1,2}"

    def date(self, text: str) -> dt.date | None:
        """The date that the text is."""
        match = self._match("date", text)
        return self._day(match, "") if match else None

    def meeting(self, text: str) -> Meeting | None:
        """Place and dates of a session."""
        for key, name in self.language.places.items():
            pattern = self.language.patterns["place_dates"]
            before, _, after = pattern.partition("{dates}")
            before, after = before.format(place=name), after.format(place=name)
            text = normal(text)
            if text.startswith(before) and text.endswith(after) and len(text) > len(before) + len(after):
                dates = text[len(before) : len(text) - len(after)]
                found = self._range(dates)
                if found is not None and found[0] <= found[1]:
                    return Meeting(key, *found)
        return None

    def session(self, text: str) -> Session | None:
        """The session that the text names."""
        text = normal(text)
        for key in ("session_of_year", "session"):
            pattern = self.language.patterns[key]
            match = re.fullmatch(_regex(pattern, {"ordinal": "(?P<ordinal>.+)"}, self._months), text, re.IGNORECASE)
            if match is None:
                continue
            ordinals = [ordinal.lower() for ordinal in self.language.ordinals]
            given = match["ordinal"].lower()
            if given in ordinals:
                year = int(match["year"]) if "year" in match.groupdict() else None
                return Session(ordinals.index(given) + 1, year)
        return None

    def agenda(self, text: str) -> tuple[Agenda, str] | None:
        """The agenda items that the text names, and the asterisks in it."""
        text = normal(text)
        for status in AgendaStatus:
            for key in (f"agenda_{status}_many", f"agenda_{status}"):
                pattern = self.language.patterns.get(key)
                if pattern is None:
                    continue
                match = re.fullmatch(_regex(pattern, {"items": "(?P<items>.+?)"}, self._months), text)
                items = self._items(match["items"]) if match else None
                if match and items and (len(items) > 1) == key.endswith("_many"):
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

    def distribution(self, text: str) -> str | None:
        """The kind of distribution."""
        return _key_of(self.language.distribution, text)

    def original(self, text: str) -> str | None:
        """The language of the original."""
        match = re.fullmatch(
            _regex(self.language.patterns["original"], {"language": "(?P<language>.+)"}, ""), normal(text)
        )
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
        text = normal(text)
        if text.lower() == normal(self.language.patterns["annex"]).lower():
            return ""
        pattern = _regex(
            self.language.patterns["annex_numbered"],
            {"number": r"(?P<number>[IVXLC]+|\d{1,3}|[一二三四五六七八九十]+)"},
            "",
        )
        match = re.fullmatch(pattern, text, re.IGNORECASE)
        return match["number"] if match else None

    def annex_original(self, text: str) -> str | None:
        """The language that an annex is said to be from."""
        pattern = self.language.patterns["annex_original"]
        match = re.fullmatch(_regex(pattern, {"language": "(?P<language>.+)"}, ""), normal(text))
        return self.named(match["language"]) if match else None

    def numbered(self, kind: str, text: str) -> tuple[str, str] | None:
        """The number of a table or figure that a caption begins with, and the rest of the caption."""
        pattern = _regex(
            self.language.patterns[kind], {"number": r"(?P<number>[A-Z]?[0-9]+(?:\.[0-9]+)*|[IVXLC]+)"}, ""
        )
        match = re.match(pattern + r"(?:\s*$|[.:：]?\s+)", text)
        return (match["number"], text[match.end() :]) if match else None

    def _items(self, text: str) -> tuple[AgendaItem, ...] | None:
        patterns = self.language.patterns
        parts = [text]
        for key in ("many_items", "two_items"):
            before, _, after = patterns[key].partition("{first}")[2].partition("{last}")
            if before.strip() and before in text:
                first, _, last = text.rpartition(before)
                parts = [*first.split(patterns["item_separator"]), last]
                break
        items = []
        for part in parts:
            item = self._item(part.strip())
            if item is None:
                return None
            items.append(item)
        return tuple(items)

    def _item(self, text: str) -> AgendaItem | None:
        fields = {"number": r"(?P<number>\d{1,4})", "letter": r"(?P<letter>[a-z]{1,2})"}
        for key in ("sub_item", "item"):
            match = re.fullmatch(_regex(self.language.patterns[key], fields, ""), text)
            if match and int(match["number"]):
                return AgendaItem(int(match["number"]), match["letter"] if key == "sub_item" else None)
        return None

    def _range(self, text: str) -> tuple[dt.date, dt.date] | None:
        text = re.sub(r" ?[–-] ?", "–", normal(text))
        for key in ("dates_in_month", "dates_in_year"):
            pattern = re.sub(r" ?[–-] ?", "–", self.language.patterns[key])
            match = re.fullmatch(_regex(pattern, {}, self._months), text)
            if match is None:
                continue
            same = key == "dates_in_month"
            start = self._day(match, "start_", "" if same else "start_")
            end = self._day(match, "end_", "" if same else "end_")
            if start and end:
                return start, end
        before, between, after = (
            re.sub(r" ?[–-] ?", "–", self.language.patterns["dates"]).partition("{start}")[2].partition("{end}")
        )
        del between, after
        first, found, last = text.partition(before)
        if found and (start := self.date(first)) and (end := self.date(last)):
            return start, end
        one = self.date(text)
        return (one, one) if one else None

    def _match(self, key: str, text: str) -> re.Match[str] | None:
        return re.fullmatch(_regex(self.language.patterns[key], {}, self._months), normal(text))

    def _day(self, match: re.Match[str], prefix: str, month_prefix: str | None = None) -> dt.date | None:
        groups = match.groupdict()
        month_prefix = prefix if month_prefix is None else month_prefix
        name = groups.get(f"{month_prefix}month")
        number = groups.get(f"{month_prefix}month_number")
        month = self.language.months.index(name) + 1 if name in self.language.months else int(number or 0)
        try:
            return dt.date(int(groups["year"]), month, int(groups[f"{prefix}day"]))
        except (ValueError, KeyError):
            return None


def symbol_of(text: str) -> Symbol | None:
    """The symbol that the text is."""
    try:
        return Symbol.parse(normal(text))
    except ValueError:
        return None


def _regex(pattern: str, fields: Mapping[str, str], months: str) -> str:
    """A regular expression for what a pattern makes; a field that stands twice has to be the same both times."""
    pieces: list[str] = []
    seen: set[str] = set()
    for before, name in _pieces(normal(pattern)):
        pieces.append(re.escape(before))
        if not name:
            continue
        if name in seen:
            pieces.append(f"(?P={name})")
            continue
        seen.add(name)
        if name in fields:
            pieces.append(fields[name])
        elif name.endswith("month"):
            pieces.append(f"(?P<{name}>{months})")
        else:
            pieces.append(f"(?P<{name}>{_PATTERNS.get(name, '.+?')})")
    return "".join(pieces)


def _pieces(pattern: str) -> Iterator[tuple[str, str]]:
    at = 0
    for match in re.finditer(r"\{(\w+)\}", pattern):
        yield pattern[at : match.start()], match[1]
        at = match.end()
    yield pattern[at:], ""


def _key_of(table: Mapping[str, str], text: str) -> str | None:
    wanted = normal(text).lower()
    return next((key for key, value in table.items() if normal(value).lower() == wanted), None)
