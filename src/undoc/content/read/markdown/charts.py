"""A chart of the model from the YAML of a ```` ```chart ```` block."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from undoc.content.read.markdown.context import Context
from undoc.content.read.markdown.plain_marks import warn_of_marks
from undoc.content.read.markdown.yaml_text import parser_of_texts
from undoc.counting import counted
from undoc.model import Axis, Chart, ChartKind, Place, Series
from undoc.wording import quoted
from undoc.yaml.decode import decode_said, keys_of
from undoc.yaml.keys import KeyReader
from undoc.yaml.tree import MappingNode, Node, SequenceNode, key_place

#: An axis has no more numbers than this.
_MOST_STEPS = 100


def read_chart(root: MappingNode, place: Place, context: Context) -> Chart | None:
    """Return the chart that ``root`` says, None when something needed is missing or wrong; problems are reported."""
    keys = KeyReader(root, keys_of(Chart), context.report, parse=parser_of_texts(context))
    said, is_whole = decode_said(keys, Chart, place=place)
    kind: ChartKind | None = said.get("kind")
    series = list(_with_nodes(said.get("series", ()), root))
    for one, node in series:
        warn_of_marks(one.name.text, one.name.place, context)
        _check_kind(kind, one, node, context)
        if "categories" in said:
            _check_lengths(len(said["categories"]), one, node, context)
    if kind is ChartKind.PIE:
        _check_pie(series, context)
    for axis in ("axis", "second_axis"):
        if said.get(axis) is not None:
            _check_axis(said[axis], key_place(root, axis), context)
    return Chart(**({"caption": (), "unit": None} | said)) if is_whole else None


def _with_nodes(series: tuple[Series, ...], root: MappingNode) -> Iterator[tuple[Series, Node]]:
    """Series that could be read, with what says them."""
    group = root.get("series")
    entries = group.entries.values() if isinstance(group, MappingNode) else ()
    nodes = {entry.place: entry.value for entry in entries}
    for one in series:
        node = nodes[one.name.place]
        assert node is not None
        yield one, node


def _check_lengths(categories: int, series: Series, node: Node, context: Context) -> None:
    """Report a series with more or fewer values than categories, or that says something of values it does not have."""
    if len(series.values) != categories:
        message = (
            f"The series {quoted(series.name.text)} has {counted(len(series.values), 'value')} "
            f"for {counted(categories, 'category', 'categories')}."
        )
        context.error(series.name.place, "chart-values", message, "Write one value for each category.")
    numbers = {str(number) for number in range(1, categories + 1)}
    for number in series.points:
        if number not in numbers:
            message = f"{quoted(number)} is not the number of a category of the series {quoted(series.name.text)}."
            advice = f"Write a number from 1 to {categories}."
            context.error(key_place(node, "points", number), "chart-point", message, advice)


def _check_kind(kind: ChartKind | None, series: Series, node: Node, context: Context) -> None:
    """Report a series drawn in another way that no chart shows beside that of the others."""
    own = series.kind
    if own is not None and own is not kind and ChartKind.PIE in (own, kind):
        message = "A pie has no bars or lines, nor has a chart of these a pie."
        context.error(key_place(node, "kind"), "chart-kinds", message, "Make another chart of it.")


def _check_axis(axis: Axis, place: Place, context: Context) -> None:
    if axis.least is not None and axis.most is not None and axis.least >= axis.most:
        message = f"The axis ends with {axis.most}, which is not above {axis.least}, with which it begins."
        context.error(place, "axis-ends", message, "Write a greater number after “most”.")
    elif axis.step is not None and axis.most is not None:
        steps = (axis.most - (axis.least or Decimal(0))) / axis.step
        if abs(steps) > _MOST_STEPS:
            message = f"The axis has {int(abs(steps))} numbers; {_MOST_STEPS} at most can be told apart."
            context.error(place, "axis-steps", message, "Write a greater number after “step”.")


def _check_pie(series: list[tuple[Series, Node]], context: Context) -> None:
    """Report what no pie can show: several series, negative values, or nothing to share."""
    for one, _ in series[1:]:
        message = "A pie shows one series, and this is another."
        context.error(one.name.place, "pie-series", message, "Make another chart of it, or write “kind: bar”.")
    for one, node in series:
        values = node.get("values") if isinstance(node, MappingNode) else node
        assert isinstance(values, SequenceNode)
        for number, item in zip(one.values, values.items, strict=True):
            if item is not None and number is not None and number < 0:
                advice = "Write “kind: bar” for a chart with negative values."
                context.error(item.place, "pie-value", "A share of a pie is negative.", advice)
        if one.values and not any(one.values):
            context.error(one.name.place, "pie-value", "All shares of the pie are 0.", "Correct the values.")
