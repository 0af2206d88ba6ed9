"""Versions that lag behind the original, or have an error of their own: they are left, the others are built."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

import undoc
from tests.production.sample import ENGLISH, STEM, tree, write_content
from undoc.cli import main
from undoc.content.read import version

FOLDER = Path("content", STEM)
MORE = "\n4. Added in one version only.\n"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("built")
    write_content(folder / "content", STEM, "HSP/EB.2024/17", "en", "fr", "zh")
    assert undoc.build(folder / "content", out=folder / "build").ok
    return folder


@pytest.fixture
def here(built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder, with a document in three languages that is built."""
    shutil.copytree(built, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def append(language: str, text: str) -> None:
    with (FOLDER / f"{language}.md").open("a", encoding="utf-8") as stream:
        stream.write(text)


def codes(report: undoc.BuildReport) -> dict[str, str]:
    return {Path(problem.place.path).name: problem.code for problem in report.problems}


def written(report: undoc.BuildReport) -> set[str]:
    return {output.language for output in report.outputs}


def left(report: undoc.BuildReport) -> dict[str, int]:
    """The versions that were not built, with how many of their files still stand."""
    return {version.language: len(version.standing) for version in report.documents[0].not_built}


def test_an_edit_of_the_original_makes_each_version_be_looked_at_again(here: Path) -> None:
    append("en", MORE)
    before = tree(Path("build"))

    strict = undoc.build("content", strict=True)
    assert (codes(strict), written(strict), tree(Path("build"))) == (
        {"fr.md": "versions-differ", "zh.md": "versions-differ"},
        set(),
        before,
    )
    assert left(strict) == {"en": 2, "fr": 2, "zh": 2}

    report = undoc.build("content")
    assert (codes(report), written(report), left(report)) == (codes(strict), {"en"}, {"fr": 2, "zh": 2})
    append("fr", MORE)
    report = undoc.build("content")
    assert (codes(report), written(report), left(report)) == ({"zh.md": "versions-differ"}, {"fr"}, {"zh": 2})
    assert {output.reason for output in report.outputs} == {"fr.md has changed"}
    append("zh", MORE)
    assert (undoc.build("content").ok, undoc.build("content").outputs) == (True, ())


def test_what_the_versions_need_not_have_in_common_is_not_looked_at(here: Path) -> None:
    append("en", "\nMore.\n")
    assert written(undoc.build("content")) == {"en"}
    append("en", "\nMore.\n")
    append("en", MORE)
    for language in ("fr", "zh"):
        append(language, MORE)
    report = undoc.build("content", languages=["fr"])
    assert (written(report), {output.reason for output in report.outputs}) == ({"fr"}, {"fr.md has changed"})


def test_the_original_is_not_read_when_nothing_has_changed(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    append("en", "\nMore.\n")
    undoc.build("content")
    monkeypatch.setattr(version, "read_version", None)
    report = undoc.build("content")
    assert (report.ok, report.outputs, len(report.unchanged)) == (True, (), 6)


def test_an_error_of_one_version_leaves_that_one(here: Path) -> None:
    append("fr", "\nSee [](#nowhere).\n")
    append("zh", "\nMore.\n")
    for expected in ({"zh"}, set()):
        report = undoc.build("content")
        assert (codes(report), written(report), left(report)) == ({"fr.md": "undefined-reference"}, expected, {"fr": 2})
    shutil.rmtree("build")
    report = undoc.build("content")
    assert (written(report), left(report)) == ({"en", "zh"}, {"fr": 0})


@pytest.mark.parametrize("error", ["\nSee [](#nowhere).\n", "\n::: quotation\nx\n"])
def test_an_error_of_the_original_leaves_those_that_correspond(error: str, here: Path) -> None:
    append("en", error)
    append("zh", "\nMore.\n")
    append("fr", MORE)
    report = undoc.build("content")
    assert (written(report), left(report)) == ({"zh"}, {"en": 2, "fr": 2})
    assert codes(report)["fr.md"] == "versions-not-compared"


def test_without_an_original_that_can_be_read_nothing_is_compared(here: Path) -> None:
    (FOLDER / "en.md").write_bytes(b"\xff")
    before = tree(Path("build"))
    report = undoc.build("content")
    assert codes(report) == {"en.md": "not-utf-8", "fr.md": "versions-not-compared", "zh.md": "versions-not-compared"}
    assert (written(report), tree(Path("build"))) == (set(), before)


def test_the_original_is_withdrawn_and_comes_back(here: Path) -> None:
    (FOLDER / "en.md").rename("en.md")
    assert [problem.code for problem in undoc.build("content").problems] == ["orphaned-output"] * 2
    append("fr", MORE)
    assert codes(undoc.build("content"))["fr.md"] == "versions-differ"  # the Chinese is compared with now
    append("zh", MORE)
    assert written(undoc.build("content")) == {"fr", "zh"}
    Path("en.md").rename(FOLDER / "en.md")
    report = undoc.build("content")
    assert (codes(report), left(report)) == (
        {"fr.md": "versions-differ", "zh.md": "versions-differ"},
        {"fr": 2, "zh": 2},
    )


def test_check_tells_all(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    append("en", MORE)
    append("fr", "\nSee [](#nowhere).\n")
    assert main(["check", "--json"]) == 1
    report = json.loads(capsys.readouterr().out)
    assert [problem["code"] for problem in report["problems"]] == ["undefined-reference", "versions-differ"]
    assert report["documents"][0]["not_built"] == [{"language": language, "standing": []} for language in ("zh", "fr")]


def test_the_summary_says_what_was_left_and_what_still_stands(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    append("en", MORE)
    shutil.rmtree("build/.undoc")
    assert main(["build", "--format", "docx", "--report", "report.json"]) == 1
    assert capsys.readouterr().out.splitlines()[1:] == [
        "HSP/EB.2024/17: not built: zh, fr.",
        "1 document: 1 file written to build; 2 versions not built; 2 errors.",
    ]
    for language in ("zh", "fr"):
        append(language, MORE)
    assert main(["build", "--quiet"]) == 0
    append("zh", "\n5. More.\n")
    (FOLDER / "es.md").write_text(ENGLISH, "utf-8")
    capsys.readouterr()
    assert main(["build", "--report", "report.json"]) == 1
    printed = capsys.readouterr()
    assert printed.out.splitlines() == [
        f"HSP/EB.2024/17: not built: zh, es; files of an earlier build still stand in build/{STEM} (zh).",
        "1 document: 0 files written to build; 4 unchanged; 2 versions not built; 2 errors.",
    ]
    assert printed.err.count("zh.md") == 1
    document = json.loads(Path("report.json").read_text("utf-8"))["documents"][0]
    standing = [f"build/{STEM}/{STEM}-ZH.{name}" for name in ("docx", "pdf")]
    assert document["not_built"] == [{"language": "zh", "standing": standing}, {"language": "es", "standing": []}]
    assert main(["build", "--strict", "--force"]) == 1
    assert "1 document: 0 files written to build; 1 document not built;" in capsys.readouterr().out
