from __future__ import annotations

import math

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from undoc.drawings.paths import PathError, arc_curves
from undoc.pdf.svgpath import path_operators

whole = st.integers(-500, 500)
pairs = st.tuples(whole, whole)


@pytest.mark.parametrize(
    ("data", "operators"),
    [
        ("", ""),
        ("M1 2", "1 2 m"),
        ("M1 2L3 4C1 2 3 4 5 6Z", "1 2 m\n3 4 l\n1 2 3 4 5 6 c\nh"),
        ("M1.5 2L-3 4Z", "1.5 2 m\n-3 4 l\nh"),
        ("m1,2 3-4 .5.5", "1 2 m\n4 -2 l\n4.5 -1.5 l"),
        ("M1 1 2 2", "1 1 m\n2 2 l"),
        ("M5 6h2v3H1V2", "5 6 m\n7 6 l\n7 9 l\n1 9 l\n1 2 l"),
        ("M1 2l3 4zl1 1", "1 2 m\n4 6 l\nh\n1 2 m\n2 3 l"),
        ("M1 1zm1 1l1 0", "1 1 m\nh\n2 2 m\n3 2 l"),
        ("M0 0c1 1 2 1 3 0s2-1 3 0", "0 0 m\n1 1 2 1 3 0 c\n4 -1 5 -1 6 0 c"),
        ("M0 0s2-1 3 0", "0 0 m\n0 0 2 -1 3 0 c"),
        ("M0 0q3 3 6 0t6 0", "0 0 m\n2 2 4 2 6 0 c\n8 -2 10 -2 12 0 c"),
        ("M0 0Q3 3 6 0C7 0 8 0 9 0T12 0", "0 0 m\n2 2 4 2 6 0 c\n7 0 8 0 9 0 c\n9 0 10 0 12 0 c"),
        ("M0 0a0 5 0 0 1 3 4", "0 0 m\n3 4 l"),
        ("M0 0a5 5 0 0 1 0 0L1 1", "0 0 m\n1 1 l"),
        ("M1e2 1E-1", "100 0.1 m"),
    ],
)
def test_commands(data: str, operators: str) -> None:
    assert path_operators(data) == operators


def test_flags_of_arcs_may_stand_close() -> None:
    assert path_operators("M0 0a1 1 0 01.5.5") == path_operators("M 0 0 a 1 1 0 0 1 0.5 0.5")


def test_a_quarter_of_a_circle() -> None:
    assert path_operators("M1 0A1 1 0 0 1 0 1") == "1 0 m\n1 0.552 0.552 1 0 1 c"


@pytest.mark.parametrize("data", ["L1 1", "M1", "M1 2L3", "M1 2x", "M1--2", "Z", "M1 2Z3", "M0 0a1 1 0 2 0 3 4", "1 2"])
def test_malformed_paths_are_refused(data: str) -> None:
    with pytest.raises(PathError):
        path_operators(data)


@given(st.text("MmZzLlHhVvCcSsQqTtAa0123456789-+.,e #", max_size=40))
def test_any_text_gives_operators_or_a_path_error(data: str) -> None:
    try:
        operators = path_operators(data)
    except PathError:
        return
    for line in operators.splitlines():
        *numbers, operator = line.split()
        assert len(numbers) == {"m": 2, "l": 2, "c": 6, "h": 0}[operator]
        assert all(math.isfinite(float(value)) for value in numbers)


@given(pairs, st.lists(st.tuples(st.sampled_from("LCQ"), pairs, pairs, pairs), max_size=6))
def test_relative_and_absolute_commands_draw_the_same(
    start: tuple[int, int], segments: list[tuple[str, tuple[int, int], tuple[int, int], tuple[int, int]]]
) -> None:
    absolute, relative = f"M {start[0]} {start[1]}", f"m {start[0]} {start[1]}"
    x, y = start
    for kind, *points in segments:
        used = points[: {"L": 1, "C": 3, "Q": 2}[kind]]
        absolute += f" {kind} " + " ".join(f"{px} {py}" for px, py in used)
        relative += f" {kind.lower()} " + " ".join(f"{px - x} {py - y}" for px, py in used)
        x, y = used[-1]
    assert path_operators(absolute) == path_operators(relative)


@given(
    pairs,
    st.tuples(st.floats(0.5, 400), st.floats(0.5, 400)),
    st.floats(-360, 360),
    st.booleans(),
    st.booleans(),
    pairs,
)
@example((0, 0), (1.0, 1.0), 0.0, True, True, (2, 0))
def test_arcs_lie_on_an_ellipse_and_end_where_they_should(
    start: tuple[int, int],
    radii: tuple[float, float],
    rotation: float,
    large: bool,
    sweep: bool,
    end: tuple[int, int],
) -> None:
    if start == end:
        return
    curves = list(arc_curves(start, radii, rotation, large, sweep, end))
    assert 1 <= len(curves) <= 4
    assert curves[-1][2] == end
    # Measured along the ellipse's axes in its radii, which may have grown in proportion, the arc is one of a circle.
    cos, sin = math.cos(math.radians(rotation)), math.sin(math.radians(rotation))

    def measured(x: float, y: float) -> tuple[float, float]:
        return ((cos * x + sin * y) / radii[0], (cos * y - sin * x) / radii[1])

    points = [measured(*start)]
    previous = start
    for first, second, stop in curves:
        middle = tuple((a + 3 * b + 3 * c + d) / 8 for a, b, c, d in zip(previous, first, second, stop, strict=True))
        points += [measured(*middle), measured(*stop)]
        previous = stop  # type: ignore[assignment]
    center, radius = _circle(points)
    scale = max([1.0, *(abs(value) for point in points for value in point)])
    assert radius >= 1 - 1e-3 * scale
    for x, y in points:
        assert math.isclose(math.hypot(x - center[0], y - center[1]), radius, rel_tol=2e-3, abs_tol=1e-3 * scale)


def _circle(points: list[tuple[float, float]]) -> tuple[tuple[float, float], float]:
    """The circle through the first, middle and last point; two in the same place make a full turn impossible."""
    (ax, ay), (bx, by), (cx, cy) = points[0], points[len(points) // 2], points[-1]
    d = 2 * (ax * (by - cy) + bx * (cy - ay) + cx * (ay - by))
    if abs(d) < 1e-9:
        center = ((ax + cx) / 2, (ay + cy) / 2)
        return center, math.hypot(ax - center[0], ay - center[1])
    a2, b2, c2 = ax * ax + ay * ay, bx * bx + by * by, cx * cx + cy * cy
    x = (a2 * (by - cy) + b2 * (cy - ay) + c2 * (ay - by)) / d
    y = (a2 * (cx - bx) + b2 * (ax - cx) + c2 * (bx - ax)) / d
    return (x, y), math.hypot(ax - x, ay - y)
