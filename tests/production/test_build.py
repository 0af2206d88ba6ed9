"""Building as a library: what is written, what is reported, and what stops what."""

from __future__ import annotations

import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

import undoc
from tests.production.sample import STEM, tree, write_content
from tests.support.seed import ROOT


def codes(problems: tuple[undoc.Problem, ...]) -> list[str]:
    return [problem.code for problem in problems]


def test_it_writes_each_language_in_each_format(tmp_path: Path) -> None:
    write_content(tmp_path / "content", STEM, "HSP/EB.2024/17", "zh", "en")

    report = undoc.build(tmp_path / "content", out=tmp_path / "out")

    assert report.ok
    found = [(output.symbol, output.language, output.format, output.path) for output in report.outputs]
    assert found == [
        ("HSP/EB.2024/17", language, name, tmp_path / "out" / STEM / f"{STEM}-{language.upper()}.{name}")
        for language in ("zh", "en")
        for name in ("docx", "pdf")
    ]
    for output in report.outputs:
        magic = {"docx": b"PK", "pdf": b"%PDF-1.7"}[output.format]
        assert output.path.read_bytes().startswith(magic)


def test_it_builds_only_what_is_asked_for(tmp_path: Path) -> None:
    write_content(tmp_path / "content", STEM, "HSP/EB.2024/17", "zh", "en")

    undoc.build([tmp_path / "content" / STEM], languages=["en"], formats=["pdf"], out=str(tmp_path / "out"))

    assert list(tree(tmp_path / "out")) == [f"{STEM}/{STEM}-EN.pdf"]


def test_numbers_are_typed_on_request(tmp_path: Path) -> None:
    write_content(tmp_path / "content")

    automatic = undoc.build(tmp_path / "content", formats=["docx"], out=tmp_path / "automatic")
    typed = undoc.build(tmp_path / "content", formats=["docx"], out=tmp_path / "typed", numbers="typed")

    assert automatic.outputs[0].path.read_bytes() != typed.outputs[0].path.read_bytes()


def test_a_final_file_holds_no_source(tmp_path: Path) -> None:
    write_content(tmp_path / "content")

    def parts() -> set[str]:
        report = undoc.build(tmp_path / "content", formats=["docx"], out=tmp_path / "out", final=final)
        return set(zipfile.ZipFile(report.outputs[0].path).namelist())

    final = False
    draft = parts()
    final = True
    assert draft - parts() == {"customXml/item1.xml", "customXml/_rels/item1.xml.rels", "customXml/itemProps1.xml"}


def test_a_folder_is_built_once_however_often_it_is_named(tmp_path: Path) -> None:
    folder = write_content(tmp_path / "content")

    report = undoc.build([folder, tmp_path / "content", folder], formats=["docx"], out=tmp_path / "out")

    assert report.ok
    assert len(report.outputs) == 1


def test_a_broken_document_does_not_stop_the_others(tmp_path: Path) -> None:
    good = write_content(tmp_path / "content", "A_1", "A/1")
    broken = write_content(tmp_path / "content", "A_2", "A/2")
    (broken / "en.md").write_text("oops", "utf-8")

    report = undoc.build(tmp_path / "content", formats=["docx"], out=tmp_path / "out")

    assert not report.ok
    assert [(result.folder, result.symbol, result.ok) for result in report.documents] == [
        (good, "A/1", True),
        (broken, "A/2", False),
    ]
    assert list(tree(tmp_path / "out")) == ["A_1/A_1-EN.docx"]


def test_a_document_that_fails_has_its_symbol_where_the_metadata_give_it(tmp_path: Path) -> None:
    for stem, metadata in (("A_1", "symbol: A/1\nkind: ["), ("A_2", "symbol: nothing like it")):
        folder = write_content(tmp_path / "content", stem)
        (folder / "document.yaml").write_text(metadata, "utf-8")

    report = undoc.build(tmp_path / "content", out=tmp_path / "out")

    assert [(result.symbol, result.ok) for result in report.documents] == [("A/1", False), (None, False)]


