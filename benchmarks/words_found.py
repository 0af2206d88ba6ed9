"""Which words of documents can be found in their PDF files, with the readers that people have.

    python -m benchmarks.words_found [FOLDER …] [--list N]

The documents are the content folders in the folders given, else those of ``content/``. Each of their versions is made a
PDF file, whose text four programs read: poppler (pdftotext), PDFium (pypdfium2, as in Chrome), MuPDF and pdf.js (as
in Firefox). A word is letters, or digits, that follow each other; it is found when the text that a reader has has it by
itself, as often as the document says it. Chinese has no spaces between words: there each two characters that follow
each other count, wherever the line ends. --list prints so many of the words that are not found.

pdftotext is looked for in PATH, pdfjs-dist and MuPDF where ``.ci/run`` installs them. MuPDF is under the AGPL, and run
as a program of its own. Readers that are not here are left out.
"""

from __future__ import annotations

import argparse
import json
import re
import shutil
import subprocess
import tempfile
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path

import undoc
from undoc.content.read.folders import find_folders
from undoc.prepare import PreparedDocument, prepare
from undoc.prepare.prepared import Chart, Table, paragraphs_of, walk
from undoc.production.formats import WRITERS, Ready
from undoc.templates import Templates

ROOT = Path(__file__).resolve().parents[1]
#: What ``.ci/run`` installs, and where: neither is a library of this project.
PDFJS_PACKAGE = "pdfjs-dist@5.6.205"
MUPDF_PACKAGE = "pymupdf==2.0"
PDFJS = ROOT / ".venv" / "node" / "node_modules" / "pdfjs-dist"
MUPDF = ROOT / ".venv" / "mupdf" / "bin" / "python"

#: The texts of PDF files, one for each.
Reader = Callable[[Sequence[Path]], list[str]]


class UnavailableError(Exception):
    """A reader is not here; the text says how to get it."""


def by_poppler(files: Sequence[Path]) -> list[str]:
    """As pdftotext and the viewers of Linux desktops have the texts."""
    if shutil.which("pdftotext") is None:
        raise UnavailableError("pdftotext is not here: install poppler-utils")
    return [_run(["pdftotext", "-enc", "UTF-8", str(file), "-"]) for file in files]


def by_pdfium(files: Sequence[Path]) -> list[str]:
    """As Chrome has the texts."""
    import pypdfium2  # type: ignore[import-untyped]

    texts = []
    for file in files:
        with pypdfium2.PdfDocument(file) as document:
            texts.append("\n".join(page.get_textpage().get_text_range() for page in document))
    return texts


def by_mupdf(files: Sequence[Path]) -> list[str]:
    """As MuPDF has the texts."""
    if not MUPDF.exists():
        how = f"python -m venv .venv/mupdf; .venv/mupdf/bin/pip install {MUPDF_PACKAGE}"
        raise UnavailableError(f"MuPDF is not here: {how}")
    code = (
        "import json, sys, pymupdf; "
        "print(json.dumps(['\\n'.join(page.get_text() for page in pymupdf.open(name)) for name in sys.argv[1:]]))"
    )
    found: list[str] = json.loads(_run([str(MUPDF), "-c", code, *map(str, files)]))
    return found


def by_pdfjs(files: Sequence[Path]) -> list[str]:
    """As Firefox has the texts."""
    if shutil.which("node") is None or not PDFJS.exists():
        raise UnavailableError(f"pdf.js is not here: npm install --prefix .venv/node {PDFJS_PACKAGE}")
    script = Path(__file__).with_name("pdfjs_text.mjs")
    found: list[list[str]] = json.loads(_run(["node", str(script), str(PDFJS), *map(str, files)]))
    return ["\n".join(pages) for pages in found]


READERS: dict[str, Reader] = {"poppler": by_poppler, "pdfium": by_pdfium, "mupdf": by_mupdf, "pdf.js": by_pdfjs}


