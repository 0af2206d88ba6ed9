"""How attributes are written in YAML files, said once, where each is declared.

``size: Annotated[float | None, Key("the size of its texts", points(5, 20, "invalid-size", "the size of a text"))]``:
from this come the reader (``undoc.yaml.decode``), the JSON Schemas and the tables of the manual.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from enum import StrEnum
from typing import Annotated, Any, Generic, NamedTuple, TypeVar

from msgspec import Struct

from undoc.wording import did_you_mean, quoted

_T = TypeVar("_T")
_Choice = TypeVar("_Choice", bound=StrEnum)


class InvalidValueError(ValueError):
    """A value that does not follow its syntax: code, message and advice of the problem."""

    def __init__(self, code: str, message: str, advice: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.advice = advice


class Syntax(Struct, Generic[_T], frozen=True, eq=False):
    """How a value is written that is one text.

    ``parse`` returns it or raises InvalidValueError; ``schema`` is what JSON Schema says of it. A value that is ``raw``
    is taken with the spaces at its ends, and may be empty. ``joined`` makes one value of several, where a list of them
    may stand for it.
    """

    parse: Callable[[str], _T]
    schema: Mapping[str, object]
    raw: bool = False
    joined: Callable[[Sequence[_T]], _T] | None = None


class Fault(NamedTuple):
    """What is wrong with a value that could be read; ``keys`` lead from it to the part that is meant."""

    code: str
    message: str
    advice: str
    keys: tuple[str, ...] = ()


class Key(Struct, frozen=True, eq=False):
    """The key of an attribute: what it says, its syntax where that does not follow from the type, its name if another.

    ``check`` finds what is wrong with a value that is written well. The ``help`` is Markdown. A value that is not read
    by its type has a ``schema`` of its own. One that is ``optional`` may be missing, though the attribute may not;
    where nothing is said it may be ``like`` an attribute declared before it. ``names`` are the keys that a table may
    have, and whether each has to be there; none for any. A list whose items are written ``by_name`` is a table, one
    that is ``filled`` must have an item. The ``short`` form of a Struct is the value of this key alone.
    """

    help: str = ""
    syntax: Syntax[Any] | None = None
    name: str = ""
    check: Callable[[Any], Iterator[Fault]] | None = None
    schema: Mapping[str, object] | None = None
    optional: bool = False
    like: str = ""
    names: Mapping[str, bool] = {}
    by_name: bool = False
    filled: bool = False
    short: bool = False


#: Marks an attribute that no key has; whoever reads the Struct gives it.
GIVEN = "given"
Given = Annotated[_T, GIVEN]
#: Marks the attribute, a text with its place, that is the name of a Struct in a table.
NAME_IN_TABLE = "name in a table"
NameInTable = Annotated[_T, GIVEN, NAME_IN_TABLE]

#: What YAML may take a text for.
ANY_TEXT = {"type": ["string", "number", "boolean"]}
TEXT = Syntax(str, {"type": ["string", "number", "boolean", "null"]}, raw=True)


def pattern(expression: str, **more: object) -> dict[str, object]:
    """The schema of a text that a regular expression describes; a number that looks so is one too."""
    return {"type": ["string", "number"], "pattern": f"^(?:{expression})$", **more}


def one_of(kind: type[_Choice], code: str, what: str, otherwise: str = "") -> Syntax[_Choice]:
    """The syntax of the values of an enumeration; ``what`` continues “x is not …”."""
    choices = [one.value for one in kind]
    return Syntax(lambda text: kind(chosen(text, choices, code, what, otherwise)), {"enum": choices})


def chosen(text: str, choices: Sequence[str], code: str, what: str, otherwise: str = "") -> str:
    """Return ``text`` if it is one of ``choices``; InvalidValueError if not."""
    if text not in choices:
        advice = did_you_mean(text, choices, otherwise or f"Write one of {', '.join(choices)}.")
        raise InvalidValueError(code, f"{quoted(text)} is not {what}.", advice)
    return text


def points(least: float, most: float, code: str, what: str) -> Syntax[float]:
    """The syntax of a length in points; ``what`` continues “x is not …”."""

    def parse(text: str) -> float:
        if not re.fullmatch(r"-?[0-9]{1,6}(?:\.[0-9]{1,6})?", text) or not least <= float(text) <= most:
            advice = f"Write points from {least:g} to {most:g}."
            raise InvalidValueError(code, f"{quoted(text)} is not {what}.", advice)
        return float(text)

    return Syntax(parse, {"type": "number", "minimum": least, "maximum": most})
