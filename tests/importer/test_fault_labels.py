"""Numbers and marks that Word files show: made as they are shown, or told; with files that went wrong once."""

from __future__ import annotations

from pathlib import Path

import pytest

import undoc
from tests.importer.word_file import FRONT, NAMESPACES, imported, messages, paragraph, run, text_of, word_file
from tests.support.docx_reader import read as read_word
from tests.support.seed import ROOT
from undoc.importer import Import, import_file
from undoc.importer.word.tracked import Tracked
from undoc.model import Text
from undoc.production.outputs import write_files

FAULTS = ROOT.parent / "shared" / "cases" / "faults" / "word"


def fault(name: str, folder: Path) -> Import:
    """The import of a file that went wrong once."""
    path = FAULTS / f"{name}.docx"
    if not path.exists():
        pytest.skip("the file is not here")
    result = import_file(path, folder / "content", tracked=Tracked.ACCEPT)
    write_files(result.files)
    return result


def list_of(*levels: tuple[str, str]) -> dict[str, str]:
    """The part of one list, whose levels have these formats and texts."""
    written = "".join(
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for depth, (form, text) in enumerate(levels)
    )
    return {
        "word/numbering.xml": f'<w:numbering {NAMESPACES}><w:abstractNum w:abstractNumId="0">{written}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
    }


