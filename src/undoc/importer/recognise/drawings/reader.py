"""Pictures and charts: pictures become files of the document's folder, charts blocks with their numbers."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from pathlib import Path

from lxml import etree

from undoc.importer.attributes import figure_in
from undoc.importer.recognise.drawings.pictures import Shown, as_shown, shown
from undoc.importer.recognise.origins import Origin
from undoc.importer.report import Change, Findings
from undoc.importer.word.names import A, C, O, R, V
from undoc.importer.word.package import Package
from undoc.importer.word.spans import NOWHERE, Span
from undoc.model import Block, Chart, ChartKind, ContentError, Figure, Series, Text
from undoc.pictures import PictureError, read, stripped

_PNG = b"\x89PNG\r\n\x1a\n"
_JPEG = b"\xff\xd8\xff"
#: Formats that can be made into PNG without loss, by their first bytes.
_CONVERTED = (b"GIF8", b"BM", b"II*\x00", b"MM\x00*")
#: More pixels than a page can show; a small file can claim to have more than memory has.
_MOST_PIXELS = 40_000_000
_KINDS = {
    "barChart": "bar",
    "bar3DChart": "bar",
    "lineChart": "line",
    "line3DChart": "line",
    "pieChart": "pie",
    "pie3DChart": "pie",
    "doughnutChart": "pie",
    "ofPieChart": "pie",
    "areaChart": "line",
    "area3DChart": "line",
}
_EXACT = ("barChart", "lineChart", "pieChart")


class DrawingReader:
    """Makes figures and charts of the drawings of the main part; ``pictures`` are files by their names."""

    def __init__(self, package: Package, findings: Findings) -> None:
        self._package = package
        self._findings = findings
        self._names: dict[tuple[str, int, tuple[float, ...]], str] = {}
        self.pictures: dict[str, bytes] = {}

    def blocks(self, element: etree._Element, place: str, part: str = "") -> list[Block]:
        """What a drawing in a ``part`` shows, empty for the text; a picture that is none of ours is told."""
        found: list[Block] = []
        alternative = _alternative(element)
        for kind, target, one in self._targets(element, place, part):
            try:
                if kind == "chart":
                    chart = self._chart(target, alternative, place)
                    found.extend([chart] if chart is not None else [])
                else:
                    figure = self._figure(target, shown(one), alternative, place)
                    found.extend([figure] if figure is not None else [])
            except ContentError as error:
                message = f"A picture could not be read: {error.problems[0].message}"
                self._findings.add(Change.DROPPED, "picture", message, place)
        return found

    def _targets(self, element: etree._Element, place: str, part: str) -> Iterator[tuple[str, str, etree._Element]]:
        """The parts that the drawing shows, each once, with the elements that name them."""
        relationships = self._package.relationships(part or self._package.main)
        seen: set[str] = set()
        for one in element.iter(f"{A}blip", f"{V}imagedata", f"{C}chart"):
            keys = [one.get(f"{R}embed"), one.get(f"{R}id"), one.get(f"{R}link"), one.get(f"{O}relid")]
            relationship = next((relationships[key] for key in keys if key in relationships), None)
            if relationship is None:
                continue
            if relationship.is_external:
                message = "A picture that stands outside the file was left out; it is not fetched."
                self._findings.add(Change.DROPPED, "outside-picture", message, place)
            elif relationship.target not in seen:
                seen.add(relationship.target)
                yield ("chart" if one.tag == f"{C}chart" else "picture"), relationship.target, one

    def _figure(self, part: str, how: Shown, alternative: str, place: str) -> Figure | None:
        key = (part, how.turns, how.cut)
        if key not in self._names:
            given = self._package.bytes_of(part)
            data = _usable(given)
            if data is not None and how.is_changed:
                data = as_shown(data, how)
            if data is None:
                self._findings.add(Change.DROPPED, "picture", _why_unusable(part, given), place)
                return None
            ending = "png" if data.startswith(_PNG) else "jpg"
            self._names[key] = f"picture-{len(self._names) + 1}.{ending}"
            self.pictures[self._names[key]] = data
        name = self._names[key]
        if not how.is_turned_so:
            message = f"{name} stands at an angle in the file; it was turned by quarters only."
            self._findings.add(Change.SIMPLIFIED, "angle", message, place)
        if not alternative:
            alternative = "Picture"
            message = f"{name} has no words that say what it shows; write them between the square brackets."
            self._findings.add(Change.GUESSED, "alternative", message, place)
        return Figure(Path(name), alternative, (), Origin(place, shown=how.width))

    def _chart(self, part: str, alternative: str, place: str) -> Chart | None:
        root = self._package.xml(part)
        plot = root.find(f"{C}chart/{C}plotArea")
        groups = [] if plot is None else [one for one in plot if etree.QName(one).localname in _KINDS]
        series: list[tuple[str, list[str]]] = []
        categories: list[str] = []
        for group in groups:
            for one in group.iterchildren(f"{C}ser"):
                names, values = _cached(one.find(f"{C}cat")), _cached(one.find(f"{C}val"))
                categories = names if len(names) > len(categories) else categories
                name = " ".join(_cached(one.find(f"{C}tx"))) or f"Series {len(series) + 1}"
                series.append((name, values))
        count = max([len(categories), *(len(values) for _, values in series)], default=0)
        if not count or not series:
            message = "A chart without numbers that can be read was left out."
            self._findings.add(Change.DROPPED, "chart", message, place)
            return None
        kinds = [etree.QName(group).localname for group in groups]
        kind = _KINDS[kinds[0]]
        if any(one not in _EXACT for one in kinds) or len(set(kinds)) > 1 or _is_stacked(groups):
            message = f"A chart ({', '.join(dict.fromkeys(kinds))}) became a plain {kind} chart with the same numbers."
            self._findings.add(Change.SIMPLIFIED, "chart", message, place)
        categories = [category or str(index + 1) for index, category in enumerate(categories)]
        categories += [str(index + 1) for index in range(len(categories), count)]
        numbers = [(name, self._numbers(values, count, place)) for name, values in _unlike(series)]
        if kind == "pie" and (len(numbers) > 1 or any(Decimal(value) < 0 for value in numbers[0][1])):
            kind = "bar"
        if kind == "pie" and not any(Decimal(value) for value in numbers[0][1]):
            kind = "bar"
        title = root.find(f"{C}chart/{C}title")
        lines = (
            []
            if title is None
            else ["".join(text.text or "" for text in one.iter(f"{A}t")) for one in title.iter(f"{A}p")]
        )
        if len(numbers) == 1 and lines[:1] == [numbers[0][0]]:
            lines = lines[1:]  # the name of what is shown, which the series has
        caption = " ".join(" ".join(lines).split())
        if not alternative:
            alternative = f"{caption or 'Chart'}: {', '.join(name for name, _ in numbers)}"
            message = "A chart has no words that say what it shows; write them under “alternative”."
            self._findings.add(Change.GUESSED, "alternative", message, place)
        return Chart(
            ChartKind(kind),
            (Span(caption),) if caption else (),
            alternative,
            tuple(Text(category, NOWHERE) for category in categories),
            tuple(Series(Text(name, NOWHERE), tuple(map(Decimal, values))) for name, values in numbers),
            None,
            Origin(place),
        )

    def _numbers(self, values: list[str], count: int, place: str) -> list[str]:
        numbers = []
        for value in [*values, *[""] * (count - len(values))]:
            number = _number(value)
            if number is None:
                number = "0"
                message = "A value that is missing in a chart became 0."
                self._findings.add(Change.GUESSED, "chart-value", message, place)
            numbers.append(number)
        return numbers


def _alternative(element: etree._Element) -> str:
    """The words that say what a drawing shows, but for those that Word makes up itself."""
    for one in element.iter():
        if str(one.tag).rpartition("}")[2] in ("docPr", "shape", "rect"):
            text = one.get("descr") or one.get("alt") or ""
            text = " ".join(text.split())
            if text and "generated" not in text.lower() and not re.fullmatch(r"\S+\.(?:png|jpe?g|gif|emf|wmf)", text):
                return text
    return ""


def _usable(data: bytes) -> bytes | None:
    """The picture as PNG or JPEG, None when it cannot be made one."""
    if data.startswith(_PNG) and b"IEND" in data[-16:]:
        return _plain(data)
    if data.startswith(_JPEG) and data.rstrip(b"\0").endswith(b"\xff\xd9"):
        return _plain(data)
    if not data.startswith((*_CONVERTED, _PNG, _JPEG)):
        return None
    # Imported here: most documents have no picture that must be made anew.
    from PIL import Image

    try:
        with Image.open(io.BytesIO(data), formats=("PNG", "JPEG", "GIF", "BMP", "TIFF")) as picture:
            if picture.width * picture.height > _MOST_PIXELS:
                return None
            stream = io.BytesIO()
            picture.convert("RGBA" if "A" in picture.getbands() or "transparency" in picture.info else "RGB").save(
                stream, "PNG"
            )
            return stream.getvalue()
    except Exception:
        return None


def _why_unusable(part: str, data: bytes) -> str:
    """What is told of a picture that is left out; ``part`` is its part in the file."""
    ending = part.rpartition(".")[2].upper()[:8]
    if data.startswith((*_CONVERTED, _PNG, _JPEG)):
        return (
            f"A picture that is cut off, damaged or too large ({part.rpartition('/')[2]}) was left out; save it anew."
        )
    return f"A picture in a format that cannot be used ({ending}) was left out; save it as PNG."


def _plain(data: bytes) -> bytes:
    """The picture without what a camera or program wrote of itself.

    Word does not turn pictures as their cameras say, so that this goes too.
    """
    try:
        return stripped(read(data))
    except PictureError:
        return data  # the build tells what is wrong with it


def _cached(element: etree._Element | None) -> list[str]:
    """The values that a chart keeps beside the place in a workbook that they come from."""
    if element is None:
        return []
    values: dict[int, str] = {}
    for cache in element.iter(f"{C}strCache", f"{C}numCache", f"{C}strLit", f"{C}numLit", f"{C}lvl"):
        for point in cache.iterchildren(f"{C}pt"):
            index = figure_in(point.get("idx"))
            if index is not None and index < 10_000 and index not in values:
                value = point.find(f"{C}v")
                values[index] = " ".join((value.text or "").split()) if value is not None else ""
        if values:
            break
    if not values:
        return [" ".join((text.text or "").split()) for text in element.iterchildren(f"{C}v")]
    return [values.get(index, "") for index in range(max(values) + 1)]


def _unlike(series: list[tuple[str, list[str]]]) -> list[tuple[str, list[str]]]:
    """The series with names of their own."""
    seen: dict[str, int] = {}
    result = []
    for name, values in series:
        seen[name] = seen.get(name, 0) + 1
        result.append((name if seen[name] == 1 else f"{name} ({seen[name]})", values))
    return result


def _is_stacked(groups: list[etree._Element]) -> bool:
    grouping = (group.find(f"{C}grouping") for group in groups)
    return any(one is not None and one.get("val") in ("stacked", "percentStacked") for one in grouping)


def _number(text: str) -> str | None:
    """The number without an exponent, at most 15 figures: what a workbook keeps beyond these is rounding."""
    try:
        value = Decimal(text)
    except InvalidOperation:
        return None
    if not value.is_finite() or abs(value) >= Decimal(10) ** 18:
        return None
    if abs(value) < Decimal(10) ** -18:
        return "0"
    rounded = format(Decimal(f"{value:.15g}"), "f")
    rounded = rounded.rstrip("0").rstrip(".") if "." in rounded else rounded
    before, _, after = rounded.partition(".")
    return f"{before}.{after[:18]}" if after else before
