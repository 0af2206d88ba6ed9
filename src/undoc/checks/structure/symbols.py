"""Symbols of documents and numbers of resolutions: as they are written, and as sessions and years allow them."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator, Mapping

from undoc.checks.checked import Check, CheckedVersion
from undoc.checks.findings import Hit

#: The General Assembly's first session was in 1946; each begins in September.
_BEFORE_FIRST = 1945
#: Resolutions of the Security Council by which the years of the others are told: their numbers rise with the years.
#: Source: the titles of the resolutions themselves.
_COUNCIL = (
    (1, 1946), (16, 1947), (242, 1967), (338, 1973), (425, 1978), (435, 1978), (598, 1987), (660, 1990), (687, 1991),
    (794, 1992), (808, 1993), (827, 1993), (955, 1994), (1031, 1995), (1244, 1999), (1261, 1999), (1296, 2000),
    (1325, 2000), (1368, 2001), (1373, 2001), (1441, 2002), (1483, 2003), (1540, 2004), (1559, 2004), (1593, 2005),
    (1612, 2005), (1674, 2006), (1701, 2006), (1769, 2007), (1820, 2008), (1874, 2009), (1888, 2009), (1929, 2010),
    (1960, 2010), (1973, 2011), (2068, 2012), (2106, 2013), (2122, 2013), (2178, 2014), (2231, 2015), (2250, 2015),
    (2282, 2016), (2334, 2016), (2347, 2017), (2379, 2017), (2417, 2018), (2447, 2018), (2475, 2019), (2481, 2019),
    (2532, 2020), (2573, 2021), (2601, 2021), (2664, 2022), (2686, 2023), (2719, 2023), (2735, 2024),
)  # fmt: skip
_NUMBERS = [number for number, _ in _COUNCIL]
_ORGANS = "A|S|E|ST|TD|DP|UNEP|HSP|ECE|FCCC|CBD|CCPR|CEDAW|CERD|CAT|CRC|CRPD|HRI"
_SPACED = re.compile(
    rf"(?<![\w/])(?:{_ORGANS})(?:/[\w.]+)*(?:[ \u00a0]+/[ \u00a0]*|/[ \u00a0]+)"
    r"(?=[A-Z0-9][\w.]*(?:/|\b)\d|\d)[\w./]+"
)
_LETTER_O = re.compile(rf"(?<![\w/])(?:{_ORGANS})(?:/[\w.]+)*/(?:\d+[OolI]\d*|[Oo]\d+|\d*[OolI]\d+)(?!\w)")
_DASHED = re.compile(rf"(?<![\w/])(?:{_ORGANS})/[\w./]*\d[–—−]\d[\w./]*")
_ASSEMBLY = re.compile(r"(?<![\w/])A/(?:RES/|DEC/|C\.\d/|BUR/|INF/|CONF\.\d+/)?(\d{2,3})/(?!(?:Rev|Add|Corr)\.)[\w.]+")
_RESOLUTION = re.compile(
    r"(?:\b[Rr]esolutions?|\b[Rr]ésolutions?|\b[Rr]esoluci(?:ón|ones)|\b[Рр]езолюци\w*|决议|القرار\w*)[ \u00a0]?"
    r"(?:No\.[ \u00a0]?)?(\d{1,4})/(\d{1,3})\b"
)
_COUNCIL_RESOLUTION = re.compile(r"(?<![\d/.,])(\d{1,4})[ \u00a0]?[(（](\d{4})[)）]")
_OF_COUNCIL = re.compile(
    r"Security Council|Conseil de sécurité|Consejo de Seguridad|Совет\w* Безопасности|安全理事会|安理会|مجلس الأمن"
)


def symbol_form(checked: CheckedVersion) -> Iterator[Hit]:
    """Symbols with spaces, the letter O for a nought, a dash for a hyphen."""
    for unit in checked.units:
        if "/" not in unit.text:
            continue
        for match in _SPACED.finditer(unit.text):
            symbol = match[0].rstrip(".")
            yield Hit(unit, match.start(), match.start() + len(symbol), re.sub(r"\s+", "", symbol))
        for match in _LETTER_O.finditer(unit.text):
            head, last = match[0].rsplit("/", 1)
            fix = f"{head}/{last.translate(str.maketrans('OolI', '0011'))}"
            yield Hit(unit, match.start(), match.end(), fix)
        for match in _DASHED.finditer(unit.text):
            symbol = match[0].rstrip(".")
            yield Hit(unit, match.start(), match.start() + len(symbol), re.sub("[–—−]", "-", symbol))


def _session(checked: CheckedVersion) -> int:
    """The latest session of the General Assembly that a document can speak of: the one after its date is prepared."""
    return checked.metadata.date.year - _BEFORE_FIRST + 1


def symbol_session(checked: CheckedVersion) -> Iterator[Hit]:
    """Symbols of the General Assembly with a session that has not been."""
    latest = _session(checked)
    for unit in checked.units:
        if "A/" not in unit.text:
            continue
        for match in _ASSEMBLY.finditer(unit.text):
            if int(match[1]) > latest:
                end = match.start() + len(match[0].rstrip("."))
                yield Hit(unit, match.start(), end, fields={"session": match[1], "latest": latest})


def resolution_session(checked: CheckedVersion) -> Iterator[Hit]:
    """Resolutions "n/m" of a session, or of a year, that has not been."""
    latest = _session(checked)
    year = checked.metadata.date.year
    for unit in checked.units:
        if "/" not in unit.text:
            continue
        for match in _RESOLUTION.finditer(unit.text):
            session = int(match[1])
            if latest < session < _BEFORE_FIRST or session > year:
                yield Hit(unit, match.start(1), match.end(), fields={"session": session, "latest": latest})


def council_year(checked: CheckedVersion) -> Iterator[Hit]:
    """Resolutions of the Security Council with a year in which they cannot have been adopted."""
    for unit in checked.units:
        if "(" not in unit.text and "（" not in unit.text:
            continue
        for match in _COUNCIL_RESOLUTION.finditer(unit.text):
            if not _OF_COUNCIL.search(unit.text[max(0, match.start() - 120) : match.start()]):
                continue
            number, year = int(match[1]), int(match[2])
            index = bisect.bisect_right(_NUMBERS, number)
            if index == 0 or year < _BEFORE_FIRST:
                continue
            first = _COUNCIL[index - 1][1]
            following = _COUNCIL[index][1] if index < len(_COUNCIL) else checked.metadata.date.year
            last = first if _NUMBERS[index - 1] == number else following
            if not first <= year <= last:
                years = str(first) if first == last else f"{first}–{last}"
                yield Hit(unit, match.start(), match.end(), fields={"number": number, "years": years})


def own_session(checked: CheckedVersion) -> Iterator[Hit]:
    """A symbol of the General Assembly whose session is not that of ``session``."""
    metadata = checked.metadata
    segments = metadata.symbol.segments
    if metadata.symbol.organ == "A" and metadata.session is not None and metadata.session.year is None:
        number = segments[1] if segments[0] in ("RES", "DEC") and len(segments) > 1 else segments[0]
        if number.isdigit() and int(number) != metadata.session.number:
            fields = {"symbol": metadata.symbol, "session": metadata.session.number}
            yield Hit(None, place=checked.at("session.number"), fields=fields)


def agenda_session(checked: CheckedVersion) -> Iterator[Hit]:
    """The symbol of the agenda with another session than the symbol of the document."""
    metadata = checked.metadata
    note = metadata.agenda.note if metadata.agenda is not None else None
    if note is None or note.organ != metadata.symbol.organ or metadata.symbol.organ != "A":
        return
    own, cited = metadata.symbol.segments[0], note.segments[0]
    if own.isdigit() and cited.isdigit() and own != cited:
        yield Hit(None, place=checked.at("agenda.note"), fields={"note": note, "symbol": metadata.symbol})


CHECKS: Mapping[str, Check] = {
    "symbol-form": symbol_form,
    "symbol-session": symbol_session,
    "resolution-session": resolution_session,
    "council-year": council_year,
    "own-session": own_session,
    "agenda-session": agenda_session,
}
