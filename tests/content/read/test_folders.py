from __future__ import annotations

from pathlib import Path

import pytest

from tests.content.read.content import FRONT_MATTER, METADATA, load_or_problems, make_folder, problem_lines
from undoc.content.read import find_folders, load, load_with_warnings
from undoc.model import AgendaItem, AgendaStatus, ContentError, Job, Place, Severity, Symbol

BODY = FRONT_MATTER + "Text.\n"


def test_find_folders_at_and_below_a_path(tmp_path: Path) -> None:
    for name in ("b", "a/deep/er", "a", ".hidden/x", "empty"):
        (tmp_path / name).mkdir(parents=True, exist_ok=True)
    for name in ("b", "a/deep/er", "a", ".hidden/x"):
        (tmp_path / name / "document.yaml").touch()
    (tmp_path / "odd" / "document.yaml").mkdir(parents=True)
    assert find_folders(tmp_path) == [tmp_path / name for name in ("a", "a/deep/er", "b", "odd")]
    assert find_folders(tmp_path / "b") == [tmp_path / "b"]
    assert find_folders(tmp_path / "empty") == []
    assert find_folders(tmp_path / "nowhere") == []
    assert find_folders(tmp_path / "b" / "document.yaml") == []


def test_versions_are_in_the_order_of_the_languages(tmp_path: Path) -> None:
    folder = make_folder(tmp_path, {"es.md": BODY, "ar.md": BODY, "en.md": BODY})
    document = load(folder)
    assert list(document.versions) == ["ar", "en", "es"]
    assert document.folder == folder
    assert document.versions["ar"].path == folder / "ar.md"
    assert document.versions["ar"].language == "ar"


def test_only_the_languages_asked_for_are_read(tmp_path: Path) -> None:
    folder = make_folder(tmp_path, {"es.md": "wrong", "ar.md": BODY, "en.md": BODY})
    assert list(load(folder, ["en"]).versions) == ["en"]
    assert list(load(folder, ["fr", "en"]).versions) == ["en"]
    assert list(load(folder, ["fr"]).versions) == []
    with pytest.raises(ContentError):
        load(folder, ["es"])


def test_all_problems_of_all_files_come_at_once_and_sorted(tmp_path: Path) -> None:
    folder = make_folder(
        tmp_path, {"document.yaml": METADATA + "barcode: 1\n", "en.md": "Text.\n", "fr.md": "Text.[^a]\n"}
    )
    with pytest.raises(ContentError) as caught:
        load(folder)
    assert [(Path(problem.place.path).name, problem.code) for problem in caught.value.problems] == [
        ("document.yaml", "unknown-key"),
        ("en.md", "missing-front-matter"),
        ("fr.md", "missing-front-matter"),
        ("fr.md", "undefined-note"),
    ]


def test_folder_without_language_file(tmp_path: Path) -> None:
    assert problem_lines(load_or_problems(make_folder(tmp_path, {}))[1]) == ["0:0 no-language-file"]


def test_folder_without_metadata(tmp_path: Path) -> None:
    (tmp_path / "en.md").write_text("wrong", encoding="utf-8")
    _, problems = load_or_problems(tmp_path)
    assert problem_lines(problems) == ["0:0 missing-file", "1:1 missing-front-matter"]
    assert problems[0].place == Place(str(tmp_path / "document.yaml"))


