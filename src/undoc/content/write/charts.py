"""Charts as blocks of keys and values."""

from __future__ import annotations

from undoc.content.write.comments import Path
from undoc.content.write.inlines import one_line
from undoc.content.write.yaml_lines import Line, flow_list, key_lines, yaml_text
from undoc.model import Chart


def chart_lines(chart: Chart) -> list[Line]:
    """Return the lines between those that begin and end the block."""
    categories = flow_list(yaml_text(category.text, in_flow=True) for category in chart.categories)
    lines = key_lines(
        (
            ("kind", chart.kind),
            ("caption", yaml_text(one_line(chart.caption)) if chart.caption else None),
            ("alternative", yaml_text(chart.alternative)),
            ("categories", categories),
        )
    )
    lines.append(Line(("series",), "series:"))
    for series in chart.series:
        path: Path = ("series", series.name.text)
        numbers = flow_list(f"{value:f}" for value in series.values)
        lines.append(Line(path, f"  {yaml_text(series.name.text)}: {numbers}"))
    unit = yaml_text(chart.unit.text) if chart.unit is not None else None
    return lines + key_lines([("unit", unit), ("name", chart.name)])
