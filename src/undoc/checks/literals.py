"""What a text has to hold where a regular expression can match: most rules are ruled out by one search for that.

A document of a hundred pages has some hundred rules to be tried at each of its characters; only few of them find
anything. To look for a plain text takes a thousandth of that.
"""

from __future__ import annotations

import re

_TOKEN = re.compile(r"\\u[0-9A-Fa-f]{4}|\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|\{\d*,?\d*\}|.", re.DOTALL)
_OPTIONAL = ("?", "*")


def literal(pattern: str) -> str:
    """Return the longest text that is in whatever ``pattern`` matches; empty when none is sure to be."""
    best, run, depth = "", "", 0
    for token in _TOKEN.findall(pattern):
        if token == "(":
            depth += 1
        elif token == ")":
            depth -= 1
            run = ""
        elif depth:
            continue
        elif token == "|":
            return ""
        elif token in _OPTIONAL or (token.startswith("{") and len(token) > 1):
            # What stands before it may not be there.
            best, run = max(best, run[:-1], key=len), ""
            continue
        elif len(token) == 1 and token not in ".^$+":
            run += token
            continue
        elif len(token) == 2 and token[0] == "\\" and not token[1].isalnum():
            run += token[1]
            continue
        elif token.startswith("\\u"):
            run += chr(int(token[2:], 16))
            continue
        best, run = max(best, run, key=len), ""
    return max(best, run, key=len)
