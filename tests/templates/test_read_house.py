"""House styles are based on each other; lengths have names."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.seed import ROOT
from undoc.model import ContentError, Problem
from undoc.templates import Templates
from undoc.templates.lengths import Lengths
from undoc.templates.read_house import house_tree
from undoc.yaml.tree import MappingNode, Node, ScalarNode, SequenceNode, laid_over

HOUSES = ROOT / "templates" / "houses"
#: A house style in a few lines.
VIENNA = """\
based_on: geneva
lengths: {margin: 60, side: 12}
page: {left: 50, right: 50}
styles:
  Quotation: {right: margin + side}
  Motto: {word_name: Motto, based_on: Normal, left: margin - 12.5}
  Session: {first: -side}
languages:
  fr:
    lengths: {side: 20}
"""


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A folder with own templates."""
    shutil.copytree(ROOT / "templates", tmp_path / "templates")
    (tmp_path / "fonts").mkdir()
    return tmp_path


def with_vienna(own: Path, text: str = VIENNA) -> Templates:
    (own / "templates" / "houses" / "vienna.yaml").write_text(text, encoding="utf-8")
    return Templates(own)


def problems(templates: Templates, house: str) -> set[Problem]:
    """What is wrong in the house style, in English and in French."""
    found: set[Problem] = set()
    for language in ("en", "fr"):
        try:
            templates.house(house, language)
        except ContentError as error:
            found |= set(error.problems)
    return found


def test_a_house_says_only_what_is_its_own(own: Path) -> None:
    templates = with_vienna(own)
    vienna, geneva = (templates.house(house, "en") for house in ("vienna", "geneva"))
    assert (vienna.page.left, vienna.page.top) == (50, geneva.page.top)
    assert vienna.masthead == geneva.masthead
    assert [path.stem for path in templates.house_files("vienna")] == ["vienna", "geneva", "un"]


def test_the_house_style_of_the_manual_is_one(own: Path) -> None:
    text = (ROOT / "docs" / "houses.md").read_text(encoding="utf-8").split("```yaml\n")[1].split("```")[0]
    vienna = with_vienna(own, text).house("vienna", "ar")
    assert (vienna.page.left, vienna.styles["SingleTxt"].left) == (60, 63)


def test_a_house_may_have_no_emblem(own: Path) -> None:
    assert with_vienna(own, "based_on: geneva\nemblem: {drawing: none}\n").house("vienna", "en").emblem is None


def test_a_length_has_its_new_value_in_all_that_is_inherited(own: Path) -> None:
    vienna = with_vienna(own).house("vienna", "en")
    assert (vienna.styles["SingleTxt"].left, vienna.styles["Chapter"].first) == (60, -60)
    assert vienna.styles["Quotation"].left == 88.35
    assert vienna.styles["FootnoteText"].tabs[0].position == 54.35
    assert vienna.contents.levels[1].label == 60


def test_lengths_are_used_by_name_and_in_sums_and_a_language_has_its_own(own: Path) -> None:
    english, french = (with_vienna(own).house("vienna", code).styles for code in ("en", "fr"))
    assert (english["Quotation"].right, french["Quotation"].right) == (72, 80)
    assert (english["Session"].first, french["Session"].first) == (-12, -20)
    assert english["Motto"].left == 47.5


def test_a_style_that_is_new_stands_before_the_next_one_that_is_not(own: Path) -> None:
    vienna, geneva = (list(with_vienna(own).house(house, "en").styles) for house in ("vienna", "geneva"))
    assert [key for key in vienna if key != "Motto"] == geneva
    assert vienna[vienna.index("Motto") + 1] == "Session"
    last = with_vienna(own, VIENNA.replace("  Session: {first: -side}\n", "")).house("vienna", "en")
    assert list(last.styles)[-1] == "Motto"


def test_the_lines_after_a_label_begin_below_its_text_if_nothing_is_said() -> None:
    first, _, third, _ = Templates(ROOT).house("geneva", "en").numbering.paragraphs
    assert (first.text, first.turn) == (28.35, 0)
    assert third.turn == third.text == 85.05


