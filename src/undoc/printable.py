"""Text of others on a terminal: a name or a message may hold what a terminal obeys, or what turns a line around."""

from __future__ import annotations

import re

#: Control codes, separators of lines, codes that turn the direction of writing, and bytes of names that are no text.
_OBEYED = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_BYTES = range(0xDC80, 0xDD00)


def printable(text: str) -> str:
    r"""``text`` on one line, with codes such as ``\x1b`` in the place of what a terminal would obey."""
    return _OBEYED.sub(_code, text)


def _code(match: re.Match[str]) -> str:
    number = ord(match[0])
    # Python keeps a byte of a name that it cannot read as half of a character (PEP 383).
    return f"\\x{number - 0xDC00:02x}" if number in _BYTES else match[0].encode("unicode_escape").decode("ascii")
