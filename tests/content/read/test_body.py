from __future__ import annotations

import re
import unicodedata
from pathlib import Path

import pytest

from tests.content.read.content import FRONT_MATTER, all_inlines, dump_version, load_or_problems, make_folder
from tests.content.read.fixture_file import FIXTURES, Fixture, read_fixtures
from undoc.model import Text, Version

BLOCKS = [fixture for name in ("blocks", "tables", "parts", "charts") for fixture in read_fixtures(f"{name}.txt")]

INLINES = read_fixtures("inlines.txt")
PICTURE = (FIXTURES / "picture.png").read_bytes()


def read(fixture: Fixture, path: Path) -> Version:
    files: dict[str, str | bytes] = {
        f"{fixture.language}.md": FRONT_MATTER + fixture.input + "\n",
        "picture.png": PICTURE,
    }
    folder = make_folder(path, files)
    document, problems = load_or_problems(folder)
    assert not problems, "\n".join(map(str, problems))
    assert document is not None
    return document.versions[fixture.language]


@pytest.mark.parametrize("fixture", BLOCKS, ids=str)
def test_blocks(fixture: Fixture, tmp_path: Path) -> None:
    assert dump_version(read(fixture, tmp_path)) == fixture.expected


@pytest.mark.parametrize("fixture", INLINES, ids=str)
def test_inlines(fixture: Fixture, tmp_path: Path) -> None:
    dumped = dump_version(read(fixture, tmp_path))
    expected = re.sub(r"⟦([0-9A-F]+)⟧", lambda match: chr(int(match[1], 16)), fixture.expected)
    assert re.sub(r"^paragraph(?: #[a-z]+)?: ", "", dumped, flags=re.MULTILINE) == expected


@pytest.mark.parametrize("fixture", [*BLOCKS, *INLINES], ids=str)
def test_text_knows_where_its_first_character_stands(fixture: Fixture, tmp_path: Path) -> None:
    version = read(fixture, tmp_path)
    lines = version.path.read_text(encoding="utf-8").split("\n")
    for text in (inline for inline in all_inlines(version) if isinstance(inline, Text)):
        line = lines[text.place.line - 1] + "\n"
        rest = unicodedata.normalize("NFC", line[text.place.column - 1 :])
        # A space that a line end became stands at that line end.
        assert rest[0] == text.text[0] or (rest.strip() == "" and text.text[0] == " ")
