"""Rows of a formula in its source: nodes with their scripts, what stands in braces, the cells of lines."""

from __future__ import annotations

from abc import abstractmethod

from msgspec.structs import replace

from undoc.content.read.formula_source import FormulaSource, StopError
from undoc.model.formulas import (
    DEPTH,
    MOST_COLUMNS,
    MOST_ROWS,
    Braced,
    Function,
    Group,
    Node,
    Operator,
    Row,
    Scripts,
    Sign,
    Stacked,
    joined,
)
from undoc.wording import quoted


class FormulaRows(FormulaSource):
    """Reads rows; what single nodes are is said below."""

    def __init__(self, source: str) -> None:
        super().__init__(source)
        self._depth = 0

    @abstractmethod
    def atom(self) -> tuple[Node, ...]:
        """Return what begins here, without scripts: mostly one node."""

    def row(self) -> Row:
        r"""The nodes up to what ends a row: ``}``, ``&``, ``\\``, ``\right``, ``\middle``, ``\end``, or the end."""
        if self._depth >= DEPTH:
            message = f"Formulas stand in each other more than {DEPTH} times."
            self.fault(self.at, "nested-too-deeply", message, "Make it simpler.")
            raise StopError
        self._depth += 1
        found: list[Node] = []
        while not self.ends():
            found.extend(self.item())
        self._depth -= 1
        return joined(tuple(found))

    def ends(self) -> bool:
        """Return whether a row ends here."""
        self.skip()
        rest = self.source[self.at : self.at + 8]
        return not rest or rest[0] in "}&" or rest.startswith("\\\\") or self.command() in ("right", "middle", "end")

    def item(self) -> tuple[Node, ...]:
        """A node with its scripts."""
        at = self.at
        if self.source[at] in "^_":
            message = f"“{self.source[at]}” stands after nothing."
            self.fault(at, "script-without-base", message, "Write before it what it belongs to, or \\_ for the sign.")
            self.at += 1
            self.argument(at)
            return ()
        atoms = self.atom() or (Group(()),)
        return (*atoms[:-1], self.with_scripts(atoms[-1]))

    def with_scripts(self, node: Node) -> Node:
        """Return a node with the limits, primes and scripts after it."""
        scripts: dict[str, Row] = {}
        primes: Row = ()
        while True:
            self.skip()
            at, character = self.at, self.source[self.at : self.at + 1]
            command = self.command()
            if command in ("limits", "nolimits"):
                self.at += 1 + len(command)
                if isinstance(node, Operator | Function):
                    node = replace(node, limits=command == "limits")
                else:
                    message = f"“\\{command}” stands after what has no limits."
                    self.fault(at, "misplaced-limits", message, "It stands after a large operator such as \\sum.")
            elif character and character in "'′":
                self.at += 1
                primes = (*primes, Sign("′"))
            elif character and character in "^_":
                self.at += 1
                if character in scripts:
                    advice = "Write braces around what belongs together."
                    self.fault(at, "second-script", f"A second “{character}” stands after the same sign.", advice)
                scripts[character] = self.argument(at)
            else:
                break
        lower, upper = scripts.get("_", ()), (*primes, *scripts.get("^", ()))
        if not (primes or scripts):
            return node
        if isinstance(node, Braced) and bool(upper) is node.is_above and bool(lower) is not node.is_above:
            return Stacked((node,), upper or lower, node.is_above)
        return Scripts(node.row if isinstance(node, Group) else (node,), lower, upper)

    def argument(self, at: int) -> Row:
        """What a command at the offset ``at`` is about: a group, or the next node."""
        self.skip()
        if self.ends() or self.source[self.at] in "^_":
            message = f"Something is missing after {quoted(self.source[at : self.at].strip())}."
            self.fault(at, "missing-argument", message, "Write it in braces.")
            raise StopError
        if self.source[self.at] == "{":
            return self.braces()
        if self._depth >= DEPTH:
            self.row()  # tells of it
        self._depth += 1
        found = joined(tuple(self.atom()))
        self._depth -= 1
        return found

    def braces(self) -> Row:
        """Return the row in the braces that begin here."""
        start = self.at
        self.at += 1
        row = self.row()
        if self.at >= len(self.source):
            self.fault(start, "unbalanced-brace", "A brace is not closed.", "Write } where it ends.")
            raise StopError
        if self.source[self.at] != "}":
            self.refuse_end()
        self.at += 1
        return row

    def cells(self) -> tuple[tuple[Row, ...], ...]:
        """The cells of lines, up to what ends them; a line without anything at the end is none."""
        start = self.at
        rows: list[list[Row]] = [[]]
        while True:
            rows[-1].append(self.row())
            if self.source.startswith("&", self.at):
                self.at += 1
            elif self.source.startswith("\\\\", self.at):
                self.at += 2
                rows.append([])
            else:
                break
        if len(rows) > 1 and rows[-1] == [()]:
            del rows[-1]
        if len(rows) > MOST_ROWS or max(map(len, rows)) > MOST_COLUMNS:
            message = f"There are more than {MOST_ROWS} lines or {MOST_COLUMNS} columns."
            self.fault(start, "formula-too-long", message, "Make it a table, or several formulas.")
            raise StopError
        return tuple(tuple(row) for row in rows)
