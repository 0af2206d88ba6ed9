"""From saving a file to both outputs replaced, while watching; beside a cold build of the same, in turns.

python -m benchmarks.watch [--runs 15] [--folder content/HSP_EB.2024_17] [--language zh]
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
from pathlib import Path

from undoc.production.watch import watch

ROOT = Path(__file__).resolve().parents[1]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=15)
    parser.add_argument("--folder", type=Path, default=ROOT / "content" / "HSP_EB.2024_17")
    parser.add_argument("--language", default="zh")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        folder = work / "content" / options.folder.name
        shutil.copytree(options.folder, folder)
        for path in folder.glob("??.md"):
            if path.stem != options.language:
                path.unlink()
        stop, started = threading.Event(), threading.Event()

        def run() -> None:
            for _ in watch(work / "content", out=work / "build", stop=stop):
                started.set()

        thread = threading.Thread(target=run)
        thread.start()
        started.wait()
        time.sleep(1)
        warm, cold = [], []
        text = (folder / f"{options.language}.md").read_text("utf-8")
        for number in range(options.runs + 1):
            warm.append(_saved(folder / f"{options.language}.md", f"{text}\n{number}\n", work / "build"))
            cold.append(_cold(folder, work / "cold"))
        stop.set()
        thread.join()
    watched, whole = statistics.median(warm[1:]) * 1000, statistics.median(cold[1:]) * 1000
    ratio = statistics.median(a / b for a, b in zip(warm[1:], cold[1:], strict=True))
    print(f"Saved to both files replaced: {watched:.0f} ms; a cold build: {whole:.0f} ms; ratio {ratio:.2f}")


def _saved(path: Path, text: str, out: Path) -> float:
    """Seconds from saving ``text`` to the moment when the last of the two files is new."""
    before = _inodes(out)
    start = time.perf_counter()
    path.write_text(text, "utf-8")
    while any(now == old for now, old in zip(_inodes(out), before, strict=True)):
        time.sleep(0.001)
        if time.perf_counter() - start > 30:
            raise SystemExit("The watch has seen nothing for half a minute.")
    return time.perf_counter() - start


def _inodes(out: Path) -> list[int]:
    return [path.stat().st_ino for path in sorted(out.glob("*/*.*")) if path.suffix in (".docx", ".pdf")]


def _cold(folder: Path, out: Path) -> float:
    shutil.rmtree(out, ignore_errors=True)
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    command = [sys.executable, "-m", "undoc.cli", "build", str(folder), "--out", str(out), "--quiet"]
    start = time.perf_counter()
    subprocess.run(command, env=environment, check=True)
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
