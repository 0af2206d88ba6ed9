"""What parts of formulas that stand side by side mean: names of functions, what these are applied to, columns."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from undoc.model.formula_signs import applied, operand_end
from undoc.model.formulas import Alphabet, Function, Group, Node, Row, Scripts, Sign, Space, Width


def grouped(row: Row) -> Node:
    """A row as one part."""
    return row[0] if len(row) == 1 else Group(row)


def scripted(base: Row, lower: Row, upper: Row) -> Node:
    """A base with scripts; one in a group needs none, since they belong to all of it."""
    if len(base) == 1 and isinstance(base[0], Group):
        base = base[0].row
    return Scripts(base, lower, upper)


def operands(row: Row) -> Row:
    """A row in which what operators and functions are about is a group only where it has to be."""
    made: list[Node] = []
    for node in row:
        if isinstance(node, Group) and made and applied(made[-1]) is not None:
            made.extend(operand_of(made[-1], (node,)))
        else:
            made.append(node)
    return tuple(made)


def operand_of(node: Node, operand: Row) -> Row:
    """What an operator or function is about, as a group where it would seem to end sooner."""
    if len(operand) == 1 and isinstance(operand[0], Group):
        operand = operand[0].row
    if len(operand) > 1 and operand_end((node, *operand), 1) <= len(operand):
        return (Group(operand),)
    return operand


def named(row: Row) -> Iterator[Node]:
    """A row in which letters that follow each other upright are the name of a function."""
    at = 0
    while at < len(row):
        end = at
        while end < len(row) and isinstance(one := row[end], Sign) and one.alphabet is Alphabet.UPRIGHT:
            end += 1
        if end - at > 1:
            yield Function("".join(one.text for one in row[at:end] if isinstance(one, Sign)))
            at = end
            continue
        node = row[at]
        if isinstance(node, Scripts):
            node = replace(node, base=tuple(named(node.base)))
        yield node
        at += 1


def parted(row: Row) -> tuple[Row, ...]:
    """A line of equations at its places of alignment; what stands after ``#`` is its number."""
    cells: list[list[Node]] = [[]]
    for node in row:
        if node == Sign("&"):
            cells.append([])
        elif node == Sign("#"):
            cells[-1].append(Space(Width.QUAD))
        else:
            cells[-1].append(node)
    return tuple(map(tuple, cells))
