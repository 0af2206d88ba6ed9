"""How a number is written in a language: grouped, with its decimal sign and minus."""

from __future__ import annotations

from decimal import Decimal

from undoc.templates.language import Figures


def figure(number: Decimal, form: Figures, decimals: int | None = None) -> str:
    """The number in figures, with ``decimals`` decimals or as many as it came with."""
    if decimals is not None:
        number = round(number, decimals) if decimals else Decimal(round(number))
    whole, _, fraction = f"{abs(number):f}".partition(".")
    if int(whole) > form.ungrouped and form.group:
        head = len(whole) % 3
        groups = [whole[:head]] if head else []
        groups += [whole[at : at + 3] for at in range(head, len(whole), 3)]
        whole = form.group.join(groups)
    return (form.minus if number < 0 else "") + whole + (form.decimal + fraction if fraction else "")
