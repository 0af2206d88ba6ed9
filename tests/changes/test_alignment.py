"""What became of the items of a sequence."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from undoc.changes import Item, align, likeness

LONG = "the first of all long paragraphs here"
OTHER = "some quite different words that follow it"
THIRD = "nobody expects what stands in the third"


def item(text: str) -> Item:
    name, _, said = text.rpartition("#")
    return Item(text, "text", name or None, said.split(), parts=True)


@pytest.mark.parametrize(
    ("title", "old", "new", "expected"),
    [
        ("nothing", ["a", "b"], ["a", "b"], "same same"),
        ("one more", ["a", "b"], ["a", "c", "b"], "same inserted same"),
        ("one less", ["a", "c", "b"], ["a", "b"], "same deleted same"),
        ("a word is another", [LONG, "b"], [LONG.replace("long", "short"), "b"], "changed same"),
        ("a short text alone in its place is the same one", ["a", "b"], ["c", "b"], "changed same"),
        ("a long one is not", ["a", LONG], ["a", OTHER], "same deleted inserted"),
        ("moved down", [LONG, OTHER, THIRD], [OTHER, THIRD, LONG], "moved-from same same moved-to"),
        ("short ones are not said to move", ["a b", OTHER], [OTHER, "a b"], "deleted same inserted"),
        ("a name is the same whatever it says", ["x#" + LONG, OTHER], ["x#" + THIRD, OTHER], "changed same"),
        ("parted in two", [f"{LONG} {OTHER}"], [LONG, OTHER], "split"),
        ("joined", [LONG, OTHER], [f"{LONG} {OTHER}"], "joined"),
        ("little is parted from the end", [f"{LONG} {OTHER} end"], [f"{LONG} {OTHER}", "end"], "split"),
        ("parted with a word changed", [f"{LONG} {OTHER}", "z"], [f"{LONG} now", OTHER, "z"], "split same"),
        ("many alike, one more", ["a", "a", "a"], ["a", "a", "a", "a"], "same same same inserted"),
        ("from nothing", [], ["a"], "inserted"),
    ],
)
def test_align(title: str, old: list[str], new: list[str], expected: str) -> None:
    assert " ".join(step.kind for step in align([*map(item, old)], [*map(item, new)])) == expected


_items = st.lists(st.sampled_from(["a", "b b", LONG, OTHER, f"{LONG} {OTHER}", f"n#{THIRD}", f"{LONG} x", "m#a"]))


@given(_items, _items)
def test_every_item_is_in_one_step_in_its_order(old: list[str], new: list[str]) -> None:
    steps = align([*map(item, old)], [*map(item, new)])
    ours = [at for step in steps if step.kind not in ("moved-to", "inserted") for at in range(*step[1:3])]
    theirs = [at for step in steps if step.kind not in ("moved-from", "deleted") for at in range(*step[3:5])]
    assert (ours, theirs) == ([*range(len(old))], [*range(len(new))])
    for step in steps:
        if step.kind in ("same", "moved-to", "moved-from"):
            assert old[step.old_start] == new[step.new_start]


def test_likeness() -> None:
    assert likeness([], []) == 1
    assert likeness(["a", "b"], ["b", "c"]) == 0.5
    assert likeness(["a"], ["b"]) == 0


def test_many_items_that_have_nothing_in_common() -> None:
    old = [item(" ".join(f"w{number}-{index}" for index in range(6))) for number in range(1000)]
    new = [item(" ".join(f"v{number}-{index}" for index in range(6))) for number in range(1000)]
    assert {step.kind for step in align(old, new)} == {"deleted", "inserted"}
