"""Who took part in a meeting: the president and the members, in the alphabetical order of the version's language."""

from __future__ import annotations

from collections.abc import Iterator

from undoc.model import Place, Problem, Version
from undoc.prepare import prepared
from undoc.prepare.front.beside import beside
from undoc.prepare.front.masthead import spans_of
from undoc.prepare.front.wordings import Wordings
from undoc.prepare.inlines import SpanMaker
from undoc.prepare.kinds.record import member
from undoc.prepare.kinds.spelling import in_order
from undoc.prepare.prepared import Span
from undoc.templates.house import House

#: How wide the columns are, compared with each other: the word, the country, the name.
_WIDTHS = (1.0, 2.4, 2.4)


def members(version: Version, wordings: Wordings, maker: SpanMaker, house: House) -> Iterator[prepared.Block]:
    """The table of those who took part; lines that name no country are noted among the problems."""
    place = version.places.get("members", Place(str(version.path), 2, 1))
    president = _of(version, wordings, "president")
    others = sorted(_of(version, wordings, "members"), key=lambda one: in_order(one[0], wordings.language))
    named = [(wordings.kind_line("president_word"), president), (wordings.kind_line("members_word"), others)]
    rows: list[list[tuple[Span, ...]]] = []
    for word, group in named:
        for at, (country, name) in enumerate(group):
            first = (Span(word, italic=True),) if at == 0 and word else ()
            rows.append([first, spans_of(country), spans_of(name)])
    if rows:
        yield beside(rows, _WIDTHS, place, maker=maker, house=house, language=wordings.language)


def _of(version: Version, wordings: Wordings, key: str) -> list[tuple[str, str]]:
    """The countries and names of a line of the front matter."""
    found = []
    for line in version.wording.get(key, "").split("\n"):
        if not line.strip():
            continue
        one = member(line)
        if one is None:
            message = f"“{line.strip()}” in “{key}” does not say for which country."
            advice = "Write it as in “Ms. Haddad (Jordan)”, and part those who follow with a backslash and a space."
            place = version.places.get(key, Place(str(version.path), 2, 1))
            wordings.problems.append(Problem(place, "no-country", message, advice))
            continue
        found.append(one)
    return found
