"""Formulas of Word files that others have written, as their source."""

from __future__ import annotations

import pytest
from lxml import etree

from undoc.content.write.formulas import formula_source
from undoc.importer.word.formulas.reader import read_formula
from undoc.importer.word.formulas.signs import UncoveredError
from undoc.importer.word.names import M_NS, W_NS


def run(text: str, said: str = "") -> str:
    return f"<m:r><m:rPr>{said}</m:rPr><w:rPr><w:rFonts/></w:rPr><m:t>{text}</m:t></m:r>"


def part(name: str, inner: str) -> str:
    return f"<m:{name}>{inner}</m:{name}>"


def read(inner: str, *, displayed: bool = False, gone: frozenset[str] = frozenset()) -> str:
    text = f'<m:oMath xmlns:m="{M_NS}" xmlns:w="{W_NS}">{inner}</m:oMath>'
    return formula_source(read_formula([etree.fromstring(text)], gone, displayed=displayed))


X, Y = part("e", run("x")), run("y")
SUM = '<m:nary><m:naryPr><m:chr m:val="∑"/>{}</m:naryPr><m:sub>' + Y + "</m:sub><m:sup/>{}</m:nary>"

FORMULAS: dict[str, tuple[str, str]] = {
    "letters of the italic alphabet": (run("𝑥=𝜋"), "x = \\pi"),
    "upright letters": (run("d", '<m:sty m:val="p"/>') + run("x"), "\\mathrm{d}x"),
    "letters of a script": (run("R", '<m:scr m:val="double-struck"/>'), "\\mathbb{R}"),
    "words": (run("if x", "<m:nor/>"), "\\text{if x}"),
    "Chinese words": (run("速度=1"), "\\text{速度} = 1"),
    "names of functions": (run("sin", '<m:sty m:val="p"/>') + run("x"), "\\sin x"),
    "spaces": (run("a\u2003b"), "a\\quad b"),
    "a slanted fraction": (
        '<m:f><m:fPr><m:type m:val="skw"/></m:fPr>' + part("num", run("a")) + part("den", run("b")) + "</m:f>",
        "\\frac{a}{b}",
    ),
    "a fraction on a line": (
        '<m:f><m:fPr><m:type m:val="lin"/></m:fPr>' + part("num", run("a")) + part("den", run("b+c")) + "</m:f>",
        "a/{b + c}",
    ),
    "a root whose degree is hidden": (
        f'<m:rad><m:radPr><m:degHide m:val="on"/></m:radPr><m:deg/>{X}</m:rad>',
        "\\sqrt{x}",
    ),
    "a sum": (SUM.format("", X), "\\sum_y x"),
    "a sum with limits": (SUM.format('<m:limLoc m:val="undOvr"/>', X), "\\sum\\limits_y x"),
    "a sum of a sum": (SUM.format("", part("e", run("a+b"))), "\\sum_y{a + b}"),
    "an integral by default": (f"<m:nary><m:sub/><m:sup/>{X}</m:nary>", "\\int x"),
    "brackets by default": (f"<m:d>{X}{X}</m:d>", "\\left( x \\middle\\vert x \\right)"),
    "a separator that does not grow": (
        f'<m:d><m:dPr><m:sepChr m:val=","/></m:dPr>{X}{X}</m:d>',
        "\\left( x,x \\right)",
    ),
    "a bracket that does not grow": (f'<m:d><m:dPr><m:begChr m:val="⟦"/><m:endChr m:val="⟧"/></m:dPr>{X}</m:d>', "⟦x⟧"),
    "a function": (
        "<m:func>" + part("fName", run("argmax", '<m:sty m:val="p"/>')) + X + "</m:func>",
        "\\operatorname{argmax} x",
    ),
    "an accent by default": (f"<m:acc>{X}</m:acc>", "\\hat{x}"),
    "a macron": (f'<m:acc><m:accPr><m:chr m:val="\u0304"/></m:accPr>{X}</m:acc>', "\\bar{x}"),
    "a line below by default": (f"<m:bar>{X}</m:bar>", "\\underline{x}"),
    "a brace by default": (f"<m:groupChr>{X}</m:groupChr>", "\\underbrace{x}"),
    "an equation array": (
        "<m:eqArr>" + part("e", run("a&amp;=b")) + part("e", run("&amp;=c")) + "</m:eqArr>",
        "\\begin{aligned} a & = b \\\\ & = c \\end{aligned}",
    ),
    "the number of an equation": (
        "<m:eqArr>" + part("e", run("a#(1)")) + "</m:eqArr>",
        "\\begin{gathered} a\\quad(1) \\end{gathered}",
    ),
    "a matrix": (f"<m:m><m:mr>{X}{X}</m:mr></m:m>", "\\begin{matrix} x & x \\end{matrix}"),
    "a box of one": (f"<m:box>{X}</m:box>", "x"),
    "marks of changes": (f"<w:ins>{run('x')}</w:ins>", "x"),
    "nothing": ("", ""),
}


@pytest.mark.parametrize(("inner", "source"), FORMULAS.values(), ids=FORMULAS)
def test_formulas(inner: str, source: str) -> None:
    assert read(inner) == source


def test_limits_that_are_usual_are_not_said() -> None:
    with_limits = SUM.format('<m:limLoc m:val="undOvr"/>', X)
    assert read(with_limits, displayed=True) == "\\sum_y x"


def test_what_changes_have_taken_away_is_left_out() -> None:
    assert read(f"<w:del>{run('x')}</w:del>{Y}", gone=frozenset({f"{{{W_NS}}}del"})) == "y"


UNCOVERED = {
    "a box with a border": f"<m:borderBox>{X}</m:borderBox>",
    "an accent of another kind": f'<m:acc><m:accPr><m:chr m:val="\u0336"/></m:accPr>{X}</m:acc>',
    "an operator of another kind": f'<m:nary><m:naryPr><m:chr m:val="∯"/></m:naryPr><m:sub/><m:sup/>{X}</m:nary>',
    "an arrow above": f'<m:groupChr><m:groupChrPr><m:chr m:val="→"/></m:groupChrPr>{X}</m:groupChr>',
    "a combining character": run("x\u0336"),
    "deep": "<m:box><m:e>" * 30 + run("x") + "</m:e></m:box>" * 30,
    "long": run("x" * 5000),
    "a matrix of many columns": f"<m:m><m:mr>{X * 40}</m:mr></m:m>",
}


@pytest.mark.parametrize("inner", UNCOVERED.values(), ids=UNCOVERED)
def test_what_formulas_do_not_have_is_said(inner: str) -> None:
    with pytest.raises(UncoveredError) as caught:
        read(inner)
    assert str(caught.value)
