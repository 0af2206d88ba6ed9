"""Which square brackets of a text belong together."""

from __future__ import annotations

import re

_BRACKET = re.compile(r"\\.|\$`[^`]*+`\$|[\[\]]", re.DOTALL)


def match_brackets(text: str) -> dict[int, int]:
    """Return the offset of the closing bracket for that of each opening one.

    Those after a backslash and in formulas do not count.
    """
    closing: dict[int, int] = {}
    opened: list[int] = []
    for match in _BRACKET.finditer(text):
        if match[0] == "[":
            opened.append(match.start())
        elif match[0] == "]" and opened:
            closing[opened.pop()] = match.start()
    return closing
