"""Drawings on the page, in points: shapes, upright and turned words, strokes that are distorted."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from tests.drawings.test_svg import svg
from tests.support import build_model, seed
from tests.support.build_model import HERE
from undoc.drawings.geometry import bounds
from undoc.model import Figure
from undoc.prepare import prepare
from undoc.typeset import MissingCharactersError, TypesetDocument, typeset
from undoc.typeset.pages.page import PlacedGroup, PlacedShape, Rule, TextRun, runs_of

LEFT, RIGHT = 60 + 63.35, 612 - 60 - 63.35  # the text column of a New York page

ANCHORS = ((10, "start"), (20, "middle"), (30, "end"))


def set_figure(tmp_path: Path, body: str, **attributes: str) -> TypesetDocument:
    path = tmp_path / "drawing.svg"
    path.write_bytes(svg(body, **attributes))
    document = build_model.document([Figure(path, "What it shows", (), HERE)], body="general-assembly")
    return typeset(prepare(document, "en", seed.templates()), seed.templates().fonts)


def drawing(document: TypesetDocument) -> tuple[PlacedGroup, tuple[TextRun | Rule | PlacedShape | PlacedGroup, ...]]:
    """The drawing's group and what is in the clipped group inside."""
    (group,) = (item for item in document.pages[0].items if isinstance(item, PlacedGroup))
    (clipped,) = group.items
    assert isinstance(clipped, PlacedGroup)
    return group, clipped.items


def test_a_drawing_stands_in_the_middle_of_the_column_in_its_own_size(tmp_path: Path) -> None:
    group, (shape,) = drawing(set_figure(tmp_path, '<rect x="50" y="25" width="50" height="25"/>'))
    assert group.x == pytest.approx((LEFT + RIGHT - 72) / 2)
    assert group.box == pytest.approx((0, 0, 72, 36))
    assert isinstance(shape, PlacedShape)
    assert bounds(shape.shape.outline) == pytest.approx((36, 18, 72, 36))
    assert group.content is not None
    assert group.content.element.alternative == "What it shows"


def test_a_drawing_wider_than_the_column_is_scaled_with_its_strokes(tmp_path: Path) -> None:
    size = 'width="1000pt" height="500pt" viewBox="0 0 100 50"'
    group, (shape,) = drawing(
        set_figure(tmp_path, '<path d="M0 0H100" stroke="red" stroke-width="2"/>', attributes=size)
    )
    assert (group.x, group.box[2]) == pytest.approx((LEFT, RIGHT - LEFT))
    assert isinstance(shape, PlacedShape)
    assert shape.shape.stroke is not None
    assert shape.shape.stroke.width == pytest.approx((RIGHT - LEFT) / 50)


def test_words_stand_on_their_base_lines_at_their_anchors(tmp_path: Path) -> None:
    body = "".join(f'<text x="50" y="{y}" font-size="10" text-anchor="{anchor}">Words</text>' for y, anchor in ANCHORS)
    _, runs = drawing(set_figure(tmp_path, body))
    width = runs[0].width if isinstance(runs[0], TextRun) else 0.0
    found = [run for run in runs if isinstance(run, TextRun)]
    assert [run.x for run in found] == pytest.approx([36, 36 - width / 2, 36 - width], abs=0.02)
    assert [run.y for run in found] == pytest.approx([7.2, 14.4, 21.6])
    assert {round(run.size, 3) for run in found} == {7.2}


def test_turned_words_are_a_group_of_their_own(tmp_path: Path) -> None:
    _, (turned,) = drawing(set_figure(tmp_path, '<text transform="translate(10 20) rotate(-90)">Up</text>'))
    assert isinstance(turned, PlacedGroup)
    assert turned.matrix == pytest.approx((0, -1, 1, 0, 7.2, 14.4))
    assert [run.text for run in runs_of([turned])] == ["Up"]


def test_runs_of_a_line_follow_each_other(tmp_path: Path) -> None:
    body = '<text y="20" fill="red">a <tspan font-weight="bold" dx="10">b</tspan></text>'
    _, (first, second) = drawing(set_figure(tmp_path, body))
    assert isinstance(first, TextRun)
    assert isinstance(second, TextRun)
    assert second.x == pytest.approx(first.x + first.width + 7.2)
    assert (first.face.key, second.face.key, second.color) == ("tinos", "tinos-bold", (1, 0, 0))


@pytest.mark.parametrize("anchor", ["start", "middle", "end"])
@pytest.mark.parametrize("adjust", ["spacing", "spacingAndGlyphs"])
@pytest.mark.parametrize("length", [20, 90])
def test_words_are_as_long_as_they_are_to_be(tmp_path: Path, length: int, adjust: str, anchor: str) -> None:
    attributes = f'x="50" y="9" font-size="10" textLength="{length}" lengthAdjust="{adjust}" text-anchor="{anchor}"'
    _, runs = drawing(set_figure(tmp_path, f"<text {attributes}>Two words</text>"))
    found = sorted((run for run in runs if isinstance(run, TextRun)), key=lambda run: run.x)
    assert "".join(run.text for run in found) == "Two words"
    left, right = found[0].x, found[-1].x + found[-1].width
    assert right - left == pytest.approx(length * 0.72)
    assert {"start": left, "middle": (left + right) / 2, "end": right}[anchor] == pytest.approx(36)
    assert all(run.x + run.width == pytest.approx(after.x) for run, after in pairwise(found))
    assert {run.scale == 1 for run in found} == {adjust == "spacing"}


def test_words_that_are_shown_through_are_a_group(tmp_path: Path) -> None:
    body = '<text y="20">a <tspan fill-opacity=".4">b</tspan> c</text>'
    _, (_, group, last) = drawing(set_figure(tmp_path, body))
    assert isinstance(group, PlacedGroup)
    assert (group.opacity, [run.text for run in runs_of([group])]) == (0.4, ["b"])
    assert isinstance(last, TextRun)
    assert last.text.strip() == "c"


def test_a_distorted_stroke_keeps_its_distortion(tmp_path: Path) -> None:
    _, (group,) = drawing(set_figure(tmp_path, '<circle r="5" stroke="red" transform="scale(4 1)"/>'))
    assert isinstance(group, PlacedGroup)
    a, b, c, d, _, _ = group.matrix
    assert (a / d, b, c) == pytest.approx((4, 0, 0))


def test_a_character_of_a_drawing_that_no_font_has_is_missing(tmp_path: Path) -> None:
    with pytest.raises(MissingCharactersError) as raised:
        set_figure(tmp_path, "<text y='20'>\U00012000</text>")
    assert raised.value.characters == {"\U00012000"}
