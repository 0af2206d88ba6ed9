"""A document that begins from an earlier one: what is moved on, what is gone, what has to be looked at."""

from __future__ import annotations

import datetime as dt
import shutil
from pathlib import Path

import pytest

import undoc
from tests.support.seed import SEED
from undoc.model import ContentError, Meeting, Session, Symbol
from undoc.production.continuing import continued
from undoc.production.new_document import continued_document

DATE = dt.date(2025, 9, 1)
METADATA = """\
# the first comment
symbol: A/79/123
body: general-assembly
kind: report
distribution: general
date: 2024-02-29
original: en
session: {number: 79}
meeting: {place: geneva, start: 2024-02-29, end: 2024-03-01}   # as agreed
agenda: {item: 6, status: adopted}
reissued: 2024-03-05
job: {number: 24-01234}
"""


def earlier(folder: Path) -> Path:
    folder.mkdir(parents=True)
    (folder / "document.yaml").write_text(METADATA, "utf-8")
    (folder / "en.md").write_text("---\ntitle: Work in 2024\n---\n\nSee A/79/123, and 20245.\n", "utf-8")
    return folder


def test_symbol_date_session_and_meeting_are_moved_on(tmp_path: Path) -> None:
    begun = continued(earlier(tmp_path / "A_79_123"), Symbol.parse("A/80/99"), DATE)
    assert begun.files["document.yaml"].decode() == (
        "# the first comment\n"
        "symbol: A/80/99\n"
        "body: general-assembly\n"
        "kind: report\n"
        "distribution: general\n"
        "date: 2025-09-01\n"
        "original: en\n"
        "session: {number: 80}   # look at this: moved on from {number: 79}\n"
        "meeting: {place: geneva, start: 2025-02-28, end: 2025-03-01} # as agreed\n"
        "agenda: {item: 6, status: adopted}   # look at this\n"
    )
    assert [(str(one.place), one.message) for one in begun.told] == [
        ("en.md:2:16", "“2024” is of the earlier document."),
        ("en.md:5:5", "“A/79/123” is of the earlier document."),
    ]


def test_the_new_document_can_be_built_with_its_pictures(tmp_path: Path) -> None:
    source = tmp_path / "HSP_EB.2024_17"
    shutil.copytree(SEED, source)
    folder, told = continued_document("HSP/EB.2025/3", earlier=source, date=DATE, content=tmp_path / "new")
    metadata = undoc.load(folder).metadata
    assert metadata.session == Session(2, 2025)
    assert metadata.meeting == Meeting(dt.date(2025, 12, 4), dt.date(2025, 12, 6), "nairobi")
    assert all(Path(one.place.path).is_file() for one in told)
    assert undoc.build(folder, out=tmp_path / "out").problems == ()


def test_what_cannot_be_begun_from_is_a_problem(tmp_path: Path) -> None:
    with pytest.raises(ContentError):
        continued_document("A/80/1", earlier=tmp_path / "nothing", date=DATE, content=tmp_path / "new")
    assert not (tmp_path / "new").exists()
