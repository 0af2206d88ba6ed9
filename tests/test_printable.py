from __future__ import annotations

import pytest

from undoc.printable import printable


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\x1b[31mb", r"a\x1b[31mb"),
        ("a\nb\r\tc\x07", r"a\nb\r\tc\x07"),
        ("\x9b2J\x7f", r"\x9b2J\x7f"),
        ("a\u2028b\u202ec\u2067d", r"a\u2028b\u202ec\u2067d"),
        ("\udcff\udce9\ud800", r"\xff\xe9\ud800"),
        ("报告 “é” عربي \N{ZERO WIDTH NON-JOINER} 😀 \\", "报告 “é” عربي \N{ZERO WIDTH NON-JOINER} 😀 \\"),
    ],
)
def test_what_a_terminal_would_obey_is_shown_as_a_code(text: str, shown: str) -> None:
    assert printable(text) == shown
