"""What is read of SVG files, and what is named because it is not."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from undoc.drawings.geometry import IDENTITY, bounds
from undoc.drawings.paths import read_path
from undoc.drawings.shapes import Anchor, Cap, Gradient, Group, Part, Shape, Stop, Words
from undoc.drawings.svg import DrawingProblems, SvgError, read_svg, texts
from undoc.drawings.svg.markers import vertices


def svg(body: str, attributes: str = 'width="72pt" height="36pt" viewBox="0 0 100 50"') -> bytes:
    links = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
    return f"<svg {links} {attributes}>{body}</svg>".encode()


def flat(part: Part) -> list[Part]:
    """The shapes and words in a part, in their order."""
    if isinstance(part, Group):
        return [one for inner in part.parts for one in flat(inner)]
    return [part]


def parts(body: str) -> list[Part]:
    return flat(read_svg(svg(body)).group)


def shape(body: str) -> Shape:
    (found,) = parts(body)
    assert isinstance(found, Shape)
    return found


def problems(body: str) -> list[str]:
    with pytest.raises(DrawingProblems) as raised:
        read_svg(svg(body))
    return [f"{line}: {message}" for line, message, _ in raised.value.problems]


def test_the_drawing_is_as_large_as_it_says_and_its_view_box_fits_into_it() -> None:
    drawing = read_svg(svg("<rect width='1' height='1'/>", 'width="72pt" height="72pt" viewBox="10 0 100 50"'))
    assert (drawing.width, drawing.height) == pytest.approx((72, 72))
    (inner,) = drawing.group.parts
    assert isinstance(inner, Group)
    assert inner.matrix == pytest.approx((0.72, 0, 0, 0.72, -7.2, 18))
    assert drawing.group.clip is not None
    assert bounds(drawing.group.clip.outline) == pytest.approx((0, 0, 72, 72))


@pytest.mark.parametrize(
    ("body", "box"),
    [
        ('<rect x="1" y="2" width="3" height="4"/>', (1, 2, 4, 6)),
        ('<rect x="10%" width="50%" height="1cm" rx="2"/>', (10, 0, 60, 37.795)),
        ('<circle cx="5" cy="6" r="2"/>', (3, 4, 7, 8)),
        ('<ellipse cx="5" cy="6" rx="2" ry="1"/>', (3, 5, 7, 7)),
        ('<line x2="5" y2="6" stroke="red"/>', (0, 0, 5, 6)),
        ('<polyline points="1,2 3,4 5 0"/>', (1, 0, 5, 4)),
        ('<polygon points="1 2,3 4,5 0"/>', (1, 0, 5, 4)),
        ('<path d="M1 2l3 4z"/>', (1, 2, 4, 6)),
    ],
)
def test_shapes(body: str, box: tuple[float, ...]) -> None:
    assert bounds(shape(body).outline) == pytest.approx(box, abs=0.001)


@pytest.mark.parametrize(
    ("body", "fill"),
    [
        ("<rect width='1' height='1'/>", (0, 0, 0)),
        ("<rect width='1' height='1' fill='red'/>", (1, 0, 0)),
        ("<rect width='1' height='1' style='fill:#0f0'/>", (0, 1, 0)),
        ("<rect width='1' height='1' fill='rgb(0, 0, 255)'/>", (0, 0, 1)),
        ("<rect width='1' height='1' fill='rgb(100%,0%,0%)'/>", (1, 0, 0)),
        ("<g color='lime'><rect width='1' height='1' fill='currentColor'/></g>", (0, 1, 0)),
        ("<g fill='red'><g><rect width='1' height='1'/></g></g>", (1, 0, 0)),
        ("<style>rect{fill:red} .b{fill:blue}</style><rect class='a b' width='1' height='1' fill='lime'/>", (0, 0, 1)),
        ("<style>.b{fill:blue} #a{fill:red}</style><rect id='a' class='b' width='1' height='1'/>", (1, 0, 0)),
        ("<style>/* x */ g, rect.b {fill:blue !important}</style><rect class='b' width='1' height='1'/>", (0, 0, 1)),
        ("<style>.b{fill:blue}</style><rect class='b' style='fill:red' width='1' height='1'/>", (1, 0, 0)),
        ("<rect width='1' height='1' fill='none' stroke='red'/>", None),
    ],
)
def test_fills_come_from_attributes_sheets_and_styles(body: str, fill: object) -> None:
    assert shape(body).fill == (pytest.approx(fill) if fill else None)


SIDES = "<circle class='a'/><g id='g' class='a b'><g><rect width='1' height='1' class='c'/></g></g>"


@pytest.mark.parametrize(
    ("sheet", "fill"),
    [
        (".a rect {fill: red}", (1, 0, 0)),
        ("g.b g rect.c {fill: red}", (1, 0, 0)),
        ("#g > g > .c {fill: red}", (1, 0, 0)),
        ("#g>g .c{fill:red}", (1, 0, 0)),
        (".x rect, .a .c {fill: red}", (1, 0, 0)),
        ("#g > rect {fill: red}", (0, 0, 0)),
        (".b g g rect {fill: red}", (0, 0, 0)),
        (".c .a {fill: red} circle rect {fill: red}", (0, 0, 0)),
        ("g g rect {fill: red} rect {fill: lime}", (1, 0, 0)),
        (".a .c {fill: red} g g g rect, g.b rect {fill: lime}", (1, 0, 0)),
        ("#g rect {fill: red} .a.b .c.c {fill: lime}", (1, 0, 0)),
        ("rect {fill: red !important} #g rect {fill: lime}", (1, 0, 0)),
        ("@font-face {font-family: x; src: url(data:x)} rect {fill: red}", (1, 0, 0)),
    ],
)
def test_selectors_of_style_sheets(sheet: str, fill: object) -> None:
    found = [one for one in parts(f"<style>{sheet}</style>{SIDES}") if isinstance(one, Shape)]
    assert [one.fill for one in found] == [fill]


def test_what_is_used_elsewhere_has_the_properties_of_its_own_place() -> None:
    body = """<g color="lime" clip-rule="evenodd" fill="blue">
        <linearGradient id="l"><stop stop-color="currentColor"/><stop stop-color="red" offset="1"/></linearGradient>
        <clipPath id="c"><path d="M0 0h9v9h-9z"/></clipPath>
        <marker id="m"><rect width="1" height="1"/></marker></g>
        <g color="red"><path d="M0 0h9v9" fill="url(#l)" clip-path="url(#c)" marker-end="url(#m)"/></g>"""
    drawing = read_svg(svg(body))
    path, marker = (one for one in flat(drawing.group) if isinstance(one, Shape))
    assert isinstance(path.fill, Gradient)
    assert path.fill.stops[0].color == (0, 1, 0)
    assert marker.fill == (0, 0, 1)
    (root,) = drawing.group.parts
    assert isinstance(root, Group)
    (group,) = root.parts
    assert isinstance(group, Group)
    assert group.clip is not None
    assert group.clip.even_odd


@pytest.mark.parametrize(
    ("given", "place"),
    [
        ("transform-origin='10 20'", (10, 20)),
        ("transform-origin='right'", (100, 25)),
        ("style='transform-origin: top'", (50, 0)),
        ("transform-origin='bottom left'", (0, 50)),
        ("transform-origin='10% 20px 0'", (10, 20)),
        ("", (0, 0)),
    ],
)
def test_transforms_are_around_their_origins(given: str, place: tuple[float, float]) -> None:
    (group,) = (
        one for one in groups(f"<rect width='1' height='1' transform='scale(2)' {given}/>") if one.matrix[0] == 2
    )
    x, y = place
    assert group.matrix == pytest.approx((2, 0, 0, 2, -x, -y))


def groups(body: str) -> list[Group]:
    """The groups in the drawing, outer ones first."""
    waiting: list[Part] = [*read_svg(svg(body)).group.parts]
    found: list[Group] = []
    while waiting:
        part = waiting.pop(0)
        if isinstance(part, Group):
            found.append(part)
            waiting += part.parts
    return found


def test_the_whole_drawing_is_shown_through() -> None:
    rect = "<rect width='1' height='1'/>"
    drawing = read_svg(svg(rect * 2, 'viewBox="0 0 9 9" opacity=".5"'))
    (root,) = drawing.group.parts
    assert isinstance(root, Group)
    (inner,) = root.parts
    assert isinstance(inner, Group)
    assert (inner.opacity, len(inner.parts)) == (0.5, 2)
    assert flat(read_svg(svg(rect, 'viewBox="0 0 9 9" style="display:none"')).group) == []


MARKED = """<marker id="m" {}><rect width="10" height="10" fill="red"/></marker>
    <path d="M0 0h9" fill="lime" stroke="blue" marker-start="url(#m)" {}/>"""


@pytest.mark.parametrize(
    ("order", "painted"),
    [
        ("normal", ["lime blue", "red"]),
        ("markers", ["red", "lime blue"]),
        ("fill markers", ["lime", "red", "blue"]),
        ("stroke", ["blue", "lime", "red"]),
        ("markers stroke", ["red", "blue", "lime"]),
    ],
)
def test_fill_stroke_and_markers_are_painted_in_their_order(order: str, painted: list[str]) -> None:
    names = {(1, 0, 0): "red", (0, 1, 0): "lime", (0, 0, 1): "blue", None: ""}
    found = [one for one in parts(MARKED.format("", f'paint-order="{order}"')) if isinstance(one, Shape)]
    shown = [f"{names[one.fill]} {names[one.stroke.color if one.stroke else None]}".strip() for one in found]  # type: ignore[index]
    assert shown == painted


def test_sizes_of_markers_in_per_cents() -> None:
    body = MARKED.format('markerWidth="10%" markerHeight="10%" refX="50%" viewBox="0 0 20 10"', "")
    (marker,) = (one for one in groups(body) if one.clip is not None)
    assert marker.clip is not None
    assert bounds(marker.clip.outline) == pytest.approx((0, 0, 10, 5))
    assert marker.matrix[4:] == pytest.approx((-5, 0))


def test_strokes() -> None:
    body = '<g stroke-width="2mm"><path d="M0 0h9" stroke="red" stroke-dasharray="3" stroke-linecap="round"/></g>'
    stroke = shape(body).stroke
    assert stroke is not None
    assert stroke.width == pytest.approx(7.559, abs=0.001)
    assert (stroke.dashes, stroke.cap) == ((3, 3), Cap.ROUND)
    halo = parts('<rect width="1" height="1" stroke="red" paint-order="stroke"/>')
    assert [isinstance(one, Shape) and one.fill is None for one in halo] == [True, False]


def test_opacities() -> None:
    assert shape('<rect width="1" height="1" opacity=".5" fill-opacity="50%"/>').opacity == 0.25
    (group,) = read_svg(svg('<g opacity=".5"><circle r="1"/><circle r="2"/></g>')).group.parts
    assert isinstance(group, Group)
    assert [one.opacity for one in group.parts if isinstance(one, Group)] == [0.5]


def test_gradients_take_their_stops_from_others_and_the_box_of_their_shape() -> None:
    body = """<defs><linearGradient id="a"><stop stop-color="red"/><stop offset="1" stop-color="blue"/></linearGradient>
        <linearGradient id="b" xlink:href="#a" y2="100%"/></defs>
        <rect x="10" y="20" width="30" height="40" fill="url(#b)"/>"""
    fill = shape(body).fill
    assert isinstance(fill, Gradient)
    assert fill.stops == (Stop(0.0, (1, 0, 0)), Stop(1.0, (0, 0, 1)))
    assert (fill.start, fill.end, fill.matrix) == ((0, 0), (1, 1), (30, 0, 0, 40, 10, 20))


STOPS = "<stop stop-opacity='{}'/><stop offset='1' stop-color='red' stop-opacity='{}'/>"


def test_gradients_that_become_transparent() -> None:
    body = "<linearGradient id='l'>{}</linearGradient><rect width='9' height='9' fill='url(#l)' fill-opacity='.5'/>"
    changing, even = shape(body.format(STOPS.format(0.2, 1))), shape(body.format(STOPS.format(0.2, 0.2)))
    assert isinstance(changing.fill, Gradient)
    assert isinstance(even.fill, Gradient)
    assert ([stop.opacity for stop in changing.fill.stops], changing.opacity) == ([0.2, 1], 0.5)
    # One opacity of all stops is that of the shape, which any reader draws.
    assert [stop.opacity for stop in even.fill.stops] == [1, 1]
    assert even.opacity == pytest.approx(0.1)


def test_circles_of_gradients() -> None:
    body = (
        f"<radialGradient id='l' fr='25%' gradientUnits='userSpaceOnUse' r='40'>{STOPS.format(1, 1)}</radialGradient>"
    )
    fill = shape(f"{body}<rect width='9' height='9' fill='url(#l)'/>").fill
    assert isinstance(fill, Gradient)
    assert fill.radii == pytest.approx((0.25 * 6250**0.5, 40))


def test_use_symbols_and_clips() -> None:
    body = """<defs><symbol id="s" viewBox="0 0 10 10"><rect width="10" height="10"/></symbol>
        <clipPath id="c"><circle r="5"/><rect width="9" height="1" transform="translate(0 7)"/></clipPath></defs>
        <g clip-path="url(#c)"><use href="#s" x="5" width="20" height="20" fill="red"/></g>"""
    drawing = read_svg(svg(body))
    assert [one.fill for one in flat(drawing.group) if isinstance(one, Shape)] == [(1, 0, 0)]
    (root,) = drawing.group.parts
    assert isinstance(root, Group)
    (group,) = root.parts
    assert isinstance(group, Group)
    assert group.clip is not None
    assert bounds(group.clip.outline) == pytest.approx((-5, -5, 9, 8))


def test_texts() -> None:
    body = """<text x="5" y="9" font-size="10" text-anchor="middle">  Some
        <tspan font-weight="bold" font-style="italic">bold </tspan> words<tspan x="5" dy="12">below</tspan></text>"""
    first, second = (one for one in parts(body) if isinstance(one, Words))
    assert [run.text for run in first.runs] == ["Some ", "bold ", "words"]
    assert [(run.bold, run.italic) for run in first.runs] == [(False, False), (True, True), (False, False)]
    assert (first.x, first.y, first.anchor) == (5, 9, Anchor.MIDDLE)
    assert (second.x, second.y, second.runs[0].dy, second.runs[0].text) == (5, 9, 12, "below")
    assert list(texts(svg(body))) == ["Some ", "bold ", "words", "below"]


@pytest.mark.parametrize(
    ("body", "length", "stretched"),
    [
        ("<text textLength='30'>abc</text>", 30, False),
        ("<text textLength='3em' font-size='10'>abc</text>", 30, False),
        ("<text textLength='30px' lengthAdjust='spacingAndGlyphs'>abc</text>", 30, True),
        ("<text><tspan textLength='30'>abc</tspan></text>", 30, False),
        ("<text textLength='30'>\u0645\u062f\u0646</text>", 30, True),  # letters that join are not drawn apart
        ("<text textLength='0'>abc</text>", None, False),
        ("<text lengthAdjust='spacingAndGlyphs'>abc</text>", None, False),
    ],
)
def test_lengths_of_texts(body: str, length: float | None, stretched: bool) -> None:
    (words,) = parts(body)
    assert isinstance(words, Words)
    (run,) = words.runs
    assert (run.length, run.stretched) == (length, stretched)


def test_sizes_of_type_are_inherited_as_they_were_found() -> None:
    (words,) = parts('<g font-size="20"><g font-size="50%"><text y="1em">a</text></g></g>')
    assert isinstance(words, Words)
    assert (words.runs[0].size, words.y) == (10, 10)


def test_markers_stand_at_the_ends_and_look_the_way_of_the_line() -> None:
    body = """<defs><marker id="m" viewBox="0 0 10 10" refX="10" refY="5" markerWidth="4" markerHeight="4"
        orient="auto"><path d="M0 0L10 5L0 10z"/></marker></defs>
        <path d="M0 0V20" stroke="red" stroke-width="2" marker-end="url(#m)"/>"""
    assert len(parts(body)) == 2
    corners = vertices(read_path("M0 0V20H10"))
    assert [point for point, _ in corners] == [(0, 0), (0, 20), (10, 20)]
    assert [angle for _, angle in corners] == pytest.approx([1.5708, 0.7854, 0], abs=0.001)


def test_what_does_not_show_is_left_out() -> None:
    assert parts("<title>A</title><defs><rect width='1' height='1'/></defs><g display='none'><image/></g>") == []
    assert parts("<rect width='0' height='1'/><rect width='1' height='1' visibility='hidden'/><circle/>") == []
    assert parts("<x xmlns='urn:x'><rect width='1' height='1'/></x>") == []
    assert len(parts("<switch><foreignObject/><rect width='1' height='1'/><circle r='1'/></switch>")) == 1


FILLED = "<circle r='1' fill='url(#l)'/>"


@pytest.mark.parametrize(
    ("body", "named"),
    [
        ("\n<image href='data:x' width='1' height='1'/>", "2: <image> cannot be drawn"),
        ("<foreignObject/>", "1: <foreignObject> cannot be drawn"),
        ("<rect filter='url(#a)' width='1' height='1'/>", "1: filter: url(#a) on <rect>"),
        ("<g style='mask:url(#a)'><rect width='1' height='1'/></g>", "1: mask: url(#a) on <g>"),
        ("<g style='mix-blend-mode: multiply'><rect width='1' height='1'/></g>", "mix-blend-mode"),
        ("<pattern id='p'/><rect fill='url(#p)' width='1' height='1'/>", "a fill with <pattern>"),
        ("<rect fill='url(#p)' width='1' height='1'/>", "which is not in the file"),
        ("<use href='#p'/>", "which is not in the file"),
        ("<rect stroke='url(#p)' width='1' height='1'/>", "stroke: url(#p)"),
        ("<rect fill='reddish' width='1' height='1'/>", "“reddish” is no colour"),
        ("<rect width='one' height='1'/>", "“one” is no length"),
        ("<path d='M0 0 oops'/>", "<path> cannot be read"),
        ("<g transform='turn(3)'><rect width='1' height='1'/></g>", "<g> cannot be read"),
        ("<text x='1 2 3'>abc</text>", "letters placed one by one"),
        ("<g direction='rtl'><text>abc</text></g>", "1: direction: rtl on <text>"),
        ("<text><tspan unicode-bidi='bidi-override'>abc</tspan></text>", "unicode-bidi: bidi-override on <tspan>"),
        ("<text><tspan opacity='.5'>abc</tspan></text>", "opacity: .5 on <tspan>"),
        ("<text><tspan systemLanguage='fr'>abc</tspan></text>", "systemLanguage='fr' on <tspan>"),
        ("<switch><g systemLanguage='en-GB'/><g/></switch>", "a choice of languages (systemLanguage)"),
        (
            "<clipPath id='c' clip-rule='evenodd'><circle r='1'/><circle r='2'/></clipPath>"
            "<rect clip-path='url(#c)' width='1' height='1'/>",
            "clip-rule: evenodd for one of several shapes",
        ),
        ("<symbol id='s' filter='url(#f)'><circle r='1'/></symbol><use href='#s'/>", "1: filter: url(#f) on <symbol>"),
        (
            "<linearGradient id='l' gradientTransform='scale(2)' transform-origin='center'>"
            f"{'<stop/>' * 2}</linearGradient>{FILLED}",
            "a gradient with a transform-origin",
        ),
        ("<text textLength='30'>a<tspan>b</tspan>c</text>", "textLength of a text that consists of several"),
        ("<text letter-spacing='3'>abc</text>", "letter-spacing: 3"),
        ("<text stroke='red'>abc</text>", "a text with a stroke"),
        ("<text><textPath href='#a'>abc</textPath></text>", "<textPath> in a text"),
        ("<text writing-mode='tb'>abc</text>", "writing-mode: tb"),
        ("<style>g + rect {fill:red}</style>", "the selector “g + rect”"),
        ("<style>a[href] {fill:red}</style>", "the selector “a[href]”"),
        ("<style>g > > a {fill:red}</style>", "the selector “g > > a”"),
        ("<style>@import url(x.css);</style>", "the style sheet has @import"),
        (
            "<clipPath id='c'><text>a</text></clipPath><rect clip-path='url(#c)' width='1' height='1'/>",
            "<text> in a",
        ),
        ("<rect id='r' width='1' height='1'><animate/></rect><animate/>", "<animate> cannot be drawn"),
        ("<g id='g'><use href='#g'/></g>", "<g> holds itself"),
        (f"<linearGradient id='l' spreadMethod='reflect'>{'<stop/>' * 2}</linearGradient>{FILLED}", "spreadMethod"),
    ],
)
def test_what_cannot_be_drawn_is_named_with_its_line(body: str, named: str) -> None:
    assert any(named in problem for problem in problems(body)), problems(body)


def test_all_problems_are_named_at_once() -> None:
    assert len(problems("<image/>\n<image/>\n<rect filter='url(#a)' width='1' height='1'/>")) == 3


@pytest.mark.parametrize(
    "data",
    [
        svg("<rect onclick='alert(1)' width='1' height='1'/>"),
        b'<?xml version="1.0"?><?xml-stylesheet href="https://example.org/a.css"?>' + svg(""),
        svg("<script/>"),
        svg("<h:script xmlns:h='http://www.w3.org/1999/xhtml'/>"),
        svg("<image href='https://example.org/a.png'/>"),
    ],
)
def test_programs_and_other_files_are_refused(data: bytes) -> None:
    with pytest.raises(SvgError) as raised:
        read_svg(data)
    assert raised.value.code == "unsafe-picture"


_VALUES = st.sampled_from(
    ["1", "-1", "5%", "url(#a)", "none", "x", "", "red", "1 2 3 4", "M0 0", "rotate(3)", "inherit", "#a"]
)
_NAMES = st.sampled_from(
    [
        "id",
        "d",
        "x",
        "y",
        "width",
        "height",
        "r",
        "points",
        "fill",
        "stroke",
        "opacity",
        "transform",
        "clip-path",
        "href",
        "class",
        "style",
        "font-size",
        "viewBox",
        "marker-end",
        "stroke-dasharray",
        "offset",
        "gradientUnits",
        "orient",
    ]
)
_ELEMENTS = st.sampled_from(
    [
        "g",
        "path",
        "rect",
        "circle",
        "text",
        "tspan",
        "use",
        "symbol",
        "marker",
        "clipPath",
        "linearGradient",
        "stop",
        "svg",
        "style",
        "polygon",
    ]
)


@st.composite
def elements(draw: st.DrawFn, depth: int = 0) -> str:
    name = draw(_ELEMENTS)
    attributes = draw(st.dictionaries(_NAMES, _VALUES, max_size=5))
    written = "".join(f' {key}="{value}"' for key, value in attributes.items())
    inside = (
        "".join(draw(st.lists(elements(depth + 1), max_size=3))) if depth < 3 else draw(st.sampled_from(["", "a b"]))
    )
    return f"<{name}{written}>{inside}</{name}>"


@given(elements())
@settings(max_examples=40)
def test_any_file_is_read_or_named(body: str) -> None:
    try:
        drawing = read_svg(svg(body))
    except (DrawingProblems, SvgError):
        return  # with what cannot be drawn
    assert drawing.group.matrix == IDENTITY
