"""The part of a chart (ISO/IEC 29500-1, 21.2) as the chart of the model, with what decides its look."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from lxml import etree
from msgspec import Struct, field
from msgspec.structs import replace

from undoc.importer.attributes import figure_in
from undoc.importer.word.charts.axes import category_axis, value_axis
from undoc.importer.word.charts.colors import Theme
from undoc.importer.word.charts.series import NOWHERE, SeriesFrame, format_of, read_series
from undoc.importer.word.charts.values import cached, child, is_on, part, rich_text, said
from undoc.importer.word.names import A, C
from undoc.model import Axis, Chart, ChartKind, Series, Text
from undoc.model.charts import GAPS, OVERLAPS, Area, CategoryAxis, Grouping, Legend, LegendPlace

KINDS = {
    "barChart": ChartKind.BAR,
    "bar3DChart": ChartKind.BAR,
    "lineChart": ChartKind.LINE,
    "line3DChart": ChartKind.LINE,
    "pieChart": ChartKind.PIE,
    "pie3DChart": ChartKind.PIE,
    "doughnutChart": ChartKind.PIE,
    "ofPieChart": ChartKind.PIE,
    "areaChart": ChartKind.LINE,
    "area3DChart": ChartKind.LINE,
}
_EXACT = ("barChart", "lineChart", "pieChart")
_LEGENDS = {"b": LegendPlace.BOTTOM, "t": LegendPlace.TOP, "l": LegendPlace.LEFT, "r": LegendPlace.RIGHT}
_GROUPINGS = {"stacked": Grouping.STACKED, "percentStacked": Grouping.PERCENT}
#: The size of texts that say none, and the space between groups of bars likewise.
_USUAL_SIZE, _USUAL_GAP = 10.0, 150


class FoundChart(Struct):
    """A chart without words that say what it shows; ``titles`` are the lines above it.

    ``told`` are what of it is not kept, each to follow “without”, ``became`` how it is drawn in another way.
    """

    chart: Chart
    titles: Sequence[str]
    told: list[str] = field(default_factory=list)
    became: str = ""


class _Group(Struct, frozen=True):
    """Series that are drawn in one way at one pair of axes."""

    element: etree._Element
    name: str
    second: bool

    @property
    def kind(self) -> ChartKind:
        return KINDS[self.name]


def read_chart(root: etree._Element, theme: Theme, sides: tuple[float, float] | None) -> FoundChart | None:
    """The chart in the ``root`` of its part with its ``sides`` in points; None where no numbers in it can be read."""
    width, height = sides or (0.0, 0.0)
    plot = root.find(f"{C}chart/{C}plotArea")
    groups = _groups(plot) if plot is not None else []
    elements = sorted(
        ((group, one) for group in groups for one in group.element.iterchildren(f"{C}ser")),
        key=lambda pair: figure_in(said(pair[1], "order")) or 0,
    )
    categories = max((cached(child(one, "cat")) for _, one in elements), key=len, default=[])
    count = max([len(categories), *(len(cached(child(one, "val"))) for _, one in elements)], default=0)
    if plot is None or not count or not elements:
        return None
    told: list[str] = []
    names = _names([one for _, one in elements])
    frames = [SeriesFrame(group.element, group.kind, group.second, width, height, theme) for group, _ in elements]
    series = [
        read_series(one, number, name, count, frame)
        for number, (name, (_, one), frame) in enumerate(zip(names, elements, frames, strict=True))
    ]
    if all(value is None for one in series for value in one.values):
        return None
    kind = _kind(groups, series)
    categories = [name or str(index + 1) for index, name in enumerate(categories)]
    categories += [str(index + 1) for index in range(len(categories), count)]
    legend = _legend(root, series, width, height)
    left_out = _left_out(root, [frame.kind for frame in frames])
    settled = tuple(
        replace(one, kind=None if one.kind in (kind, ChartKind.PIE) else one.kind, legend=number not in left_out)
        for number, one in enumerate(series)
    )
    sources = {
        second: next(format_of(one) for group, one in elements if group.second is second)
        for second in {group.second for group, _ in elements}
    }
    axes = {second: _value_axis(plot, group, theme, sources[second], told) for second, group in _by_axis(groups)}
    bars = next((group.element for group in groups if group.kind is ChartKind.BAR), None)
    chart = Chart(
        kind,
        (),
        "",
        tuple(Text(name, NOWHERE) for name in categories),
        settled,
        None,
        NOWHERE,
        width=width or None,
        height=height or None,
        size=_size(root),
        plot=None if kind is ChartKind.PIE else _area(child(plot, "layout", "manualLayout"), width, height, inner=True),
        grouping=_GROUPINGS.get(said(bars, "grouping") or "", Grouping.CLUSTERED),
        gap=_percent(said(bars, "gapWidth"), _USUAL_GAP, GAPS) if bars is not None else None,
        overlap=_percent(said(bars, "overlap"), 0, OVERLAPS) if bars is not None else 0,
        legend=legend,
        category_axis=_category_axis(plot, theme),
        axis=axes.get(False),
        second_axis=axes.get(True),
    )
    if chart.grouping is not Grouping.CLUSTERED:
        chart = replace(chart, overlap=0)
    told += _not_kept(root, plot, groups)
    title = child(root, "chart", "title")
    return FoundChart(chart, rich_text(title), told, _became(groups, kind))


def _groups(plot: etree._Element) -> list[_Group]:
    """The groups of the plot; the values of one are read at the second axis where its axis is not that of the first."""
    axes = {said(one, "axId"): one for one in plot.iterchildren(f"{C}valAx")}
    groups: list[_Group] = []
    first: str | None = None
    for one in plot.iterchildren("*"):
        name = etree.QName(one).localname
        if name not in KINDS:
            continue
        own = next((axis.get("val") for axis in one.iterchildren(f"{C}axId") if axis.get("val") in axes), None)
        first = own if first is None else first
        groups.append(_Group(one, name, own is not None and own != first))
    return groups


def _by_axis(groups: Sequence[_Group]) -> list[tuple[bool, etree._Element]]:
    found: dict[bool, etree._Element] = {}
    for group in groups:
        if next(group.element.iterchildren(f"{C}ser"), None) is not None:
            found.setdefault(group.second, group.element)
    return list(found.items())


def _value_axis(plot: etree._Element, group: etree._Element, theme: Theme, source: str, told: list[str]) -> Axis | None:
    ids = [one.get("val") for one in group.iterchildren(f"{C}axId")]
    axis = next((one for one in plot.iterchildren(f"{C}valAx") if said(one, "axId") in ids), None)
    return value_axis(axis, theme, source, told) if axis is not None else None


def _category_axis(plot: etree._Element, theme: Theme) -> CategoryAxis | None:
    axis = next(plot.iterchildren(f"{C}catAx", f"{C}dateAx"), None)
    return category_axis(axis, theme) if axis is not None else None


def _kind(groups: Sequence[_Group], series: Sequence[Series]) -> ChartKind:
    """How most is drawn: bars where there are some, since lines stand before them."""
    kinds = {group.kind for group in groups}
    kind = ChartKind.BAR if ChartKind.BAR in kinds else ChartKind.LINE if ChartKind.LINE in kinds else ChartKind.PIE
    if kind is not ChartKind.PIE:
        return kind
    [first, *more] = series
    shares = [value for value in first.values if value is not None]
    return ChartKind.PIE if not more and any(shares) and min(shares) >= 0 else ChartKind.BAR


def _names(elements: Sequence[etree._Element]) -> list[str]:
    """The names of the series, each once."""
    seen: Counter[str] = Counter()
    names = []
    for number, one in enumerate(elements, 1):
        name = " ".join(" ".join(cached(child(one, "tx"))).split()) or f"Series {number}"
        seen[name] += 1
        names.append(name if seen[name] == 1 else f"{name} ({seen[name]})")
    return names


def _legend(root: etree._Element, series: Sequence[Series], width: float, height: float) -> Legend | None:
    """Where the legend stands; None where it stands as the house has it."""
    legend = child(root, "chart", "legend")
    if legend is None:
        title = rich_text(child(root, "chart", "title"))
        is_titled = len(series) == 1 and title[:1] == [series[0].name.text]
        return None if is_titled else Legend(LegendPlace.NONE)
    area = _area(child(legend, "layout", "manualLayout"), width, height)
    place = _LEGENDS.get(said(legend, "legendPos") or "r", LegendPlace.RIGHT)
    if place is LegendPlace.BOTTOM and area is None and len(series) > 1:
        return None
    return Legend(place, area)


def _left_out(root: etree._Element, kinds: Sequence[ChartKind]) -> set[int]:
    """The series that the legend does not have, which it counts in its own order: bars before lines."""
    entries = child(root, "chart", "legend")
    deleted = {
        figure_in(said(one, "idx"))
        for one in (entries.iterchildren(f"{C}legendEntry") if entries is not None else ())
        if is_on(one, "delete")
    }
    in_legend = sorted(range(len(kinds)), key=lambda number: kinds[number] is ChartKind.LINE)
    return {number for place, number in enumerate(in_legend) if place in deleted}


def _area(layout: etree._Element | None, width: float, height: float, *, inner: bool = False) -> Area | None:
    """Where something stands, None where Word finds its place."""
    if layout is None or not width or (inner and said(layout, "layoutTarget") != "inner"):
        return None
    x, y, w, h = (part(layout, name) for name in ("x", "y", "w", "h"))
    if x is None or y is None or w is None or h is None or min(w, h) <= 0:
        return None
    if said(layout, "xMode") != "edge" or said(layout, "yMode") != "edge":
        return None
    left, top = min(max(x, 0.0), 1.0), min(max(y, 0.0), 1.0)
    return Area(
        round(left * width, 2),
        round(top * height, 2),
        round(min(w, 1.0 if not inner else 1.0 - left) * width, 2),
        round(min(h, 1.0 if not inner else 1.0 - top) * height, 2),
    )


def _size(root: etree._Element) -> float:
    """The size of the texts: that of the chart, else the one that most of them have."""
    own = root.find(f"{C}txPr")
    sizes = _sizes(own) if own is not None else []
    if not sizes:
        sizes = _sizes(root)
    return Counter(sizes).most_common(1)[0][0] if sizes else _USUAL_SIZE


def _sizes(element: etree._Element) -> list[float]:
    found = [figure_in(one.get("sz")) for one in element.iter(f"{A}defRPr")]
    return [min(max(size / 100, 4.0), 40.0) for size in found if size]


def _percent(text: str | None, usual: int, bounds: tuple[int, int]) -> int:
    value = (text or "").rstrip("%")
    try:
        return min(max(round(float(value)), bounds[0]), bounds[1])
    except ValueError:
        return usual


def _became(groups: Sequence[_Group], kind: ChartKind) -> str:
    """How a chart is drawn that is drawn in another way than in the file, empty where it is not."""
    names = dict.fromkeys(group.name for group in groups)
    is_lying = any(said(group.element, "barDir") == "bar" for group in groups)
    if all(name in _EXACT for name in names) and not is_lying and (kind in {group.kind for group in groups}):
        return ""
    return f"A chart ({', '.join(names)}{', lying' if is_lying else ''}) became a plain {kind} chart"


def _not_kept(root: etree._Element, plot: etree._Element, groups: Sequence[_Group]) -> list[str]:
    """What of a chart is not kept, in words."""
    told = []
    known = {*KINDS, "layout", "catAx", "valAx", "dateAx", "spPr", "extLst", "dTable"}
    others = {etree.QName(one).localname for one in plot.iterchildren("*")} - known
    told += [f"its series drawn as {name}" for name in sorted(others) if name.endswith("Chart")]
    if child(root, "userShapes") is not None:
        told.append("what is drawn over it")
    if child(plot, "dTable") is not None:
        told.append("the table of its data")
    parts = {"trendline": "trend lines", "errBars": "error bars"}
    told += [words for name, words in parts.items() if next(plot.iter(f"{C}{name}"), None) is not None]
    groupings = {said(group.element, "grouping") for group in groups if group.kind is ChartKind.LINE}
    if groupings & {"stacked", "percentStacked"}:
        told.append("the stacking of its lines")
    lines = (one for group in groups for one in group.element.iter(f"{C}ser"))
    if any(dash.get("val") != "solid" for one in lines for dash in one.iterfind(f"{C}spPr/{A}ln/{A}prstDash")):
        told.append("the dashes of its lines")
    return told
