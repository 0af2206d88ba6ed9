"""The values of ``document.yaml``: the types that some of them have, and how each is written.

Each ``parse_…`` returns the value or raises InvalidValueError.
"""

from __future__ import annotations

import datetime as dt
import re

from msgspec import Struct

from undoc.model.attributes import ANY_TEXT, InvalidValueError, Syntax, chosen, pattern
from undoc.model.languages import CODE, LANGUAGES, languages
from undoc.model.symbol import LONGEST, Symbol
from undoc.wording import did_you_mean, quoted

DISTRIBUTIONS = ("general", "limited", "restricted", "provisional")

_WORD = r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*"
_DATE = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
_NUMBER = r"[0-9]{1,4}"
# 34, 29C
_SECTION = r"[1-9][0-9]{0,2}[A-Z]?(?:\.I)?"
_ITEM = r"[0-9]{1,4}(?: ?\([a-z]{1,2}\))?"
_ITEM_SEPARATOR = r" ?, ?and | ?, ?| and "
# V.01-80483 (Vienna), GE.18-01763 (Geneva), 26-04887 (New York), K2417890 (Nairobi)
_JOB_NUMBER = r"(?:[A-Z]{1,3}\.?)?[0-9]{2}-?[0-9]{4,6}"
_STAMP = r"[0-9]{6}(?: [0-9]{6})*"


class AgendaItem(Struct, frozen=True):
    """One item: its number and, if any, the letter of its sub-item: 6 (a)."""

    number: int
    sub_item: str | None = None


def parse_symbol(text: str) -> Symbol:
    """Return the document symbol (rule: see ``undoc.model.Symbol``)."""
    try:
        return Symbol.parse(text)
    except ValueError:
        message = f"{quoted(text)} is not a document symbol{_why(text)}."
        raise InvalidValueError(
            "invalid-symbol", message, "Write it as HSP/EB.2024/17 or A/80/6 (Sect. 29)/Corr.1."
        ) from None


def _why(text: str) -> str:
    """What of a text that is no symbol cannot be seen in it."""
    if len(text) > LONGEST:
        return f": it has {len(text)} characters, and {LONGEST} are possible"
    unseen = next((character for character in text if not character.isprintable()), "")
    return f": it holds the character U+{ord(unseen):04X}, which cannot be seen" if unseen else ""


def word(example: str, otherwise: str = "") -> Syntax[str]:
    """The syntax of a word that names an entry of the templates, such as ``example``.

    ``otherwise`` says what to do where there is no such entry.
    """

    def parse(text: str) -> str:
        if not re.fullmatch(_WORD, text):
            advice = f"Write small letters, figures and hyphens only, as {example}. {otherwise}".rstrip()
            raise InvalidValueError("invalid-word", f"{quoted(text)} is not a word of the templates.", advice)
        return text

    return Syntax(parse, pattern(_WORD))


def _parse_words(text: str) -> tuple[str, ...]:
    """Return the words in ``unedited, late``, each once."""
    return tuple(dict.fromkeys(WORD.parse(one.strip()) for one in text.split(",")))


def _parse_distribution(text: str) -> str:
    return chosen(text, DISTRIBUTIONS, "invalid-distribution", "a kind of distribution")


def parse_language(text: str) -> str:
    """Return the code of a language that documents may be in."""
    known = languages()
    if text in known.codes:
        return text
    names = known.names()
    named = next((code for code, name in names.items() if name.lower() == text.lower()), None)
    choices = ", ".join(f"{code} ({names[code]})" if code in names else code for code in known.codes)
    advice = f"Did you mean “{named}”?" if named else did_you_mean(text, known.codes, f"Write one of {choices}.")
    raise InvalidValueError("invalid-language", f"{quoted(text)} is not the code of a language here.", advice)


def _parse_date(text: str) -> dt.date:
    """Return the date written as ISO 8601-1, 5.2.2.1 has it: 2024-09-19."""
    try:
        if re.fullmatch(_DATE, text):
            return dt.date.fromisoformat(text)
    except ValueError:
        pass
    message = f"{quoted(text)} is not a date."
    raise InvalidValueError("invalid-date", message, "Write year, month and day, as 2024-09-19.") from None


