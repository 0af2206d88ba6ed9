"""``^raised^`` and ``~lowered~`` text, without spaces inside.

Lowered text holds no Chinese either: there ``~`` is often typed for a range, ``3~5 月和 7~8 月``.
"""

from __future__ import annotations

import re

from markdown_it.rules_inline import StateInline

from undoc.content.read.markdown.tokens import inlines_of, not_supported, push, skip_as_text, tokenize_part

_SCRIPTS = {
    "^": ("superscript", r"\^((?:[^\s\\^]++|\\.)++)\^"),
    "~": ("subscript", r"~((?:[^\s\\~\u2e80-\uffef]++|\\.)++)~"),
}


def script(state: StateInline, silent: bool) -> bool:
    """Take raised or lowered text; a sign without its partner in the same word is plain."""
    start = state.pos
    kind, pattern = _SCRIPTS.get(state.src[start], ("", ""))
    if not pattern:
        return False
    if state.src.startswith("~~", start) and start + 2 <= state.posMax:
        not_supported(state, start, "Text struck through is", "Write \\~ where the sign is meant.")
        skip_as_text(state, start + 2)
        return True
    # Compiled here, not at import, and kept by re: few texts have a sign, and the large class takes milliseconds.
    match = re.compile(pattern).match(state.src, start, state.posMax)
    if match is None:
        return False
    inlines_of(state).taken += [(start, start + 1), (match.end() - 1, match.end())]
    push(state, f"{kind}_open", start, 1)
    tokenize_part(state, match.start(1), match.end(1))
    push(state, f"{kind}_close", match.end(1), -1)
    state.pos = match.end()
    return True
