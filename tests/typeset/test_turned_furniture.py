"""Headers and footers of pages on their side: within 0.3 mm of where official files have them.

The places were measured on page 23 of A/80/596, a file of 2026: in points from the page's left side and top.
"""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from tests.support import build_model, seed
from tests.support.build_model import HERE, numbered
from tests.support.runs import ink
from undoc.model import Job, Landscape, Symbol
from undoc.prepare import prepare
from undoc.typeset import typeset
from undoc.typeset.pages.page import Page, PlacedGroup, Rule, TextRun

NEAR = 0.3 * 72 / 25.4
SYMBOL, JOB, NUMBER = 740.26, 40.2, 38.64
#: Where the symbol begins on an odd page.
SYMBOL_START = 516.46
#: Where the header begins and ends, and the footer.
HEADER, FOOTER = (58.3, 549.58), (59.76, 552.3)


def pages(language: str = "en", body: str = "general-assembly", **more: object) -> tuple[Page, ...]:
    blocks = (numbered("One."), Landscape((numbered("Two."),), HERE), Landscape((numbered("Three."),), HERE))
    model = build_model.document(
        blocks,
        language=language,
        body=body,
        symbol=Symbol.parse("A/80/596"),
        job=Job("26-04887", "150426"),
        **more,  # type: ignore[arg-type]
    )
    return typeset(prepare(model, language, seed.templates()), seed.templates().fonts).pages


def turned(page: Page) -> dict[str, tuple[float, float, float]]:
    """The texts that read downwards, each with its base line from the left, and its top and bottom."""
    found: dict[str, tuple[float, float, float]] = {}
    for group in page.items:
        if isinstance(group, PlacedGroup):
            assert group.matrix == (0.0, 1.0, -1.0, 0.0, 0.0, 0.0)
            lines: dict[float, list[TextRun]] = {}
            for item in group.items:
                assert isinstance(item, TextRun)
                lines.setdefault(item.y, []).append(item)
            for y, runs in lines.items():
                runs = sorted((run for run in runs if run.text.strip()), key=lambda run: run.x)
                text = "".join(run.text for run in runs).strip()
                found[text] = (group.x - y, group.y + ink(runs[0])[0], group.y + ink(runs[-1])[1])
    return found


def near(value: float) -> object:
    return pytest.approx(value, abs=NEAR)


def test_places_on_odd_and_even_pages() -> None:
    _, even, odd = pages()
    found = turned(odd)
    assert found["A/80/596"] == (near(SYMBOL), near(SYMBOL_START), near(HEADER[1]))
    assert found["26-04887"][:2] == (near(JOB), near(FOOTER[0]))
    assert (found["3/3"][0], found["3/3"][2]) == (near(NUMBER), near(FOOTER[1]))
    found = turned(even)
    assert found["A/80/596"][:2] == (near(SYMBOL), near(HEADER[0]))
    assert found["2/3"][:2] == (near(NUMBER), near(FOOTER[0]))
    assert (found["26-04887"][0], found["26-04887"][2]) == (near(JOB), near(FOOTER[1]))
    for page in (even, odd):
        [rule] = [item for item in page.items if isinstance(item, Rule) and item.x == item.x2]
        assert (rule.x, rule.y, rule.y2, rule.width) == (near(735.46), near(57.6), near(550.3), 0.48)
        assert not any(isinstance(item, TextRun) and "596" in item.text for item in page.items)


def test_from_right_to_left_the_ends_change_places_and_the_sides_do_not() -> None:
    _, even, odd = pages("ar")
    assert turned(odd)["A/80/596"][:2] == (near(SYMBOL), near(HEADER[0]))
    assert turned(even)["A/80/596"][::2] == (near(SYMBOL), near(HEADER[1]))
    [rule] = [item for item in odd.items if isinstance(item, Rule) and item.x == item.x2]
    assert rule.x == near(735.46)


@pytest.mark.parametrize("language", ["en", "ar"])
def test_running_lines_begin_at_the_start_edge_of_all_pages(language: str) -> None:
    blocks = (numbered("One."), Landscape((numbered("Two."),), HERE), Landscape((numbered("Three."),), HERE))
    model = build_model.document(blocks, language=language, body="programme-budget")
    lines = (("Part XI", "Buildings"), ("Section 33", "Construction"))
    prepared = replace(prepare(model, language, seed.templates()), running_lines=lines)
    house = prepared.house.furniture
    for page, line in zip(typeset(prepared, seed.templates().fonts).pages[1:], lines, strict=True):
        runs = [
            (group.y + run.x, run)
            for group in page.items
            if isinstance(group, PlacedGroup) and group.x > page.width / 2
            for run in group.items
            if isinstance(run, TextRun) and run.text.strip()
        ]
        begins = [next((at, run) for at, run in runs if run.text.split()[0] == one.split()[0]) for one in line]
        found = [at + run.width if language == "ar" else at for at, run in begins]
        edge, text = (HEADER[1], -house.running_text) if language == "ar" else (HEADER[0], house.running_text)
        assert found == [near(edge), near(edge + text)]


def test_geneva_has_them_where_its_upright_pages_have_them() -> None:
    upright, _, odd = (*pages(body="human-rights-council"),)
    house = seed.templates().house(seed.templates().bodies["human-rights-council"].house, "en")
    found = turned(odd)
    assert upright.height - found["3"][0] == pytest.approx(upright.height - 72.4, abs=0.1)
    assert house.landscape.right == house.page.top
    assert house.landscape.left == house.page.bottom
