"""The kind of an imported document: what was built of one comes back as one."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

import undoc
from tests.support import seed
from undoc.importer import import_file
from undoc.prepare.kinds.spelling import words
from undoc.production.new_document import new_document

#: Kinds that word nothing of their own, so that nothing in a file tells them.
UNTOLD = {
    "budget",
    "conference-room-paper",
    "core-document",
    "decision",
    "expert-report",
    "information-note",
    "list-of-issues",
    "note",
    "organization-of-work",
    "publication",
    "replies",
    "rules",
    "session-report",
    "state-party-report",
    "supplement",
    "treaty",
}
SYMBOLS = {
    "resolution": "A/RES/80/77",
    "presidential-statement": "S/PRST/2025/5",
    "summary-record": "A/C.4/80/SR.22",
    "verbatim-record": "A/80/PV.53",
    "bulletin": "ST/SGB/2025/8",
    "ngo-statement": "A/HRC/61/NGO/12",
    "corrigendum": "A/80/6/Corr.1",
}
TOLD = [kind for kind in seed.templates().kinds if kind not in UNTOLD]


@pytest.mark.parametrize("kind", TOLD)
@pytest.mark.parametrize("language", ["en", pytest.param("ar", marks=pytest.mark.slow), "zh"])
def test_a_document_of_a_kind_comes_back_as_one(kind: str, language: str, tmp_path: Path) -> None:
    day = dt.date(2025, 12, 1)
    symbol = SYMBOLS.get(kind, "A/80/95")
    folder = new_document(symbol, languages=[language], date=day, kind=kind, content=tmp_path / "content")
    [output] = undoc.build(folder, out=tmp_path / "out", formats=["docx"]).outputs
    document = import_file(output.path, tmp_path / "back").document
    written = undoc.load(folder)
    assert document.metadata.kind == kind
    for key in ("adopted", "based_on", "distribution"):
        assert getattr(document.metadata, key) == getattr(written.metadata, key)
    own, back = written.versions[language], document.versions[language]
    assert {key: text.replace("\n", " ") for key, text in back.wording.items()} == {
        key: text.replace("\n", " ") for key, text in own.wording.items()
    }


def test_a_report_stays_one(tmp_path: Path) -> None:
    [output] = undoc.build(seed.SEED, out=tmp_path / "out", formats=["docx"], languages=["en"]).outputs
    assert import_file(output.path, tmp_path / "back").document.metadata.kind == "report"


@pytest.mark.parametrize(
    ("kind", "title"),
    [
        ("annotated-agenda", "Annotated provisional agenda for the twenty-fourth session"),
        ("provisional-agenda", "Provisional agenda of the session"),
        ("concluding-observations", "Concluding observations on the fifth periodic report of Jordan*"),
        ("report", "Provisional agendas of other bodies"),
    ],
)
def test_a_title_of_its_own_may_tell_a_kind(kind: str, title: str, tmp_path: Path) -> None:
    folder = tmp_path / "content" / "A_80_95"
    folder.mkdir(parents=True)
    metadata = (
        "symbol: A/80/95\nbody: general-assembly\nkind: report\ndistribution: general\ndate: 2025-12-01\noriginal: en\n"
    )
    (folder / "document.yaml").write_text(metadata, "utf-8")
    (folder / "en.md").write_text(f"---\ntitle: {title}\n---\n\nText.\n", "utf-8")
    [output] = undoc.build(folder, out=tmp_path / "out", formats=["docx"]).outputs
    back = import_file(output.path, tmp_path / "back").document
    assert back.metadata.kind == kind
    assert words(back.versions["en"].title).startswith(title.rstrip("*"))
