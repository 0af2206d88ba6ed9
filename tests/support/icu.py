"""ICU's bidirectional algorithm, through the C library where it is installed: a judge of the visual order."""

from __future__ import annotations

import ctypes
import ctypes.util
import re
from functools import lru_cache
from typing import Any

import pytest


class Bidi:
    """A paragraph as ICU resolves it. Texts must have no characters beyond the basic plane."""

    def __init__(self, text: str, base: int) -> None:
        self._library, self._suffix = _library()
        self._units = ctypes.create_string_buffer(text.encode("utf-16-le") + b"\0\0")
        self._length = len(text)
        self._bidi = ctypes.c_void_p(self._call("ubidi_open", restype=ctypes.c_void_p))
        self._checked("ubidi_setPara", self._bidi, self._units, self._length, ctypes.c_uint8(base), None)

    def order(self, start: int, end: int) -> list[int]:
        """The logical offsets, from ``start``, of a line's characters in their order from left to right."""
        line = ctypes.c_void_p(self._call("ubidi_open", restype=ctypes.c_void_p))
        self._checked("ubidi_setLine", self._bidi, start, end, line)
        found = (ctypes.c_int32 * (end - start))()
        self._checked("ubidi_getVisualMap", line, found)
        self._call("ubidi_close", line)
        return list(found)

    def __del__(self) -> None:
        if hasattr(self, "_bidi"):
            self._call("ubidi_close", self._bidi)

    def _call(self, name: str, *arguments: object, restype: object = None) -> Any:
        function = getattr(self._library, name + self._suffix)
        function.restype = restype
        return function(*arguments)

    def _checked(self, name: str, *arguments: object) -> None:
        error = ctypes.c_int(0)
        self._call(name, *arguments, ctypes.byref(error))
        assert error.value <= 0, name


@lru_cache(maxsize=1)
def _library() -> tuple[ctypes.CDLL, str]:
    name = ctypes.util.find_library("icuuc")
    found = re.search(r"\.so\.(\d+)", name or "")
    if name is None or found is None:
        pytest.skip("the ICU library is not installed")
    return ctypes.CDLL(name), f"_{found[1]}"
