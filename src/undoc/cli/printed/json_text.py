"""Results as JSON, for other programs."""

from __future__ import annotations

import codecs
import re
import sys

#: What JSON lets stand and a terminal obeys or no file can hold; such codes stand in texts only.
_OBEYED = re.compile("[\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def json_text(value: object) -> str:
    """The value as JSON that can be written as UTF-8."""
    import json

    text = json.dumps(value, ensure_ascii=False, indent=2)
    return _OBEYED.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def print_json(text: str) -> None:
    """Print JSON; where the output is no Unicode, its other characters as JSON's own codes."""
    if codecs.lookup(sys.stdout.encoding or "utf-8").name != "utf-8" and not text.isascii():
        import json

        text = json.dumps(json.loads(text), indent=2)
    print(text)
