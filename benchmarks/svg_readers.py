"""SVG files as undoc reads them and as svglib does, beside what resvg shows of them.

    python -m benchmarks.svg_readers FOLDER [--keep FOLDER] [--list]

Each SVG file below the folder is made a PDF page by both readers, in Tinos whatever its texts ask for, and pdftoppm
makes the page a picture. That is compared with a PNG of the same name, where there is one and the drawing has no text,
else with what resvg draws. A dot is wrong when nothing like it is within three dots of its place in the other picture;
a drawing is right when at most one dot of 200 is wrong, and one of 20 of those that are inked. For each group of files
(the folder they are in) is printed, for both readers, how many are right, wrong though the reader told of something
that it cannot draw (undoc then draws nothing), and wrong without a word. svglib tells by warnings and errors; what it
logs for debugging only is a word to nobody. --list prints each file, --keep keeps the pictures. Needs poppler-utils,
reportlab and svglib.
"""

from __future__ import annotations

import argparse
import collections
import datetime
import io
import logging
import re
import signal
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import resvg_py
from lxml import etree
from PIL import Image, ImageChops, ImageFilter

from benchmarks.libraries import started
from undoc import pdf
from undoc.drawings.svg import read_svg, svg_size
from undoc.prepare.structure import Element, Tag
from undoc.templates import Templates
from undoc.typeset.blocks.drawings import DrawingSetter
from undoc.typeset.blocks.paragraphs import ParagraphSetter
from undoc.typeset.pages.page import Page, TypesetDocument
from undoc.typeset.text.formats import formats

ROOT = Path(__file__).resolve().parents[1]
FONTS = {style: ROOT / "fonts" / f"Tinos-{style}.ttf" for style in ("Regular", "Bold", "Italic", "BoldItalic")}
PROPERTIES = pdf.Properties("SVG", "en", "", "", (), datetime.date(2031, 3, 9), "1")
#: Seconds after which a reader is stopped.
LIMIT = 20
#: Dots of the longer side of a picture without a reference of its own.
SIDE = 400
#: How many dots apart something may stand: texts are kerned or not.
NEAR = 3
#: How unlike a dot may be, of 255; which parts of all dots and of those with ink may be wrong.
UNLIKE, OF_ALL, OF_INK = 60, 1 / 200, 1 / 20

#: A reader makes a PDF page of an SVG file. It returns what it told; an exception is what it told too.
Reader = Callable[[Path, Path], str]


def undoc_reader() -> Reader:
    """How undoc draws."""
    templates = Templates.load(ROOT)
    house = templates.house("new-york", "en")
    setter = ParagraphSetter(formats(templates.fonts), templates.language("en"), (0.0, 0.0, 0.0))
    style = house.styles[house.figure_style]

    def read(file: Path, target: Path) -> str:
        drawing = read_svg(file.read_bytes())
        page = Page(drawing.width, drawing.height)
        root = Element(Tag.DOCUMENT)
        figure = root.child(Tag.FIGURE)
        figure.alternative = file.stem
        page.items.append(DrawingSetter(setter, style).set(drawing, 0.0, 1.0, figure.content()))
        target.write_bytes(pdf.write(TypesetDocument((page,), root, {}, ()), PROPERTIES))
        return ""

    return read


def svglib_reader() -> Reader:
    """How svglib and reportlab draw."""
    from reportlab.graphics import renderPDF
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from svglib import svglib

    for style, path in FONTS.items():
        pdfmetrics.registerFont(TTFont(f"Tinos-{style}", path))

    def find_font(_name: str, weight: str = "normal", style: str = "normal") -> tuple[str, bool]:
        bold = "Bold" if weight in ("bold", "bolder") or (weight.isdigit() and int(weight) >= 600) else ""
        italic = "Italic" if style in ("italic", "oblique") else ""
        return f"Tinos-{bold + italic or 'Regular'}", True

    svglib.get_global_font_map().find_font = find_font
    log = io.StringIO()
    logging.getLogger("svglib").addHandler(handler := logging.StreamHandler(log))
    handler.setLevel(logging.WARNING)

    def read(file: Path, target: Path) -> str:
        log.seek(0)
        log.truncate()
        drawing = svglib.svg2rlg(str(file))
        if drawing is None:
            raise ValueError(log.getvalue() or "no drawing")
        renderPDF.drawToFile(drawing, str(target))
        return log.getvalue()

    return read


def reference(file: Path) -> Image.Image | None:
    """The picture as it should be; None when resvg shows nothing of it."""
    data = file.read_bytes()
    png = file.with_suffix(".png")
    if png.exists() and b"<text" not in data:
        return on_white(Image.open(png))
    try:
        return on_white(_resvg(_enlarged(data)))
    except (ValueError, etree.XMLSyntaxError):
        return None


def _enlarged(data: bytes) -> str:
    """The drawing with a size in whole dots: resvg's pictures of others have a blank margin of less than one."""
    root = etree.fromstring(data, etree.XMLParser(huge_tree=True))
    size = svg_size(data)
    scale = SIDE / max(size.width, size.height)
    if "viewBox" not in root.attrib:
        root.set("viewBox", f"0 0 {size.width * 96 / 72} {size.height * 96 / 72}")
    root.set("width", f"{max(1, round(size.width * scale))}")
    root.set("height", f"{max(1, round(size.height * scale))}")
    return etree.tostring(root, encoding="unicode")


