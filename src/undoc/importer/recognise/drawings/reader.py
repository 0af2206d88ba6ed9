"""Pictures and charts: pictures become files of the document's folder, charts blocks with their numbers."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from lxml import etree
from msgspec.structs import replace

from undoc.importer.attributes import whole
from undoc.importer.recognise.drawings.pictures import Shown, as_shown, shown
from undoc.importer.recognise.origins import Origin
from undoc.importer.report import Change, Findings
from undoc.importer.word.charts.colors import Theme
from undoc.importer.word.items import Item, WordTable
from undoc.importer.word.names import WP, A, C, O, R, V
from undoc.importer.word.package import Package
from undoc.importer.word.spans import Span
from undoc.model import Block, Chart, ContentError, Figure
from undoc.model.charts import SIDES
from undoc.pictures import PictureError, checked, read, stripped
from undoc.templates import Templates

_PNG = b"\x89PNG\r\n\x1a\n"
_JPEG = b"\xff\xd8\xff"
#: Formats that can be made into PNG without loss, by their first bytes.
_CONVERTED = (b"GIF8", b"BM", b"II*\x00", b"MM\x00*")
#: More pixels than a page can show; a small file can claim to have more than memory has.
_MOST_PIXELS = 40_000_000
_EMU = 12_700
_SVG_BLIP = "{http://schemas.microsoft.com/office/drawing/2016/SVG/main}svgBlip"
#: What programs that show a drawing by itself set its texts in.
_FAMILIES = ("Times New Roman", "serif")
_LONGEST_ALTERNATIVE = 400


class DrawingReader:
    """Makes figures and charts of the drawings of the main part; ``pictures`` are files by their names."""

    def __init__(self, package: Package, findings: Findings, templates: Templates) -> None:
        """``templates`` have the fonts that drawings are set in."""
        self._package = package
        self._findings = findings
        self._templates = templates
        self._names: dict[tuple[str, int, tuple[float, ...]], str] = {}
        self._colors: Theme | None = None
        self.pictures: dict[str, bytes] = {}

    def blocks(self, element: etree._Element, place: str, part: str = "") -> list[Block]:
        """What a drawing in a ``part`` shows, empty for the text; a picture that is none of ours is told."""
        found: list[Block] = []
        alternative = _alternative(element)
        for kind, target, one in self._targets(element, place, part):
            try:
                if kind == "chart":
                    chart = self._chart(target, element, alternative, place)
                    found.extend([chart] if chart is not None else [])
                else:
                    figure = self._figure(target, shown(one), alternative, place)
                    found.extend([figure] if figure is not None else [])
            except ContentError as error:
                message = f"A picture could not be read: {error.problems[0].message}"
                self._findings.add(Change.DROPPED, "picture", message, place)
        return found

    def drawn(
        self, shapes: Sequence[tuple[etree._Element, float]], contents: Mapping[int, Sequence[Item]], place: str
    ) -> Figure | None:
        """The drawing that boxes and lines make, None where they are none; ``contents`` are those of boxes by id.

        Each of the ``shapes`` stands with how far its paragraph is below that of the first, in points.
        """
        # Imported here, as charts and SVG below: few files have any.
        from undoc.drawings.markup import markup
        from undoc.importer.recognise.drawings.shape_drawings import drawing_of
        from undoc.importer.recognise.drawings.type_widths import TypeWidths
        from undoc.importer.word.shapes.reader import shapes_of

        found = shapes_of(shapes, self._theme())
        if found is None or contents.keys() != {id(shape.box) for shape in found if shape.box is not None}:
            return None
        drawing = drawing_of(found, contents, TypeWidths(self._templates.fonts))
        data = _as_drawn(markup(drawing, _FAMILIES)) if drawing is not None else None
        if drawing is None or data is None:
            return None
        said = [
            " ".join(item.text.split())
            for items in contents.values()
            for item in items
            if not isinstance(item, WordTable)
        ]
        text = "; ".join(filter(None, said))
        name = self._named((str(len(self._names)), 0, ()), data, "svg")
        alternative = (
            next(filter(None, (_alternative(one) for one, _ in shapes)), "")
            or f"Drawing: {text}"[:_LONGEST_ALTERNATIVE]
        )
        message = f"Boxes and lines became one drawing, {name}; its texts are set in the type of the document."
        self._findings.add(Change.SIMPLIFIED, "shapes", message, place)
        return Figure(Path(name), alternative, (), Origin(place, shown=drawing.width, drawn=text))

    def _named(self, key: tuple[str, int, tuple[float, ...]], data: bytes, ending: str) -> str:
        """The name of the file of a picture, which is kept under it."""
        name = self._names[key] = f"picture-{len(self._names) + 1}.{ending}"
        self.pictures[name] = data
        return name

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
                drawing = relationships.get(next((s.get(f"{R}embed", "") for s in one.iter(_SVG_BLIP)), ""))
                target = relationship.target
                if drawing is not None and not drawing.is_external and self._svg(drawing.target) is not None:
                    target = drawing.target
                yield ("chart" if one.tag == f"{C}chart" else "picture"), target, one

    def _svg(self, part: str) -> bytes | None:
        try:
            return _as_drawn(self._package.bytes_of(part))
        except ContentError:
            return None

    def _figure(self, part: str, how: Shown, alternative: str, place: str) -> Figure | None:
        key = (part, how.turns, how.cut)
        if key not in self._names:
            given = self._package.bytes_of(part)
            data = _usable(given) if not part.lower().endswith(".svg") else self._svg(part)
            if data is not None and how.is_changed:
                data = as_shown(data, how)
            if data is None:
                self._findings.add(Change.DROPPED, "picture", _why_unusable(part, given), place)
                return None
            self._named(key, data, "png" if data.startswith(_PNG) else "jpg" if data.startswith(_JPEG) else "svg")
        name = self._names[key]
        if not how.is_turned_so:
            message = f"{name} stands at an angle in the file; it was turned by quarters only."
            self._findings.add(Change.SIMPLIFIED, "angle", message, place)
        if not alternative:
            alternative = "Picture"
            message = f"{name} has no words that say what it shows; write them between the square brackets."
            self._findings.add(Change.GUESSED, "alternative", message, place)
        return Figure(Path(name), alternative, (), Origin(place, shown=how.width))

    def _chart(self, part: str, element: etree._Element, alternative: str, place: str) -> Chart | None:
        from undoc.importer.word.charts.reader import read_chart

        found = read_chart(self._package.xml(part), self._theme(), _extent(element))
        if found is None:
            message = "A chart without numbers that can be read was left out."
            self._findings.add(Change.DROPPED, "chart", message, place)
            return None
        chart, lines = found.chart, list(found.titles)
        if found.became:
            message = f"{found.became} with the same numbers."
            self._findings.add(Change.SIMPLIFIED, "chart", message, place)
        if found.told:
            message = f"A chart is drawn without {', '.join(dict.fromkeys(found.told))}."
            self._findings.add(Change.SIMPLIFIED, "chart", message, place)
        names = [one.name.text for one in chart.series]
        if len(names) == 1 and lines[:1] == names:
            lines = lines[1:]  # the name of what is shown, which the series has
        caption = " ".join(" ".join(lines).split())
        if not alternative:
            alternative = f"{caption or 'Chart'}: {', '.join(names)}"
            message = "A chart has no words that say what it shows; write them under “alternative”."
            self._findings.add(Change.GUESSED, "alternative", message, place)
        return replace(chart, caption=(Span(caption),) if caption else (), alternative=alternative, place=Origin(place))

    def _theme(self) -> Theme:
        """The colours of the file's theme."""
        if self._colors is None:
            name = self._package.of_kind(self._package.main, "theme")
            try:
                self._colors = Theme({}) if name is None else Theme.of(self._package.xml(name))
            except ContentError:
                self._colors = Theme({})
        return self._colors


