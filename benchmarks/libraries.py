"""The figures behind some choices of docs/decisions.md: what does the same work in how much time and room.

    python -m benchmarks.libraries [--runs 5]

- values: modules with 150 small classes are run, then values made and read, as msgspec structs and as dataclasses;
- PDF objects: a file of 20,000 structure elements by undoc's own writer and by reportlab's canvas;
- subsets: the glyphs of a page of each script, by uharfbuzz as undoc asks it and by fontTools;
- paths: the path data of SVG, by undoc and by fontTools;
- codes: bar codes and QR codes of documents, by undoc and segno and by reportlab.

Times are of the processor, the least of several runs. Needs fontTools, reportlab and segno.
"""

from __future__ import annotations

import argparse
import io
import os
import subprocess
import sys
import time
import zlib
from collections.abc import Callable
from functools import partial
from pathlib import Path

from undoc.drawings.paths import read_path
from undoc.pdf.objects import File, Name
from undoc.pdf.subset import make_subset
from undoc.prepare.front import code39
from undoc.typeset.text.fonts import open_face

FONTS = Path(__file__).resolve().parents[1] / "fonts"
STRUCTS = "import msgspec\nclass C{0}(msgspec.Struct, frozen=True):\n a: int\n b: str\n c: float = 0.0\n d: int = 0\n"
DATACLASSES = (
    "import dataclasses\n@dataclasses.dataclass(frozen=True, slots=True)\nclass C{0}:\n" + STRUCTS.split(":\n", 1)[1]
)
USE = "for i in range(200_000): C0(i, 'b').a\n"
ELEMENTS = 20_000
TEXTS = {
    "Tinos-Regular.ttf": "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 .,;:()/-–“”’",
    "NotoSerifSC-Regular.ttf": "".join(map(chr, range(0x4E00, 0x5000))),
    "Amiri-Regular.ttf": "ابتثجحخدذرزسشصضطظعغفقكلمنهوي٠١٢٣٤٥٦٧٨٩ ،.",
}
PATH = "M12.5-3" + "c1.5-2.25 3 4 5.125 6l-7 8h9.5v-1s2 3 4.75-5" * 10
ADDRESSES = [
    f"https://undocs.org/{language}/{symbol}"
    for language in ("ar", "zh", "en", "fr", "ru", "es")
    for symbol in ("A/99/1", "A/80/604/Add.1", "HSP/EB.2024/17", "ECE/TRADE/C/CEFACT/2018/1")
]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=5)
    runs = parser.parse_args().runs
    print("values (150 classes run, 200,000 values made and read; ms)")
    for name, form in (("msgspec", STRUCTS), ("dataclasses", DATACLASSES)):
        code = "".join(form.format(number) for number in range(150))
        print(f"  {name:12} {started(code, runs):7.0f} {started(code + USE, runs) - started(code, runs):7.0f}")
    print(f"PDF objects ({ELEMENTS} structure elements; ms, kB of the file)")
    for name, write in (("undoc", own_objects), ("reportlab", reportlab_objects)):
        print(f"  {name:12} {least(write, runs):7.0f} {len(write()) / 1000:7.0f}")
    print(f"  {started('import reportlab.pdfgen.canvas', runs):.0f} ms for the import of reportlab's canvas")
    print("subsets (ms, kB deflated)")
    for file, text in TEXTS.items():
        for name, subset in (("uharfbuzz", own_subset), ("fontTools", fonttools_subset)):
            took = least(partial(subset, file, text), runs)
            print(f"  {name:12} {took:7.1f} {len(zlib.compress(subset(file, text), 3)) / 1000:7.1f}  {file}")
    for name, code in (("uharfbuzz", "import uharfbuzz"), ("fontTools", "import fontTools.subset")):
        print(f"  {name:12} {started(code, runs):7.0f} ms for the import")
    print("paths (1,000 of 50 segments, ms; ms for the import)")
    for name, read, code in (
        ("undoc", read_path, "import undoc.drawings.paths"),
        ("fontTools", fonttools_path, "import fontTools.svgLib.path"),
    ):
        took = least(partial(repeated, read), runs)
        print(f"  {name:12} {took:7.0f} {started(code, runs):7.0f}")
    print("codes (ms for each QR code, ms for the import)")
    for name, make, code in (
        ("segno", segno_code, "import segno"),
        ("reportlab", reportlab_code, "from reportlab.graphics.barcode import qrencoder, code39"),
    ):
        took = sum(least(partial(make, address), runs) for address in ADDRESSES) / len(ADDRESSES)
        print(f"  {name:12} {took:7.1f} {started(code, runs):7.0f}")
    same = sum(segno_code(address) == reportlab_code(address) for address in ADDRESSES)
    print(f"  {same} of {len(ADDRESSES)} QR codes are the same; bar codes: {same_bars()} of 100")


