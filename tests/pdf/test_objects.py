"""Values as they are written, read back by pdfminer."""

from __future__ import annotations

import io
import math
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pdfminer.pdfdocument import PDFDocument
from pdfminer.pdfparser import PDFParser, PDFStreamParser
from pdfminer.psparser import PSLiteral

from undoc.pdf.objects import File, Name, Raw, Ref, Value, escape, name, number, serialize, text_string


def parsed(data: bytes) -> Any:
    """The one object in ``data``."""
    return PDFStreamParser(data + b" ").nextobject()[1]


@given(st.binary(max_size=40))
def test_byte_strings_come_back(data: bytes) -> None:
    assert parsed(serialize(data)) == data


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=20))
def test_text_strings_come_back(text: str) -> None:
    data = parsed(text_string(text))
    assert (data[2:].decode("utf-16-be") if data.startswith(b"\xfe\xff") else data.decode("ascii")) == text


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1, max_size=12))
def test_names_come_back(text: str) -> None:
    literal = parsed(name(text))
    assert isinstance(literal, PSLiteral)
    read = literal.name
    assert (read if isinstance(read, str) else read.decode()) == text


@given(st.floats(min_value=-1e9, max_value=1e9))
def test_numbers_are_short_and_never_exponential(value: float) -> None:
    text = number(value)
    assert not set(text) - set("-.0123456789")
    assert math.isclose(float(text), value, abs_tol=0.000501)
    assert text == "0" or not (text.endswith((".", "-0")) or ("." in text and text.endswith("0")))


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (None, b"null"),
        (True, b"true"),
        (7, b"7"),
        (-0.0004, b"-0.0004"),
        (Name("A B"), b"/A#20B"),
        (Ref(3), b"3 0 R"),
        (b"(\\)\r", b"(\\(\\\\\\)\\r)"),
        ("plain", b"(plain)"),
        ("é", b"(\xfe\xff\x00\xe9)"),
        ([1, [Name("X")]], b"[1 [/X]]"),
        ({"K": None, "N": 1, "D": {"E": ()}}, b"<</N 1/D <</E []>>>>"),
        (Raw(b"<41>"), b"<41>"),
    ],
)
def test_values_as_written(value: Value, written: bytes) -> None:
    assert serialize(value) == written


def test_a_carriage_return_is_escaped_and_a_line_feed_stands() -> None:
    assert escape(b"\r\n") == b"\\r\n"


def test_a_stream_ends_on_a_line_of_its_own() -> None:
    file = File()
    data = file.write(file.add({"Type": Name("Catalog"), "S": file.add_stream({}, b"text", level=0)}), file.add({}))
    assert b"<</Length 4>>\nstream\ntext\nendstream\nendobj\n" in data


def test_equal_files_have_equal_identifiers_and_others_have_others() -> None:
    def identifier(title: str) -> Any:
        file = File()
        data = file.write(file.add({"Type": Name("Catalog")}), file.add({"Title": title}))
        first, second = PDFDocument(PDFParser(io.BytesIO(data))).xrefs[0].get_trailer()["ID"]
        assert first == second
        return first

    assert identifier("a") == identifier("a")
    assert identifier("a") != identifier("b")