def _as_drawn(data: bytes) -> bytes | None:
    """An SVG file with what is drawn of it alone, None when not all of it can be."""
    from undoc.drawings.markup import markup
    from undoc.drawings.svg import DrawingProblems, SvgError, read_svg

    try:
        return markup(read_svg(data), _FAMILIES)
    except (DrawingProblems, SvgError):
        return None


def _extent(element: etree._Element) -> tuple[float, float] | None:
    """The sides of a drawing in points, None where it says none."""
    extent = next(element.iter(f"{WP}extent"), None)
    width, height = (whole(extent.get(key) if extent is not None else None, 0, 0) / _EMU for key in ("cx", "cy"))
    least, most = SIDES
    if not width or not height:
        return None
    return round(min(max(width, least), most), 2), round(min(max(height, least), most), 2)


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
    is_whole = data.startswith(_PNG) and b"IEND" in data[-16:]
    is_whole = is_whole or (data.startswith(_JPEG) and data.rstrip(b"\0").endswith(b"\xff\xd9"))
    if is_whole and (plain := _plain(data)) is not None:
        return plain
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


def _plain(data: bytes) -> bytes | None:
    """The picture without what a camera or program wrote of itself, None when it is damaged.

    Word does not turn pictures as their cameras say, so that this goes too.
    """
    try:
        return stripped(checked(read(data)))
    except PictureError:
        return None
