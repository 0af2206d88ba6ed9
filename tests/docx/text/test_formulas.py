"""Formulas in Office Math Markup: what is written, and that it is read as it was."""

from __future__ import annotations

import pytest
from hypothesis import given
from lxml import etree

from tests.support.formulas import SOURCES, rows
from undoc.content.read.formula_parser import parse_formula
from undoc.content.write.formulas import formula_source
from undoc.docx.text.formulas import MATH, formula
from undoc.docx.xml import MAIN
from undoc.importer.word.formulas.reader import read_formula
from undoc.importer.word.formulas.signs import UncoveredError
from undoc.model.formulas import Row
from undoc.prepare.prepared import Span, SpanFormula

_PROPERTIES = '<w:rPr><w:rFonts w:ascii="A"/><w:rtl/><w:lang w:val="en-GB"/></w:rPr>'


def written(row: Row, *, displayed: bool = False) -> etree._Element:
    text = formula(Span("", formula=SpanFormula(row, displayed)), "Cambria Math", _PROPERTIES)
    return etree.fromstring(f'<x xmlns:w="{MAIN}">{text}</x>')[0]


def read(element: etree._Element, *, displayed: bool = False) -> Row:
    return read_formula([element[0] if displayed else element], (), displayed=displayed)


def shape(source: str, *, displayed: bool = False) -> str:
    """The elements of a formula by their names, with values and texts."""

    def said(element: etree._Element) -> str:
        name = etree.QName(element)
        if name.namespace != MATH or name.localname == "rPr":
            return ""
        value = element.get(f"{{{MATH}}}val")
        if name.localname == "t":
            return repr(element.text)
        inner = " ".join(filter(None, map(said, element)))
        return name.localname + (f"={value}" if value is not None else "") + (f"({inner})" if inner else "")

    element = written(parse_formula(source)[0], displayed=displayed)
    return " ".join(map(said, element[0] if displayed else element))


SHAPES: dict[str, tuple[str, str]] = {
    "signs in one run": ("a+b", "r('a+b')"),
    "fraction": ("\\frac{a}{b}", "f(num(r('a')) den(r('b')))"),
    "square root": ("\\sqrt{x}", "rad(radPr(degHide=1) deg e(r('x')))"),
    "root": ("\\sqrt[3]{x}", "rad(deg(r('3')) e(r('x')))"),
    "scripts": ("x_1^2", "sSubSup(e(r('x')) sub(r('1')) sup(r('2')))"),
    "operator": (
        "\\sum_i x+1",
        "nary(naryPr(chr=∑ limLoc=subSup supHide=1) sub(r('i')) sup e(r('x'))) r('+1')",
    ),
    "function": ("\\sin x", "func(fName(r('sin')) e(r('x')))"),
    "fences": ("\\left( x \\right]", "d(dPr(begChr=( endChr=]) e(r('x')))"),
    "accent": ("\\hat{x}", "acc(accPr(chr=\u0302) e(r('x')))"),
    "matrix": (
        "\\begin{matrix} a & b \\end{matrix}",
        "m(mPr(mcs(mc(mcPr(count=2 mcJc=center)))) mr(e(r('a')) e(r('b'))))",
    ),
    "a brace with its sign": (
        "\\underbrace{x}_n",
        "limLow(e(groupChr(groupChrPr(chr=⏟ pos=bot vertJc=top) e(r('x')))) lim(r('n')))",
    ),
}


@pytest.mark.parametrize(("source", "expected"), SHAPES.values(), ids=SHAPES)
def test_shapes(source: str, expected: str) -> None:
    assert shape(source) == expected


def test_limits_of_a_displayed_sum_are_below_and_above_it() -> None:
    assert "limLoc=undOvr" in shape("\\sum_i^n x", displayed=True)
    assert shape("\\lim_n x", displayed=True) == "func(fName(limLow(e(r('lim')) lim(r('n')))) e(r('x')))"


def test_runs_have_the_font_of_formulas_and_run_from_left_to_right() -> None:
    element = written(parse_formula("x")[0])
    (fonts,) = element.iter(f"{{{MAIN}}}rFonts")
    assert fonts.get(f"{{{MAIN}}}ascii") == "Cambria Math"
    assert not list(element.iter(f"{{{MAIN}}}rtl"))


@pytest.mark.parametrize("displayed", [False, True])
@pytest.mark.parametrize("source", SOURCES)
def test_what_is_written_is_read_as_it_was(source: str, displayed: bool) -> None:
    row = parse_formula(source)[0]
    # In a displayed sum limits need not be asked for.
    expected = source.replace("\\limits", "") if displayed else source
    assert formula_source(read(written(row, displayed=displayed), displayed=displayed)) == expected


@given(rows())
def test_what_was_read_once_is_read_so_again(row: Row) -> None:
    for displayed in (False, True):
        try:
            once = read(written(row, displayed=displayed), displayed=displayed)
        except UncoveredError:
            continue
        again = read(written(once, displayed=displayed), displayed=displayed)
        assert formula_source(again) == formula_source(once)
