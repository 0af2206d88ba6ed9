"""What is built again, and what is not: only what an edit touches, and all of that."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

import undoc
from tests.production.sample import PICTURE, STEM, tree, write_content
from tests.support.seed import ROOT
from undoc.production.record import dependencies as needs

Edit = Callable[[Path], object]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with templates of its own and three documents, two of Nairobi's house, one of New York's, all built."""
    folder = tmp_path_factory.mktemp("made")
    shutil.copytree(ROOT / "templates", folder / "data" / "templates")
    (folder / "data" / "fonts").mkdir()
    for path in (ROOT / "fonts").iterdir():
        # Links, so that a test can put another file in the place of one.
        (folder / "data" / "fonts" / path.name).symlink_to(path)
    content = folder / "content"
    first = write_content(content, "HSP_EB.2024_1", "HSP/EB.2024/1", "en", "zh")
    shutil.copy(PICTURE, first / "chart.png")
    with (first / "en.md").open("a", encoding="utf-8") as stream:
        stream.write("\n![A chart](chart.png)\n")
    write_content(content, "HSP_EB.2024_2", "HSP/EB.2024/2")
    assembly = write_content(content, "A_80_1", "A/80/1")
    text = (assembly / "document.yaml").read_text("utf-8")
    text = text.replace("hsp-executive-board", "general-assembly")
    # New York has no line for the days of a session.
    text = "".join(line for line in text.splitlines(keepends=True) if not line.startswith("meeting:"))
    (assembly / "document.yaml").write_text(text, "utf-8")
    report = undoc.build(content, out=folder / "build", data=folder / "data")
    assert {output.path.name: output.reason for output in report.outputs} == dict.fromkeys(ALL, "not built before")
    return folder


