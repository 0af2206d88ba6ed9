"""Formulas written on a line, for those who do not see them: x=(−b±√(b^2−4ac))/(2a)."""

from __future__ import annotations

from undoc.model.formula_letters import in_alphabet
from undoc.model.formula_signs import Kind, kinds
from undoc.model.formulas import (
    Accented,
    Alphabet,
    Braced,
    Fenced,
    Fraction,
    Function,
    Grid,
    Group,
    Lined,
    Node,
    Operator,
    Prescripts,
    Root,
    Row,
    Scripts,
    Sign,
    Space,
    Stacked,
    Words,
)

_BRACES = {True: "⏞", False: "⏟"}
#: What does not run into what follows it.
_LONG = Function | Scripts | Prescripts | Stacked | Fraction | Root
#: The text of a formula that shows nothing: each has one for those who cannot see it.
EMPTY = "( )"
_LINES = {True: "\u0305", False: "\u0332"}


def linear(row: Row, *, is_close: bool = False) -> str:
    """The text of a formula on one line; without spaces beside relations where it ``is_close``."""
    text = ""
    before: Node | None = None
    for node, kind in zip(row, kinds(row), strict=True):
        piece = _node(node)
        runs_on = isinstance(before, _LONG) and (piece[:1].isalnum() or isinstance(node, _LONG))
        if kind is Kind.RELATION and isinstance(node, Sign) and not is_close:
            piece = f" {piece} "
        elif runs_on or (isinstance(node, Function) and text[-1:].isalnum()):
            piece = f" {piece}"
        text += piece
        before = node
    return " ".join(text.split())


def _node(node: Node) -> str:
    match node:
        case Sign(text=text, alphabet=alphabet):
            return text if alphabet is Alphabet.NORMAL else in_alphabet(text, alphabet)
        case Words(text=text) | Operator(text=text) | Function(name=text):
            return text
        case Space():
            return " "
        case Group(row=row):
            return f"({linear(row)})"
        case Fraction():
            return f"{_part(node.numerator)}{'/' if node.has_rule else '¦'}{_part(node.denominator)}"
        case Root():
            degree = {"": "√", "3": "∛", "4": "∜"}.get(linear(node.degree), f"{_part(node.degree)}√")
            return f"{degree}{_part(node.radicand)}"
        case Scripts():
            return _part(node.base) + _script("_", node.lower) + _script("^", node.upper)
        case Prescripts():
            return _script("_", node.lower) + _script("^", node.upper) + _part(node.base)
        case Stacked():
            return _part(node.base) + _script("^" if node.is_above else "_", node.script)
        case Fenced():
            return f"{node.left}{node.separator.join(map(linear, node.parts))}{node.right}"
        case Accented(accent=accent, base=base):
            return f"{_part(base)}{accent}"
        case Lined():
            return _part(node.base) + _LINES[node.is_above]
        case Braced():
            return _BRACES[node.is_above] + _part(node.base)
        case Grid(rows=rows):
            return "; ".join(" ".join(filter(None, map(linear, cells))) for cells in rows)


def _script(sign: str, row: Row) -> str:
    if not row or linear(row).strip("′") == "":
        return linear(row)
    return f"{sign}{_part(row)}"


def _part(row: Row) -> str:
    """A part of something, in brackets when it is more than one letter, number or name."""
    text = linear(row, is_close=True)
    is_one = len(row) <= 1 and not isinstance(row[0] if row else None, Fraction | Grid)
    return text if is_one or text.isdecimal() else f"({text})"
