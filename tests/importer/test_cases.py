"""Official Word files, where they are at hand: what is on their pages is in the content."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

import undoc
from tests.support.seed import ROOT
from undoc.importer import Import, import_file
from undoc.importer.report import Change
from undoc.importer.word.tracked import Tracked
from undoc.production.outputs import write_files

CASES = ROOT.parent / "shared" / "cases"
pytestmark = pytest.mark.skipif(not CASES.exists(), reason="the official files are not here")


def read(name: str, folder: Path) -> Import:
    result = import_file(CASES / f"{name}.docx", folder, tracked=Tracked.ACCEPT)
    write_files(result.files)
    undoc.load(result.folder)
    return result


def test_a_new_york_report(tmp_path: Path) -> None:
    result = read("A_80_604_Add.1", tmp_path)
    counts = {kind: count for kind, count in result.counts.items() if count}
    assert counts == {"headings": 29, "numbered paragraphs": 44, "tables": 8, "notes": 2}
    assert not result.findings
    metadata = undoc.load(result.folder).metadata
    assert (metadata.body, metadata.distribution, str(metadata.date)) == ("general-assembly", "general", "2026-04-07")
    assert metadata.job is not None
    assert metadata.job.number == "26-04887"


def test_a_geneva_agenda(tmp_path: Path) -> None:
    result = read("ECE_TRADE_C_CEFACT_2018_1", tmp_path)
    metadata = undoc.load(result.folder).metadata
    assert metadata.body == "economic-commission-for-europe"
    assert metadata.meeting is not None
    assert (metadata.meeting.place, str(metadata.meeting.end)) == ("geneva", "2018-05-01")
    assert result.counts["tables"] == 13
    assert result.counts["notes"] == 2


@pytest.mark.parametrize("path", sorted(CASES.glob("*.docx")), ids=lambda path: path.stem)
def test_every_file_can_be_loaded(path: Path, tmp_path: Path) -> None:
    result = read(path.stem, tmp_path)
    text = result.files[result.folder / f"{result.language}.md"].decode()
    assert len(text) > 1000
    assert Counter(finding.change for finding in result.findings)[Change.DROPPED] < 10
