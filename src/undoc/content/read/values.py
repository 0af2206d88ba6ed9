"""The syntax of the values in ``document.yaml``: each function returns the value or raises InvalidValueError."""

from __future__ import annotations

import datetime as dt
import re

from undoc.model import LANGUAGES, AgendaItem, AgendaStatus, Justification, Symbol
from undoc.model.symbol import LONGEST
from undoc.wording import did_you_mean, quoted
from undoc.yaml.keys import InvalidValueError

DISTRIBUTIONS = ("general", "limited", "restricted", "provisional")

_WORD = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_NUMBER = re.compile(r"[0-9]{1,4}")
_ITEM = re.compile(r"(?P<number>[0-9]{1,4})(?: ?\((?P<sub>[a-z]{1,2})\))?")
# V.01-80483 (Vienna), GE.18-01763 (Geneva), 26-04887 (New York), K2417890 (Nairobi)
_JOB_NUMBER = re.compile(r"(?:[A-Z]{1,3}\.?)?[0-9]{2}-?[0-9]{4,6}")
_STAMP = re.compile(r"[0-9]{6}(?: [0-9]{6})*")
_ITEM_SEPARATOR = re.compile(r" ?, ?and | ?, ?| and ")
_LANGUAGE_NAMES = dict(zip(LANGUAGES, ("Arabic", "Chinese", "English", "French", "Russian", "Spanish"), strict=True))


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


def parse_word(text: str, example: str = "executive-director", otherwise: str = "") -> str:
    """Return the word that names an entry of the templates, such as ``example``.

    ``otherwise`` says what to do where there is no such entry.
    """
    if not _WORD.fullmatch(text):
        advice = f"Write small letters, figures and hyphens only, as {example}.{' ' if otherwise else ''}{otherwise}"
        raise InvalidValueError("invalid-word", f"{quoted(text)} is not a word of the templates.", advice)
    return text


def parse_place(text: str) -> str:
    """Return the word for the place of a meeting."""
    otherwise = "A place without a word is written in the line itself, “place_dates: …” in the language file."
    return parse_word(text, "new-york", otherwise)


def parse_kind(text: str) -> str:
    """Return the word for a kind of document."""
    return parse_word(text, "draft-resolution")


def parse_body(text: str) -> str:
    """Return the word for the body that issues a document."""
    return parse_word(text, "general-assembly")


def parse_words(text: str) -> tuple[str, ...]:
    """Return the words in ``unedited, late``, each once."""
    return tuple(dict.fromkeys(parse_word(word.strip()) for word in text.split(",")))


def parse_distribution(text: str) -> str:
    """Return one of DISTRIBUTIONS."""
    if text not in DISTRIBUTIONS:
        advice = did_you_mean(text, DISTRIBUTIONS, f"Write one of {', '.join(DISTRIBUTIONS)}.")
        raise InvalidValueError("invalid-distribution", f"{quoted(text)} is not a kind of distribution.", advice)
    return text


def parse_status(text: str) -> AgendaStatus:
    """Return the status of the agenda."""
    choices = [status.value for status in AgendaStatus]
    if text not in choices:
        advice = did_you_mean(text, choices, f"Write one of {', '.join(choices)}.")
        raise InvalidValueError("invalid-status", f"{quoted(text)} is not the status of an agenda.", advice)
    return AgendaStatus(text)


def parse_justification(text: str) -> Justification:
    """Return how justified lines are filled."""
    choices = [one.value for one in Justification]
    if text not in choices:
        advice = did_you_mean(text, choices, f"Write one of {', '.join(choices)}.")
        raise InvalidValueError("invalid-justification", f"{quoted(text)} is not a way to justify lines.", advice)
    return Justification(text)


def parse_language(text: str) -> str:
    """Return the code of an official language."""
    if text in LANGUAGES:
        return text
    named = next((code for code, name in _LANGUAGE_NAMES.items() if name.lower() == text.lower()), None)
    choices = ", ".join(f"{code} ({name})" for code, name in _LANGUAGE_NAMES.items())
    advice = f"Did you mean “{named}”?" if named else did_you_mean(text, LANGUAGES, f"Write one of {choices}.")
    raise InvalidValueError("invalid-language", f"{quoted(text)} is not the code of an official language.", advice)


def parse_date(text: str) -> dt.date:
    """Return the date written as ISO 8601-1, 5.2.2.1 has it: 2024-09-19."""
    try:
        if _DATE.fullmatch(text):
            return dt.date.fromisoformat(text)
    except ValueError:
        pass
    message = f"{quoted(text)} is not a date."
    raise InvalidValueError("invalid-date", message, "Write year, month and day, as 2024-09-19.") from None


def parse_job_number(text: str) -> str:
    """Return the number of a job, as 26-04887, GE.18-01763 or K2417890."""
    if not _JOB_NUMBER.fullmatch(text):
        message = f"{quoted(text)} is not the number of a job."
        raise InvalidValueError("invalid-job", message, "Write it as 26-04887, GE.18-01763 or K2417890.")
    return text


def parse_stamp(text: str) -> str:
    """Return date stamps: day, month and year in two figures each, as 150426, several with a space between them."""
    stamps = text.split()
    try:
        if not _STAMP.fullmatch(text):
            raise ValueError
        for stamp in stamps:
            dt.date(2000 + int(stamp[4:]), int(stamp[2:4]), int(stamp[:2]))
    except ValueError:
        message = f"{quoted(text)} is not a date stamp."
        advice = "Write day, month and year in two figures each, as 150426."
        raise InvalidValueError("invalid-stamp", message, advice) from None
    return text


def parse_number(text: str) -> int:
    """Return a whole number above 0."""
    if not _NUMBER.fullmatch(text) or int(text) == 0:
        raise InvalidValueError(
            "invalid-number", f"{quoted(text)} is not a whole number above 0.", "Write figures, as 2."
        )
    return int(text)


def parse_year(text: str) -> int:
    """Return a year since the Charter (1945)."""
    if not _NUMBER.fullmatch(text) or int(text) < 1945:
        raise InvalidValueError(
            "invalid-year", f"{quoted(text)} is not a year since 1945.", "Write four figures, as 2024."
        )
    return int(text)


def parse_items(text: str) -> tuple[AgendaItem, ...]:
    """Return the agenda items in ``6``, ``6 (a)``, ``5, 6 (a) and 7``."""
    items: list[AgendaItem] = []
    text = " ".join(text.split())
    for part in _ITEM_SEPARATOR.split(text):
        match = _ITEM.fullmatch(part)
        if match is None or int(match["number"]) == 0:
            message = f"{quoted(part or text)} is not an agenda item."
            raise InvalidValueError("invalid-item", message, "Write it as 6, as 6 (a), or several as 5, 6 (a) and 7.")
        item = AgendaItem(int(match["number"]), match["sub"])
        if item in items:
            raise InvalidValueError(
                "invalid-item", f"The item {quoted(part)} stands here twice.", "Remove one of the two."
            )
        items.append(item)
    return tuple(items)
