"""The time in which an edit returns from a long Word file, beside that of an import of the same file.

    python -m benchmarks.merge_speed [--pages 100] [--runs 5]

A merge builds what the file was built from, and imports that and the edited file. Both jobs are warm, in one process,
in turns; the least time of each counts. Times are those of the processor.
"""

from __future__ import annotations

import argparse
import io
import tempfile
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import undoc
from benchmarks.long_document import undoc_source
from undoc.importer import Tracked, import_file
from undoc.production.merging import merge_document

_DOCUMENT = "word/document.xml"
_OLD, _NEW = b"lighthouse", b"lantern"


def main() -> None:
    """Print the times in milliseconds and how often the one goes into the other."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--pages", type=int, default=100)
    parser.add_argument("--runs", type=int, default=5)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        undoc_source(work, pages=options.pages, variant=0)
        report = undoc.build(work / "A_99_1", formats=["docx"], out=work / "build")
        file = work / "edited.docx"
        file.write_bytes(edited(report.outputs[0].path.read_bytes()))

        def merge() -> None:
            result = merge_document(file, content=work, dry_run=True)
            assert [(edit.old, edit.new) for edit in result.edits] == [(_OLD.decode(), _NEW.decode())]

        jobs: dict[str, Callable[[], object]] = {
            "import": lambda: import_file(file, work / "nowhere", tracked=Tracked.ACCEPT),
            "merge": merge,
        }
        times: dict[str, list[float]] = {job: [] for job in jobs}
        for _ in range(options.runs + 1):
            for job, do in jobs.items():
                start = time.process_time()
                do()
                times[job].append(time.process_time() - start)
        least = {job: min(values[1:]) * 1000 for job, values in times.items()}
        print(", ".join(f"{job} {value:.0f} ms" for job, value in least.items()))
        print(f"merge / import {least['merge'] / least['import']:.2f}")


def edited(data: bytes) -> bytes:
    """The file with one word in its middle for another."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as file, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as copy:
        for name in file.namelist():
            text = file.read(name)
            if name == _DOCUMENT:
                at = text.index(_OLD, len(text) // 2)
                text = text[:at] + _NEW + text[at + len(_OLD) :]
            copy.writestr(name, text)
    return stream.getvalue()


if __name__ == "__main__":
    main()