@pytest.mark.parametrize(
    ("out", "how"),
    [
        ("content", "holds"),
        (".", "holds"),
        (f"content/{STEM}", "is"),
        (f"content/{STEM}/build", "lies in"),
        ("link", "holds"),
        (f"elsewhere/../content/{STEM}/x/y", "lies in"),
    ],
)
@pytest.mark.parametrize("path", ["content", f"content/{STEM}", f"link/{STEM}", "content/link"])
def test_nothing_is_written_among_content(
    out: str, how: str, path: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    write_content(tmp_path / "content", STEM)
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "link").symlink_to("content")
    (tmp_path / "content" / "link").symlink_to(STEM)
    before = tree(tmp_path)

    report = undoc.build(path, out=out)

    [problem] = report.problems
    assert (problem.code, problem.place) == ("output-in-content", undoc.Place(str(Path(out))))
    assert f" {how} the folder of a document" in problem.message
    assert not report.ok
    assert tree(tmp_path) == before
    assert undoc.build(path, out=f"content/{STEM}-beside").ok


def test_checking_writes_nothing_and_says_what_building_says(tmp_path: Path) -> None:
    folder = write_content(tmp_path / "content")
    assert undoc.check(folder).ok
    (folder / "en.md").write_text("oops", "utf-8")
    before = tree(tmp_path)

    report = undoc.check(folder)

    assert tree(tmp_path) == before
    assert report.problems == undoc.build(folder, out=tmp_path / "out").problems != ()


def test_one_broken_version_does_not_stop_the_others(tmp_path: Path) -> None:
    folder = write_content(tmp_path / "content", STEM, "HSP/EB.2024/17", "zh", "en")
    text = (folder / "zh.md").read_text("utf-8")
    (folder / "zh.md").write_text(text.replace("Three", "\U00012000"), "utf-8")

    strict = undoc.build(tmp_path / "content", out=tmp_path / "strict", strict=True)
    report = undoc.build(tmp_path / "content", out=tmp_path / "out")

    assert codes(strict.problems) == codes(report.problems) == ["missing-character"]
    assert strict.outputs == ()
    assert not (tmp_path / "strict").exists()
    assert [version.language for version in strict.documents[0].not_built] == ["zh", "en"]
    assert list(tree(tmp_path / "out")) == [f"{STEM}/{STEM}-EN.docx", f"{STEM}/{STEM}-EN.pdf"]
    assert report.documents[0].not_built == (undoc.NotBuilt("zh"),)
    assert not report.ok


def test_two_documents_with_one_symbol_are_both_named_and_neither_is_built(tmp_path: Path) -> None:
    first = write_content(tmp_path / "content", "first", "A/1")
    second = write_content(tmp_path / "content", "second", "A/1")
    write_content(tmp_path / "content", "third", "A/3")

    report = undoc.build(tmp_path / "content", formats=["docx"], out=tmp_path / "out")

    clashes = [problem for problem in report.problems if problem.code == "duplicate-symbol"]
    assert [str(problem.place) for problem in clashes] == [
        f"{first / 'document.yaml'}:1:1",
        f"{second / 'document.yaml'}:1:1",
    ]
    assert str(second) in clashes[0].message
    assert list(tree(tmp_path / "out")) == ["A_3/A_3-EN.docx"]


@pytest.mark.parametrize(
    ("path", "code"), [("nowhere", "no-such-folder"), ("empty", "no-document"), ("file", "not-a-folder")]
)
def test_a_path_without_documents_is_a_problem(tmp_path: Path, path: str, code: str) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "file").touch()

    report = undoc.build(tmp_path / path, out=tmp_path / "out")

    assert codes(report.general) == [code]
    assert report.problems[0].place.path == str(tmp_path / path)
    assert not report.ok


def test_a_language_that_no_document_has_is_a_problem(tmp_path: Path) -> None:
    write_content(tmp_path / "content")

    report = undoc.build(tmp_path / "content", languages=["fr", "en"], formats=["docx"], out=tmp_path / "out")

    assert codes(report.general) == ["no-such-version"]
    assert "fr" in report.general[0].message
    assert len(report.outputs) == 1


def test_warnings_do_not_stop_a_document(tmp_path: Path) -> None:
    write_content(tmp_path / "content", "another_name", "A/1")

    report = undoc.build(tmp_path / "content", formats=["docx"], out=tmp_path / "out")

    assert report.ok
    assert codes(report.problems) == ["folder-name"]
    assert len(report.outputs) == 1


