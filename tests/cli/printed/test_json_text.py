"""JSON that holds whatever texts and names of files hold."""

from __future__ import annotations

import io
import json
import sys

import pytest

from undoc.cli.printed.json_text import json_text, print_json


@pytest.mark.parametrize("encoding", ["utf-8", "ascii"])
def test_json_is_valid_whatever_is_in_it(encoding: str, monkeypatch: pytest.MonkeyPatch) -> None:
    value = ["é\u2028\x9b\x1b\n", "😀", "\udcff"]
    written = io.BytesIO()
    stream = io.TextIOWrapper(written, encoding=encoding)
    monkeypatch.setattr(sys, "stdout", stream)
    print_json(json_text(value))
    stream.flush()
    printed = written.getvalue().decode(encoding)
    assert json.loads(printed) == value
    assert not {"\u2028", "\x9b", "\x1b"} & set(printed)
