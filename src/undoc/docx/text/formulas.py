"""Formulas as Word has them, in Office Math Markup (ISO/IEC 29500-1, 22.1)."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence

from undoc.prepare.prepared import Span
from undoc.prepare.prepared.formulas import (
    Accented,
    Alphabet,
    Braced,
    Fenced,
    Fraction,
    Function,
    Grid,
    Group,
    Kind,
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
    applied,
    has_limits,
    kinds,
    operand_end,
)
from undoc.xml_text import attribute, escaped

MATH = "http://schemas.openxmlformats.org/officeDocument/2006/math"
#: What a formula declares, so that parts without one need not.
NAMESPACE = f'xmlns:m="{MATH}"'
#: Spaces as the characters that are as wide.
SPACES = {
    Width.THIN: "\u2009",
    Width.MEDIUM: "\u205f",
    Width.THICK: "\u2004",
    Width.WORD: "\u00a0",
    Width.QUAD: "\u2003",
}
#: How letters are asked for: their script and their style.
LETTERS = {
    Alphabet.UPRIGHT: ("", "p"),
    Alphabet.BOLD: ("", "b"),
    Alphabet.BOLD_ITALIC: ("", "bi"),
    Alphabet.DOUBLE_STRUCK: ("double-struck", "p"),
    Alphabet.SCRIPT: ("script", "p"),
    Alphabet.FRAKTUR: ("fraktur", "p"),
    Alphabet.SANS: ("sans-serif", "p"),
    Alphabet.MONOSPACE: ("monospace", "p"),
}
_SIDES = {"l": "left", "c": "center", "r": "right"}
_NO_GAP = '<m:cGpRule m:val="3"/><m:cGp m:val="0"/>'
#: Stands where Word would show that something is missing.
NOTHING = "\u200b"


def formula(span: Span, font: str, properties: str) -> str:
    """The formula of a span, in the family ``font``; ``properties`` are those of the runs of the text around it."""
    assert span.formula is not None
    writer = _Writer(font, properties, is_displayed=span.formula.is_displayed)
    row = writer.row(span.formula.row)
    if span.formula.is_displayed:
        return f"<m:oMathPara {NAMESPACE}><m:oMath>{row}</m:oMath></m:oMathPara>"
    return f"<m:oMath {NAMESPACE}>{row}</m:oMath>"


#: What the runs of a formula do not take over from the text around it.
_FONTS = re.compile(r"<w:rFonts [^>]*/>|<w:rtl/>|<w:rStyle [^>]*/>")


class _Writer:
    def __init__(self, font: str, properties: str, *, is_displayed: bool) -> None:
        inner = _FONTS.sub("", properties.removeprefix("<w:rPr>").removesuffix("</w:rPr>"))
        family = attribute(font)
        self._properties = f'<w:rPr><w:rFonts w:ascii="{family}" w:hAnsi="{family}"/>{inner}</w:rPr>'
        self._words = properties
        self._is_displayed = is_displayed

    def row(self, row: Row) -> str:
        return "".join(self._pieces(row))

    def _pieces(self, row: Row) -> Iterator[str]:
        index = 0
        while index < len(row):
            node = row[index]
            if isinstance(node, Sign):
                end = index + 1
                while end < len(row) and isinstance(other := row[end], Sign) and other.alphabet is node.alphabet:
                    end += 1
                yield self._signs([one.text for one in row[index:end] if isinstance(one, Sign)], node.alphabet)
            elif (operator := applied(node)) is not None:
                end = operand_end(row, index + 1)
                operand = row[index + 1 : end]
                if len(operand) == 1 and isinstance(group := operand[0], Group):
                    operand = group.row
                yield self._operation(node, operator, operand)
            else:
                end = index + 1
                yield self._node(node)
            index = end

    def _signs(self, texts: Sequence[str], alphabet: Alphabet) -> str:
        script, style = LETTERS.get(alphabet, ("", ""))
        said = f'<m:scr m:val="{script}"/>' if script else ""
        said += f'<m:sty m:val="{style}"/>' if style else ""
        return self._run("".join(texts), f"<m:rPr>{said}</m:rPr>" if said else "")

    def _run(self, text: str, said: str = "", properties: str | None = None) -> str:
        keep = ' xml:space="preserve"' if text != text.strip() else ""
        own = self._properties if properties is None else properties
        return f"<m:r>{said}{own}<m:t{keep}>{escaped(text)}</m:t></m:r>"

    def _node(self, node: Node) -> str:
        match node:
            case Sign():
                return self._signs([node.text], node.alphabet)
            case Words(text=text):
                return self._run(text, "<m:rPr><m:nor/></m:rPr>", self._words)
            case Function(name=name):
                return self._run(name, '<m:rPr><m:sty m:val="p"/></m:rPr>')
            case Operator(text=text):
                return self._run(text)
            case Space(width=width):
                return self._run(SPACES[width])
            case Group(row=row):
                return f"<m:box>{self._element('e', row)}</m:box>"
            case Fraction():
                kind = "" if node.has_rule else '<m:fPr><m:type m:val="noBar"/></m:fPr>'
                parts = self._element("num", node.numerator) + self._element("den", node.denominator)
                return f"<m:f>{kind}{parts}</m:f>"
            case Root(degree=()):
                hidden = '<m:radPr><m:degHide m:val="1"/></m:radPr><m:deg/>'
                return f"<m:rad>{hidden}{self._element('e', node.radicand)}</m:rad>"
            case Root():
                return f"<m:rad>{self._element('deg', node.degree)}{self._element('e', node.radicand)}</m:rad>"
            case Scripts():
                return self._scripts(node)
            case Prescripts():
                pieces = (("sub", node.lower), ("sup", node.upper), ("e", node.base))
                return f"<m:sPre>{''.join(self._element(*piece) for piece in pieces)}</m:sPre>"
            case Stacked():
                return self._limit(self._element("e", node.base), node.script, is_above=node.is_above)
            case Fenced():
                return self._fenced(node)
            case Accented(accent=accent, base=base):
                return f'<m:acc><m:accPr><m:chr m:val="{accent}"/></m:accPr>{self._element("e", base)}</m:acc>'
            case Lined(base=base, is_above=is_above):
                place = f'<m:barPr><m:pos m:val="{"top" if is_above else "bot"}"/></m:barPr>'
                return f"<m:bar>{place}{self._element('e', base)}</m:bar>"
            case Braced(base=base, is_above=is_above):
                sign, place, base_line = ("⏞", "top", "bot") if is_above else ("⏟", "bot", "top")
                said = f'<m:chr m:val="{sign}"/><m:pos m:val="{place}"/><m:vertJc m:val="{base_line}"/>'
                return f"<m:groupChr><m:groupChrPr>{said}</m:groupChrPr>{self._element('e', base)}</m:groupChr>"
            case Grid():
                return self._grid(node)

    def _element(self, name: str, row: Row) -> str:
        return f"<m:{name}>{self.row(row)}</m:{name}>"

    def _limit(self, base: str, script: Row, *, is_above: bool) -> str:
        name = "limUpp" if is_above else "limLow"
        return f"<m:{name}>{base}{self._element('lim', script)}</m:{name}>"

    def _scripts(self, node: Scripts) -> str:
        base = self._element("e", node.base)
        if has_limits(node.base, displayed=self._is_displayed):
            if node.lower:
                base = self._limit(base, node.lower, is_above=False)
                base = f"<m:e>{base}</m:e>" if node.upper else base
            return self._limit(base, node.upper, is_above=True) if node.upper else base
        lower, upper = self._element("sub", node.lower), self._element("sup", node.upper)
        if node.lower and node.upper:
            return f"<m:sSubSup>{base}{lower}{upper}</m:sSubSup>"
        return f"<m:sSub>{base}{lower}</m:sSub>" if node.lower else f"<m:sSup>{base}{upper}</m:sSup>"

    def _operation(self, node: Node, operator: Operator | Function, operand: Row) -> str:
        inner = self._element("e", operand) if operand else f"<m:e>{self._run(NOTHING)}</m:e>"
        if isinstance(operator, Function):
            name = self._node(node)
            return f"<m:func><m:fName>{name}</m:fName>{inner}</m:func>" if operand else name
        lower, upper = (node.lower, node.upper) if isinstance(node, Scripts) else ((), ())
        place = "undOvr" if has_limits((operator,), displayed=self._is_displayed) else "subSup"
        said = f'<m:chr m:val="{operator.text}"/><m:limLoc m:val="{place}"/>'
        said += "" if lower else '<m:subHide m:val="1"/>'
        said += "" if upper else '<m:supHide m:val="1"/>'
        parts = self._element("sub", lower) + self._element("sup", upper)
        return f"<m:nary><m:naryPr>{said}</m:naryPr>{parts}{inner}</m:nary>"

    def _fenced(self, node: Fenced) -> str:
        said = f'<m:begChr m:val="{attribute(node.left)}"/>'
        said += f'<m:sepChr m:val="{attribute(node.separator)}"/>' if len(node.parts) > 1 else ""
        said += f'<m:endChr m:val="{attribute(node.right)}"/>'
        return f"<m:d><m:dPr>{said}</m:dPr>{''.join(self._element('e', part) for part in node.parts)}</m:d>"

    def _grid(self, node: Grid) -> str:
        if node.is_aligned and node.columns == 1:
            return f"<m:eqArr>{''.join(self._element('e', cells[0]) for cells in node.rows)}</m:eqArr>"
        aligns = node.aligns or "c" * node.columns
        gap = ""
        if node.is_aligned:
            # Columns without a gap: other programs do not know the places of alignment that an array of Word has.
            aligns, gap = "".join("rl"[column % 2] for column in range(node.columns)), _NO_GAP
        columns = "".join(
            f'<m:mc><m:mcPr><m:count m:val="{len(list(run))}"/><m:mcJc m:val="{_SIDES[align]}"/></m:mcPr></m:mc>'
            for align, run in itertools.groupby(aligns)
        )
        lines = (
            "".join(self._cell(cell, node) for cell in (*cells, *[()] * (node.columns - len(cells))))
            for cells in node.rows
        )
        rows = "".join(f"<m:mr>{line}</m:mr>" for line in lines)
        return f"<m:m><m:mPr>{gap}<m:mcs>{columns}</m:mcs></m:mPr>{rows}</m:m>"

    def _cell(self, cell: Row, node: Grid) -> str:
        """A cell; a relation that begins one of equations stands after something, and so has space before it."""
        is_relation = node.is_aligned and bool(cell) and kinds(cell)[0] is Kind.RELATION
        return f"<m:e>{self._run(NOTHING) if is_relation else ''}{self.row(cell)}</m:e>"
