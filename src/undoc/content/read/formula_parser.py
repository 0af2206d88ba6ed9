r"""Formulas in their source, ``\frac{a}{b}``: a part of LaTeX, read into the tree of the model."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from contextlib import suppress

from undoc.content.formula_commands import ALPHABETS, BY_NAME, ESCAPED, MATRICES, OTHERWISE, SPACES
from undoc.content.read.formula_letters import in_letters, sign
from undoc.content.read.formula_rows import FormulaRows
from undoc.content.read.formula_source import Fault, StopError
from undoc.model.formula_letters import is_word_letter
from undoc.model.formula_signs import (
    ACCENTS,
    FUNCTIONS,
    OPERATORS,
    SIGNS,
)
from undoc.model.formulas import (
    LONGEST,
    Accented,
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
    Sign,
    Space,
    Stacked,
    Width,
    Words,
    joined,
)
from undoc.wording import did_you_mean, quoted


def parse_formula(source: str, *, in_block: bool = False) -> tuple[Row, list[Fault]]:
    r"""Return the formula that a source says and all that is wrong with it; with faults the row is of no use.

    A source that is ``in_block`` may have several lines, parted by ``\\``, which are aligned at ``&``.
    """
    if len(source) > LONGEST:
        fault = Fault(0, "formula-too-long", f"The formula has {len(source)} characters.", f"{LONGEST} are the most.")
        return (), [fault]
    parser = _Parser(source)
    row: Row = ()
    with suppress(StopError):
        row = parser.whole(in_block=in_block)
    if all(isinstance(node, Space) for node in row) and not parser.faults:
        parser.fault(0, "empty-formula", "The formula is empty.", "Write it, or remove the signs around it.")
    return row, sorted(parser.faults)


class _Parser(FormulaRows):
    """Makes nodes of a source."""

    def __init__(self, source: str) -> None:
        super().__init__(source)
        self._commands: dict[str, Callable[[int], Node]] = {
            "frac": self._fraction,
            "dfrac": self._fraction,
            "tfrac": self._fraction,
            "binom": self._binomial,
            "genfrac": self._ruleless,
            "sqrt": self._root,
            "left": self._fenced,
            "begin": self._environment,
            "text": self._words,
            "textrm": self._words,
            "mbox": self._words,
            "operatorname": self._named,
            "overline": lambda at: Lined(self.argument(at), True),
            "underline": lambda at: Lined(self.argument(at), False),
            "overbrace": lambda at: Braced(self.argument(at), True),
            "underbrace": lambda at: Braced(self.argument(at), False),
            "overset": lambda at: self._stacked(at, is_above=True),
            "stackrel": lambda at: self._stacked(at, is_above=True),
            "underset": lambda at: self._stacked(at, is_above=False),
            "prescript": self._prescript,
            "substack": self._substack,
        }

    def whole(self, *, in_block: bool) -> Row:
        rows = self.cells()
        if self.at < len(self.source):
            self.refuse_end()
        if len(rows) == 1 and len(rows[0]) == 1:
            return rows[0][0]
        if not in_block:
            message = "A formula in a line of text has no lines and columns of its own."
            self.fault(0, "misplaced-line", message, "Write \\begin{aligned} … \\end{aligned} around them, or \\&.")
        return (Grid(rows, is_aligned=True),)

    # Nodes

    def atom(self) -> tuple[Node, ...]:
        """Return a sign, a word or what a command makes."""
        at, character = self.at, self.source[self.at]
        if character == "{":
            return (Group(self.braces()),)
        if character == "\\":
            return self._commanded(at)
        if is_word_letter(character):
            while self.at < len(self.source) and is_word_letter(self.source[self.at]):
                self.at += 1
            return (Words(unicodedata.normalize("NFC", self.source[at : self.at])),)
        self.at += 1
        if character == "~":
            return (Space(Width.WORD),)
        if character == "`" or not character.isprintable() or unicodedata.category(character)[0] == "M":
            advice = "Write an accent as \\hat{x}." if unicodedata.category(character)[0] == "M" else "Remove it."
            self.fault(at, "unknown-sign", f"{quoted(character)} is no sign of a formula.", advice)
        return (sign(character),)

    def _commanded(self, at: int) -> tuple[Node, ...]:
        name = self.command()
        if not name:
            self.fault(at, "unknown-command", "The formula ends with a backslash.", "Remove it.")
            raise StopError
        self.at += 1 + len(name)
        if name in SIGNS:
            return (Sign(SIGNS[name]),)
        if name in OPERATORS:
            return (Operator(OPERATORS[name]),)
        if name in FUNCTIONS:
            return (Function(name),)
        if name in SPACES:
            return (Space(SPACES[name]),)
        if name == "qquad":
            return (Space(Width.QUAD), Space(Width.QUAD))
        if name in ESCAPED:
            return (Sign(name),)
        if name in ALPHABETS:
            return in_letters(self.argument(at), ALPHABETS[name])
        if name in ACCENTS:
            return (Accented(ACCENTS[name], self.argument(at)),)
        if name in self._commands:
            return (self._commands[name](at),)
        self._unknown(at, name)
        return (Sign("?"),)

    def _unknown(self, at: int, name: str) -> None:
        known = [*SIGNS, *OPERATORS, *FUNCTIONS, *ACCENTS, *ALPHABETS, *self._commands, "quad", "right", "end"]
        advice = OTHERWISE.get(name) or did_you_mean(name, known, BY_NAME).replace("mean “", "mean “\\")
        self.fault(at, "unknown-command", f"{quoted(chr(92) + name)} is no command of a formula.", advice)

    def _fraction(self, at: int) -> Node:
        return Fraction(self.argument(at), self.argument(at))

    def _binomial(self, at: int) -> Node:
        return Fenced("(", ")", ((Fraction(self.argument(at), self.argument(at), has_rule=False),),))

    def _ruleless(self, at: int) -> Node:
        said = "{}{}{0pt}{}"
        if not self.source.startswith(said, self.at):
            self.fault(at, "invalid-value", f"“\\genfrac” is read with {said} only.", "Write \\frac or \\binom.")
            raise StopError
        self.at += len(said)
        return Fraction(self.argument(at), self.argument(at), has_rule=False)

    def _root(self, at: int) -> Node:
        self.skip()
        degree: Row = ()
        if self.source.startswith("[", self.at):
            start, self.at = self.at, self.at + 1
            found: list[Node] = []
            while not self.ends() and self.source[self.at] != "]":
                found.extend(self.item())
            if not self.source.startswith("]", self.at):
                self.fault(start, "unbalanced-bracket", "The degree of a root has no end.", "Write \\sqrt[3]{x}.")
                raise StopError
            self.at += 1
            degree = found[0].row if len(found) == 1 and isinstance(found[0], Group) else joined(tuple(found))
        return Root(self.argument(at), degree)

    def _stacked(self, at: int, *, is_above: bool) -> Node:
        script = self.argument(at)
        return Stacked(self.argument(at), script, is_above)

    def _prescript(self, at: int) -> Node:
        upper, lower = self.argument(at), self.argument(at)
        return Prescripts(self.argument(at), lower, upper)

    def _words(self, at: int) -> Node:
        return Words(self.raw(at))

    def _named(self, at: int) -> Node:
        has_limits = self.source.startswith("*", self.at)
        self.at += has_limits
        return Function(self.raw(at), True if has_limits else None)

    # Fences, matrices

    def _fenced(self, at: int) -> Node:
        left = self.fence(at)
        parts = [self.row()]
        separator = "|"
        while (command := self.command()) == "middle":
            middle, self.at = self.at, self.at + len("\\middle")
            found = self.fence(middle)
            if len(parts) > 1 and found != separator:
                self.fault(middle, "invalid-fence", "Two kinds of \\middle stand in one fence.", "Write one of them.")
            separator = found
            parts.append(self.row())
        if command != "right":
            if self.at >= len(self.source):
                self.fault(at, "unbalanced-fence", "“\\left” has no \\right.", "Write \\right) or \\right. after it.")
                raise StopError
            self.refuse_end()
        end, self.at = self.at, self.at + len("\\right")
        return Fenced(left, self.fence(end), tuple(parts), separator)

    def _environment(self, at: int) -> Node:
        name = self.name(at)
        aligns = ""
        if name == "array":
            start = self.at
            aligns = "".join(self.raw(at).split())
            if set(aligns) - set("lcr"):
                message = f"{quoted(aligns)} does not say how columns stand."
                self.fault(start, "invalid-value", message, "Write a letter l, c or r for each column: {lcr}.")
        rows = self.cells()
        if self.command() != "end":
            if self.at >= len(self.source):
                message = f"“\\begin{{{name}}}” has no \\end."
                self.fault(at, "unbalanced-environment", message, f"Write \\end{{{name}}} where it ends.")
                raise StopError
            self.refuse_end()
        end, self.at = self.at, self.at + len("\\end")
        ended = self.name(end)
        if ended != name:
            message = f"“\\end{{{ended}}}” ends what begins with “\\begin{{{name}}}”."
            self.fault(end, "unbalanced-environment", message, f"Write \\end{{{name}}}.")
        columns = max(map(len, rows))
        if name in ("aligned", "gathered"):
            if name == "gathered" and columns > 1:
                self.fault(at, "misplaced-line", "“gathered” has no columns.", "Write \\begin{aligned}.")
            return Grid(rows, is_aligned=True)
        if name == "cases":
            return Fenced("{", "", ((Grid(rows, "l" * columns),),))
        if aligns and len(aligns) < columns:
            message = f"The array has more columns than {quoted(aligns)} says."
            self.fault(at, "invalid-value", message, "Write a letter for each column.")
        grid = Grid(rows, "" if set(aligns) <= {"c"} else aligns[:columns])
        left, right = MATRICES.get(name, ("", ""))
        return Fenced(left, right, ((grid,),)) if left else grid

    def _substack(self, at: int) -> Node:
        self.skip()
        start = self.at
        if not self.source.startswith("{", start):
            self.fault(at, "missing-argument", "“\\substack” has no braces after it.", "Write \\substack{a \\\\ b}.")
            raise StopError
        self.at += 1
        rows = self.cells()
        if not self.source.startswith("}", self.at):
            self.fault(start, "unbalanced-brace", "A brace is not closed.", "Write } where it ends.")
            raise StopError
        self.at += 1
        return Grid(rows, is_aligned=True)
