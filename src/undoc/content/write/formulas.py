r"""Formulas as their source: ``\frac{a}{b}``."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence

from undoc.content.formula_commands import ALPHABETS, MATRICES
from undoc.model.formula_signs import (
    FUNCTIONS,
    NAMES_OF_ACCENTS,
    NAMES_OF_OPERATORS,
    NAMES_OF_SIGNS,
    Kind,
    kinds,
)
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
    Width,
    Words,
)

_ALPHABETS = {alphabet: name for name, alphabet in reversed(ALPHABETS.items())}
_SPACES = {
    Width.THIN: "\\,",
    Width.MEDIUM: "\\:",
    Width.THICK: "\\;",
    Width.WORD: "\\ ",
    Width.QUAD: "\\quad",
}
_MATRICES = {fences: name for name, fences in MATRICES.items()}
#: Signs that keyboards have, which need no name.
_TYPED = {"−": "-", "∗": "*", "|": "\\vert", "′": "'"}
_ESCAPED = re.compile(r"[{}%$#&_]")
_NEXT_LINE = " \\\\ "
_COMMAND_AT_END = re.compile(r"\\[A-Za-z]+\Z")


def formula_source(row: Row) -> str:
    """Return the source of a formula, on one line."""
    return _row(row)


def formula_lines(row: Row) -> list[str]:
    r"""Return the source of a displayed formula; each line of lines of equations stands on one."""
    match row:
        case (Grid(is_aligned=True, rows=rows),) if len(rows) > 1 or len(rows[0]) > 1:
            written = [_cells(cells) for cells in rows]
            if written[-1] and (len(rows) == 1 or len(rows[-1]) > 1 or rows[-1][0]):
                return [*(f"{line} \\\\" for line in written[:-1]), written[-1]]
    return [_row(row)]


def _row(row: Row, *, is_close: bool = False) -> str:
    """The row; signs of relations and operations have spaces beside them unless it ``is_close``."""
    text = ""
    classes = kinds(row)
    for index, piece in enumerate(_pieces(row)):
        if not is_close and classes[index] in (Kind.BINARY, Kind.RELATION):
            text = f"{_ended(text)} {piece} "
        elif index and classes[index - 1] is Kind.OPERATOR and re.match(r"\\?[A-Za-z0-9]", piece):
            text += f" {piece}"
        else:
            text = _beside(text, piece)
    return _ended(text).lstrip()


def _ended(text: str) -> str:
    """The text without spaces at its end; one after a backslash is a sign."""
    ended = text.rstrip(" ")
    return f"{ended} " if ended.endswith("\\") and ended != text and not ended.endswith("\\\\") else ended


def _beside(text: str, piece: str) -> str:
    """Two pieces, with a space where a letter would go on with the name of a command."""
    needs = piece[:1].isascii() and piece[:1].isalnum() and _COMMAND_AT_END.search(text)
    return f"{text} {piece}" if needs else text + piece


def _pieces(row: Row) -> Iterator[str]:
    """The sources of nodes; of neighbouring signs in an alphabet the first has all, and the others nothing."""
    for alphabet, run in itertools.groupby(row, lambda node: node.alphabet if isinstance(node, Sign) else None):
        if alphabet is None or alphabet is Alphabet.NORMAL:
            yield from map(_node, run)
            continue
        signs = [node for node in run if isinstance(node, Sign)]
        text = ""
        for one in signs:
            text = _beside(text, _sign(one.text))
        yield f"\\{_ALPHABETS[alphabet]}{{{text}}}"
        yield from [""] * (len(signs) - 1)


def _sign(text: str) -> str:
    if text in _TYPED:
        return "\\prime" if text == "′" else _TYPED[text]
    if text in NAMES_OF_SIGNS and not (text.isascii() and text in "[]"):
        return f"\\{text}" if text in "{}" else f"\\{NAMES_OF_SIGNS[text]}"
    return _ESCAPED.sub(lambda match: f"\\{match[0]}", text)


def _node(node: Node) -> str:
    match node:
        case Sign(text="′", alphabet=Alphabet.NORMAL):
            return "\\prime"
        case Sign(text=text, alphabet=Alphabet.NORMAL):
            return _sign(text)
        case Sign(text=text, alphabet=alphabet):
            return f"\\{_ALPHABETS[alphabet]}{{{_sign(text)}}}"
        case Words(text=text):
            return f"\\text{{{_raw(text)}}}"
        case Function():
            return _function(node)
        case Operator(text=text, limits=limits):
            return f"\\{NAMES_OF_OPERATORS[text]}{_limits(limits)}"
        case Space(width=width):
            return _SPACES[width]
        case Group(row=row):
            return f"{{{_row(row)}}}"
        case Fraction(has_rule=False):
            return f"\\genfrac{{}}{{}}{{0pt}}{{}}{_braced(node.numerator)}{_braced(node.denominator)}"
        case Fraction():
            return f"\\frac{_braced(node.numerator)}{_braced(node.denominator)}"
        case Root(degree=()):
            return f"\\sqrt{_braced(node.radicand)}"
        case Root():
            return f"\\sqrt[{_degree(node.degree)}]{_braced(node.radicand)}"
        case Scripts():
            return _scripts(node)
        case Prescripts():
            return f"\\prescript{_braced(node.upper)}{_braced(node.lower)}{_braced(node.base)}"
        case Stacked(base=(Braced() as brace,)) if brace.is_above is node.is_above:
            return f"{_node(brace)}{'^' if node.is_above else '_'}{_braced(node.script)}"
        case Stacked():
            return f"\\{'over' if node.is_above else 'under'}set{_braced(node.script)}{_braced(node.base)}"
        case Fenced():
            return _fenced(node)
        case Accented(accent=accent, base=base):
            return f"\\{NAMES_OF_ACCENTS[accent]}{_braced(base)}"
        case Lined(base=base, is_above=is_above):
            return f"\\{'over' if is_above else 'under'}line{_braced(base)}"
        case Braced(base=base, is_above=is_above):
            return f"\\{'over' if is_above else 'under'}brace{_braced(base)}"
        case Grid():
            return _grid(node)


def _function(node: Function) -> str:
    if node.name in FUNCTIONS:
        return f"\\{node.name}{_limits(node.limits)}"
    if node.limits:
        return f"\\operatorname*{{{_raw(node.name)}}}"
    return f"\\operatorname{{{_raw(node.name)}}}{_limits(node.limits)}"


def _limits(limits: bool | None) -> str:
    return "" if limits is None else "\\limits" if limits else "\\nolimits"


def _raw(text: str) -> str:
    return re.sub(r"[{}\\]", lambda match: f"\\{match[0]}", text)


def _braced(row: Row) -> str:
    return f"{{{_row(row)}}}"


def _degree(row: Row) -> str:
    """The degree of a root; in braces where it has a bracket that would end it."""
    text = _row(row, is_close=True)
    return f"{{{text}}}" if "]" in text or (len(row) == 1 and isinstance(row[0], Group)) else text


def _scripts(node: Scripts) -> str:
    (lower, upper), base = (node.lower, node.upper), node.base
    text = _node(base[0]) if _stands_alone(base) else _braced(base)
    if lower:
        text += f"_{_script(lower)}"
    primes = len(upper) - len(tuple(itertools.dropwhile(lambda one: one == Sign("′"), upper)))
    text += "'" * primes
    if upper[primes:] or not (lower or upper):
        text += f"^{_script(upper[primes:])}"
    return text


def _stands_alone(base: Row) -> bool:
    """Whether the scripts after a base are read as those of it without braces around it."""
    if len(base) != 1:
        return False
    node = base[0]
    if isinstance(node, Sign):
        return node.text != "′"
    return not isinstance(node, Scripts | Stacked | Braced | Space | Group)


def _script(row: Row) -> str:
    match row:
        case (Sign(text=text, alphabet=Alphabet.NORMAL),) if text.isalnum() and text.isascii():
            return text
    return f"{{{_row(row, is_close=True)}}}"


def _fenced(node: Fenced) -> str:
    match node.parts:
        case ((Fraction(has_rule=False) as pair,),) if (node.left, node.right) == ("(", ")"):
            return f"\\binom{_braced(pair.numerator)}{_braced(pair.denominator)}"
        case ((Grid(is_aligned=False, aligns="") as grid,),) if (node.left, node.right) in _MATRICES:
            return _matrix(_MATRICES[node.left, node.right], grid)
        case ((Grid(is_aligned=False) as grid,),) if (node.left, node.right) == ("{", "") and _is_left(grid):
            return _matrix("cases", grid)
    between = f" \\middle{_fence(node.separator)} ".join(_row(part) for part in node.parts)
    return f"\\left{_fence(node.left)} {between} \\right{_fence(node.right)}"


def _is_left(grid: Grid) -> bool:
    return grid.aligns == "l" * grid.columns


def _fence(fence: str) -> str:
    if not fence:
        return "."
    if fence in "{}":
        return f"\\{fence}"
    return fence if fence in "()[]/<>" else f"\\{NAMES_OF_SIGNS[fence]}"


def _grid(grid: Grid) -> str:
    if grid.is_aligned:
        return _matrix("aligned" if grid.columns > 1 else "gathered", grid)
    return _matrix("array", grid, f"{{{grid.aligns}}}") if grid.aligns else _matrix("matrix", grid)


def _matrix(name: str, grid: Grid, aligns: str = "") -> str:
    lines = [_cells(row) for row in grid.rows]
    # A last line without anything is written as one, since it would be none.
    ends = " \\\\" if len(lines) > 1 and grid.rows[-1] == ((),) else ""
    return f"\\begin{{{name}}}{aligns} {_NEXT_LINE.join(lines)}{ends} \\end{{{name}}}"


def _cells(row: Sequence[Row]) -> str:
    return " & ".join(map(_row, row)).lstrip()
