"""How a number is written in a language: grouped, with its decimal sign, and a minus that is as wide as a figure."""

from __future__ import annotations

from decimal import Decimal

from undoc.templates.language import Numbers

MINUS = "−"
_GROUP = 3


def figure(number: Decimal, form: Numbers) -> str:
    """The number in figures, with the decimals that it came with."""
    whole, _, fraction = f"{abs(number):f}".partition(".")
    head = len(whole) % _GROUP
    groups = [whole[:head]] if head else []
    groups += [whole[at : at + _GROUP] for at in range(head, len(whole), _GROUP)]
    return (MINUS if number < 0 else "") + form.group.join(groups) + (form.decimal + fraction if fraction else "")