def in_list(text: str, depth: int, style: str = "SingleTxt") -> str:
    return paragraph(text, style, f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="1"/></w:numPr>')


def shown_when_built(result: Import, into: Path) -> list[str]:
    """The labels that Word shows of the built file, which gives the same content again however numbers are written."""
    write_files(result.files)
    shown: list[list[str]] = []
    for numbers in ("auto", "typed"):
        report = undoc.build([result.folder], formats=["docx"], out=into / numbers, numbers=numbers)
        path = Path(report.outputs[0].path)
        again = import_file(path, into / f"content-{numbers}")
        assert text_of(again) == text_of(result)
        assert again.document.metadata.numbering == result.document.metadata.numbering
        shown.append([one.label for one in read_word(path.read_bytes()).paragraphs if one.label])
    assert shown[0] == shown[1]
    return shown[0]


THREE = (("decimal", "%1."), ("decimal", "%1.%2"), ("decimal", "%1.%2.%3"))


def test_counted_numbers_of_paragraphs_show_those_above(tmp_path: Path) -> None:
    body = "".join(in_list("Text.", depth) for depth in (0, 1, 1, 2, 0, 1))
    result = imported(tmp_path, word_file(body, parts=list_of(*THREE)))
    assert str(result.document.metadata.numbering.paragraphs[2]) == "1.1.1"
    assert shown_when_built(result, tmp_path) == ["1.", "1.1", "1.2", "1.2.1", "2.", "2.1"]
    assert messages(result) == []


def test_typed_numbers_of_headings_show_those_above(tmp_path: Path) -> None:
    lines = [("HCh", "1.\tScope"), ("H1", "1.1\tTerms"), ("H1", "1.2\tUses"), ("HCh", "2.\tParts"), ("H1", "2.1\tAll")]
    body = "".join(paragraph(text, style) + paragraph("Text.") for style, text in lines)
    result = imported(tmp_path, word_file(body))
    assert shown_when_built(result, tmp_path) == ["1.", "1.1", "1.2", "2.", "2.1"]
    assert messages(result) == []


def test_paragraphs_go_on_with_the_numbers_of_their_headings(tmp_path: Path) -> None:
    lines = [("HCh", "1.\tScope"), ("", "1.1\tA"), ("", "1.2\tB"), ("", "(a)\tb"), ("HCh", "2.\tParts"), ("", "2.1\tC")]
    body = "".join(paragraph(text, style or "SingleTxt") for style, text in lines)
    result = imported(tmp_path, word_file(body))
    assert shown_when_built(result, tmp_path) == ["1.", "1.1", "1.2", "(a)", "2.", "2.1"]
    assert messages(result) == []


def test_numbers_of_a_section_with_a_letter(tmp_path: Path) -> None:
    result = imported(tmp_path, word_file(paragraph("29C.1\tText.") + paragraph("29C.2\tText.")))
    assert result.document.metadata.section == "29C"
    assert text_of(result) == "1. Text.\n\n2. Text."
    assert messages(result) == []


def test_a_number_that_cannot_be_counted_stays_as_text(tmp_path: Path) -> None:
    typed = ("1.\tA", "1.1\tB", "7.4\tC", "1.2\tD")
    result = imported(tmp_path, word_file("".join(map(paragraph, typed))))
    assert text_of(result) == "1. A\n\n(a) B\n\n7.4 C\n\n(b) D"
    assert messages(result) == ["simplified/number-as-text"]


@pytest.mark.parametrize(
    ("name", "labels"),
    [
        ("legal-numbers", ["1.", "1.1", "1.1.1", "1.1.2", "1.2", "2."]),
        ("typed-legal", ["1.", "1.1", "1.1.1", "1.2", "2.", "2.1"]),
    ],
)
def test_numbers_of_several_levels(name: str, labels: list[str], tmp_path: Path) -> None:
    result = fault(name, tmp_path)
    report = undoc.build([result.folder], formats=["docx"], out=tmp_path / "build")
    shown = [one.label for one in read_word(Path(report.outputs[0].path).read_bytes()).paragraphs if one.label]
    assert [label for label in shown if label[0].isdigit()] == labels


def reference(bookmark: str, shown: str) -> str:
    """A field that gives the number of the paragraph with the bookmark, as it was shown last."""
    return "".join(
        f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>{inner}'
        for kind, inner in (
            ("begin", f"<w:r><w:instrText>REF {bookmark} \\r \\h</w:instrText></w:r>"),
            ("separate", run(shown)),
            ("end", ""),
        )
    )


def named(text: str, bookmark: str) -> str:
    return paragraph(f'<w:bookmarkStart w:id="7" w:name="{bookmark}"/>{run(text)}<w:bookmarkEnd w:id="7"/>')


@pytest.mark.parametrize(
    ("shown", "expected", "told"),
    [
        pytest.param("2", "[](#target)", [], id="as it is"),
        pytest.param("11", "[](#target)", ["differs/reference-number"], id="from before an edit"),
        pytest.param("the above", "[the above](#target)", ["simplified/reference"], id="words"),
        pytest.param("(b)", "[(b)](#target)", ["simplified/reference"], id="a number of another form"),
    ],
)
def test_references_lead_to_their_targets(shown: str, expected: str, told: list[str], tmp_path: Path) -> None:
    body = paragraph("1.\tOne.") + named("2.\tTwo.", "_udn_target")
    body += paragraph(run("3.\tSee paragraph ") + reference("_udn_target", shown) + run("."))
    result = imported(tmp_path, word_file(body))
    assert text_of(result).split("\n\n")[-1] == f"3. See paragraph {expected}."
    assert messages(result) == told


def test_a_reference_to_a_sub_paragraph_in_two_fields_from_before_an_edit(tmp_path: Path) -> None:
    body = named("1.\tOne.", "_Ref1") + named("(a)\tTwo.", "_Ref2")
    body += paragraph(run("2.\tSee ") + reference("_Ref1", "4") + run(" ") + reference("_Ref2", "(c)"))
    result = imported(tmp_path, word_file(body))
    assert text_of(result).split("\n\n")[-1] == "2. See [](#ref2)"


def test_a_reference_that_was_outdated(tmp_path: Path) -> None:
    result = fault("edited-with-stale-reference", tmp_path)
    assert "[](#challenges)" in text_of(result)
    assert "[11]" not in text_of(result)


def without_symbol(folder: Path, name: str, text: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_bytes(word_file(paragraph(text), front="", section="<w:pgSz/>"))
    return path


@pytest.mark.parametrize(
    ("one", "other"), [("报告.docx", "отчет.docx"), ("Draft (1).docx", "Draft 1.docx"), ("résumé.docx", "resume.docx")]
)
def test_files_without_symbols_have_folders_of_their_own(one: str, other: str, tmp_path: Path) -> None:
    texts = ("The report of the committee.", "Отчет комитета на русском языке.")
    results = [
        imported_from(without_symbol(tmp_path, name, text), tmp_path)
        for name, text in zip((one, other), texts, strict=True)
    ]
    assert results[0].folder != results[1].folder
    again = imported_from(tmp_path / one, tmp_path)
    assert (again.folder, again.symbol) == (results[0].folder, results[0].symbol)


def imported_from(path: Path, folder: Path) -> Import:
    result = import_file(path, folder / "content")
    write_files(result.files)
    return result


def test_a_file_of_the_same_name_in_another_language_is_another_document(tmp_path: Path) -> None:
    results = [
        imported_from(without_symbol(tmp_path / name, "report.docx", text), tmp_path)
        for name, text in (("1", "The report of the committee."), ("2", "Отчет комитета на русском языке."))
    ]
    assert [result.symbol for result in results] == ["X/Report", "X/Report-2"]


@pytest.mark.parametrize("length", range(57, 63))
def test_a_name_may_be_cut_at_any_character(length: int, tmp_path: Path) -> None:
    result = imported_from(without_symbol(tmp_path, f"{'a' * length} b-1.docx", "Text."), tmp_path)
    assert result.symbol.startswith("X/Aaaa")


@pytest.mark.parametrize("name", ["报告", "отчет"])
def test_a_name_in_another_script(name: str, tmp_path: Path) -> None:
    assert fault(name, tmp_path).symbol not in ("X/1", "")


@pytest.mark.parametrize(
    ("line", "wording"),
    [
        ("Cali, 8–12 December 2025", "Cali, 8–12 December 2025"),
        ("San José and Cali, 30 June – 2 July 2025", "San José and Cali, 30 June – 2 July 2025"),
        ("Cali, whenever it will be, 2025", None),
    ],
)
def test_a_place_that_is_not_known_stays_as_the_line_it_is(line: str, wording: str | None, tmp_path: Path) -> None:
    front = FRONT.replace("Ninety-ninth session", f"Ninety-ninth session</w:t></w:r></w:p>{_line(line)}<w:p><w:r><w:t>")
    result = imported(tmp_path, word_file(paragraph("Text."), front=front))
    assert result.document.versions["en"].wording.get("place_dates") == wording
    assert result.document.metadata.agenda is not None


def _line(text: str) -> str:
    return paragraph(text, "AgendaItemNormal")


def test_an_unknown_place_leaves_the_agenda_line(tmp_path: Path) -> None:
    result = fault("unknown-place", tmp_path)
    wording = result.document.versions["en"].wording
    assert wording["place_dates"] == "Cali, 8–12 December 2025"
    assert "agenda_item" not in wording
    agenda = result.document.metadata.agenda
    assert agenda is not None
    assert agenda.items[0].number == 5


@pytest.mark.parametrize("width", ["11906", "12240"])
def test_headings_below_the_title_of_a_file_without_symbol_are_no_part_of_it(width: str, tmp_path: Path) -> None:
    """However wide its column is: it is no book, whose parts are named below the title."""
    body = paragraph("Requirements", "TitleHCH") + paragraph("1 Scope", "HCh") + paragraph("Long text. " * 20, "Normal")
    section = f'<w:pgSz w:w="{width}" w:h="15840"/><w:pgMar w:left="1134" w:right="1134"/>'
    result = imported(tmp_path, word_file(body, front="", section=section))
    assert [one.text for one in result.document.versions["en"].title if isinstance(one, Text)] == ["Requirements"]
    assert text_of(result).startswith("# 1 Scope\n\nLong text.")


def test_the_title_of_a_document_of_a_body_that_is_not_known(tmp_path: Path) -> None:
    path = FAULTS.parent / "pages" / "13-foreign-russian-document.docx"
    if not path.exists():
        pytest.skip("the file is not here")
    result = imported_from(path, tmp_path)
    assert result.language == "ru"
    title = result.document.versions["ru"].title
    assert [one.text for one in title if isinstance(one, Text)] == ["Требования к услуге передачи сообщений"]
