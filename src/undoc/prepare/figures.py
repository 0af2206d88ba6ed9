"""How a number is written in a language: grouped, with its decimal sign and minus."""

from __future__ import annotations

from decimal import Decimal

from undoc.templates.language import Figures


def figure(number: Decimal, form: Figures) -> str:
    """The number in figures, with the decimals that it came with."""
    whole, _, fraction = f"{abs(number):f}".partition(".")
    if int(whole) > form.ungrouped and form.group:
        head = len(whole) % 3
        groups = [whole[:head]] if head else []
        groups += [whole[at : at + 3] for at in range(head, len(whole), 3)]
        whole = form.group.join(groups)
    return (form.minus if number < 0 else "") + whole + (form.decimal + fraction if fraction else "")
