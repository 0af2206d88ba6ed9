"""How many random cases the slow tests try: some in every run, all of them where UNDOC_THOROUGH is set."""

from __future__ import annotations

import os

THOROUGH = bool(os.environ.get("UNDOC_THOROUGH"))


def cases(some: int, *, thorough: int) -> int:
    """Return ``some``, or as many as a thorough run tries, which takes hours for all that is random."""
    return thorough if THOROUGH else some
