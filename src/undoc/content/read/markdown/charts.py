"""A chart of the model from the YAML of a ```` ```chart ```` block."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from decimal import Decimal

from msgspec import Struct

from undoc.content.read.markdown.context import Context
from undoc.content.read.markdown.names import take_name
from undoc.content.read.markdown.plain_marks import warn_of_marks
from undoc.content.read.markdown.yaml_text import on_one_line, plain_text, raw_text, yaml_inlines
from undoc.counting import counted
from undoc.model import Chart, ChartKind, Place, Series, Text
from undoc.model.charts import CHART_KIND
from undoc.wording import quoted
from undoc.yaml.decode import keys_of
from undoc.yaml.keys import KeyReader
from undoc.yaml.tree import MappingNode, Node, ScalarNode, SequenceNode

_NUMBER = re.compile(r"[-−]?[0-9]{1,18}(?:\.[0-9]{1,18})?")
_ONE_LINE = "Write it on one line, however long."


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
    if kind is ChartKind.PIE:
        _check_pie(series, context)
    for scalar in (alternative, unit):
        if scalar is not None:
            warn_of_marks(scalar.text, scalar.place, context)
    for text in (*(categories or ()), *(Text(one.name, one.place) for one in series)):
        warn_of_marks(text.text, text.place, context)
    if kind is None or alternative is None or categories is None or not series:
        return None
    return Chart(
        kind,
        inlines,
        plain_text(alternative),
        categories,
        tuple(Series(Text(one.name, one.place), tuple(value.number for value in one.values)) for one in series),
        _text(unit) if unit is not None else None,
        place,
        taken,
    )


class _Value(Struct, frozen=True):
    number: Decimal
    place: Place


class _Series(Struct, frozen=True):
    """A series with the place of its name; ``is_whole`` says that all of its values could be read."""

    name: str
    place: Place
    values: tuple[_Value, ...]
    is_whole: bool


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
    categories: list[Text] = []
    for item in node.items:
        if isinstance(item, ScalarNode) and item.text.strip():
            if on_one_line(item, "A category", _ONE_LINE, context):
                categories.append(_text(item))
        elif item is not None:
            advice = "Write plain text, in quotes if it holds “: ” or one of [ ] { } ,."
            context.error(item.place, "wrong-kind", "A category is not plain text.", advice)
    return tuple(categories) if len(categories) == len(node.items) else None


def _read_series(keys: KeyReader, context: Context) -> list[_Series]:
    advice = "Write each series as a key with its numbers: {Africa: [1, 2.5, 3]}."
    node = keys.group("series", advice, required=True)
    series: list[_Series] = []
    for entry in node.entries.values() if node is not None else ():
        if isinstance(entry.value, SequenceNode):
            values = [_read_value(item, context) for item in entry.value.items]
            whole = tuple(value for value in values if value is not None)
            name = unicodedata.normalize("NFC", entry.key.strip())
            series.append(_Series(name, entry.place, whole, len(whole) == len(values)))
        elif entry.value is not None:
            message = f"The value of the series {quoted(entry.key)} is not a list of numbers."
            context.error(entry.value.place, "wrong-kind", message, advice)
    return series


def _read_value(node: Node | None, context: Context) -> _Value | None:
    if isinstance(node, ScalarNode) and _NUMBER.fullmatch(node.text.strip()):
        return _Value(Decimal(node.text.strip().replace("−", "-")), node.place)
    if node is not None:
        said = f"{quoted(node.text)} is not a number." if isinstance(node, ScalarNode) else "This is not a number."
        advice = "Write figures with a point before decimals and no spaces or commas, as 1234.5."
        context.error(node.place, "invalid-number", said, advice)
    return None


def _check_lengths(categories: int, series: Sequence[_Series], context: Context) -> None:
    for one in series:
        if one.is_whole and len(one.values) != categories:
            message = (
                f"The series {quoted(one.name)} has {counted(len(one.values), 'value')} "
                f"for {counted(categories, 'category', 'categories')}."
            )
            context.error(one.place, "chart-values", message, "Write one value for each category.")


def _check_pie(series: Sequence[_Series], context: Context) -> None:
    """Report what no pie can show: several series, negative values, or nothing to share."""
    for one in series[1:]:
        message = "A pie shows one series, and this is another."
        context.error(one.place, "pie-series", message, "Make another chart of it, or write “kind: bar”.")
    for one in series:
        for value in one.values:
            if value.number < 0:
                advice = "Write “kind: bar” for a chart with negative values."
                context.error(value.place, "pie-value", "A share of a pie is negative.", advice)
        if one.is_whole and one.values and not any(value.number for value in one.values):
            context.error(one.place, "pie-value", "All shares of the pie are 0.", "Correct the values.")