def _resvg(svg: str) -> Image.Image:
    png = resvg_py.svg_to_bytes(
        svg_string=svg,
        dpi=96.0,
        skip_system_fonts=True,
        font_files=[str(font) for font in FONTS.values()],
        font_family="Tinos",
        serif_family="Tinos",
        sans_serif_family="Tinos",
        cursive_family="Tinos",
        fantasy_family="Tinos",
        monospace_family="Tinos",
    )
    return Image.open(io.BytesIO(bytes(png)))


def on_white(picture: Image.Image) -> Image.Image:
    """The picture on white paper."""
    picture = picture.convert("RGBA")
    paper = Image.new("RGBA", picture.size, "white")
    return Image.alpha_composite(paper, picture).convert("RGB")


def shown(page: Path, size: tuple[int, int]) -> Image.Image:
    """The first page of a PDF file as a picture of this size.

    It is made four times as large first: pdftoppm makes thin lines whole dots wide.
    """
    wide, high = size
    command = ["pdftoppm", "-png", "-singlefile", "-scale-to-x", str(wide * 4), "-scale-to-y", str(high * 4), str(page)]
    done = subprocess.run(command, capture_output=True, check=True)
    return Image.open(io.BytesIO(done.stdout)).convert("RGB").resize(size, Image.Resampling.BOX)


def is_right(picture: Image.Image, wanted: Image.Image) -> bool:
    """Whether two pictures of one size show the same."""
    wrong = ImageChops.lighter(_unlike(picture, wanted), _unlike(wanted, picture)).histogram()[255]
    ink = ImageChops.invert(wanted.convert("L")).point(lambda value: 255 if value > UNLIKE // 2 else 0).histogram()[255]
    return wrong <= OF_ALL * wanted.width * wanted.height and wrong <= max(OF_INK * ink, 4)


def _unlike(one: Image.Image, other: Image.Image) -> Image.Image:
    """White where nothing near a dot's place in ``other`` is like it."""
    lightest, darkest = (
        other.filter(ImageFilter.MaxFilter(2 * NEAR + 1)),
        other.filter(ImageFilter.MinFilter(2 * NEAR + 1)),
    )
    over = ImageChops.lighter(ImageChops.subtract(one, lightest), ImageChops.subtract(darkest, one))
    red, green, blue = over.split()
    most = ImageChops.lighter(ImageChops.lighter(red, green), blue)
    return most.point(lambda value: 255 if value > UNLIKE else 0)


@contextmanager
def limited(seconds: int) -> Iterator[None]:
    """Raises TimeoutError in what takes longer."""

    def stop(*_: object) -> None:
        raise TimeoutError(f"it took more than {seconds} seconds")

    before = signal.signal(signal.SIGALRM, stop)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


def judged(read: Reader, file: Path, wanted: Image.Image, page: Path) -> tuple[str, str]:
    """“right”, “told” or “silent”, and what the reader told."""
    try:
        with limited(LIMIT):
            told = read(file, page)
    except Exception as error:
        return "told", f"{type(error).__name__}: {error}"
    try:
        picture = shown(page, wanted.size)
    except subprocess.CalledProcessError as error:
        return "silent", f"the page cannot be shown: {error.stderr.decode()}"
    picture.save(page.with_suffix(".png"))
    if is_right(picture, wanted):
        return "right", told
    return ("told" if told else "silent"), told


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--keep", type=Path, metavar="FOLDER")
    parser.add_argument("--list", action="store_true")
    options = parser.parse_args()
    readers = {"undoc": undoc_reader(), "svglib": svglib_reader()}
    counts: dict[str, collections.Counter[tuple[str, str]]] = collections.defaultdict(collections.Counter)
    seconds: dict[str, float] = collections.defaultdict(float)
    with tempfile.TemporaryDirectory() as temporary:
        kept = options.keep or Path(temporary)
        kept.mkdir(parents=True, exist_ok=True)
        for file in sorted(options.folder.rglob("*.svg")):
            wanted = reference(file)
            if wanted is None:
                continue
            group = file.parent.name
            name = re.sub(r"\W+", "-", f"{group}-{file.stem}")
            wanted.save(kept / f"{name}.wanted.png")
            counts[group]["files", ""] += 1
            for reader, read in readers.items():
                start = time.process_time()
                verdict, told = judged(read, file, wanted, kept / f"{name}.{reader}.pdf")
                seconds[reader] += time.process_time() - start
                counts[group][reader, verdict] += 1
                if options.list:
                    print(f"{name}\t{reader}\t{verdict}\t{' '.join(told.split())[:150]}", flush=True)
    _print(counts, seconds)


def _print(counts: dict[str, collections.Counter[tuple[str, str]]], seconds: dict[str, float]) -> None:
    total: collections.Counter[tuple[str, str]] = collections.Counter()
    for group in counts.values():
        total += group
    print(f"{'':24}{'files':>6}  {'undoc right/told/silent':>26}  {'svglib right/told/silent':>26}")
    for name, group in [*sorted(counts.items()), ("all", total)]:
        figures = (
            "/".join(str(group[reader, verdict]) for verdict in ("right", "told", "silent"))
            for reader in ("undoc", "svglib")
        )
        print(f"{name:24}{group['files', '']:>6}  " + "  ".join(f"{figure:>26}" for figure in figures))
    print("seconds for all: " + ", ".join(f"{reader} {value:.1f}" for reader, value in seconds.items()))
    own = started("import undoc.drawings.svg", 5)
    other = started("import svglib.svglib, reportlab.graphics.renderPDF", 5)
    print(f"imports: undoc {own:.0f} ms, svglib and reportlab {other:.0f} ms")


if __name__ == "__main__":
    main()
