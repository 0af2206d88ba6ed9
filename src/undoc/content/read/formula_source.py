"""The source of a formula as it is gone through: where a reader is, what ends what, names and texts in braces."""

from __future__ import annotations

import unicodedata
from typing import NamedTuple

from undoc.content.formula_commands import ENVIRONMENTS
from undoc.model.formula_signs import FENCES, SIGNS
from undoc.wording import did_you_mean, quoted


class Fault(NamedTuple):
    """What is wrong with a source, and where: the offset of its first character."""

    at: int
    code: str
    message: str
    advice: str


class StopError(Exception):
    """Raised where nothing further can be read."""


class FormulaSource:
    """A source that is read once, from its beginning on.

    ``at`` is the offset of what is read next, ``faults`` are those found so far. What cannot be read on raises
    StopError.
    """

    def __init__(self, source: str) -> None:
        self.source = source
        self.at = 0
        self.faults: list[Fault] = []

    def fault(self, at: int, code: str, message: str, advice: str) -> None:
        """Note what is wrong at an offset."""
        self.faults.append(Fault(at, code, message, advice))

    def skip(self) -> None:
        """Go over white space."""
        while self.at < len(self.source) and self.source[self.at].isspace():
            self.at += 1

    def command(self) -> str:
        """The name of the command that begins here, empty for none."""
        if not self.source.startswith("\\", self.at):
            return ""
        end = self.at + 1
        while end < len(self.source) and self.source[end].isascii() and self.source[end].isalpha():
            end += 1
        return self.source[self.at + 1 : max(end, self.at + 2)]

    def refuse_end(self) -> None:
        """Tell of what ends something that has not begun here."""
        at, command = self.at, self.command()
        if self.source[at] == "}":
            self.fault(at, "unbalanced-brace", "A brace is closed that was not opened.", "Write \\} for the sign.")
        elif command in ("right", "middle"):
            message = f"“\\{command}” has no \\left before it, or a brace between them is not closed."
            self.fault(at, "unbalanced-fence", message, "Write \\left( before and \\right) after.")
        elif command == "end":
            message = "“\\end” has no \\begin before it, or a brace or fence between them is not closed."
            self.fault(at, "unbalanced-environment", message, "Write \\begin{matrix} before and \\end{matrix} after.")
        else:
            sign = "&" if self.source[at] == "&" else "\\\\"
            message = f"“{sign}” stands where no columns and lines are."
            self.fault(at, "misplaced-line", message, "Write them within \\begin{matrix} or the like; \\& is the sign.")
        raise StopError

    def raw(self, at: int) -> str:
        """The text in braces, in which a backslash stands before a brace and before itself."""
        self.skip()
        start = self.at
        if not self.source.startswith("{", start):
            self.fault(at, "missing-argument", "The text has no braces around it.", "Write \\text{…}.")
            raise StopError
        found: list[str] = []
        self.at += 1
        while self.at < len(self.source):
            character = self.source[self.at]
            if character == "}":
                break
            if character == "\\" and self.source[self.at + 1 : self.at + 2] in ("{", "}", "\\"):
                self.at += 1
                character = self.source[self.at]
            elif character in "{\\`":
                message = f"“{character}” has no meaning in the text of a formula."
                self.fault(self.at, "unexpected-sign", message, "Write a backslash before { and }; leave others out.")
            found.append(" " if character.isspace() else character)
            self.at += 1
        else:
            self.fault(start, "unbalanced-brace", "A brace is not closed.", "Write } where it ends.")
            raise StopError
        self.at += 1
        text = unicodedata.normalize("NFC", "".join(found))
        if not text.strip():
            self.fault(at, "missing-argument", "The text is empty.", "Write it in braces.")
        return text

    def fence(self, at: int) -> str:
        r"""Return the sign after the ``\left``, ``\middle`` or ``\right`` at ``at``, empty for none (a point)."""
        self.skip()
        command = self.command()
        if command:
            self.at += 1 + len(command)
            found = SIGNS.get(command, command if command in ("{", "}") else "")
        else:
            found = self.source[self.at : self.at + 1]
            self.at += len(found)
            if found == ".":
                return ""
            found = {"<": "⟨", ">": "⟩"}.get(found, found)
        if found not in FENCES or not found:
            message = f"{quoted(self.source[at : self.at])} has no fence that can grow."
            self.fault(
                at, "invalid-fence", message, "Fences are ( ) [ ] \\{ \\} \\langle \\rangle | and others, or a point."
            )
            raise StopError
        return found

    def name(self, at: int) -> str:
        """Return the name of an environment in braces."""
        start = self.at
        name = self.raw(at).strip()
        if name.rstrip("*") in ("align", "equation", "gather", "split", "eqnarray"):
            advice = "A block ```math has lines parted by \\\\ and aligned at & by itself; elsewhere write aligned."
            self.fault(start, "unknown-environment", f"{quoted(name)} has no meaning within a formula.", advice)
        elif name not in ENVIRONMENTS:
            advice = did_you_mean(name, ENVIRONMENTS, f"Write one of {', '.join(ENVIRONMENTS)}.")
            self.fault(start, "unknown-environment", f"{quoted(name)} is no environment of a formula.", advice)
        return name