def test_unknown_choices_are_errors_of_the_caller(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="no language 'xx'; there are ar, zh"):
        undoc.build(tmp_path, languages=["xx"])
    with pytest.raises(ValueError, match="no format 'odt'; there are docx, pdf"):
        undoc.build(tmp_path, formats=["odt"])
    with pytest.raises(ValueError, match="no kind of numbers 'none'"):
        undoc.build(tmp_path, numbers="none")


def test_templates_of_ones_own(tmp_path: Path) -> None:
    write_content(tmp_path / "content")
    shutil.copytree(ROOT / "templates", tmp_path / "data" / "templates")
    (tmp_path / "data" / "fonts").symlink_to(ROOT / "fonts")
    language = tmp_path / "data" / "templates" / "languages" / "en.yaml"
    language.write_text(language.read_text("utf-8") + "\nnonsense: 1\n", "utf-8")

    report = undoc.build(tmp_path / "content", data=tmp_path / "data", out=tmp_path / "out")
    nowhere = undoc.build(tmp_path / "content", data=tmp_path / "nowhere", out=tmp_path / "out")

    assert report.problems[0].place.path.endswith("en.yaml")
    assert codes(nowhere.problems)[0] == "missing-templates"


def test_progress_counts_versions_and_hands_over_each_document(tmp_path: Path) -> None:
    write_content(tmp_path / "content", "A_1", "A/1", "en", "zh")
    write_content(tmp_path / "content", "A_2", "A/2")
    steps: list[undoc.Step] = []

    report = undoc.build(tmp_path / "content", formats=["docx"], out=tmp_path / "out", progress=steps.append)

    assert [(step.done, step.total, step.what) for step in steps if step.total and not step.finished] == [
        (0, 3, "A/1 zh"),
        (1, 3, "A/1 en"),
        (2, 3, "A/2 en"),
    ]
    assert tuple(step.finished for step in steps if step.finished) == report.documents
    assert (steps[-1].done, steps[-1].total) == (3, 3)


def test_load_gives_the_document_or_its_problems(tmp_path: Path) -> None:
    folder = write_content(tmp_path / "content")
    document = undoc.load(folder)
    assert str(document.metadata.symbol) == "HSP/EB.2024/17"
    assert list(document.versions) == ["en"]

    (folder / "en.md").write_text("oops", "utf-8")
    with pytest.raises(undoc.ContentError) as raised:
        undoc.load(folder)
    assert raised.value.problems[0].place.path == str(folder / "en.md")


#: What only documents with charts or drawings need.
DRAWING = (
    "resvg_py",
    "PIL",
    "undoc.drawings.shapes",
    "undoc.drawings.svg",
    "undoc.prepare.charts",
    "undoc.prepare.drawings",
    "undoc.typeset.blocks.charts",
    "undoc.typeset.blocks.drawings",
    "undoc.pdf.graphics",
    "undoc.docx.blocks.charts",
)


@pytest.mark.parametrize(
    ("arguments", "unwanted"),
    [
        (("--format", "pdf"), ("docx", "lxml", "rich", "shtab", *DRAWING)),
        (("--format", "docx"), ("undoc.pdf", "uharfbuzz", "rich", "shtab", *DRAWING)),
    ],
)
def test_it_imports_only_what_it_needs(tmp_path: Path, arguments: tuple[str, ...], unwanted: tuple[str, ...]) -> None:
    write_content(tmp_path / "content")
    program = (
        "import sys; from undoc.cli import main; "
        f"status = main(['build', '--quiet', *{arguments!r}]); "
        f"print(status, [name for name in {unwanted!r} if name in sys.modules])"
    )
    run = subprocess.run([sys.executable, "-c", program], cwd=tmp_path, capture_output=True, encoding="utf-8")
    assert (run.stdout, run.stderr) == ("0 []\n", "")


def test_importing_the_package_reads_no_template_and_no_library() -> None:
    program = "import sys, undoc; print([n for n in ('yaml', 'markdown_it', 'undoc.pdf', 'docx') if n in sys.modules])"
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, encoding="utf-8", check=True)
    assert run.stdout == "[]\n"
