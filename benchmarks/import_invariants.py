"""What of Word files comes in: a table of what each has, what came in, and what the report tells of the rest.

    python -m benchmarks.import_invariants FOLDER_OR_FILE…  [--jobs N]

A line for each file: whether what came in builds (as Word files, in the language of the file), then of labels, tables,
pictures, notes, text boxes, check boxes and fields how many the file has, how many came in and how many are told:
``12/11/1``. ``!`` marks a difference that nothing tells, which none should have. It ends with the sums.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import NamedTuple

import undoc
from undoc.importer import Tracked, import_file
from undoc.production.outputs import write_files

KINDS = ("labels", "tables", "pictures", "notes", "text boxes", "check boxes", "references", "formulas")


class Row(NamedTuple):
    """A line of the table; ``said`` is what kept the file from coming in or from being built."""

    name: str
    builds: bool | None
    tallies: dict[str, tuple[int, int, int]]
    said: str = ""

    def __str__(self) -> str:
        cells = [_cell(*self.tallies.get(kind, (0, 0, 0))) for kind in KINDS]
        builds = {True: "yes", False: "NO", None: "–"}[self.builds]
        return "  ".join(
            [f"{self.name[:44]:44}", f"{builds:6}", *(f"{cell:>12}" for cell in cells), self.said]
        ).rstrip()


def _cell(file: int, imported: int, told: int) -> str:
    if not file:
        return "·"
    return f"{file}/{imported}/{told}" + ("!" if file > imported + told else "")


def row_of(path: Path) -> Row:
    """Import a file, build what came in, and count."""
    with tempfile.TemporaryDirectory() as folder:
        try:
            imported = import_file(path, Path(folder) / "content", tracked=Tracked.ACCEPT)
        except undoc.ContentError as error:
            return Row(path.name, None, {}, error.problems[0].code)
        write_files(imported.files)
        report = undoc.build([imported.folder], out=Path(folder) / "build", formats=["docx"])
        errors = [one.code for one in report.problems if one.severity is undoc.Severity.ERROR]
        tallies = {one.what: (one.file, one.imported, one.told) for one in imported.tallies}
        return Row(path.name, bool(report.outputs), tallies, ", ".join(dict.fromkeys(errors)))


def _files(paths: Sequence[Path]) -> Iterator[Path]:
    for path in paths:
        yield from sorted(path.rglob("*.docx")) if path.is_dir() else (path,)


def main(arguments: Sequence[str]) -> int:
    """Print the table; 1 when a file ends in a fault of undoc or does not build, or a difference is not told."""
    parser = argparse.ArgumentParser(prog="benchmarks.import_invariants")
    parser.add_argument("paths", nargs="+", type=Path)
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    given = parser.parse_args(arguments)
    print("  ".join([f"{'file':44}", "builds", *(f"{kind:>12}" for kind in KINDS)]))
    sums: Counter[str] = Counter()
    untold = faults = 0
    with ProcessPoolExecutor(given.jobs) as pool:
        for row in pool.map(row_of, _files(given.paths)):
            print(row, flush=True)
            sums[{True: "build", False: "do not build", None: "are refused"}[row.builds]] += 1
            faults += row.said == "internal-error"
            untold += sum(file > imported + told for file, imported, told in row.tallies.values())
    print(", ".join(f"{count} {what}" for what, count in sorted(sums.items())), end="; ")
    print(f"{faults} end in a fault of undoc, {untold} differences are not told")
    return 1 if sums["do not build"] or faults or untold else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
