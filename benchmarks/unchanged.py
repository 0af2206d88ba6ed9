"""How long it takes to find that nothing has changed since the last build.

A tree of documents of one page in Chinese and English is built; then the build is started again and again, beside one
in which each original was touched, so that it is read again and found to be the same. With ``--beside`` the sources of
another version of undoc, in a checkout of its own, build the same tree into a folder of their own, and the two take
turns.

    python -m benchmarks.unchanged [--documents 1000] [--rounds 5] [--beside ../other/src]
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import undoc
from undoc.build import cores

_METADATA = """\
symbol: HSP/EB.2024/{number}
body: hsp-executive-board
kind: report
distribution: general
date: 2024-09-19
original: en
"""
_TEXT = "---\ntitle: {title}\n---\n\n# {title}\n\n1. {title} {number}.\n"
_TITLES = {"en": "Report", "zh": "报告"}


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, default=1000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--beside", type=Path, help="the sources of another version")
    options = parser.parse_args()
    own = Path(undoc.__file__).resolve().parents[1]
    sources = {"this": own} | ({"other": options.beside.resolve()} if options.beside else {})
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        _write(work / "content", options.documents)
        for version, source in sources.items():
            _build(work, source, version, "--jobs", str(cores()))
        print(f"{options.documents} documents, {options.documents * 4} files; seconds for the whole process")
        taken: dict[str, list[float]] = {version: [] for version in sources}
        for _ in range(options.rounds):
            for version, source in sources.items():
                taken[version].append(_build(work, source, version))
        for version, times in taken.items():
            print(f"  {version:<6} median {statistics.median(times):.2f}, least {min(times):.2f}")
        if options.beside:
            ratios = (one / other for one, other in zip(*taken.values(), strict=True))
            print(f"  this / other {statistics.median(ratios):.2f}")
        for path in (work / "content").rglob("en.md"):
            path.touch()
        print(f"  this, every original touched: {_build(work, own, 'this'):.2f}")


def _write(content: Path, count: int) -> None:
    for number in range(1, count + 1):
        folder = content / f"HSP_EB.2024_{number}"
        folder.mkdir(parents=True)
        (folder / "document.yaml").write_text(_METADATA.format(number=number), "utf-8")
        for language, title in _TITLES.items():
            (folder / f"{language}.md").write_text(_TEXT.format(title=title, number=number), "utf-8")


def _build(work: Path, source: Path, out: str, *options: str) -> float:
    """How long (s) a build takes; it must end well."""
    command = [sys.executable, "-m", "undoc.cli", "build", "--quiet", "--out", out, *options]
    start = time.perf_counter()
    environment = {**os.environ, "PYTHONPATH": str(source)}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # compiling all modules anew would take longer than the rest
    subprocess.run(command, cwd=work, env=environment, check=True)
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
