"""Builds that are killed at random moments: for the tests of what is left then."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

_PROGRAM = """
import sys
sys.path[:] = sys.argv[1:]
import undoc
sys.modules["undoc.production"]._WORTH = 1  # two workers, however few the documents
report = undoc.build("content", out="build", jobs=2)
sys.exit(0 if report.ok else 1)
"""


def start(folder: Path) -> subprocess.Popen[bytes]:
    """A build of ``content`` in ``folder`` with two workers."""
    paths = [str(Path(path).resolve()) for path in sys.path if path]
    return subprocess.Popen([sys.executable, "-c", _PROGRAM, *paths], cwd=folder, stderr=subprocess.DEVNULL)


def kill_something(process: subprocess.Popen[bytes], chance: random.Random) -> bool:
    """Kill the build or one of its workers at once, and say whether it was a worker."""
    victim = chance.choice([process.pid, *workers(process)])
    with suppress(ProcessLookupError):
        os.kill(victim, signal.SIGKILL)
    return victim != process.pid


def workers(process: subprocess.Popen[bytes]) -> list[int]:
    """The processes that the build has started (Linux)."""
    found: list[int] = []
    with suppress(OSError):
        for thread in Path(f"/proc/{process.pid}/task").iterdir():
            found += map(int, (thread / "children").read_text("ascii").split())
    return found


def ended(process: subprocess.Popen[bytes], seconds: float) -> bool:
    """Wait a while, and say whether the process has ended."""
    end = time.monotonic() + seconds
    while process.poll() is None and time.monotonic() < end:
        time.sleep(0.002)
    return process.poll() is not None