def _parse_job_number(text: str) -> str:
    if not re.fullmatch(_JOB_NUMBER, text):
        message = f"{quoted(text)} is not the number of a job."
        raise InvalidValueError("invalid-job", message, "Write it as 26-04887, GE.18-01763 or K2417890.")
    return text


def _parse_stamp(text: str) -> str:
    """Return date stamps: day, month and year in two figures each, as 150426, several with a space between them."""
    stamps = text.split()
    try:
        if not re.fullmatch(_STAMP, text):
            raise ValueError
        for stamp in stamps:
            dt.date(2000 + int(stamp[4:]), int(stamp[2:4]), int(stamp[:2]))
    except ValueError:
        message = f"{quoted(text)} is not a date stamp."
        advice = "Write day, month and year in two figures each, as 150426."
        raise InvalidValueError("invalid-stamp", message, advice) from None
    return text


def _parse_number(text: str) -> int:
    if not re.fullmatch(_NUMBER, text) or int(text) == 0:
        message = f"{quoted(text)} is not a whole number above 0."
        raise InvalidValueError("invalid-number", message, "Write figures, as 2.")
    return int(text)


def _parse_year(text: str) -> int:
    """Return a year since the Charter (1945)."""
    if not re.fullmatch(_NUMBER, text) or int(text) < 1945:
        message = f"{quoted(text)} is not a year since 1945."
        raise InvalidValueError("invalid-year", message, "Write four figures, as 2024.")
    return int(text)


def _parse_items(text: str) -> tuple[AgendaItem, ...]:
    """Return the agenda items in ``6``, ``6 (a)``, ``5, 6 (a) and 7``."""
    items: list[AgendaItem] = []
    text = " ".join(text.split())
    for part in re.split(_ITEM_SEPARATOR, text):
        number, _, letter = part.rstrip(")").partition("(")
        if not re.fullmatch(_ITEM, part) or int(number) == 0:
            message = f"{quoted(part or text)} is not an agenda item."
            raise InvalidValueError("invalid-item", message, "Write it as 6, as 6 (a), or several as 5, 6 (a) and 7.")
        item = AgendaItem(int(number), letter or None)
        if item in items:
            message = f"The item {quoted(part)} stands here twice."
            raise InvalidValueError("invalid-item", message, "Remove one of the two.")
        items.append(item)
    return tuple(items)


def _parse_section(text: str) -> str:
    """Return the number of a section of a book."""
    if not re.fullmatch(_SECTION, text):
        message = f"{quoted(text)} is not the number of a section."
        advice = (
            "Write figures, and a capital letter if it has one: 29C; and .I for numbers of chapters after it: 31.I."
        )
        raise InvalidValueError("invalid-section", message, advice)
    return text


SYMBOL = Syntax(parse_symbol, ANY_TEXT)
BODY = word("general-assembly")
KIND = word("draft-resolution")
WORD = word("executive-director")
PLACE = word("new-york", "A place without a word is written in the line itself, “place_dates: …” in the language file.")
WORDS = Syntax(_parse_words, pattern(rf"{_WORD}(?: *, *{_WORD})*"))
DISTRIBUTION = Syntax(_parse_distribution, {"enum": list(DISTRIBUTIONS)})
LANGUAGE = Syntax(parse_language, {**pattern(CODE), "examples": list(LANGUAGES)})
DATE = Syntax(_parse_date, pattern(_DATE))
JOB_NUMBER = Syntax(_parse_job_number, pattern(_JOB_NUMBER))
STAMP = Syntax(_parse_stamp, pattern(_STAMP))
SECTION = Syntax(
    _parse_section,
    {"anyOf": [{"type": "integer", "minimum": 1, "maximum": 999}, {"type": "string", "pattern": f"^(?:{_SECTION})$"}]},
)
WHOLE = Syntax(_parse_number, {"type": "integer", "minimum": 1, "maximum": 9999})
YEAR = Syntax(_parse_year, {"type": "integer", "minimum": 1945, "maximum": 9999})
ITEMS = Syntax(_parse_items, pattern(rf"{_ITEM}(?:(?:{_ITEM_SEPARATOR}){_ITEM})*"))
