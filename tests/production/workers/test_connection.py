"""Nothing is waited for without end, whatever is at the other end of a connection."""

from __future__ import annotations

import threading

import pytest

from undoc.production.workers import connection
from undoc.production.workers.connection import within


def fail() -> None:
    raise OSError("gone")


def test_what_comes_in_time_is_returned() -> None:
    assert within(60.0, lambda: 1, fail) == 1


def test_what_goes_wrong_is_raised_here() -> None:
    with pytest.raises(OSError, match="gone"):
        within(60.0, fail)


def test_what_takes_too_long_is_left_to_itself() -> None:
    with pytest.raises(TimeoutError, match="within 0 seconds"):
        within(0.01, threading.Event().wait)


def test_what_the_watch_raises_ends_the_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection, "PATIENCE", 0.01)
    with pytest.raises(OSError, match="gone"):
        within(60.0, threading.Event().wait, fail)
