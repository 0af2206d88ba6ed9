r"""Formulas in their source, ``\frac{a}{b}``: a part of LaTeX, read into the tree of the model."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from contextlib import suppress
from typing import NamedTuple

from msgspec.structs import replace

from undoc.model.formula_letters import is_word_letter, plain_letter
from undoc.model.formula_signs import (
    ACCENTS,
    FENCES,
    FUNCTIONS,
    NAMES_OF_OPERATORS,
    OPERATORS,
    SIGNS,
)
from undoc.model.formulas import (
    DEPTH,
    LONGEST,
    MOST_COLUMNS,
    MOST_ROWS,
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
    joined,
)
from undoc.wording import did_you_mean, quoted

#: The letters of a command's argument.
ALPHABETS = {
    "mathrm": Alphabet.UPRIGHT,
    "mathbf": Alphabet.BOLD,
    "mathbfit": Alphabet.BOLD_ITALIC,
    "boldsymbol": Alphabet.BOLD_ITALIC,
    "mathbb": Alphabet.DOUBLE_STRUCK,
    "mathcal": Alphabet.SCRIPT,
    "mathscr": Alphabet.SCRIPT,
    "mathfrak": Alphabet.FRAKTUR,
    "mathsf": Alphabet.SANS,
    "mathtt": Alphabet.MONOSPACE,
}
SPACES = {
    ",": Width.THIN,
    ":": Width.MEDIUM,
    ">": Width.MEDIUM,
    ";": Width.THICK,
    " ": Width.WORD,
    "\n": Width.WORD,
    "quad": Width.QUAD,
}
#: Environments of a matrix: the fences around it and how its columns stand.
MATRICES = {
    "matrix": ("", ""),
    "pmatrix": ("(", ")"),
    "bmatrix": ("[", "]"),
    "Bmatrix": ("{", "}"),
    "vmatrix": ("|", "|"),
    "Vmatrix": ("‖", "‖"),
}
_ENVIRONMENTS = (*MATRICES, "cases", "array", "aligned", "gathered")
_ESCAPED = "{}%$#&_"
#: What other programs write otherwise than here.
_OTHERWISE = {
    "displaystyle": "A formula in a block of its own is displayed already; remove it.",
    "textstyle": "Remove it; a formula between $` and `$ stands in its line of text.",
    "tag": "Write the number in the text.",
    "label": "Remove it.",
    "nonumber": "Remove it; formulas have no numbers.",
    "over": "Write \\frac{a}{b}.",
    "choose": "Write \\binom{n}{k}.",
    "rm": "Write \\mathrm{x}.",
    "bf": "Write \\mathbf{x}.",
    "not": "Write the sign itself, as \\ne or \\notin.",
    "!": "Remove it; spaces between signs are made.",
    "(": "A formula in a line begins with $` and ends with `$.",
    "[": "Write a bracket without a backslash.",
    "]": "Write a bracket without a backslash.",
    "|": "Write \\vert for one line and \\Vert for two.",
}
_BY_NAME = "Write it as its sign, or see “Formulas” in docs/content.md for the commands that there are."


class Fault(NamedTuple):
    """What is wrong with a source, and where: the offset of its first character."""

    at: int
    code: str
    message: str
    advice: str


class _StopError(Exception):
    """Raised where nothing further can be read."""


def parse_formula(source: str, *, in_block: bool = False) -> tuple[Row, list[Fault]]:
    r"""Return the formula that a source says and all that is wrong with it; with faults the row is of no use.

    A source that is ``in_block`` may have several lines, parted by ``\\``, which are aligned at ``&``.
    """
    if len(source) > LONGEST:
        fault = Fault(0, "formula-too-long", f"The formula has {len(source)} characters.", f"{LONGEST} are the most.")
        return (), [fault]
    parser = _Parser(source)
    row: Row = ()
    with suppress(_StopError):
        row = parser.whole(in_block=in_block)
    if not row and not parser.faults:
        parser.fault(0, "empty-formula", "The formula is empty.", "Write it, or remove the signs around it.")
    return row, sorted(parser.faults)


class _Parser:
    """Goes through the source once."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._at = 0
        self._depth = 0
        self.faults: list[Fault] = []
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
            "overline": lambda at: Lined(self._argument(at), True),
            "underline": lambda at: Lined(self._argument(at), False),
            "overbrace": lambda at: Braced(self._argument(at), True),
            "underbrace": lambda at: Braced(self._argument(at), False),
            "overset": lambda at: self._stacked(at, is_above=True),
            "stackrel": lambda at: self._stacked(at, is_above=True),
            "underset": lambda at: self._stacked(at, is_above=False),
            "prescript": self._prescript,
            "substack": self._substack,
        }

    def fault(self, at: int, code: str, message: str, advice: str) -> None:
        self.faults.append(Fault(at, code, message, advice))

    def whole(self, *, in_block: bool) -> Row:
        rows = self._cells()
        if self._at < len(self._source):
            self._refuse_end()
        if len(rows) == 1 and len(rows[0]) == 1:
            return rows[0][0]
        if not in_block:
            message = "A formula in a line of text has no lines and columns of its own."
            self.fault(0, "misplaced-line", message, "Write \\begin{aligned} … \\end{aligned} around them, or \\&.")
        return (Grid(rows, is_aligned=True),)

    # Rows

    def _row(self) -> Row:
        r"""The nodes up to what ends a row: ``}``, ``&``, ``\\``, ``\right``, ``\middle``, ``\end``, or the end."""
        if self._depth >= DEPTH:
            message = f"Formulas stand in each other more than {DEPTH} times."
            self.fault(self._at, "nested-too-deeply", message, "Make it simpler.")
            raise _StopError
        self._depth += 1
        found: list[Node] = []
        while not self._ends():
            found.extend(self._item())
        self._depth -= 1
        return joined(tuple(found))

    def _ends(self) -> bool:
        self._skip()
        rest = self._source[self._at : self._at + 8]
        return not rest or rest[0] in "}&" or rest.startswith("\\\\") or self._command() in ("right", "middle", "end")

    def _skip(self) -> None:
        while self._at < len(self._source) and self._source[self._at].isspace():
            self._at += 1

    def _command(self) -> str:
        """The name of the command that begins here, empty for none."""
        if not self._source.startswith("\\", self._at):
            return ""
        end = self._at + 1
        while end < len(self._source) and self._source[end].isascii() and self._source[end].isalpha():
            end += 1
        return self._source[self._at + 1 : max(end, self._at + 2)]

    def _item(self) -> tuple[Node, ...]:
        """A node with its scripts."""
        at = self._at
        if self._source[at] in "^_":
            message = f"“{self._source[at]}” stands after nothing."
            self.fault(at, "script-without-base", message, "Write before it what it belongs to, or \\_ for the sign.")
            self._at += 1
            self._argument(at)
            return ()
        atoms = self._atom() or (Group(()),)
        return (*atoms[:-1], self._with_scripts(atoms[-1]))

    def _with_scripts(self, node: Node) -> Node:
        scripts: dict[str, Row] = {}
        primes: Row = ()
        while True:
            self._skip()
            at, character = self._at, self._source[self._at : self._at + 1]
            command = self._command()
            if command in ("limits", "nolimits"):
                self._at += 1 + len(command)
                if isinstance(node, Operator | Function):
                    node = replace(node, limits=command == "limits")
                else:
                    message = f"“\\{command}” stands after what has no limits."
                    self.fault(at, "misplaced-limits", message, "It stands after a large operator such as \\sum.")
            elif character and character in "'′":
                self._at += 1
                primes = (*primes, Sign("′"))
            elif character and character in "^_":
                self._at += 1
                if character in scripts:
                    advice = "Write braces around what belongs together."
                    self.fault(at, "second-script", f"A second “{character}” stands after the same sign.", advice)
                scripts[character] = self._argument(at)
            else:
                break
        lower, upper = scripts.get("_", ()), (*primes, *scripts.get("^", ()))
        if not (primes or scripts):
            return node
        if isinstance(node, Braced) and bool(upper) is node.is_above and bool(lower) is not node.is_above:
            return Stacked((node,), upper or lower, node.is_above)
        return Scripts(node.row if isinstance(node, Group) else (node,), lower, upper)

    def _argument(self, at: int) -> Row:
        """What a command at the offset ``at`` is about: a group, or the next node."""
        self._skip()
        if self._ends() or self._source[self._at] in "^_":
            message = f"Something is missing after {quoted(self._source[at : self._at].strip())}."
            self.fault(at, "missing-argument", message, "Write it in braces.")
            raise _StopError
        if self._source[self._at] == "{":
            return self._braces()
        if self._depth >= DEPTH:
            self._row()  # tells of it
        self._depth += 1
        found = joined(tuple(self._atom()))
        self._depth -= 1
        return found

    def _braces(self) -> Row:
        start = self._at
        self._at += 1
        row = self._row()
        if self._at >= len(self._source):
            self.fault(start, "unbalanced-brace", "A brace is not closed.", "Write } where it ends.")
            raise _StopError
        if self._source[self._at] != "}":
            self._refuse_end()
        self._at += 1
        return row

    def _refuse_end(self) -> None:
        """Tell of what ends something that has not begun here."""
        at, command = self._at, self._command()
        if self._source[at] == "}":
            self.fault(at, "unbalanced-brace", "A brace is closed that was not opened.", "Write \\} for the sign.")
        elif command in ("right", "middle"):
            message = f"“\\{command}” has no \\left before it, or a brace between them is not closed."
            self.fault(at, "unbalanced-fence", message, "Write \\left( before and \\right) after.")
        elif command == "end":
            message = "“\\end” has no \\begin before it, or a brace or fence between them is not closed."
            self.fault(at, "unbalanced-environment", message, "Write \\begin{matrix} before and \\end{matrix} after.")
        else:
            sign = "&" if self._source[at] == "&" else "\\\\"
            message = f"“{sign}” stands where no columns and lines are."
            self.fault(at, "misplaced-line", message, "Write them within \\begin{matrix} or the like; \\& is the sign.")
        raise _StopError

    # Nodes

    def _atom(self) -> tuple[Node, ...]:
        at, character = self._at, self._source[self._at]
        if character == "{":
            return (Group(self._braces()),)
        if character == "\\":
            return self._commanded(at)
        if is_word_letter(character):
            while self._at < len(self._source) and is_word_letter(self._source[self._at]):
                self._at += 1
            return (Words(unicodedata.normalize("NFC", self._source[at : self._at])),)
        self._at += 1
        if character == "~":
            return (Space(Width.WORD),)
        if character == "`" or not character.isprintable() or unicodedata.category(character)[0] == "M":
            advice = "Write an accent as \\hat{x}." if unicodedata.category(character)[0] == "M" else "Remove it."
            self.fault(at, "unknown-sign", f"{quoted(character)} is no sign of a formula.", advice)
        return (sign(character),)

    def _commanded(self, at: int) -> tuple[Node, ...]:
        name = self._command()
        if not name:
            self.fault(at, "unknown-command", "The formula ends with a backslash.", "Remove it.")
            raise _StopError
        self._at += 1 + len(name)
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
        if name in _ESCAPED:
            return (Sign(name),)
        if name in ALPHABETS:
            return in_letters(self._argument(at), ALPHABETS[name])
        if name in ACCENTS:
            return (Accented(ACCENTS[name], self._argument(at)),)
        if name in self._commands:
            return (self._commands[name](at),)
        self._unknown(at, name)
        return (Sign("?"),)

    def _unknown(self, at: int, name: str) -> None:
        known = [*SIGNS, *OPERATORS, *FUNCTIONS, *ACCENTS, *ALPHABETS, *self._commands, "quad", "right", "end"]
        advice = _OTHERWISE.get(name) or did_you_mean(name, known, _BY_NAME).replace("mean “", "mean “\\")
        self.fault(at, "unknown-command", f"{quoted(chr(92) + name)} is no command of a formula.", advice)

    def _fraction(self, at: int) -> Node:
        return Fraction(self._argument(at), self._argument(at))

    def _binomial(self, at: int) -> Node:
        return Fenced("(", ")", ((Fraction(self._argument(at), self._argument(at), has_rule=False),),))

    def _ruleless(self, at: int) -> Node:
        said = "{}{}{0pt}{}"
        if not self._source.startswith(said, self._at):
            self.fault(at, "invalid-value", f"“\\genfrac” is read with {said} only.", "Write \\frac or \\binom.")
            raise _StopError
        self._at += len(said)
        return Fraction(self._argument(at), self._argument(at), has_rule=False)

    def _root(self, at: int) -> Node:
        self._skip()
        degree: Row = ()
        if self._source.startswith("[", self._at):
            start, self._at = self._at, self._at + 1
            found: list[Node] = []
            while not self._ends() and self._source[self._at] != "]":
                found.extend(self._item())
            if not self._source.startswith("]", self._at):
                self.fault(start, "unbalanced-bracket", "The degree of a root has no end.", "Write \\sqrt[3]{x}.")
                raise _StopError
            self._at += 1
            degree = found[0].row if len(found) == 1 and isinstance(found[0], Group) else joined(tuple(found))
        return Root(self._argument(at), degree)

    def _stacked(self, at: int, *, is_above: bool) -> Node:
        script = self._argument(at)
        return Stacked(self._argument(at), script, is_above)

    def _prescript(self, at: int) -> Node:
        upper, lower = self._argument(at), self._argument(at)
        return Prescripts(self._argument(at), lower, upper)

    def _words(self, at: int) -> Node:
        return Words(self._raw(at))

    def _named(self, at: int) -> Node:
        has_limits = self._source.startswith("*", self._at)
        self._at += has_limits
        return Function(self._raw(at), True if has_limits else None)

    def _raw(self, at: int) -> str:
        """The text in braces, in which a backslash stands before a brace and before itself."""
        self._skip()
        start = self._at
        if not self._source.startswith("{", start):
            self.fault(at, "missing-argument", "The text has no braces around it.", "Write \\text{…}.")
            raise _StopError
        found: list[str] = []
        self._at += 1
        while self._at < len(self._source):
            character = self._source[self._at]
            if character == "}":
                break
            if character == "\\" and self._source[self._at + 1 : self._at + 2] in ("{", "}", "\\"):
                self._at += 1
                character = self._source[self._at]
            elif character in "{\\`":
                message = f"“{character}” has no meaning in the text of a formula."
                self.fault(self._at, "unexpected-sign", message, "Write a backslash before { and }; leave others out.")
            found.append(" " if character.isspace() else character)
            self._at += 1
        else:
            self.fault(start, "unbalanced-brace", "A brace is not closed.", "Write } where it ends.")
            raise _StopError
        self._at += 1
        text = unicodedata.normalize("NFC", "".join(found))
        if not text.strip():
            self.fault(at, "missing-argument", "The text is empty.", "Write it in braces.")
        return text

    # Fences, matrices

    def _fence(self, at: int) -> str:
        self._skip()
        command = self._command()
        if command:
            self._at += 1 + len(command)
            found = SIGNS.get(command, command if command in ("{", "}") else "")
        else:
            found = self._source[self._at : self._at + 1]
            self._at += len(found)
            if found == ".":
                return ""
            found = {"<": "⟨", ">": "⟩"}.get(found, found)
        if found not in FENCES or not found:
            message = f"{quoted(self._source[at : self._at])} has no fence that can grow."
            self.fault(
                at, "invalid-fence", message, "Fences are ( ) [ ] \\{ \\} \\langle \\rangle | and others, or a point."
            )
            raise _StopError
        return found

    def _fenced(self, at: int) -> Node:
        left = self._fence(at)
        parts = [self._row()]
        separator = "|"
        while (command := self._command()) == "middle":
            middle, self._at = self._at, self._at + len("\\middle")
            found = self._fence(middle)
            if len(parts) > 1 and found != separator:
                self.fault(middle, "invalid-fence", "Two kinds of \\middle stand in one fence.", "Write one of them.")
            separator = found
            parts.append(self._row())
        if command != "right":
            if self._at >= len(self._source):
                self.fault(at, "unbalanced-fence", "“\\left” has no \\right.", "Write \\right) or \\right. after it.")
                raise _StopError
            self._refuse_end()
        end, self._at = self._at, self._at + len("\\right")
        return Fenced(left, self._fence(end), tuple(parts), separator)

    def _environment(self, at: int) -> Node:
        name = self._name(at)
        aligns = ""
        if name == "array":
            start = self._at
            aligns = "".join(self._raw(at).split())
            if set(aligns) - set("lcr"):
                message = f"{quoted(aligns)} does not say how columns stand."
                self.fault(start, "invalid-value", message, "Write a letter l, c or r for each column: {lcr}.")
        rows = self._cells()
        if self._command() != "end":
            if self._at >= len(self._source):
                message = f"“\\begin{{{name}}}” has no \\end."
                self.fault(at, "unbalanced-environment", message, f"Write \\end{{{name}}} where it ends.")
                raise _StopError
            self._refuse_end()
        end, self._at = self._at, self._at + len("\\end")
        ended = self._name(end)
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

    def _name(self, at: int) -> str:
        start = self._at
        name = self._raw(at).strip()
        if name.rstrip("*") in ("align", "equation", "gather", "split", "eqnarray"):
            advice = "A block ```math has lines parted by \\\\ and aligned at & by itself; elsewhere write aligned."
            self.fault(start, "unknown-environment", f"{quoted(name)} has no meaning within a formula.", advice)
        elif name not in _ENVIRONMENTS:
            advice = did_you_mean(name, _ENVIRONMENTS, f"Write one of {', '.join(_ENVIRONMENTS)}.")
            self.fault(start, "unknown-environment", f"{quoted(name)} is no environment of a formula.", advice)
        return name

    def _substack(self, at: int) -> Node:
        self._skip()
        start = self._at
        if not self._source.startswith("{", start):
            self.fault(at, "missing-argument", "“\\substack” has no braces after it.", "Write \\substack{a \\\\ b}.")
            raise _StopError
        self._at += 1
        rows = self._cells()
        if not self._source.startswith("}", self._at):
            self.fault(start, "unbalanced-brace", "A brace is not closed.", "Write } where it ends.")
            raise _StopError
        self._at += 1
        return Grid(rows, is_aligned=True)

    def _cells(self) -> tuple[tuple[Row, ...], ...]:
        """The cells of lines, up to what ends them; a line without anything at the end is none."""
        start = self._at
        rows: list[list[Row]] = [[]]
        while True:
            rows[-1].append(self._row())
            if self._source.startswith("&", self._at):
                self._at += 1
            elif self._source.startswith("\\\\", self._at):
                self._at += 2
                rows.append([])
            else:
                break
        if len(rows) > 1 and rows[-1] == [()]:
            del rows[-1]
        if len(rows) > MOST_ROWS or max(map(len, rows)) > MOST_COLUMNS:
            message = f"There are more than {MOST_ROWS} lines or {MOST_COLUMNS} columns."
            self.fault(start, "formula-too-long", message, "Make it a table, or several formulas.")
            raise _StopError
        return tuple(tuple(row) for row in rows)


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
