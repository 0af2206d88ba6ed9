"""Drawings that are made to break what reads them: a problem with its line, or drawn as SVG says, in little time."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.drawings.test_svg import parts, problems, shape, svg
from undoc.drawings.paths import PathError, read_path
from undoc.drawings.shapes import Gradient, Shape, Words
from undoc.drawings.svg import SvgError, read_svg
from undoc.drawings.svg.css import StyleError, declarations, rules
from undoc.drawings.transforms import TransformError, read_transform

MARKER = '<marker id="m" markerWidth="3" markerHeight="3"><path d="M0 0L1 1L2 2" {}/></marker>'
PAIR = '<marker id="{}" markerWidth="3" markerHeight="3"><path d="M0 0L1 1L2 2" marker-mid="url(#{})"/></marker>'
CHAIN = "".join(f'<linearGradient id="a{number}" href="#a{number + 1}"/>' for number in range(3000))
USES = '<g id="l0"><rect width="1" height="1"/></g>' + "".join(
    f'<g id="l{level}">' + f'<use href="#l{level - 1}"/>' * 10 + "</g>" for level in range(1, 9)
)
STROKED = '<path d="M0 0L100 100" stroke="red" stroke-dasharray="{}"/>'


@pytest.mark.parametrize(
    "body",
    [
        f"<defs>{'<g>' * 10_000}{'</g>' * 10_000}</defs>",
        f"<x xmlns='urn:x'>{'<y>' * 100}{'</y>' * 100}</x>",
        f"<text>{'<tspan>' * 3000}a{'</tspan>' * 3000}</text>",
        f"<style>{'<x>' * 3000}{'</x>' * 3000}</style>",
        "<metadata>" + '<x xmlns="urn:x">' * 70 + "</x>" * 70 + "</metadata>",
        "<g/>" * 200_001,
    ],
)
def test_deep_and_endless_files_are_refused_before_anything_reads_them(body: str) -> None:
    with pytest.raises(SvgError) as raised:
        read_svg(svg(body))
    assert raised.value.code == "unusable-drawing"


@pytest.mark.parametrize(
    ("body", "named"),
    [
        (MARKER.format('marker-mid="url(#m)"') + '<path d="M0 0L1 1L2 2" marker-mid="url(#m)"/>', "holds itself"),
        (
            PAIR.format("a", "b") + PAIR.format("b", "a") + '<path d="M0 0L1 1L2 2" marker-mid="url(#b)"/>',
            "holds itself",
        ),
        (f"{'<g>' * 32}<g><rect width='1' height='1'/></g>{'</g>' * 32}", "<g> stands within 32 others"),
        (f"{CHAIN}<rect width='5' height='5' fill='url(#a0)'/>", "over and over"),
        (f"<defs>{USES}</defs><use href='#l8'/>", "more than can be drawn"),
        (f'<path d="M0 0{"L1 1" * 250_001}"/>', "more than can be drawn"),
        (f"<text>{'a ' * 125_001}</text>", "more than can be drawn"),
        ('<path d="M 1e999 0 L 5 5"/>', "larger than any drawing"),
        (f'<path d="M {"9" * 35} 0 L 5 5"/>', "larger than any drawing"),
        (f'<path d="M {"9" * 5000} 0 L 5 5"/>', "larger than any drawing"),
        ('<path d="M0 0 A 1e300 1e-300 45 1 1 1e300 5"/>', "larger than any drawing"),
        ('<path d="M0 0 L 99999999 5"/>', "1,000 times its size away"),
        (f'<path d="M0 0{"l9999 9999" * 99}"/>', "1,000 times its size away"),
        ('<rect width="5" height="5" transform="scale(nan)"/>', "transform that cannot be read"),
        ('<rect width="5" height="5" transform="scale(inf)"/>', "transform that cannot be read"),
        ('<rect width="5" height="5" transform="scale(1_0)"/>', "transform that cannot be read"),
        ('<rect width="5" height="5" transform="scale(1e400)"/>', "transform that cannot be read"),
        ("<g transform='scale(1e4)'>" * 9 + "<path d='M0 0h1v1'/>" + "</g>" * 9, "out of sight"),
        ('<rect width="5" height="5" transform="scale(1e5 1e-5)"/>', "out of sight"),
        ('<rect width="5" height="5" opacity="nan"/>', "“nan” is no number"),
        ('<rect width="5" height="5" fill="rgb(nan,0,0)"/>', "“nan” is no number"),
        ('<rect width="1e999" height="5"/>', "larger than any drawing"),
        ('<path d="M0 0h9" stroke="red" stroke-width="1e7"/>', "1,000 times its size away"),
        ('<path d="M0 0h9" stroke="red" stroke-miterlimit="inf"/>', "“inf” is no number"),
        ('<text font-size="1e8">a</text>', "1,000 times its size away"),
        ('<text x="1e8">a</text>', "1,000 times its size away"),
        (STROKED.format("1 " * 1001), "a stroke-dasharray of 1,001 lengths"),
        (STROKED.format("1e-9"), "more than 100,000 dashes"),
        (f'<linearGradient id="r">{"<stop/>" * 1001}</linearGradient><circle r="5" fill="url(#r)"/>', "1,000 stops"),
        (
            '<radialGradient id="r" r="-1"><stop/><stop/></radialGradient><circle r="5" fill="url(#r)"/>',
            "negative radius",
        ),
        ('<marker id="m" orient="nan"><path d="M0 0"/></marker><path d="M0 0h9" marker-end="url(#m)"/>', "no number"),
        (f'<rect width="{"1" * 100_000}x" height="5"/>', "1…” is no length"),
    ],
)
def test_what_is_beyond_all_measure_is_named(body: str, named: str) -> None:
    found = problems(body)
    assert any(named in problem for problem in found), found
    assert all(problem.startswith("1: ") and len(problem) < 250 for problem in found)


def test_problems_of_the_root_are_named() -> None:
    for attributes in (
        'width="9" height="9" font-size="nan"',
        'width="9" height="9" viewBox="0 0 1e-20 9" preserveAspectRatio="none"',
    ):
        with pytest.raises(ValueError, match="<svg>"):
            read_svg(svg("<rect width='1' height='1'/>", attributes))


def test_what_svg_says_of_errors_is_done() -> None:
    for dashes in ("-1 2", "0", "0 0", "none"):
        stroke = shape(STROKED.format(dashes)).stroke
        assert stroke is not None
        assert stroke.dashes == ()
    limited = shape('<path d="M0 0L9 9" stroke="red" stroke-miterlimit="0"/>').stroke
    assert limited is not None
    assert limited.miter == 4
    flat = '<linearGradient id="l" {}><stop stop-color="red"/><stop offset="1" stop-color="blue"/></linearGradient>'
    assert parts(flat.format("") + '<path d="M0 0h9" fill="url(#l)"/>') == []
    assert shape(flat.format('x2="0"') + '<circle r="5" fill="url(#l)"/>').fill == (0, 0, 1)
    assert isinstance(shape(flat.format("") + '<circle r="5" fill="url(#l)"/>').fill, Gradient)
    assert parts('<g transform="scale(0)"><rect width="5" height="5"/></g><rect/>') == []


def test_what_is_not_used_does_no_harm() -> None:
    assert len(parts(f"<defs>{USES}</defs><rect width='1' height='1'/>")) == 1
    closed = shape(f'<path d="M0 0L9 9{" Z" * 20_000}"/>')
    assert [command for command, _ in closed.outline] == ["m", "l", "h"]


def test_parts_of_a_line_of_words_stand_on_one_line() -> None:
    (words,) = parts('<text font-size="10" dominant-baseline="middle">a<tspan>b</tspan>c</text>')
    assert isinstance(words, Words)
    assert [run.dy for run in words.runs] == [2.2, 0, 0]


@pytest.mark.parametrize(
    ("read", "text", "error"),
    [
        (rules, "/*" * 100_000, None),
        (rules, "/**/" * 100_000, None),
        (rules, "a" * 200_000, StyleError),
        (rules, "{" * 200_000, StyleError),
        (rules, "}" * 200_000, None),
        (rules, "a{}" * 50_000, None),
        (rules, f"{'a' * 200_000}!{{}}", StyleError),
        (declarations, ";" * 200_000, None),
        (declarations, "(" * 200_000, None),
        (declarations, "a:(;" * 50_000, None),
        (read_path, f"M0 0a{'1' * 200_000}", PathError),
        (read_path, f"M0 0a{'1 ' * 100_001}", PathError),
        (read_path, f"M0 0L{'1.' * 100_001}", PathError),
        (read_path, "M0 0" + "e" * 200_000, PathError),
        (read_transform, "scale(1)" * 50_000, None),
        (read_transform, "scale(" * 50_000, TransformError),
        (read_transform, f"scale({'1' * 200_000})", TransformError),
        (read_transform, f"scale(1{' ' * 200_000}x)", TransformError),
    ],
    ids=lambda value: value[:12] if isinstance(value, str) else None,
)
def test_long_texts_are_read_once(read: Callable[[str], object], text: str, error: type[Exception] | None) -> None:
    # Each of these would take minutes if parts of it were read again and again.
    if error is None:
        read(text)
    else:
        with pytest.raises(error):
            read(text)


def test_rules_are_found_by_what_they_ask_for() -> None:
    sheet = "".join(f".c{number}{{fill:red}}" for number in range(5000))
    found = parts(f"<style>{sheet}</style>" + "<rect class='c7' width='1' height='1'/>" * 5000)
    assert all(isinstance(one, Shape) and one.fill == (1, 0, 0) for one in found)
    with_all = f"<style>{'*{fill:red}' * 5000}</style>" + "<rect width='1' height='1'/>" * 5000
    assert problems(with_all) == [
        "1: what <svg> holds is more than can be drawn, in itself or because parts of it are used many times"
    ]


def test_comments_of_style_sheets_are_left_out() -> None:
    assert declarations("/* a: b; */ fill: red; /* x").usual == {"fill": "red"}
    assert declarations("fill: url(a;b) ; stroke: blue").usual == {"fill": "url(a;b)", "stroke": "blue"}
    assert [rule.steps[0].kind for rule in rules("<!-- a{} /* } */ b{fill:red} -->")] == ["a", "b"]
