"""Many documents: how quickly they are built with one job and several, in how much memory, and again without a change.

A tree of documents in Chinese and English is generated. The rounds are taken in turns, since machines are seldom idle:
one job; several; then as many builds at once as there are jobs, each of its share of the documents, that know nothing
of each other: what the machine has to give. What other programs took of all processors meanwhile is said. Then nothing
is left to do. The PDF files of one process are compared with those of typst, a reused compiler in one process, document
by document.

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
from undoc.production import cores

LANGUAGES = ("en", "zh")
FORMATS = ("docx", "pdf")


class Memory(NamedTuple):
    """The most memory (MB) that a process had, and how much more that was than in the first half of its time."""

    most: float
    growth: float

    @classmethod
    def of(cls, taken: list[float]) -> Memory:
        """The memory of a process from samples."""
        most = max(taken)
        return cls(most, most - max(taken[: len(taken) // 2]))

    def __str__(self) -> str:
        return f"{self.most:.0f} ({self.growth:+.0f})"


class Run(NamedTuple):
    """What a round took: seconds by the clock and of all processors, what others took of those, memory by process.

    The first process is the one that was started, the others are its workers.
    """

    seconds: float
    used: float
    others: float
    memory: list[Memory]


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
    folders = sorted(f"content/{folder.name}" for folder in (work / "content").iterdir())
    kinds = {
        "1 job": [["--jobs", "1"]],
        f"{jobs} jobs": [["--jobs", str(jobs)]],
        f"{jobs} builds": [["--jobs", "1", *folders[start::jobs]] for start in range(jobs)],
    }
    taken: dict[str, list[Run]] = {kind: [] for kind in kinds}
    for _ in range(rounds):
        for kind, builds in kinds.items():
            shutil.rmtree(work / "build", ignore_errors=True)
            run = _built(work, builds)
            taken[kind].append(run)
            print(f"  {kind:<8} {documents / run.seconds:6.2f} documents/s, {run.used:6.1f} s of processors", end="")
            print(f" (others {run.others:3.0%}); MB: {', '.join(map(str, run.memory))}", flush=True)
    one, several, apart = taken.values()
    speed_up, ceiling = (
        statistics.median(first.seconds / run.seconds for first, run in zip(one, runs, strict=True))
        for runs in (several, apart)
    )
    print(f"Speed-up: {jobs} jobs {speed_up:.2f}; {jobs} builds apart {ceiling:.2f}", end="")
    print(f"; of what the machine gave {speed_up / ceiling:.0%} (medians of {rounds} rounds)")
    for kind, runs in list(taken.items())[1:]:
        more = statistics.median(run.used for run in runs) / statistics.median(run.used for run in one)
        print(f"Processor time, {kind} / 1 job: {more:.2f}")


def _nothing(work: Path, files: int) -> None:
    times = [_built(work, [["--jobs", "1"]]).seconds for _ in range(5)]
    median = statistics.median(times)
    print(f"Nothing to do for {files} files: {median:.2f} s (whole process; median of 5)")


def _built(work: Path, builds: list[list[str]]) -> Run:
    """What builds with these options take that run at the same time."""
    command = [sys.executable, "-m", "undoc.cli", "build", "--quiet"]
    before, busy_before = os.times(), _busy()
    start = time.perf_counter()
    processes = [subprocess.Popen([*command, *options], cwd=work) for options in builds]
    samples: dict[int, list[float]] = {}
    done = threading.Event()

    def sample() -> None:
        while not done.wait(0.1):
            for process in processes:
                for pid in (process.pid, *_children(process.pid)):
                    if resident := _resident(pid):
                        samples.setdefault(pid, []).append(resident)

    thread = threading.Thread(target=sample)
    thread.start()
    statuses = [process.wait() for process in processes]
    seconds = time.perf_counter() - start
    after, busy_after = os.times(), _busy()
    used = after.children_user + after.children_system - before.children_user - before.children_system
    done.set()
    thread.join()
    if any(statuses):
        raise SystemExit(f"The build ended with status {max(statuses)}.")
    others = max(0.0, busy_after - busy_before - used) / seconds / cores()
    return Run(seconds, used, others, [Memory.of(taken) for taken in samples.values() if len(taken) > 1])


def _busy() -> float:
    """How long (s) the processors have worked for anybody (Linux; 0 elsewhere)."""
    with suppress(OSError, ValueError):
        fields = Path("/proc/stat").read_text("ascii").split("\n", 1)[0].split()[1:9]
        user, nice, system, _, _, interrupts, soft, stolen = map(int, fields)
        return (user + nice + system + interrupts + soft + stolen) / os.sysconf("SC_CLK_TCK")
    return 0.0


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
