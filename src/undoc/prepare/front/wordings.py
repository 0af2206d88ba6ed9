"""The lines that are made from metadata, in a language's own words.

Distribution block, session, dates, agenda, author.

Wordings: the language files; what stands where: Editorial Manual, "Masthead" and "Cover". The content's front
matter may replace any line, by its key.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from functools import cached_property

from undoc.model import Agenda, AgendaItem, Annex, Document, Meeting, Problem, Session, Text, Version
from undoc.prepare import counters, dates
from undoc.prepare.front.look_up import LookUp, Sought, nearest, ordinal
from undoc.prepare.kinds.fields import enumerated, meeting_of, number_of, worded
from undoc.prepare.kinds.spelling import words
from undoc.prepare.levels import numbered_as
from undoc.templates import Kind, Templates
from undoc.templates.bodies import Body
from undoc.templates.countries import Country
from undoc.templates.language import OwnLanguageLine

#: Stands in a pattern's result where the asterisk that calls a note goes.
MARK = "\ue000"
#: The word for what a suffix of a symbol makes of the document; a revision has none (Editorial Manual, "Cover").
SUFFIX_WORDS = {"Add": "addendum", "Amend": "amendment", "Corr": "corrigendum"}


class Wordings(LookUp, dict=True):
    """Makes each line for one version.

    ``kind`` is the kind of document as the body has it, None when it is not known, ``house`` the house style that sets
    it, ``counts_years`` says that the sessions of the body are years. ``organ`` and ``organ_in_text`` are
    what the body is called in its resolutions. In the lines what stands between ``^`` and ``^`` is raised.
    """

    names: Mapping[str, str]
    kind: Kind | None
    house: str
    counts_years: bool
    bodies: Mapping[str, Body]
    organs: Mapping[str, str]
    countries: Mapping[str, Country]

    @classmethod
    def of(cls, document: Document, version: Version, templates: Templates, problems: list[Problem]) -> Wordings:
        """The wordings for a version of a document."""
        body = templates.bodies.get(document.metadata.body)
        if body is None:
            message = f"“{document.metadata.body}” is not a body that is known here."
            bodies = f"Known bodies: {', '.join(sorted(templates.bodies))}. New ones go into templates/bodies.yaml."
            advice = nearest(document.metadata.body, templates.bodies) or bodies
            problems.append(Problem(document.metadata.place_of("body"), "unknown-body", message, advice))
        kind = document.metadata.kind
        if kind not in templates.kinds:
            message = f"“{kind}” is not a kind of document that is known here."
            kinds = f"Known kinds: {', '.join(templates.kinds)}. New ones are files in templates/kinds."
            advice = nearest(kind, templates.kinds) or kinds
            problems.append(Problem(document.metadata.place_of("kind"), "unknown-kind", message, advice))
        metadata = document.metadata
        known = templates.kind(kind).of(metadata.body) if kind in templates.kinds else None
        house = (known.house if known is not None else "") or (body.house if body else "")
        countries: Mapping[str, Country] = {}
        if metadata.sponsors or metadata.vote is not None:
            from undoc.prepare.kinds.states import unknown_states  # few documents name States

            countries = templates.countries
            problems += unknown_states(metadata, countries)
        annexes = (block.original for block in version.blocks if isinstance(block, Annex) and block.original)
        named = (metadata.original, version.language, *annexes)
        language = templates.with_names(templates.language(version.language, house or None), named)
        language = numbered_as(language, metadata.section, metadata.numbering)
        return cls(
            metadata=document.metadata,
            version=version,
            language=language,
            block_language=templates.with_names(
                templates.language(language.distribution_language, house or None), named
            ),
            names=body.names if body else {},
            kind=known,
            house=house,
            counts_years=body is not None and body.counts_years,
            bodies=templates.bodies,
            organs={
                name: table[version.language]
                for name, table in (("line", body.organ), ("text", body.organ_in_text))
                if version.language in table
            }
            if body
            else {},
            countries=countries,
            problems=problems,
        )

    def name(self, slot: str) -> str:
        """The name of the body, its programme or its wordmark that fills a slot; empty when the body has none."""
        given = self.version.wording.get(slot)
        if given is not None:
            return given
        key = self.names.get(slot)
        return self.look_up(self.language.bodies, key, Sought("bodies", "body", slot)) if key else ""

    def organization(self) -> str:
        """The name of the Organization."""
        return self.version.wording.get("organization") or self.language.words["organization"]

    def distribution_block(self) -> list[tuple[str, str]]:
        """The lines of the distribution block as (key, text): distribution, date, own language, original language."""
        metadata, block = self.metadata, self.block_language
        lines = [
            ("distribution", self.of_block(block.distribution, metadata.distribution, "distribution", "distribution")),
            ("date", dates.date(metadata.date, block)),
        ]
        if metadata.advance is not None:
            lines.insert(0, ("advance", self.of_block(block.advance, metadata.advance, "advance", "advance")))
        is_original = metadata.original == self.language.code
        if not (is_original and self.language.own_language_line is OwnLanguageLine.UNLESS_ORIGINAL):
            own = self.of_block(block.language_names, self.language.code, "language_names", "language_line")
            lines.append(("language_line", own[:1].upper() + own[1:]))
        original = self.of_block(block.language_names, metadata.original, "language_names", "original")
        lines.append(("original", block.patterns["original"].format(language=original)))
        given = [(key, self.version.wording.get(key, text)) for key, text in lines]
        return [(key, text) for key, text in given if text]

    def session(self) -> str:
        """The session: ``Seventy-ninth session``, ``2024 年第二次会议``."""
        given = self.version.wording.get("session")
        session = self.metadata.session
        if given is not None or session is None:
            return given or ""
        return self.session_line(session, "session", is_year=self.counts_years)

    def session_line(self, session: Session, key: str, *, is_year: bool) -> str:
        """The line of a session that ``key`` of the metadata says; ``is_year`` where the body counts years."""
        language = self.language
        forms = {
            "ordinal": ordinal(session.number, language.ordinals, language.ordinal_figures),
            "ordinal_feminine": ordinal(session.number, language.ordinals_feminine, language.ordinal_figures_feminine),
        }
        if "" in forms.values():
            message = f"The language file {language.code}.yaml has no ordinal for {session.number}."
            self.lacks(key, message, "session")
            return ""
        name = "session" if session.year is None else "session_of_year"
        pattern = language.patterns.get("session_year", language.patterns[name]) if is_year else language.patterns[name]
        return pattern.format(**forms, number=session.number, year=session.year)

    def place_dates(self) -> str:
        """Place and dates of the session."""
        given = self.version.wording.get("place_dates")
        meeting = self.metadata.meeting
        if given is not None or meeting is None:
            return given or ""
        pattern = self.language.patterns["place_dates"]
        place = self._place_of(meeting) if "{place}" in pattern else ""
        days = dates.date_range(meeting.start, meeting.end, self.language)
        return pattern.format(place=place, dates=days)

    def _place_of(self, meeting: Meeting) -> str:
        if meeting.place is None:
            message = "“meeting” has no “place”, which the documents of this body show."
            advice = "Add “place: …”, as “meeting: {place: geneva, start: …, end: …}”."
            self.problems.append(Problem(self.metadata.place_of("meeting"), "missing-key", message, advice))
            return ""
        return self.look_up(self.language.places, meeting.place, Sought("places", "meeting.place", "place_dates"))

    def agenda_item(self) -> str:
        """The agenda line, with MARK where the asterisk of the agenda's note stands."""
        agenda = self.metadata.agenda
        given = self.version.wording.get("agenda_item")
        if given is not None:
            if not self.agenda_note().text or not given:
                return given
            return given.replace("*", MARK, 1) if "*" in given else given + MARK
        return self.agenda_line(agenda, mark=MARK if self.agenda_note().text else "") if agenda is not None else ""

    def agenda_line(self, agenda: Agenda, mark: str) -> str:
        """The line of an agenda, with ``mark`` where the asterisk of its note stands."""
        patterns = self.language.patterns
        pattern = patterns[f"agenda_{agenda.status}"]
        if len(agenda.items) > 1:
            pattern = patterns.get(f"agenda_{agenda.status}_many", pattern)
        if len(agenda.items) == 2:
            pattern = patterns.get(f"agenda_{agenda.status}_two", pattern)
        return pattern.format(items=self._items(agenda.items), mark=mark)

    def author(self) -> str:
        """The author line: ``Report of the Executive Director``."""
        given = self.version.wording.get("author")
        if given is not None or self.metadata.author is None:
            return given or ""
        author = self.metadata.author
        if author not in self.language.authors:
            advice = nearest(author, self.language.authors)
            self.lacks("author", self.says_no(self.language, author, "authors"), "author", advice)
            return ""
        if self.kind is None:
            return ""
        return self.look_up(
            self.language.authors[author], self.metadata.kind, Sought(f"authors, {author}", "kind", "author")
        )

    def kind_line(self, slot: str, **more: str) -> str:
        """A line that the kind words, such as ``adopted``; empty where it has none, or where the document lacks a part.

        ``more`` are fields besides those of the document. What the front matter says of it replaces the line, or
        stands in it where the wording asks for a text.
        """
        given = self.version.wording.get(slot)
        wordings = self.kind.lines.get(slot, {}) if self.kind is not None else {}
        pattern = self._wording(wordings, f"lines, {slot}", slot) if wordings else ""
        if given is not None and "{text}" not in pattern and f"{{{slot}}}" not in pattern:
            return given
        if "{lists}" in pattern:
            lists = map(self.kind_line, ("vote_favour", "vote_against", "vote_abstaining"))
            more = {"lists": "\n".join(filter(None, lists))}
        if "{supplement}" in pattern:
            more = {"supplement": self.kind_line("supplement")}
        return worded(pattern, {**self.fields, "text": given or "", **more}).strip()

    @property
    def kind_slots(self) -> Collection[str]:
        """The lines that the kind words."""
        return self.kind.lines.keys() if self.kind is not None else ()

    def titled(self) -> tuple[str, str]:
        """What the kind puts before and after the title of the language file."""
        wordings = self.kind.heading if self.kind is not None else {}
        if not wordings or not self.version.title:
            return "", ""
        before, _, after = self._wording(wordings, "heading", "").partition("{text}")
        return worded(before, self.fields), worded(after, self.fields)

    def kind_title(self) -> str:
        """The title that the kind has where the language file gives none."""
        wordings = self.kind.title if self.kind is not None else {}
        return worded(self._wording(wordings, "title", "title"), self.fields) if wordings else ""

    @cached_property
    def fields(self) -> dict[str, str]:
        """What the wordings of kinds may name in braces; empty what the document does not say."""
        metadata, language = self.metadata, self.language
        adopted = metadata.adopted
        meeting = adopted.meeting if adopted is not None else meeting_of(metadata.symbol)
        return {
            "organ": self.organs.get("text", ""),
            "number": self.version.wording.get("number") or number_of(metadata.symbol),
            "symbol": str(metadata.symbol),
            "based_on": str(metadata.based_on or ""),
            "session": self.session(),
            "body": self.name("body_name").replace("\n", " "),
            "title": words(self.version.title),
            "letter": self.version.wording.get("letter", ""),
            "sponsors": self.version.wording.get("sponsors", ""),
            **self._states(),
            "date": dates.date(adopted.date if adopted is not None else metadata.date, language),
            "meeting": str(meeting or ""),
            "meeting_ordinal": ordinal(meeting, (), language.ordinal_figures) if meeting else "",
        }

    def _wording(self, wordings: Mapping[str, str], section: str, line: str) -> str:
        """The wording of the kind in the version's language; a problem where there is none."""
        assert self.kind is not None
        if self.language.code not in wordings:
            message = f"templates/kinds/{self.kind.key}.yaml has no “{self.language.code}” under “{section}”."
            self.lacks("kind", message, line)
        return wordings.get(self.language.code, "")

    def suffixes(self) -> list[str]:
        """What the document is to another one, a line for each suffix of its symbol: ``Addendum``."""
        given = self.version.wording.get("suffix")
        if given is not None:
            return given.split("\n") if given else []
        kinds = [suffix.partition(".")[0] for suffix in self.metadata.symbol.parts[-1].suffixes]
        return [self.language.words[SUFFIX_WORDS[kind]] for kind in kinds if kind in SUFFIX_WORDS]

    def running_title(self) -> str:
        """What stands at the head of every page but the first."""
        return self.language.patterns["running_title"].format(symbol=self.metadata.symbol)

    def running_lines(self, slots: Sequence[str]) -> tuple[tuple[str, str], ...]:
        """The first line of each slot and what follows it; empty when one of the slots has no text."""
        lines = [self.name(slot).partition("\n") for slot in slots]
        return tuple((first, rest.replace("\n", " ")) for first, _, rest in lines) if all(map(any, lines)) else ()

    def agenda_note(self) -> Text:
        """The note that cites the agenda, or says another thing of it; without text when the content names none."""
        given = self.version.wording.get("agenda_note")
        if given is not None:
            return Text(given, self.metadata.place_of("agenda"))
        agenda = self.metadata.agenda
        symbol = None if agenda is None else agenda.note
        text = "" if symbol is None else self.language.patterns["agenda_note"].format(symbol=symbol)
        return Text(text, self.metadata.place_of("agenda.note"))

    def line_note(self, slot: str) -> Text | None:
        """The note of one of the lines ``session``, ``place_dates`` and ``author``, None when it has none."""
        given = self.version.wording.get(f"{slot}_note")
        key = "meeting" if slot == "place_dates" else slot
        return Text(given, self.metadata.place_of(key)) if given else None

    def reissue(self) -> Text | None:
        """The note that the asterisk after the symbol calls: that the document was issued anew, or one of its own."""
        given = self.version.wording.get("symbol_note")
        if given:
            return Text(given, self.metadata.place_of("symbol"))
        day = self.metadata.reissued
        if day is None:
            return None
        text = self.language.slugs["reissued"].format(date=dates.date(day, self.language))
        return Text(text.replace("^", ""), self.metadata.place_of("reissued"))

    def slugs(self) -> list[Text]:
        """The notes about the document itself: issued without formal editing, submitted late."""
        known = {name: text for name, text in self.language.slugs.items() if name != "reissued"}
        place = self.metadata.place_of("slugs")
        return [Text(self.look_up(known, name, Sought("slugs", "slugs")), place) for name in self.metadata.slugs]

    def _items(self, items: Sequence[AgendaItem]) -> str:
        patterns = self.language.patterns
        texts = [
            patterns["item"].format(number=item.number)
            if item.sub_item is None
            else patterns["sub_item"].format(number=item.number, letter=self._letter(item.sub_item))
            for item in items
        ]
        return enumerated(texts, self.language)

    def _states(self) -> dict[str, str]:
        """What the wordings of kinds say of the States that the document names by their codes."""
        if not self.countries:
            return {}
        from undoc.prepare.kinds.states import listed_names, names_of, vote_fields

        metadata, language = self.metadata, self.language
        found = vote_fields(metadata, self.countries, language)
        if not self.version.wording.get("sponsors"):
            found["sponsors"] = listed_names(names_of(metadata.sponsors, self.countries, language), language)
        return found

    def _letter(self, sub_item: str) -> str:
        """The letter of a sub-item, ``b`` or ``bb``, as the language counts."""
        number = ord(sub_item[0]) - ord("a") + 1 + 26 * (len(sub_item) - 1)
        if sub_item != counters.lower(number):
            return sub_item
        return counters.label(self.language.counters["sub_items"][0], number, self.language.series)
