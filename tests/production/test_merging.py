"""Merges of edited Word files: what is written, what is told, and what is left as it was."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.importer.word.test_source import members, newer_format, other_text, same_identities
from tests.merge.built import CONTENT, LONG, SHORT, copied, version, word_file
from tests.merge.edits import Editor, packed
from tests.production.sample import tree
from undoc.model import ContentError, Severity
from undoc.production.merging import Merge, merge_document

LINE = "(b) More than 280,000 people in poor and vulnerable communities gained greater access to basic services"


def edited(old: str, new: str, part: str = "word/document.xml") -> bytes:
    """The Word file of the English version with one text for another."""
    parts = members(word_file(SHORT, "en"))
    assert parts[part].count(old.encode()) == 1
    parts[part] = parts[part].replace(old.encode(), new.encode())
    return packed(parts)


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return copied(SHORT, tmp_path)


def merged(data: bytes, content: Path, **options: object) -> Merge:
    path = content.parent / "edited.docx"
    path.write_bytes(data)
    return merge_document(path, content=content, **options)  # type: ignore[arg-type]


def source(content: Path) -> Path:
    return content / SHORT / "en.md"


def change_source(content: Path, old: str, new: str) -> str:
    text = source(content).read_text("utf-8")
    assert text.count(old) == 1
    source(content).write_text(text.replace(old, new), "utf-8")
    return text.replace(old, new)


def test_an_edit_is_written_and_the_rest_stays(content: Path) -> None:
    before = source(content).read_text("utf-8")
    merge = merged(edited("poor and vulnerable communities", "poor communities"), content)

    assert merge.ok
    assert source(content).read_text("utf-8") == before.replace("poor and vulnerable communities", "poor communities")
    assert [(edit.place.line, edit.what, edit.old, edit.new) for edit in merge.edits] == [
        (18, "changed", "and vulnerable", "")
    ]
    assert merge.owing == ("ar", "es", "fr", "ru", "zh")


def test_nothing_is_written_with_dry_run(content: Path) -> None:
    before = tree(content)
    merge = merged(edited("poor and vulnerable", "poor"), content, dry_run=True)

    assert list(merge.files) == [source(content)]
    assert tree(content) == before


def test_the_folder_itself_may_be_named(content: Path) -> None:
    path = content.parent / "edited.docx"
    path.write_bytes(edited("poor and vulnerable", "poor"))

    assert merge_document(path, content=content / SHORT).ok
    assert "280,000 people in poor communities" in source(content).read_text("utf-8")


def test_a_mark_at_the_beginning_and_line_ends_are_kept(content: Path) -> None:
    data = source(content).read_bytes()
    source(content).write_bytes(b"\xef\xbb\xbf" + data.replace(b"\n", b"\r\n"))
    merged(edited("poor and vulnerable", "poor"), content)

    expected = data.replace(b"280,000 people in poor and vulnerable", b"280,000 people in poor")
    assert source(content).read_bytes() == b"\xef\xbb\xbf" + expected.replace(b"\n", b"\r\n")


def test_what_both_have_changed_is_told_and_nothing_written(content: Path) -> None:
    text = change_source(content, "poor and vulnerable", "needy")
    merge = merged(edited("poor and vulnerable", "destitute"), content)

    (problem,) = merge.problems
    assert (problem.code, problem.place.line, problem.severity) == ("conflict", 18, Severity.ERROR)
    assert all(word in problem.message for word in ("“destitute”", "“needy”", "“poor and vulnerable”"))
    assert source(content).read_text("utf-8") == text


@pytest.mark.parametrize(("resolve", "word"), [("ours", "needy"), ("theirs", "destitute")])
def test_one_side_may_be_preferred(content: Path, resolve: str, word: str) -> None:
    text = change_source(content, "poor and vulnerable", "needy")
    merge = merged(edited("poor and vulnerable", "destitute"), content, resolve=resolve)

    assert merge.ok
    assert [problem.severity for problem in merge.problems] == [Severity.WARNING]
    assert source(content).read_text("utf-8") == text.replace("needy", word)


def test_both_may_be_written_between_markers(content: Path) -> None:
    change_source(content, "poor and vulnerable", "needy")
    merged(edited("poor and vulnerable", "destitute"), content, resolve="markers")

    text = source(content).read_text("utf-8")
    first, _, rest = text.partition("<<<<<<< source\n")
    ours, _, rest = rest.partition("=======\n")
    theirs, _, last = rest.partition(">>>>>>> edited.docx\n")
    assert ours.replace("needy", "destitute") == theirs
    assert first + ours + last == change_back(content)


def change_back(content: Path) -> str:
    return (CONTENT / SHORT / "en.md").read_text("utf-8").replace("poor and vulnerable", "needy")


def test_a_paragraph_deleted_there_and_changed_here_is_a_conflict(content: Path) -> None:
    text = change_source(content, "poor and vulnerable", "needy")
    parts = members(word_file(SHORT, "en"))
    document = parts["word/document.xml"].decode()
    at = document.index("280,000 people")
    start, end = document.rindex("<w:p>", 0, at), document.index("</w:p>", at) + len("</w:p>")
    parts["word/document.xml"] = (document[:start] + document[end:]).encode()
    merge = merged(packed(parts), content)

    assert ["deleted in the Word file, changed in the source" in one.message for one in merge.problems] == [True]
    assert source(content).read_text("utf-8") == text


def test_the_masthead_is_merged_into_the_metadata(content: Path) -> None:
    merge = merged(edited("19 September 2024", "20 September 2024", "word/header1.xml"), content)

    assert merge.ok
    assert "date: 2024-09-20\n" in (content / SHORT / "document.yaml").read_text("utf-8")
    assert list(merge.files) == [content / SHORT / "document.yaml"]


def test_comments_are_listed(content: Path) -> None:
    parts = members(word_file(SHORT, "en"))
    mark = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    comment = f'<w:comment {mark} w:id="7" w:author="Somebody"><w:p><w:r><w:t>Is it so?</w:t></w:r></w:p></w:comment>'
    parts["word/comments.xml"] = parts["word/comments.xml"].replace(
        b"</w:comments>", f"{comment}</w:comments>".encode()
    )
    merge = merged(packed(parts), content)

    assert [one.message for one in merge.comments] == ["Somebody: Is it so?"]
    assert not merge.files


def test_what_content_cannot_say_is_told(content: Path) -> None:
    start = "<w:t>More than 280,000"
    document = members(word_file(SHORT, "en"))["word/document.xml"].decode()
    at = document.index(start)
    run = document[document.rindex("<w:r>", 0, at) : at] + start
    colored = run.replace("<w:rPr>", '<w:rPr><w:color w:val="FF0000"/>', 1)
    merge = merged(edited(run, colored), content)

    assert not merge.files
    assert [one.code for one in merge.told] == ["form"]


def test_tracked_changes_are_asked_for(content: Path) -> None:
    editor = Editor(word_file(SHORT, "en"), version(SHORT, "en"), random.Random(1))
    data = editor.edited("replace_word", tracked=True).data
    asked = []

    def ask(change: object) -> bool:
        asked.append(change)
        return len(asked) > 1

    assert not merged(data, content, tracked="ask", ask=ask).files
    assert merged(data, content, tracked="ask", ask=ask).files
    assert len(asked) == 2
    with pytest.raises(ValueError, match="no way 'ask'"):
        merged(data, content, tracked="ask")


def without_source(parts: dict[str, bytes]) -> None:
    for name in [name for name in parts if name.startswith("customXml")]:
        del parts[name]


def test_a_file_without_its_source_is_compared_with_the_one_that_is_here(content: Path) -> None:
    parts = members(edited("poor and vulnerable", "poor"))
    without_source(parts)
    merge = merged(packed(parts), content)

    assert not merge.has_source
    assert [edit.old for edit in merge.edits] == ["and vulnerable"]


def broken_zip(data: bytes) -> bytes:
    return data[: len(data) // 2]


@pytest.mark.parametrize(
    ("change", "code"),
    [(other_text, "invalid-source"), (same_identities, "invalid-source"), (newer_format, "invalid-source")],
)
def test_a_damaged_source_is_a_problem(change: Callable[[dict[str, bytes]], object], code: str, content: Path) -> None:
    parts = members(edited("poor and vulnerable", "poor"))
    change(parts)
    before = tree(content)

    with pytest.raises(ContentError) as caught:
        merged(packed(parts), content)
    assert [problem.code for problem in caught.value.problems] == [code]
    assert tree(content) == before


@pytest.mark.parametrize("change", [('language="en"', 'language="../en"'), ('numbers="auto"', 'numbers="none"')])
def test_a_source_that_names_what_there_is_not_is_a_problem(change: tuple[str, str], content: Path) -> None:
    with pytest.raises(ContentError) as caught:
        merged(edited(*change, "customXml/item1.xml"), content)
    assert [problem.code for problem in caught.value.problems] == ["invalid-source"]


def test_a_picture_that_is_gone_is_a_problem(tmp_path: Path) -> None:
    content = copied(LONG, tmp_path)
    path = content / LONG / "en.md"
    text = path.read_text("utf-8")
    figure = next(line for line in text.split("\n") if "(lamp.jpg" in line)
    path.write_text(text.replace(f"{figure}\n\n", "").replace("figure [](#lamp)", "the figure"), "utf-8")
    (content / LONG / "lamp.jpg").unlink()

    with pytest.raises(ContentError) as caught:
        merged(word_file(LONG, "en"), content)
    assert [problem.code for problem in caught.value.problems] == ["missing-picture"]


def test_a_date_that_both_have_changed_is_a_conflict(content: Path) -> None:
    path = content / SHORT / "document.yaml"
    path.write_text(path.read_text("utf-8").replace("2024-09-19", "2024-09-21"), "utf-8")
    data = edited("19 September 2024", "20 September 2024", "word/header1.xml")
    before = tree(content)
    merge = merged(data, content)

    assert [(problem.code, problem.place.line) for problem in merge.problems] == [("conflict", 5)]
    assert tree(content) == before
    assert merged(data, content, resolve="theirs").ok
    assert "date: 2024-09-20\n" in path.read_text("utf-8")


def test_a_damaged_file_is_a_problem(content: Path) -> None:
    before = tree(content)

    with pytest.raises(ContentError) as caught:
        merged(broken_zip(word_file(SHORT, "en")), content)
    assert [problem.code for problem in caught.value.problems] == ["damaged-file"]
    assert tree(content) == before


def test_a_file_of_another_document_is_a_problem(content: Path) -> None:
    path = content / SHORT / "document.yaml"
    path.write_text(path.read_text("utf-8").replace("HSP/EB.2024/17", "HSP/EB.2024/18"), "utf-8")
    before = tree(content)

    with pytest.raises(ContentError) as caught:
        merged(edited("poor and vulnerable", "poor"), content)
    assert [problem.code for problem in caught.value.problems] == ["other-document"]
    assert tree(content) == before


@pytest.mark.parametrize("gone", ["", "en.md"])
def test_a_file_without_content_is_a_problem(content: Path, gone: str) -> None:
    path = content / SHORT / gone
    shutil.rmtree(path) if path.is_dir() else path.unlink()

    with pytest.raises(ContentError) as caught:
        merged(word_file(SHORT, "en"), content)
    assert [problem.code for problem in caught.value.problems] == ["no-source"]


def test_a_source_that_is_wrong_is_told(content: Path) -> None:
    change_source(content, "poor and vulnerable", "poor[^no]")

    with pytest.raises(ContentError) as caught:
        merged(word_file(SHORT, "en"), content)
    assert [problem.code for problem in caught.value.problems] == ["undefined-note"]


def test_the_source_may_have_changed_since(content: Path) -> None:
    text = change_source(content, "A total of 25 countries", "A total of 26 countries")
    merge = merged(edited("poor and vulnerable", "poor"), content)

    assert merge.ok
    expected = text.replace("280,000 people in poor and vulnerable", "280,000 people in poor")
    assert source(content).read_text("utf-8") == expected