def started(code: str, runs: int) -> float:
    """The milliseconds by which a process that runs the code takes longer than one that does nothing."""

    def run(code: str) -> object:
        return subprocess.run([sys.executable, "-c", code], check=True)

    return least(partial(run, code), runs) - least(partial(run, "pass"), runs)


def least(job: Callable[[], object], runs: int) -> float:
    """The least milliseconds of a processor that a job takes, with the processes that it starts."""
    times = []
    for _ in range(runs):
        started_before = sum(os.times()[2:4])
        before = time.process_time()
        job()
        times.append(time.process_time() - before + sum(os.times()[2:4]) - started_before)
    return min(times) * 1000


def repeated(read: Callable[[str], object]) -> None:
    """Read the path a thousand times."""
    for _ in range(1_000):
        read(PATH)


def own_objects() -> bytes:
    """The file by undoc's own writer."""
    file = File()
    root = file.add({"Type": Name("Catalog")})
    for number in range(ELEMENTS):
        file.add({"Type": Name("StructElem"), "S": Name("P"), "P": root, "K": number, "Alt": "A text"})
    return file.write(root, file.add({"Title": "T"}))


def reportlab_objects() -> bytes:
    """The file by reportlab's canvas, whose own objects are a hundred or so."""
    from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFName, PDFString
    from reportlab.pdfgen.canvas import Canvas

    data = io.BytesIO()
    canvas = Canvas(data, pageCompression=1, invariant=1)
    kind, role = PDFName("StructElem"), PDFName("P")
    for number in range(ELEMENTS):
        entries = {"Type": kind, "S": role, "K": number, "Alt": PDFString("A text")}
        canvas._doc.Reference(PDFDictionary(entries))
    canvas.showPage()
    canvas.save()
    return data.getvalue()


def own_subset(file: str, text: str) -> bytes:
    """The font program of the characters of a text by uharfbuzz."""
    face = open_face(file, FONTS / file)
    make_subset.cache_clear()
    return zlib.decompress(make_subset(face, frozenset(map(face.glyph, text))).program)


def fonttools_subset(file: str, text: str) -> bytes:
    """The same by fontTools."""
    from fontTools import subset
    from fontTools.ttLib import TTFont

    options = subset.Options(hinting=False, layout_features=[], layout_closure=False, notdef_outline=True)
    options.drop_tables += ["OS/2", "name", "post", "gasp", "GDEF", "GPOS", "GSUB", "BASE", "vhea", "vmtx"]
    font = TTFont(FONTS / file, lazy=True)
    subsetter = subset.Subsetter(options)
    subsetter.populate(text=text)
    subsetter.subset(font)
    del font["cmap"]
    data = io.BytesIO()
    font.save(data)
    return data.getvalue()


def fonttools_path(data: str) -> object:
    """The segments of path data by fontTools."""
    from fontTools.pens.recordingPen import RecordingPen
    from fontTools.svgLib.path import parse_path

    pen = RecordingPen()
    parse_path(data, pen)
    return pen.value


def segno_code(address: str) -> tuple[tuple[bool, ...], ...]:
    """The modules of a QR code by segno."""
    import segno

    code = segno.make_qr(address, error="m", boost_error=False)
    return tuple(tuple(bool(module) for module in row) for row in code.matrix)


def reportlab_code(address: str) -> tuple[tuple[bool, ...], ...]:
    """The same by reportlab."""
    from reportlab.graphics.barcode import qrencoder

    code = qrencoder.QRCode(None, qrencoder.QRErrorCorrectLevel.M)
    code.addData(address)
    code.make()
    return tuple(tuple(bool(module) for module in row) for row in code.modules)


def same_bars() -> int:
    """Of how many job numbers reportlab's bar codes are those of undoc."""
    from reportlab.graphics.barcode.code39 import Standard39

    same = 0
    for number in range(0, 10_000_000, 100_000):
        code = Standard39(f"{number:07}", checksum=0, quiet=0, ratio=2.5)
        code.validate()
        code.encode()
        widths = tuple(2.5 if bar in "BS" else 1.0 for bar in code.decompose())
        same += widths == code39.bars(f"{number:07}")
    return same


if __name__ == "__main__":
    main()
