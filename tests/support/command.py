"""The command as a process of its own."""

from __future__ import annotations

import os
import signal
import subprocess
import sys


def started(*arguments: str) -> subprocess.Popen[str]:
    """The command with ``arguments``, which a signal can interrupt.

    A shell has what it starts in the background ignore that signal, and the tests pass this on to what they start.
    """
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)
    return subprocess.Popen(
        [sys.executable, "-m", "undoc.cli", *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        env={**os.environ, "PYTHONUNBUFFERED": "1", "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
    )
