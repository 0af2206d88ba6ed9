"""What became of a build, for people and for programs."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from undoc import BuildReport, DocumentResult, NotBuilt, Output, Place, Problem, Severity
from undoc.cli.printed.summary import as_json, build_summary, problem_json

ERROR = Problem(Place("content/A_1/fr.md", 3, 5), "code", "What.", "Do.")
WARNING = Problem(Place("content/A_1/fr.md"), "code", "What.", "Do.", Severity.WARNING)


def output(language: str, form: str = "pdf") -> Output:
    return Output("A/1", language, form, Path(f"build/A_1/A_1-{language}.{form}"))


def document(
    *written: str, unchanged: str = "", not_built: tuple[NotBuilt, ...] = (), problem: Problem | None = None
) -> DocumentResult:
    return DocumentResult(
        folder=Path("content/A_1"),
        symbol="A/1",
        outputs=tuple(output(language) for language in written),
        problems=(problem,) if problem else (),
        unchanged=tuple(output(language) for language in unchanged.split()),
        not_built=not_built,
    )


STANDING = (Path("build/A_1/A_1-FR.pdf"),)


@pytest.mark.parametrize(
    ("report", "expected"),
    [
        (BuildReport(()), "0 documents: 0 files written to out."),
        (BuildReport((document("en"),)), "1 document: 1 file written to out."),
        (
            BuildReport((document("en", "zh", unchanged="fr"), document(unchanged="ar"))),
            "2 documents: 2 files written to out; 2 unchanged.",
        ),
        (
            BuildReport((document(not_built=(NotBuilt("en"),), problem=ERROR),), left=(Path("b"), Path("c"))),
            "3 documents: 0 files written to out; 1 document not built; 2 documents left for later; 1 error.",
        ),
        (
            BuildReport((document("en", not_built=(NotBuilt("fr"),), problem=ERROR),), general=(WARNING,)),
            "A/1: not built: fr.\n1 document: 1 file written to out; 1 version not built; 1 error, 1 warning.",
        ),
        (
            BuildReport((document(not_built=(NotBuilt("fr", STANDING),), problem=ERROR),)),
            "A/1: not built: fr; files of an earlier build still stand in build/A_1.\n"
            "1 document: 0 files written to out; 1 document not built; 1 error.",
        ),
        (
            BuildReport((document("en", not_built=(NotBuilt("fr", STANDING), NotBuilt("zh")), problem=ERROR),)),
            "A/1: not built: fr, zh; files of an earlier build still stand in build/A_1 (fr).\n"
            "1 document: 1 file written to out; 2 versions not built; 1 error.",
        ),
    ],
    ids=["nothing", "one", "unchanged", "stopped", "a version", "standing", "some standing"],
)
def test_a_build_is_summed_up(report: BuildReport, expected: str) -> None:
    assert build_summary(report, Path("out")) == expected


def test_ten_documents_have_a_table_and_nine_have_none() -> None:
    table = (
        "          written  unchanged\n"
        "en pdf         10          0\n"
        "zh pdf          0         10\n"
        "10 documents: 10 files written to out; 10 unchanged."
    )
    assert build_summary(BuildReport((document("en", unchanged="zh"),) * 10), Path("out")) == table
    assert "\n" not in build_summary(BuildReport((document("en"),) * 9), Path("out"))


def test_a_report_for_programs() -> None:
    report = BuildReport(
        (document("en", not_built=(NotBuilt("fr", STANDING),), problem=ERROR),), (ERROR,), (Path("content/A_2"),)
    )
    assert json.loads(as_json(report)) == {
        "ok": False,
        "documents": [
            {
                "folder": "content/A_1",
                "symbol": "A/1",
                "ok": False,
                "written": [{"language": "en", "format": "pdf", "path": "build/A_1/A_1-en.pdf"}],
                "unchanged": [],
                "not_built": [{"language": "fr", "standing": ["build/A_1/A_1-FR.pdf"]}],
            }
        ],
        "problems": [problem_json(ERROR)],
        "left": ["content/A_2"],
    }
