from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.content.read.content import FRONT_MATTER, METADATA, load_or_problems, make_folder, problem_lines
from undoc.characters import LONGEST_WORD, find_long_words
from undoc.content.read import load_with_warnings
from undoc.model import Paragraph, Place, Text
from undoc.model.report import LIMIT, Report

BODY = FRONT_MATTER + "Text.\n"


def problems_of(path: Path, data: str | bytes, file: str = "en.md") -> list[str]:
    files: dict[str, str | bytes] = {"en.md": BODY, file: data}
    return problem_lines(load_or_problems(make_folder(path, files))[1])


@pytest.mark.parametrize("file", ["en.md", "document.yaml"])
class TestFilesThatAreNoText:
    def test_not_utf_8(self, file: str, tmp_path: Path) -> None:
        assert problems_of(tmp_path, b"\xef\xbb\xbfa: b\r\n\xe4\xb8\xad\xd6\xd0\r\n", file) == ["2:2 not-utf-8"]

    def test_utf_16(self, file: str, tmp_path: Path) -> None:
        assert problems_of(tmp_path, BODY.encode("utf-16"), file) == ["0:0 not-utf-8"]

    def test_surrogates_written_as_characters(self, file: str, tmp_path: Path) -> None:
        found = problems_of(tmp_path, b"\xed\xa0\x80" + (METADATA if file == "document.yaml" else BODY).encode(), file)
        assert "1:1 surrogate" in found

    @pytest.mark.parametrize("data", [b"", b"\xef\xbb\xbf", b"\r\n  \n\t"])
    def test_empty(self, file: str, data: bytes, tmp_path: Path) -> None:
        assert problems_of(tmp_path, data, file) == ["0:0 empty-file"]

    def test_nothing_but_nul(self, file: str, tmp_path: Path) -> None:
        found = problems_of(tmp_path, b"\0" * 5000, file)
        assert f"1:{LIMIT} control-character" in found
        assert f"1:{LIMIT + 1} control-character" not in found
        assert "0:0 control-character" in found

    def test_folder_in_the_place_of_the_file(self, file: str, tmp_path: Path) -> None:
        folder = make_folder(tmp_path, {"en.md": BODY})
        (folder / file).unlink()
        (folder / file).mkdir()
        assert problem_lines(load_or_problems(folder)[1]) == ["0:0 unreadable-file"]

    @pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no pipes with names")
    def test_pipe_in_the_place_of_the_file(self, file: str, tmp_path: Path) -> None:
        folder = make_folder(tmp_path, {"en.md": BODY})
        (folder / file).unlink()
        os.mkfifo(folder / file)
        assert problem_lines(load_or_problems(folder)[1]) == ["0:0 unreadable-file"]

    def test_file_that_may_not_be_read(self, file: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        folder = make_folder(tmp_path, {"en.md": BODY})
        opened = os.open

        def refuse(path: str, flags: int) -> int:
            if Path(path).name == file:
                raise PermissionError(13, "Permission denied")
            return opened(path, flags)

        monkeypatch.setattr(os, "open", refuse)
        problems = load_or_problems(folder)[1]
        assert problem_lines(problems) == ["0:0 unreadable-file"]
        assert "Permission denied" in problems[0].message

    def test_link_that_leaves_the_folder(self, file: str, tmp_path: Path) -> None:
        folder = make_folder(tmp_path, {"en.md": BODY})
        (folder / file).rename(tmp_path / "aside")
        (folder / file).symlink_to(tmp_path / "aside")
        assert problem_lines(load_or_problems(folder)[1]) == ["0:0 link-outside"]

    def test_link_within_the_folder(self, file: str, tmp_path: Path) -> None:
        folder = make_folder(tmp_path, {"en.md": BODY})
        (folder / file).rename(folder / "aside")
        (folder / file).symlink_to("aside")
        assert load_or_problems(folder)[1] == ()

    def test_huge_file(self, file: str, tmp_path: Path) -> None:
        folder = make_folder(tmp_path, {"en.md": BODY})
        os.truncate(folder / file, 3 << 30)
        assert problem_lines(load_or_problems(folder)[1]) == ["0:0 file-too-large"]


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_line_ends_and_byte_order_mark_change_nothing(line_end: str, mark: str, tmp_path: Path) -> None:
    texts = {"document.yaml": METADATA, "en.md": BODY + "goes on.\n\nMore."}
    folder = make_folder(tmp_path, {name: mark + text.replace("\n", line_end) for name, text in texts.items()})
    loaded = load_with_warnings(folder)
    assert not loaded.warnings
    file = str(folder / "en.md")
    assert loaded.document.versions["en"].blocks == (
        Paragraph((Text("Text. goes on.", Place(file, 4, 1)),), Place(file, 4, 1)),
        Paragraph((Text("More.", Place(file, 7, 1)),), Place(file, 7, 1)),
    )


@pytest.mark.parametrize(
    "body",
    [
        "*a **b " * 4_000,
        "[" * 10_000,
        "[a](" * 4_000,
        "[^a" * 4_000,
        "^a~" * 4_000,
        "*" * 10_000,
        "::: quotation\n" * 1_000,
        "> " * 4_000,
        "- " * 4_000,
        "\\" * 10_000,
        "`" * 10_000 + "a",
        "<a" * 4_000,
        '![a](b "' * 2_000 + ")",
        "(a) " * 4_000,
        "{#a" * 4_000,
        "".join(" " * indent + "- a\n" for indent in range(200)),
        "::: annex\n" * 1_000,
        "::: x\n" * 1_000,
        "```table\n" * 1_000,
        "````\n```\n" * 2_000,
        "|" * 5_000 + "\n|-|\n",
        "a|\n-|\n" * 1_000,
        "a|b\n-|-\n" + "\\|" * 5_000,
        "Table: a\n" * 2_000,
        "::: annex " + "{a=b" * 4_000,
        "::: annex {" + "a " * 4_000 + "=}",
        "```table\nrows: [[" + "{text: a}, " * 1_000 + "a]]\n```",
        "```table\nrows:\n" + "  - [{rows: 9999}, b]\n" * 1_000 + "```",
        "```table\nrows:\n" + "  - [" + "{columns: 9999}, " * 1_000 + "b]\n```",
        '```table\nrows: [["' + "[^a]" * 1_000 + '"]]\nnotes: {a: b}\n```',
        "```table\nrows: [[a]]\nnotes:\n" + "".join(f"  n{number}: text\n" for number in range(1_000)) + "```",
        "```chart\nkind: pie\ncategories: [" + "a, " * 1_000 + "a]\nseries: {a: [" + "1, " * 1_000 + "1]}\n```",
    ],
    ids=lambda body: body[:12],
)
def test_nesting_without_end_is_read_in_time(body: str, tmp_path: Path) -> None:
    load_or_problems(make_folder(tmp_path, {"en.md": FRONT_MATTER + body}))


@pytest.mark.parametrize("sign", ["[", "{", "- ", "? ", "{a: ", "- - a: "])
def test_yaml_nested_without_end_is_a_problem(sign: str, tmp_path: Path) -> None:
    code = "invalid-yaml" if sign == "- - a: " else "yaml-depth"  # no list may begin behind a key
    for file, data in (
        ("document.yaml", "symbol:\n  " + sign * 100_000),
        ("en.md", f"---\n{sign * 100_000}\n---\nText.\n"),
    ):
        document, problems = load_or_problems(make_folder(tmp_path, {"en.md": BODY, file: data}))
        assert document is None
        assert (file, code) in {(problem.place.path.split("/")[-1], problem.code) for problem in problems}


def test_very_many_problems_of_a_kind_are_counted() -> None:
    report = Report()
    for line in range(1, LIMIT + 51):
        report.warning(Place("en.md", line, 1), "some-code", "Something is odd.", "Look at it.")
    problems = report.problems()
    assert len(problems) == LIMIT + 1
    assert "50 more" in problems[0].message
    assert not report.has_errors


@pytest.mark.parametrize(
    ("text", "offsets"),
    [
        ("a" * LONGEST_WORD, []),
        ("ab\n" + "a" * (LONGEST_WORD + 1), [3]),
        ("中" * (2 * LONGEST_WORD), []),
        ("中文a" * LONGEST_WORD, []),
        ("ab " * LONGEST_WORD, []),
        ("ab\u00a0" * LONGEST_WORD + " " + "ن" * (2 * LONGEST_WORD), [0, 3 * LONGEST_WORD + 1]),
    ],
)
def test_words_without_an_end_are_found(text: str, offsets: list[int]) -> None:
    assert list(find_long_words(text)) == offsets
