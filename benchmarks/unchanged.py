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
from typing import NamedTuple

import undoc
from undoc.production import cores

_METADATA = """\
symbol: HSP/EB.2024/{number}
body: hsp-executive-board
kind: report
distribution: general
date: 2024-09-19
original: en
"""
_TEXT = "---\ntitle: {title}\n---\n\n# {title}\n\n1. {title} {number}.\n"
#: How long (s) after an edit the time of a file tells that it is the same.
_SETTLED = 3
_TITLES = {"en": "Report", "zh": "报告"}


class Taken(NamedTuple):
    """What a build took: seconds by the clock, and of processors."""

    seconds: float
    used: float


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
        time.sleep(_SETTLED)
        for version, source in sources.items():
            _build(work, source, version, "--jobs", str(cores()))
        print(f"{options.documents} documents, {options.documents * 4} files; seconds by the clock, of processors")
        taken: dict[str, list[Taken]] = {version: [] for version in sources}
        for _ in range(options.rounds):
            for version, source in sources.items():
                taken[version].append(_build(work, source, version))
        for version, runs in taken.items():
            print(f"  {version:<6} {_median(runs)}")
        if options.beside:
            this, other = taken.values()
            ratio = statistics.median(one.used / two.used for one, two in zip(this, other, strict=True))
            print(f"  this / other {ratio:.2f} (processors; the clock counts what else runs)")
        for path in (work / "content").rglob("en.md"):
            path.touch()
        print(f"  this, every original touched: {_median([_build(work, own, 'this')])}")


def _write(content: Path, count: int) -> None:
    for number in range(1, count + 1):
        folder = content / f"HSP_EB.2024_{number}"
        folder.mkdir(parents=True)
        (folder / "document.yaml").write_text(_METADATA.format(number=number), "utf-8")
        for language, title in _TITLES.items():
            (folder / f"{language}.md").write_text(_TEXT.format(title=title, number=number), "utf-8")


def _median(runs: list[Taken]) -> str:
    return ", ".join(f"{statistics.median(values):.2f}" for values in zip(*runs, strict=True))


def _build(work: Path, source: Path, out: str, *options: str) -> Taken:
    """What a build takes; it must end well."""
    command = [sys.executable, "-m", "undoc.cli", "build", "--quiet", "--out", out, *options]
    before, start = os.times(), time.perf_counter()
    environment = {**os.environ, "PYTHONPATH": str(source)}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # compiling all modules anew would take longer than the rest
    subprocess.run(command, cwd=work, env=environment, check=True)
    seconds, after = time.perf_counter() - start, os.times()
    used = after.children_user + after.children_system - before.children_user - before.children_system
    return Taken(seconds, used)


if __name__ == "__main__":
    main()
