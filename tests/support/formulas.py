"""Random formulas, such as a source can say, and sources of all that a formula can hold."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from random import Random

from hypothesis import strategies as st

from undoc.model.formula_signs import ACCENTS, FUNCTIONS, OPERATORS, SIGNS
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

#: A source for each construct, as it is written.
SOURCES = (
    "x^2",
    "E = mc^2",
    "x = \\frac{-b \\pm \\sqrt{b^2 - 4ac}}{2a}",
    "\\sum_{i=1}^n i = \\frac{n(n + 1)}{2}",
    "\\int_0^1 \\sin x\\,\\mathrm{d}x",
    "\\sqrt[3]{x_1^2}",
    "\\left( \\frac{a}{b} \\right]",
    "\\left\\{ x \\middle\\vert x > 0 \\right\\}",
    "\\begin{pmatrix} a & b \\\\ c & d \\end{pmatrix}",
    "\\begin{array}{lr} a & b \\end{array}",
    "f(x) = \\begin{cases} 1 & \\text{if }x > 0 \\\\ 0 & \\text{otherwise} \\end{cases}",
    "\\begin{aligned} a & = b \\\\ & = c \\end{aligned}",
    "\\begin{gathered} a \\\\ b \\end{gathered}",
    "\\binom{n}{k}",
    "\\prescript{14}{6}{C}",
    "\\hat{x}\\bar{y}\\vec{v}",
    "\\overline{ab}\\underline{c}",
    "\\overbrace{a + b}^{n}\\underbrace{c}_{m}",
    "\\overset{!}{=} \\underset{x}{y}",
    "\\lim_{x\\to 0} f(x)",
    "\\operatorname{argmax}_x",
    "\\operatorname*{argmin}_x",
    "\\sum\\limits_i x_i",
    "\\mathbf{Ax}\\mathbb{R}\\mathcal{L}",
    "f''(x)\\quad g'",
    "100\\%",
    "\\text{速度} = \\frac{s}{t}",
    "\\genfrac{}{}{0pt}{}{a}{b}",
)
#: Signs that are no letters of an alphabet and no fences.
_SIGNS = sorted({*"abxyzABn0123456789+−=<>,;:!/()[]?.%$#&_@", *SIGNS.values(), "ж", "Я", "é"})
_FENCES = ("(", ")", "[", "]", "{", "}", "⟨", "⟩", "|", "‖", "⌊", "⌋", "⌈", "⌉", "")
_WORDS = ("if", " and ", "速度", "a {b}", "نص", "\\")
_LIMITS = (None, True, False)


@st.composite
def rows(draw: st.DrawFn) -> Row:
    """Rows in which something shows, three rows deep at most."""
    row = _Maker(draw(st.randoms(use_true_random=False))).row(3)
    return (*row, Sign("x")) if all(isinstance(node, Space) for node in row) else row


class _Maker:
    def __init__(self, random: Random) -> None:
        self._random = random

    def row(self, depth: int, least: int = 1) -> Row:
        return tuple(self._node(depth) for _ in range(self._random.randint(least, 3)))

    def _node(self, depth: int) -> Node:
        choose, row = self._random.choice, partial(self.row, depth - 1)
        leaves: list[Callable[[], Node]] = [
            lambda: Sign(choose(_SIGNS)),
            lambda: Sign(choose("abcxyzABC"), choose([*Alphabet])),
            lambda: Words(choose(_WORDS)),
            lambda: Function(choose([*sorted(FUNCTIONS), "argmax"]), choose(_LIMITS)),
            lambda: Operator(choose([*OPERATORS.values()]), choose(_LIMITS)),
            lambda: Space(choose([*Width])),
        ]
        parts: list[Callable[[], Node]] = [
            lambda: Group(row(2)),
            lambda: Fraction(row(), row(), choose([True, False])),
            lambda: Root(row(), row(0)),
            lambda: Scripts(self._base(depth - 1), row(), row(0)),
            lambda: Scripts(self._base(depth - 1), row(0), row()),
            lambda: Prescripts(row(), row(), row()),
            lambda: Stacked(row(), row(), choose([True, False])),
            lambda: Fenced(choose(_FENCES), choose(_FENCES), tuple(row() for _ in range(self._random.randint(1, 3)))),
            lambda: Accented(choose(sorted(set(ACCENTS.values()))), row()),
            lambda: Lined(row(), choose([True, False])),
            lambda: Braced(row(), choose([True, False])),
            lambda: self._grid(depth - 1),
        ]
        return choose(parts if depth and self._random.random() < 0.4 else leaves)()

    def _base(self, depth: int) -> Row:
        """What scripts stand after; those of a brace are its own."""
        base = self.row(depth)
        return (Sign("x"), *base) if len(base) == 1 and isinstance(base[0], Braced) else base

    def _grid(self, depth: int) -> Node:
        lines, columns = self._random.randint(1, 3), self._random.randint(1, 3)
        aligns, is_aligned = self._random.choice([("", False), ("", True), ("l" * columns, False)])
        cells = tuple(tuple(self.row(depth) for _ in range(columns)) for _ in range(lines))
        return Grid(cells, aligns, is_aligned)
