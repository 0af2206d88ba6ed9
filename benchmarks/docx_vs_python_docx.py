"""The time of one Word file: ``undoc`` and a plain python-docx script that writes the same text, in turns in one run.

Both are warm. ``undoc`` begins with the content folder and ends with the bytes of the file; the script begins with the
finished texts and writes each as a paragraph of python-docx' own template, without numbers, notes, masthead or styles.
Then documents of more and more of the same paragraphs: the time of each page shows whether it grows linearly.

    python -m benchmarks.docx_vs_python_docx [--runs 41] [--folder content/HSP_EB.2024_17] [--language zh]
"""

from __future__ import annotations

import argparse
import io
import statistics
import time
from collections.abc import Callable
from pathlib import Path

import docx as python_docx
from msgspec.structs import replace

import undoc
from undoc import docx
from undoc.prepare import PreparedDocument, prepare
from undoc.prepare.prepared import Paragraph, flow
from undoc.templates import Templates

ROOT = Path(__file__).resolve().parents[1]
#: Paragraphs of a page, as the first document has them.
PARAGRAPHS_PER_PAGE = 10
PAGES = (25, 50, 100, 200)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=41)
    parser.add_argument("--folder", type=Path, default=ROOT / "content" / "HSP_EB.2024_17")
    parser.add_argument("--language", default="zh")
    options = parser.parse_args()
    templates = Templates.load(ROOT)
    fonts = docx.FontNames.of(templates.fonts)

    def prepared() -> PreparedDocument:
        return prepare(undoc.load(options.folder, [options.language]), options.language, templates)

    document = prepared()
    texts = _texts(document)
    print(f"{options.folder.name}-{options.language}, {len(texts)} paragraphs, medians of {options.runs} runs")
    times = _interleaved(
        {
            "undoc, from the content folder": lambda: docx.write(prepared(), fonts),
            "undoc, from the prepared document": lambda: docx.write(document, fonts),
            "python-docx": lambda: _plain(texts),
        },
        options.runs,
    )
    base = times["python-docx"]
    for name, seconds in times.items():
        print(f"  {name:36}{seconds * 1000:8.1f} ms  {seconds / base:5.2f}")
    print("Longer documents, written from the prepared one")
    for pages in PAGES:
        long = _longer(document, pages * PARAGRAPHS_PER_PAGE)
        seconds = _median(lambda long=long: docx.write(long, fonts), 5)  # type: ignore[misc]
        print(f"  {pages:4} pages{seconds * 1000:10.1f} ms  {seconds * 1000 / pages:6.3f} ms a page")


def _texts(prepared: PreparedDocument) -> list[str]:
    masthead = [paragraph for slot in prepared.masthead.values() for paragraph in slot]
    body = [block for block in flow(prepared.blocks) if isinstance(block, Paragraph)]
    notes = [paragraph for note in prepared.notes.values() for paragraph in note.paragraphs]
    labelled = [*masthead, *prepared.front, *body, *notes]
    return [f"{one.label}\t{one.text}" if one.label else one.text for one in labelled]


def _plain(texts: list[str]) -> bytes:
    document = python_docx.Document()
    for text in texts:
        document.add_paragraph(text)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _longer(prepared: PreparedDocument, count: int) -> PreparedDocument:
    """The document with ``count`` paragraphs, those it has again and again; each has a bookmark of its own."""
    blocks = [block for block in flow(prepared.blocks) if isinstance(block, Paragraph)]
    spans = [tuple(span for span in block.spans if span.note is None) for block in blocks]
    repeated = tuple(
        replace(blocks[index % len(blocks)], spans=spans[index % len(blocks)], anchor=f"p{index}")
        for index in range(count)
    )
    return replace(prepared, blocks=repeated, notes={}, front=())


def _interleaved(jobs: dict[str, Callable[[], object]], runs: int) -> dict[str, float]:
    """The median time of each job, measured in turns after one run of each."""
    taken: dict[str, list[float]] = {name: [] for name in jobs}
    for run in range(runs + 1):
        for name, job in jobs.items():
            started = time.perf_counter()
            job()
            if run:
                taken[name].append(time.perf_counter() - started)
    return {name: statistics.median(times) for name, times in taken.items()}


def _median(job: Callable[[], object], runs: int) -> float:
    return _interleaved({"": job}, runs)[""]


if __name__ == "__main__":
    main()
