"""How often Python looks for objects that hold each other and nobody needs.

Most of what is made for a document stays until its end: looking through it again and again takes a third of the time
that a long one needs, and a tenth of a short one's.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

_THRESHOLDS = (100_000, 20, 20)


def collect_rarely() -> None:
    """Look rarely from now on."""
    gc.set_threshold(*_THRESHOLDS)


@contextmanager
def collected_rarely() -> Iterator[None]:
    """Look rarely within the block; a program that looks more rarely, or never, goes on to do so."""
    before = gc.get_threshold()
    if 0 < before[0] < _THRESHOLDS[0]:
        collect_rarely()
    try:
        yield
    finally:
        gc.set_threshold(*before)
