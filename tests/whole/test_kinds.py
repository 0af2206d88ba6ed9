"""Every kind of document, begun in six languages, is what it should be, in Word and in PDF."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

import pytest

import undoc
from tests.support import docx_lint, docx_reader, seed
from tests.support.gallery import gallery
from tests.tools import ooxml_validator, verapdf
from tests.whole.test_same_text import bare
from undoc.model import LANGUAGES
from undoc.prepare import prepare
from undoc.prepare.prepared import Annex, Paragraph, paragraphs_of, walk
from undoc.production.copying import copy_templates
from undoc.production.new_document import new_document
from undoc.templates import Templates

TEMPLATES = seed.templates()
SYMBOLS = {
    "resolution": "A/RES/80/77",
    "presidential-statement": "S/PRST/2025/5",
    "summary-record": "A/C.4/80/SR.22",
    "verbatim-record": "A/80/PV.53",
    "bulletin": "ST/SGB/2025/8",
    "ngo-statement": "A/HRC/61/NGO/12",
    "corrigendum": "A/80/6/Corr.1",
}


def begun(kind: str, folder: Path) -> Path:
    day = dt.date(2025, 12, 1)
    return new_document(SYMBOLS.get(kind, "A/80/95"), languages=LANGUAGES, date=day, kind=kind, content=folder)


@pytest.mark.parametrize("kind", TEMPLATES.kinds)
def test_it_is_worded_in_six_languages(kind: str, tmp_path: Path) -> None:
    document = undoc.load(begun(kind, tmp_path))
    heads = set()
    for language in LANGUAGES:
        prepared = prepare(document, language, TEMPLATES)
        heads.add(tuple(line.text for line in prepared.front if line.text))
        assert not [line.text for line in prepared.front if "{" in line.text or "**" in line.text]
        assert prepared.title
    # A publication has a cover of its own, and no head.
    assert len(heads) == len(LANGUAGES) or heads == {()}


@pytest.mark.parametrize(
    ("kind", "lines"),
    [
        ("letter", ["Letter dated 3 March 2025 from the Permanent Representative of Jordan to the United Nations …"]),
        ("summary-record", ["Official Records", "Summary record of the 22nd meeting", "Held at Headquarters …"]),
        ("draft-resolution", ["France, Japan and Jordan: draft resolution", "Title of the resolution"]),
        ("budget-implications", ["Programme budget implications of draft resolution A/C.3/79/L.20", "Statement …"]),
        ("bulletin", ["Secretary-General’s bulletin", "Subject"]),
        ("provisional-agenda", ["Provisional agenda"]),
        ("resolution", ["Resolution adopted by the General Assembly on …", "[on the report …", "80/77. Title …"]),
    ],
)
def test_its_head_says_what_it_is(kind: str, lines: list[str], tmp_path: Path) -> None:
    prepared = prepare(undoc.load(begun(kind, tmp_path)), "en", TEMPLATES)
    head = [line.text for line in prepared.front]
    for line, told in zip(head, lines, strict=False):
        assert line == told or (told.endswith("…") and line.startswith(told.rstrip(" …")))
    assert len(head) >= len(lines)


def test_an_annex_to_a_letter_says_so(tmp_path: Path) -> None:
    folder = new_document("S/2025/22", languages=["en"], date=dt.date(2025, 3, 5), kind="letter", content=tmp_path)
    text = (folder / "en.md").read_text("utf-8")
    (folder / "en.md").write_text(text + "\n::: annex List\n\nText.\n\n:::\n", "utf-8")
    annex = prepare(undoc.load(folder), "en", TEMPLATES).blocks[-1]
    assert isinstance(annex, Annex)
    label = annex.blocks[0]
    assert isinstance(label, Paragraph)
    assert label.text.startswith("Annex to the letter dated 3 March 2025 from the Permanent Representative")


@pytest.mark.slow
@pytest.mark.parametrize("kind", TEMPLATES.kinds)
def test_word_says_what_was_prepared(kind: str, tmp_path: Path) -> None:
    [folder] = gallery(tmp_path / "content", LANGUAGES, [kind])
    report = undoc.build(folder, out=tmp_path / "out", formats=["docx"])
    assert report.problems == ()
    document = undoc.load(folder)
    for output in report.outputs:
        prepared = prepare(document, output.language, TEMPLATES)
        texts = (one for block in (*prepared.head, *walk(prepared.blocks)) for one in paragraphs_of(block))
        expected = [text for one in texts if (text := bare(one.label + one.text))]
        shown = docx_reader.read(output.path.read_bytes()).paragraphs
        assert [text for one in shown if (text := bare(one.label + one.text))] == expected  # noqa: RUF018 - a filter


@pytest.mark.conformance
def test_its_pdf_files_conform(tmp_path: Path) -> None:
    files = built(tmp_path, LANGUAGES, "pdf")
    try:
        assert [str(failure) for failure in verapdf.validate(files)] == []
    except verapdf.UnavailableError as error:
        if verapdf.required():
            raise
        pytest.skip(str(error))


@pytest.mark.conformance
def test_its_word_files_are_valid(tmp_path: Path) -> None:
    files = built(tmp_path, ["en", "ar"], "docx")  # a file takes the validator two seconds
    try:
        assert ooxml_validator.validate(files) == []
    except ooxml_validator.UnavailableError as error:
        if verapdf.required():
            raise
        pytest.skip(str(error))


def built(folder: Path, languages: Sequence[str], form: str) -> list[Path]:
    """The files of a document of each kind."""
    found: list[Path] = []
    for made in gallery(folder / "content", languages):
        report = undoc.build(made, out=folder / "out" / made.parent.name, formats=[form])
        assert report.problems == ()
        found += [output.path for output in report.outputs]
    return found


@pytest.mark.slow
@pytest.mark.parametrize("kind", TEMPLATES.kinds)
def test_its_files_are_sound(kind: str, tmp_path: Path) -> None:
    report = undoc.build(begun(kind, tmp_path / "content"), out=tmp_path / "out")
    assert report.problems == ()
    assert len(report.outputs) == 2 * len(LANGUAGES)
    for output in report.outputs:
        if output.path.suffix == ".docx":
            assert docx_lint.lint(output.path.read_bytes()) == []


def test_a_kind_is_added_as_data_alone(tmp_path: Path) -> None:
    copy_templates(tmp_path / "ours")
    (tmp_path / "ours" / "templates" / "kinds" / "memorandum.yaml").write_text(
        "names: {en: Memorandum}\n"
        "front: [{slot: series, style: Title}, {slot: title, style: Author}]\n"
        "lines: {series: {en: 'Memorandum of {date}'}}\n"
        "needs: [session]\n",
        "utf-8",
    )
    folder = tmp_path / "content" / "A_80_1"
    folder.mkdir(parents=True)
    metadata = (
        "symbol: A/80/1\nbody: general-assembly\nkind: memorandum\ndistribution: general\n"
        "date: 2025-12-01\noriginal: en\n"
    )
    (folder / "document.yaml").write_text(metadata, "utf-8")
    (folder / "en.md").write_text("---\ntitle: Quiet streets\n---\n\nText.\n", "utf-8")
    report = undoc.build(folder, out=tmp_path / "out", data=tmp_path / "ours")
    assert [problem.code for problem in report.problems] == ["kind-needs"]
    (folder / "document.yaml").write_text(metadata + "session: {number: 80}\n", "utf-8")
    report = undoc.build(folder, out=tmp_path / "out", data=tmp_path / "ours")
    assert report.problems == ()
    prepared = prepare(undoc.load(folder), "en", Templates.load(tmp_path / "ours"))
    assert [line.text for line in prepared.front] == ["Memorandum of 1 December 2025", "Quiet streets"]
