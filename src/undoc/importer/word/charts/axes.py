"""The axes of a chart's part (ISO/IEC 29500-1, 21.2.2.25 and 21.2.2.226)."""

from __future__ import annotations

import re

from lxml import etree

from undoc.importer.word.charts.colors import Theme
from undoc.importer.word.charts.values import child, is_on, line_width, number, rich_text, said
from undoc.importer.word.names import A, C
from undoc.model.charts import Axis, CategoryAxis, Ticks

_TICKS = {"none": Ticks.NONE, "out": Ticks.OUTSIDE, "in": Ticks.INSIDE, "cross": Ticks.CROSS}
#: How many figures the numbers of an axis lose that counts in such units (21.2.3.4), three at a comma.
_UNITS = {"thousands": 1, "millions": 2, "billions": 3, "trillions": 4}
#: The colour of axes that say none.
_USUAL = "#868686"


def category_axis(element: etree._Element, theme: Theme) -> CategoryAxis:
    """An axis of categories."""
    title, shown, line, color, width, ticks = _look(element, theme)
    return CategoryAxis(title, shown, line, color, width, ticks)


def value_axis(element: etree._Element, theme: Theme, source: str, told: list[str]) -> Axis:
    """An axis of values; ``source`` is the format of the values themselves. What is not kept is added to ``told``."""
    title, shown, line, color, width, ticks = _look(element, theme)
    scaling = child(element, "scaling")
    if child(scaling, "logBase") is not None:
        told.append("the logarithmic scale of its axis")
    if said(scaling, "orientation") == "maxMin":
        told.append("the direction of its axis")
    step = number(said(element, "majorUnit"))
    return Axis(
        title,
        shown,
        line,
        color,
        width,
        ticks,
        number(said(scaling, "min")),
        number(said(scaling, "max")),
        step if step is not None and step > 0 else None,
        _format(element, source),
        child(element, "majorGridlines") is not None,
    )


def number_format(element: etree._Element | None, source: str) -> str:
    """The number format of an axis or of labels, that of the values where it is linked to them or missing."""
    found = child(element, "numFmt")
    code = found.get("formatCode", "") if found is not None and not is_on_source(found) else ""
    return code or source or "General"


def is_on_source(element: etree._Element) -> bool:
    """Whether a format is that of the values."""
    return element.get("sourceLinked", "0") in ("1", "true")


def _format(element: etree._Element, source: str) -> str:
    code = number_format(element, source)
    commas = "," * _UNITS.get(said(child(element, "dispUnits"), "builtInUnit") or "", 0)
    if not commas:
        return code
    return re.sub(r"[0#?](?=[^0#?]*$)", lambda match: match[0] + commas, code if code != "General" else "0")


def _look(
    element: etree._Element, theme: Theme
) -> tuple[str, bool, bool | None, str | None, float | None, Ticks | None]:
    title = " ".join(" ".join(rich_text(child(element, "title"))).split())
    shown = not is_on(element, "delete") and said(element, "tickLblPos") != "none"
    properties = element.find(f"{C}spPr")
    drawn = properties.find(f"{A}ln") if properties is not None else None
    has_line = drawn is None or drawn.find(f"{A}noFill") is None
    color = theme.fill(drawn) if has_line else None
    ticks = _TICKS.get(said(element, "majorTickMark") or "cross", Ticks.CROSS)
    width = (line_width(drawn) or 0.75) if has_line else None
    return title, shown, has_line, (color or _USUAL) if has_line else None, width, ticks
