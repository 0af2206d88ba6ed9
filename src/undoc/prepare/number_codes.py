"""Numbers by the codes of spreadsheets (ISO/IEC 29500-1, 18.8.31): ``#,##0.0;(#,##0.0);"–"``.

Comes in: a number, a code and how a language writes numbers. Goes out: the text, without the spaces that a code leaves
for signs that other numbers have.
"""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal
from functools import cache

from undoc.prepare.figures import figure
from undoc.templates.language import Numbers

_TOKEN = re.compile(r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|[_*].|\[(?P<bracket>[^\]]*)\]|(?P<sign>.)', re.DOTALL)
_CONDITION = re.compile(r"(<=|>=|<>|<|>|=)(-?(?:[0-9]+\.?[0-9]*|\.[0-9]+))")
_GENERAL = re.compile("general", re.IGNORECASE)
_DIGITS = "#0?"
#: What spreadsheets, and Word in charts, print before negative numbers.
_MINUS = "-"
#: As many significant figures as a general number has.
_FIGURES = 11
_TESTS = {
    "<": lambda number, other: number < other,
    "<=": lambda number, other: number <= other,
    ">": lambda number, other: number > other,
    ">=": lambda number, other: number >= other,
    "=": lambda number, other: number == other,
    "<>": lambda number, other: number != other,
}
#: A sign of a code: what it is, and whether it is printed as it stands.
_Sign = tuple[str, bool]


def written(number: Decimal, code: str, form: Numbers) -> str:
    """The number as ``code`` says it; its commas and points are those of the language."""
    sections = _sections(code)
    index = _section(number, sections)
    conditions, signs = sections[index]
    # A section for negative numbers says itself how these are told.
    has_own_sign = index > 0 or (conditions is not None and number < 0)
    text = _by(abs(number), signs, form)
    if number < 0 and not has_own_sign and any(figure.isdigit() and figure != "0" for figure in text):
        text = _MINUS + text
    return text.strip(" \u00a0")


def _section(number: Decimal, sections: tuple[tuple[tuple[str, Decimal] | None, tuple[_Sign, ...]], ...]) -> int:
    """Which section the number is written by."""
    for index, (condition, _) in enumerate(sections):
        if condition is not None and _TESTS[condition[0]](number, condition[1]):
            return index
    if any(condition is not None for condition, _ in sections):
        return next((index for index, (condition, _) in enumerate(sections) if condition is None), 0)
    if number < 0 and len(sections) > 1:
        return 1
    return 2 if not number and len(sections) > 2 else 0


@cache
def _sections(code: str) -> tuple[tuple[tuple[str, Decimal] | None, tuple[_Sign, ...]], ...]:
    """The sections of a code with their conditions."""
    sections: list[tuple[tuple[str, Decimal] | None, list[_Sign]]] = [(None, [])]
    for match in _TOKEN.finditer(_GENERAL.sub("\0", code)):
        signs = sections[-1][1]
        if match["quoted"] is not None:
            signs.extend((sign, True) for sign in match["quoted"])
        elif match["escaped"] is not None:
            signs.append((match["escaped"], True))
        elif match["bracket"] is not None:
            found = _CONDITION.fullmatch(match["bracket"])
            if found is not None:
                sections[-1] = ((found[1], Decimal(found[2])), signs)
        elif match["sign"] == ";":
            sections.append((None, []))
        elif match["sign"] is not None:
            signs.append((match["sign"], match["sign"] not in "#0?.,%@\0"))
    return tuple((condition, tuple(signs)) for condition, signs in sections[:3])


def _by(number: Decimal, signs: tuple[_Sign, ...], form: Numbers) -> str:
    if ("\0", False) in signs:
        general = figure(_general(number), form)
        return "".join(general if sign == "\0" else _kept(sign) for sign, plain in signs if plain or sign == "\0")
    places = [at for at, (sign, plain) in enumerate(signs) if not plain and sign in _DIGITS]
    percent = sum(not plain and sign == "%" for sign, plain in signs)
    if not places:
        return "".join(_kept(sign) for sign, plain in signs if plain or sign == "%")
    point = next((at for at, one in enumerate(signs) if one == (".", False)), len(signs))
    last = max((at for at in places if at < point), default=point)
    after = [at for at in places if at > point]
    commas = [at for at, one in enumerate(signs) if one == (",", False)]
    # A comma after the last figure parts by a thousand; one among the figures groups them.
    scaled = sum(at > max(last, *after, last) or last < at < point for at in commas)
    grouped = len(commas) > scaled
    shown = number * Decimal(100) ** percent / Decimal(1000) ** scaled
    shown = shown.quantize(Decimal(1).scaleb(-len(after)), ROUND_HALF_UP)
    whole, _, fraction = f"{shown:f}".partition(".")
    return _whole(whole, signs, places, last, form, grouped=grouped) + _rest(fraction, signs, last, after, form)


def _whole(digits: str, signs: tuple[_Sign, ...], places: list[int], last: int, form: Numbers, *, grouped: bool) -> str:
    """What stands up to the last figure before the point: the figures fill their places from the right."""
    before = [at for at in places if at <= last]
    digits = digits.lstrip("0")
    filled: dict[int, str] = {}
    rest = digits
    for number, at in enumerate(reversed(before)):
        digit = rest[-1:] if number < len(before) - 1 else rest
        rest = rest[: len(rest) - len(digit)]
        filled[at] = digit or ("0" if signs[at][0] == "0" else "")
    text = ""
    for at in range(last + 1):
        sign, plain = signs[at]
        if at in filled:
            text += filled[at]
        elif plain or sign == "%":
            # A space between places is one between groups, of which there may be none.
            text += "" if sign == " " and before and at > before[0] and not text.strip() else _kept(sign)
    if not grouped:
        return text
    start = next((at for at, sign in enumerate(text) if sign.isdigit()), len(text))
    return text[:start] + figure(Decimal(text[start:] or 0), form) if text[start:].isdigit() else text


def _rest(fraction: str, signs: tuple[_Sign, ...], last: int, after: list[int], form: Numbers) -> str:
    """What stands after the last figure before the point; figures that need not be shown are left out."""
    needed = max((number + 1 for number, at in enumerate(after) if signs[at][0] == "0"), default=0)
    shown = fraction[:needed] + fraction[needed:].rstrip("0")
    text = ""
    for at in range(last + 1, len(signs)):
        sign, plain = signs[at]
        if at in after:
            text += shown[after.index(at) : after.index(at) + 1]
        elif (sign, plain) == (".", False):
            text += form.decimal if shown else ""
        elif plain or sign == "%":
            text += _kept(sign)
    return text


def _kept(sign: str) -> str:
    return "\u00a0" if sign == " " else sign


def _general(number: Decimal) -> Decimal:
    """The number with no more figures than a general one has."""
    rounded = round(number, max(0, _FIGURES - 2 - max(0, number.adjusted())))
    return Decimal(f"{rounded.normalize():f}")
