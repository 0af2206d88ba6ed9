"""Many documents: how quickly they are built with one job and several, in how much memory, and again without a change.

A tree of documents in Chinese and English is generated. The rounds are taken in turns, since machines are seldom idle:
one job, then several, both from nothing; then nothing is left to do. The PDF files of one process are compared with
those of typst, a reused compiler in one process, document by document.

    python -m benchmarks.batch [--documents 100] [--jobs 2] [--rounds 3] [--typst 20]
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

import undoc
from benchmarks.batch_content import write_tree
from undoc.build import cores

LANGUAGES = ("en", "zh")
FORMATS = ("docx", "pdf")


class Memory(NamedTuple):
    """The most memory (MB) that the parent and each worker had, and each worker's at half time and at the end."""

    parent: float
    workers: list[float]
    growth: list[float]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, default=100)
    parser.add_argument("--jobs", type=int, default=cores())
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--typst", type=int, default=20, help="documents to compare with typst; 0 for none")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        write_tree(work / "content", options.documents)
        files = options.documents * len(LANGUAGES) * len(FORMATS)
        print(f"{options.documents} documents, {files} files")
        _batch(work, options.documents, options.jobs, options.rounds)
        _nothing(work, files)
        if options.typst:
            _beside_typst(work, min(options.typst, options.documents))


def _batch(work: Path, documents: int, jobs: int, rounds: int) -> None:
    times: dict[int, list[float]] = {1: [], jobs: []}
    processor: dict[int, list[float]] = {1: [], jobs: []}
    for _ in range(rounds):
        for number, taken in times.items():
            shutil.rmtree(work / "build", ignore_errors=True)
            seconds, used, memory = _built(work, number)
            taken.append(seconds)
            processor[number].append(used)
            print(f"  {number} jobs: {documents / seconds:6.2f} documents/s   parent {memory.parent:.0f} MB", end="")
            for most, growth in zip(memory.workers, memory.growth, strict=True):
                print(f", worker {most:.0f} MB ({growth:+.0f} in the second half)", end="")
            print()
    ratios = [one / several for one, several in zip(times[1], times[jobs], strict=True)]
    print(f"Speed-up with {jobs} jobs: {statistics.median(ratios):.2f} (median of {rounds} rounds)")
    work_ratio = statistics.median(processor[1]) / statistics.median(processor[jobs])
    print(f"Processor time, 1 job / {jobs} jobs: {work_ratio:.2f}; a speed-up of {jobs * work_ratio:.2f} is the most")


def _nothing(work: Path, files: int) -> None:
    times = [_built(work, 1)[0] for _ in range(5)]
    median = statistics.median(times)
    print(f"Nothing to do for {files} files: {median:.2f} s (whole process; median of 5)")


def _built(work: Path, jobs: int) -> tuple[float, float, Memory]:
    """Seconds by the clock, seconds of all processors, and memory, of one build."""
    command = [sys.executable, "-m", "undoc.cli", "build", "--quiet", "--jobs", str(jobs)]
    before = os.times()
    start = time.perf_counter()
    process = subprocess.Popen(command, cwd=work)
    samples: dict[int, list[tuple[float, float]]] = {}
    done = threading.Event()

    def sample() -> None:
        while not done.wait(0.1):
            for pid in (process.pid, *_children(process.pid)):
                if resident := _resident(pid):
                    samples.setdefault(pid, []).append((time.perf_counter() - start, resident))

    thread = threading.Thread(target=sample)
    thread.start()
    status = process.wait()
    seconds = time.perf_counter() - start
    after = os.times()
    used = after.children_user + after.children_system - before.children_user - before.children_system
    done.set()
    thread.join()
    if status:
        raise SystemExit(f"The build ended with status {status}.")
    parent = max((size for _, size in samples.pop(process.pid, [])), default=0.0)
    workers = [taken for taken in samples.values() if len(taken) > 1]
    most = [max(size for _, size in taken) for taken in workers]
    growth = [
        most_ - max(size for _, size in taken[: len(taken) // 2]) for taken, most_ in zip(workers, most, strict=True)
    ]
    return seconds, used, Memory(parent, most, growth)


def _children(pid: int) -> list[int]:
    found: list[int] = []
    with suppress(OSError):
        for thread in Path(f"/proc/{pid}/task").iterdir():
            found += map(int, (thread / "children").read_text("ascii").split())
    return found


def _resident(pid: int) -> float:
    """The memory that a process has to itself or shares, in MB (Linux; 0 elsewhere)."""
    with suppress(OSError, ValueError):
        return int(Path(f"/proc/{pid}/statm").read_text("ascii").split()[1]) * 4096 / 1e6
    return 0.0


def _beside_typst(work: Path, count: int) -> None:
    import typst

    from benchmarks.pdf_vs_typst import FONTS
    from benchmarks.typst_source import typst_source
    from undoc.prepare import prepare
    from undoc.templates import Templates

    sources = []
    for folder in sorted((work / "content").iterdir())[: count + 1]:
        for language in LANGUAGES:
            prepared = prepare(undoc.load(folder, [language]), language, Templates.load())
            target = work / "typst" / f"{folder.name}-{language}"
            target.mkdir(parents=True)
            if prepared.emblem is not None:
                shutil.copy(prepared.emblem.drawing, target / "emblem.svg")
            (target / "document.typ").write_text(typst_source(prepared, "emblem.svg"), "utf-8")
            sources.append((folder, language, target / "document.typ"))
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)])
    compiler = typst.Compiler(str(sources[0][2]), root=str(work), font_paths=fonts)
    ours: list[float] = []
    theirs: list[float] = []
    for number, (folder, language, source) in enumerate(sources):
        start = time.perf_counter()
        undoc.build(folder, languages=[language], formats=["pdf"], out=work / "one", force=True)
        middle = time.perf_counter()
        compiler.compile(str(source), output=str(source.with_suffix(".pdf")))
        end = time.perf_counter()
        if number >= len(LANGUAGES):  # the first document warms both up
            ours.append(middle - start)
            theirs.append(end - middle)
    for language in LANGUAGES:
        chosen = [index for index, (_, code, _) in enumerate(sources[len(LANGUAGES) :]) if code == language]
        ratio = statistics.median(ours[index] / theirs[index] for index in chosen)
        times = (statistics.median(values[index] for index in chosen) * 1000 for values in (ours, theirs))
        print(
            "PDF, {}: undoc {:.0f} ms, typst {:.0f} ms a document; undoc / typst {:.2f}".format(language, *times, ratio)
        )
    print(f"PDF, all: undoc / typst {sum(ours) / sum(theirs):.2f}")


if __name__ == "__main__":
    main()
