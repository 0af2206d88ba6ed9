"""The source in Word files that were built here, and what is told of one that is damaged."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.merge.built import SHORT, word_file
from tests.merge.edits import packed
from undoc.importer.word.source import read_source
from undoc.model import ContentError

ITEM = "customXml/item1.xml"


def members(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        return {name: file.read(name) for name in file.namelist()}


def written(path: Path, change: Callable[[dict[str, bytes]], object]) -> Path:
    parts = members(word_file(SHORT, "en"))
    change(parts)
    path.write_bytes(packed(parts))
    return path


def test_the_source_is_found(tmp_path: Path) -> None:
    part, program = read_source(written(tmp_path / "a.docx", lambda parts: None))

    assert part is not None
    assert (part.language, part.numbers, program) == ("en", "auto", "undoc")
    assert part.text.startswith("---\ntitle: Summary of the annual report")


def test_a_file_without_it_has_none(tmp_path: Path) -> None:
    def remove(parts: dict[str, bytes]) -> None:
        for name in [name for name in parts if name.startswith("customXml")]:
            del parts[name]

    assert read_source(written(tmp_path / "a.docx", remove)) == (None, "undoc")


def other_text(parts: dict[str, bytes]) -> None:
    parts[ITEM] = parts[ITEM].replace(b"challenges", b"questions", 1)


def same_identities(parts: dict[str, bytes]) -> None:
    first, second = re.findall(rb'id="(\w+)"', parts[ITEM])[:2]
    parts[ITEM] = parts[ITEM].replace(second, first)


def newer_format(parts: dict[str, bytes]) -> None:
    parts[ITEM] = parts[ITEM].replace(b'version="1"', b'version="2"')


def no_xml(parts: dict[str, bytes]) -> None:
    parts[ITEM] = parts[ITEM][:500]


def twice(parts: dict[str, bytes]) -> None:
    parts["customXml/item2.xml"] = parts[ITEM]
    rels = parts["word/_rels/document.xml.rels"]
    found = re.search(rb'<Relationship [^>]*customXml/item1\.xml"/>', rels)
    assert found is not None
    more = re.sub(rb'Id="\w+"', b'Id="more"', found[0]).replace(b"item1", b"item2")
    parts["word/_rels/document.xml.rels"] = rels.replace(found[0], found[0] + more)


@pytest.mark.parametrize(
    ("change", "code", "said"),
    [
        (other_text, "invalid-source", "has been changed"),
        (same_identities, "invalid-source", "same identity"),
        (newer_format, "invalid-source", "another version"),
        (no_xml, "invalid-xml", "not well-formed"),
        (twice, "invalid-source", "two sources"),
    ],
)
def test_a_damaged_source_is_told(
    change: Callable[[dict[str, bytes]], object], code: str, said: str, tmp_path: Path
) -> None:
    path = written(tmp_path / "a.docx", change)

    with pytest.raises(ContentError) as caught:
        read_source(path)
    (problem,) = caught.value.problems
    assert problem.code == code
    assert said in problem.message
    assert problem.place.path.startswith(f"{path}/customXml/item")
