"""The time of an import, beside that in which python-docx opens the same file and walks its paragraphs.

    python -m benchmarks.import_speed FILE.docx [--runs 15]

Both are warm, in one process, in turns; the least time of each counts. python-docx walks the paragraphs of the body
(“body”) and those in tables too (“all”), asking each for its text. Times are those of the processor. Each job pays for
giving back what it took: its garbage is collected, and the memory of its tree put in order, before its time is taken.
Else the next one pays, since that work is done when something large is asked for.
"""

from __future__ import annotations

import argparse
import gc
import time
from collections.abc import Callable
from pathlib import Path

import docx
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

from undoc.importer import Tracked, import_file

#: More than malloc has in its lists of small pieces.
_LARGE = 1 << 16


def main() -> None:
    """Print the times in milliseconds and how often the one goes into the other."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("file", type=Path)
    parser.add_argument("--runs", type=int, default=15)
    options = parser.parse_args()
    jobs: dict[str, Callable[[], object]] = {
        "import": lambda: import_file(options.file, Path("nowhere"), tracked=Tracked.ACCEPT),
        "body": lambda: _walk(options.file, all_paragraphs=False),
        "all": lambda: _walk(options.file, all_paragraphs=True),
    }
    for job in jobs.values():
        job()
    gc.set_threshold(100_000, 20, 20)  # as the program itself has it
    gc.collect()
    gc.freeze()
    times = {name: [] for name in jobs}  # type: dict[str, list[float]]
    for _ in range(options.runs):
        for name, job in jobs.items():
            start = time.process_time()
            job()
            gc.collect()
            bytearray(_LARGE)
            times[name].append(time.process_time() - start)
    least = {name: min(values) * 1000 for name, values in times.items()}
    print(", ".join(f"{name} {value:.0f} ms" for name, value in least.items()))
    print(f"import / body {least['import'] / least['body']:.2f}, import / all {least['import'] / least['all']:.2f}")


def _walk(file: Path, *, all_paragraphs: bool) -> int:
    document = docx.Document(str(file))
    paragraphs = document.paragraphs
    if all_paragraphs:
        body = document.element.body
        paragraphs = [Paragraph(element, document._body) for element in body.iter(qn("w:p"))]
    return sum(len(paragraph.text) for paragraph in paragraphs)


if __name__ == "__main__":
    main()
