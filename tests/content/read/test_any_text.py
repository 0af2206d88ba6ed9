from __future__ import annotations

import tempfile
import unicodedata
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.content.read.content import FRONT_MATTER, METADATA, all_inlines, dump_inlines, load_or_problems, make_folder
from undoc.model import Emphasized, NoteCall, Paragraph, Reference, Text

#: What has a meaning in the format, so that random texts are more than plain words.
SIGNS = [
    *"*^~[]()!`<>&{}_#-|:\\\"'=+.\n\t \u3000",
    *(
        "| a | b |\n",
        "|---|:-:|\n",
        "Table: ",
        "|",
        "```table\n",
        "```chart\n",
        "rows:\n",
        "  - [a, b]\n",
        "notes: {a: b}\n",
    ),
    *(
        "::: annex ",
        "::: landscape\n",
        "::: columns 3\n",
        "::: summary\n",
        "::: contents 2\n",
        ":::\n",
        "{#a original=fr}",
    ),
    *("---\n", "**", "[^a]", "[^a]: ", "](#a)", "{#a}", "](https://un.org)", "![", ":::", "::: quotation\n", "\n\n"),
    *("1. ", "(a) ", "(i) ", "a. ", "（一）", "# ", "- ", "  - ", "\\\n", "|---|", "```\n", "&amp;", "<b>", "title: "),
    *(
        "symbol: A/80/1\n",
        "agenda: {",
        "item: 6 (a)",
        "date: 2025-01-01\n",
        "&x ",
        "*x",
        "!!str ",
        "<<: ",
        "? ",
        "\r\n",
    ),
    *("{>}", "{-}", " {line=11}", "{.a}", "$a=b$", "==a==", "@fig:a", "{{", "1) ", "]{spacing=1}"),
    *("中文", "，", "“", "é", "e\u0301", "\u0000", "\ufeff", "\u202e", "\ud800", "\U00020000", "نص", "(أ) ", "word "),
]
any_text = st.one_of(st.text(), st.lists(st.sampled_from(SIGNS), max_size=40).map("".join), st.binary(max_size=60))
limits = settings(max_examples=120, deadline=None)


def check(file: str, data: str | bytes) -> None:
    with tempfile.TemporaryDirectory() as path:
        files: dict[str, str | bytes] = {"en.md": FRONT_MATTER + "Text.\n", file: data}
        folder = make_folder(Path(path), files)
        document, problems = load_or_problems(folder)
        for problem in problems:
            assert problem.place.path in (str(folder / file), str(folder))
            assert (problem.place.line > 0) == (problem.place.column > 0)
            assert problem.message
            assert problem.advice
        assert document is not None or problems
        if document is not None:
            for inline in (inline for version in document.versions.values() for inline in all_inlines(version)):
                if isinstance(inline, Text | NoteCall | Reference):
                    assert inline.place.line > 0
                if isinstance(inline, Text):
                    assert inline.text
                    assert "\n" not in inline.text
                    assert unicodedata.is_normalized("NFC", inline.text)
                if isinstance(inline, Emphasized):
                    assert inline.children


@given(any_text)
@limits
def test_any_language_file_gives_a_document_or_problems(text: str | bytes) -> None:
    check("en.md", text)


@given(any_text, st.sampled_from(["en.md", "zh.md", "ar.md"]))
@limits
def test_any_body_gives_a_document_or_problems(text: str | bytes, file: str) -> None:
    check(file, FRONT_MATTER.encode() + (text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass")))


#: What has a meaning in the YAML of tables and charts, on lines of their own and within them.
YAML_SIGNS = [
    *(f"{key}: " for key in ("caption", "name", "width", "columns", "header", "rows", "notes", "title", "align")),
    *(f"{key}: " for key in ("kind", "alternative", "categories", "series", "unit", "text", "total", "section")),
    *(
        "\n",
        "\n",
        "\n  ",
        "\n- ",
        "\n  - ",
        "\n    - ",
        "- ",
        "[",
        "]",
        "{",
        "}",
        ", ",
        ": ",
        "# ",
        '"',
        "'",
        '""',
        ">\n",
    ),
    *("a", "1", "2.5", "-1", "bar", "pie", "full", "decimal", "[^a]", "a: ", "{a: b}", "[a, b]", "[[a, b], [c, d]]"),
    *(
        "{text: a, columns: 2}",
        "{rows: 3}",
        "{total: [a, b]}",
        "*b*",
        "&x ",
        "!x ",
        "中",
        "e\u0301",
        "\\",
        "\ud800",
        "\t",
    ),
]


@given(
    st.sampled_from(["table", "chart"]),
    st.sampled_from(["", "rows: [[a, b], [c, d]]\n", "columns: [a, b]\n", "kind: bar\nalternative: a\n"]),
    st.lists(st.sampled_from(YAML_SIGNS), max_size=30).map("".join),
)
@limits
def test_any_fenced_block_gives_a_document_or_problems(kind: str, begun: str, text: str) -> None:
    body = f"```{kind}\n{begun}{text}\n```\n"
    check("en.md", FRONT_MATTER.encode() + body.encode("utf-8", "surrogatepass"))


@given(any_text)
@limits
def test_any_metadata_gives_a_document_or_problems(text: str | bytes) -> None:
    check("document.yaml", text)


@given(st.lists(st.sampled_from(SIGNS), max_size=10).map("".join), st.sampled_from(METADATA.splitlines()))
@limits
def test_any_change_of_a_key_gives_a_document_or_problems(text: str, line: str) -> None:
    check("document.yaml", METADATA.replace(line, line.partition(":")[0] + ": " + text))


#: Letters, figures, marks and spaces that have no meaning in the format at any place of a line.
plain = st.text(
    st.one_of(
        st.characters(categories=["Lu", "Lo", "Mn", "Nd", "Pd", "Pi", "Pf", "Sc"], exclude_characters="-’‘'أ"),
        st.sampled_from("，。、；：？！（）《》,;?/% \u00a0\u202f\u3000"),
    ),
    min_size=1,
)


@given(st.lists(st.lists(plain, min_size=1, max_size=3), min_size=1, max_size=3), st.sampled_from(["en", "zh"]))
@limits
def test_text_of_plain_paragraphs_comes_through(paragraphs: list[list[str]], language: str) -> None:
    # Quotation marks keep a line from being blank or a label, and ask for a space where lines are joined.
    source = "\n\n".join("\n".join(f"“{line}”" for line in lines) for lines in paragraphs)
    with tempfile.TemporaryDirectory() as path:
        document, problems = load_or_problems(make_folder(Path(path), {f"{language}.md": FRONT_MATTER + source}))
    assert document is not None, problems
    texts = [
        dump_inlines(block.inlines) for block in document.versions[language].blocks if isinstance(block, Paragraph)
    ]
    expected = [" ".join(f"“{line}”" for line in lines) for lines in paragraphs]
    assert texts == [unicodedata.normalize("NFC", text) for text in expected]
    assert len(document.versions[language].blocks) == len(paragraphs)