def _run(command: list[str]) -> str:
    done = subprocess.run(command, capture_output=True, encoding="utf-8", timeout=300, check=False)
    if done.returncode:
        raise RuntimeError(f"{command[0]} failed: {done.stderr.strip()[-2000:]}")
    return done.stdout


def words(text: str) -> Counter[str]:
    """The words of a text, each with how often it is there; of Chinese text each two characters that follow.

    Word joiners, soft hyphens and combining marks are no part of a word, as searches pass over them.
    """
    text = unicodedata.normalize("NFKC", "".join(character for character in text if _is_seen(character)))
    found = Counter(re.findall(rf"(?:(?!{_HAN})[^\W\d_])+|\d+", text))
    for stretch in re.findall(rf"{_HAN}(?:\s*{_HAN})*", text):
        characters = re.sub(r"\s", "", stretch)
        found.update(map("".join, pairwise(characters)))
    return found


_HAN = "[\u3400-\u9fff]"


def _is_seen(character: str) -> bool:
    return character not in "\u2060\xad" and unicodedata.category(character) != "Mn"


def texts_of(prepared: PreparedDocument) -> Iterator[str]:
    """The texts that a document shows, paragraph by paragraph: labels, notes and what is written in charts as well."""
    slots = (slot for row in prepared.house.masthead.rows for cell in row.cells for slot in cell.slots)
    paragraphs = [paragraph for slot in slots for paragraph in prepared.masthead.get(slot, ())]
    paragraphs += prepared.front
    for block in walk(prepared.blocks):
        paragraphs += paragraphs_of(block)
        match block:
            case Chart():
                yield from (block.unit, *block.categories)
                yield from (series.name for series in block.series)
            case Table():
                yield from (cell.number.text for row in block.rows for cell in row.cells if cell.number is not None)
                yield from (note.mark for note in block.notes)
            case _:
                pass
    for note in prepared.notes.values():
        yield note.mark
        paragraphs += note.paragraphs
    for paragraph in paragraphs:
        yield paragraph.label
        if paragraph.number is not None:
            yield paragraph.number.text
        yield paragraph.text


def lost(wanted: Counter[str], text: str) -> Counter[str]:
    """The words of ``wanted`` that a reader's text does not have, each as often as it lacks."""
    return wanted - words(text)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", type=Path, nargs="*", default=[ROOT / "content"], metavar="FOLDER")
    parser.add_argument("--list", type=int, default=0, metavar="N")
    options = parser.parse_args()
    templates = Templates.load(ROOT)
    names: list[str] = []
    wanted: list[Counter[str]] = []
    with tempfile.TemporaryDirectory() as temporary:
        files: list[Path] = []
        for folder in (found for given in options.folders for found in find_folders(given)):
            document = undoc.load(folder)
            for language in document.versions:
                prepared = prepare(document, language, templates)
                names.append(f"{folder.name} {language}")
                wanted.append(sum(map(words, texts_of(prepared)), Counter()))
                files.append(Path(temporary) / f"{len(files)}.pdf")
                files[-1].write_bytes(WRITERS["pdf"](Ready(document, prepared, templates, "auto")))
        columns: dict[str, list[str]] = {}
        for reader, read in READERS.items():
            try:
                columns[reader] = read(files)
            except UnavailableError as error:
                print(error)
    print(f"{'':28}{'words':>7}" + "".join(f"{reader:>10}" for reader in columns))
    for row, (name, all_words) in enumerate(zip(names, wanted, strict=True)):
        missing = {reader: lost(all_words, texts[row]) for reader, texts in columns.items()}
        shares = (f"{1 - one.total() / all_words.total():>10.2%}" for one in missing.values())
        print(f"{name:28}{all_words.total():>7}" + "".join(shares))
        if options.list:
            for reader, one in missing.items():
                print(f"    {reader}: {' '.join(list(one)[: options.list])}")


if __name__ == "__main__":
    main()
