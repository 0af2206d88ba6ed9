"""Content in its one form: what it says stays the same."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.content.read.content import FRONT_MATTER, METADATA
from tests.content.read.fixture_file import FIXTURES, Fixture, read_fixtures
from tests.content.read.test_any_text import SIGNS
from tests.support import specimen
from undoc.content.formatting import formatted
from undoc.content.read.files import read_text
from undoc.content.read.version import read_version
from undoc.model import Severity, Version
from undoc.model.report import Report
from undoc.model.sameness import says_the_same

ROOT = Path(__file__).parents[2]
FORMS = read_fixtures("forms.txt", Path(__file__).parent / "write" / "fixtures")
#: What the reader is tested with.
READ = [
    fixture
    for name in ("blocks.txt", "inlines.txt", "parts.txt", "tables.txt", "charts.txt")
    for fixture in read_fixtures(name)
]
TITLES = """\
---
# Before
title:   "A title"   # at the end
suffix: ""
agenda_title: 'It''s: an agenda {line=12.0}'
# The end
---
Text.
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the picture that the fixtures show."""
    path = tmp_path_factory.mktemp("content")
    shutil.copy(FIXTURES / "picture.png", path)
    return path


def form(text: str, path: Path) -> tuple[str | None, Report]:
    path.write_text(text, encoding="utf-8", newline="\n")
    report = Report()
    return formatted(path, report), report


def version(text: str, path: Path) -> Version | None:
    """What the text says, None where it has an error."""
    path.write_text(text, encoding="utf-8", newline="\n")
    report = Report()
    read = read_text(path, report)
    result = read_version(read, path, path.stem, report) if read is not None else None
    return None if report.has_errors else result


@pytest.mark.parametrize("fixture", FORMS, ids=str)
def test_forms(fixture: Fixture, folder: Path) -> None:
    path = folder / f"{fixture.language}.md"
    expected = f"{FRONT_MATTER}\n{fixture.expected}\n"
    for text in (FRONT_MATTER + fixture.input, expected):
        found, report = form(text, path)
        assert found == expected, report.problems()
    assert not report.problems()


@pytest.mark.parametrize("fixture", READ, ids=str)
def test_all_that_can_be_read_says_the_same(fixture: Fixture, folder: Path) -> None:
    path = folder / f"{fixture.language}.md"
    said = version(FRONT_MATTER + fixture.input, path)
    found, report = form(FRONT_MATTER + fixture.input, path)
    if said is None:
        assert found is None
        assert report.has_errors
        return
    assert found is not None, report.problems()
    assert says_the_same(version(found, path), said)
    assert form(found, path)[0] == found


@given(st.lists(st.sampled_from(SIGNS), max_size=40).map("".join), st.sampled_from(["en", "zh", "ar"]))
@settings(max_examples=150, deadline=None)
def test_any_text_says_the_same_or_is_left_alone(folder: Path, text: str, language: str) -> None:
    path = folder / f"{language}.md"
    text = FRONT_MATTER + text.replace("\ud800", "")
    said = version(text, path)
    found, report = form(text, path)
    assert (found is None) == report.has_errors
    if found is not None:
        assert says_the_same(version(found, path), said)
        assert form(found, path)[0] == found


def test_titles_keep_their_comments(folder: Path) -> None:
    found, _ = form(TITLES, folder / "en.md")
    assert found == (
        "---\n# Before\ntitle: A title # at the end\nagenda_title: 'It''s: an agenda {line=12}'\nsuffix: ''\n"
        "# The end\n---\n\nText.\n"
    )


def test_metadata_keep_their_comments(folder: Path) -> None:
    text = (
        "# The document\n"
        + METADATA.replace("kind: report", 'kind: "report" # of the year')
        + "session:\n  # its number\n  number: 2\n  year: 2024 # its year\n\n"
        + 'agenda: {status: adopted, # of the body\n  item: "5,6 (a) and 7"}\n# end\n'
    )
    found, report = form(text, folder / "document.yaml")
    assert found == (
        "# The document\n"
        + METADATA.replace("kind: report", "kind: report # of the year")
        + "# its number\nsession: {year: 2024, number: 2} # its year\n"
        + "agenda: {item: '5, 6 (a) and 7', status: adopted} # of the body\n# end\n"
    ), report.problems()


def test_a_text_whose_signs_would_be_read_otherwise_is_left_alone(folder: Path) -> None:
    found, report = form(f"{FRONT_MATTER}***{{a}}{{b}}*<_*.\n", folder / "en.md")
    assert found is None
    assert [problem.code for problem in report.problems() if problem.severity is Severity.ERROR] == ["not-formatted"]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("The number $n$", "foreign-mark"),
        ("_Italic_", "underscore-emphasis"),
        ("# II. Text", "typed-heading-number"),
        ("- (a) Text", "label-in-bullet"),
        ("a *b", "unclosed-emphasis"),
    ],
)
def test_a_warning_is_not_silenced(text: str, code: str, folder: Path) -> None:
    found, report = form(f"{FRONT_MATTER}{text}\n", folder / "en.md")
    assert found is None
    assert {problem.code for problem in report.problems()} == {code, "not-formatted"}


def test_content_with_an_error_is_not_formatted(folder: Path) -> None:
    found, report = form(f"{FRONT_MATTER}Text[^a].\n", folder / "en.md")
    assert found is None
    assert [problem.code for problem in report.problems()] == ["undefined-note"]


@pytest.mark.parametrize(
    "path", [*(ROOT / "content").glob("*/??.md"), *(ROOT / "content").glob("*/*.yaml")], ids=lambda path: path.name
)
def test_the_content_here_has_its_form(path: Path) -> None:
    assert formatted(path, Report()) == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["en.md", "zh.md"])
def test_the_specimen_of_the_tests_has_its_form(name: str) -> None:
    path = specimen.folder(next(iter(specimen.BODIES))) / name
    assert formatted(path, Report()) == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("path", sorted((ROOT / "templates" / "new").glob("*.md")), ids=lambda path: path.name)
def test_new_documents_have_their_form(path: Path) -> None:
    assert formatted(path, Report()) == path.read_text(encoding="utf-8")
