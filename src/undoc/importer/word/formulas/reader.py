"""The constructs of a formula, from elements of Office Math Markup (ISO/IEC 29500-1, 22.1)."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence

from lxml import etree
from msgspec.structs import replace

from undoc.content.read.formula_letters import sign
from undoc.content.read.formula_parser import parse_formula
from undoc.content.write.formulas import formula_source
from undoc.importer.word.formulas.rows import grouped, named, operand_of, operands, parted, scripted
from undoc.importer.word.formulas.signs import VAL, M, UncoveredError, alphabet_of, is_set, signs, words
from undoc.importer.word.names import W
from undoc.model.formula_signs import (
    FENCES,
    FUNCTIONS,
    NAMES_OF_ACCENTS,
    NAMES_OF_OPERATORS,
    has_limits,
)
from undoc.model.formulas import (
    DEPTH,
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
    joined,
)

_SIDES = {"left": "l", "right": "r"}
#: Accents, by other characters that Word files have for them.
_ACCENTS = {"\u0304": "\u0305", "¯": "\u0305", "^": "\u0302", "ˆ": "\u0302", "~": "\u0303", "→": "\u20d7", "⃑": "\u20d7"}
_FENCES = {"〈": "⟨", "〉": "⟩", "∥": "‖", "∣": "|", "❘": "|"}
#: Elements that hold the properties of another: ``m:rPr`` of ``m:r``.
_PROPERTIES = re.compile(re.escape(M) + r"\w+Pr")
#: Elements of the text around that may stand among those of a formula.
_THROUGH = frozenset(W + name for name in ("ins", "moveTo", "del", "moveFrom", "smartTag", "customXml"))


def read_formula(elements: Sequence[etree._Element], gone: Collection[str], *, displayed: bool) -> Row:
    """The row of formulas (``m:oMath``) beside each other, without elements of tracked changes that are ``gone``.

    The row can be written as source and read again; it is empty when nothing shows. UncoveredError when the formula
    holds what the format cannot say.
    """
    reader = _Reader(gone, displayed=displayed)
    row = joined(tuple(node for element in elements for node in reader.row(element)))
    return () if all(isinstance(node, Space) for node in row) else settled(row)


def settled(row: Row) -> Row:
    """The row that comes of writing ``row`` as source and reading that. UncoveredError when it cannot be read."""
    read, faults = parse_formula(formula_source(row))
    if faults:
        raise UncoveredError(faults[0].message.rstrip("."))
    return read


class _Reader:
    def __init__(self, gone: Collection[str], *, displayed: bool) -> None:
        self._gone = gone
        self._displayed = displayed
        self._depth = 0
        self._elements: dict[str, Callable[[etree._Element], Sequence[Node]]] = {
            f"{M}r": self._run,
            f"{M}f": self._fraction,
            f"{M}rad": self._root,
            f"{M}sSup": self._scripts,
            f"{M}sSub": self._scripts,
            f"{M}sSubSup": self._scripts,
            f"{M}sPre": self._prescripts,
            f"{M}nary": self._operator,
            f"{M}d": self._fenced,
            f"{M}func": self._function,
            f"{M}limLow": self._limit,
            f"{M}limUpp": self._limit,
            f"{M}acc": self._accented,
            f"{M}bar": self._lined,
            f"{M}groupChr": self._braced,
            f"{M}m": self._matrix,
            f"{M}eqArr": self._lines,
            f"{M}box": lambda element: (Group(self._part(element, "e")),),
            f"{M}oMath": self.row,
        }

    def row(self, element: etree._Element) -> Row:
        """What stands side by side in an element."""
        self._depth += 1
        if self._depth > DEPTH:
            raise UncoveredError(f"it stands in itself more than {DEPTH} times")
        found: list[Node] = []
        for child in element:
            found.extend(self._child(child))
        self._depth -= 1
        return joined(operands(joined(tuple(found))))

    def _child(self, child: etree._Element) -> Sequence[Node]:
        name = child.tag
        reader = self._elements.get(name)
        if reader is not None:
            return reader(child)
        if name in self._gone or _PROPERTIES.fullmatch(str(name)):
            return ()
        if name in _THROUGH:
            return self.row(child)
        if any((piece.text or "").strip() for piece in child.iter(f"{M}t", f"{W}t")):
            raise UncoveredError(f"an element “{etree.QName(child).localname}”")
        return ()

    def _part(self, element: etree._Element, name: str) -> Row:
        found = element.find(f"{M}{name}")
        return () if found is None else self.row(found)

    # Runs

    def _run(self, element: etree._Element) -> Sequence[Node]:
        text = "".join(piece.text or "" for piece in element.iterchildren(f"{M}t"))
        properties = element.find(f"{M}rPr")
        if properties is not None and is_set(properties, "nor"):
            return words(text)
        alphabet = alphabet_of(properties)
        name = text.strip()
        if alphabet is Alphabet.UPRIGHT and name in FUNCTIONS:
            return (Function(name),)
        return tuple(signs(text, alphabet))

    # Constructs

    def _fraction(self, element: etree._Element) -> Sequence[Node]:
        kind = _said(element, "fPr", "type")
        above, below = self._part(element, "num"), self._part(element, "den")
        if kind == "lin":
            return (grouped(above), Sign("/"), grouped(below))
        return (Fraction(above, below, kind != "noBar"),)

    def _root(self, element: etree._Element) -> Sequence[Node]:
        hidden = _is_on(element, "radPr", "degHide")
        return (Root(self._part(element, "e"), () if hidden else self._part(element, "deg")),)

    def _scripts(self, element: etree._Element) -> Sequence[Node]:
        base, lower, upper = (self._part(element, name) for name in ("e", "sub", "sup"))
        if not lower and not upper:
            return base
        if base and all(isinstance(node, Sign) and node.alphabet is Alphabet.UPRIGHT for node in base):
            base = tuple(named(base))
        if has_limits(base, displayed=self._displayed):
            base = (self._limited(base[0], limits=False),)
        return (scripted(base, lower, upper),)

    def _prescripts(self, element: etree._Element) -> Sequence[Node]:
        base, lower, upper = (self._part(element, name) for name in ("e", "sub", "sup"))
        return (Prescripts(base, lower, upper),)

    def _operator(self, element: etree._Element) -> Sequence[Node]:
        text = _said(element, "naryPr", "chr") or "∫"
        if text not in NAMES_OF_OPERATORS:
            raise UncoveredError(f"the operator {text}")
        operator: Node = Operator(text)
        place = _said(element, "naryPr", "limLoc")
        if place and (place == "undOvr") is not has_limits((operator,), displayed=self._displayed):
            operator = Operator(text, place == "undOvr")
        lower, upper = (
            () if _is_on(element, "naryPr", f"{name}Hide") else self._part(element, name) for name in ("sub", "sup")
        )
        node = scripted((operator,), lower, upper) if lower or upper else operator
        return (node, *operand_of(node, self._part(element, "e")))

    def _function(self, element: etree._Element) -> Sequence[Node]:
        name = tuple(named(self._part(element, "fName")))
        return (*name, *operand_of(name[-1], self._part(element, "e"))) if name else self._part(element, "e")

    def _limit(self, element: etree._Element) -> Sequence[Node]:
        is_above = element.tag == f"{M}limUpp"
        base, script = tuple(named(self._part(element, "e"))), self._part(element, "lim")
        if not script:
            return base
        last = base[0] if len(base) == 1 else None
        if (
            isinstance(last, Scripts)
            and has_limits(last.base, displayed=self._displayed)
            and is_above
            and not last.upper
        ):
            return (Scripts(last.base, last.lower, script),)
        if isinstance(last, Function | Operator):
            last = self._limited(last, limits=True)
            return (Scripts((last,), () if is_above else script, script if is_above else ()),)
        return (Stacked(base, script, is_above),)

    def _limited(self, node: Node, *, limits: bool) -> Node:
        """An operator or function with limits or without; what is usual for it is not said."""
        if not isinstance(node, Function | Operator):
            return node
        usual = replace(node, limits=None)
        return usual if has_limits((usual,), displayed=self._displayed) is limits else replace(node, limits=limits)

    def _fenced(self, element: etree._Element) -> Sequence[Node]:
        left, right = (_fence(_said(element, "dPr", name, usual)) for name, usual in (("begChr", "("), ("endChr", ")")))
        separator = _fence(_said(element, "dPr", "sepChr", "|"))
        parts = [self.row(part) for part in element.iterchildren(f"{M}e")] or [()]
        if separator not in FENCES and len(parts) > 1:
            between = tuple(map(sign, separator))
            parts = [tuple(node for index, part in enumerate(parts) for node in (*(between if index else ()), *part))]
        if any(fence and fence not in FENCES for fence in (left, right)):
            inner = parts[0] if len(parts) == 1 else (Fenced("", "", tuple(parts), separator),)
            return (*map(sign, left), *inner, *map(sign, right))
        return (Fenced(left, right, tuple(parts), separator if len(parts) > 1 else "|"),)

    def _accented(self, element: etree._Element) -> Sequence[Node]:
        said = _said(element, "accPr", "chr") or "\u0302"
        accent = _ACCENTS.get(said, said)
        if accent not in NAMES_OF_ACCENTS:
            raise UncoveredError(f"the accent U+{ord(accent[0]):04X}")
        return (Accented(accent, self._part(element, "e")),)

    def _lined(self, element: etree._Element) -> Sequence[Node]:
        return (Lined(self._part(element, "e"), _said(element, "barPr", "pos") == "top"),)

    def _braced(self, element: etree._Element) -> Sequence[Node]:
        mark, is_above = _said(element, "groupChrPr", "chr") or "⏟", _said(element, "groupChrPr", "pos") == "top"
        if mark != ("⏞" if is_above else "⏟"):
            raise UncoveredError(f"the sign {mark} above or below others")
        return (Braced(self._part(element, "e"), is_above),)

    def _matrix(self, element: etree._Element) -> Sequence[Node]:
        rows = tuple(
            tuple(self.row(cell) for cell in line.iterchildren(f"{M}e")) or ((),)
            for line in element.iterchildren(f"{M}mr")
        )
        if not rows:
            return ()
        aligns = ""
        for column in element.iterfind(f"{M}mPr/{M}mcs/{M}mc/{M}mcPr"):
            count, side = column.find(f"{M}count"), column.find(f"{M}mcJc")
            times = count.get(VAL, "1") if count is not None else "1"
            align = _SIDES.get(side.get(VAL, ""), "c") if side is not None else "c"
            aligns += align * min(int(times) if times.isascii() and times.isdigit() else 1, 100)
        grid = Grid(rows)
        aligns = aligns.ljust(grid.columns, "c")[: grid.columns]
        has_no_gap = _said(element, "mPr", "cGpRule") == "3" and _said(element, "mPr", "cGp") == "0"
        if has_no_gap and all(align == "rl"[column % 2] for column, align in enumerate(aligns)):
            return (Grid(rows, is_aligned=True),)
        return (Grid(rows, "" if set(aligns) == {"c"} else aligns),)

    def _lines(self, element: etree._Element) -> Sequence[Node]:
        rows = tuple(parted(self.row(line)) for line in element.iterchildren(f"{M}e"))
        return (Grid(rows, is_aligned=True),) if rows else ()


def _said(element: etree._Element, properties: str, name: str, usual: str = "") -> str:
    found = element.find(f"{M}{properties}/{M}{name}")
    return usual if found is None else str(found.get(VAL, usual))


def _is_on(element: etree._Element, properties: str, name: str) -> bool:
    found = element.find(f"{M}{properties}")
    return found is not None and is_set(found, name)


def _fence(said: str) -> str:
    return _FENCES.get(said, said)
