"""Charts as blocks of keys and values."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from msgspec import Struct

from undoc.content.write.comments import Path
from undoc.content.write.inlines import one_line
from undoc.content.write.values import number
from undoc.content.write.yaml_lines import Line, flow_keys, flow_list, key_lines, yaml_text
from undoc.model import Chart, Series, Text
from undoc.model.charts import ChartLook
from undoc.yaml.decode import attributes


def chart_lines(chart: Chart) -> list[Line]:
    """Return the lines between those that begin and end the block."""
    lines = key_lines(
        (
            ("kind", chart.kind),
            ("caption", yaml_text(one_line(chart.caption)) if chart.caption else None),
            ("alternative", yaml_text(chart.alternative)),
            ("categories", flow_list(map(_category, chart.categories))),
        )
    )
    lines.append(Line(("series",), "series:"))
    for series in chart.series:
        path: Path = ("series", series.name.text)
        lines.append(Line(path, f"  {yaml_text(series.name.text)}: {_series(series)}"))
    unit = yaml_text(chart.unit.text) if chart.unit is not None else None
    return lines + key_lines([("unit", unit), ("name", chart.name), *_said(chart, ChartLook)])


def chart_keys(chart: Chart) -> str:
    """Return the keys and values of a chart in a cell on one line."""
    series = ((yaml_text(one.name.text, in_flow=True), _series(one)) for one in chart.series)
    return flow_keys(
        (
            ("kind", chart.kind),
            ("alternative", yaml_text(chart.alternative, in_flow=True)),
            ("categories", flow_list(map(_category, chart.categories))),
            ("series", flow_keys(series)),
            ("unit", yaml_text(chart.unit.text, in_flow=True) if chart.unit is not None else None),
            *_said(chart, ChartLook),
        )
    )


def _category(category: Text) -> str:
    lines = [yaml_text(line, in_flow=True) for line in category.text.split("\n")]
    return flow_list(lines) if len(lines) > 1 else lines[0]


def _series(series: Series) -> str:
    """The values alone where nothing else is said."""
    values = flow_list("''" if value is None else f"{value:f}" for value in series.values)
    said = list(_said(series, Series))
    return flow_keys((("values", values), *said)) if said else values


def _said(value: Struct, kind: type[Struct]) -> Iterator[tuple[str, str]]:
    """The keys that a ``kind`` of Struct declares whose values are others than they have anyway."""
    names, defaults = kind.__struct_fields__, kind.__struct_defaults__
    usual = dict(zip(names[len(names) - len(defaults) :], defaults, strict=True))
    for one in attributes(kind):
        own = getattr(value, one.name)
        if own is not None and own != usual.get(one.name) and own != {} and not isinstance(own, tuple):
            yield one.key, _text(own)


def _text(value: object) -> str:
    match value:
        case bool():
            return "true" if value else "false"
        case Struct():
            return flow_keys(_said(value, type(value)))
        case Mapping():
            return flow_keys((yaml_text(key, in_flow=True), _text(one)) for key, one in value.items())
        case Decimal():
            return f"{value:f}"
        case float() | int():
            return number(value)
        case _:
            return yaml_text(str(value), in_flow=True)
