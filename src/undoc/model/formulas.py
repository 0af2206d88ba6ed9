"""Formulas as a small tree: what stands over, under, beside and around what. How it looks follows from that.

A row is what stands side by side; parts of nodes are rows.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum

from msgspec import Struct

from undoc.model.place import Place

#: How deep rows may stand in rows; what reads a formula may then walk it by recursion.
DEPTH = 16
#: How many characters the source of a formula may have.
LONGEST = 4000
#: How many rows and columns a matrix may have.
MOST_ROWS, MOST_COLUMNS = 60, 30


class Alphabet(StrEnum):
    """The letters that a sign is set in; NORMAL is italic for letters and upright for all else."""

    NORMAL = "normal"
    UPRIGHT = "upright"
    BOLD = "bold"
    BOLD_ITALIC = "bold-italic"
    DOUBLE_STRUCK = "double-struck"
    SCRIPT = "script"
    FRAKTUR = "fraktur"
    SANS = "sans"
    MONOSPACE = "monospace"


class Width(StrEnum):
    """How wide a space is: 3, 4 or 5 eighteenths of the size, that of a word, or the size itself."""

    THIN = "thin"
    MEDIUM = "medium"
    THICK = "thick"
    WORD = "word"
    QUAD = "quad"


class Sign(Struct, frozen=True):
    """One character: a letter, a figure, a sign."""

    text: str
    alphabet: Alphabet = Alphabet.NORMAL


class Words(Struct, frozen=True):
    """Words within a formula, set as the text around it is."""

    text: str


class Function(Struct, frozen=True):
    """The name of a function, upright. ``limits`` as with operators."""

    name: str
    limits: bool | None = None


class Operator(Struct, frozen=True):
    """A large operator, ∑ say.

    With ``limits`` its scripts stand below and above it, without beside it; None for what is usual for the operator
    and the kind of formula.
    """

    text: str
    limits: bool | None = None


class Space(Struct, frozen=True):
    """White space."""

    width: Width


class Group(Struct, frozen=True):
    """What is one thing to its neighbours."""

    row: Row


class Fraction(Struct, frozen=True):
    """One row over another, with a rule between them or without."""

    numerator: Row
    denominator: Row
    has_rule: bool = True


class Root(Struct, frozen=True):
    """A root; ``degree`` is empty for a square root."""

    radicand: Row
    degree: Row = ()


class Scripts(Struct, frozen=True):
    """A base with what stands lower and higher after it; of operators with limits, below and above it."""

    base: Row
    lower: Row = ()
    upper: Row = ()


class Prescripts(Struct, frozen=True):
    """A base with what stands lower and higher before it."""

    base: Row
    lower: Row = ()
    upper: Row = ()


class Stacked(Struct, frozen=True):
    """A base with smaller signs above or below it."""

    base: Row
    script: Row
    is_above: bool


class Fenced(Struct, frozen=True):
    """Parts between two fences as high as they are, with a ``separator`` between them; a fence may be empty."""

    left: str
    right: str
    parts: tuple[Row, ...]
    separator: str = "|"


class Accented(Struct, frozen=True):
    """A base with an accent, a combining character, above it."""

    accent: str
    base: Row


class Lined(Struct, frozen=True):
    """A base with a line above or below it."""

    base: Row
    is_above: bool


class Braced(Struct, frozen=True):
    """A base with a brace, ⏞ or ⏟, above or below it."""

    base: Row
    is_above: bool


class Grid(Struct, frozen=True):
    """Rows of cells.

    ``aligns`` is a letter l, c or r for each column of a matrix, empty where all are centred. The columns of one that
    ``is_aligned`` are lines of equations: on the right and the left in turn, or centred when there is only one.
    """

    rows: tuple[tuple[Row, ...], ...]
    aligns: str = ""
    is_aligned: bool = False

    @property
    def columns(self) -> int:
        """How many columns it has."""
        return max((len(row) for row in self.rows), default=0)


Node = (
    Sign
    | Words
    | Function
    | Operator
    | Space
    | Group
    | Fraction
    | Root
    | Scripts
    | Prescripts
    | Stacked
    | Fenced
    | Accented
    | Lined
    | Braced
    | Grid
)
Row = tuple[Node, ...]


class Formula(Struct, frozen=True):
    """A formula in a line of text; ``place`` is where it begins."""

    row: Row
    place: Place


def rows_of(node: Node) -> tuple[Row, ...]:
    """Return the rows within a node, not those within these."""
    match node:
        case Group(row=row):
            return (row,)
        case Fraction():
            return (node.numerator, node.denominator)
        case Root():
            return (node.degree, node.radicand)
        case Scripts() | Prescripts():
            return (node.base, node.lower, node.upper)
        case Stacked():
            return (node.base, node.script)
        case Fenced(parts=parts):
            return parts
        case Accented(base=base) | Lined(base=base) | Braced(base=base):
            return (base,)
        case Grid(rows=rows):
            return tuple(cell for row in rows for cell in row)
        case _:
            return ()


def nodes(row: Row) -> Iterator[Node]:
    """Yield every node of a row, those within others after the one that holds them."""
    for node in row:
        yield node
        for inner in rows_of(node):
            yield from nodes(inner)


def joined(row: Row) -> Row:
    """Return a row as the parser gives it: a group of one node, or of none, is no group."""
    made: list[Node] = []
    for node in row:
        if isinstance(node, Group) and len(node.row) < 2:
            made.extend(node.row)
        else:
            made.append(node)
    return tuple(made)
