"""The codes by which Word and Excel show numbers as the language writes them (ISO/IEC 29500-1, 18.8.31).

A comma in a code stands for the groups and a point for the decimal sign of whoever opens the file. Groups that the
language parts by a space are therefore written out, as far as codes allow it: up to a thousand million.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from undoc.prepare.figures import MINUS
from undoc.templates.language import Language

_THOUSAND, _MILLION = 1_000, 1_000_000


def number_format(numbers: Sequence[Decimal], language: Language) -> str:
    """The code for numbers that all have as many decimals as the first."""
    decimals = max(0, -int(numbers[0].as_tuple().exponent))
    point = "." + "0" * decimals if decimals else ""
    group = language.numbers.group
    largest = max(abs(number) for number in numbers)
    if largest < _THOUSAND or not group:
        return _signed(f"0{point}", numbers)
    if not group.isspace():
        return _signed(f"#,##0{point}", numbers)
    thousands, millions = rf"#\ ##0{point}", rf"#\ ###\ ##0{point}"
    code = millions if largest >= _MILLION else thousands
    if any(number <= -_THOUSAND for number in numbers):
        # A code has room for two conditions.
        return f'[<=-{_THOUSAND}]"{MINUS}"{code};[>={_THOUSAND}]{code};0{point}'
    if any(number < 0 for number in numbers):
        return f'[>={_THOUSAND}]{code};[<0]"{MINUS}"0{point};0{point}'
    if largest >= _MILLION:
        return f"[>={_MILLION}]{millions};[>={_THOUSAND}]{thousands};0{point}"
    return f"[>={_THOUSAND}]{thousands};0{point}"


def _signed(code: str, numbers: Sequence[Decimal]) -> str:
    """The code with the field's own minus where a number needs one."""
    return f'{code};"{MINUS}"{code}' if any(number < 0 for number in numbers) else code
