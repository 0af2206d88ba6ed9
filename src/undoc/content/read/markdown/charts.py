"""A chart of the model from the YAML of a ```` ```chart ```` block."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from decimal import Decimal

from msgspec import Struct
from msgspec.structs import replace

from undoc.content.read.markdown.context import Context
from undoc.content.read.markdown.names import take_name
from undoc.content.read.markdown.plain_marks import warn_of_marks
from undoc.content.read.markdown.yaml_text import on_one_line, plain_text, raw_text, yaml_inlines
from undoc.counting import counted
from undoc.model import Axis, Chart, ChartKind, Place, Series, Text
from undoc.model.attributes import InvalidValueError
from undoc.model.charts import CHART_KIND, NUMBER
from undoc.wording import quoted
from undoc.yaml.decode import decode, keys_of
from undoc.yaml.keys import KeyReader
from undoc.yaml.tree import MappingNode, Node, ScalarNode, SequenceNode, key_place

_ONE_LINE = "Write it on one line, however long."
_CATEGORY = "Write plain text, in quotes if it holds “: ” or one of [ ] { } ,."
_SERIES = "Write each series as a key with its numbers: {Africa: [1, 2.5, 3]}."
#: An axis has no more numbers than this.
_MOST_STEPS = 100


def read_chart(root: MappingNode, place: Place, context: Context) -> Chart | None:
    """Return the chart that ``root`` says, None when something needed is missing or wrong; problems are reported."""
    keys = KeyReader(root, keys_of(Chart), context.report)
    kind = keys.value("kind", CHART_KIND, required=True)
    caption = _line(keys, "caption", context)
    inlines = yaml_inlines(caption, context) if caption is not None else ()
    alternative = _line(keys, "alternative", context, required=True)
    categories = _read_categories(keys, context)
    series = _read_series(keys, context)
    unit = _line(keys, "unit", context)
    name = keys.scalar("name")
    taken = take_name(raw_text(name), context) if name is not None else None
    if categories is not None:
        _check_lengths(len(categories), series, context)
    _check_kinds(kind, series, context)
    if kind is ChartKind.PIE:
        _check_pie(series, context)
    for scalar in (alternative, unit):
        if scalar is not None:
            warn_of_marks(scalar.text, scalar.place, context)
    for text in (*(categories or ()), *(one.said.name for one in series)):
        warn_of_marks(text.text, text.place, context)
    chart = decode(
        keys,
        Chart,
        kind=kind,
        caption=inlines,
        alternative=plain_text(alternative) if alternative is not None else None,
        categories=categories,
        series=tuple(replace(one.said, values=tuple(value.number for value in one.values)) for one in series),
        unit=_text(unit) if unit is not None else None,
        place=place,
        name=taken,
    )
    for axis in ("axis", "second_axis"):
        found = getattr(chart, axis) if chart is not None else None
        if found is not None:
            _check_axis(found, key_place(root, axis), context)
    return None if kind is None or alternative is None or categories is None or not series else chart


class _Value(Struct, frozen=True):
    number: Decimal | None
    place: Place


class _Series(Struct, frozen=True):
    """A series as it is ``said``, without its values, and these with their places.

    ``is_whole`` says that all of them could be read; ``node`` is what its keys stand in.
    """

    said: Series
    values: tuple[_Value, ...]
    is_whole: bool
    node: MappingNode | None = None


def _line(keys: KeyReader, key: str, context: Context, *, required: bool = False) -> ScalarNode | None:
    scalar = keys.scalar(key, required=required)
    if scalar is None or not on_one_line(scalar, f"The text of “{key}”", _ONE_LINE, context):
        return None
    return scalar


def _text(scalar: ScalarNode) -> Text:
    return Text(plain_text(scalar), raw_text(scalar).place())


def _read_categories(keys: KeyReader, context: Context) -> tuple[Text, ...] | None:
    node = keys.sequence("categories", "Write a list: [2022, 2023, …].", required=True)
    if node is None:
        return None
    categories = [_read_category(item, context) for item in node.items]
    return tuple(one for one in categories if one is not None) if None not in categories else None


def _read_category(item: Node | None, context: Context) -> Text | None:
    """A category, of several lines when it is a list."""
    if not isinstance(item, SequenceNode):
        return _category_line(item, context)
    lines = [_category_line(line, context) for line in item.items]
    whole = [line for line in lines if line is not None]
    if not lines:
        context.error(item.place, "wrong-kind", "A category has no line.", _CATEGORY)
    if not whole or len(whole) != len(lines):
        return None
    return Text("\n".join(line.text for line in whole), whole[0].place)


def _category_line(item: Node | None, context: Context) -> Text | None:
    if isinstance(item, ScalarNode) and item.text.strip():
        return _text(item) if on_one_line(item, "A category", _ONE_LINE, context) else None
    if item is not None:
        context.error(item.place, "wrong-kind", "A category is not plain text.", _CATEGORY)
    return None


def _read_series(keys: KeyReader, context: Context) -> list[_Series]:
    node = keys.group("series", _SERIES, required=True)
    series: list[_Series] = []
    for entry in node.entries.values() if node is not None else ():
        name = Text(unicodedata.normalize("NFC", entry.key.strip()), entry.place)
        if isinstance(entry.value, SequenceNode):
            values, is_whole = _read_values(entry.value, context)
            series.append(_Series(Series(name, ()), values, is_whole))
        elif isinstance(entry.value, MappingNode):
            own = keys.below(entry.value, f"series.{entry.key}", keys_of(Series))
            listed = own.sequence("values", _SERIES, required=True)
            said = decode(own, Series, name=name, values=())
            if listed is not None and said is not None:
                values, is_whole = _read_values(listed, context)
                series.append(_Series(said, values, is_whole, entry.value))
        elif entry.value is not None:
            message = f"The value of the series {quoted(entry.key)} is not a list of numbers."
            context.error(entry.value.place, "wrong-kind", message, _SERIES)
    return series


def _read_values(node: SequenceNode, context: Context) -> tuple[tuple[_Value, ...], bool]:
    """The values that could be read, and whether these are all."""
    values = [_read_value(item, context) for item in node.items]
    whole = tuple(value for value in values if value is not None)
    return whole, len(whole) == len(values)


def _read_value(node: Node | None, context: Context) -> _Value | None:
    if isinstance(node, ScalarNode) and not node.text.strip():
        return _Value(None, node.place)
    if isinstance(node, ScalarNode):
        try:
            return _Value(NUMBER.parse(node.text.strip()), node.place)
        except InvalidValueError as problem:
            context.error(node.place, problem.code, problem.message, problem.advice)
    elif node is not None:
        advice = "Write figures with a point before decimals and no spaces or commas, as 1234.5."
        context.error(node.place, "invalid-number", "This is not a number.", advice)
    return None


def _check_lengths(categories: int, series: Sequence[_Series], context: Context) -> None:
    for one in series:
        if one.is_whole and len(one.values) != categories:
            message = (
                f"The series {quoted(one.said.name.text)} has {counted(len(one.values), 'value')} "
                f"for {counted(categories, 'category', 'categories')}."
            )
            context.error(one.said.name.place, "chart-values", message, "Write one value for each category.")
        numbers = {str(number) for number in range(1, categories + 1)}
        for number in one.said.points:
            if number in numbers or one.node is None:
                continue
            message = f"{quoted(number)} is not the number of a category of the series {quoted(one.said.name.text)}."
            advice = f"Write a number from 1 to {categories}."
            context.error(key_place(one.node, "points", number), "chart-point", message, advice)


def _check_kinds(kind: ChartKind | None, series: Sequence[_Series], context: Context) -> None:
    """Report series drawn in another way that no chart shows beside that of the others."""
    for one in series:
        own = one.said.kind
        if one.node is not None and own is not None and own is not kind and ChartKind.PIE in (own, kind):
            message = "A pie has no bars or lines, nor has a chart of these a pie."
            context.error(key_place(one.node, "kind"), "chart-kinds", message, "Make another chart of it.")


def _check_axis(axis: Axis, place: Place, context: Context) -> None:
    if axis.least is not None and axis.most is not None and axis.least >= axis.most:
        message = f"The axis ends with {axis.most}, which is not above {axis.least}, with which it begins."
        context.error(place, "axis-ends", message, "Write a greater number after “most”.")
    elif axis.step is not None and axis.most is not None:
        steps = (axis.most - (axis.least or Decimal(0))) / axis.step
        if abs(steps) > _MOST_STEPS:
            message = f"The axis has {int(abs(steps))} numbers; {_MOST_STEPS} at most can be told apart."
            context.error(place, "axis-steps", message, "Write a greater number after “step”.")


def _check_pie(series: Sequence[_Series], context: Context) -> None:
    """Report what no pie can show: several series, negative values, or nothing to share."""
    for one in series[1:]:
        message = "A pie shows one series, and this is another."
        context.error(one.said.name.place, "pie-series", message, "Make another chart of it, or write “kind: bar”.")
    for one in series:
        for value in one.values:
            if value.number is not None and value.number < 0:
                advice = "Write “kind: bar” for a chart with negative values."
                context.error(value.place, "pie-value", "A share of a pie is negative.", advice)
        if one.is_whole and one.values and not any(value.number for value in one.values):
            context.error(one.said.name.place, "pie-value", "All shares of the pie are 0.", "Correct the values.")
