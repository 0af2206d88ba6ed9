"""What the numbers of lists look like in the formats of Word (ISO/IEC 29500-1, 17.18.59)."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from undoc.prepare import counters

_ONES = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_ORDINALS = {
    "one": "first",
    "two": "second",
    "three": "third",
    "five": "fifth",
    "eight": "eighth",
    "nine": "ninth",
    "twelve": "twelfth",
}
_HEBREW = (("ק", "ר", "ש", "ת"), ("י", "כ", "ל", "מ", "נ", "ס", "ע", "פ", "צ"), tuple("אבגדהוזחט"))
_DIGITS = "〇一二三四五六七八九"
#: Letters one after the other; behind the last they are doubled, then trebled.
_LETTERS = {
    "arabicAbjad": "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ",
    "arabicAlpha": "أبتثجحخدذرزسشصضطظعغفقكلمنهوي",
    "hebrew2": "אבגדהוזחטיכלמנסעפצקרשת",
    "russianLower": "абвгдежзиклмнопрстуфхцчшщыэюя",
    "russianUpper": "АБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЫЭЮЯ",
    "chicago": "*†‡§",
    "thaiLetters": "กขฃคฅฆงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮ",
}
#: Signs one after the other; behind the last, figures stand.
_SIGNS = {
    "decimalEnclosedCircle": "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳",
    "decimalEnclosedCircleChinese": "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳",
    "decimalEnclosedParen": "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇",
    "decimalEnclosedFullstop": "⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛",
    "ideographEnclosedCircle": "㊀㊁㊂㊃㊄㊅㊆㊇㊈㊉",
    "ideographTraditional": "甲乙丙丁戊己庚辛壬癸",
    "ideographZodiac": "子丑寅卯辰巳午未申酉戌亥",
    "ganada": "가나다라마바사아자차카타파하",
    "chosung": "ㄱㄴㄷㄹㅁㅂㅅㅇㅈㅊㅋㅌㅍㅎ",
    "aiueoFullWidth": "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン",
    "aiueo": "ｱｲｳｴｵｶｷｸｹｺｻｼｽｾｿﾀﾁﾂﾃﾄﾅﾆﾇﾈﾉﾊﾋﾌﾍﾎﾏﾐﾑﾒﾓﾔﾕﾖﾗﾘﾙﾚﾛﾜｦﾝ",
    "irohaFullWidth": "イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマケフコエテアサキユメミシヱヒモセス",
}
_PADDED = re.compile(r"(0*)1(?:,.*)?")


def _letters(letters: str) -> Callable[[int], str]:
    return lambda number: letters[(number - 1) % len(letters)] * ((number - 1) // len(letters) + 1)


def _signs(signs: str) -> Callable[[int], str]:
    return lambda number: signs[number - 1] if number <= len(signs) else str(number)


def _figures(figures: str) -> Callable[[int], str]:
    table = str.maketrans("0123456789", figures)
    return lambda number: str(number).translate(table)


def _cardinal(number: int) -> str:
    """The number in English; figures above ninety-nine."""
    if number >= 100:
        return str(number)
    tens, ones = divmod(number, 10)
    if number < 20:
        return _ONES[number]
    return _TENS[tens - 2] + (f"-{_ONES[ones]}" if ones else "")


def _ordinal(number: int) -> str:
    ending = {1: "st", 2: "nd", 3: "rd"}.get(0 if number % 100 in (11, 12, 13) else number % 10, "th")
    return f"{number}{ending}"


def _ordinal_word(number: int) -> str:
    before, hyphen, last = _cardinal(number).rpartition("-")
    if last.isdecimal():
        return _ordinal(number)
    return before + hyphen + _ORDINALS.get(last, f"{re.sub('y$', 'ie', last)}th")


def _hebrew(number: int) -> str:
    """The number as Hebrew letters that are added; figures from a thousand on. 15 and 16 are 9 + 6 and 9 + 7."""
    if number >= 1000:
        return str(number)
    hundreds, rest = divmod(number, 100)
    text = "ת" * (hundreds // 4) + (_HEBREW[0][hundreds % 4 - 1] if hundreds % 4 else "")
    if rest in (15, 16):
        return text + "ט" + _HEBREW[2][rest - 10]
    tens, ones = divmod(rest, 10)
    return text + (_HEBREW[1][tens - 1] if tens else "") + (_HEBREW[2][ones - 1] if ones else "")


FORMATS: Mapping[str, Callable[[int], str]] = {
    "decimal": counters.decimal,
    "decimalHalfWidth": counters.decimal,
    "lowerLetter": counters.lower,
    "upperLetter": counters.upper,
    "lowerRoman": counters.lower_roman,
    "upperRoman": counters.upper_roman,
    "chineseCounting": counters.han,
    "chineseCountingThousand": counters.han,
    "taiwaneseCounting": counters.han,
    "taiwaneseCountingThousand": counters.han,
    "japaneseCounting": counters.han,
    "ideographDigital": _figures(_DIGITS),
    "japaneseDigitalTenThousand": _figures(_DIGITS),
    "taiwaneseDigital": _figures("○" + _DIGITS[1:]),
    "decimalFullWidth": _figures("０１２３４５６７８９"),
    "decimalFullWidth2": _figures("０１２３４５６７８９"),
    "thaiNumbers": _figures("๐๑๒๓๔๕๖๗๘๙"),
    "hindiNumbers": _figures("०१२३४५६७८९"),
    "decimalZero": lambda number: f"{number:02}",
    "numberInDash": lambda number: f"- {number} -",
    "hex": lambda number: f"{number:X}",
    "ordinal": _ordinal,
    "cardinalText": lambda number: _cardinal(number).capitalize(),
    "ordinalText": lambda number: _ordinal_word(number).capitalize(),
    "hebrew1": _hebrew,
    "none": lambda _: "",
    **{name: _letters(letters) for name, letters in _LETTERS.items()},
    **{name: _signs(signs) for name, signs in _SIGNS.items()},
}


def custom(example: str) -> Callable[[int], str] | None:
    """The format that an example says, “001, 002, 003, ...”; None for one that is not known."""
    match = _PADDED.fullmatch(example.strip())
    return None if match is None else lambda number: f"{number:0{len(match[1]) + 1}}"