@pytest.fixture
def here(made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of what was made, with its record, as the current folder."""
    shutil.copytree(made, tmp_path, symlinks=True, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("UNDOC_DATA", "data")
    return tmp_path


def built(**options: object) -> dict[str, str]:
    """The files that a build writes, with the reason for each."""
    report = undoc.build("content", **options)  # type: ignore[arg-type]
    assert report.ok, report.problems
    return {output.path.name: output.reason for output in report.outputs}


def appended(path: str, text: str) -> Edit:
    def edit(here: Path) -> None:
        with (here / path).open("a", encoding="utf-8") as stream:
            stream.write(text)

    return edit


def replaced(path: str, old: str, new: str) -> Edit:
    def edit(here: Path) -> None:
        text = (here / path).read_text("utf-8")
        assert old in text
        (here / path).write_text(text.replace(old, new), "utf-8")

    return edit


def touched(path: Path) -> bool:
    path.touch()
    return True


def files(*stems: str) -> set[str]:
    return {f"{stem}.{name}" for stem in stems for name in ("docx", "pdf")}


FIRST_EN, FIRST_ZH, SECOND, ASSEMBLY = "HSP_EB.2024_1-EN", "HSP_EB.2024_1-ZH", "HSP_EB.2024_2-EN", "A_80_1-EN"
ALL = files(FIRST_EN, FIRST_ZH, SECOND, ASSEMBLY)
HOUSES = "data/templates/houses"
LANGUAGES = "data/templates/languages"
BODIES = "data/templates/bodies.yaml"
EDITS: dict[str, tuple[Edit, set[str], str]] = {
    "a language file": (appended("content/HSP_EB.2024_1/zh.md", "\n再。\n"), files(FIRST_ZH), "zh.md has changed"),
    "metadata": (
        replaced("content/HSP_EB.2024_1/document.yaml", "2024-09-19", "2024-09-20"),
        files(FIRST_EN, FIRST_ZH),
        "document.yaml has changed",
    ),
    "a picture": (
        lambda here: shutil.copy(ROOT / "docs/pages.png", here / "content/HSP_EB.2024_1/chart.png"),
        files(FIRST_EN),
        "chart.png has changed",
    ),
    "a house": (
        appended(f"{HOUSES}/nairobi.yaml", "# more\n"),
        files(FIRST_EN, FIRST_ZH, SECOND),
        "templates/houses/nairobi.yaml has changed",
    ),
    "the house that a house is based on": (
        appended(f"{HOUSES}/geneva.yaml", "# more\n"),
        files(FIRST_EN, FIRST_ZH, SECOND),
        "templates/houses/geneva.yaml has changed",
    ),
    "another house": (
        appended(f"{HOUSES}/new-york.yaml", "# more\n"),
        files(ASSEMBLY),
        "templates/houses/new-york.yaml has changed",
    ),
    "a language": (
        appended(f"{LANGUAGES}/zh.yaml", "# more\n"),
        files(FIRST_ZH),
        "templates/languages/zh.yaml has changed",
    ),
    "the language that a distribution block is in": (
        appended(f"{LANGUAGES}/en.yaml", "# more\n"),
        ALL,
        "templates/languages/en.yaml has changed",
    ),
    "a body": (
        replaced(BODIES, "house: nairobi", "house: geneva"),
        files(FIRST_EN, FIRST_ZH, SECOND),
        "the body hsp-executive-board has changed",
    ),
    "a body that no document is of": (appended(BODIES, "\nunheard-of:\n  house: geneva\n  names: {}\n"), set(), ""),
    "symbols": (appended("data/templates/symbols.yaml", "# more\n"), ALL, "templates/symbols.yaml has changed"),
    "a font": (
        lambda here: Path(shutil.copy(ROOT / "fonts/Tinos-Bold.ttf", here / "x")).replace(
            here / "data/fonts/Amiri-Bold.ttf"
        ),
        ALL,
        "the fonts have changed",
    ),
    "a removed file": (
        lambda here: (here / "build/A_80_1/A_80_1-EN.pdf").unlink(),
        {"A_80_1-EN.pdf"},
        "the file is missing",
    ),
    "a file edited by hand": (
        lambda here: (here / "build/A_80_1/A_80_1-EN.docx").write_bytes(b"mine"),
        {"A_80_1-EN.docx"},
        "the file was changed by other means",
    ),
    "notes beside the texts": (appended("content/A_80_1/NOTES.md", "x"), set(), ""),
    "the texts of new documents": (appended("data/templates/new/en.md", "x"), set(), ""),
    "files saved without a change": (lambda here: all(touched(path) for path in here.rglob("*.md")), set(), ""),
    "the record removed": (lambda here: shutil.rmtree(here / "build/.undoc"), ALL, "not built before"),
    "a damaged record": (
        lambda here: [path.write_bytes(b"{") for path in (here / "build/.undoc").glob("A_80*.json")],
        files(ASSEMBLY),
        "not built before",
    ),
    "a record of another kind": (
        lambda here: [path.write_bytes(b'{"form":1,"outputs":3}') for path in (here / "build/.undoc").glob("A_*.json")],
        files(ASSEMBLY),
        "not built before",
    ),
}


def test_a_second_build_makes_nothing(here: Path) -> None:
    before = tree(here / "build")

    report = undoc.build("content")

    assert report.outputs == ()
    assert {output.path.name for output in report.unchanged} == ALL
    assert all(output.path.is_file() for output in report.unchanged)
    assert tree(here / "build") == before


@pytest.mark.parametrize("kind", EDITS)
def test_an_edit_rebuilds_what_it_touches(kind: str, here: Path) -> None:
    edit, expected, reason = EDITS[kind]

    edit(here)

    assert built() == dict.fromkeys(expected, reason)
    assert built() == {}


def test_rebuilding_makes_the_files_that_a_first_build_makes(here: Path) -> None:
    replaced(f"{HOUSES}/nairobi.yaml", "exact 14", "exact 15")(here)
    appended("content/A_80_1/en.md", "\nMore.\n")(here)
    before = tree(here / "build")

    built()
    undoc.build("content", out="afresh")

    assert tree(here / "build") == tree(here / "afresh")
    assert tree(here / "build") != before


def test_options_rebuild_what_they_decide(here: Path) -> None:
    shutil.rmtree("build")
    built(formats=["docx"], languages=["en"])

    assert set(built(languages=["en"])) == {f"{stem}.pdf" for stem in (FIRST_EN, SECOND, ASSEMBLY)}
    assert set(built(numbers="typed", formats=["pdf"])) == {f"{FIRST_ZH}.pdf"}
    assert built(numbers="typed", languages=["en"]) == dict.fromkeys(
        [f"{stem}.docx" for stem in (FIRST_EN, SECOND, ASSEMBLY)], "the numbers were auto"
    )
    assert built(numbers="typed", final=True, formats=["docx"], languages=["en"]) == dict.fromkeys(
        [f"{stem}.docx" for stem in (FIRST_EN, SECOND, ASSEMBLY)], "the file was not for issuing"
    )
    assert built(force=True, numbers="typed") == dict.fromkeys(ALL, "asked for with --force")


def test_another_version_of_the_program_rebuilds_everything(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(needs, "program", lambda: "another")
    assert built() == dict.fromkeys(ALL, "undoc has changed")


def test_the_program_is_known_by_its_sources_and_libraries() -> None:
    sources = [path for path, _ in needs._sources()]
    assert "typeset/text/lines.py" in sources
    assert "cli/app.py" not in sources


def test_a_version_that_failed_is_made_again_and_the_others_keep_their_files(here: Path) -> None:
    before = tree(here / "build")
    text = Path("content/HSP_EB.2024_1/zh.md").read_text("utf-8")
    Path("content/HSP_EB.2024_1/zh.md").write_text("oops", "utf-8")
    appended("content/HSP_EB.2024_1/en.md", "\nMore.\n")(here)

    for force in (False, True, False):
        report = undoc.build("content", strict=True, force=force)
        assert [problem.code for problem in report.problems] == ["missing-front-matter"]
        assert not {output.path.name for output in report.outputs} & files(FIRST_EN, FIRST_ZH)
        assert tree(here / "build") == before

    for expected in (files(FIRST_EN), set()):
        report = undoc.build("content")
        assert [problem.code for problem in report.problems] == ["missing-front-matter"]
        assert {output.path.name for output in report.outputs} == expected
        [version] = report.documents[1].not_built
        assert (version.language, {path.name for path in version.standing}) == ("zh", files(FIRST_ZH))
    assert {name: data for name, data in tree(here / "build").items() if "-ZH" in name} == {
        name: data for name, data in before.items() if "-ZH" in name
    }

    # The version that failed is as it was when its files were made.
    Path("content/HSP_EB.2024_1/zh.md").write_text(text, "utf-8")
    assert built() == {}


def test_warnings_stay_though_nothing_is_built(here: Path) -> None:
    Path("content/A_80_1").rename("content/odd")
    appended("content/odd/en.md", "\nTable: x\n")(here)
    first = undoc.build("content")
    second = undoc.build("content")
    Path("content/odd/en2.md").write_text("x", "utf-8")
    third = undoc.build("content")
    fourth = undoc.build("content")

    assert [problem.code for problem in first.problems] == ["folder-name", "caption-without-table"]
    assert (second.problems, second.outputs) == (first.problems, ())
    assert [problem.code for problem in third.problems] == [
        "folder-name",
        "caption-without-table",
        "unknown-language-file",
    ]
    assert (fourth.problems, fourth.outputs) == (third.problems, ())


def test_content_and_outputs_can_be_moved_together(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (here / "elsewhere").mkdir()
    for name in ("content", "build", "data"):
        (here / name).rename(here / "elsewhere" / name)
    monkeypatch.chdir(here / "elsewhere")
    assert built() == {}
    assert undoc.build(here / "elsewhere" / "content", out=here / "elsewhere" / "build").outputs == ()


def test_an_input_that_changes_while_it_is_read_is_read_again(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from undoc.production.workers import task

    original = task._files

    def edited_meanwhile(*arguments: object) -> object:
        made = original(*arguments)  # type: ignore[arg-type]
        appended("content/A_80_1/en.md", "\nMore.\n")(here)
        return made

    appended("content/A_80_1/en.md", "\nMore.\n")(here)
    with monkeypatch.context() as patch:
        patch.setattr(task, "_files", edited_meanwhile)
        undoc.build("content/A_80_1", formats=["docx"])
    assert set(built(formats=["docx"])) >= {f"{ASSEMBLY}.docx"}
    assert built(formats=["docx"]) == {}


def test_two_folders_that_claim_one_symbol_are_found_whether_built_before_or_not(here: Path) -> None:
    before = tree(here / "build")
    shutil.copytree("content/A_80_1", "content/copy")

    report = undoc.build("content")

    assert [problem.code for problem in report.problems if problem.severity == "error"] == ["duplicate-symbol"] * 2
    assert tree(here / "build") == before
    assert {output.path.name for output in report.unchanged} == ALL - files(ASSEMBLY)


def test_a_seed_without_a_record_in_a_read_only_place_of_it_is_built(tmp_path: Path) -> None:
    write_content(tmp_path / "content")
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / ".undoc").write_text("in the way", "utf-8")

    report = undoc.build(tmp_path / "content", out=tmp_path / "out")

    assert [problem.code for problem in report.problems] == ["unwritable-output"]
    assert not (tmp_path / "out" / STEM).exists()


def test_files_of_a_withdrawn_version_are_told_and_left(here: Path) -> None:
    before = tree(here / "build")
    (here / "content/HSP_EB.2024_1/zh.md").unlink()

    for _ in range(2):
        report = undoc.build("content")
        told = {Path(problem.place.path).name for problem in report.problems if problem.code == "orphaned-output"}
        assert report.ok
        assert told == {"HSP_EB.2024_1-ZH.docx", "HSP_EB.2024_1-ZH.pdf"}

    assert tree(here / "build") == before


def test_files_of_a_document_that_was_removed_are_told_and_left(here: Path) -> None:
    before = tree(here / "build")
    shutil.rmtree("content/A_80_1")

    for _ in range(2):
        report = undoc.build("content")
        assert report.ok
        assert {Path(problem.place.path).name for problem in report.problems} == files(ASSEMBLY)
        assert {problem.code for problem in report.problems} == {"orphaned-output"}
        assert report.problems[0].message.startswith("content/A_80_1, which this file was made from,")
    assert tree(here / "build") == before

    # Nothing is said where the document would not be looked for, nor when its files are gone too.
    assert undoc.build("content/HSP_EB.2024_2").problems == ()
    shutil.rmtree("build/A_80_1")
    assert undoc.build("content").problems == ()


@pytest.mark.parametrize("others", [True, False])
def test_a_document_whose_folder_was_renamed_leaves_no_orphans(here: Path, others: bool) -> None:
    Path("content/A_80_1").rename("content/odd")
    if not others:
        for stem in ("HSP_EB.2024_1", "HSP_EB.2024_2"):
            shutil.rmtree(f"content/{stem}")
            shutil.rmtree(f"build/{stem}")
    for _ in range(2):
        assert {problem.code for problem in undoc.build("content").problems} == {"folder-name"}


def test_a_document_with_another_symbol_leaves_its_old_files(here: Path) -> None:
    edit = replaced("content/A_80_1/document.yaml", "A/80/1", "A/80/2")
    edit(here)
    Path("content/A_80_1").rename("content/A_80_2")
    report = undoc.build("content")
    assert {output.path.name for output in report.outputs} == files("A_80_2-EN")
    assert {Path(problem.place.path).name for problem in report.problems} == files(ASSEMBLY)
