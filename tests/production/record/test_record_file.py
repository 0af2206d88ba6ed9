"""The file of a record: it comes back as it was, and what is none is none, whatever is in its place."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import undoc
from tests.production.sample import tree, write_content
from undoc.model import Place, Problem, Severity
from undoc.production.record import record_file
from undoc.production.record.digests import Stamp
from undoc.production.record.record import FOLDER, DocumentRecord, Recorded, Records

WARNING = Problem(Place("content/A_1/en.md", 3, 1), "code", "Message.", "Advice.", Severity.WARNING)
ELSEWHERE = WARNING._replace(place=Place("/templates/x.yaml"))
STAMP = Stamp("digest", 12, 34)
RECORD = DocumentRecord(
    symbol="A/1",
    folder_name="A_1",
    names="names",
    original="en",
    content={"./en.md": STAMP},
    structures={"digest": "structure"},
    outputs={
        ("en", "docx"): Recorded("A_1", "A_1-EN.docx", STAMP, "auto", {"./en.md": "digest"}, (WARNING, ELSEWHERE)),
        ("en", "pdf"): Recorded("A_1", "A_1-EN.pdf", STAMP, "", {"./en.md": "digest"}, (WARNING,)),
    },
    warnings=(ELSEWHERE,),
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "record.json"
    path.write_bytes(record_file.encoded("../content/A_1", Path("content/A_1"), RECORD))
    return path


def test_it_comes_back_as_it_was(path: Path) -> None:
    found = record_file.read(path)
    assert found is not None
    assert found.folder == "../content/A_1"
    assert found.record(Path("content/A_1")) == RECORD
    assert len(found.needs) == 1
    # The places of warnings follow the folder.
    moved = found.record(Path("/x/A_1")).outputs["en", "pdf"].warnings
    assert [warning.place.path for warning in moved] == ["/x/A_1/en.md"]


def test_names_that_are_no_text_come_back(tmp_path: Path) -> None:
    odd = WARNING._replace(place=Place(f"{tmp_path}/\udcff.md"), message="“\udcfe”")
    record = DocumentRecord(warnings=(odd,))
    path = tmp_path / "record.json"
    path.write_bytes(record_file.encoded("../\udcff", tmp_path, record))
    found = record_file.read(path)
    assert found is not None
    assert found.content_folder == "../\udcff"
    assert found.record(tmp_path) == record


def test_a_need_that_is_no_text_is_not_recorded(tmp_path: Path) -> None:
    records = Records(tmp_path)
    records.write(tmp_path, RECORD)
    assert records.read(tmp_path) == RECORD
    RECORD.content["./\udcff.png"] = STAMP
    try:
        records.write(tmp_path, RECORD)
    finally:
        del RECORD.content["./\udcff.png"]
    assert records.read(tmp_path) == DocumentRecord()


def test_a_record_of_another_folder_is_none_of_this_one(tmp_path: Path) -> None:
    records = Records(tmp_path)
    records.write(tmp_path / "a", RECORD)
    [path] = (tmp_path / FOLDER).glob("a-*.json")
    path.write_text(path.read_text("utf-8").replace('"folder":"a"', '"folder":"b"'), "utf-8")
    assert records.read(tmp_path / "a") == DocumentRecord()


def places(value: Any) -> Iterator[tuple[Any, Any]]:
    """Every value in a tree, as what holds it and its key or number there."""
    keys = list(value) if isinstance(value, dict) else range(len(value)) if isinstance(value, list) else ()
    for key in keys:
        yield value, key
        yield from places(value[key])


NAMES = ("../x", "..", ".", "", "/tmp", "a/b", "a\\b", "C:", "\0", "a\0b")
VALUES = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.text(),
    st.just([]),
    st.just({}),
    st.just([[["x"]]]),
    st.sampled_from(NAMES),
)


@given(chance=st.randoms(use_true_random=False), value=VALUES)
@settings(deadline=None, max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_one_wrong_value_makes_it_none_or_leaves_names_plain(chance: Any, value: object, path: Path) -> None:
    data = json.loads(record_file.encoded("../content/A_1", Path("content/A_1"), RECORD))
    holder, key = chance.choice(list(places(data)))
    before = copy.deepcopy(holder[key])
    holder[key] = value
    path.write_text(json.dumps(data), "utf-8")
    found = record_file.read(path)
    if found is None:
        return
    assert type(before) is type(value)
    record = found.record(Path("content/A_1"))
    for output in record.outputs.values():
        assert output.path(Path("out")).parent.parent == Path("out")
        assert Path(output.folder_name).name == output.folder_name not in NAMES
    assert record.folder_name not in NAMES or record.folder_name == ""


DAMAGE: dict[str, Callable[[bytes], bytes]] = {
    "nothing": lambda data: b"",
    "a NUL": lambda data: data.replace(b"A_1-EN.docx", b"A_1\\u0000EN.docx"),
    "a NUL in a need": lambda data: data.replace(b'"./en.md"', b'"./en\\u0000.md"'),
    "a NUL in the folder": lambda data: data.replace(b'"../content/A_1"', b'"../content/A\\u0000_1"'),
    "NUL only": lambda data: b"\0" * len(data),
    "not UTF-8": lambda data: data.replace(b"A/1", b"A\xff1"),
    "half": lambda data: data[: len(data) // 2],
    "deep lists": lambda data: b"[" * 200_000,
    "a deep value": lambda data: data.replace(b'"original":"en"', b'"original":' + b"[" * 200_000),
    "a deep value of an unknown key": lambda data: b'{"x":' + b'{"x":' * 200_000,
    "another folder for files": lambda data: data.replace(b'"folder_name":"A_1"', b'"folder_name":"../mine"'),
    "files in another folder": lambda data: data.replace(b'"A_1","A_1-EN', b'"..","A_1-EN'),
    "a file of another name": lambda data: data.replace(b'"A_1-EN.docx"', b'"../mine/x"'),
    "a number that leads nowhere": lambda data: data.replace(b'"auto",0', b'"auto",7'),
    "a number below none": lambda data: data.replace(b'"auto",0', b'"auto",-1'),
    "text for a number": lambda data: data.replace(b'"auto",0', b'"auto","0"'),
    "a huge number": lambda data: data.replace(b'"auto",0', b'"auto",' + b"9" * 9999),
    "a list for a text": lambda data: data.replace(b'"symbol":"A/1"', b'"symbol":[]'),
    "an earlier form": lambda data: data.replace(b'"form":3', b'"form":2'),
    "too large": lambda data: data + b" " * (1 << 26),
}


@pytest.mark.parametrize("kind", DAMAGE)
def test_damage_costs_a_build_and_nothing_else(kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    write_content(tmp_path / "content", "A_1", "A/1")
    undoc.build("content")
    (tmp_path / "mine").mkdir()
    for name in (".mine.tmp", ".x.1.tmp", ".x.1.undoc-tmp"):
        (tmp_path / "mine" / name).write_bytes(b"mine")
    [path] = (tmp_path / "build" / FOLDER).glob("*.json")
    before = path.read_bytes()
    path.write_bytes(DAMAGE[kind](before))
    assert path.read_bytes() != before

    report = undoc.build("content")

    assert report.ok
    assert {output.reason for output in report.outputs} == {"not built before"}
    assert len(tree(tmp_path / "mine")) == 3
    assert undoc.build("content").outputs == ()


@pytest.mark.parametrize("kind", DAMAGE)
def test_damage_of_a_record_without_its_folder_is_passed_over(kind: str, tmp_path: Path) -> None:
    write_content(tmp_path / "content", "A_1", "A/1")
    write_content(tmp_path / "content", "A_2", "A/2")
    undoc.build(tmp_path / "content", formats=["docx"], out=tmp_path / "build")
    (tmp_path / "content" / "A_1").rename(tmp_path / "gone")
    [path] = (tmp_path / "build" / FOLDER).glob("A_1*.json")
    path.write_bytes(DAMAGE[kind](path.read_bytes()))
    assert undoc.build(tmp_path / "content", formats=["docx"], out=tmp_path / "build").problems == ()