@pytest.mark.parametrize("name", ["nowhere", "file", "nul\0"])
def test_path_that_is_no_folder(name: str, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    document, problems = load_or_problems(tmp_path / name)
    assert document is None
    assert problem_lines(problems) == ["0:0 unreadable-folder"]


def test_markdown_files_that_are_no_language_files_give_warnings(tmp_path: Path) -> None:
    names = ["ZH.md", "de.md", "notes.md", "README.md", "EN.MD", "notes.txt"]
    folder = make_folder(tmp_path, {"en.md": BODY} | dict.fromkeys(names, "text"))
    warnings = load_with_warnings(folder).warnings
    assert [(Path(warning.place.path).name, warning.code) for warning in warnings] == [
        (name, "unknown-language-file") for name in ("EN.MD", "ZH.md", "de.md")
    ]
    assert all(warning.severity is Severity.WARNING for warning in warnings)
    assert "“zh.md”" in warnings[1].advice


def test_folder_that_is_not_named_like_the_symbol_gives_a_warning(tmp_path: Path) -> None:
    folder = make_folder(tmp_path, {"en.md": BODY}).rename(tmp_path / "other")
    (warning,) = load_with_warnings(folder).warnings
    assert (warning.code, warning.place) == ("folder-name", Place(str(folder)))
    assert "A_80_1" in warning.message


def test_folder_named_by_a_relative_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(make_folder(tmp_path, {"en.md": BODY}))
    loaded = load_with_warnings(Path())
    assert not loaded.warnings
    assert loaded.document.metadata.place_of("symbol") == Place("document.yaml", 1, 1)


def test_metadata(tmp_path: Path) -> None:
    more = (
        "session: {number: 79}\n"
        "meeting:\n  place: new-york\n  start: 2025-09-01\n  end: 2025-09-01\n"
        'agenda: {item: "5, 6 (a), and 7(b)", status: preliminary, note: A/80/50}\n'
        "author: secretary-general   # a comment\n"
        "job: {number: GE.18-01763, stamp: 210622 240622}\n"
    )
    metadata = load(make_folder(tmp_path, {"document.yaml": METADATA + more, "en.md": BODY})).metadata
    assert str(metadata.symbol) == "A/80/1"
    assert metadata.session is not None
    assert (metadata.session.number, metadata.session.year) == (79, None)
    assert metadata.meeting is not None
    assert metadata.meeting.start == metadata.meeting.end
    assert metadata.agenda is not None
    assert metadata.agenda.items == (AgendaItem(5), AgendaItem(6, "a"), AgendaItem(7, "b"))
    assert metadata.agenda.status is AgendaStatus.PRELIMINARY
    assert metadata.agenda.note == Symbol.parse("A/80/50")
    assert metadata.author == "secretary-general"
    assert metadata.job == Job("GE.18-01763", "210622 240622")
    file = metadata.places[""].path
    assert metadata.place_of("meeting.start") == Place(file, 10, 3)
    assert metadata.place_of("agenda.status") == Place(file, 12, 38)
    assert metadata.place_of("session.year") == Place(file, 7, 1)


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("6", [(6, None)]),
        ("6 (a)", [(6, "a")]),
        ("6(a)", [(6, "a")]),
        ("5 and 6", [(5, None), (6, None)]),
        ("5, 6, 7 (c) and 8 (aa)", [(5, None), (6, None), (7, "c"), (8, "aa")]),
    ],
)
def test_agenda_items(text: str, items: list[tuple[int, str | None]], tmp_path: Path) -> None:
    more = f"agenda:\n  item: {text}\n  status: adopted\n"
    agenda = load(make_folder(tmp_path, {"document.yaml": METADATA + more, "en.md": BODY})).metadata.agenda
    assert agenda is not None
    assert agenda.items == tuple(AgendaItem(*item) for item in items)


@pytest.mark.parametrize("text", ["six", "6 (A)", "6 a", "5;6", "5 6", "and 6", "5,,6", "6 (a) (b)", "00000"])
def test_what_is_no_agenda_item(text: str, tmp_path: Path) -> None:
    more = f"agenda:\n  item: {text}\n  status: adopted\n"
    folder = make_folder(tmp_path, {"document.yaml": METADATA + more, "en.md": BODY})
    assert problem_lines(load_or_problems(folder)[1]) == ["8:9 invalid-item"]


def test_scalars_stay_text(tmp_path: Path) -> None:
    metadata = METADATA.replace("body: general-assembly", "body: no").replace("A/80/1", "A/80/1.10")
    loaded = load_with_warnings(make_folder(tmp_path, {"document.yaml": metadata, "en.md": BODY}))
    assert loaded.document.metadata.body == "no"
    assert str(loaded.document.metadata.symbol) == "A/80/1.10"


def test_front_matter(tmp_path: Path) -> None:
    text = (
        "---  \n"
        "title: A *title*[^n]\n"
        "agenda_title: 'It''s'\n"
        "session: Seventy-ninth *session*\n"
        "author: e\u0301\n"
        "---\t\n"
        "Text.\n\n[^n]: Note.\n"
    )
    version = load(make_folder(tmp_path, {"en.md": text})).versions["en"]
    assert [type(inline).__name__ for inline in version.title] == ["Text", "Emphasized", "NoteCall"]
    assert version.wording == {"session": "Seventy-ninth *session*", "author": "é"}
    assert version.places["agenda_title"] == Place(str(version.path), 3, 1)
    assert version.places[""] == Place(str(version.path))
