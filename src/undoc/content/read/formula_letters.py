"""Signs of formulas as they are typed, and rows in the letters of an alphabet."""

from __future__ import annotations

from msgspec.structs import replace

from undoc.model.formula_letters import plain_letter
from undoc.model.formula_signs import NAMES_OF_OPERATORS
from undoc.model.formulas import Alphabet, Group, Node, Operator, Row, Scripts, Sign, joined


def sign(character: str) -> Node:
    """Return the node of a character as it is typed: a hyphen is a minus, a letter of an alphabet is that letter."""
    if character in NAMES_OF_OPERATORS:
        return Operator(character)
    letter, alphabet = plain_letter({"-": "−", "*": "∗", "'": "′"}.get(character, character))
    return Sign(letter, alphabet)


def in_letters(row: Row, alphabet: Alphabet) -> Row:
    """Return a row with the signs in it, and in all that stands on its line, in the letters of an alphabet."""
    made: list[Node] = []
    for node in row:
        match node:
            case Sign():
                made.append(replace(node, alphabet=alphabet))
            case Group():
                made.append(Group(in_letters(node.row, alphabet)))
            case Scripts():
                inner = (in_letters(one, alphabet) for one in (node.base, node.lower, node.upper))
                made.append(Scripts(*inner))
            case _:
                made.append(node)
    return joined(tuple(made))
