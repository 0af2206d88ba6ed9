"""Times of this checkout beside those of an earlier state, in turns in one run: less than 1 is quicker than it was.

    python -m benchmarks.since REVISION [--import FILE.docx]… [--runs 7] [--only NAME]

Each job is done by the command of the program: a document of 200 pages and the Chinese one of content/, as PDF and as
Word file; with --import, the import of a Word file. Cold is a whole process with its modules compiled, warm a further
document in it, whose paragraphs are others. Times are those of the processor. Both take turns in going first, and the
least of all runs counts, since others may use the machine.
"""

from __future__ import annotations

import argparse
import io
import json
import os
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks import long_document

ROOT = Path(__file__).resolve().parents[1]
SEED = ROOT / "content" / "HSP_EB.2024_17"
#: Further documents in a process.
WARM = 3
#: Does a job once, then ``WARM`` times, each with arguments of its own; says how long the first and the quickest took.
PROCESS = """\
import json, sys, time
from undoc.cli import main
first, *others = json.loads(sys.argv[1])
def run(arguments):
    status = main(arguments)
    assert status == 0, status
run(first)
cold = time.process_time()
least = float("inf")
for arguments in others:
    started = time.process_time()
    run(arguments)
    least = min(least, time.process_time() - started)
sys.stderr.write(f"{cold} {least}")
"""


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("revision", help="a commit to compare with, as git names it")
    parser.add_argument("--import", type=Path, action="append", default=[], metavar="FILE", dest="files")
    parser.add_argument("--runs", type=int, default=7)
    parser.add_argument("--only", default="", metavar="NAME", help="only the jobs whose names hold this")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        earlier = _checkout(options.revision, work / "earlier")
        for name, arguments in _jobs(work, options.files):
            if options.only in name:
                _measure(name, arguments, (earlier, ROOT), options.runs)


def _checkout(revision: str, target: Path) -> Path:
    """Lay out the files of a revision."""
    archive = subprocess.run(["git", "archive", revision], cwd=ROOT, capture_output=True, check=False)
    if archive.returncode:
        raise SystemExit(f"{revision} is no commit: name one as git does, such as main or HEAD~20.")
    with tarfile.open(fileobj=io.BytesIO(archive.stdout)) as files:
        files.extractall(target, filter="data")
    return target


def _jobs(work: Path, files: list[Path]) -> Iterator[tuple[str, list[list[str]]]]:
    """The jobs by their names: the arguments of the first and of the further ones in a process."""
    numbers = range(WARM + 1)
    long = [long_document.undoc_source(work / f"long{number}", pages=200, variant=number) for number in numbers]
    seed = [_variant(work / f"seed{number}", number) for number in numbers]
    for name, folders, language in (("200 pages", long, "en"), ("Chinese", seed, "zh")):
        for form in ("pdf", "docx"):
            more = ["--lang", language, "--format", form, "--out", str(work / "build"), "--force"]
            yield f"{name}, {form}", [["build", str(folder), *more] for folder in folders]
    for file in files:
        into = [work / f"{file.stem}{number}" for number in numbers]
        yield f"import {file.name}", [["import", str(file), "--tracked", "accept", "--into", str(one)] for one in into]


def _variant(target: Path, number: int) -> Path:
    """A copy of the seed with ``number`` in every numbered paragraph."""
    shutil.copytree(SEED, target / SEED.name)
    file = target / SEED.name / "zh.md"
    text = file.read_text("utf-8")
    file.write_text(re.sub(r"(?m)^((?:\d+\.|\([a-z]+\)) )", rf"\g<1>({number}) ", text), "utf-8")
    return target / SEED.name


def _measure(name: str, arguments: list[list[str]], checkouts: tuple[Path, Path], runs: int) -> None:
    least = {checkout: (float("inf"), float("inf")) for checkout in checkouts}
    for run in range(runs + 1):  # the first compiles the modules and is not counted
        for checkout in checkouts if run % 2 else checkouts[::-1]:
            for folder in (one[-1] for one in arguments if one[0] == "import"):
                shutil.rmtree(folder, ignore_errors=True)
            found = _run(arguments, checkout)
            if run:
                cold, warm = least[checkout]
                least[checkout] = min(cold, found[0]), min(warm, found[1])
    was, now = (least[checkout] for checkout in checkouts)
    figures = (
        f"{kind} {before * 1000:7.1f} → {after * 1000:7.1f} ms  {after / before:.3f}"
        for kind, before, after in zip(("cold", "warm"), was, now, strict=True)
    )
    print(f"{name:<28}  {'    '.join(figures)}", flush=True)


def _run(arguments: list[list[str]], checkout: Path) -> tuple[float, float]:
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    environment["PYTHONPATH"] = str(checkout / "src")
    command = [sys.executable, "-c", PROCESS, json.dumps(arguments)]
    process = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    if process.returncode:
        raise SystemExit(f"{checkout}: {process.stdout}{process.stderr}")
    cold, warm = process.stderr.split()[-2:]
    return float(cold), float(warm)


if __name__ == "__main__":
    main()