@pytest.mark.parametrize(
    ("before", "after", "code", "place", "said"),
    [
        ("margin + side", "margni + side", "unknown-length", "5:22", "Did you mean “margin”?"),
        ("margin + side", "elsewhere", "unknown-length", "5:22", "Add “elsewhere: …” under “lengths”"),
        ("margin + side", "margin +", "wrong-kind", "5:22", "a length, such as"),
        ("margin + side", "margin side", "wrong-kind", "5:22", "a length, such as"),
        ("margin + side", "2 * side", "wrong-kind", "5:22", "a length, such as"),
        ("margin + side", "[margin]", "wrong-kind", "5:22", "a list or has keys"),
        ("margin + side", '""', "empty-value", "5:15", "has no value"),
        ("margin + side", "1e999", "wrong-kind", "5:22", "a length, such as"),
        ("right: margin + side", "scale: margin", "wrong-kind", "5:22", "a number"),
        ("margin: 60", "margin: tab", "wrong-kind", "2:19", "a number"),
        ("margin: 60", "margin: inf", "wrong-kind", "2:19", "a number"),
        ("margin: 60", "Margin 1: 60", "wrong-name", "2:21", "small letter"),
        ("margin: 60", "margn: 60", "unused-length", "2:18", "“margn”"),
        ("{margin: 60, side: 12}", "[60]", "wrong-kind", "2:10", "keys with values"),
        ("side: 20", "sid: 20", "unused-length", "10:20", "“sid”"),
    ],
)
def test_a_wrong_length_is_a_located_problem(
    own: Path, before: str, after: str, code: str, place: str, said: str
) -> None:
    assert before in VIENNA
    found = problems(with_vienna(own, VIENNA.replace(before, after, 1)), "vienna")
    (problem,) = [problem for problem in found if problem.code == code]
    assert f"{Path(problem.place.path).name}:{problem.place.line}:{problem.place.column}" == f"vienna.yaml:{place}"
    assert said in f"{problem.message} {problem.advice}"


def test_what_others_are_based_on_is_no_house_style() -> None:
    (problem,) = problems(Templates(ROOT), "un")
    assert problem.code == "base-style"
    assert Path(problem.place.path).name == "un.yaml"
    assert problem.place.line is not None
    assert "bodies.yaml" in problem.advice


def test_no_house_says_again_what_it_inherits() -> None:
    for path in HOUSES.glob("*.yaml"):
        own, *layers = house_tree(HOUSES, path.stem, ("",)).layers
        inherited = MappingNode({}, own.place)
        for layer in reversed(layers):
            inherited = laid_over(layer, inherited)
        repeated = dict(_leaves(own)).items() & dict(_leaves(inherited)).items()
        assert not repeated, path.stem


def _leaves(node: Node | None, at: str = "") -> Iterator[tuple[str, str]]:
    """Every text with the keys that lead to it; what a list holds is one, since it is replaced as a whole."""
    if isinstance(node, MappingNode):
        for key, entry in node.entries.items():
            yield from _leaves(entry.value, f"{at}.{key}")
    elif isinstance(node, SequenceNode):
        yield at, str([list(_leaves(item)) for item in node.items])
    elif isinstance(node, ScalarNode):
        yield at, node.text


@given(st.lists(st.tuples(st.sampled_from("+-"), st.sampled_from(["margin", "tab", "12", "0.5"])), min_size=1))
def test_a_sum_is_that_of_its_terms(terms: list[tuple[str, str]]) -> None:
    values = {"margin": 56.7, "tab": 28.35, "12": 12.0, "0.5": 0.5}
    total = sum(-values[term] if sign == "-" else values[term] for sign, term in terms)
    points = Lengths({"margin": 56.7, "tab": 28.35}).points(" ".join(f"{sign} {term}" for sign, term in terms))
    assert points == pytest.approx(total, abs=1e-4)


@given(st.text(alphabet="abm1.+- ", max_size=12))
def test_any_text_is_a_length_or_is_none(text: str) -> None:
    named = {"a": 1.0, "b": 2.0, **dict.fromkeys(re.findall("[a-z][a-z0-9_]*", text), 3.0)}
    points = Lengths(named).points(text)
    assert points is None or abs(points) < 1e13
